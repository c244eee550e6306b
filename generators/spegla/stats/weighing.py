"""What matters most: what customers say, what their answers tell, and draws of both with scores.

Everything that priorities rest on comes from the same draws of the same respondents, so that a
placement, a rank or a weight can be counted over them jointly (METHOD.md 2.11 to 2.14).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from spegla.stats.derived_importance import (
    DerivedImportance,
    RankCorrelations,
    derived_importance,
)
from spegla.stats.resampling import resample_weights, weighted_means
from spegla.stats.stated_importance import points_shares
from spegla.stats.tallies import ScoreKey, ScoreTally, score_tally
from spegla.survey.questions import NKI, QuestionKind, Questionnaire, Role
from spegla.survey.responses import Responses

Floats = npt.NDArray[np.float64]


class StatedBasis(StrEnum):
    """How customers were asked what matters most."""

    PICKS = "picks"
    """They chose a few dimensions: a person's value is 1 or 0."""
    RATINGS = "ratings"
    """They rated each dimension: a person's value is a code of the scale."""
    POINTS = "points"
    """They shared out points: a person's value is the share that a dimension got."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stated:
    """Stated importance: one tally of the respondents' values per dimension."""

    basis: StatedBasis
    tallies: tuple[ScoreTally, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighing:
    """Importance and performance of all dimensions, with joint draws of the respondents.

    Args:
        dimensions: Codes of the dimensions, in the order of everything below.
        stated: What customers say; None where they were not asked.
        derived: What goes with the NKI, as far as the answers can bear it.
        score_draws: Scores, 0-100: resamples x dimensions.
        stated_draws: Mean stated importance in the same draws; None where not asked.
    """

    dimensions: tuple[str, ...]
    stated: Stated | None
    derived: DerivedImportance | RankCorrelations | None
    score_draws: Floats = field(repr=False)
    stated_draws: Floats | None = field(repr=False)

    @property
    def derived_draws(self) -> Floats | None:
        """Contributions to R² in the same draws; None where they cannot be told."""
        return self.derived.draws if isinstance(self.derived, DerivedImportance) else None


def weigh(
    questionnaire: Questionnaire,
    wave: str,
    responses: Responses,
    scores: Mapping[ScoreKey, Floats],
    *,
    resamples: int,
    generator: np.random.Generator,
) -> Weighing | None:
    """Importance of each dimension that has scores; None where nothing tells what matters.

    Derived importance needs the NKI. Of one dimension alone no importance is told.

    Args:
        questionnaire: The code book.
        wave: The wave that was answered.
        responses: The customers' answers.
        scores: The respondents' scores, NaN where missing.
        resamples: How many draws.
        generator: Where the draws come from.
    """
    dimensions = tuple(
        d.code for d in questionnaire.dimensions if ScoreKey(subject=d.code) in scores
    )
    if len(dimensions) < 2 or len(responses) == 0:
        return None
    asked = _stated(questionnaire, wave, responses, dimensions)
    people = _People(
        performance=np.column_stack([scores[ScoreKey(subject=code)] for code in dimensions]),
        outcome=scores.get(ScoreKey(subject=NKI), np.full(len(responses), np.nan)),
        stated=np.empty((len(responses), 0)) if asked is None else asked[1],
    ).by_answers()
    draws = resample_weights(len(responses), resamples, generator)
    derived = derived_importance(people.performance, people.outcome, draws)
    if asked is None and derived is None:
        return None
    tallies = tuple(score_tally(column) for column in people.stated.T)
    return Weighing(
        dimensions=dimensions,
        stated=None if asked is None else Stated(basis=asked[0], tallies=tallies),
        derived=derived,
        score_draws=weighted_means(people.performance, draws),
        stated_draws=None if asked is None else weighted_means(people.stated, draws),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _People:
    """What is known of each respondent, a row each; NaN is missing.

    ``stated`` has no columns where importance was not asked for.
    """

    performance: Floats
    outcome: Floats
    stated: Floats

    def by_answers(self) -> "_People":
        """The same people sorted by their answers: the order of an export decides no draw."""
        answers = np.column_stack([self.performance, self.outcome, self.stated])
        order = np.lexsort(np.nan_to_num(answers, nan=-1.0).T)
        return _People(
            performance=self.performance[order],
            outcome=self.outcome[order],
            stated=self.stated[order],
        )


def _stated(
    questionnaire: Questionnaire, wave: str, responses: Responses, dimensions: Sequence[str]
) -> tuple[StatedBasis, Floats] | None:
    """How importance was asked for, and each person's value for each dimension."""
    picked = questionnaire.choice(Role.MOST_IMPORTANT, wave)
    if picked is not None and picked.code in responses.missing:
        answered = (responses.missing[picked.code] == "").to_numpy()
        values = responses.picked[picked.code][list(dimensions)].to_numpy(dtype=np.float64)
        return StatedBasis.PICKS, np.where(answered[:, None], values, np.nan)
    for kind, basis in (
        (QuestionKind.IMPORTANCE, StatedBasis.RATINGS),
        (QuestionKind.POINTS, StatedBasis.POINTS),
    ):
        items = questionnaire.levels_of(kind, wave)
        if set(dimensions) <= {
            code for code, item in items.items() if item.code in responses.codes
        }:
            columns = [responses.directed(items[code]) for code in dimensions]
            values = np.column_stack(columns)
            return basis, points_shares(values) if kind is QuestionKind.POINTS else values
    return None
