"""Several answers in one cell: what separates them, and which pieces belong together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from spegla.survey.checks.separated import parts_of
from spegla.survey.checks.spellings import option_spelling
from spegla.survey.drafting.observed import Values
from spegla.survey.tables import fold, tidy

Pieces = Mapping[str, tuple[str, ...]]
"""The options in each cell, tidied, each once."""

_SURE = ("\n", ";", "|")
_FEWEST_CELLS = 3
_MOST_PIECES = 200
"""Separators in a cell above which it holds no options that somebody chose."""
_SEVERAL = 0.05
"""Share of the cells in which several answers stand, from which a separator is believed."""
_SHARED = 0.6
"""Share of the pieces that several people have."""
_FEWEST = 3
_LONGEST = 120
_PAIR = 2
"""Pieces that stand in changing company, from which commas part options."""
_CERTAIN = 8
"""People from whom on two pieces that only ever stand together are taken for one option."""


def pieces_of(cells: Values, *, known: Sequence[str] = ()) -> Pieces | None:
    r"""The options that each cell holds, each once, where cells hold several; None where not.

    A comma within an option is told from one between two by what always stands together, by
    parentheses, and by a small letter after it.

    Args:
        cells: The cells as they stand in the file.
        known: The options, where the questionnaire tells.

    >>> pieces_of({"Mail;Phone;": 4, "Mail;": 5})
    {'Mail;Phone;': ('Mail', 'Phone'), 'Mail;': ('Mail',)}
    >>> list(pieces_of({"HPC (e.g., physics), AI": 4, "HPC (e.g., physics)": 3, "AI": 3}).values())
    [('HPC (e.g., physics)', 'AI'), ('HPC (e.g., physics)',), ('AI',)]
    >>> pieces_of({"Good": 4, "Bad": 5}) is None
    True
    """
    lists = {cell: count for cell, count in cells.items() if _may_be_list(cell)}
    found = _torn(lists, known)
    # A cell of more pieces than there can be options is what somebody wrote.
    return None if found is None else {c: found[c] if c in found else (tidy(c),) for c in cells}


def counted(pieces: Pieces, cells: Values) -> Values:
    """How many cells hold each piece, the most frequent first.

    >>> counted({"Mail;Phone": ("Mail", "Phone"), "Mail": ("Mail",)}, {"Mail;Phone": 4, "Mail": 5})
    {'Mail': 9, 'Phone': 4}
    """
    return dict(_counts(pieces, cells).most_common())


def _may_be_list(cell: str) -> bool:
    return sum(map(cell.count, (*_SURE, ","))) <= _MOST_PIECES


def _torn(cells: Values, known: Sequence[str]) -> Pieces | None:
    if known and _has_several_of(cells, known):
        return _told(cells, known)
    for separator in _SURE:
        # Microsoft Forms ends each cell with the separator, also where there is one answer.
        if _is_enough(_with(separator, cells), cells):
            pieces = _at(separator, cells)
            if _is_shared(_counts(pieces, cells)) and _are_chosen(cells, separator):
                return pieces
    if not _is_enough(_with(",", cells), cells):
        return None
    if not _is_shared(_counts(_at(",", cells), cells)):
        return None
    glued = _glued(cells)
    several = sum(count for cell, count in cells.items() if len(glued[cell]) > 1)
    is_shared = _is_shared(_counts(glued, cells))
    is_list = is_shared and _is_enough(several, cells) and _recombined(glued) >= _PAIR
    return {cell: _once(pieces) for cell, pieces in glued.items()} if is_list else None


def _with(separator: str, cells: Values) -> int:
    return sum(count for cell, count in cells.items() if separator in cell)


def _has_several_of(cells: Values, known: Sequence[str]) -> bool:
    codes = {option_spelling(label): label for label in known}
    several = [cell for cell in cells if option_spelling(cell) not in codes]
    return any(
        len(parts := parts_of(cell, codes)) > 1 and any(code for _, code in parts)
        for cell in several
    )


def _told(cells: Values, known: Sequence[str]) -> Pieces:
    codes = {option_spelling(label): label for label in known}
    return {
        cell: _once([label or tidy(piece) for piece, label in parts_of(cell, codes)])
        for cell in cells
    }


def _at(separator: str, cells: Values) -> Pieces:
    return {cell: _once(map(tidy, cell.split(separator))) for cell in cells}


def _once(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _is_enough(several: int, cells: Values) -> bool:
    return several >= max(_FEWEST_CELLS, _SEVERAL * sum(cells.values()))


def _is_shared(pieces: Counter[str]) -> bool:
    shared = sum(count for count in pieces.values() if count >= _FEWEST)
    is_short = all(len(piece) <= _LONGEST for piece, count in pieces.items() if count >= _FEWEST)
    return len(pieces) > 1 and is_short and shared >= _SHARED * pieces.total()


def _are_chosen(cells: Values, separator: str) -> bool:
    """Whether the pieces at a sure separator are options, not parts of what somebody wrote."""
    if all(cell.rstrip(" ").endswith(separator) for cell in cells):
        return True
    return _recombined({cell: [*map(tidy, cell.split(separator))] for cell in cells}) > 0


def _recombined(glued: Mapping[str, Sequence[str]]) -> int:
    """How many pieces stand in company that changes, as chosen options do."""
    company: dict[str, set[int]] = defaultdict(set)
    numbers: dict[tuple[str, ...], int] = {}
    for pieces in glued.values():
        together = tuple(map(fold, pieces))
        number = numbers.setdefault(together, len(numbers))
        for piece in filter(None, together):
            company[piece].add(number)
    return sum(len(sets) > 1 for sets in company.values())


def _glued(cells: Values) -> Mapping[str, Sequence[str]]:
    """Each cell in its pieces at commas, those that belong together as one."""
    torn = {cell: _at_commas(cell) for cell in cells}
    before: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for cell, pieces in torn.items():
        for first, second in zip(["", *pieces], pieces, strict=False):
            before[second][first] += cells[cell]
            counts[second] += cells[cell]
    bound = {
        second
        for second, firsts in before.items()
        if (first := _only(firsts)) and _belongs(first, second, counts)
    }
    return {cell: _joined(pieces, bound) for cell, pieces in torn.items()}


def _belongs(first: str, second: str, counts: Mapping[str, int]) -> bool:
    """Whether a piece that only ever follows another is the rest of it."""
    if second[:1].islower() and counts[second] >= _FEWEST:
        return True
    return counts[first] == counts[second] >= _CERTAIN


def _only(firsts: Counter[str]) -> str:
    return next(iter(firsts)) if len(firsts) == 1 else ""


def _joined(pieces: Sequence[str], bound: Collection[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and piece in bound:
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _at_commas(cell: str) -> list[str]:
    """The pieces of a cell between commas that stand in no parentheses."""
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(cell):
        depth = max(0, depth + (character in "([") - (character in ")]"))
        if character == "," and depth == 0:
            pieces.append(tidy(cell[start:place]))
            start = place + 1
    pieces.append(tidy(cell[start:]))
    return [piece for piece in pieces if piece]


def _counts(pieces: Mapping[str, Sequence[str]], cells: Values) -> Counter[str]:
    counts: Counter[str] = Counter()
    for cell, of in pieces.items():
        for piece in dict.fromkeys(of):
            counts[piece] += cells[cell]
    return counts
