"""No page of a unit's report says more than the released values bear, in any release.

As in ``test_claims_held.py``, every sentence that claims something is judged a second time, from
the release of all groups and by rules written down anew.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from claim_figures import Figures, Said, all_said, reads, stands_out
from claim_releases import DIMENSIONS, altered
from spegla.privacy.released import FigureId, Shown, Statistic, Value
from spegla.report.claims import CLAIMS
from spegla.report.context import Context
from spegla.report.model import Phrase, Report, Row
from spegla.report.unit import has_report
from unit_builder import report_of_unit

SEEDS = range(60)
OTHER = ("higher", "lower")


class OfUnit(Figures):
    """The figures of one unit, found in the release of all groups."""

    def __init__(self, context: Context, group: str) -> None:
        super().__init__(context)
        self.group = ("unit", group)

    def contrasts(self) -> dict[str, Value | None]:
        return {d: self.of(d, Statistic.CONTRAST, group=self.group) for d in DIMENSIONS}

    def that_read(self, *readings: str) -> set[str]:
        found = self.contrasts().items()
        return {d for d, value in found if any(reads(value, reading) for reading in readings)}

    def compared(self) -> set[str]:
        return {d for d, value in self.contrasts().items() if isinstance(value, Shown)}

    def scores(self) -> dict[str, Value | None]:
        return {d: self.of(d, group=self.group) for d in DIMENSIONS}

    def are_named(self, words: object, dimensions: set[str]) -> bool:
        """Whether words name these dimensions, or say how many they are."""
        if isinstance(words, Phrase):
            number = dict(words.arguments)["count"].value  # type: ignore[union-attr]
            return bool(number == len(dimensions))
        return set(self.codes(words)) == dimensions


Judge = Callable[[OfUnit, Said], bool]


def counts(figures: OfUnit, said: Said) -> bool:
    apart, compared = (said.argument(name).value for name in ("count", "all"))  # type: ignore[attr-defined]
    is_apart = bool(apart == len(figures.that_read(*OTHER)) > 0)
    return is_apart and bool(compared == len(figures.compared()))


def is_ahead(figures: OfUnit, said: Said, *, name: str, up: bool) -> bool:
    return stands_out(figures.scores(), figures.codes(said.argument(name)), up=up)


def none_apart(figures: OfUnit, *, is_complete: bool) -> bool:
    has_all = figures.compared() == set(DIMENSIONS)
    return not figures.that_read(*OTHER) and bool(figures.compared()) and has_all is is_complete


JUDGES: Mapping[str, Judge] = {
    "unit.headline.both": lambda f, s: (
        f.are_named(s.argument("higher"), f.that_read("higher"))
        and f.are_named(s.argument("lower"), f.that_read("lower"))
    ),
    "unit.headline.higher": lambda f, s: (
        f.are_named(s.argument("higher"), f.that_read("higher")) and not f.that_read("lower")
    ),
    "unit.headline.lower": lambda f, s: (
        f.are_named(s.argument("lower"), f.that_read("lower")) and not f.that_read("higher")
    ),
    "unit.headline.none": lambda f, _: none_apart(f, is_complete=True),
    "unit.headline.none.compared": lambda f, _: none_apart(f, is_complete=False),
    "unit.differences.apart": counts,
    "unit.differences.none": lambda f, _: not f.that_read(*OTHER) and bool(f.compared()),
    "unit.lead.highest": lambda f, s: is_ahead(f, s, name="dimension", up=True),
    "unit.lead.lowest": lambda f, s: is_ahead(f, s, name="dimension", up=False),
    "unit.dimensions.headline": lambda f, s: (
        is_ahead(f, s, name="highest", up=True) and is_ahead(f, s, name="lowest", up=False)
    ),
}


@cache
def made(seed: int) -> tuple[tuple[OfUnit, Report], ...]:
    context = altered(seed)
    return tuple(
        (OfUnit(context, group.code), report_of_unit(context, group.code, "unit"))
        for group in context.released.breakdown("unit").groups
        if has_report(context.released, "unit", group)
    )


def test_every_claim_of_a_unit_has_a_judge() -> None:
    assert {key for key in CLAIMS if key.startswith("unit.")} == JUDGES.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sentence_about_a_unit_claims_more_than_the_release_bears(seed: int) -> None:
    for figures, report in made(seed):
        for said in all_said(report):
            if said.phrase.key in JUDGES:
                assert JUDGES[said.phrase.key](figures, said), said.phrase


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_calls_a_difference_what_the_gate_called_it(seed: int) -> None:
    for figures, report in made(seed):
        for reading, contrast in readings(figures, report):
            assert reading == f"reading.{contrast.reading}"


def readings(figures: OfUnit, report: Report) -> Iterator[tuple[str, Shown]]:
    """What each row of the table of differences says of its contrast."""
    for said in all_said(report):
        row = next((part for part in reversed(said.within) if isinstance(part, Row)), None)
        if row is None or not said.phrase.key.startswith("reading."):
            continue
        for figure in row.figures:
            value = figures.context.released.figures[figure]
            if is_of(figure, Statistic.CONTRAST) and isinstance(value, Shown):
                yield said.phrase.key, value


def is_of(figure: FigureId, statistic: Statistic) -> bool:
    return figure.statistic is statistic


def test_each_claim_of_a_unit_is_made_by_some_release() -> None:
    """Else the laws above would hold for nothing."""
    made_so_far = {s.phrase.key for seed in SEEDS for _, r in made(seed) for s in all_said(r)}
    assert JUDGES.keys() <= made_so_far
    assert sum(1 for seed in SEEDS for each in made(seed) for _ in readings(*each)) > 100
