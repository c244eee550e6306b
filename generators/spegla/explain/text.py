"""An explanation laid out for a terminal or a log: labels on the left, wrapped lines beside."""

import textwrap
from collections.abc import Callable, Iterator

from spegla.explain.explanation import Explanation, Lines, Working

WIDTH = 96
"""Columns that lines are wrapped to, where there is room for them."""

_LABEL = 11
_HANG = "  "


def lay_out(
    explanation: Explanation, *, emphasise: Callable[[str], str] = str, width: int = WIDTH
) -> str:
    """The explanation as text, a section a label.

    Args:
        explanation: What to lay out.
        emphasise: Sets a label apart, as in bold; nothing does in a plain text.
        width: Columns to wrap to.
    """
    lines = [emphasise(str(explanation.figure)), ""]
    for label, texts in _sections(explanation):
        first, *others = _wrapped(texts, width - _LABEL) or [""]
        lines.append(emphasise(label) + " " * (_LABEL - len(label)) + first)
        lines += [" " * _LABEL + line for line in others]
        lines.append("")
    return "\n".join(lines[:-1])


def _sections(explanation: Explanation) -> Iterator[tuple[str, Lines]]:
    yield "What", explanation.about
    yield "Asked", explanation.questions
    if explanation.working is not None:
        yield from _working(explanation.working)
    yield "Result", explanation.result
    if explanation.reading:
        yield "Reading", explanation.reading
    if explanation.working is not None:
        yield "Source", explanation.working.source
        yield "Settings", explanation.working.settings + explanation.settings


def _working(working: Working) -> Iterator[tuple[str, Lines]]:
    yield "Counted", working.base
    yield "Left out", working.left_out
    yield "Formula", working.formula
    yield "Interval", working.interval


def _wrapped(texts: Lines, width: int) -> list[str]:
    """Lines no wider than told, except for words that are; what goes on is indented."""
    wrap = textwrap.TextWrapper(
        width=width, subsequent_indent=_HANG, break_long_words=False, break_on_hyphens=False
    )
    return [line for text in texts for line in wrap.wrap(text)]
