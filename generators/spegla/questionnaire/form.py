"""A questionnaire as it is put to people: pages with blocks, told alike for every survey tool."""

from dataclasses import dataclass

from spegla.survey.questions import Audience, LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer that can be given.

    Args:
        code: What stands for it in an engagement: a point of a scale, an option, a group.
        text: Its wording; a point between two worded ends has its number.
        short: What stands for it in tools that allow five letters and digits; "" where the author
            has to say it first.
        is_outside: Whether it lies outside the scale, as "don't know" does.
    """

    code: str
    text: LocalText
    short: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a grid."""

    code: str
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """On what it depends whether a question is put: an answer to a question before it."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Items that share a scale, one answer a row; ``text`` stands above them."""

    code: str
    text: LocalText
    items: tuple[Item, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A question with answers to choose from: one, or ``at_most`` of them (None: any number)."""

    code: str
    text: LocalText
    answers: tuple[Answer, ...]
    is_multiple: bool = False
    at_most: int | None = None
    shown: Shown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A question that is answered with a number from ``low`` to ``high``."""

    code: str
    text: LocalText
    unit: LocalText
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A question that is answered in one's own words."""

    code: str
    text: LocalText


Block = Grid | Pick | Amount | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on one page; ``intro`` may say how a question is meant, blank where not."""

    code: str
    title: LocalText
    intro: LocalText
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole questionnaire for one audience, every text in all of its languages."""

    audience: Audience
    languages: tuple[str, ...]
    title: LocalText
    welcome: LocalText
    thanks: LocalText
    pages: tuple[Page, ...]
