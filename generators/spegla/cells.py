"""Texts as cells of spreadsheets: nothing in them is run, and nothing in them breaks a file."""

import re

_GUARD = "'"
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet program takes for the beginning of a formula."""
_GUARDED = (*FORMULA, _GUARD)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
"""What XML and workbooks cannot hold, and what ends a line."""


def guarded(text: str) -> str:
    """A text that no spreadsheet program runs as a formula.

    >>> guarded("=1+1"), guarded("We wait.")
    ("'=1+1", 'We wait.')
    """
    return f"{_GUARD}{text}" if text.startswith(_GUARDED) else text


def unguarded(cell: str) -> str:
    """The text that :func:`guarded` made a cell of.

    >>> unguarded("'=1+1"), unguarded("'soon', they say"), unguarded(guarded("'- no"))
    ('=1+1', "'soon', they say", "'- no")
    """
    return cell[1:] if cell[:1] == _GUARD and cell[1:].startswith(_GUARDED) else cell


def one_line(text: str) -> str:
    r"""The text on one line, without characters that workbooks and calendars cannot hold.

    >>> one_line("First\r\nthen\x07 second")
    'First then second'
    """
    return " ".join(_CONTROL.sub(" ", text).split())
