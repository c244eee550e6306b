"""Tables of Markdown whose cells are plain text."""

from collections.abc import Iterable, Sequence

from spegla.render.escape import escape


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table; its cells are Markdown already.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [list(heading), ["---"] * len(heading), *map(list, rows)]
    return "\n".join(_row(cells, is_rule=place == 1) for place, cells in enumerate(lines))


def _row(cells: Sequence[str], *, is_rule: bool) -> str:
    return f"|{'|'.join(cells)}|" if is_rule else f"| {' | '.join(cells)} |"


def code(text: str) -> str:
    """A text as code, which a cell of a table may hold.

    >>> code("a")
    '`a`'
    >>> code("a|b")
    '<code>a&#124;b</code>'
    """
    return f"<code>{escape(text)}</code>" if "|" in text or "`" in text else f"`{text}`"


def plain(text: str) -> str:
    """A text that means nothing but itself, on one line.

    >>> plain("5 * 5")
    '5 &#42; 5'
    """
    return str(escape(text))


def prose(documentation: str | None) -> str:
    r"""The first paragraph of a documentation text, on one line, with code as Markdown has it.

    >>> prose("What ``x``\n    is.\n\n    More.")
    'What `x` is.'
    """
    first = (documentation or "").strip().split("\n\n", maxsplit=1)[0]
    return " ".join(first.split()).replace("``", "`").replace("|", "&#124;")
