"""Which range of numbers a scale has, by the numbers that people gave and the words beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spegla.survey.drafting.observed import Column
from spegla.survey.tables import parse_number
from spegla.survey.wording import Ends, asks_likelihood_to_recommend, numeric_ends

_SLIP = 0.02
"""Share of the answers up to which a number that fits no scale is a slip of the hand."""
_MANY_ANSWERS = 100
"""Answers from which a point that nobody gave is taken not to exist."""
_RANGES = ((1, 5), (1, 7), (1, 10), (0, 10))
_TIGHT_RANGES = (
    (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 10), (0, 3), (0, 4), (0, 5), (0, 6), (0, 10),
)  # fmt: skip
_NO_ANSWERS = frozenset({8, 9})
"""What code books have for "don't know" and "no answer" beside a scale that does not reach 6."""
_BELOW_THEM = 5
_TELLING = 30
"""Answers from which it tells that nobody gave a number between a scale and such a code."""
_BLANK_NUMBERS = frozenset({"-99", "-9", "-999", "-1", "-77", "-88", "99", "999", "9999", "88"})
"""What tools write for a blank among the numbers of a scale that does not reach them."""


def fitted_range(columns: Sequence[Column]) -> tuple[Ends, frozenset[str]] | None:
    """The scale that the numbers in columns fit, and the few that do not; None where they fit none.

    The words of a question decide where they tell the ends. Without them the range is the
    tightest of the usual ones that holds all numbers but blanks and slips of the hand.
    """
    counts: Counter[int] = Counter()
    for column in columns:
        for value, count in column.values.items():
            number = parse_number(value)
            if number is not None:
                counts[int(number)] += count
    ends = next((e for column in columns if (e := numeric_ends(column.text))), None)
    if any(asks_likelihood_to_recommend(column.text) for column in columns):
        ends = ends or Ends(low=0, high=10)
        if ends.high_is_good is None and not ends.low_text:
            ends = replace(ends, high_is_good=True)
    if ends is None:
        fitted = _range_of(counts)
        if fitted is None:
            return None
        ends = Ends(low=fitted[0], high=fitted[1], low_text="", high_text="", high_is_good=None)
    off = {number: count for number, count in counts.items() if not ends.low <= number <= ends.high}
    meant = _no_answers(counts)
    many = [
        n
        for n, count in off.items()
        if str(n) not in _BLANK_NUMBERS and n not in meant and count > _slips(counts)
    ]
    return None if many else (ends, frozenset(map(str, off)))


def _range_of(counts: Counter[int]) -> tuple[int, int] | None:
    meant = _no_answers(counts)
    likely = [number for number in _likely(counts) if number not in meant]
    if not likely:
        return None
    low, high = min(likely), max(likely)
    ranges = _TIGHT_RANGES if counts.total() >= _MANY_ANSWERS else _RANGES
    return next((ends for ends in ranges if ends[0] <= low and high <= ends[1]), None)


def _likely(counts: Counter[int]) -> list[int]:
    """The numbers that are neither blanks nor slips of the hand."""
    return [
        number
        for number, count in counts.items()
        if str(number) not in _BLANK_NUMBERS and count > _slips(counts)
    ]


def _no_answers(counts: Counter[int]) -> frozenset[int]:
    """8 and 9 far above all other numbers: no points of the scale, but codes for no answer."""
    likely = frozenset(_likely(counts))
    on_scale = likely - _NO_ANSWERS
    is_far = 3 <= max(on_scale, default=0) <= _BELOW_THEM and counts.total() >= _TELLING
    return likely & _NO_ANSWERS if is_far else frozenset()


def _slips(counts: Counter[int]) -> int:
    """Up to how many people are taken to have mistyped."""
    return int(_SLIP * counts.total()) if counts.total() >= 50 else 0
