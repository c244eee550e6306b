"""Text for a terminal or a log: a label on the left, wrapped lines beside it."""

import textwrap
import unicodedata
from collections.abc import Callable, Sequence

WIDTH = 96
"""Columns that lines are wrapped to, where there is room for them."""
_HANG = "  "
_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
"""Unicode's categories of characters that steer a terminal, turn a line or show nothing."""


def printable(text: str) -> str:
    r"""The text without characters that a terminal would act on instead of showing; lines stay.

    >>> printable("red: \x1b[31m, turned: \u202e,\nnext line")
    'red: [31m, turned: ,\nnext line'
    """
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _UNSEEN)


def beside(
    label: str,
    texts: Sequence[str],
    *,
    indent: int,
    width: int,
    emphasise: Callable[[str], str] = str,
) -> list[str]:
    """Lines no wider than told, except for words that are; what goes on is indented.

    Args:
        label: What stands before the first line.
        texts: What stands beside it, each text on a line of its own.
        indent: Columns from the left to the texts.
        width: Columns to wrap to.
        emphasise: Sets the label apart, as in bold; nothing does in a plain text.

    >>> beside("Asked", ["How satisfied are you?", "Why?"], indent=7, width=30)
    ['Asked  How satisfied are you?', '       Why?']
    """
    wrap = textwrap.TextWrapper(
        width=width - indent,
        subsequent_indent=_HANG,
        break_long_words=False,
        break_on_hyphens=False,
    )
    first, *others = [line for text in texts for line in wrap.wrap(printable(text))] or [""]
    return [
        emphasise(label) + " " * (indent - len(label)) + first,
        *(" " * indent + line for line in others),
    ]
