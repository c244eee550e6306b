"""Seconds that derived importance takes by number of dimensions; figures, never a test.

Run with ``python benchmarks/relative_importance.py [PEOPLE] [RESAMPLES]``.
"""

import sys
from time import perf_counter

import numpy as np

from spegla.stats.relative_importance import lmg_draws
from spegla.stats.resampling import resample_weights

DIMENSIONS = (4, 6, 8, 9, 10, 11, 12)


def seconds(people: int, resamples: int, dimensions: int) -> float:
    """What the bootstrap of one division of R² takes, the fastest of three.

    Args:
        people: Respondents, all of them complete cases.
        resamples: Draws of the respondents.
        dimensions: Predictors; each further one doubles the subsets.
    """
    generator = np.random.default_rng(1)
    scores = generator.normal(size=(people, dimensions)) + generator.normal(size=(people, 1))
    outcome = scores.mean(axis=1) + generator.normal(size=people)
    weights = resample_weights(people, resamples, generator)
    durations = []
    for _ in range(3):
        start = perf_counter()
        lmg_draws(scores, outcome, weights)
        durations.append(perf_counter() - start)
    return min(durations)


def main() -> None:
    """Print the table."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 260
    resamples = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    print(f"{people} people, {resamples} resamples")
    table = [(dimensions, seconds(people, resamples, dimensions)) for dimensions in DIMENSIONS]
    of_ten = dict(table)[10]
    for dimensions, duration in table:
        print(f"{dimensions:>2} dimensions{duration:28.2f} s{duration / of_ten:8.0%}")


if __name__ == "__main__":
    main()
