"""The same surveys with the respondents drawn anew, by other random numbers than the report's."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from recomputed.files import DIMENSIONS
from recomputed.importance import (
    SUBSETS,
    Floats,
    complete,
    most_important,
    normalised,
    people,
    shared_out,
)

RESAMPLES = 4000
SEED = 20261012


@dataclass(frozen=True, slots=True, kw_only=True)
class Resamples:
    """One row a resample, one column a dimension."""

    stated_weight: Floats
    derived_weight: Floats
    weight: Floats
    score: Floats


@cache
def draw() -> Resamples:
    """How often each respondent was drawn, and what the importance and scores then are."""
    everybody = people().index
    generator = np.random.default_rng(SEED)
    even = np.full(len(everybody), 1 / len(everybody))
    times = pd.DataFrame(
        generator.multinomial(len(everybody), even, size=RESAMPLES), columns=everybody
    )
    ticks = times[most_important().index].to_numpy() @ most_important().to_numpy(dtype=float)
    stated = normalised(ticks)
    derived = derived_weights(times[complete().index].to_numpy(dtype=float))
    means = []
    for dimension in DIMENSIONS:
        scores = people()[dimension].dropna()
        drawn = times[scores.index].to_numpy()
        means.append(drawn @ scores.to_numpy() / drawn.sum(axis=1))
    return Resamples(
        stated_weight=stated,
        derived_weight=derived,
        weight=(stated + derived) / 2,
        score=np.stack(means, axis=1),
    )


def derived_weights(times: Floats) -> Floats:
    """LMG shares of every resample, from its covariances and by every subset of dimensions."""
    values = complete()[[*DIMENSIONS, "nki"]].to_numpy()
    weights = normalised(times)
    means = weights @ values
    products = np.einsum("ri,ij,ik->rjk", weights, values, values, optimize=True)
    covariances = products - means[:, :, None] * means[:, None, :]
    outcome = covariances[:, -1, -1]
    r_squared = {SUBSETS[0]: np.zeros(len(times))}
    for subset in SUBSETS[1:]:
        chosen = list(subset)
        among = covariances[:, chosen][:, :, chosen]
        with_outcome = covariances[:, chosen, -1]
        slopes = np.linalg.solve(among, with_outcome[..., None])[..., 0]
        r_squared[subset] = (slopes * with_outcome).sum(axis=1) / outcome
    return shared_out(r_squared) / r_squared[SUBSETS[-1]][:, None]
