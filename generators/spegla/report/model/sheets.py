"""Sheets of paper for a workshop: what is shown on them, and what is filled in by hand."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.report.model.blocks import Block
from spegla.report.model.pages import KeyNumber
from spegla.report.model.words import Words


class SheetFormat(StrEnum):
    """The size of a sheet, and which way up it is."""

    PORTRAIT = "portrait"
    """A4, upright."""
    LANDSCAPE = "landscape"
    """A4, lying."""
    WALL = "wall"
    """A3, lying, for a wall."""


class SheetKind(StrEnum):
    """What a sheet is for; its template and style are named after it."""

    FACILITATOR = "facilitator"
    GUESS = "guess"
    ANSWER = "answer"
    CARD = "card"
    PRIORITIES = "priorities"
    ACTIVITIES = "activities"
    CANVAS = "canvas"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place to write in.

    Args:
        label: What to write.
        hint: What makes it good, in one line.
        text: What is known beforehand and stands there in print.
        lines: Ruled lines for writing below it.
        span: How many of the twelve columns of a sheet it takes.
        choices: Words with a box each to tick, such as "yes" and "no".
        stickers: Circles in which dots of paper are stuck.
    """

    label: Words
    hint: Words | None = None
    text: tuple[Words, ...] = ()
    lines: int = 2
    span: int = 12
    choices: tuple[Words, ...] = ()
    stickers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields beside and below each other."""

    fields: tuple[Field, ...]


SheetBlock = Block | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """A part of a sheet."""

    blocks: tuple[SheetBlock, ...]
    heading: Words | None = None
    subline: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: one side of paper.

    Args:
        key: ASCII, the same in every language; no two sheets of a kit share one.
        kind: What it is for.
        format: Its size.
        label: Its name in bookmarks and at its head.
        kicker: One short line above the headline.
        headline: What it says or asks.
        lead: How it is used, in a sentence or two.
        sections: The rest.
        numbers: Large numbers, none or up to three.
    """

    key: str
    kind: SheetKind
    format: SheetFormat
    label: Words
    kicker: Words
    headline: Words
    lead: tuple[Words, ...]
    sections: tuple[SheetSection, ...]
    numbers: tuple[KeyNumber, ...] = ()
