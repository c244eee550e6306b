"""How the reliability of a dimension came about."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.numbers import at_grain, percent, plain
from spegla.explain.who import base
from spegla.privacy.released import Unit
from spegla.stats.reliability import feldt_interval
from spegla.stats.summary import Reliability

_DOING = "answered every item of the dimension"
_LEFT_OUT: Lines = ("whoever did not answer every item on the scale",)
_TOLD = (
    "Told from 50 people on, where the displayed spread of their scores leaves room for answers "
    "that differ"
)
_LEVEL = 0.95
"""Level of Feldt's interval, whatever that of the others is."""


def alpha(case: Case) -> Working:
    """Cronbach's alpha with Feldt's interval."""
    found = _found(case)
    n, k = found.alpha.base, found.items
    again = feldt_interval(found.alpha.value, people=n, items=k)
    value = at_grain(again.value, Unit.COEFFICIENT)
    return Working(
        computed=Computed.with_ends(again, Unit.COEFFICIENT),
        base=base(case, _DOING),
        left_out=_LEFT_OUT,
        formula=(
            "k / (k - 1) x (1 - sum of the variances of the items / variance of their sum)",
            f"= {k} / {k - 1} x (1 - ...) = {value}, with {k} items and {n} people",
        ),
        interval=(
            (
                f"Feldt's interval at {percent(_LEVEL, 0)}: 1 - (1 - alpha) F, F with "
                f"n - 1 = {n - 1} and (n - 1)(k - 1) = {(n - 1) * (k - 1)} degrees of freedom"
            ),
            f"= {plain(case.value.low or 0, 2)} to {plain(case.value.high or 0, 2)}",
        ),
        source=("Cronbach 1951; Feldt, Woodruff and Salih 1987", _TOLD),
    )


def omega(case: Case) -> Working:
    """McDonald's omega, or of two items the Spearman-Brown coefficient."""
    found = _found(case)
    n, k = found.alpha.base, found.items
    value = at_grain(found.omega, Unit.COEFFICIENT)
    formula = (
        "2 r / (1 + r), r the correlation of the two items (Spearman-Brown)"
        if k == 2
        else "(sum of loadings)² / ((sum of loadings)² + sum of (1 - loading²)), loadings of one "
        "factor by least squares (minres)"
    )
    return Working(
        computed=Computed.of(found.omega, Unit.COEFFICIENT),
        base=base(case, _DOING),
        left_out=_LEFT_OUT,
        formula=(formula, f"= {value}, with {k} items and {n} people"),
        interval=("none: see alpha",),
        source=(
            (
                "McDonald 1999, with the loadings of Harman and Jones 1966; of two items Eisinga, "
                "te Grotenhuis and Pelzer 2013"
            ),
            _TOLD,
        ),
    )


def _found(case: Case) -> Reliability:
    return case.evidence.summary.everyone.reliabilities[case.figure.subject]
