"""Figures about what matters most: as customers say, and as goes with their satisfaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from spegla.privacy.display import (
    PROTECTED,
    moments_of,
    of_population,
)
from spegla.privacy.figures.choices import smallest_base
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit, Value
from spegla.stats.derived_importance import DerivedImportance, RankCorrelations
from spegla.stats.mirror import rank_agreement, top_overlap
from spegla.stats.priorities import importance_weights
from spegla.stats.resampling import percentile_interval
from spegla.stats.stated_importance import normalised
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
    dimensions.
    """

    values: tuple[Shown, ...]
    draws: Floats

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
    match weighing.derived:
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
    tallies = evidence.summary.everyone.choices
    if choice is None or choice.code not in tallies:
        return
    tally = tallies[choice.code]
    for option, count in zip(choice.options, tally.counts, strict=True):
        value = evidence.share(count, tally.base, minimum=smallest_base(evidence, choice))
        yield evidence.score_id(option.code, Statistic.IMPROVE_FIRST), value


def stated_weights(evidence: Evidence, weighing: Weighing) -> Weights | None:
    """Stated importance as shares of 1; None where it was not asked or has too few answers."""
    if weighing.stated is None or weighing.stated_draws is None:
        return None
    shown = _stated(evidence, weighing, weighing.stated)
    values = [value.value for value in shown if isinstance(value, Shown)]
    base = min(tally.base for tally in weighing.stated.tallies)
    if len(values) < len(shown):
        return None
    if not any(values):
        return None
    draws = importance_weights(weighing.stated_draws, None)
    return _displayed(evidence, normalised(values), draws, base)


def derived_weights(evidence: Evidence, weighing: Weighing) -> Weights | None:
    """Derived importance as shares of 1; None where it cannot be told."""
    if not isinstance(weighing.derived, DerivedImportance):
        return None
    found = weighing.derived.importance
    if found.r_squared == 0:
        return None
    draws = importance_weights(None, weighing.derived.draws)
    shown = _displayed(evidence, found.shares, draws, found.n)
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
    return _displayed(evidence, values.tolist(), draws, base)


def _values(found: Weights | None) -> Floats | None:
    return None if found is None else found.as_array()


def _draws(found: Weights | None) -> Floats | None:
    return None if found is None else found.draws


def _displayed(
    evidence: Evidence, values: Sequence[float], draws: Floats, base: int
) -> Weights | None:
    shown = []
    for value, column in zip(values, draws.T, strict=True):
        ends = percentile_interval(column, value, level=evidence.method.level)
        weight = of_population(value, Unit.SHARE, base, interval=(ends.low, ends.high))
        if not isinstance(weight, Shown):
            return None
        shown.append(weight)
    return Weights(values=tuple(shown), draws=draws)


def _stated(evidence: Evidence, weighing: Weighing, stated: Stated) -> list[Value]:
    """Stated importance as it was asked for, one per dimension."""
    if stated.basis is StatedBasis.PICKS:
        minimum = evidence.policy.mean_minimum
        return [
            evidence.share(round(tally.total), tally.base, minimum=minimum)
            for tally in stated.tallies
        ]
    unit, ends = Unit.SHARE, dict.fromkeys(weighing.dimensions, (0.0, 1.0))
    if stated.basis is StatedBasis.RATINGS:
        wave = evidence.summary.current.wave
        items = evidence.questionnaire.levels_of(QuestionKind.IMPORTANCE, wave)
        unit, ends = Unit.SCALE, {code: _ends(items[code].scale.points) for code in ends}
    return [
        evidence.mean(moments_of(tally), unit, ends[code]).value
        for code, tally in zip(weighing.dimensions, stated.tallies, strict=True)
    ]


def _ends(points: range) -> tuple[float, float]:
    return float(points[0]), float(points[-1])


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
