"""What a printed report's contents and bookmarks say, in the same words for both."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader

_ENTRY = re.compile(r"^(?P<label>.+?) +\.[ .]*(?P<number>\d+)$", re.MULTILINE)


def bookmarks(reader: PdfReader, *, deepest: int = 9) -> Iterator[tuple[str, int]]:
    """Bookmarks down to a depth, with the numbers of their pages.

    Args:
        reader: The report.
        deepest: 0 for chapters, 1 for their parts as well.
    """

    def below(outline: Sequence[Any], depth: int) -> Iterator[tuple[str, int]]:
        for entry in outline:
            if isinstance(entry, list):
                yield from below(entry, depth + 1)
            elif depth <= deepest:
                number = reader.get_destination_page_number(entry)
                assert number is not None
                yield _plain(str(entry.title)), number + 1

    return below(reader.outline, 0)


def contents(reader: PdfReader) -> dict[str, int]:
    """The chapters that the contents name, on the second page, with the numbers of their pages."""
    text = reader.pages[1].extract_text()
    return {_plain(match["label"]): int(match["number"]) for match in _ENTRY.finditer(text)}


def _plain(label: str) -> str:
    return " ".join(label.split())
