"""Figures about what to do first: boxes of the matrix, priorities, and how sure both are.

Points are computed from displayed scores and weights, so that a reader comes to the same; how
sure they are is counted over draws of the whole population (PRIVACY.md 2.15).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spegla.privacy.display import (
    PROTECTED,
    WHOLE_POPULATION_MINIMUM,
    displayed,
    of_population,
)
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.figures.importance import Weights, derived_weights, stated_weights, weights
from spegla.privacy.released import Shown, Statistic, Unit
from spegla.settings import Influence
from spegla.stats.importance_performance import (
    data_cross,
    diagonal,
    diagonal_confidence,
    draw_means,
    placement,
    placement_confidence,
    quadrant,
    standardised,
)
from spegla.stats.priorities import priority, top_probability
from spegla.stats.tallies import ScoreKey
from spegla.stats.weighing import Weighing
from spegla.survey.readings import MatrixVariant, Quadrant

Floats = npt.NDArray[np.float64]

SCALE_MIDDLE = 50.0
"""Middle of the index, where the scale-centred cross stands."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Field:
    """Displayed performance of all dimensions with its draws, and the levels aimed for.

    Where all may have one score in a dimension (``may_agree``), the draws would tell so.
    """

    dimensions: tuple[str, ...]
    scores: Floats
    draws: Floats
    targets: Floats
    may_agree: tuple[bool, ...]
    base: int

    @property
    def even_share(self) -> float:
        """The weight of each dimension if all mattered alike."""
        return 1 / len(self.dimensions)


def priorities(evidence: Evidence) -> Figures:
    """Weight, priority, chance of being among the first three and box, per dimension.

    Left out where a dimension has no level to aim for, or nothing tells what matters.
    """
    weighing = evidence.summary.everyone.weighing
    if weighing is None:
        return
    field, weight = _field(evidence, weighing), weights(evidence, weighing)
    if field is None or weight is None:
        return
    yield from _priorities(evidence, field, weight)
    importance = {
        MatrixVariant.TARGET: weight,
        MatrixVariant.TARGET_STATED: stated_weights(evidence, weighing),
        MatrixVariant.TARGET_DERIVED: derived_weights(evidence, weighing),
        MatrixVariant.DATA: weight,
        MatrixVariant.SCALE: weight,
        MatrixVariant.DIAGONAL: weight,
    }
    for variant, of_variant in importance.items():
        if of_variant is not None:
            yield from _placements(evidence, field, of_variant, variant)


def _field(evidence: Evidence, weighing: Weighing) -> _Field | None:
    """None where too few have a score to order all, or a dimension has no level to aim for."""
    scores, targets, bases, may_agree = [], [], [], []
    asked = evidence.score_items(evidence.summary.current)
    for code in weighing.dimensions:
        key = ScoreKey(subject=code)
        mean = evidence.score_of_everyone(evidence.summary.current, key, asked[key])
        target = evidence.settings.targets.get(code)
        if not isinstance(mean.value, Shown) or target is None:
            return None
        scores.append(mean.value.value)
        targets.append(target)
        bases.append(mean.value.base or 0)
        may_agree.append(evidence.may_agree(evidence.summary.current, key, asked[key]))
    if min(bases) < WHOLE_POPULATION_MINIMUM:
        return None
    return _Field(
        dimensions=weighing.dimensions,
        scores=np.array(scores),
        draws=weighing.score_draws,
        targets=np.array(targets),
        may_agree=tuple(may_agree),
        base=min(bases),
    )


def _priorities(evidence: Evidence, field: _Field, weight: Weights) -> Figures:
    influence = np.array(
        [evidence.settings.influence.get(d, Influence.FULLY).factor for d in field.dimensions]
    )
    points = priority(weight.as_array(), field.scores, target=field.targets, influence=influence)
    draws = priority(weight.draws, field.draws, target=field.targets, influence=influence)
    chances = top_probability(draws)
    for code, point, chance, value, is_open in zip(
        field.dimensions,
        points.tolist(),
        chances.tolist(),
        weight.values,
        _open(field, weight),
        strict=True,
    ):
        base = min(field.base, value.base or 0)
        yield evidence.score_id(code, Statistic.WEIGHT), value
        yield (
            evidence.score_id(code, Statistic.PRIORITY),
            Shown(value=displayed(100 * point, Unit.AMOUNT), unit=Unit.AMOUNT, base=base),
        )
        yield (
            evidence.score_id(code, Statistic.TOP_THREE),
            of_population(chance, Unit.SHARE, base) if is_open else PROTECTED,
        )


def _placements(
    evidence: Evidence, field: _Field, weight: Weights, variant: MatrixVariant
) -> Figures:
    confidence = _confidence(field, weight, variant)
    points = _boxes(field, weight.as_array(), variant)
    for code, point, shares, value, is_open in zip(
        field.dimensions,
        points,
        confidence.tolist(),
        weight.values,
        _open(field, weight),
        strict=True,
    ):
        figure = evidence.score_id(code, Statistic.PLACEMENT, category=variant)
        if not is_open:
            yield figure, PROTECTED
            continue
        # The box is read from the share that is displayed, so that a reader comes to the same.
        seen = [displayed(share, Unit.COEFFICIENT) for share in shares]
        found = placement(point, seen, needed=evidence.method.placement_confidence)
        yield (
            figure,
            of_population(
                found.confidence,
                Unit.SHARE,
                min(field.base, value.base or 0),
                reading=found.quadrant,
            ),
        )


def _open(field: _Field, weight: Weights) -> Sequence[bool]:
    """For each dimension whether its draws tell nothing that everybody said."""
    pairs = zip(field.may_agree, weight.may_agree, strict=True)
    return [not (by_score or by_weight) for by_score, by_weight in pairs]


def _boxes(field: _Field, importance: Floats, variant: MatrixVariant) -> Sequence[Quadrant]:
    """The box of each dimension by its displayed values."""
    if variant is MatrixVariant.DIAGONAL:
        pairs = zip(standardised(field.scores), standardised(importance), strict=True)
        return [diagonal(performance, matters) for performance, matters in pairs]
    return [
        quadrant(performance, matters, cross=cross)
        for performance, matters, cross in zip(
            field.scores.tolist(), importance.tolist(), _crosses(field, importance, variant),
            strict=True,
        )
    ]  # fmt: skip


def _crosses(
    field: _Field, importance: Floats, variant: MatrixVariant
) -> Iterator[tuple[float, float]]:
    """Where performance and importance are parted, per dimension."""
    match variant:
        case MatrixVariant.DATA:
            cross = data_cross(field.scores.tolist(), importance.tolist())
            yield from [cross] * len(field.dimensions)
        case MatrixVariant.SCALE:
            yield from [(SCALE_MIDDLE, field.even_share)] * len(field.dimensions)
        case _:
            for target in field.targets.tolist():
                yield target, field.even_share


def _confidence(field: _Field, weight: Weights, variant: MatrixVariant) -> Floats:
    """Share of draws per box, dimensions x 4."""
    match variant:
        case MatrixVariant.DIAGONAL:
            return diagonal_confidence(standardised(field.draws), standardised(weight.draws))
        case MatrixVariant.DATA:
            centre = draw_means(field.draws), draw_means(weight.draws)
            return placement_confidence(field.draws, weight.draws, cross=centre)
        case MatrixVariant.SCALE:
            middle = SCALE_MIDDLE, field.even_share
            return placement_confidence(field.draws, weight.draws, cross=middle)
        case _:
            return placement_confidence(
                field.draws, weight.draws, cross=(field.targets, field.even_share)
            )
