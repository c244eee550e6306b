"""Where to begin: the priority score, and the matrix of importance and performance."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from recomputed.files import DIMENSIONS, NOW, SETTINGS
from recomputed.formulas import Number, Row
from recomputed.importance import (
    Floats,
    complete,
    displayed_weights,
    most_important,
    people,
    smallest_reach,
)
from recomputed.resampling import Resamples
from recomputed.scores import items, score_of_everybody

IMPORTANCE_OF = {
    "target": "weight",
    "target_stated": "stated_weight",
    "target_derived": "derived_weight",
    "data": "weight",
    "scale": "weight",
    "diagonal": "weight",
}
"""The six ways of drawing the matrix, and the importance that each uses."""

MIDDLE_OF_THE_SCALE = 50
EVEN_SHARE = 1 / len(DIMENSIONS)
TARGETS = np.array([SETTINGS["targets"][dimension] for dimension in DIMENSIONS])
INFLUENCE = np.array(
    [
        {"fully": 1.0, "partly": 0.5, "not_ours": 0.0}[SETTINGS["influence"].get(name, "fully")]
        for name in DIMENSIONS
    ]
)


@cache
def displayed_scores() -> Floats:
    shown = (score_of_everybody(NOW, name, items(name, NOW))[0] for name in DIMENSIONS)
    return np.array([score.mean for score in shown])


def priorities(weight: Floats, score: Floats) -> Floats:
    shortfall = np.maximum(0, TARGETS - score) / TARGETS
    scores: Floats = 100 * weight * shortfall * INFLUENCE
    return scores


def standardised(values: Floats) -> Floats:
    centred = values - values.mean(axis=-1, keepdims=True)
    standard: Floats = centred / values.std(axis=-1, keepdims=True)
    return standard


def boxes(variant: str, importance: Floats, score: Floats) -> npt.NDArray[np.str_]:
    """The box of each dimension; rows before the last axis are resamples."""
    if variant == "diagonal":
        is_wanting = standardised(importance) > standardised(score)
        return np.where(is_wanting, "concentrate", "keep_up")
    is_good, is_important = {
        "data": (
            score >= score.mean(axis=-1, keepdims=True),
            importance >= importance.mean(axis=-1, keepdims=True),
        ),
        "scale": (score >= MIDDLE_OF_THE_SCALE, importance >= EVEN_SHARE),
    }.get(variant, (score >= TARGETS, importance >= EVEN_SHARE))
    return np.select(
        [is_important & ~is_good, is_important, ~is_good],
        ["concentrate", "keep_up", "low_priority"],
        "possible_overkill",
    )


def box_of_a_point(variant: str) -> npt.NDArray[np.str_]:
    """Where each dimension is drawn: the box of what a reader sees of it."""
    return boxes(variant, displayed_weights()[IMPORTANCE_OF[variant]], displayed_scores())


def priority_figures() -> Iterator[Row]:
    """A matrix and a ranking rest on as many people as the least answered of their parts."""
    first = priorities(displayed_weights()["weight"], displayed_scores())
    fewest_scores = int(people()[DIMENSIONS].count().min())
    with_derived = min(fewest_scores, len(complete()))
    with_stated = min(fewest_scores, len(most_important()))
    for j, dimension in enumerate(DIMENSIONS):
        name = f"{NOW}/customers/dimension/{dimension}"
        yield f"{name}/priority", Number(value=first[j], n=with_derived)
        yield f"{name}/top_three", Number(value=np.nan, n=with_derived, resampled=("value",))
        for variant, importance in IMPORTANCE_OF.items():
            n = with_stated if importance == "stated_weight" else with_derived
            box = str(box_of_a_point(variant)[j])
            placement = Number(value=np.nan, n=n, reading=box, resampled=("value",))
            yield f"{name}/placement[{variant}]", placement


def resampled_figures(resamples: Resamples) -> Iterator[Row]:
    """The values and ends of intervals that rest on random numbers."""
    scores = priorities(resamples.weight, resamples.score)
    third = np.sort(scores, axis=1)[:, -3, None]
    is_among_first = (scores >= third) & (scores > 0)
    for j, dimension in enumerate(DIMENSIONS):
        name = f"{NOW}/customers/dimension/{dimension}"
        yield f"{name}/top_three", Number(value=is_among_first[:, j].mean())
        for weight in ("stated_weight", "derived_weight", "weight"):
            values = getattr(resamples, weight)[:, j]
            low, high = np.quantile(values, (0.025, 0.975))
            if weight != "derived_weight":
                shown = displayed_weights()[weight][j]
                reach = smallest_reach() / (1 if weight == "stated_weight" else 2)
                low, high = min(low, shown - reach), max(high, shown + reach)
            yield f"{name}/{weight}", Number(value=values.mean(), low=low, high=high)
        for variant, importance in IMPORTANCE_OF.items():
            drawn = boxes(variant, getattr(resamples, importance), resamples.score)
            agreeing = (drawn[:, j] == box_of_a_point(variant)[j]).mean()
            yield f"{name}/placement[{variant}]", Number(value=agreeing)
