"""How figures about taking part came about."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.numbers import at_grain
from spegla.explain.sums import RANGE, sum_told
from spegla.privacy.released import Statistic, Unit

_SOURCE = (
    "AAPOR Standard Definitions 2016, surveys of specifically named persons: complete answers "
    "left no item on a scale blank that everyone was asked, partial ones at least half of the "
    "dimension items answered, a don't know counting as an answer"
)
_BROKE_OFF: Lines = ("whoever broke off before half of the dimension items",)
_ALL_KNOWN: Lines = ("none: everyone on the list of those invited is known",)


def number(case: Case) -> Working:
    """How many were invited, or took part."""
    tally = case.people.response
    if case.figure.statistic is Statistic.INVITED and tally.eligible is not None:
        count = tally.eligible
        base: Lines = ("Everyone invited, less those who turned out not to be eligible.",)
        left_out: Lines = ("people not eligible, as data/waves counts them in invited.csv",)
        formula = f"N = invited - not eligible = {count}"
    else:
        count = tally.answered
        base = ("Everyone whose answers are complete or partial.",)
        left_out = _BROKE_OFF
        formula = f"n = complete (I) + partial (P) answers = {count}"
    return Working(
        computed=Computed.of(count, Unit.PERSONS),
        base=base,
        left_out=left_out,
        formula=(formula,),
        interval=("none: it is a count",),
        source=(_SOURCE,),
    )


def rate(case: Case) -> Working:
    """AAPOR's RR2: complete and partial answers among those invited and eligible."""
    tally = case.people.response
    eligible = tally.eligible or tally.answered
    share = tally.answered / eligible
    return Working(
        computed=Computed.of(share, Unit.SHARE),
        base=(f"N = {tally.eligible} people invited and eligible.",),
        left_out=_BROKE_OFF,
        formula=(
            "RR2 = (I + P) / invited and eligible, I complete and P partial answers",
            f"= {tally.answered} / {tally.eligible} = {at_grain(share, Unit.SHARE)}",
        ),
        interval=_ALL_KNOWN,
        source=(_SOURCE,),
    )


def complete_rate(case: Case) -> Working:
    """AAPOR's RR1, which counts complete answers only: who left something out is not told."""
    tally = case.people.response
    told = sum_told(case, tally.complete, divisor=tally.eligible)
    return Working(
        computed=told.computed,
        base=(f"N = {tally.eligible} people invited and eligible.",),
        left_out=_BROKE_OFF,
        formula=(
            "RR1 = I / invited and eligible, I complete answers",
            (
                f"{told.told} of the {case.value.base} who took part answered everything; shown is "
                "the middle of that range"
            ),
            told.division,
        ),
        interval=_ALL_KNOWN,
        source=(_SOURCE, RANGE),
    )
