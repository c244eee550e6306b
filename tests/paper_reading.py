"""What stands where on paper: the words of a PDF with their places."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

_SPACE = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its place, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Word") -> bool:
        """Whether letters touch; the boxes of lines below each other may, by their leading."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0.5 and high > 0.45 * min(self.bottom - self.top, other.bottom - other.top)


def words_by_page(pdf: bytes) -> list[list[Word]]:
    """The words of each page, in the order in which they were set."""
    output = poppler("pdftotext", "-bbox", "-", "-", given=pdf)
    tree = ET.fromstring(output)  # noqa: S314 - made from our own PDF
    return [
        [
            Word(
                text=found.text or "",
                left=float(found.attrib["xMin"]),
                right=float(found.attrib["xMax"]),
                top=float(found.attrib["yMin"]),
                bottom=float(found.attrib["yMax"]),
            )
            for found in page.iter(f"{_SPACE}word")
        ]
        for page in tree.iter(f"{_SPACE}page")
    ]


def over_each_other(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Words of one page that hide each other."""
    for one, other in combinations(words, 2):
        if one.overlaps(other):
            yield one.text, other.text


def squeezed(text: str) -> str:
    """A text without what setting it adds and takes: spaces, line breaks, hyphens of all sorts."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text)


def poppler(program: str, *arguments: str, given: bytes) -> bytes:
    """What a program of Poppler makes of a PDF; the test is skipped where it is missing."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: apt install poppler-utils")
    return subprocess.run([found, *arguments], input=given, check=True, capture_output=True).stdout
