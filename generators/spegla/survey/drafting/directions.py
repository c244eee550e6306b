"""Which end of a scale is the good one: what the author is asked, and what the answer does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spegla.survey.drafting.batteries import Battery
from spegla.survey.drafting.draft import DraftScale, Guess, Point, Sureness, Texts
from spegla.survey.tables import fold
from spegla.survey.wording import Family

WITHOUT_GOOD = frozenset({Family.FREQUENCY, Family.IMPORTANCE, Family.LIKELIHOOD})
"""What a scale measures of which neither end is the good one by itself."""

_BELOW = " < "


def turned(scale: DraftScale) -> DraftScale:
    """The scale with its other end as the good one.

    >>> numbers = DraftScale(code="from1to3", low=1, high=3, labels=({"en": "A"}, {"en": "C"}),
    ...     favourable_from=3, unfavourable_to=1, guess=Guess(sureness=Sureness.SURE, because=""))
    >>> turned(numbers).values, turned(numbers).labels[0]
    ({'1': 3, '2': 2, '3': 1}, {'en': 'C'})
    """
    both = scale.low + scale.high
    if scale.points and not scale.values:
        values: Mapping[str, int] = {}
    else:
        before = scale.values or {str(n): n for n in range(scale.low, scale.high + 1)}
        values = {text: both - point for text, point in before.items()}
    return replace(
        scale,
        labels=tuple(reversed(scale.labels)),
        points=tuple(reversed(scale.points)),
        values=values,
        favourable_from=both - scale.unfavourable_to,
        unfavourable_to=both - scale.favourable_from,
    )


def decided(scale: DraftScale, decisions: Mapping[str, str]) -> DraftScale:
    """The scale as the author says that it is to be read, where the author said so.

    An answer is "high" or "low", or the points as the export writes them, from bad to good.

    >>> letters = DraftScale(code="x3", low=1, high=3, favourable_from=3, unfavourable_to=1,
    ...     labels=({"en": "A"}, {"en": "B"}, {"en": "C"}), points=("A", "B", "C"),
    ...     values={"x": 1}, guess=Guess(sureness=Sureness.UNSURE, because=""), is_directed=False)
    >>> told = decided(letters, {"scale.x3": "B < C < A"})
    >>> told.points, told.values, told.is_directed
    (('B', 'C', 'A'), {'x': 3}, True)
    """
    answer = decisions.get(f"scale.{scale.code}", "").strip()
    if not answer or answer == "none":
        return scale
    guess = Guess(sureness=Sureness.SURE, because="the author said so")
    told = replace(scale, guess=guess, is_directed=True)
    if answer in ("high", "low"):
        return turned(told) if answer == "low" else told
    order = [fold(label) for label in answer.split(_BELOW)]
    known = {fold(point): place for place, point in enumerate(scale.points)}
    if sorted(order) != sorted(known):
        return scale
    places = [known[label] for label in order]
    numbers = [scale.values.get(p, scale.low + place) for place, p in enumerate(scale.points)]
    moved = {numbers[place]: numbers[rank] for rank, place in enumerate(places)}
    return replace(
        told,
        points=tuple(scale.points[place] for place in places),
        labels=_labels_in(places, scale),
        values={text: moved[point] for text, point in scale.values.items()},
    )


def _labels_in(places: Sequence[int], scale: DraftScale) -> tuple[Texts, ...]:
    """The wording of the points in another order, or of the ends where only these have one."""
    if len(scale.labels) == len(scale.points):
        return tuple(scale.labels[place] for place in places)
    ends = {0: scale.labels[0], len(places) - 1: scale.labels[-1]}
    return tuple(
        ends.get(place, dict.fromkeys(scale.labels[0], scale.points[place]))
        for place in (places[0], places[-1])
    )


def point_about(battery: Battery, scale: DraftScale, decisions: Mapping[str, str]) -> Point | None:
    """What the author is asked about the direction of a scale."""
    ordering = battery.ordering
    key = f"scale.{scale.code}"
    is_answered = scale.is_directed and scale.guess.sureness is Sureness.SURE
    if ordering is None:
        if scale.is_directed:
            return None
        return Point(
            key=key,
            ask=f"Which end of the scale from {scale.low} to {scale.high} is the good one, as in "
            f'"{_example(battery)}": high or low?',
            suggestion="low" if _is_school_grade(battery) else "high",
            is_needed=True,
        )
    order = _BELOW.join(scale.points)
    if ordering.family in WITHOUT_GOOD:
        if key in decisions and decisions[key] != "none" and is_answered:
            return None
        return Point(
            key=key,
            ask=f'Is an end of "{order}" the good one (high or low), or neither (none)?',
            suggestion="none",
        )
    if is_answered:
        return None
    return Point(
        key=key,
        ask="In which order do these answers stand, from bad to good?",
        suggestion=order,
        is_needed=True,
    )


def _is_school_grade(battery: Battery) -> bool:
    """Whether it asks for a German school grade, of which 1 is the best."""
    return any("schulnote" in fold(column.text) for column in battery.columns)


def _example(battery: Battery) -> str:
    text = battery.columns[0].text
    return text if len(text) <= 80 else f"{text[:79]}…"
