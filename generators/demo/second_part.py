"""The second part of the questionnaire of 2026: its pages in order, and who got how far.

It came to the demo after the ratings were drawn and has random numbers of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from demo import behaviour, wishes
from demo.draw import Chance, Person
from demo.wishes import Cells

STOPS: Final = 0.05
"""How many of those who came to the second part close the form before its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Questions that stood together: their headings in the export, and how they are answered.

    ``skips`` is the share of those who came to the page and left all of it blank.
    """

    headings: tuple[str, ...]
    draw: Callable[[Sequence[Person], Chance], list[Cells]]
    skips: float = 0.01


PAGES: Final = (
    FormPage(headings=wishes.IMPORTANCE_HEADINGS, draw=wishes.draw_importance),
    FormPage(headings=wishes.LEVEL_HEADINGS, draw=wishes.draw_levels, skips=0.02),
    FormPage(headings=behaviour.SELF_SERVICE_HEADINGS, draw=behaviour.draw_self_service),
    FormPage(headings=("effort",), draw=behaviour.draw_effort),
    FormPage(headings=behaviour.CHANGE_HEADINGS, draw=behaviour.draw_change),
    FormPage(headings=behaviour.SHADOW_IT_HEADINGS, draw=behaviour.draw_shadow_it, skips=0.02),
    FormPage(headings=("lost_time",), draw=behaviour.draw_lost_time, skips=0.05),
    FormPage(headings=("recommend",), draw=behaviour.draw_recommendation),
)

HEADINGS: Final = tuple(heading for page in PAGES for heading in page.headings)


def draw_second_part(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """What each of ``people`` answered; whoever closed the form earlier has no cells at all."""
    reached = [_pages_reached(person, chance) for person in people]
    cells: list[Cells] = [{} for _ in people]
    for number, page in enumerate(PAGES):
        here = [
            place
            for place, pages in enumerate(reached)
            if pages > number and chance.share() >= page.skips
        ]
        drawn = page.draw([people[place] for place in here], chance)
        for place, answers in zip(here, drawn, strict=True):
            cells[place] |= answers
    return cells


def _pages_reached(person: Person, chance: Chance) -> int:
    stops, last = chance.share() < STOPS, chance.whole(0, len(PAGES))
    if person.never_reached:
        return 0
    return last if stops else len(PAGES)
