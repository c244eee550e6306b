"""Who gave an answer: rows, since one person may give it in many cells and in every wave."""

from collections.abc import Collection, Iterable, Mapping

from spegla.survey.checks.spellings import spelling

FEWEST = 3
"""People of one wave from whom on what they gave is nobody's own."""

Givers = Mapping[str, Mapping[str, frozenset[int]]]
"""By wave and spelling, the rows that gave an answer: all of them, or FEWEST of many."""


def givers_in(cells: Iterable[tuple[int, str]], wave: str) -> Givers:
    """Who gave each answer of one wave.

    Args:
        cells: The number of the row and what stands there; blank cells do not count.
        wave: Code of the wave.

    >>> sorted(givers_in([(1, "Mail"), (2, "mail "), (3, "")], "2026")["2026"]["mail"])
    [1, 2]
    """
    rows: dict[str, set[int]] = {}
    for row, text in cells:
        if text and len(of := rows.setdefault(text, set())) < FEWEST:
            of.add(row)
    return {wave: _pooled((spelling(text), of) for text, of in rows.items() if text.strip())}


def shared(several: Collection[Givers]) -> frozenset[str]:
    """The spellings that at least three different people of one wave gave, in whatever columns.

    >>> one, other = givers_in([(1, "Mail"), (2, "Mail")], "1"), givers_in([(2, "Mail")], "1")
    >>> shared([one, other]), sorted(shared([one, givers_in([(3, "Mail")], "1")]))
    (frozenset(), ['mail'])
    """
    waves = {wave for givers in several for wave in givers}
    return frozenset(
        text
        for wave in waves
        for text, rows in _pooled(
            pair for givers in several for pair in givers.get(wave, {}).items()
        ).items()
        if len(rows) >= FEWEST
    )


def givers_of_pieces(givers: Givers, pieces: Mapping[str, Collection[str]]) -> Givers:
    """Who gave each piece of the cells that hold several answers.

    Args:
        givers: Who gave each cell.
        pieces: The pieces of each cell.
    """
    by_spelling: dict[str, set[str]] = {}
    for cell, of in pieces.items():
        by_spelling.setdefault(spelling(cell), set()).update(map(spelling, of))
    return {
        wave: _pooled(
            (piece, rows) for cell, rows in of.items() for piece in by_spelling.get(cell, ())
        )
        for wave, of in givers.items()
    }


def _pooled(pairs: Iterable[tuple[str, Collection[int]]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for text, rows in pairs:
        known = found.setdefault(text, set())
        if len(known) < FEWEST:
            known.update(rows)
    return {text: frozenset(rows) for text, rows in found.items()}
