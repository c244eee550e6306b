"""Real exports, read as they are, against figures that others worked out or published.

The files come from four survey tools; ``samples/README.md`` beside them names their sources.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import pandas as pd
import pytest

from builders import make_engagement
from samples import SAMPLES, needs_samples
from spegla.last_build import Options
from spegla.pipeline import build
from spegla.survey.read import Engagement, read_engagement

SITE_ONLY = Options(with_pdf=False)
pytestmark = needs_samples

HEAD = """\
client = "Sample"
languages = ["en"]
title = { en = "Sample" }
confidentiality = { en = "Public" }
ignored_columns = [
%s
]

[privacy]
preset = "standard"
promised_minimum = 5

[dimensions.all]
label = { en = "All" }
"""
QUALITY = ["Horrible", "Bad", "OK", "Good", "Excellent"]


def toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def headings(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")
    return next(csv.reader(io.StringIO(text, newline="")))


def scale(labels: list[str], *, favourable_from: int, extra: str = "") -> str:
    lines = "\n".join(f"  {{ en = {toml(label)} }}," for label in labels)
    return (
        f"\n[scales.s]\nlow = 1\nhigh = {len(labels)}\nlabels = [\n{lines}\n]\n"
        f"favourable_from = {favourable_from}\nunfavourable_to = 1\n{extra}\n"
    )


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """A question with options: the label of each by its code, and what else stands for it.

    ``columns`` has the heading of its column, or those of its options by their code.
    """

    kind: str
    columns: str | Mapping[str, str]
    labels: Mapping[str, str]
    values: Mapping[str, list[str]]

    @property
    def headings(self) -> list[str]:
        return [self.columns] if isinstance(self.columns, str) else list(self.columns.values())

    def options(self, code: str) -> str:
        lines = (
            f"{option} = {{ label = {{ en = {toml(label)} }}, "
            f"values = [{', '.join(map(toml, self.values.get(option, [])))}] }}\n"
            for option, label in self.labels.items()
        )
        return f"\n[options.{code}]\n{''.join(lines)}"

    def mapped(self, code: str) -> str:
        if isinstance(self.columns, str):
            return f"{code} = {toml(self.columns)}\n"
        return "".join(f'"{code}[{o}]" = {toml(h)}\n' for o, h in self.columns.items())


def engagement(
    folder: Path,
    waves: dict[str, Path],
    items: dict[str, str],
    scale_settings: str,
    *,
    map_columns: bool = False,
    groups: str = "",
    choices: Mapping[str, Choosing] | None = None,
) -> Engagement:
    """An engagement of exports as they are, with every column that is no item ignored.

    Items are found by their text, or, where ``map_columns``, through ``[columns]``; choices
    always through ``[columns]``.
    """
    chosen = choices or {}
    read = {*items.values(), *(["Gender"] if groups else [])}
    read |= {heading for choosing in chosen.values() for heading in choosing.headings}
    ignored = {heading for path in waves.values() for heading in headings(path)} - read
    settings = HEAD % "\n".join(f"  {toml(heading)}," for heading in sorted(ignored))
    settings += scale_settings + groups
    settings += "".join(choosing.options(code) for code, choosing in chosen.items())
    settings += "\n[columns]\n"
    settings += "".join(choosing.mapped(code) for code, choosing in chosen.items())
    if map_columns:
        settings += "".join(f"{c} = {toml(h)}\n" for c, h in items.items())
    rows = [["code", "dimension", "kind", "scale", "reversed", "waves", "text_en"]]
    for code, heading in items.items():
        rows.append([code, "all", "rating", "s", "", "", code if map_columns else heading])
    rows += [[code, "", c.kind, code, "", "", code] for code, c in chosen.items()]
    book = io.StringIO(newline="")
    csv.writer(book).writerows(rows)
    files: dict[str, str | bytes | None] = {
        "data/waves/2026/customers.csv": None,
        "data/waves/2026/invited.csv": None,
    }
    for wave, path in waves.items():
        settings += f'\n[waves.{wave}]\ndate = {wave}-06-01\nlabel = {{ en = "{wave}" }}\n'
        files[f"data/waves/{wave}/customers{path.suffix}"] = path.read_bytes()
        invited = "breakdown,group,invited\n,,2000\n"
        if groups:
            invited += "gender,women,1000\ngender,men,1000\n"
        files[f"data/waves/{wave}/invited.csv"] = invited
    return read_engagement(
        make_engagement(folder, settings=settings, questions=book.getvalue(), files=files)
    )


@dataclass(frozen=True, slots=True)
class Range:
    """What a displayed figure stands for."""

    least: float
    most: float

    def __contains__(self, exact: float) -> bool:
        """Whether the figure could be this one, as it was published to so many digits."""
        return self.least - 0.005 <= exact <= self.most + 0.005


def built(folder: Path) -> dict[str, Range]:
    """The ranges in the report that the command line makes of an engagement, by identity."""
    output = folder / "out"
    build(folder, output, day=date(2026, 1, 1), options=SITE_ONLY)
    with (output / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["figure"]: Range(float(row["least"]), float(row["most"]))
            for row in csv.DictReader(file)
            if row["least"]
        }


def counts(codes: "pd.Series[float]", points: int) -> list[int]:
    return [int((codes == point).sum()) for point in range(1, points + 1)]


def picked(made: Engagement, choice: str) -> dict[str, int]:
    """How many people chose each option of a question."""
    chosen = made.survey.current.customers.picked
    options = made.survey.questionnaire.choices
    (asked,) = (one for one in options if one.code == choice)
    return {option.code: int(chosen[choice, option.code].sum()) for option in asked.options}


GOOGLE_ITEMS = {
    name: f"How would you rate the overall quality of ... [{subject}]"
    for name, subject in {
        "documentation": "Spack documentation",
        "community": "Spack community",
        "packages": "Spack packages",
        "spack": "Spack",
    }.items()
}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_google_forms_in_two_waves(tmp_path: Path, suffix: str) -> None:
    folder = SAMPLES / "googleforms-spack"
    waves = {wave: folder / f"responses_{wave}.csv" for wave in ("2020", "2021")}
    settings = scale(QUALITY, favourable_from=4)
    made = engagement(tmp_path, waves, GOOGLE_ITEMS, settings)
    if suffix == "xlsx":
        for wave in waves:
            (tmp_path / f"data/waves/{wave}/customers.csv").unlink()
            target = tmp_path / f"data/waves/{wave}/customers.xlsx"
            target.write_bytes((folder / f"responses_{wave}.xlsx").read_bytes())
        made = read_engagement(tmp_path)
    first, second = (wave.customers.codes for wave in made.survey.waves)
    assert (len(first), len(second)) == (170, 179)
    assert first.mean().round(4).to_dict() == {
        "documentation": 3.8059,
        "community": 4.1824,
        "packages": 3.6765,
        "spack": 4.0471,
    }
    assert second.mean().round(4).to_dict() == {
        "documentation": 3.8380,
        "community": 4.1676,
        "packages": 3.7598,
        "spack": 4.1117,
    }
    assert (first >= 4).mean().round(4).tolist() == [0.6824, 0.8, 0.5941, 0.7824]
    assert (second >= 4).mean().round(4).tolist() == [0.7318, 0.7877, 0.6592, 0.8212]
    if suffix == "csv":
        figures = built(tmp_path)
        assert 4.11 in figures["2021/customers/item/spack/mean"]
        assert 4.05 in figures["2020/customers/item/spack/mean"]
        assert 0.659 in figures["2021/customers/item/packages/favourable"]


GET = {
    "load": "spack load",
    "environments": "Spack environments",
    "tcl": "Environment Modules (TCL modules)",
    "lmod": "Lmod",
    "containers": "Containers",
    "view": "spack view",
    "build": "spack build-env",
    "script": "Custom script or env vars",
}


def own_words(path: Path, heading: str, labels: Iterable[str]) -> list[str]:
    """What people wrote beside the options of a question, commas and all."""
    offered = set(labels)
    cells = pd.read_csv(path, dtype=str)[heading].dropna()
    runs = (
        ", ".join(run)
        for cell in cells
        for is_own, run in groupby(cell.split(", "), lambda part: part not in offered)
        if is_own
    )
    return list(dict.fromkeys(runs))


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_google_forms_with_several_options_in_a_cell(tmp_path: Path, suffix: str) -> None:
    """Counts: cells split at ", " with pandas; "other" are the seven people with own words."""
    folder = SAMPLES / "googleforms-spack"
    path = folder / f"responses_2021.{suffix}"
    question = "How do you get installed Spack packages into your environment?"
    source = folder / "responses_2021.csv"
    get = Choosing(
        kind="multiple",
        columns=question,
        labels=GET | {"other": "Other"},
        values={"other": own_words(source, question, GET.values())},
    )
    made = engagement(
        tmp_path,
        {"2021": source},
        GOOGLE_ITEMS,
        scale(QUALITY, favourable_from=4),
        choices={"get": get},
    )
    if suffix == "xlsx":
        (tmp_path / "data/waves/2021/customers.csv").unlink()
        (tmp_path / "data/waves/2021/customers.xlsx").write_bytes(path.read_bytes())
        made = read_engagement(tmp_path)
    customers = made.survey.current.customers
    assert picked(made, "get") == {
        "load": 82,
        "environments": 79,
        "tcl": 58,
        "lmod": 56,
        "containers": 23,
        "view": 19,
        "build": 13,
        "script": 13,
        "other": 7,
    }
    assert (customers.missing["get"] == "blank").sum() == 3


def test_limesurvey_with_a_column_for_each_option(tmp_path: Path) -> None:
    """Four yes-or-no columns read as one question with four options; counted with pandas."""
    path = SAMPLES / "limesurvey-rse-2016-uk" / "2016_uk_public_data.csv"
    by_code = {heading.partition(".")[0]: heading for heading in headings(path)}
    describes = Choosing(
        kind="multiple",
        columns={letter: by_code[f"rse16{letter}"] for letter in "abcd"},
        labels={"a": "Employed to develop", "b": "Mostly develop", "c": "Postdoc", "d": "Helper"},
        values={},
    )
    system = Choosing(
        kind="single",
        columns=by_code["tool2"],
        labels={"linux": "GNU/Linux", "windows": "Windows", "mac": "OS X", "other": "Other"},
        values={},
    )
    labels = ["Strongly disagree", "Disagree", "Neither agree or disagree", "Agree"]
    made = engagement(
        tmp_path,
        {"2016": path},
        {"affsat1": by_code["affSat1"]},
        scale([*labels, "Strongly agree"], favourable_from=4),
        map_columns=True,
        choices={"describes": describes, "system": system},
    )
    customers = made.survey.current.customers
    assert picked(made, "describes") == {"a": 166, "b": 225, "c": 82, "d": 132}
    assert (customers.missing["describes"] == "blank").sum() == 11
    assert picked(made, "system") == {
        "linux": 161,
        "windows": 55,
        "mac": 53,
        "other": 2,
    }
    assert (customers.missing["system"] == "blank").sum() == 2


def test_limesurvey_with_codes_and_texts_as_headings(tmp_path: Path) -> None:
    path = SAMPLES / "limesurvey-rse-2016-uk" / "2016_uk_public_data.csv"
    items = {h.partition(".")[0].lower(): h for h in headings(path) if h.startswith("affSat")}
    labels = [
        "Strongly disagree",
        "Disagree",
        "Neither agree or disagree",
        "Agree",
        "Strongly agree",
    ]
    settings = scale(labels, favourable_from=4)
    made = engagement(tmp_path, {"2016": path}, items, settings, map_columns=True)
    customers = made.survey.current.customers
    assert len(customers) == 273
    assert {code: counts(customers.codes[code], 5) for code in items} == {
        "affsat1": [8, 30, 58, 103, 72],
        "affsat2": [17, 30, 54, 115, 55],
        "affsat3": [10, 40, 61, 104, 56],
        "affsat4": [11, 20, 79, 101, 61],
    }
    assert (customers.missing == "blank").sum().tolist() == [2, 2, 2, 1]
    assert 0.646 in built(tmp_path)["2016/customers/item/affsat1/favourable"]


def test_surveymonkey_with_single_choices(tmp_path: Path) -> None:
    """Never flies: 166 of 1040, as its README beside it says; the rest counted with pandas."""
    path = SAMPLES / "surveymonkey-flying" / "flying_etiquette.csv"
    often = Choosing(
        kind="single",
        columns="How often do you travel by plane?",
        labels={
            "never": "Never",
            "year": "Once a year or less",
            "month": "Once a month or less",
            "months": "A few times per month",
            "weeks": "A few times per week",
            "daily": "Every day",
        },
        values={},
    )
    rests = Choosing(
        kind="single",
        columns="In a row of three seats, who should get to use the two arm rests?",
        labels={
            "shared": "The arm rests should be shared",
            "middle": "The person in the middle seat gets both arm rests",
            "first": "Whoever puts their arm on the arm rest first",
            "sides": "The people in the aisle and window seats get both arm rests",
            "other": "Other (please specify)",
        },
        values={},
    )
    items = {"recline": "Is itrude to recline your seat on a plane?"}
    labels = ["No, not rude at all", "Yes, somewhat rude", "Yes, very rude"]
    made = engagement(
        tmp_path,
        {"2014": path},
        items,
        scale(labels, favourable_from=2),
        choices={"often": often, "rests": rests},
    )
    customers = made.survey.current.customers
    assert list(picked(made, "often").values()) == [166, 633, 205, 29, 4, 3]
    assert (customers.missing["often"] == "").sum() == 1040
    assert list(picked(made, "rests").values()) == [587, 119, 87, 18, 45]
    assert (customers.missing["rests"] == "blank").sum() == 184


def test_surveymonkey_with_groups(tmp_path: Path) -> None:
    path = SAMPLES / "surveymonkey-flying" / "flying_etiquette.csv"
    items = {"recline": "Is itrude to recline your seat on a plane?"}
    labels = ["No, not rude at all", "Yes, somewhat rude", "Yes, very rude"]
    groups = """
[breakdowns.gender]
label = { en = "Gender" }

[breakdowns.gender.groups.women]
label = { en = "Female" }

[breakdowns.gender.groups.men]
label = { en = "Men" }
values = ["Male"]
"""
    made = engagement(
        tmp_path, {"2014": path}, items, scale(labels, favourable_from=2), groups=groups
    )
    customers = made.survey.current.customers
    assert len(customers) == 1040
    assert counts(customers.codes["recline"], 3) == [502, 281, 71]
    assert round(352 / customers.codes["recline"].count(), 4) == 0.4122
    assert customers.groups["gender"].value_counts().to_dict() == {"women": 528, "men": 479, "": 33}
    assert 0.412 in built(tmp_path)["2014/customers/item/recline/favourable"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_microsoft_forms_with_one_who_did_not_attend(tmp_path: Path, suffix: str) -> None:
    folder = SAMPLES / "msforms-uppmax"
    path = folder / f"evaluation_20250425_day_2.{suffix}"
    source = folder / "evaluation_20250425_day_2.csv"
    items = {f"m{n}": h for n, h in enumerate(headings(source)) if h.startswith("I can")}
    labels = [
        "I have no confidence I can do this",
        "I have low confidence I can do this",
        "I have some confidence I can do this",
        "I have good confidence I can do this",
        "I can absolutely do this!",
    ]
    absent = 'not_applicable = { code = 99, label = { en = "I did not attend that session" } }'
    settings = scale(labels, favourable_from=4, extra=absent)
    made = engagement(tmp_path, {"2025": source}, items, settings)
    if suffix == "xlsx":
        (tmp_path / "data/waves/2025/customers.csv").unlink()
        (tmp_path / "data/waves/2025/customers.xlsx").write_bytes(path.read_bytes())
        made = read_engagement(tmp_path)
    customers = made.survey.current.customers
    assert len(customers) == 15
    assert customers.codes.mean().round(2).tolist() == [
        4.00, 4.07, 3.93, 4.07, 3.67, 3.57, 3.80, 3.87,
    ]  # fmt: skip
    assert (customers.missing == "not_applicable").sum().sum() == 1
    if suffix == "csv":
        assert 3.57 in built(tmp_path)["2025/customers/item/m10/mean"]
