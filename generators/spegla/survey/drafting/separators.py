"""Several answers in one cell: what separates them, and which pieces belong together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from spegla.survey.checks.separated import parts_of
from spegla.survey.checks.spellings import option_spelling
from spegla.survey.drafting.observed import Values
from spegla.survey.tables import fold, tidy

_SURE = ("\n", ";", "|")
_FEWEST_CELLS = 3
_SEVERAL = 0.05
"""Share of the cells in which several answers stand, from which a separator is believed."""
_SHARED = 0.6
"""Share of the pieces that several people have."""
_FEWEST = 3
_LONGEST = 120
_CERTAIN = 8
"""People from whom on two pieces that only ever stand together are taken for one option."""


def split_options(cells: Values, *, known: Sequence[str] = ()) -> Values | None:
    r"""How many people chose each option, where cells hold several; None where they do not.

    A comma within an option is told from one between two by what always stands together, by
    parentheses, and by a small letter after it.

    Args:
        cells: The cells as they stand in the file.
        known: The options, where the questionnaire tells.

    >>> split_options({"Mail;Phone;": 4, "Mail;": 5})
    {'Mail': 9, 'Phone': 4}
    >>> split_options({"HPC (e.g., physics), AI": 4, "HPC (e.g., physics)": 3, "AI": 3})
    {'HPC (e.g., physics)': 7, 'AI': 7}
    >>> split_options({"Good": 4, "Bad": 5}) is None
    True
    """
    if known and _has_several_of(cells, known):
        return _counted_by(cells, known)
    for separator in _SURE:
        # Microsoft Forms ends each cell with the separator, also where there is one answer.
        if _is_enough(_with(separator, cells), cells):
            pieces = _pieces(cells, separator)
            if _is_shared(pieces):
                return _ranked(pieces)
    if not _is_enough(_with(",", cells), cells) or not _is_shared(_pieces(cells, ",")):
        return None
    glued = _glued(cells)
    pieces = _counted(glued, cells)
    several = sum(count for cell, count in cells.items() if len(glued[cell]) > 1)
    is_list = _is_shared(pieces) and _is_enough(several, cells) and _is_recombined(glued)
    return _ranked(pieces) if is_list else None


def _with(separator: str, cells: Values) -> int:
    return sum(count for cell, count in cells.items() if separator in cell)


def _has_several_of(cells: Values, known: Sequence[str]) -> bool:
    codes = {option_spelling(label): label for label in known}
    several = [cell for cell in cells if option_spelling(cell) not in codes]
    return any(
        len(parts := parts_of(cell, codes)) > 1 and any(code for _, code in parts)
        for cell in several
    )


def _counted_by(cells: Values, known: Sequence[str]) -> Values:
    codes = {option_spelling(label): label for label in known}
    counts: Counter[str] = Counter()
    for cell, count in cells.items():
        for piece, label in parts_of(cell, codes):
            counts[label or tidy(piece)] += count
    return _ranked(counts)


def _pieces(cells: Values, separator: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for cell, count in cells.items():
        for piece in cell.split(separator):
            if tidy(piece):
                counts[tidy(piece)] += count
    return counts


def _is_enough(several: int, cells: Values) -> bool:
    return several >= max(_FEWEST_CELLS, _SEVERAL * sum(cells.values()))


def _is_shared(pieces: Counter[str]) -> bool:
    shared = sum(count for count in pieces.values() if count >= _FEWEST)
    is_short = all(len(piece) <= _LONGEST for piece, count in pieces.items() if count >= _FEWEST)
    return len(pieces) > 1 and is_short and shared >= _SHARED * pieces.total()


def _is_recombined(glued: Mapping[str, Sequence[str]]) -> bool:
    """Whether pieces stand in company that changes, as chosen options do."""
    company: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for pieces in glued.values():
        for piece in pieces:
            company[fold(piece)].add(tuple(map(fold, pieces)))
    return sum(len(sets) > 1 for sets in company.values()) >= 2


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


def _counted(glued: Mapping[str, Sequence[str]], cells: Values) -> Counter[str]:
    counts: Counter[str] = Counter()
    for cell, pieces in glued.items():
        for piece in dict.fromkeys(pieces):
            counts[piece] += cells[cell]
    return counts


def _ranked(pieces: Counter[str]) -> Values:
    return dict(pieces.most_common())
