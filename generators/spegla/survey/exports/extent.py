"""How large the tables of a workbook will be, worked out from its parts before it is opened.

A few bytes can stand for millions of cells: a cell that says it is far away, a row that says it
is repeated, a long text that many cells share.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

_MOST_DIGITS = 10
_FAR = 10**_MOST_DIGITS
_REFERENCE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,10})")


class ForbiddenXmlError(ValueError):
    """A part of a workbook declares a document type or entities, which none needs."""


@dataclass(slots=True)
class Extent:
    """What has been seen of the tables of one workbook; each part adds to it.

    Args:
        cells: Cells of all tables, those between filled ones counted.
        characters: Of all texts in cells that stand in tables themselves.
        shared: Length of each text that cells share, by its position.
        uses: How many cells refer to the text at each position.
    """

    cells: int = 0
    characters: int = 0
    shared: list[int] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)

    def add(self, part: bytes) -> bool:
        """Add the tables in one part; False, with nothing added, where the part is not XML.

        Raises:
            ForbiddenXmlError: The part declares a document type or entities.

        >>> extent = Extent()
        >>> extent.add(b'<row r="9"><c r="C9"><v>4</v></c></row>'), extent.cells
        (True, 27)
        """
        seen = _Reader()
        # Nothing but UTF-8 is read, so that no other encoding can hide a table from this count.
        parser = expat.ParserCreate(encoding="utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _forbid
        parser.StartElementHandler = seen.start
        parser.CharacterDataHandler = seen.data
        parser.EndElementHandler = seen.end
        try:
            parser.Parse(part, True)
        except expat.ExpatError:
            return False
        self.cells += seen.cells + seen.rows * seen.columns
        self.characters += seen.characters
        self.uses.update(seen.uses)
        # Should several parts hold shared texts, the longest at each position is counted.
        kept = self.shared + [0] * (len(seen.shared) - len(self.shared))
        self.shared = [
            max(length, seen.shared[position] if position < len(seen.shared) else 0)
            for position, length in enumerate(kept)
        ]
        return True

    @property
    def total_characters(self) -> int:
        """Of all texts in cells, shared ones counted as often as they are used."""
        uses = self.uses.items()
        shared = sum(self.shared[text] * times for text, times in uses if text < len(self.shared))
        return self.characters + shared


class _Reader:
    """Takes the elements of one part from the parser, whichever kind of workbook it is."""

    def __init__(self) -> None:
        self.cells = self.characters = 0
        self.rows = self.columns = 0
        self.shared: list[int] = []
        self.uses: Counter[int] = Counter()
        self._place = (0, 0)
        self._is_shared = False
        self._text: list[str] = []
        self._row = _RepeatedRow()
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._start_value,
            "is": self._start_value,
            "si": self._start_text,
            "table": self._start_table,
            "table-row": self._start_repeated_row,
            "table-cell": self._row.begin_cell,
            "covered-table-cell": self._row.begin_cell,
            "s": self._row.add_spaces,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "v": self._end_value,
            "si": self._end_text,
            "table-cell": self._row.end_cell,
            "covered-table-cell": self._row.end_cell,
            "table-row": self._end_repeated_row,
        }

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        start = self._starts.get(_local(tag))
        if start:
            start(attributes)

    def data(self, text: str) -> None:
        self._text.append(text)
        self._row.add(len(text))

    def end(self, tag: str) -> None:
        end = self._ends.get(_local(tag))
        if end:
            end()

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._place = (_count(attributes.get("r"), self._place[0] + 1), 0)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._place = _place(attributes.get("r", ""), self._place)
        self._is_shared = attributes.get("t") == "s"

    def _start_value(self, _: Mapping[str, str]) -> None:
        self.rows = max(self.rows, self._place[0])
        self.columns = max(self.columns, self._place[1])
        self._text.clear()

    def _start_text(self, _: Mapping[str, str]) -> None:
        self._text.clear()

    def _start_table(self, _: Mapping[str, str]) -> None:
        self.cells += self.rows * self.columns
        self.rows = self.columns = 0
        self._row.restart()

    def _start_repeated_row(self, attributes: Mapping[str, str]) -> None:
        self._text.clear()
        self._row.begin(attributes)

    def _end_value(self) -> None:
        text = "".join(self._text)
        if self._is_shared:
            self.uses[_count(text.strip(), 0)] += 1

    def _end_text(self) -> None:
        self.shared.append(sum(map(len, self._text)))

    def _end_repeated_row(self) -> None:
        self.rows = max(self.rows, self._row.end())
        self.columns = max(self.columns, self._row.columns)
        self.characters += self._row.characters


class _RepeatedRow:
    """The rows of an OpenDocument table, where rows and cells stand once and are repeated."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin another table."""
        self.columns = self.characters = 0
        self._rows = self._column = self._length = 0
        self._repeats = self._cell_repeats = 1
        self._is_filled = False

    def begin(self, attributes: Mapping[str, str]) -> None:
        self._repeats = _repeats(attributes, "number-rows-repeated")
        self.columns = self.characters = self._column = 0

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell_repeats = _repeats(attributes, "number-columns-repeated")
        self._is_filled = any(
            _local(name).endswith(("value", "value-type", "formula")) for name in attributes
        )
        self._length = sum(map(len, attributes.values()))

    def add(self, characters: int) -> None:
        self._length += characters

    def add_spaces(self, attributes: Mapping[str, str]) -> None:
        self.add(_repeats(attributes, "c"))

    def end_cell(self) -> None:
        self._column += self._cell_repeats
        if self._is_filled:
            self.columns = self._column
            self.characters += self._length * self._cell_repeats * self._repeats

    def end(self) -> int:
        """The number of the last row so far, 0 where the row that ends has nothing in it."""
        self._rows += self._repeats
        return self._rows if self.columns else 0


def _forbid(*_: object) -> NoReturn:
    raise ForbiddenXmlError


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _repeats(attributes: Mapping[str, str], name: str) -> int:
    found = (value for key, value in attributes.items() if _local(key) == name)
    return _count(next(found, None), 1)


def _count(text: str | None, otherwise: int) -> int:
    """A count of at most ten digits; what is none stands for a place beyond any table.

    No workbook has it, and a reader may take it for any number.
    """
    if text is None:
        return otherwise
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else _FAR


def _place(reference: str, before: tuple[int, int]) -> tuple[int, int]:
    """Row and column of a cell, by its reference; next to the cell before it where it has none."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return (_FAR, _FAR) if reference else (before[0], before[1] + 1)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
