"""How often intervals hold the truth and tests cry wolf, as tables; figures, never a test.

Answers are drawn from invented customers whose truth is known, and go through the functions that
a report uses: intervals and tests rest on what is displayed, the middles of bins and the spread of
everyone. Two rates are declared: a 95 % interval holds the truth in 95 of 100 surveys (93 to 97
are accepted), and marks at a false discovery rate of 10 % appear, where no group differs, in at
most 10 of 100 reports. The last column says whether the rate was kept; false alarms may stray
from their bound by two standard errors of the simulation.

Run with ``python benchmarks/coverage.py [SEED [REPLICATIONS]]``; it takes some minutes.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from spegla.privacy.comparisons import contrasts, wave_change
from spegla.privacy.display import (
    SCORE_RANGE,
    DisplayedMean,
    displayed,
    with_interval,
    with_wilson,
)
from spegla.privacy.proposals.scores import composite
from spegla.privacy.released import Shown, Unit, Value
from spegla.privacy.spreads import Favourable, spread_of_everyone, spread_of_shares
from spegla.privacy.statements import HEAD_COUNT, Measure, mean_of_scale
from spegla.settings import MethodSettings, PrivacyPolicy, Suppression, Waves
from spegla.stats.estimates import Moments
from spegla.stats.tallies import (
    AudienceTallies,
    GroupTallies,
    ResponseTally,
    ScoreKey,
    score_tally,
)
from spegla.survey.questions import Audience, LocalText, Question, QuestionKind, Scale
from spegla.survey.readings import Contrast, Verdict

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

Line = tuple[str, float, bool]
"""What was counted, the share of replications in which it happened, and whether that is kept."""

POPULATION = 420
ANSWERED = 240
BASES = (12, 40, ANSWERED)
SHARES = (0.30, 0.62, 0.85)
SEGMENTS = (80, 55, 40, 30, 20, 15)
DIMENSIONS = 9
ITEMS = 3
FALSE_DISCOVERY_RATE = 0.10
FALSE_VERDICT_RATE = 0.05

Usage = tuple[float, ...]
"""Share of people at each point of a scale of five, from the low end."""

CONTENT: Usage = (0.05, 0.12, 0.23, 0.40, 0.20)
"""Mostly content, with a tail of the annoyed."""
HAPPIER: Usage = (0.03, 0.09, 0.20, 0.43, 0.25)
SPLIT: Usage = (0.15, 0.12, 0.10, 0.26, 0.37)
"""The same mean as ``CONTENT``, with a third more spread."""
UNITED: Usage = (0.01, 0.06, 0.32, 0.56, 0.05)
"""The same mean as ``CONTENT``, with a third less spread."""

LIKENESS = 0.55
"""Correlation of what lies behind a respondent's answers to two items of one dimension."""

MARKS = (Contrast.HIGHER, Contrast.LOWER)
METHOD = MethodSettings()
POLICY = PrivacyPolicy(
    k=5,
    mean_minimum=10,
    category_minimum=30,
    people_per_bin=3,
    comment_minimum=10,
    suppression=Suppression.GREEDY,
    waves=Waves.SEPARATE,
)


WORDS = LocalText.from_mapping({"en": "Something"})
AGREE = Scale(
    code="agree", low=1, high=5, labels=(WORDS, WORDS), favourable_from=4, unfavourable_to=2
)


def _items() -> tuple[Question, ...]:
    """The items of a dimension, on a scale of five."""
    return tuple(
        Question(
            code=f"item_{number}",
            kind=QuestionKind.RATING,
            scale=AGREE,
            text=WORDS,
            waves=("now",),
        )
        for number in range(ITEMS)
    )


def _measure(items: Sequence[Question]) -> Measure:
    """How a score over some items is binned, which does not depend on who answered."""
    key = ScoreKey(subject="dimension")
    nobody = np.zeros(0, dtype=bool)
    tallies = AudienceTallies(
        wave="now",
        audience=Audience.CUSTOMERS,
        everyone=GroupTallies(
            response=ResponseTally(eligible=0, complete=0, partial=0, break_off=0),
            items={},
            scores={},
        ),
        groups={},
        members={},
        respondents=(),
        identified_by="",
        took_part=nobody,
        completed=nobody,
        rated={item.code: np.zeros(0, dtype=np.int64) for item in items},
        dont_know={},
        scored={key: nobody},
    )
    return composite(items, tallies, key, POLICY).measure


MEASURE = _measure(_items())
FAVOURABLE = Favourable.of(_items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """Where chance comes from, and how often it is asked."""

    generator: np.random.Generator = field(repr=False)
    replications: int

    def score_lines(self) -> Iterator[Line]:
        """Coverage of a displayed score: of everyone, and of groups that everyone's spread judges.

        The last lines have groups whose spread is not everyone's.
        """
        for n in BASES[1:]:
            yield self._score_line(f"everyone, n = {n}", CONTENT, n, by_own=True)
        for n in BASES:
            yield self._score_line(f"a group, n = {n}", CONTENT, n)
        for n in BASES[1:]:
            yield self._item_line(n)
        for name, usage in (("split", SPLIT), ("united", UNITED)):
            for n in BASES[:2]:
                yield self._score_line(f"a {name} group, n = {n}", usage, n)

    def _score_line(self, name: str, usage: Usage, n: int, *, by_own: bool = False) -> Line:
        people = self.scores((POPULATION,), usage)
        truth = float(people.mean())
        held = []
        for _ in range(self.replications):
            own = self.generator.permutation(people)[:n]
            spread = spread_of(own if by_own else self.scores((ANSWERED,), CONTENT))
            mean = with_interval(
                shown(own),
                spread,
                ends=SCORE_RANGE,
                population=POPULATION,
                policy=POLICY,
                level=METHOD.level,
            )
            held.append(holds(mean.value, truth))
        return _coverage(name, np.array(held))

    def _item_line(self, n: int) -> Line:
        """The mean of one item, judged by the spread of its displayed distribution."""
        people = self.generator.choice(len(CONTENT), size=POPULATION, p=CONTENT)
        held = []
        for _ in range(self.replications):
            counts = np.bincount(self.generator.permutation(people)[:n], minlength=len(CONTENT))
            held.append(holds(item_mean(counts.tolist()), float(people.mean()) + AGREE.low))
        return _coverage(f"an item, n = {n}", np.array(held))

    def change_lines(self) -> Iterator[Line]:
        """Coverage of the 90 % interval of a change between two waves, beyond these people."""
        truth = expected_score(HAPPIER) - expected_score(CONTENT)
        for n in BASES[1:]:
            changes = (self._change(n, CONTENT, HAPPIER) for _ in range(self.replications))
            held = [holds(change, truth) for change in changes]
            yield _coverage(f"change of a score, {n} and {n}", np.array(held), level=0.90)

    def verdict_lines(self) -> Iterator[Line]:
        """False verdicts between two waves where nothing has changed."""
        for n in (50, ANSWERED):
            changes = (self._change(n, CONTENT, CONTENT) for _ in range(self.replications))
            readings = Counter(change.reading for change in changes if isinstance(change, Shown))
            for reading in Verdict:
                is_false = reading in (Verdict.CLEARLY_BETTER, Verdict.CLEARLY_WORSE)
                yield self._alarms(
                    f"{n} and {n}, {reading.value}",
                    readings[reading] / self.replications,
                    FALSE_VERDICT_RATE if is_false else 1.0,
                )

    def alarm_lines(self) -> Iterator[Line]:
        """False alarms of segments against the rest where none has another mean.

        Everyone's spread judges all of them. Where one segment is split, or of one mind, its own
        would be another.
        """
        alike = (CONTENT,) * len(SEGMENTS)
        cases = {
            "unrelated dimensions": (0.0, alike),
            "a halo over all dimensions": (0.5, alike),
            "halo, smallest segment split": (0.5, (*alike[1:], SPLIT)),
            "halo, smallest segment united": (0.5, (*alike[1:], UNITED)),
            "halo, three smallest segments split": (0.5, (*alike[3:], *(SPLIT,) * 3)),
            "halo, largest segment united": (0.5, (UNITED, *alike[1:])),
        }
        for name, (halo, usages) in cases.items():
            marks = np.array([self._marks(halo, usages) for _ in range(self.replications)])
            reports, tests = float((marks > 0).any(axis=1).mean()), float(marks.mean())
            yield self._alarms(f"{name}, reports", reports, FALSE_DISCOVERY_RATE)
            yield self._alarms(f"{name}, tests", tests / DIMENSIONS, FALSE_DISCOVERY_RATE)

    def _marks(self, halo: float, usages: Sequence[Usage]) -> NDArray[np.int_]:
        """How many marks each segment has in one report, whose means differ by chance alone."""
        people = sum(SEGMENTS)
        mood = self.generator.standard_normal((1, people, 1))
        own = self.generator.standard_normal((DIMENSIONS, people, 1))
        opinion = np.sqrt(halo) * mood + np.sqrt(1 - halo) * own
        parts = np.split(opinion, np.cumsum(SEGMENTS)[:-1], axis=1)
        segments = [self._answered(part, usage) for part, usage in zip(parts, usages, strict=True)]
        everyone = {
            str(d): moments(scores, spread_of(scores))
            for d, scores in enumerate(np.concatenate(segments, axis=1))
        }
        groups = {
            (str(d), number): moments(scores, everyone[str(d)].sd)
            for number, segment in enumerate(segments)
            for d, scores in enumerate(segment)
        }
        found = contrasts(everyone, groups, minimum=POLICY.mean_minimum, method=METHOD)
        marks = np.zeros(len(SEGMENTS), dtype=int)
        for (_, number), value in found.items():
            marks[number] += isinstance(value, Shown) and value.reading in MARKS
        return marks

    def _change(self, n: int, before: Usage, after: Usage) -> Value:
        return wave_change(self._wave(n, before), self._wave(n, after), method=METHOD)

    def _wave(self, n: int, usage: Usage) -> DisplayedMean:
        scores = self.scores((n,), usage)
        return DisplayedMean(value=shown(scores), moments=moments(scores, spread_of(scores)))

    def scores(self, shape: tuple[int, ...], usage: Usage) -> Floats:
        """Dimension scores, 0-100, of people who answered all items."""
        return self._answered(self.generator.standard_normal((*shape, 1)), usage)

    def _answered(self, opinion: Floats, usage: Usage) -> Floats:
        """Scores from what lies behind people's answers, one standard normal value each."""
        noise = self.generator.standard_normal((*opinion.shape[:-1], ITEMS))
        leaning = np.sqrt(LIKENESS) * opinion + np.sqrt(1 - LIKENESS) * noise
        ends = stats.norm.ppf(np.cumsum(usage)[:-1])
        steps = np.searchsorted(ends, leaning).mean(axis=-1)
        return np.asarray(100 * steps / len(ends), dtype=float)

    def _alarms(self, name: str, share: float, bound: float) -> Line:
        leeway = 2 * math.sqrt(bound * (1 - bound) / self.replications)
        return name, share, share <= bound + leeway


def share_lines() -> Iterator[Line]:
    """Coverage of the Wilson interval about the middle of a bin, for a favourable share.

    Exact, by the hypergeometric distribution: at three shares, since coverage jumps with the true
    share, and on the mean over all shares from 5 to 95 %.
    """
    for n in BASES:
        bins = HEAD_COUNT.bins(n, people_per_bin=POLICY.people_per_bin)
        every = [
            with_wilson(
                HEAD_COUNT.shown(bins.of(count), n), population=POPULATION, level=METHOD.level
            )
            for count in range(n + 1)
        ]
        for share in SHARES:
            favourable = round(share * POPULATION)
            held = np.array([holds(value, favourable / POPULATION) for value in every])
            chances = _chances(np.array([favourable]), n)
            yield _coverage(f"share {share:.0%}, n = {n}", held, weights=chances)
        counts = np.arange(round(0.05 * POPULATION), round(0.95 * POPULATION) + 1)
        is_held = np.array([[holds(v, count / POPULATION) for v in every] for count in counts])
        weights = _chances(counts, n) / len(counts)
        yield _coverage(f"shares 5-95 %, n = {n}", is_held, weights=weights)


def expected_score(usage: Usage) -> float:
    """Mean score of endlessly many people, who use the points in these shares."""
    return 100 * float(np.dot(np.arange(len(usage)), usage)) / (len(usage) - 1)


def shown(scores: Floats) -> Shown:
    """A score as it is displayed."""
    people = len(scores)
    total = round(float(scores.sum()) * MEASURE.highest / SCORE_RANGE[1])
    found = MEASURE.bins(people, people_per_bin=POLICY.people_per_bin).of(total)
    value = displayed(MEASURE.shown(found, people).value, Unit.SCORE)
    return Shown(value=value, unit=Unit.SCORE, base=people)


def item_mean(counts: Sequence[int]) -> Value:
    """The mean of an item as it is displayed, from how many chose each point."""
    people, points = sum(counts), AGREE.points
    heads = HEAD_COUNT.bins(people, people_per_bin=POLICY.people_per_bin)
    shares = [HEAD_COUNT.shown(heads.of(count), people) for count in counts]
    measure = mean_of_scale(AGREE)
    sums = measure.bins(people, people_per_bin=POLICY.people_per_bin)
    found = sums.of(sum(step * count for step, count in enumerate(counts)))
    mean = measure.shown(found, people)
    return with_interval(
        replace(mean, value=displayed(mean.value, Unit.SCALE)),
        spread_of_shares(points, shares),
        ends=(AGREE.low, AGREE.high),
        population=POPULATION,
        policy=POLICY,
        level=METHOD.level,
    ).value


def spread_of(scores: Floats) -> float:
    """The displayed spread of everyone."""
    spread = spread_of_everyone(score_tally(scores), shown(scores), FAVOURABLE, policy=POLICY)
    if spread is None:
        raise ValueError(f"{len(scores)} people are too few for a spread")
    return spread


def moments(scores: Floats, spread: float) -> Moments:
    """A displayed score with the spread that judges it."""
    return Moments(mean=shown(scores).value, sd=spread, n=len(scores))


def holds(value: Value, truth: float) -> bool:
    """Whether a value has an interval that holds the truth, its ends included."""
    if not isinstance(value, Shown) or value.low is None or value.high is None:
        return False
    return value.low <= truth <= value.high


def _chances(favourable: NDArray[np.int_], n: int) -> Floats:
    """Chance of each number among n people drawn, a row for each number among all."""
    drawn = np.arange(n + 1)
    return np.asarray(stats.hypergeom.pmf(drawn, POPULATION, favourable[:, None], n), dtype=float)


def _coverage(
    name: str, held: Bools, *, weights: Floats | None = None, level: float = 0.95
) -> Line:
    """Share that was held: of the replications, or by the weights of an exact calculation."""
    share = float(np.mean(held) if weights is None else np.sum(held * weights))
    return name, share, abs(share - level) <= 0.02


def main() -> None:
    """Print the tables."""
    seed, replications = [*map(int, sys.argv[1:]), *(2026, 2_000)[len(sys.argv) - 1 :]]
    simulation = Simulation(generator=np.random.default_rng(seed), replications=replications)
    tables = {
        f"Score with t, of {POPULATION} people (93-97 %)": simulation.score_lines,
        f"Favourable share with Wilson on n*, of {POPULATION} people (93-97 %)": share_lines,
        "Difference of two waves, superpopulation (88-92 %)": simulation.change_lines,
        f"{len(SEGMENTS)} segments, {DIMENSIONS} dimensions, no difference (10 %)": (
            simulation.alarm_lines
        ),
        "Verdicts without a change (clearly better or worse: 5 % each)": simulation.verdict_lines,
    }
    for title, lines in tables.items():
        print(f"{title}; {replications} replications", flush=True)
        for name, share, is_kept in lines():
            print(f"  {name:<44}{share:8.2%}  {'kept' if is_kept else 'MISSED'}", flush=True)


if __name__ == "__main__":
    main()
