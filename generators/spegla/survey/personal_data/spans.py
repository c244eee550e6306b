"""Where in a text something was found, and the text without it."""

from collections.abc import Iterable

Span = tuple[int, int]
"""First character, and the one after the last."""


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces in place of what was found, so that it is not found as more.

    >>> without("a@b.se now", [(0, 6)])
    '       now'
    """
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)
