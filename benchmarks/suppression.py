"""Seconds that folding, suppression and audit take on large surveys; figures, never a test.

Run with ``python benchmarks/suppression.py [CASE ...]``, cases being numbers from 1. Seconds of
the processor stand beside those of the clock: they tell the same story on a busy machine.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

import numpy as np

from spegla.privacy.audit import BoolMatrix, collapse
from spegla.privacy.reduction import IntArray
from spegla.privacy.suppression import base_pattern, fold_small_groups, question_pattern

K = 5
QUESTIONS = 60
DEPARTMENTS, LOCATIONS, ROLES, YEARS = 40, 5, 8, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A survey to take the time of; ``within`` is the limit set for it, in seconds."""

    respondents: int
    is_crossed: bool
    within: int | None


CASES = (
    Case(respondents=2_000, is_crossed=False, within=4),
    Case(respondents=100_000, is_crossed=True, within=30),
    Case(respondents=2_000, is_crossed=True, within=None),
)


class Stopwatch:
    """Prints what each stage took since the one before."""

    def __init__(self) -> None:
        """Start now."""
        self._start = self._last = (perf_counter(), process_time())

    def stage(self, name: str, note: str = "") -> None:
        """Print the seconds since the last stage: clock, processor, and a note."""
        now = (perf_counter(), process_time())
        self._print(name, self._last, now, note)
        self._last = now

    def total(self, note: str) -> None:
        """Print the seconds since the start."""
        self._print("Total", self._start, self._last, note)

    @staticmethod
    def _print(name: str, start: tuple[float, float], end: tuple[float, float], note: str) -> None:
        clock, processor = end[0] - start[0], end[1] - start[1]
        print(f"  {name:<18}{clock:8.2f} s{processor:8.2f} s   {note}".rstrip())


def breakdowns(people: int, generator: np.random.Generator) -> list[IntArray]:
    """Department, location, role and years of service of everyone; a few groups are far larger."""
    return [
        generator.choice(groups, size=people, p=generator.dirichlet(np.full(groups, evenness)))
        for groups, evenness in ((DEPARTMENTS, 1), (LOCATIONS, 2), (ROLES, 2), (YEARS, 2))
    ]


def answers(people: int, generator: np.random.Generator) -> BoolMatrix:
    """Who answered which question, questions x people.

    People skip 2 to 10 percent of the questions, some people far more often than others. Every
    tenth question was put to some only, and 30 to 70 percent did not answer it.
    """
    share = generator.uniform(0.02, 0.10, size=QUESTIONS)
    share[::10] = generator.uniform(0.3, 0.7, size=len(share[::10]))
    weariness = generator.gamma(2, 0.5, size=people)
    return generator.random((QUESTIONS, people)) >= np.minimum(np.outer(share, weariness), 0.95)


def folded_rows(breakdown: IntArray) -> list[BoolMatrix]:
    """A row for each group of a breakdown that keeps one, and one for the folded groups."""
    folding = fold_small_groups(np.bincount(breakdown).tolist(), K)
    rows = [breakdown == group for group in folding.shown]
    return [*rows, np.isin(breakdown, folding.combined)] if folding.combined else rows


def all_rows(case: Case, of: Sequence[IntArray]) -> tuple[BoolMatrix, list[int]]:
    """The total and all groups, folded, with their precedence."""
    department, _, role, _ = of
    tables = [[np.ones(case.respondents, dtype=bool)], *(folded_rows(one) for one in of)]
    if case.is_crossed:
        cell = department * ROLES + role
        tables.append([cell == number for number in np.unique(cell)])
    precedence = [place for place, rows in enumerate(tables) for _ in rows]
    return np.array([row for rows in tables for row in rows]), precedence


def measure(case: Case) -> None:
    """Print the stages of one case."""
    generator = np.random.default_rng(4)
    of = breakdowns(case.respondents, generator)
    answered = answers(case.respondents, generator)
    crossing = ", departments x roles" if case.is_crossed else ""
    print(f"{case.respondents:,} respondents, breakdowns of 40, 5, 8 and 6{crossing}")
    watch = Stopwatch()
    rows, precedence = all_rows(case, of)
    watch.stage("folding")
    atoms = collapse(rows)
    watch.stage("atoms", f"{len(rows)} rows, {len(atoms.people):,} atoms")
    base = base_pattern(rows, precedence, K)
    large_enough = int((rows.sum(axis=1) >= K).sum())
    watch.stage("base pattern", f"{len(base)} of {large_enough} rows of {K} people or more")
    counts = [atoms.count(mask) for mask in answered]
    patterns = [question_pattern(atoms.groups, count, base, K) for count in counts]
    watch.stage(f"{QUESTIONS} questions")
    watch.total("" if case.within is None else f"limit {case.within} s")
    small = np.mean([(atoms.groups[list(base)] @ count < K).sum() for count in counts])
    hidden = np.mean([len(base) - len(pattern) for pattern in patterns])
    print(f"  Per question {small:.2f} rows too small, {hidden - small:.2f} more hidden.")


def main() -> None:
    """Print the table of each case."""
    for number in sys.argv[1:] or range(1, 1 + len(CASES)):
        measure(CASES[int(number) - 1])


if __name__ == "__main__":
    main()
