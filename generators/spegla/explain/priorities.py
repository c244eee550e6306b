"""How boxes of the matrix, priorities and their certainty came about."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spegla.explain.case import Case
from spegla.explain.draws import DRAWN
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.importance import Weighed, weighed
from spegla.explain.numbers import at_grain, plain
from spegla.explain.who import base
from spegla.privacy.released import Statistic, Unit
from spegla.settings import Influence
from spegla.stats.importance_performance import (
    BOXES,
    data_cross,
    diagonal,
    diagonal_confidence,
    draw_means,
    placement_confidence,
    quadrant,
    standardised,
)
from spegla.stats.priorities import priority as priority_of
from spegla.stats.priorities import top_probability
from spegla.survey.readings import MatrixVariant, Quadrant

Floats = npt.NDArray[np.float64]

_MIDDLE = 50.0
"""Middle of the index, where the scale-centred cross stands."""

_LEFT_OUT: Lines = ("whoever is left out of its score and its weight; explain those",)
_COUNTED: Lines = ("none: it is itself a count over resamples",)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Field:
    """Displayed scores and levels aimed for of all dimensions, and one of them in view."""

    place: int
    scores: Floats
    draws: Floats
    targets: Floats


def priority(case: Case) -> Working:
    """Weight x shortfall x influence, of 100."""
    field, weight = _field(case), weighed(case, Statistic.WEIGHT)
    factors = _influence(case)
    values = priority_of(
        np.array(weight.values), field.scores, target=field.targets, influence=factors
    )
    value = 100 * float(values[field.place])
    own, target = float(field.scores[field.place]), float(field.targets[field.place])
    return Working(
        computed=Computed.of(value, Unit.AMOUNT),
        base=_base(case),
        left_out=_LEFT_OUT,
        formula=(
            "100 x weight x max(0, target - score) / target x influence, all as displayed",
            (
                f"= 100 x {plain(weight.values[field.place], 2)} x max(0, {plain(target)} - "
                f"{plain(own)}) / {plain(target)} x {factors[field.place]:g} "
                f"= {at_grain(value, Unit.AMOUNT)}"
            ),
        ),
        interval=("none: see its chance of being among the first three (top_three)",),
        source=("Ranked, never judged by the number itself",),
        settings=_settings(case),
    )


def top_three(case: Case) -> Working:
    """Share of draws in which the dimension is among the first three priorities."""
    field, weight = _field(case), weighed(case, Statistic.WEIGHT)
    draws = priority_of(weight.draws, field.draws, target=field.targets, influence=_influence(case))
    value = float(top_probability(draws)[field.place])
    return Working(
        computed=Computed.of(value, Unit.COEFFICIENT),
        base=_base(case),
        left_out=_LEFT_OUT,
        formula=(
            (
                "draws of the respondents in which its priority is above 0 and among the three "
                "largest, ties included / all draws"
            ),
            (
                f"= {at_grain(value, Unit.SHARE, Unit.COEFFICIENT)} of "
                f"{case.evidence.method.resamples} draws"
            ),
        ),
        interval=_COUNTED,
        source=("Bootstrap; Efron 1979",),
        settings=(*_settings(case), *case.setting(*DRAWN)),
    )


def placement(case: Case) -> Working:
    """Share of draws in which the dimension lands in the box of its displayed values."""
    variant = MatrixVariant(case.figure.category)
    field = _field(case)
    weight = weighed(case, _importance(variant))
    box = _box(field, weight, variant)
    confidence = _confidence(field, weight, variant)[field.place, BOXES.index(box)]
    value = float(confidence)
    return Working(
        computed=Computed.of(value, Unit.COEFFICIENT),
        base=_base(case),
        left_out=_LEFT_OUT,
        formula=(
            (
                "draws in which it lies in the box of its displayed values / all draws; "
                f"{variant}: {_cross_in_words(variant)}"
            ),
            f'{_point(field, weight, variant)}: box "{box}"',
            (
                f"= {at_grain(value, Unit.SHARE, Unit.COEFFICIENT)} of "
                f"{case.evidence.method.resamples} draws"
            ),
        ),
        interval=_COUNTED,
        source=("Martilla and James 1977, with bootstrapped placement",),
        settings=(
            *_settings(case, with_influence=False),
            *case.setting("placement_confidence", *DRAWN),
        ),
    )


def _field(case: Case) -> _Field:
    codes = case.weighing.dimensions
    scores = [case.beside(Statistic.SCORE, subject=code).value for code in codes]
    return _Field(
        place=codes.index(case.figure.subject),
        scores=np.array(scores),
        draws=case.weighing.score_draws,
        targets=np.array([case.evidence.settings.targets[code] for code in codes]),
    )


def _influence(case: Case) -> Floats:
    said = case.evidence.settings.influence
    codes = case.weighing.dimensions
    return np.array([said.get(code, Influence.FULLY).factor for code in codes])


def _importance(variant: MatrixVariant) -> Statistic:
    match variant:
        case MatrixVariant.TARGET_STATED:
            return Statistic.STATED_WEIGHT
        case MatrixVariant.TARGET_DERIVED:
            return Statistic.DERIVED_WEIGHT
        case _:
            return Statistic.WEIGHT


def _cross(field: _Field, weight: Weighed, variant: MatrixVariant) -> tuple[float, float]:
    """Where performance and importance are parted for the dimension in view."""
    even = 1 / len(field.scores)
    match variant:
        case MatrixVariant.DATA:
            return data_cross(field.scores.tolist(), weight.values)
        case MatrixVariant.SCALE:
            return _MIDDLE, even
        case _:
            return float(field.targets[field.place]), even


def _box(field: _Field, weight: Weighed, variant: MatrixVariant) -> Quadrant:
    if variant is MatrixVariant.DIAGONAL:
        return diagonal(*_standardised(field, weight))
    score, matters = float(field.scores[field.place]), weight.values[field.place]
    return quadrant(score, matters, cross=_cross(field, weight, variant))


def _confidence(field: _Field, weight: Weighed, variant: MatrixVariant) -> Floats:
    even = 1 / len(field.scores)
    match variant:
        case MatrixVariant.DIAGONAL:
            return diagonal_confidence(standardised(field.draws), standardised(weight.draws))
        case MatrixVariant.DATA:
            # The grand means are those of each draw.
            centre = draw_means(field.draws), draw_means(weight.draws)
            return placement_confidence(field.draws, weight.draws, cross=centre)
        case MatrixVariant.SCALE:
            return placement_confidence(field.draws, weight.draws, cross=(_MIDDLE, even))
        case _:
            cross = field.targets, even
            return placement_confidence(field.draws, weight.draws, cross=cross)


def _standardised(field: _Field, weight: Weighed) -> tuple[float, float]:
    score = float(standardised(field.scores)[field.place])
    return score, float(standardised(np.array(weight.values))[field.place])


def _cross_in_words(variant: MatrixVariant) -> str:
    match variant:
        case MatrixVariant.DATA:
            return "parted at the means over the dimensions, in each draw its own"
        case MatrixVariant.SCALE:
            return "parted at the middle of the scale and at an even share of importance"
        case MatrixVariant.DIAGONAL:
            return "is it more important than it is good, both standardised over the dimensions?"
        case _:
            return "parted at the level aimed for and at an even share of importance"


def _point(field: _Field, weight: Weighed, variant: MatrixVariant) -> str:
    if variant is MatrixVariant.DIAGONAL:
        good, matters = _standardised(field, weight)
        return f"performance {plain(good, 2)}, importance {plain(matters, 2)}"
    score, matters = float(field.scores[field.place]), weight.values[field.place]
    performance, importance = _cross(field, weight, variant)
    return (
        f"score {plain(score)} beside {plain(performance)}, weight {plain(matters, 2)} beside "
        f"{plain(importance, 3)}"
    )


def _base(case: Case) -> Lines:
    return base(case, "are behind score and weight, whichever has fewer")


def _settings(case: Case, *, with_influence: bool = True) -> Lines:
    subject, settings = case.figure.subject, case.evidence.settings
    influence = settings.influence.get(subject, Influence.FULLY)
    aimed = f"targets.{subject} = {settings.targets[subject]:g}"
    return (aimed, f"influence.{subject} = {influence}") if with_influence else (aimed,)
