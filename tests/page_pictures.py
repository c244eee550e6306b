"""Pages of a PDF as pictures, and how far down ink stands on each."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

PAPER = 250
"""Greys above it are paper."""
_RESOLUTION = 40
_MM = _RESOLUTION / 25.4
_TOP, _FOOT = 22, 15.5
"""Millimetres of an A4 page above and below which the running lines stand."""


def filled_shares(pdf: Path, folder: Path) -> Iterator[float]:
    """For each page, how far down its last ink stands, as a share of the text area's height.

    Args:
        pdf: The document, in A4.
        folder: Where the pictures go.
    """
    for picture in page_pictures(pdf, folder):
        height = picture.shape[0]
        area = picture[int(_TOP * _MM) : int(height - _FOOT * _MM)]
        rows = np.flatnonzero((area <= PAPER).any(axis=1))
        yield float(rows[-1] + 1) / area.shape[0] if rows.size else 0.0


def page_pictures(
    pdf: Path, folder: Path
) -> Iterator[np.ndarray[tuple[int, int], np.dtype[np.uint8]]]:
    """Each page in greys, a row of pixels a row.

    Args:
        pdf: The document.
        folder: Where the pictures go.
    """
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed: apt install poppler-utils")
    subprocess.run([program, "-gray", "-r", str(_RESOLUTION), pdf, folder / "page"], check=True)
    for path in sorted(folder.glob("page-*.pgm")):
        _, size, _, pixels = path.read_bytes().split(b"\n", 3)
        width, height = (int(number) for number in size.split())
        yield np.frombuffer(pixels, dtype=np.uint8).reshape(height, width)
