"""Random surveys to be attacked, and what makes them hard to protect."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import Phase

from spegla.survey.responses import Survey
from survey_builder import BLANK, make_survey

UNSHRUNK = (Phase.explicit, Phase.generate)
"""A random survey is about as telling as the smallest one that fails, and is found at once."""

OPINIONS = (
    (0.05, 0.10, 0.20, 0.35, 0.30),
    (0.02, 0.03, 0.05, 0.30, 0.60),
    (0.40, 0.30, 0.20, 0.05, 0.05),
    (0.00, 0.02, 0.03, 0.15, 0.80),
    (0.00, 0.00, 0.00, 0.20, 0.80),
)
"""Shares of the five answers, from divided to all but unanimous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Answers and groups of some people, a row each."""

    items: tuple[str, ...]
    answers: tuple[tuple[int | None, ...], ...]
    groups: tuple[tuple[str, ...], ...]

    def survey(self, **also: Any) -> Survey:
        """The survey, with what else :func:`make_survey` takes."""
        return make_survey(
            {item: [row[place] for row in self.answers] for place, item in enumerate(self.items)},
            groups={
                f"by{place}": [row[place] for row in self.groups]
                for place in range(len(self.groups[0]))
            },
            **also,
        )

    def with_rows(self, order: Sequence[int]) -> "Sheet":
        """Some of the rows, in an order."""
        return Sheet(
            items=self.items,
            answers=tuple(self.answers[row] for row in order),
            groups=tuple(self.groups[row] for row in order),
        )

    def mask(self, row: int) -> tuple[bool, ...]:
        """What somebody answered at all."""
        return tuple(code is not None for code in self.answers[row])


def random_sheet(
    seed: int,
    *,
    people: int = 40,
    breakdowns: Sequence[int] = (3, 2),
    skipping: float = 0.05,
    items: int = 3,
    opinion: Sequence[float] = OPINIONS[0],
) -> Sheet:
    """A survey of two dimensions and the satisfaction index, its groups of unequal sizes."""
    rng = np.random.default_rng(seed)
    names = tuple(
        f"{subject}_{number}" for subject in ("trust", "nki") for number in range(1, items + 1)
    )

    def answer(item: str) -> int | None:
        if rng.random() < skipping:
            return BLANK
        code = int(rng.choice(5, p=opinion)) + 1
        return 2 * code - int(rng.integers(2)) if item.startswith("nki") else code

    columns = [
        [f"g{code}" for code in rng.choice(size, people, p=rng.dirichlet([2.0] * size))]
        for size in breakdowns
    ]
    return Sheet(
        items=names,
        answers=tuple(tuple(map(answer, names)) for _ in range(people)),
        groups=tuple(zip(*columns, strict=True)),
    )
