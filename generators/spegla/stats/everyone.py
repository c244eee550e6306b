"""What is worked out of all customers of the newest wave together, and of no group."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.reliability import cronbach_alpha, mcdonald_omega, spearman_brown
from spegla.stats.reliability import mean_inter_item_correlation as mean_correlation
from spegla.stats.scores import item_indexes
from spegla.stats.stated_importance import points_shares
from spegla.stats.summary import Everyone, Reliability
from spegla.stats.tallies import (
    NO_CATEGORY,
    Categories,
    ChoiceTally,
    QuantityTally,
    ScoreKey,
)
from spegla.stats.weighing import weigh
from spegla.survey.questions import (
    Choice,
    Missing,
    Quantity,
    QuestionKind,
    Questionnaire,
)
from spegla.survey.responses import Responses, Wave

Floats = npt.NDArray[np.float64]

LEAST_PEOPLE = 50
"""People from which reliability is told (METHOD.md 2.16)."""


def of_everyone(
    questionnaire: Questionnaire,
    wave: Wave,
    scores: Mapping[ScoreKey, Floats],
    *,
    resamples: int,
    generator: np.random.Generator,
) -> Everyone:
    """Choices, quantities, zones of tolerance, reliability and importance of all customers.

    Args:
        questionnaire: The code book.
        wave: The wave that was answered.
        scores: The customers' scores, NaN where missing.
        resamples: Draws of the respondents behind importance and priorities.
        generator: Where the draws come from.
    """
    responses = wave.customers
    answered = responses.missing.columns
    choices = [c for c in questionnaire.choices if wave.code in c.waves and c.code in answered]
    quantities = [
        q for q in questionnaire.quantities if wave.code in q.waves and q.code in answered
    ]
    levels = _levels(questionnaire, wave, scores)
    return Everyone(
        choices={choice.code: _choice(choice, responses) for choice in choices},
        quantities={quantity.code: _quantity(quantity, responses) for quantity in quantities},
        picked={choice.code: _picked(choice, responses) for choice in choices},
        classes={quantity.code: _classes(quantity, responses) for quantity in quantities},
        below_minimum={code: _below_minimum(**given) for code, given in levels.items()},
        points=_points(questionnaire, wave),
        reliabilities=_reliabilities(questionnaire, wave),
        weighing=weigh(
            questionnaire,
            wave.code,
            responses,
            scores,
            resamples=resamples,
            generator=generator,
        ),
    )


def _choice(choice: Choice, responses: Responses) -> ChoiceTally:
    missing = responses.missing[choice.code]
    has_answer = missing == ""
    picked = responses.picked[choice.code][has_answer]
    return ChoiceTally(
        counts=tuple(int(picked[option.code].sum()) for option in choice.options),
        base=int(has_answer.sum()),
        not_asked=int((missing == Missing.NOT_APPLICABLE).sum()),
        blank=int((missing == Missing.BLANK).sum()),
    )


def _quantity(quantity: Quantity, responses: Responses) -> QuantityTally:
    amounts = responses.amounts[quantity.code]
    # The last class includes its upper end.
    counts, _ = np.histogram(amounts.dropna(), bins=np.asarray(quantity.edges))
    return QuantityTally(
        counts=tuple(int(count) for count in counts), blank=int(amounts.isna().sum())
    )


def _picked(choice: Choice, responses: Responses) -> Mapping[str, Categories]:
    has_answer = (responses.missing[choice.code] == "").to_numpy()
    picked = responses.picked[choice.code]
    return {
        option.code: np.where(has_answer, picked[option.code].to_numpy(), NO_CATEGORY)
        for option in choice.options
    }


def _classes(quantity: Quantity, responses: Responses) -> Categories:
    amounts = responses.amounts[quantity.code].to_numpy(dtype=np.float64)
    number = np.digitize(amounts, quantity.edges[1:-1])
    return np.where(np.isnan(amounts), NO_CATEGORY, number)


def _levels(
    questionnaire: Questionnaire, wave: Wave, scores: Mapping[ScoreKey, Floats]
) -> Mapping[str, Mapping[str, Floats]]:
    """The three levels of each dimension for which they were asked."""
    minimum = questionnaire.levels_of(QuestionKind.MINIMUM, wave.code)
    desired = questionnaire.levels_of(QuestionKind.DESIRED, wave.code)
    found = {}
    for dimension in (code for code in minimum if code in desired):
        perceived = scores.get(ScoreKey(subject=dimension))
        if perceived is not None:
            found[dimension] = {
                "minimum": item_indexes([minimum[dimension]], wave.customers)[:, 0],
                "desired": item_indexes([desired[dimension]], wave.customers)[:, 0],
                "perceived": perceived,
            }
    return found


def _below_minimum(*, minimum: Floats, desired: Floats, perceived: Floats) -> Categories:
    is_complete = ~np.isnan(minimum + desired + perceived)
    return np.where(is_complete, perceived < minimum, NO_CATEGORY)


def _points(questionnaire: Questionnaire, wave: Wave) -> Mapping[str, Categories]:
    items = questionnaire.levels_of(QuestionKind.POINTS, wave.code)
    asked = {code: item for code, item in items.items() if item.code in wave.customers.codes}
    if not asked:
        return {}
    given = np.column_stack([wave.customers.directed(item) for item in asked.values()])
    percents = np.rint(100 * points_shares(given))
    whole = np.where(np.isnan(percents), NO_CATEGORY, percents).astype(np.int64)
    return dict(zip(asked, whole.T, strict=True))


def _reliabilities(questionnaire: Questionnaire, wave: Wave) -> Mapping[str, Reliability]:
    found = {}
    for dimension in questionnaire.dimensions:
        items = questionnaire.items_of(dimension.code, wave.code)
        if len(items) > 1 and all(item.code in wave.customers.codes for item in items):
            reliability = _reliability(item_indexes(items, wave.customers))
            if reliability is not None:
                found[dimension.code] = reliability
    return found


def _reliability(answers: Floats) -> Reliability | None:
    """None where fewer than 50 people answered all items, or their answers do not differ."""
    try:
        alpha = cronbach_alpha(answers)
        if alpha.base < LEAST_PEOPLE:
            return None
        two = answers.shape[1] == 2
        omega = spearman_brown(mean_correlation(answers)) if two else mcdonald_omega(answers)
    except EmptyBaseError:
        return None
    return Reliability(items=answers.shape[1], alpha=alpha, omega=omega)
