"""What is worked out of all customers of the newest wave together, and of no group."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.reliability import cronbach_alpha, mcdonald_omega, spearman_brown
from spegla.stats.reliability import mean_inter_item_correlation as mean_correlation
from spegla.stats.scores import item_indexes
from spegla.stats.summary import Everyone, Reliability
from spegla.stats.tallies import ChoiceTally, QuantityTally, ScoreKey
from spegla.stats.tolerance import ZoneOfTolerance, zone_of_tolerance
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
    return Everyone(
        choices={
            choice.code: _choice(choice, responses)
            for choice in questionnaire.choices
            if wave.code in choice.waves and choice.code in answered
        },
        quantities={
            quantity.code: _quantity(quantity, responses)
            for quantity in questionnaire.quantities
            if wave.code in quantity.waves and quantity.code in answered
        },
        zones=_zones(questionnaire, wave, scores),
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


def _zones(
    questionnaire: Questionnaire, wave: Wave, scores: Mapping[ScoreKey, Floats]
) -> Mapping[str, ZoneOfTolerance]:
    """Per dimension whose levels were asked for and given by enough people for a mean."""
    minimum = questionnaire.levels_of(QuestionKind.MINIMUM, wave.code)
    desired = questionnaire.levels_of(QuestionKind.DESIRED, wave.code)
    zones = {}
    for dimension in (code for code in minimum if code in desired):
        perceived = scores.get(ScoreKey(subject=dimension))
        if perceived is None:
            continue
        try:
            zones[dimension] = zone_of_tolerance(
                minimum=item_indexes([minimum[dimension]], wave.customers)[:, 0],
                desired=item_indexes([desired[dimension]], wave.customers)[:, 0],
                perceived=perceived,
            )
        except EmptyBaseError:
            continue
    return zones


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
