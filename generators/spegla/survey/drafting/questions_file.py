"""The code book of a draft, ``data/questions.csv``, as a table for a spreadsheet program."""

import csv
import io
import re
from collections.abc import Iterator

from spegla.survey.drafting.draft import Draft, DraftQuestion
from spegla.survey.tables import tidy

_COLUMNS = ("code", "dimension", "kind", "scale", "reversed", "waves")
_OPTIONAL = ("need", "role", "at_most", "only_if", "sensitive")
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_WORD_JOINER = "\u2060"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def questions_csv(draft: Draft) -> bytes:
    """One row a question, in the order in which they were asked.

    Semicolons and a byte order mark: with these a spreadsheet program shows columns and letters
    right also where the comma stands in numbers, as in Sweden, the Netherlands and Germany; the
    code book may be written with either. Columns that no question fills are left out.

    A text that a spreadsheet program would run as a formula gets an invisible character in front
    (U+2060), which is left out when the file is read.
    """
    rows = [dict(_cells(draft, question)) for question in draft.questions]
    filled = {column for row in rows for column, cell in row.items() if cell}
    texts = [f"text_{language}" for language in draft.languages]
    mirrors = [f"mirror_{language}" for language in draft.languages]
    columns = [*_COLUMNS, *texts, *(c for c in (*mirrors, *_OPTIONAL) if c in filled)]
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(columns)
    table.writerows([_inert(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cells(draft: Draft, question: DraftQuestion) -> Iterator[tuple[str, str]]:
    waves = [wave.code for wave in draft.waves if wave.code in question.columns]
    yield "code", question.code
    yield "dimension", question.dimension
    yield "kind", question.kind
    yield "scale", question.scale
    yield "reversed", "yes" if question.is_reversed else ""
    yield "waves", "" if len(waves) == len(draft.waves) else " ".join(waves)
    yield "need", question.need
    yield "role", question.role
    yield "at_most", "" if question.at_most is None else str(question.at_most)
    yield "only_if", question.only_if
    yield "sensitive", "yes" if question.is_sensitive else ""
    for language in draft.languages:
        yield f"text_{language}", question.text.get(language, "")
        yield f"mirror_{language}", question.mirror.get(language, "")


def _inert(text: str) -> str:
    """A cell that no spreadsheet program runs, without what no text file may hold."""
    cell = tidy(_CONTROL.sub(" ", text))
    return f"{_WORD_JOINER}{cell}" if _FORMULA.match(cell) else cell
