"""People that copies are made for: their names, checked, and what their files are called.

A name is printed on every page and becomes part of a file's name, so it is looked at letter by
letter: one that would not be printed whole is refused, not cut.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spegla.errors import InputError, Problem
from spegla.survey.exports import read_delimited
from spegla.survey.tables import Row, Table, decode, fold, tidy

_LONGEST: Final = 60
"""Letters of a name; more would not stand on one line beside the page."""
_NAMELESS: Final = "copy"
"""In the place of a name of which no plain letter is left."""
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"}
)  # fmt: skip
"""Letters that are not a plain one with a mark."""
_HEADING: Final = "name"
_TABLES: Final = (".csv", ".tsv")
_OPTION: Final = "--recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A name as somebody gave it, and where: a file and a row in it, or the option."""

    name: str
    file: str = _OPTION
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who gets a copy of his or her own; ``label`` is the name as part of a file's."""

    name: str
    label: str


def listed_in(content: bytes, *, file: str) -> tuple[Listed, ...]:
    r"""The names in a file: a table with the column "name", or text with one name a line.

    Args:
        content: The file.
        file: Its path; a table ends in .csv or .tsv.

    Raises:
        InputError: It is no text, holds no name, or is a table without that column.

    >>> [each.name for each in listed_in(b"name;unit\nAnna Berg;Finance\n", file="board.csv")]
    ['Anna Berg']
    >>> listed_in(b"Anna Berg\n\nBo Ek\n", file="board.txt")[1]
    Listed(name='Bo Ek', file='board.txt', row=3)
    """
    if file.casefold().endswith(_TABLES):
        table = read_delimited(content, file=file)
        place = _place_of_names(table, file)
        found = [(row.number, _cell(row, place)) for row in table.rows]
    else:
        lines = enumerate(decode(content, file=file).splitlines(), start=1)
        found = [(number, line) for number, line in lines if line.strip()]
    if not found:
        raise InputError(
            [Problem(file=file, found="there is no name in it", fix="Write one name a line.")]
        )
    return tuple(Listed(name=name, file=file, row=row) for row, name in found)


def check_recipients(
    listed: Sequence[Listed], *, letters: Collection[int]
) -> tuple[Recipient, ...]:
    """Those who get a copy, in the order in which they are listed.

    Args:
        listed: Their names.
        letters: Code points that the font on the page has.

    Raises:
        InputError: A name is missing, too long, twice, or has letters that the font lacks;
            carries all that is wrong.

    >>> latin = range(32, 383)
    >>> twins = [Listed(name="Anna Berg"), Listed(name="Anna-Berg")]
    >>> [each.label for each in check_recipients(twins, letters=latin)]
    ['Anna-Berg', 'Anna-Berg-2']
    """
    problems: list[Problem] = []
    named: dict[str, str] = {}
    for each in listed:
        name = tidy(each.name)
        faults = list(_faults(name, letters, lost=_controls(each.name)))
        if not faults and fold(name) in named:
            faults = [("the name is there twice", "Leave one out; each gets one copy.")]
        problems += [
            Problem(file=each.file, row=each.row, found=found, fix=fix) for found, fix in faults
        ]
        named.setdefault(fold(name), name)
    if problems:
        raise InputError(problems)
    names = list(named.values())
    return tuple(
        Recipient(name=name, label=label) for name, label in zip(names, _labels(names), strict=True)
    )


def _controls(written: str) -> str:
    """The control characters of a name as it was written, which a tidy one has no longer."""
    return "".join(c for c in written if unicodedata.category(c) == "Cc" and not c.isspace())


def _faults(name: str, letters: Collection[int], *, lost: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a name and what it lost, and what to do about it."""
    if not any(letter.isalnum() for letter in name):
        yield "there is no name", "Write a name with at least one letter, or remove the row."
        return
    if len(name) > _LONGEST:
        yield (
            f"the name has {len(name)} characters, and a page has room for {_LONGEST}",
            "Write the name as short as people know it.",
        )
    lacking = [letter for letter in dict.fromkeys(name + lost) if ord(letter) not in letters]
    if lacking:
        yield (
            f"the report's font has no {', '.join(map(_shown, lacking))}",
            "Write the name in Latin letters, as in a passport, so that the page shows it whole.",
        )


def _shown(letter: str) -> str:
    """A letter for a message; by its number where a terminal could not show it."""
    number = f"U+{ord(letter):04X}"
    return f"“{letter}” ({number})" if letter.isprintable() else number


def _labels(names: Sequence[str]) -> Iterator[str]:
    """A part of a file's name for each, plain letters and digits only, none twice on any disk."""
    taken: set[str] = set()
    for name in names:
        words = "".join(letter if letter.isalnum() else " " for letter in _plain(name)).split()
        stem = "-".join(words)[:_LONGEST] or _NAMELESS
        label, number = stem, 1
        while fold(label) in taken:
            number += 1
            label = f"{stem}-{number}"
        taken.add(fold(label))
        yield label


def _plain(name: str) -> str:
    """A name in the letters that file names have everywhere.

    >>> _plain("Åsa Bjørk-Groß")
    'Asa Bjork-Gross'
    """
    apart = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return apart.encode("ascii", errors="ignore").decode()


def _place_of_names(table: Table, file: str) -> int:
    for place, heading in enumerate(table.headings):
        if fold(heading) == _HEADING:
            return place
    raise InputError(
        [
            Problem(
                file=file,
                row=1,
                found=f'there is no column "{_HEADING}"',
                fix=f'Give the column of names the heading "{_HEADING}".',
            )
        ]
    )


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
