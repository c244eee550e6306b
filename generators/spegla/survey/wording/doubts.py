"""What the words of a set of answers leave open."""

from collections.abc import Iterator
from dataclasses import dataclass

from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon
from spegla.survey.wording.placing import Placed, by_numbers, level_pairs
from spegla.survey.wording.senses import contains, tokens_of

_MUCH = (Family.EXTENT, Family.FREQUENCY, Family.LIKELIHOOD, Family.COMPARISON)
"""Families of which the answers alone do not say whether much is good."""
_LITTLE = 0.45
_BETWEEN = (-0.6, 0.9)
"""Where words such as "sometimes" lie, which do not fit among "weekly" and "monthly"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing that is open, in words for the author.

    ``is_about_order`` tells that numbers which run as the words do settle it.
    """

    text: str
    is_about_order: bool = True


_UNDECIDED = Doubt(
    text="an answer of being unsure may be the middle or outside", is_about_order=False
)


def doubts_of(
    placed: Placed, lexicon: Lexicon, *, question: str, has_unsure: bool = False
) -> list[Doubt]:
    """All that is open about answers that were placed by their words.

    ``has_unsure`` tells that an answer of being unsure was left out of them.
    """
    has_middle = any(answer.reading.is_middle for answer in placed.answers)
    is_undecided = any(answer.reading.is_undecided for answer in placed.answers)
    found = [*_about_order(placed), *_about_direction(placed, lexicon, question)]
    if is_undecided or (has_unsure and not has_middle):
        found.append(_UNDECIDED)
    return found


def _about_order(placed: Placed) -> Iterator[Doubt]:
    readings = [answer.reading for answer in placed.answers]
    if level_pairs(placed):
        yield Doubt(text="words do not tell which of two neighbouring answers is the higher one")
    if any(not a.reading.is_clear and not a.is_bare for a in placed.answers):
        yield Doubt(text="one of the answers has words that are not understood")
    if any(answer.is_bare for answer in placed.answers):
        yield Doubt(text="the numbers between the worded ends are taken to rise")
    vague = [
        reading
        for reading in readings
        if reading.family is Family.FREQUENCY and not reading.is_rate
        if reading.position is not None and _BETWEEN[0] < reading.position < _BETWEEN[1]
    ]
    if vague and any(reading.is_rate for reading in readings):
        yield Doubt(text='words such as "often" stand among numbers of times')
    if _is_middle_open(placed):
        yield Doubt(text="the middle answer may lie below the weakest of the others")


def _is_middle_open(placed: Placed) -> bool:
    """Whether there is a middle though the low end is only a denial: "not", "slightly", "very"."""
    readings = [answer.reading for answer in placed.answers]
    if not any(reading.is_middle for reading in readings):
        return False
    if any(reading.is_frequency for reading in readings):
        return True
    below = [r for r in readings if r.position is not None and r.position < 0]
    above = [r for r in readings if r.position is not None and r.position > 0]
    return (
        len(above) != len(below)
        and any(reading.is_negated for reading in below)
        and any(reading.position < _LITTLE for reading in above if reading.position)
    )


def _about_direction(placed: Placed, lexicon: Lexicon, question: str) -> Iterator[Doubt]:
    readings = [answer.reading for answer in placed.answers]
    if any(reading.is_excess for reading in readings):
        yield Doubt(
            text="the best answer may be in the middle, not at an end", is_about_order=False
        )
    bad = {reading.family for reading in readings if reading.side < 0 and not reading.is_turned}
    if any(reading.is_turned for reading in readings) and bad != {Family.TROUBLE}:
        yield Doubt(
            text="an answer does not say what it is about, and is taken to be about something bad",
            is_about_order=False,
        )
    topics = {reading.family for reading in readings} - {*_MUCH, None}
    if any(r.shared and not r.side and r.family in {*_MUCH, None} for r in readings):
        yield Doubt(
            text="whether much is good hangs on a word that is not understood",
            is_about_order=False,
        )
    if not topics and contains(tokens_of(question), lexicon.trouble):
        yield Doubt(
            text="the question asks about something bad, so that much may be the bad end",
            is_about_order=False,
        )
    if any(answer.code is not None for answer in placed.answers) and _is_contradicted(placed):
        yield Doubt(
            text="the numbers in the answers do not run as their words do", is_about_order=False
        )


def _is_contradicted(placed: Placed) -> bool:
    return all(answer.code is not None for answer in placed.answers) and not by_numbers(placed)
