"""What does not find room on one sheet is shared among several of one size."""

from collections.abc import Sequence
from typing import TypeVar

from spegla.report.model import Words, phrase
from spegla.report.values import count

_Thing = TypeVar("_Thing")


def in_parts(things: Sequence[_Thing], *, most: int) -> tuple[tuple[_Thing, ...], ...]:
    """The same things in as few parts as can be, none longer than ``most`` or much shorter.

    Args:
        things: In the order that they keep; of none there is no part.
        most: How many a part holds at most.

    >>> in_parts("abcdefg", most=3)
    (('a', 'b', 'c'), ('d', 'e'), ('f', 'g'))
    """
    parts = -(-len(things) // most)
    sizes = [len(things) // parts + (place < len(things) % parts) for place in range(parts)]
    begins = [sum(sizes[:place]) for place in range(parts)]
    return tuple(
        tuple(things[begin : begin + size]) for begin, size in zip(begins, sizes, strict=True)
    )


def part_key(sheet: str, place: int) -> str:
    """The key of a sheet among its like; the first has none but its own.

    Args:
        sheet: What the first is called.
        place: From one on.

    >>> part_key("guess", 1), part_key("guess", 2)
    ('guess', 'guess-2')
    """
    return sheet if place == 1 else f"{sheet}-{place}"


def part_label(sheet: Words, place: int, among: int) -> Words:
    """What a sheet is called: by its place among its like, where it is not the only one.

    Args:
        sheet: What all of them are called.
        place: From one on.
        among: How many there are.

    >>> part_label(phrase("kit.guess.label"), 1, 1).key
    'kit.guess.label'
    >>> part_label(phrase("kit.guess.label"), 1, 2).key
    'kit.part'
    """
    if among == 1:
        return sheet
    return phrase("kit.part", sheet=sheet, place=count(place), count=count(among))
