"""An explanation laid out for a terminal or a log: labels on the left, wrapped lines beside."""

from collections.abc import Callable, Iterator

from spegla.explain.explanation import Explanation, Lines, Working
from spegla.labelled import WIDTH, beside

_LABEL = 11


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
        lines += beside(label, texts, indent=_LABEL, width=width, emphasise=emphasise)
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
