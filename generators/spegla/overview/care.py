"""Signs that a questionnaire was filled in without care, or twice."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spegla.survey.questions import Question, QuestionKind
from spegla.survey.responses import Responses

Floats = NDArray[np.float64]

_FEWEST_ITEMS = 8
"""With fewer items on one scale, the same answer to all of them is nothing unusual."""


def straight_lined(responses: Responses, questions: Sequence[Question]) -> int:
    """How many gave one and the same answer to all items that share a scale (straight-lining).

    Only scales with at least eight rating items count, and only people who answered at least
    eight of them. Codes are compared as they were given: where some items are reversed, the same
    code on all of them contradicts itself.
    """
    by_scale: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        if question.kind is QuestionKind.RATING and question.code in responses.codes:
            by_scale[question.scale.code].append(question.code)
    found = np.zeros(len(responses), dtype=bool)
    for codes in by_scale.values():
        if len(codes) < _FEWEST_ITEMS:
            continue
        given = responses.codes[codes].to_numpy(dtype=float)
        answered, lowest, highest = _span(given)
        found |= (answered >= _FEWEST_ITEMS) & (lowest == highest)
    return int(found.sum())


def alike(responses: Responses) -> int:
    """How many gave exactly the answers that somebody before them gave.

    Whoever gave fewer than eight different answers, or one and the same to everything, is left
    out: such rows are alike by chance.
    """
    frames = (responses.codes, responses.missing, responses.picked, responses.amounts)
    answered, lowest, highest = _span(responses.codes.to_numpy(dtype=float))
    tells = (answered >= _FEWEST_ITEMS) & (lowest < highest)
    if not tells.any():
        return 0
    # A number for each of the values of a column: rows are alike where all their numbers are.
    numbers = [frame[name].factorize()[0] for frame in frames for name in frame.columns]
    rows = np.ascontiguousarray(np.column_stack(numbers)[tells])
    counts = Counter(rows.view(f"V{rows.itemsize * len(numbers)}").ravel().tolist())
    return sum(count - 1 for count in counts.values())


def _span(given: NDArray[np.float64]) -> tuple[NDArray[np.int_], Floats, Floats]:
    """For each person how many codes there are, the lowest and the highest."""
    is_blank = np.isnan(given)
    lowest: Floats = np.where(is_blank, np.inf, given).min(axis=1, initial=np.inf)
    highest: Floats = np.where(is_blank, -np.inf, given).max(axis=1, initial=-np.inf)
    return (~is_blank).sum(axis=1), lowest, highest
