"""What the readers of tools share that tell a question by its wording: columns and their names."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use, Variable, unlike
from spegla.survey.exports.headings import plain, with_own_names
from spegla.survey.tables import Row, fold, tidy

Split = tuple[str, str]
"""The wording of a question and one of its rows."""

_DAMAGED = re.compile("[ÂÃâ][\u0080-\uffff]")
_OTHER = re.compile(
    r"(?:other|annat|annan|andra|övrigt|övriga|overig|anders|andere?|sonstige|weitere|autre)[sr]?\b"
    r"(?:.*\b(?:speci|préci|preci|ange|angeben|nader|nämligen|namelijk|toelicht|welke|describe|"
    r"explain|beskriv)|\W*$)",
    re.IGNORECASE,
)
_MOST_SPLITS = 20
"""How many ways to split a heading are looked at; more than one is rare."""
_OF_THE_TOOL = frozenset({Use.RECORD, Use.RESPONDENT})


def worded(heading: str) -> str:
    """The plain text of a heading, with letters mended that were read wrongly on its way.

    What was UTF-8 and was read as Windows-1252 is turned back.

    >>> worded("<p>How&nbsp;do you rate <b>IT</b>?</p>"), worded("FÃ¶rtroende")
    ('How do you rate IT?', 'Förtroende')
    """
    return plain(_mended(heading) if _DAMAGED.search(heading) else heading)


def _mended(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def squashed(text: str) -> str:
    """The text in the form in which the headings of a tool are looked up: letters and digits.

    >>> squashed("Respondent ID") == squashed("RespondentID") == squashed("respondent-id")
    True
    """
    return "".join(letter for letter in fold(text) if letter.isalnum())


def is_other(text: str) -> bool:
    """Whether a label asks for one's own words beside the options, or is "Other" and no more.

    >>> is_other("Other (please specify)"), is_other("Annat, ange vad"), is_other("Other systems")
    (True, True, False)
    """
    return _OTHER.match(tidy(text)) is not None


def values_in(rows: Iterable[Row], position: int) -> tuple[str, ...]:
    """What stands in a column, each value once, in the order of the rows; blanks left out.

    >>> values_in([Row(number=2, cells=("4", "x")), Row(number=3, cells=("4",))], 1)
    ('x',)
    """
    cells = dict.fromkeys(row.cells[position] for row in rows if position < len(row.cells))
    return tuple(dict.fromkeys(value for value in map(tidy, cells) if value))


def says_label(value: str, label: str) -> bool:
    """Whether a cell repeats the label of an option, letters aside that a file has damaged.

    >>> says_label("Cafe\u0301", "café"), says_label("CafÃ©", "Café"), says_label("4", "5")
    (True, True, False)
    """
    if fold(value) == fold(label):
        return True
    kept, kept_of_label = (
        "".join(letter for letter in squashed(text) if letter.isascii()) for text in (value, label)
    )
    is_damaged = _DAMAGED.search(value) or _DAMAGED.search(label) or "\ufffd" in value + label
    return bool(is_damaged) and kept == kept_of_label


def grids(headings: Sequence[str], splits: Callable[[str], Iterable[Split]]) -> list[Split]:
    """Question and row of each heading; the row is blank where the question has one column.

    A heading belongs to a grid where the column before or after it can be split so that the
    question is the same.

    Args:
        headings: The headings of neighbouring columns.
        splits: The ways to split a heading, the likeliest first.

    >>> grids(["IT: speed", "IT: help", "Age: in years"], at_mark(": "))
    [('IT', 'speed'), ('IT', 'help'), ('Age: in years', '')]
    """
    ways = [list(islice(splits(heading), _MOST_SPLITS)) for heading in headings]
    questions = [{question for question, _ in of_heading} for of_heading in ways]
    found = []
    for place, heading in enumerate(headings):
        beside = questions[max(place - 1, 0) : place] + questions[place + 1 : place + 2]
        shared = set[str]().union(*beside)
        found.append(next((way for way in ways[place] if way[0] in shared), (heading, "")))
    return found


def at_mark(mark: str) -> Callable[[str], Iterator[Split]]:
    """A way to split headings wherever a mark stands, the last one first.

    >>> list(at_mark(": ")("IT: help: speed"))
    [('IT: help', 'speed'), ('IT', 'help: speed')]
    """

    def splits(heading: str) -> Iterator[Split]:
        pieces = heading.split(mark)
        for end in range(len(pieces) - 1, 0, -1):
            question, row = (mark.join(part).strip() for part in (pieces[:end], pieces[end:]))
            if question and row:
                yield question, row

    return splits


def in_brackets(heading: str) -> Iterator[Split]:
    """The ways to split a heading that ends in a row in square brackets.

    >>> list(in_brackets("Rate IT [1-5] [help [first line]]"))
    [('Rate IT [1-5]', 'help [first line]')]
    """
    if not heading.endswith("]"):
        return
    for question, row in at_mark("[")(heading[:-1]):
        if _is_balanced(question) and _is_balanced(row):
            yield question, row


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def row_variable(found: str, question: str, row: str) -> Variable:
    """One row of a grid, or the one column of a question, where ``row`` is blank.

    Args:
        found: The heading as it stands in the file.
        question: The wording of the question.
        row: The wording of the row.

    >>> row_variable("<b>IT</b>: help", "IT", "help").names
    ('IT [help]', 'help', '<b>IT</b>: help')
    """
    if not row:
        return Variable(heading=worded(found), names=(question, found), text=question)
    return Variable(
        heading=worded(found),
        names=(f"{question} [{row}]", row, found),
        text=question,
        part=row,
        together=question,
    )


def assembled(tool: Tool, variables: Iterable[Variable], rows: Sequence[Row]) -> Answers:
    """The answers, no two headings alike, each name left to one column, blank rows left out.

    A name that several columns would have tells nothing and is dropped: rows of two grids are
    often worded alike. Rows are blank in which only the tool has written.

    >>> found = assembled(Tool.PLAIN, [row_variable("A [x]", "A", "x"),
    ...                                row_variable("B [x]", "B", "x")], [])
    >>> [variable.names for variable in found.variables]
    [(), ()]
    """
    known = tuple(variables)
    headings = unlike(tuple(variable.heading for variable in known))
    named = [
        replace(variable, heading=heading)
        for variable, heading in zip(known, headings, strict=True)
    ]
    answered = [place for place, of in enumerate(named) if of.use not in _OF_THE_TOOL]
    kept = [row for row in rows if _has_any(row, answered)]
    return Answers(
        tool=tool,
        variables=with_own_names(named),
        rows=tuple(kept),
        left_out={LeftOut.BLANK: len(rows) - len(kept)} if len(kept) < len(rows) else {},
    )


def _has_any(row: Row, positions: Iterable[int]) -> bool:
    return any(row.cells[place].strip() for place in positions if place < len(row.cells))
