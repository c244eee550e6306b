"""Invented exports for tests that begin with a file: plain tables, as a survey tool writes them."""

import csv
import io
import zipfile
from collections.abc import Sequence
from random import Random

ITEMS = (
    "The IT people stick to what they promise me.",
    "The IT people know what my work is about.",
    "What was mended stays mended.",
    "I get a friendly answer when I ask.",
    "The IT people suggest better ways of working.",
)
WORDS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
DEPARTMENTS = ("Grid", "Sales", "Finance")
DEPARTMENT = "Which department do you work in?"
TIME = "Completion time"


def rows_of(
    *, year: int = 2026, people: int = 60, items: Sequence[str] = ITEMS, seed: int = 1
) -> list[dict[str, str]]:
    """One row a person: a number, a time, the answers, the department."""
    random = Random(seed)  # noqa: S311 - answers, not keys
    return [
        {
            "No.": str(number),
            TIME: f"{year}-10-{number % 28 + 1:02d} 09:{number % 60:02d}:00",
            **{item: random.choices(WORDS, weights=(1, 2, 3, 5, 2))[0] for item in items},
            DEPARTMENT: DEPARTMENTS[number % len(DEPARTMENTS)],
        }
        for number in range(1, people + 1)
    ]


def csv_of(rows: Sequence[dict[str, str]], *, delimiter: str = ",") -> bytes:
    """The rows as a file with headings."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def zip_of(**files: bytes) -> bytes:
    """An archive of files whose names have one underscore where the dot is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()
