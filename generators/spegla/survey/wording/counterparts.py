"""Points of a scale that others imply: "strongly agree" was hardly offered without its opposite."""

from collections.abc import Iterator, Sequence

from spegla.survey.wording.answers import read_all
from spegla.survey.wording.codes import coded
from spegla.survey.wording.reading import read
from spegla.survey.wording.senses import tokens_of

_OPPOSITE = 0.15
"""How far from exactly opposite a point may lie."""
_NEIGHBOUR = 0.1
"""How near a point lies to one that is there already and says nothing new."""


def counterparts_among(rare: Sequence[str], points: Sequence[str]) -> Iterator[str]:
    """The rare answers that are opposite to a point, the middle between points, or a number there.

    All their words are in the lexicon or in the points, so that they tell of nobody.

    Args:
        rare: Answers that few people gave, the most frequent first.
        points: Answers that are on the scale beyond doubt.

    >>> points = ["Disagree", "Neutral", "Agree", "Strongly agree"]
    >>> rare = ["Strongly disagree", "Strongly disagree, ask Bo", "Completely agree"]
    >>> list(counterparts_among(rare, points))
    ['Strongly disagree']
    """
    answers, lexicon = read_all(points, {})
    places = [a.reading.position for a in answers if a.reading.position is not None]
    codes = [answer.code for answer in answers if answer.code is not None]
    words = {token for point in points for token in tokens_of(point)}
    for label in rare:
        if (number := coded(label)).code is not None:
            if not number.text and codes and min(codes) < number.code < max(codes):
                yield label
            continue
        reading = read(tokens_of(label), lexicon, shared=words)
        place = reading.position
        if place is None or not reading.is_clear or reading.is_rate:
            continue
        if _is_opposite(place, places) and not any(_is_near(place, one) for one in places):
            places.append(place)
            yield label


def _is_opposite(place: float, places: Sequence[float]) -> bool:
    """Whether a point lies opposite to a place, or is the middle with places on both sides."""
    if place == 0:
        return min(places, default=0) < 0 < max(places, default=0)
    return any(abs(place + one) <= _OPPOSITE for one in places)


def _is_near(place: float, other: float) -> bool:
    return abs(place - other) < _NEIGHBOUR
