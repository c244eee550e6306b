"""How importance came about: as customers state it, as derived, and both together."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spegla.explain.case import Case
from spegla.explain.draws import BOOTSTRAP, DRAWN, bootstrap_lines, smallest_reach
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.numbers import at_grain, plain
from spegla.explain.who import INCOMPLETE, base
from spegla.privacy.released import Shown, Statistic, Unit
from spegla.stats.derived_importance import DerivedImportance, RankCorrelations
from spegla.stats.estimates import Interval
from spegla.stats.priorities import importance_weights
from spegla.stats.resampling import percentile_interval
from spegla.stats.stated_importance import normalised

Floats = npt.NDArray[np.float64]

_LMG = (
    "LMG, also general dominance or Shapley value: Lindeman, Merenda and Gold 1980; Groemping "
    "2006; Azen and Budescu 2003. It says what goes together, never what causes what"
)
_OF_STATED: Lines = ("whoever did not say what matters most; explain stated_importance",)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """Displayed importance of each dimension as shares of 1, and its draws.

    ``draws`` are resamples x dimensions.
    """

    values: tuple[float, ...]
    draws: Floats


def weighed(case: Case, statistic: Statistic) -> Weighed:
    """One kind of weight of all dimensions, as displayed, with the draws it was made from."""
    weighing = case.weighing
    draws_of = {
        Statistic.STATED_WEIGHT: weighing.stated_draws,
        Statistic.DERIVED_WEIGHT: weighing.derived_draws,
    }
    kinds = _kinds_shown(case) if statistic is Statistic.WEIGHT else (statistic,)
    # Each kind is brought to a sum of 1 before the two are put together.
    known = [importance_weights(draws_of[kind], None) for kind in kinds]
    return Weighed(
        values=_displayed(case, statistic), draws=importance_weights(known[0], known[-1])
    )


def stated_weight(case: Case) -> Working:
    """Stated importance as a share of that of all dimensions."""
    said = _displayed(case, Statistic.STATED_IMPORTANCE)
    own = said[_place(case)]
    value = normalised(said)[_place(case)]
    return Working(
        computed=_with_draws(case, value, Statistic.STATED_WEIGHT),
        base=base(case, "said what matters most"),
        left_out=_OF_STATED,
        formula=(
            "stated importance / sum over the dimensions, as displayed",
            f"= {plain(own, 3)} / {plain(sum(said), 3)} = {_of_one(value)}",
        ),
        interval=bootstrap_lines(case, _reach(case, Statistic.STATED_WEIGHT)),
        source=("Brought to a sum of 1, so that ways of asking compare", BOOTSTRAP),
        settings=case.setting("level", *DRAWN),
    )


def derived_weight(case: Case) -> Working:
    """The dimension's share of the explained variation of the NKI."""
    found = _derived(case).importance
    value, number = found.shares[_place(case)], len(found.shares)
    return Working(
        computed=_with_draws(case, value, Statistic.DERIVED_WEIGHT),
        base=base(case, "have a score on every dimension and the NKI (complete cases)"),
        left_out=INCOMPLETE,
        formula=(
            (
                "what the dimension adds to R² where it enters, averaged over all orders in which "
                "the dimensions can enter, / R² of all"
            ),
            (
                f"= {_of_one(value)} of R² {at_grain(found.r_squared, Unit.COEFFICIENT)}; "
                f"{number} dimensions, {2**number} regressions on their subsets"
            ),
            f"At least {max(30, 10 * number)} complete cases are needed: 30, and 10 a dimension.",
        ),
        interval=bootstrap_lines(case, _reach(case, Statistic.DERIVED_WEIGHT)),
        source=(_LMG, BOOTSTRAP),
        settings=case.setting("level", *DRAWN),
    )


def r_squared(case: Case) -> Working:
    """Share of the variation of the NKI that goes with all dimensions together."""
    found = _derived(case).importance
    number = len(found.shares)
    return Working(
        computed=Computed.of(found.r_squared, Unit.COEFFICIENT),
        base=base(case, "have a score on every dimension and the NKI (complete cases)"),
        left_out=INCOMPLETE,
        formula=(
            (
                "1 - unexplained variance of the NKI / its variance, in the least-squares "
                "regression on all dimensions; also the sum of their LMG contributions"
            ),
            f"= {_of_one(found.r_squared)}, with {number} dimensions and {found.n} people",
        ),
        interval=("none",),
        source=("Least squares",),
    )


def rank_correlation(case: Case) -> Working:
    """Spearman's correlation with the NKI, where people are too few to divide R²."""
    derived = case.weighing.derived
    estimates = derived.estimates if isinstance(derived, RankCorrelations) else ()
    found = estimates[_place(case)]
    if found is None:
        raise LookupError(f"{case.figure} is shown without a correlation")
    rho, n = plain(case.value.value, 2), found.base
    return Working(
        computed=Computed.with_ends(found, Unit.COEFFICIENT),
        base=base(case, "have a score on the dimension and the NKI"),
        left_out=("people without one of the two scores",),
        formula=(
            "Pearson's correlation of the ranks of both scores, ties with their mean rank",
            f"= {rho}, with {n} people",
        ),
        interval=(
            (
                "Fisher's interval at 95 %: tanh(atanh(rho) ± z sqrt((1 + rho²/2) / (n - 3))), "
                f"rho = {rho}, n = {n}"
            ),
            f"= {plain(case.value.low or 0, 2)} to {plain(case.value.high or 0, 2)}",
        ),
        source=(
            (
                "Spearman, with the standard error of Bonett and Wright 2000; too few complete "
                "cases to divide R²"
            ),
        ),
    )


def weight(case: Case) -> Working:
    """What a dimension weighs in priorities: stated and derived, half and half."""
    kinds = _kinds_shown(case)
    known = [_displayed(case, statistic) for statistic in kinds]
    arrays = [np.array(values) for values in known]
    value = float(importance_weights(arrays[0], arrays[-1])[_place(case)])
    terms = " + ".join(
        f"{plain(values[_place(case)], 2)}/{plain(sum(values), 2)}" for values in known
    )
    names = " and ".join(str(statistic) for statistic in kinds)
    return Working(
        computed=_with_draws(case, value, Statistic.WEIGHT),
        base=base(case, "are behind it, those of its parts with fewer people"),
        left_out=(f"whoever is left out of {names}; explain those to see who is",),
        formula=(
            f"mean of {names}, each as displayed and brought to a sum of 1 over the dimensions",
            f"= ({terms}) / {len(known)} = {_of_one(value)}",
        ),
        interval=bootstrap_lines(case, _reach(case, Statistic.WEIGHT)),
        source=("Stated and derived importance count alike", BOOTSTRAP),
        settings=case.setting("level", *DRAWN),
    )


def _derived(case: Case) -> DerivedImportance:
    derived = case.weighing.derived
    if isinstance(derived, DerivedImportance):
        return derived
    raise LookupError(f"{case.figure} is shown, but nothing was derived")


def _displayed(case: Case, statistic: Statistic) -> tuple[float, ...]:
    return tuple(case.beside(statistic, subject=code).value for code in case.weighing.dimensions)


def _is_shown(case: Case, statistic: Statistic) -> bool:
    first = case.weighing.dimensions[0]
    figure = case.evidence.score_id(first, statistic)
    return isinstance(case.released.find(figure), Shown)


def _kinds_shown(case: Case) -> tuple[Statistic, ...]:
    kinds = (Statistic.STATED_WEIGHT, Statistic.DERIVED_WEIGHT)
    return tuple(kind for kind in kinds if _is_shown(case, kind))


def _with_draws(case: Case, value: float, statistic: Statistic) -> Computed:
    column = weighed(case, statistic).draws[:, _place(case)]
    ends, reach = (
        percentile_interval(column, value, level=case.level), _reach(case, statistic),
    )  # fmt: skip
    wide = Interval(
        value=value,
        low=max(0.0, min(ends.low, value - reach)),
        high=min(1.0, max(ends.high, value + reach)),
    )
    return Computed.with_ends(wide, Unit.COEFFICIENT)


def _reach(case: Case, statistic: Statistic) -> float:
    """How far the interval of a weight reaches at least; derived ones have no such bound."""
    kinds = _kinds_shown(case) if statistic is Statistic.WEIGHT else (statistic,)
    if Statistic.STATED_WEIGHT not in kinds:
        return 0.0
    said = [
        case.beside(Statistic.STATED_IMPORTANCE, subject=code) for code in case.weighing.dimensions
    ]
    fewest = min(said, key=lambda shown: shown.base or 0)
    return smallest_reach(case, fewest) / math.fsum(shown.value for shown in said) / len(kinds)


def _place(case: Case) -> int:
    return case.weighing.dimensions.index(case.figure.subject)


def _of_one(value: float) -> str:
    return at_grain(value, Unit.SHARE, Unit.COEFFICIENT)
