"""Figures about what matters most: as customers say, and as goes with their satisfaction."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from spegla.privacy.display import (
    PROTECTED,
    WHOLE_POPULATION_MINIMUM,
    of_population,
    with_ends,
)
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Hidden, Shown, Statistic, SubjectKind, Unit, Value
from spegla.stats.derived_importance import DerivedImportance, RankCorrelations
from spegla.stats.intervals import critical_value
from spegla.stats.mirror import rank_agreement, top_overlap
from spegla.stats.priorities import importance_weights
from spegla.stats.resampling import percentile_interval
from spegla.stats.stated_importance import normalised
from spegla.stats.tallies import ScoreKey
from spegla.stats.weighing import Stated, StatedBasis, Weighing
from spegla.survey.questions import NKI, Audience, QuestionKind, Role
from spegla.survey.readings import Association

Floats = npt.NDArray[np.float64]

TOP = 3
"""How many dimensions customers choose and IT management guesses."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """Displayed importance of each dimension, shares of 1, with its draws.

    ``values`` are in the order of the weighing's dimensions; ``draws`` are resamples x
    dimensions. Each interval reaches at least ``reach`` to either side; where the draws reach less
    far, all may have said the same, as ``may_agree`` says of each dimension.
    """

    values: tuple[Shown, ...]
    draws: Floats
    reach: float
    may_agree: tuple[bool, ...]

    def as_array(self) -> Floats:
        """The displayed values, one per dimension."""
        return np.array([value.value for value in self.values])


def importance(evidence: Evidence) -> Figures:
    """Stated and derived importance of each dimension, and what IT management had guessed."""
    weighing = evidence.summary.everyone.weighing
    if weighing is None:
        return
    if weighing.stated is not None:
        shown = _stated(evidence, weighing, weighing.stated)
        yield from _each(evidence, weighing, Statistic.STATED_IMPORTANCE, shown)
        yield from _weights(
            evidence, weighing, Statistic.STATED_WEIGHT, stated_weights(evidence, weighing)
        )
        yield from _expectations(evidence, weighing, shown)
    match _derived(evidence, weighing):
        case DerivedImportance(importance=found) if found.r_squared > 0:
            figure = evidence.score_id(NKI, Statistic.R_SQUARED)
            yield figure, of_population(found.r_squared, Unit.SHARE, found.n)
            yield from _weights(
                evidence, weighing, Statistic.DERIVED_WEIGHT, derived_weights(evidence, weighing)
            )
        case RankCorrelations() as correlations:
            values = [
                PROTECTED
                if estimate is None
                else of_population(
                    estimate.value,
                    Unit.COEFFICIENT,
                    estimate.base,
                    interval=(estimate.low, estimate.high),
                )
                for estimate in correlations.estimates
            ]
            yield from _each(evidence, weighing, Statistic.RANK_CORRELATION, values)


def improve_first(evidence: Evidence) -> Figures:
    """Share who chose each dimension as the one to improve first."""
    current = evidence.summary.current
    choice = evidence.questionnaire.choice(Role.FIRST_TO_IMPROVE, current.wave)
    if choice is None or choice.code not in evidence.summary.everyone.picked:
        return
    for option in choice.options:
        figure = evidence.score_id(option.code, Statistic.IMPROVE_FIRST)
        yield figure, evidence.share(figure)


def stated_weights(evidence: Evidence, weighing: Weighing) -> Weights | None:
    """Stated importance as shares of 1; None where it was not asked or has too few answers."""
    if weighing.stated is None or weighing.stated_draws is None:
        return None
    shown = _stated(evidence, weighing, weighing.stated)
    known = [value for value in shown if isinstance(value, Shown)]
    values = [value.value for value in known]
    base = min(tally.base for tally in weighing.stated.tallies)
    if len(known) < len(shown) or not any(values):
        return None
    draws = importance_weights(weighing.stated_draws, None)
    reach = _smallest_reach(evidence, known[0].unit, base) / math.fsum(values)
    return _displayed(evidence, normalised(values), draws, base, reach=reach)


def derived_weights(evidence: Evidence, weighing: Weighing) -> Weights | None:
    """Derived importance as shares of 1; None where it cannot be told."""
    derived = _derived(evidence, weighing)
    if not isinstance(derived, DerivedImportance) or derived.importance.r_squared == 0:
        return None
    found = derived.importance
    draws = importance_weights(None, derived.draws)
    shown = _displayed(evidence, found.shares, draws, found.n, reach=0.0)
    if shown is None:
        return None
    readings = (
        Association.TOGETHER if slope >= 0 else Association.SHARED_ONLY for slope in found.slopes
    )
    return Weights(
        values=tuple(
            replace(value, reading=reading)
            for value, reading in zip(shown.values, readings, strict=True)
        ),
        draws=draws,
        reach=shown.reach,
        may_agree=shown.may_agree,
    )


def weights(evidence: Evidence, weighing: Weighing) -> Weights | None:
    """The weight of each dimension in priorities, from the displayed stated and derived ones."""
    stated, derived = stated_weights(evidence, weighing), derived_weights(evidence, weighing)
    known = [each for each in (stated, derived) if each is not None]
    if not known:
        return None
    values = importance_weights(_values(stated), _values(derived))
    draws = importance_weights(_draws(stated), _draws(derived))
    base = min(value.base or 0 for each in known for value in each.values)
    reach = math.fsum(each.reach for each in known) / len(known)
    return _displayed(evidence, values.tolist(), draws, base, reach=reach)


def _values(found: Weights | None) -> Floats | None:
    return None if found is None else found.as_array()


def _draws(found: Weights | None) -> Floats | None:
    return None if found is None else found.draws


def _displayed(
    evidence: Evidence, values: Sequence[float], draws: Floats, base: int, *, reach: float
) -> Weights | None:
    shown, may_agree = [], []
    for value, column in zip(values, draws.T, strict=True):
        ends = percentile_interval(column, value, level=evidence.method.level)
        may_agree.append(bool(ends.high - ends.low < 2 * reach))
        interval = (
            max(0.0, min(ends.low, value - reach)),
            min(1.0, max(ends.high, value + reach)),
        )
        weight = of_population(value, Unit.SHARE, base, interval=interval)
        if not isinstance(weight, Shown):
            return None
        shown.append(weight)
    if not any(weight.value for weight in shown):
        # Of hundreds of dimensions each may weigh less than what is displayed at all.
        return None
    return Weights(values=tuple(shown), draws=draws, reach=reach, may_agree=tuple(may_agree))


def _derived(evidence: Evidence, weighing: Weighing) -> DerivedImportance | RankCorrelations | None:
    """What goes with the NKI; nothing where a displayed spread leaves no room for differences."""
    current = evidence.summary.current
    asked = evidence.score_items(current)
    subjects = [ScoreKey(subject=code) for code in (*weighing.dimensions, NKI)]
    if any(key in asked and evidence.may_agree(current, key, asked[key]) for key in subjects):
        return None
    return weighing.derived


def _smallest_reach(evidence: Evidence, unit: Unit, base: int) -> float:
    """Half an interval that two people would have made who answered at the other end.

    Where all say the same, all draws do: so narrow an interval would tell.
    """
    length = 1.0 if unit is Unit.SHARE else _longest_rating(evidence)
    return critical_value(evidence.method.level) * length * math.sqrt(2) / base


def _longest_rating(evidence: Evidence) -> float:
    wave = evidence.summary.current.wave
    items = evidence.questionnaire.levels_of(QuestionKind.IMPORTANCE, wave)
    return float(max(item.scale.high - item.scale.low for item in items.values()))


def _stated(evidence: Evidence, weighing: Weighing, stated: Stated) -> list[Value]:
    """Stated importance as it was asked for, one per dimension.

    Of ratings and points no distribution is shown, so their intervals are those of the draws.
    """
    figures = [evidence.score_id(code, Statistic.STATED_IMPORTANCE) for code in weighing.dimensions]
    if stated.basis is StatedBasis.PICKS or weighing.stated_draws is None:
        return [evidence.share(figure) for figure in figures]
    return [
        _with_draws(evidence, evidence.registry.value(figure), draws)
        for figure, draws in zip(figures, weighing.stated_draws.T, strict=True)
    ]


def _with_draws(evidence: Evidence, mean: Value, draws: Floats) -> Value:
    if isinstance(mean, Hidden) or (mean.base or 0) < WHOLE_POPULATION_MINIMUM:
        return mean
    ends = percentile_interval(draws, mean.value, level=evidence.method.level)
    reach = _smallest_reach(evidence, mean.unit, mean.base or 1)
    low, high = min(ends.low, mean.value - reach), max(ends.high, mean.value + reach)
    return with_ends(mean, low, high, Unit.COEFFICIENT)


def _expectations(evidence: Evidence, weighing: Weighing, stated: Sequence[Value]) -> Figures:
    """What IT management guessed beforehand, jointly, beside what customers said."""
    management = evidence.settings.management
    guessed = management.expected_importance if management else ()
    said = {
        code: value.value
        for code, value in zip(weighing.dimensions, stated, strict=True)
        if isinstance(value, Shown)
    }
    has_order = len(set(said.values())) > 1
    if not guessed or len(said) < len(stated) or len(said) <= TOP or not has_order:
        return
    order = [float(len(said) - guessed.index(code)) if code in guessed else 0.0 for code in said]
    overlap = top_overlap(order, list(said.values()), top=TOP)
    yield (
        _of_management(evidence, Statistic.EXPECTED_OVERLAP),
        Shown(value=float(overlap), unit=Unit.COUNT),
    )
    if set(guessed) == set(said):
        base = min(tally.base for tally in weighing.stated.tallies) if weighing.stated else 0
        yield (
            _of_management(evidence, Statistic.RANK_AGREEMENT),
            of_population(rank_agreement(order, list(said.values())), Unit.COEFFICIENT, base),
        )


def _of_management(evidence: Evidence, statistic: Statistic) -> FigureId:
    return FigureId(
        wave=evidence.summary.current.wave,
        audience=Audience.MANAGEMENT,
        subject_kind=SubjectKind.PRIORITIES,
        subject="importance",
        statistic=statistic,
    )


def _weights(
    evidence: Evidence, weighing: Weighing, statistic: Statistic, found: Weights | None
) -> Figures:
    values = [PROTECTED] * len(weighing.dimensions) if found is None else list(found.values)
    return _each(evidence, weighing, statistic, values)


def _each(
    evidence: Evidence, weighing: Weighing, statistic: Statistic, values: Sequence[Value]
) -> Figures:
    for code, value in zip(weighing.dimensions, values, strict=True):
        yield evidence.score_id(code, statistic), value
