"""Several options in one cell, as survey tools write them: with a separator between them."""

import json
import re
from collections.abc import Mapping

from spegla.survey.checks.spellings import option_spelling
from spegla.survey.tables import tidy

Part = tuple[str, str | None]
"""A piece of a cell, and the code of the option that it means, None where it means none."""

_SURE_SEPARATORS = (";", "|", "\n")
"""Hardly ever part of an option, unlike the comma."""
_SEPARATOR = re.compile(r"[;|\n,]")


def parts_of(cell: str, known: Mapping[str, str]) -> list[Part]:
    r"""The options in a cell, whatever separates them, and the pieces that are no option.

    An option may itself hold a separator: where a sure one does not divide the cell into known
    options, it is matched against them from the left, the longest first, so that none is torn
    apart.

    Args:
        cell: The cell as it stands in the export.
        known: Option codes by :func:`~spegla.survey.checks.spellings.option_spelling`.

    >>> known = {"fast": "speed", "cheap, good": "value", "safe": "safety"}
    >>> parts_of("Fast, cheap, good;", known)
    [('Fast', 'speed'), (' cheap, good', 'value')]
    >>> parts_of("Safe\nslow", known)
    [('Safe', 'safety'), ('slow', None)]
    >>> parts_of("safe fast", known), parts_of('["safe"]', known)
    ([('safe', 'safety'), ('fast', 'speed')], [('safe', 'safety')])
    """
    for separator in _SURE_SEPARATORS:
        if separator in cell:
            parts = [
                (part, known.get(option_spelling(part)))
                for part in cell.split(separator)
                if tidy(part)
            ]
            if all(option is not None for _, option in parts):
                return parts
    parts = _matched(cell, known, longest_first=True)
    is_whole = all(option is not None for _, option in parts)
    return parts if is_whole else _listed(cell, known) or _run_together(cell, known) or parts


def _listed(cell: str, known: Mapping[str, str]) -> list[Part]:
    """The options of a list as JSON has it, as in SurveyJS; none where it is no such list."""
    try:
        listed = [str(one) for one in json.loads(cell)] if cell.startswith("[") else []
    except (ValueError, RecursionError):
        return []
    return [(one, known.get(option_spelling(one))) for one in listed]


def _run_together(cell: str, known: Mapping[str, str]) -> list[Part]:
    """The options in a cell with spaces alone between them; none unless all of it is options."""
    words = tidy(cell).split(" ")
    longest = max((len(spelling.split(" ")) for spelling in known), default=0)
    parts: list[Part] = []
    first = 0
    while first < len(words):
        for width in range(min(longest, len(words) - first), 0, -1):
            run = " ".join(words[first : first + width])
            if option_spelling(run) in known:
                parts.append((run, known[option_spelling(run)]))
                first += width
                break
        else:
            return []
    return parts


def is_ambiguous(cell: str, known: Mapping[str, str]) -> bool:
    """Whether a cell can be read as two sets of options, as "a, b" where "a, b" is one too.

    >>> is_ambiguous("a, b", {"a": "1", "b": "2", "a, b": "3"})
    True
    >>> is_ambiguous("a; b", {"a": "1", "b": "2", "a, b": "3"})
    False
    """
    longest = {option for _, option in parts_of(cell, known)}
    if any(separator in cell for separator in _SURE_SEPARATORS):
        return False
    shortest = {option for _, option in _matched(cell, known, longest_first=False)}
    return None not in shortest and shortest != longest


def _matched(cell: str, known: Mapping[str, str], *, longest_first: bool) -> list[Part]:
    ends = [*(match.start() for match in _SEPARATOR.finditer(cell)), len(cell)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    widest = 1 + max((len(_SEPARATOR.findall(spelling)) for spelling in known), default=0)
    parts: list[Part] = []
    first = 0
    while first < len(starts):
        widths = range(1, min(widest, len(starts) - first) + 1)
        part, option, taken = cell[starts[first] : ends[first]], None, 1
        for width in reversed(widths) if longest_first else widths:
            run = cell[starts[first] : ends[first + width - 1]]
            if option_spelling(run) in known:
                part, option, taken = run, known[option_spelling(run)], width
                break
        if tidy(part):
            parts.append((part, option))
        first += taken
    return parts
