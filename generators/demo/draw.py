"""Draw what everyone answered, so that the scores of the story are met.

Everybody has a general mood and a view of each subject; an answer is where mood, view and the
particulars of the item fall between the points of the scale. Chance decides who holds which
opinion. The level of each subject is then set so that its score is the one of the story: another
seed changes who said what, never what the report says.
"""

import random
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import NormalDist, fmean
from typing import Final, TypeVar

from demo.cast import CUSTOMERS, DEPARTMENTS, MANAGEMENT, TEAM_SIZE, UNNAMED, Department, Panel
from demo.story import NOT_APPLICABLE, SUBJECTS, Item, Subject, Wave, items_asked

Thing = TypeVar("Thing")

LEVELS: Final = (-5.0, 5.0)
"""Latent levels between which the level of every subject lies."""

HALVINGS: Final = 40
"""After so many halvings of ``LEVELS`` the level is known to ten decimals."""

ADDED_ITEMS: Final = 1_000_000_000
"""Put on a seed, it gives the random numbers of the items that joined the story later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody's opinions before they meet the scale.

    ``mood``, ``standings`` (by subject) and ``opinions`` (by item) are latent values, high if the
    person thinks well of IT; ``outside`` has the code of each answer that is not on the scale,
    None for a blank; ``never_reached`` are the items after the one at which the form was closed.
    """

    department: Department
    mood: float
    standings: Mapping[str, float]
    opinions: Mapping[str, float]
    outside: Mapping[str, int | None]
    never_reached: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one person sent in: a code for each item, None where it was left blank."""

    person: Person
    codes: Mapping[str, int | None]


class Chance:
    """Random numbers that stay the same for good.

    Only ``random()`` of the standard library is promised to repeat itself in later versions,
    so everything else is made from it here.

    >>> Chance(1).shuffled("mirror") == Chance(1).shuffled("mirror")
    True
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - invented answers need no secrecy

    def share(self) -> float:
        """A number strictly between 0 and 1, evenly spread."""
        return max(self._random.random(), 2**-53)

    def normal(self) -> float:
        """A number with mean 0 and standard deviation 1, normally spread."""
        return NormalDist().inv_cdf(self.share())

    def whole(self, start: int, stop: int) -> int:
        """A whole number from ``start`` up to, but not including, ``stop``."""
        return start + int(self.share() * (stop - start))

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """The same things in a new order."""
        keys = [self.share() for _ in things]
        return [things[place] for place in sorted(range(len(things)), key=keys.__getitem__)]


def draw_customers(wave: Wave) -> list[Form]:
    """What the customers sent in during one wave, in no particular order.

    Codes are those that the survey tool stores: a reversed item is still reversed.

    >>> from demo.story import WAVES
    >>> len(draw_customers(WAVES[1]))
    260
    """
    departments = [
        department
        for department in (*DEPARTMENTS, UNNAMED)
        for _ in range(department.answered[wave.code])
    ]
    chance = Chance(wave.customers_seed)
    people = [draw_person(CUSTOMERS, department, wave, chance) for department in departments]
    added = Chance(wave.customers_seed + ADDED_ITEMS)
    people = [with_added_items(CUSTOMERS, person, wave, added) for person in people]
    scores = {subject.code: subject.customers[wave.code] for subject in SUBJECTS}
    return chance.shuffled(fill_in(people, scores, wave))


def draw_management(wave: Wave) -> list[Form]:
    """What the IT management team believes that its customers would say, a form a member.

    >>> from demo.story import WAVES
    >>> [form.codes["nki_1"] for form in draw_management(WAVES[1])].count(None)
    0
    """
    chance = Chance(wave.management_seed)
    people = [draw_person(MANAGEMENT, UNNAMED, wave, chance) for _ in range(TEAM_SIZE)]
    added = Chance(wave.management_seed + ADDED_ITEMS)
    people = [with_added_items(MANAGEMENT, person, wave, added) for person in people]
    scores = {
        subject.code: subject.management[wave.code] for subject in SUBJECTS if subject.management
    }
    return fill_in(people, scores, wave)


def draw_person(panel: Panel, department: Department, wave: Wave, chance: Chance) -> Person:
    """Somebody of a panel. Everyone uses up equally many random numbers, whoever they are."""
    mood = chance.normal()
    views: dict[str, float] = {}
    standings: dict[str, float] = {}
    opinions: dict[str, float] = {}
    outside: dict[str, int | None] = {}
    for subject in SUBJECTS:
        views[subject.code] = view = _view(subject, views, chance)
        lean = department.lean + department.leans.get(subject.code, 0.0)
        standings[subject.code] = standing = panel.mood * mood + panel.view * view + lean
        for item in items_asked(subject, wave):
            if not item.is_added:
                opinions[item.code] = standing + item.ease + panel.particular * chance.normal()
                outside |= _outside(panel, subject, item, chance.share())
    never_reached = _never_reached(panel, list(opinions), chance)
    return Person(
        department=department,
        mood=mood,
        standings=standings,
        opinions=opinions,
        outside=outside | dict.fromkeys(never_reached),
        never_reached=frozenset(never_reached),
    )


def with_added_items(panel: Panel, person: Person, wave: Wave, chance: Chance) -> Person:
    """The same person with an opinion on the items that joined the story later."""
    opinions, outside = dict(person.opinions), dict(person.outside)
    for subject in SUBJECTS:
        items = items_asked(subject, wave)
        has_closed = any(item.code in person.never_reached for item in items)
        for item in items:
            if item.is_added:
                particular = panel.particular * chance.normal()
                opinions[item.code] = person.standings[subject.code] + item.ease + particular
                outside |= _outside(panel, subject, item, chance.share())
                outside |= {item.code: None} if has_closed else {}
    return replace(person, opinions=opinions, outside=outside)


def _view(subject: Subject, views: Mapping[str, float], chance: Chance) -> float:
    echoed = sum(weight * views[code] for code, weight in subject.echoes.items())
    rest = 1 - sum(weight**2 for weight in subject.echoes.values())
    return echoed + sqrt(rest) * chance.normal()


def _outside(panel: Panel, subject: Subject, item: Item, share: float) -> dict[str, int | None]:
    """The answer outside the scale that ``share`` falls upon, if it falls upon any."""
    chances: list[tuple[int | None, float]] = [(None, panel.skips)]
    if not panel.can_judge_all:
        chances += [
            (subject.dont_know_code, item.dont_know),
            (NOT_APPLICABLE, item.not_applicable),
        ]
    for code, width in chances:
        if share < width:
            return {item.code: code}
        share -= width
    return {}


def _never_reached(panel: Panel, items: Sequence[str], chance: Chance) -> Sequence[str]:
    """The items after the one at which the person closed the form, if they did."""
    stops, last = chance.share() < panel.stops, chance.whole(len(items) // 4, len(items))
    return items[last:] if stops else ()


def fill_in(people: Sequence[Person], scores: Mapping[str, float], wave: Wave) -> list[Form]:
    """The forms of ``people`` at those levels at which each subject gets its score.

    Items of subjects that are not in ``scores`` were not on the form.
    """
    codes: list[dict[str, int | None]] = [{} for _ in people]
    for subject in SUBJECTS:
        if subject.code not in scores:
            continue
        items = items_asked(subject, wave)
        level = level_for(subject, items, people, scores[subject.code])
        for person, form in zip(people, codes, strict=True):
            form |= {item.code: code_given(subject, item, person, level) for item in items}
    return [Form(person=person, codes=form) for person, form in zip(people, codes, strict=True)]


def level_for(
    subject: Subject, items: Sequence[Item], people: Sequence[Person], score: float
) -> float:
    """The latent level at which ``people`` give a subject this score."""
    return level_where(lambda level: score_at(level, subject, items, people), score)


def level_where(reached: Callable[[float], float], wanted: float) -> float:
    """The latent level at which something that rises with it reaches what is wanted, by halving.

    >>> round(level_where(lambda level: 10 * level, 25), 6)
    2.5
    """
    low, high = LEVELS
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if reached(middle) < wanted:
            low = middle
        else:
            high = middle
    return high


def score_at(
    level: float, subject: Subject, items: Sequence[Item], people: Sequence[Person]
) -> float:
    """The score of a subject, 0-100: mean over people who answered half of its items or more."""
    scores = []
    for person in people:
        answered = [item for item in items if item.code not in person.outside]
        if len(answered) * 2 >= len(items):
            points = fmean(point_chosen(subject, item, person, level) for item in answered)
            scores.append(100 * (points - 1) / (subject.points - 1))
    return fmean(scores)


def code_given(subject: Subject, item: Item, person: Person, level: float) -> int | None:
    """The code that the export holds for this person, None for a blank."""
    if item.code in person.outside:
        return person.outside[item.code]
    point = point_chosen(subject, item, person, level)
    return subject.points + 1 - point if item.is_reversed else point


def point_chosen(subject: Subject, item: Item, person: Person, level: float) -> int:
    """The point of the scale that this person chooses, 1 the least favourable to IT."""
    return point_at(level + person.opinions[item.code], points=subject.points, step=subject.step)


def point_at(value: float, *, points: int, step: float) -> int:
    """The point, 1 the lowest, into which a latent value falls on a scale centred at 0.

    >>> point_at(0.0, points=5, step=0.97)
    3
    """
    limits = [(number - points / 2) * step for number in range(1, points)]
    return 1 + bisect_left(limits, value)
