"""How the figures of the zone of tolerance came about."""

from dataclasses import dataclass

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import difference_in_numbers
from spegla.explain.means import worked_out
from spegla.explain.numbers import at_grain, people, people_by_reason, plain
from spegla.explain.shares import of_people
from spegla.explain.who import base, out_of
from spegla.privacy.display import SCORE_RANGE
from spegla.privacy.released import Statistic, Unit
from spegla.stats.estimates import Moments
from spegla.stats.tolerance import ZoneOfTolerance

_SOURCE = "Zone of tolerance; Zeithaml, Berry and Parasuraman 1993, as in LibQUAL+"
_DOING = "gave all three levels"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One of the three levels of a zone."""

    exact: Moments
    what: str


def level(case: Case) -> Working:
    """Mean minimum, desired or perceived level."""
    zone = _zone(case)
    found = _of(zone, case.figure.statistic)
    mean = worked_out(case, found.exact, Unit.SCORE, SCORE_RANGE)
    total, n = found.exact.mean * found.exact.n, found.exact.n
    return Working(
        computed=mean.computed,
        base=(f"n = {people(n, case.k)} customers {_DOING}", *out_of(case)),
        left_out=_left_out(case, zone),
        formula=(
            f"sum over people of {found.what} / people",
            f"= {plain(total)} / {people(n, case.k)} = {at_grain(found.exact.mean, Unit.SCORE)}",
        ),
        interval=mean.interval,
        source=(_SOURCE, *mean.source),
        settings=mean.settings,
    )


def gap(case: Case) -> Working:
    """Perceived level less the lowest accepted (adequacy) or the desired one (superiority)."""
    is_adequacy = case.figure.statistic is Statistic.ADEQUACY
    other = Statistic.MINIMUM if is_adequacy else Statistic.DESIRED
    perceived, bar = case.beside(Statistic.PERCEIVED).value, case.beside(other).value
    return Working(
        computed=Computed.of(perceived - bar, Unit.POINTS),
        base=base(case, _DOING),
        left_out=_left_out(case, _zone(case)),
        formula=(
            f"perceived - {other} level, both as displayed",
            (
                f"= {difference_in_numbers(perceived, bar)} "
                f"= {at_grain(perceived - bar, Unit.POINTS)}"
            ),
        ),
        interval=("none: the levels have theirs, and the share below their own minimum",),
        source=(
            _SOURCE,
            (
                "Who gave a minimum above the desired level is in all of these figures: left out "
                "of some, the answers of those few could be worked out from the others"
            ),
        ),
    )


def below_minimum(case: Case) -> Working:
    """Share who perceive a level below their own minimum."""
    zone = _zone(case)
    found = of_people(
        case,
        zone.below_minimum,
        zone.base,
        what="people whose score of the dimension is below their own minimum / people who gave "
        "all three levels",
        doing=_DOING,
        left_out=_left_out(case, zone),
    )
    return Working(
        computed=found.computed,
        base=found.base,
        left_out=found.left_out,
        formula=found.formula,
        interval=found.interval,
        source=(_SOURCE, *found.source),
        settings=found.settings,
    )


def _zone(case: Case) -> ZoneOfTolerance:
    return case.evidence.summary.everyone.zones[case.figure.subject]


def _of(zone: ZoneOfTolerance, statistic: Statistic) -> _Level:
    match statistic:
        case Statistic.MINIMUM:
            return _Level(exact=zone.minimum, what="the lowest level accepted, 0-100")
        case Statistic.DESIRED:
            return _Level(exact=zone.desired, what="the level desired, 0-100")
        case _:
            return _Level(exact=zone.perceived, what="their own score of the dimension")


def _left_out(case: Case, zone: ZoneOfTolerance) -> Lines:
    response = case.tallies.everyone.response
    none = response.answered + response.break_off - zone.base - zone.incomplete
    counts = {
        "gave one or two of the three levels": zone.incomplete,
        "gave none of them": none,
    }
    return people_by_reason(counts, case.k)
