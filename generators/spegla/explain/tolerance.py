"""How the figures of the zone of tolerance came about."""

from dataclasses import dataclass

from spegla.explain.case import Case
from spegla.explain.explanation import Lines, Working
from spegla.explain.means import worked_out
from spegla.explain.numbers import at_grain, people, people_by_reason, plain
from spegla.explain.shares import of_people
from spegla.explain.who import out_of
from spegla.privacy.released import Statistic, Unit
from spegla.stats.estimates import Moments
from spegla.stats.tolerance import ZoneOfTolerance

_SOURCE = "Zone of tolerance; Zeithaml, Berry and Parasuraman 1993, as in LibQUAL+"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One mean of a zone: of a level, or of the gaps between two."""

    exact: Moments
    what: str
    is_gap: bool = False


def level(case: Case) -> Working:
    """Mean minimum, desired or perceived level, or one of the two gaps."""
    zone = case.evidence.summary.everyone.zones[case.figure.subject]
    found = _of(zone, case.figure.statistic)
    unit = Unit.POINTS if found.is_gap else Unit.SCORE
    ends = (-100.0, 100.0) if found.is_gap else (0.0, 100.0)
    mean = worked_out(case, found.exact, unit, ends)
    total, n = found.exact.mean * found.exact.n, found.exact.n
    return Working(
        computed=mean.computed,
        base=(f"n = {people(n, case.k)} customers {_counted(found)}", *out_of(case)),
        left_out=_left_out(case, zone, with_inverted=found.is_gap),
        formula=(
            f"sum over people of {found.what} / people",
            f"= {plain(total)} / {people(n, case.k)} = {at_grain(found.exact.mean, unit)}",
        ),
        interval=mean.interval,
        source=(_SOURCE, *mean.source),
        settings=mean.settings,
    )


def below_minimum(case: Case) -> Working:
    """Share who perceive a level below their own minimum."""
    zone = case.evidence.summary.everyone.zones[case.figure.subject]
    found = of_people(
        case,
        zone.below_minimum,
        zone.base,
        what="people whose score of the dimension is below their own minimum / people who gave "
        "all three levels",
        doing="gave all three levels, those with minimum above desired among them",
        left_out=_left_out(case, zone, with_inverted=False),
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


def _of(zone: ZoneOfTolerance, statistic: Statistic) -> _Level:
    match statistic:
        case Statistic.MINIMUM:
            return _Level(exact=zone.minimum, what="the lowest level accepted, 0-100")
        case Statistic.DESIRED:
            return _Level(exact=zone.desired, what="the level desired, 0-100")
        case Statistic.ADEQUACY:
            what = "perceived - minimum level of the same person"
            return _Level(exact=zone.adequacy, what=what, is_gap=True)
        case Statistic.SUPERIORITY:
            what = "perceived - desired level of the same person"
            return _Level(exact=zone.superiority, what=what, is_gap=True)
        case _:
            return _Level(exact=zone.perceived, what="their own score of the dimension")


def _counted(found: _Level) -> str:
    if found.is_gap:
        return "gave all three levels, the minimum not above the desired"
    return "gave all three levels"


def _left_out(case: Case, zone: ZoneOfTolerance, *, with_inverted: bool) -> Lines:
    response = case.tallies.everyone.response
    none = response.answered + response.break_off - zone.base - zone.incomplete
    counts = {
        "gave one or two of the three levels": zone.incomplete,
        "gave none of them": none,
        "minimum above desired (inverted zone)": zone.inverted if with_inverted else 0,
    }
    return people_by_reason(counts, case.k)
