"""All figures of a release that are sums over people, each as it is displayed.

Nothing linear is displayed that is not in the registry: figures are read from it, and the audits,
the ledger and the certificate are made of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from spegla.privacy.certificate import Level
from spegla.privacy.display import PROTECTED, displayed
from spegla.privacy.ladder import Settled
from spegla.privacy.linear import Family
from spegla.privacy.released import FigureId, Shown, SubjectKind, Value
from spegla.stats.tallies import AudienceTallies
from spegla.survey.questions import Audience

Asked = tuple[str, Audience]
"""Code of a wave, and who was asked in it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Registry:
    """What a release says in sums over people.

    Args:
        settled: The families of questions as they are shown.
        counted: How many people answered, exact; known to whoever knows who answered.
        values: The value of each figure of the settled families.
    """

    settled: tuple[Settled, ...]
    counted: tuple[Family, ...]
    values: Mapping[FigureId, Value]

    @classmethod
    def of(cls, settled: Iterable[Settled], counted: Iterable[Family]) -> Self:
        """The registry of families that passed their audits, and of numbers of people."""
        every = tuple(settled)
        values: dict[FigureId, Value] = {}
        for each in every:
            values |= {figure: _rounded(value) for figure, value in each.values.items()}
            values |= dict.fromkeys(each.withheld, PROTECTED)
        return cls(settled=every, counted=tuple(counted), values=values)

    def value(self, figure: FigureId) -> Value:
        """What is displayed of a figure; one that was never proposed is not shown."""
        return self.values.get(figure, PROTECTED)

    def families(self, asked: Mapping[Asked, AudienceTallies]) -> Iterator[Family]:
        """Each family with the figures that are shown of it, and whom they are about.

        What comments are about is left out: it is a moderator's judgement, which may change between
        releases, while the comments themselves stand in the report.

        Args:
            asked: Who answered, per wave and audience.
        """
        for family in (*self.counted, *(each.family for each in self.settled)):
            if _is_of_comments(family):
                continue
            tallies = asked[family.key.wave, family.key.audience]
            yield replace(
                family, respondents=tallies.respondents, identified_by=tallies.identified_by
            )

    def has_count(self, figure: FigureId) -> bool:
        """Whether a number of people is in the registry, so that it may be shown."""
        return any(count.figure == figure for family in self.counted for count in family.figures)

    def level_of(self, figure: FigureId) -> Level | None:
        """The level at which the family of a figure is shown."""
        for each in self.settled:
            if figure in each.values or figure in each.withheld:
                return each.level
        return None


def _is_of_comments(family: Family) -> bool:
    return any(each.figure.subject_kind is SubjectKind.COMMENT for each in family.figures)


def _rounded(shown: Shown) -> Shown:
    least, most = shown.least, shown.most
    return replace(
        shown,
        value=displayed(shown.value, shown.unit),
        least=None if least is None else displayed(least, shown.unit),
        most=None if most is None else displayed(most, shown.unit),
    )
