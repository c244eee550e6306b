"""How figures about taking part came about."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.numbers import at_grain, people, people_by_reason
from spegla.explain.who import OF_GROUP
from spegla.privacy.released import Statistic, Unit

_SOURCE: Lines = (
    (
        "AAPOR Standard Definitions 2016, surveys of specifically named persons: complete answers "
        "left no item on a scale blank that everyone was asked, partial ones at least half of the "
        "dimension items answered, a don't know counting as an answer"
    ),
)


def number(case: Case) -> Working:
    """How many were invited, or took part."""
    tally, k = case.people.response, case.k
    if case.figure.statistic is Statistic.INVITED:
        count = tally.eligible
        base: Lines = ("Everyone invited, less those who turned out not to be eligible.",)
        left_out: Lines = ("people not eligible, as data/waves counts them in invited.csv",)
        formula: Lines = (f"N = invited - not eligible = {people(count, k)}",)
    else:
        count = tally.answered
        base = ("Everyone whose answers are complete or partial.",)
        left_out = _break_offs(case)
        formula = ("n = complete (I) + partial (P)", _sum_of_answered(case))
    return Working(
        computed=Computed.of(count, Unit.PERSONS),
        base=base,
        left_out=left_out,
        formula=formula,
        interval=("none: it is a count",),
        source=_SOURCE,
    )


def rate(case: Case) -> Working:
    """AAPOR's RR2, or RR1, which counts complete answers only."""
    tally, k = case.people.response, case.k
    is_complete = case.figure.statistic is Statistic.COMPLETE_RATE
    part = tally.complete if is_complete else tally.answered
    name, counted = ("RR1", "I") if is_complete else ("RR2", "(I + P)")
    share = part / tally.eligible
    return Working(
        computed=Computed.of(share, Unit.SHARE),
        base=(f"N = {people(tally.eligible, k)} people invited and eligible.",),
        left_out=_break_offs(case),
        formula=(
            f"{name} = {counted} / invited and eligible, I complete and P partial answers",
            f"= {people(part, k)} / {people(tally.eligible, k)} = {at_grain(share, Unit.SHARE)}",
        ),
        interval=("none: everyone on the list of those invited is known",),
        source=_SOURCE,
    )


def _sum_of_answered(case: Case) -> str:
    tally, k = case.people.response, case.k
    if case.is_of_group:
        return f"= {people(tally.answered, k)}; of a group the two are not told apart"
    complete, partial = people(tally.complete, k), people(tally.partial, k)
    return f"= {complete} + {partial} = {people(tally.answered, k)}"


def _break_offs(case: Case) -> Lines:
    if case.is_of_group:
        return OF_GROUP
    reason = "broke off before half of the dimension items"
    return people_by_reason({reason: case.people.response.break_off}, case.k)
