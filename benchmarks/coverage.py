"""How often intervals hold the truth and tests cry wolf, as tables; figures, never a test.

Answers are drawn from invented customers whose truth is known, and go through the functions that
a report uses. Two rates are declared: a 95 % interval holds the truth in 95 of 100 surveys (93 to
97 are accepted), and marks at a false discovery rate of 10 % appear, where no group differs, in
at most 10 of 100 reports. The last column says whether the rate was kept; false alarms may stray
from their bound by two standard errors of the simulation.

Run with ``python benchmarks/coverage.py [SEED]``; it takes less than a minute.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from spegla.privacy.display import OWN_SPREAD_MINIMUM
from spegla.settings import CATEGORY_FLOOR
from spegla.stats.comparisons import contrast, rest_of, welch
from spegla.stats.estimates import Interval, Moments
from spegla.stats.means import mean_interval
from spegla.stats.multiplicity import benjamini_hochberg
from spegla.stats.shares import ScaleCounts, newcombe_difference, wilson
from spegla.stats.waves import change, verdict
from spegla.survey.readings import Contrast, Verdict

Floats = NDArray[np.float64]

Line = tuple[str, float, bool]
"""What was counted, the share of replications in which it happened, and whether that is kept."""

REPLICATIONS = 4_000
POPULATION = 420
BASES = (12, 40, 240)
SHARES = (0.30, 0.62, 0.85)
SEGMENTS = (80, 55, 40, 30, 20, 15)
DIMENSIONS = 9
ITEMS = 3
FALSE_DISCOVERY_RATE = 0.10
FALSE_VERDICT_RATE = 0.05
SMALLEST_WORTHWHILE = 5.0

# How people use a five-point scale, from the low end: mostly content, with a tail of the annoyed.
BEFORE = (0.05, 0.12, 0.23, 0.40, 0.20)
AFTER = (0.03, 0.09, 0.20, 0.43, 0.25)

LIKENESS = 0.55
"""Correlation of what lies behind a respondent's answers to two items of one dimension."""


def mean_lines(generator: np.random.Generator) -> Iterator[Line]:
    """Coverage of the t interval with finite population correction, for a dimension score."""
    everyone = scores(generator, (POPULATION,), BEFORE)
    truth = float(everyone.mean())
    for n in BASES:
        asked = generator.permuted(np.tile(everyone, (REPLICATIONS, 1)), axis=1)[:, :n]
        held = [
            holds(mean_interval(group, population=POPULATION), truth) for group in moments(asked)
        ]
        yield _coverage(f"mean score, n = {n}", held)


def share_lines(generator: np.random.Generator) -> Iterator[Line]:
    """Coverage of the Wilson interval on n*, for a favourable share.

    A share of n people jumps by 1/n, so coverage jumps with the true share. Besides the simulated
    coverage at three shares there is the exact one, by the hypergeometric distribution, and its
    mean over all shares from 5 to 95 %.
    """
    for n in BASES:
        intervals = [wilson(x, n, population=POPULATION) for x in range(n + 1)]
        lows = np.array([interval.low for interval in intervals])
        highs = np.array([interval.high for interval in intervals])
        for share in SHARES:
            favourable = round(share * POPULATION)
            truth = favourable / POPULATION
            is_held = (lows <= truth) & (truth <= highs)
            drawn = generator.hypergeometric(
                favourable, POPULATION - favourable, n, size=REPLICATIONS
            )
            yield _coverage(f"share {share:.0%}, n = {n}, simulated", is_held[drawn])
            chances = _chances(np.array([favourable]), n)
            yield _coverage(f"share {share:.0%}, n = {n}, exact", is_held, weights=chances)
        counts = np.arange(round(0.05 * POPULATION), round(0.95 * POPULATION) + 1)
        truths = counts[:, None] / POPULATION
        held = (lows <= truths) & (truths <= highs)
        weights = _chances(counts, n) / len(counts)
        yield _coverage(f"shares 5-95 %, n = {n}, exact mean", held, weights=weights)


def change_lines(generator: np.random.Generator) -> Iterator[Line]:
    """Coverage of the difference between two waves, and of two shares, beyond these people."""
    truth = expected_score(AFTER) - expected_score(BEFORE)
    for n in BASES:
        waves = (scores(generator, (REPLICATIONS, n), usage) for usage in (BEFORE, AFTER))
        pairs = zip(*map(moments, waves), strict=True)
        held = [holds(change(before, after, level=0.95), truth) for before, after in pairs]
        yield _coverage(f"change of a score, {n} and {n}", held)
    for n in BASES:
        drawn = generator.binomial(n, [[0.70], [0.60]], size=(2, REPLICATIONS))
        held = [
            holds(newcombe_difference(_counts(first, n), _counts(second, n)), 0.10)
            for first, second in drawn.T.tolist()
        ]
        yield _coverage(f"change of a share, {n} and {n}", held)


def alarm_lines(generator: np.random.Generator) -> Iterator[Line]:
    """False alarms of segments against the rest where no segment differs on any dimension.

    A report uses a group's own spread from ``OWN_SPREAD_MINIMUM`` people on, and compares smaller
    groups by the spread of everyone. The last two lines say why no setting can lower that:
    answers that are skewed and few have longer tails than Student's t, and the marks of a large
    family come from those tails.
    """
    cases = {
        "unrelated dimensions": (0.0, OWN_SPREAD_MINIMUM),
        "a halo over all dimensions": (0.5, OWN_SPREAD_MINIMUM),
        f"if it were from {CATEGORY_FLOOR} people on": (0.5, CATEGORY_FLOOR),
    }
    for name, (halo, spread_from) in cases.items():
        marks = np.array([_marks(generator, halo, spread_from) for _ in range(REPLICATIONS)])
        yield _alarms(f"{name}, reports", float((marks > 0).mean()), FALSE_DISCOVERY_RATE)
        marked = float(marks.mean()) / (len(SEGMENTS) * DIMENSIONS)
        yield _alarms(f"{name}, tests", marked, FALSE_DISCOVERY_RATE)


def verdict_lines(generator: np.random.Generator) -> Iterator[Line]:
    """False verdicts between two waves where nothing has changed."""
    for n in (50, 240):
        waves = (scores(generator, (REPLICATIONS, n), BEFORE) for _ in range(2))
        verdicts = [
            verdict(change(before, after), smallest_worthwhile=SMALLEST_WORTHWHILE)
            for before, after in zip(*map(moments, waves), strict=True)
        ]
        for reading in Verdict:
            share = verdicts.count(reading) / REPLICATIONS
            is_false = reading in (Verdict.CLEARLY_BETTER, Verdict.CLEARLY_WORSE)
            bound = FALSE_VERDICT_RATE if is_false else 1.0
            yield _alarms(f"{n} and {n}, {reading.value}", share, bound)


def scores(
    generator: np.random.Generator, shape: tuple[int, ...], usage: Sequence[float]
) -> Floats:
    """Dimension scores, 0-100, of people who answered all items.

    Args:
        generator: Where chance comes from.
        shape: Of the scores wanted.
        usage: Share of the answers in each category, from the low end.
    """
    opinion = generator.standard_normal((*shape, 1))
    return _answered(generator, opinion, usage)


def expected_score(usage: Sequence[float]) -> float:
    """Mean score of endlessly many people, who use the categories in these shares."""
    return 100 * float(np.dot(np.arange(len(usage)), usage)) / (len(usage) - 1)


def moments(samples: Floats) -> Iterator[Moments]:
    """Moments of each row; worked out for all rows at once."""
    means, sds = samples.mean(axis=1).tolist(), samples.std(axis=1, ddof=1).tolist()
    for mean, sd in zip(means, sds, strict=True):
        yield Moments(mean=mean, sd=sd, n=samples.shape[1])


def holds(interval: Interval, truth: float) -> bool:
    """Whether an interval holds the truth, its ends included."""
    return interval.low <= truth <= interval.high


def _marks(generator: np.random.Generator, halo: float, spread_from: int) -> int:
    """How many marks one report has, whose segments differ by chance alone."""
    people = sum(SEGMENTS)
    mood = generator.standard_normal((1, people, 1))
    own = generator.standard_normal((DIMENSIONS, people, 1))
    answers = _answered(generator, np.sqrt(halo) * mood + np.sqrt(1 - halo) * own, BEFORE)
    totals = list(moments(answers))
    differences = [
        welch(segment, rest_of(total, segment))
        for members in np.split(answers, np.cumsum(SEGMENTS)[:-1], axis=1)
        for total, exact in zip(totals, moments(members), strict=True)
        for segment in [exact if exact.n >= spread_from else replace(exact, sd=total.sd)]
    ]
    adjusted = benjamini_hochberg([difference.p_value for difference in differences])
    return sum(
        contrast(difference, adjusted_p_value=p, false_discovery_rate=FALSE_DISCOVERY_RATE)
        is not Contrast.NOT_DISTINGUISHABLE
        for difference, p in zip(differences, adjusted, strict=True)
    )


def _answered(generator: np.random.Generator, opinion: Floats, usage: Sequence[float]) -> Floats:
    """Scores from what lies behind people's answers, one standard normal value each."""
    noise = generator.standard_normal((*opinion.shape[:-1], ITEMS))
    leaning = np.sqrt(LIKENESS) * opinion + np.sqrt(1 - LIKENESS) * noise
    ends = stats.norm.ppf(np.cumsum(usage)[:-1])
    steps = np.searchsorted(ends, leaning).mean(axis=-1)
    return np.asarray(100 * steps / len(ends), dtype=float)


def _chances(favourable: NDArray[np.int_], n: int) -> Floats:
    """Chance of each number among n people drawn, a row for each number among all."""
    drawn = np.arange(n + 1)
    return np.asarray(stats.hypergeom.pmf(drawn, POPULATION, favourable[:, None], n), dtype=float)


def _counts(favourable: int, base: int) -> ScaleCounts:
    return ScaleCounts(favourable=favourable, other=base - favourable)


def _coverage(
    name: str, held: Sequence[bool] | NDArray[np.bool_], *, weights: Floats | None = None
) -> Line:
    """Share that was held: of the replications, or by the weights of an exact calculation."""
    share = float(np.mean(held) if weights is None else np.sum(np.asarray(held) * weights))
    return name, share, 0.93 <= share <= 0.97


def _alarms(name: str, share: float, bound: float) -> Line:
    leeway = 2 * math.sqrt(bound * (1 - bound) / REPLICATIONS)
    return name, share, share <= bound + leeway


def main() -> None:
    """Print the tables."""
    generator = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 2026)
    tables = {
        f"Mean score with t, of {POPULATION} people (93-97 %)": mean_lines,
        f"Favourable share with Wilson on n*, of {POPULATION} people (93-97 %)": share_lines,
        "Difference of two waves, superpopulation (93-97 %)": change_lines,
        f"{len(SEGMENTS)} segments, {DIMENSIONS} dimensions, no difference (10 %)": alarm_lines,
        "Verdicts without a change (clearly better or worse: 5 % each)": verdict_lines,
    }
    for title, lines in tables.items():
        print(f"{title}; {REPLICATIONS} replications")
        for name, share, is_kept in lines(generator):
            print(f"  {name:<44}{share:8.2%}  {'kept' if is_kept else 'MISSED'}")


if __name__ == "__main__":
    main()
