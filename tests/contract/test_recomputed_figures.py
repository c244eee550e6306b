"""The demo's figures, worked out a second time from the raw files of its data folder.

Nothing of the package is imported, neither here nor in ``recomputed``: what is written there is
the method page of the report in plain pandas, NumPy and SciPy. A mistake would have to be made
twice to stay unseen.
"""

import csv
import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from recomputed.bins import PEOPLE
from recomputed.files import (
    BEFORE,
    DIMENSIONS,
    ITEM_KINDS,
    MEMBERS,
    MINIMUM,
    NOW,
    asked,
    with_role,
)
from recomputed.formulas import Number, grain
from recomputed.importance import guess_figures, importance_figures
from recomputed.items import (
    choice_figures,
    consensus_figure,
    item_average_figures,
    item_change_figures,
    item_figures,
    net_promoter_figure,
    quantity_figures,
    response_figures,
)
from recomputed.priorities import priority_figures, resampled_figures
from recomputed.reliability import reliability_figures
from recomputed.remarks import theme_figures
from recomputed.resampling import draw
from recomputed.scores import (
    KINDS,
    SUBJECTS,
    department_figures,
    items,
    mirror_figures,
    score_figures,
    trend_figures,
)
from recomputed.zones import zone_figures

RECOMPUTED = Path(__file__).parents[1] / "recomputed"

COLUMNS = (
    "figure,wave,audience,subject_kind,subject,statistic,category,group_by,group,"
    "shown,value,least,most,low,high,n,unit,definition,page"
)

FIELDS = ("value", "least", "most", "low", "high")
"""Fields of a figure that hold numbers of its own unit."""

NAMED_FROM = 0.80
"""Share of resamples from which a box of the matrix is named."""

MONTE_CARLO = {"value": 0.04, "low": 0.02, "high": 0.02}
"""What two runs of the bootstrap may differ by, with 2,000 and 4,000 resamples: three standard
errors and the rounding to two digits. The standard error of the difference is at most 0.014 for a
share of resamples, and 0.003 for an end of an interval whose weights spread by 0.035.
"""

TOLD_OF_DIMENSIONS = [with_role("most_important"), with_role("first_to_improve")]
"""Choices whose shares are released once, as the importance of the dimensions."""

CHOSEN = ("single", "multiple", "yes_no")
ALONE = ("comparison", "effort", "recommendation")
"""Kinds of questions in which customers judge IT, but that are part of no score."""

EXPECTED: dict[str, Number] = dict(
    chain(
        response_figures(BEFORE),
        response_figures(NOW),
        *(response_figures(NOW, group) for group in MEMBERS),
        *(item_figures(code) for code in asked(NOW, *ITEM_KINDS)),
        map(consensus_figure, asked(NOW, *ITEM_KINDS)),
        *(
            item_change_figures(code)
            for code in asked(NOW, *ITEM_KINDS)
            if code in asked(BEFORE, *ITEM_KINDS)
        ),
        map(net_promoter_figure, asked(NOW, "recommendation")),
        *(item_average_figures(dimension, items(dimension, NOW)) for dimension in DIMENSIONS),
        *(choice_figures(code) for code in asked(NOW, *CHOSEN) if code not in TOLD_OF_DIMENSIONS),
        *(quantity_figures(code) for code in asked(NOW, "number")),
        *(theme_figures(code) for code in asked(NOW, "text")),
        *(figures(subject) for figures in (score_figures, trend_figures) for subject in KINDS),
        department_figures(),
        *map(mirror_figures, SUBJECTS),
        *map(zone_figures, DIMENSIONS),
        importance_figures(),
        guess_figures(),
        priority_figures(),
        *map(reliability_figures, DIMENSIONS),
    )
)
FAMILIES = (
    *[(wave, "complete") for wave in (BEFORE, NOW)],
    *[(wave, subject) for wave in (BEFORE, NOW) for subject in SUBJECTS],
    *[("management", subject) for subject in SUBJECTS],
    *[(wave, code) for wave in (BEFORE, NOW) for code in asked(wave, *ALONE)],
    *[("do not know", code) for code in asked(NOW, *ITEM_KINDS)],
    *[(NOW, code) for code in asked(NOW, *CHOSEN, "number", "minimum", "desired")],
    *[("below minimum", dimension) for dimension in DIMENSIONS],
    *[("remarks", question) for question in asked(NOW, "text")],
)
"""Questions that have to be looked at together, since they speak of the same answers: a score and
its questions, or one question that is in no score.
"""

RESAMPLED = [figure for figure, number in EXPECTED.items() if number.resampled]
PLACED = [figure for figure in RESAMPLED if "/placement[" in figure]

Entry = dict[str, Any]


def name_of(entry: Entry) -> str:
    subject = "/".join(entry[part] for part in ("wave", "audience", "subject_kind", "subject"))
    category = f"[{entry['category']}]" if entry["category"] else ""
    group = f"@{entry['group_by']}={entry['group']}" if entry["group_by"] else ""
    return f"{subject}/{entry['statistic']}{category}{group}"


@pytest.fixture(scope="module")
def record(demo_build: Path) -> Entry:
    """The record of the release, the only thing that report, site and annex are made from."""
    parsed: Entry = json.loads((demo_build / "release.json").read_text(encoding="utf-8"))
    return parsed


@pytest.fixture(scope="module")
def released(record: Entry) -> dict[str, Entry]:
    return {name_of(entry): entry for entry in record["figures"]}


@pytest.fixture(scope="module")
def annex(demo_build: Path) -> list[dict[str, str]]:
    with (demo_build / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def resampled() -> dict[str, Number]:
    return dict(resampled_figures(draw()))


def differing(entry: Entry, expected: Number) -> list[str]:
    """Fields that hold another number than was worked out here, to the displayed grain."""
    half_a_grain = grain(entry["statistic"], entry["unit"]) * (0.5 + 1e-6)
    wrong = []
    for field in FIELDS:
        if field in expected.resampled:
            continue
        ours, theirs = getattr(expected, field), entry.get(field)
        if ours is None or theirs is None:
            is_same = ours is None and theirs is None
        else:
            is_same = abs(ours - theirs) <= half_a_grain + expected.slack
        if not is_same:
            wrong.append(f"{field}: {theirs} is released, {ours} was worked out")
    return wrong


# The comparison


@pytest.mark.parametrize("figure", EXPECTED)
def test_a_figure_is_what_the_raw_answers_give(figure: str, released: dict[str, Entry]) -> None:
    entry, expected = released[figure], EXPECTED[figure]
    if expected.n is not None and expected.n < MINIMUM:
        assert entry["hidden"] == "protected"
        assert "value" not in entry
        return
    assert entry.get("base") == expected.n
    assert differing(entry, expected) == []


@pytest.mark.parametrize("figure", [name for name in EXPECTED if name not in PLACED])
def test_a_figure_is_called_what_the_method_calls_it(
    figure: str, released: dict[str, Entry]
) -> None:
    assert released[figure].get("reading") == EXPECTED[figure].reading


@pytest.mark.parametrize("figure", RESAMPLED)
def test_other_random_numbers_say_the_same(
    figure: str, released: dict[str, Entry], resampled: dict[str, Number]
) -> None:
    for field in EXPECTED[figure].resampled:
        ours = getattr(resampled[figure], field)
        assert released[figure][field] == pytest.approx(ours, abs=MONTE_CARLO[field], rel=0), field


@pytest.mark.parametrize("figure", PLACED)
def test_a_box_is_named_only_from_the_share_that_is_printed(
    figure: str, released: dict[str, Entry]
) -> None:
    entry = released[figure]
    is_sure = entry["value"] >= NAMED_FROM
    assert entry["reading"] == (EXPECTED[figure].reading if is_sure else "between")


@pytest.mark.parametrize("figure", [figure for figure in RESAMPLED if figure.endswith("weight")])
def test_a_weight_lies_in_its_interval(figure: str, released: dict[str, Entry]) -> None:
    entry = released[figure]
    assert entry["low"] <= entry["value"] <= entry["high"]


def test_every_released_figure_is_recomputed_here(released: dict[str, Entry]) -> None:
    assert set(released) == set(EXPECTED)


def test_every_family_is_shown_as_finely_as_its_people_allow(record: Entry) -> None:
    """What is worked out here is the first level of the ladder; no other may be taken."""
    levels = record["certificate"]["audits"]["ladder"]
    assert levels["A"] == len(FAMILIES)
    assert sum(levels.values()) == levels["A"]


def test_the_certificate_counts_the_figures_that_are_released(record: Entry) -> None:
    figures = record["certificate"]["figures"]
    hidden = Counter(entry["hidden"] for entry in record["figures"] if "hidden" in entry)
    assert figures["total"] == len(EXPECTED)
    assert figures["hidden"] == {"not_comparable": 0, "protected": 0} | hidden


def test_a_range_holds_its_value_and_the_answers_of_three_people(
    released: dict[str, Entry],
) -> None:
    in_ranges = [entry for entry in released.values() if "least" in entry]
    assert len(in_ranges) >= len(FAMILIES)
    for entry in in_ranges:
        assert entry["least"] <= entry["value"] <= entry["most"], name_of(entry)
        if entry["unit"] == "share" and entry["statistic"] != "complete_rate":
            people = (entry["most"] - entry["least"]) * entry["base"] + 1
            assert people >= PEOPLE - 0.001 * entry["base"], name_of(entry)


def test_nothing_of_the_package_is_imported_here() -> None:
    for module in (Path(__file__), *RECOMPUTED.glob("*.py")):
        assert not re.search(r"^\s*(from|import) spegla", module.read_text("utf-8"), re.MULTILINE)


# The annex


def test_the_annex_repeats_the_release(
    annex: list[dict[str, str]], released: dict[str, Entry]
) -> None:
    """What is not shown has a row where a page has a place for it."""
    shown = {figure for figure, entry in released.items() if "hidden" not in entry}
    assert shown <= {row["figure"] for row in annex} <= set(released)
    for row in annex:
        entry = released[row["figure"]]
        numbers = [entry.get(field) for field in (*FIELDS, "base")]
        told = [row[column] for column in (*FIELDS, "n")]
        assert [float(cell) if cell else None for cell in told] == numbers, row["figure"]
        assert row["unit"] == entry.get("unit", "")
        assert row["shown"] == ("no" if "hidden" in entry else "yes")


def test_columns_keep_their_names_and_order(annex: list[dict[str, str]]) -> None:
    assert ",".join(annex[0]) == COLUMNS


def test_a_figure_has_one_row(annex: list[dict[str, str]]) -> None:
    assert len({row["figure"] for row in annex}) == len(annex)


def test_no_figure_rests_on_fewer_people_than_promised(annex: list[dict[str, str]]) -> None:
    people = [row["value"] if row["unit"] == "persons" else row["n"] for row in annex]
    assert min(int(float(count)) for count in people if count) >= MINIMUM


def test_people_outside_the_shown_departments_are_none_or_enough(
    annex: list[dict[str, str]],
) -> None:
    everybody: dict[str, int] = {}
    in_departments: Counter[str] = Counter()
    for row in annex:
        figure, _, group = row["figure"].partition("@")
        if row["n"] and group:
            in_departments[figure] += int(row["n"])
        elif row["n"]:
            everybody[figure] = int(row["n"])
    left = [everybody[figure] - n for figure, n in in_departments.items() if figure in everybody]
    assert len(left) >= len(SUBJECTS)
    assert not any(1 <= people < MINIMUM for people in left)
