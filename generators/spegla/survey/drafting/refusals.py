"""Tables that nothing can be drafted from: without headings, or wider than a survey."""

import re
from collections import Counter
from collections.abc import Iterator

from spegla.errors import Problem
from spegla.survey.checks.looks import Look, look_of_most
from spegla.survey.drafting.givers import FEWEST
from spegla.survey.exports.answers import Answers, Tool
from spegla.survey.tables import fold, tidy

MOST_COLUMNS = 2_000
_OF_A_PERSON = frozenset({Look.EMAIL, Look.TIMESTAMP, Look.NATIONAL_ID, Look.IP_ADDRESS})
_FEWEST_COLUMNS = 2
"""Columns headed by an answer of their own from which on the row of headings is missing."""
_MOST_WORDS = 3
"""Words of a time, "2026-10-16 09:00 PM"; a heading with more may mention an address."""
_REPEATED = re.compile(r" #\d+$")
_WORD = re.compile(r"[^\W\d_]{2,}")


def refusals(answers: Answers, *, file: str) -> Iterator[Problem]:
    """Why an export cannot be drafted from; no reason repeats what stands in a cell.

    Args:
        answers: What the export holds.
        file: Its name, to show.

    >>> from spegla.survey.exports.answers import plain_answers
    >>> from spegla.survey.tables import Row, Table
    >>> table = Table(headings=("bo@example.com",), rows=(Row(number=2, cells=("a@b.se",)),))
    >>> [problem.found for problem in refusals(plain_answers(table), file="a.csv")]
    ['its first row holds answers, not headings']
    """
    if len(answers.variables) > MOST_COLUMNS:
        yield Problem(
            file=file,
            found=f"it has {len(answers.variables)} columns",
            fix=f"Expected the answers of a survey, at most {MOST_COLUMNS} columns. Export them "
            "again with a row for each person and a column for each question.",
        )
    elif answers.tool is Tool.PLAIN and _is_without_headings(answers):
        yield Problem(
            file=file,
            found="its first row holds answers, not headings",
            fix="Expected what each column holds in the first row, such as the wording of the "
            "question. Export it again with headings, or write them above the answers.",
        )


def _is_without_headings(answers: Answers) -> bool:
    headings = [_REPEATED.sub("", heading) for heading in answers.headings]
    if any(map(_is_of_a_person, headings)):
        return True
    answered = sum(
        _is_an_answer(heading, answers.cells(place)) for place, heading in enumerate(headings)
    )
    return answered >= min(_FEWEST_COLUMNS, len(headings))


def _is_of_a_person(heading: str) -> bool:
    """Whether a heading is an address, a time or a number of a person, and nothing besides."""
    is_bare = "@" in heading or _WORD.search(heading) is None
    is_one = is_bare and len(heading.split()) <= _MOST_WORDS
    return is_one and look_of_most({heading: 1}) in _OF_A_PERSON


def _is_an_answer(heading: str, cells: list[str]) -> bool:
    """Whether several people answered with the heading, among other answers.

    Of an option in a column of its own, the heading is all that anybody answers.
    """
    counts = Counter(fold(cell) for cell in cells if tidy(cell))
    return len(counts) > 1 and bool(heading) and counts[fold(heading)] >= FEWEST
