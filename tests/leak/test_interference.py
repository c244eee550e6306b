"""Nothing that is shown follows from more than what is displayed.

One answer is changed at a time. As long as every displayed range stays as it is, everything else
that is worked out from ranges (intervals, gaps, changes, verdicts, spreads) has to stay as well:
else it would tell what the ranges hide. What is no sum (weights, reliabilities) is worked out of
all customers from thirty people on, and is left out here (PRIVACY.md 2.15).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from leak.knowledge import figures_in
from leak.surveys import OPINIONS, Sheet, random_sheet
from spegla.privacy import archive
from survey_builder import release

OF_EVERYONE = frozenset(
    {"derived_weight", "stated_weight", "r_squared", "rank_correlation", "weight", "placement",
     "priority", "top_three", "alpha", "omega", "rank_agreement"}
)  # fmt: skip
"""Statistics that are no sums."""

BY_SPREAD = frozenset(
    {"score", "trend_score", "change", "gap", "standardised_gap", "contrast", "detectable_change",
     "perceived", "minimum", "desired"}
)  # fmt: skip
"""Their intervals use the spread of everyone's scores, in whole points, from thirty people on."""

SAID = ("value", "low", "high", "reading", "hidden")


def released(sheet: Sheet) -> list[dict[str, Any]]:
    return figures_in(archive.to_json(release(sheet.survey())))


def changed(sheet: Sheet, seed: int) -> Sheet:
    """The survey with one answer a step better or worse."""
    rng = np.random.default_rng(seed)
    rows = [list(row) for row in sheet.answers]
    person, item = int(rng.integers(len(rows))), int(rng.integers(len(sheet.items)))
    code = rows[person][item]
    if code is not None:
        points = 10 if sheet.items[item].startswith("nki") else 5
        rows[person][item] = min(max(code + int(rng.choice([-1, 1])), 1), points)
    return Sheet(items=sheet.items, answers=tuple(map(tuple, rows)), groups=sheet.groups)


def ranges(figures: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(map(entry.get, ("least", "most", "base", "hidden"))) for entry in figures]


def apart(
    before: list[dict[str, Any]], after: list[dict[str, Any]], left_out: frozenset[str]
) -> Iterator[Mapping[str, Any]]:
    for one, other in zip(before, after, strict=True):
        if one["statistic"] in left_out:
            continue
        if any(one.get(name) != other.get(name) for name in SAID):
            yield one | {"then": other}


@pytest.mark.parametrize("people", [14, 24, 45])
@pytest.mark.parametrize("opinion", OPINIONS[:3])
def test_what_leaves_the_ranges_as_they_are_leaves_everything_as_it_is(
    people: int, opinion: tuple[float, ...]
) -> None:
    sheet = random_sheet(people, people=people, opinion=opinion)
    left_out = OF_EVERYONE | BY_SPREAD if people >= 30 else frozenset()
    before, unseen = released(sheet), 0
    for seed in range(6):
        after = released(changed(sheet, seed))
        if ranges(after) == ranges(before):
            unseen += 1
            assert not list(apart(before, after, left_out))
    assert unseen, "no change stayed within the ranges"
