"""Real exports, read as they are, against figures that others worked out or published.

The files come from four survey tools; ``samples/README.md`` beside them names their sources.
"""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from builders import make_engagement
from spegla.pipeline import build
from spegla.survey.read import Engagement, read_engagement

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample exports are not here")

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


def engagement(
    folder: Path,
    waves: dict[str, Path],
    items: dict[str, str],
    scale_settings: str,
    *,
    map_columns: bool = False,
    groups: str = "",
) -> Engagement:
    """An engagement of exports as they are, with every column that is no item ignored.

    Items are found by their text, or, where ``map_columns``, through ``[columns]``.
    """
    read = {*items.values(), *(["Gender"] if groups else [])}
    ignored = {heading for path in waves.values() for heading in headings(path)} - read
    settings = HEAD % "\n".join(f"  {toml(heading)}," for heading in sorted(ignored))
    settings += scale_settings + groups
    if map_columns:
        settings += "\n[columns]\n" + "".join(f"{c} = {toml(h)}\n" for c, h in items.items())
    rows = [["code", "dimension", "kind", "scale", "reversed", "waves", "text_en"]]
    for code, heading in items.items():
        rows.append([code, "all", "rating", "s", "", "", code if map_columns else heading])
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


def built(folder: Path) -> dict[str, float]:
    """The figures of the report that the command line makes of an engagement, by identity."""
    output = folder / "out"
    build(folder, output, with_pdf=False)
    with (output / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {row["figure"]: float(row["value"]) for row in csv.DictReader(file) if row["value"]}


def counts(codes: "pd.Series[float]", points: int) -> list[int]:
    return [int((codes == point).sum()) for point in range(1, points + 1)]


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
        assert figures["2021/customers/item/spack/mean"] == 4.11
        assert figures["2020/customers/item/spack/mean"] == 4.05
        assert figures["2021/customers/item/packages/favourable"] == 0.659


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
    assert built(tmp_path)["2016/customers/item/affsat1/favourable"] == 0.646


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
    assert built(tmp_path)["2014/customers/item/recline/favourable"] == 0.412


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
        assert built(tmp_path)["2025/customers/item/m10/mean"] == 3.57
