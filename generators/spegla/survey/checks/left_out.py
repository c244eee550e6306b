"""What an export holds that is no answer: blanks written as words, and rows that only try it."""

from collections.abc import Collection
from dataclasses import replace

from spegla.survey.checks.cells import Export
from spegla.survey.checks.problems import ProblemList
from spegla.survey.checks.spellings import spelling
from spegla.survey.exports import Answers
from spegla.survey.tables.columns import Column


def without_blanks(export: Export, values: Collection[str]) -> Export:
    """The export with cells blank that hold one of the values that stand for "no answer".

    >>> from spegla.survey.tables import Row
    >>> export = Export(headings=("q1",), rows=[Row(number=2, cells=(" n/a ",))],
    ...                 problems=ProblemList("x.csv"))
    >>> without_blanks(export, ["N/A"]).columns[0].values
    ('',)
    """
    blank = {spelling(value) for value in values}
    if not blank:
        return export
    columns = (
        Column.of(column.each(lambda cell: "" if spelling(cell) in blank else cell))
        for column in export.columns
    )
    return replace(export, columns=tuple(columns))


def note_left_out(answers: Answers, problems: ProblemList) -> None:
    """Say how many rows the reader of the export left out, and why.

    >>> from spegla.survey.exports import LeftOut, Tool
    >>> problems = ProblemList("customers.csv")
    >>> note_left_out(Answers(tool=Tool.QUALTRICS, variables=(), rows=(),
    ...                       left_out={LeftOut.TEST: 2}), problems)
    >>> problems.notices[0].found
    '2 rows are left out: test and preview answers'
    """
    for reason, count in answers.left_out.items():
        if count:
            rows = "1 row is" if count == 1 else f"{count} rows are"
            problems.note(
                f"{rows} left out: {reason.value}",
                "The survey tool marks them so. Take the mark away in the export if they count.",
            )
