"""What is remarked on in a text, before it is known which file the text stands in."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.plain_language.prose import Passage

_LONGEST_QUOTE = 60


class Kind(StrEnum):
    """Why something is remarked on."""

    PLATITUDE = "platitude"
    RESULT = "result"
    """A typed number that looks like a result."""
    CAUSE = "cause"
    """A cause beside a figure that knows of none."""
    CONTRADICTION = "contradiction"
    """A claim against the figure that its sentence cites."""
    OVERCLAIM = "overclaim"
    """A claim that says more than the figure that its sentence cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that is remarked on.

    Args:
        kind: Why.
        at: Where in the text, in characters from its beginning.
        found: What was found.
        fix: What to do about it.
    """

    kind: Kind
    at: int
    found: str
    fix: str


def quoted(passage: Passage, begin: int, end: int) -> str:
    """A part of a passage in quotation marks, on one line and cut short.

    >>> quoted(Passage(text="NKI is 71 now", places=tuple(range(13))), 0, 9)
    '"NKI is 71"'
    """
    words = passage.text[begin:end].replace("\u2027", "-")
    return f'"{words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"}"'
