"""Exports of SurveyMonkey: what the tool notes first, questions above, rows and options below.

The wording of a question stands over the first of its columns; the second row of headings has
"Response" where a question has one column, "Open-Ended Response" over free text, and otherwise the
row of a matrix or the option. The cell of an option that was taken repeats the option, or has its
number. In the expanded layout a question with one answer stands in a column for each option too:
it is put together again. Files may have the two rows joined to one, with " - " between wording and
label, and those that were worked over may say "Unnamed: 12" where a heading was blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import (
    Split,
    assembled,
    at_mark,
    grids,
    says_label,
    squashed,
    values_in,
    worded,
)
from spegla.survey.exports.surveymonkey_questions import (
    OPEN,
    RESPONSE,
    Column,
    Question,
    as_it_is,
    is_alone,
    read_question,
)
from spegla.survey.tables import Row, Table

_Headed = tuple[str, str, str]
"""Heading of a column, wording of its question, and label of its row or option."""

_RESPONDENT = frozenset({
    "respondentid", "respondentensid", "svarandeid", "svarandensid", "svarsid", "deltagarid",
    "idvanrespondent", "befragtenid", "teilnehmerid", "umfrageteilnehmerid", "idderbefragten",
    "iddurépondant", "idrépondant", "identifiantdurépondant", "iddelapersonneinterrogée",
    "iddelarépondante", "iddusondé",
})  # fmt: skip
_COLLECTOR = frozenset({
    "collectorid", "insamlarid", "insamlarensid", "verzamelaarid", "idvanverzamelaar",
    "collectorenid", "sammlerid", "collecteurid", "idcollecteur", "idducollecteur",
})  # fmt: skip
_NOTED = frozenset({
    "startdate", "startdatum", "begindatum", "datededébut", "datedébut",
    "enddate", "slutdatum", "einddatum", "enddatum", "datedefin", "datefin",
    "datecreated", "datemodified", "collectortype",
    "ipaddress", "ipadress", "ipadres", "ipadresse", "adresseip",
    "emailaddress", "epostadress", "emailadres", "emailadresse", "adresseemail", "adressemail",
    "firstname", "förnamn", "voornaam", "vorname", "prénom",
    "lastname", "efternamn", "achternaam", "nachname", "nom", "nomdefamille",
})  # fmt: skip
_CUSTOM = re.compile(
    r"(?:customdata|customvariable|anpassade?data|egnadata|aangepastegegevens|"
    r"benutzerdefiniertedaten|donnéespersonnalisées?)\d*"
)
_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
_LONG_NUMBER = re.compile(r"\d{8,19}")


def recognises(table: Table) -> bool:
    """Whether a table is an export of SurveyMonkey: by its first columns, or the labels below.

    >>> recognises(Table(headings=("Respondent ID", "Collector ID", "Why?"), rows=()))
    True
    >>> recognises(Table(headings=("Respondent ID", "Why?"), rows=()))
    False
    """
    lead = [squashed(heading) for heading in table.headings[: _lead(table.headings)]]
    if _RESPONDENT.isdisjoint(lead):
        return _has_labels(table, 0)
    if not _COLLECTOR.isdisjoint(lead) or _has_labels(table, len(lead)):
        return True
    ids = values_in(table.rows, 0)
    return bool(ids) and all(_LONG_NUMBER.fullmatch(value) for value in ids)


def answers(table: Table) -> Answers:
    """The answers in an export of SurveyMonkey.

    >>> rows = (("", "Speed", "Help", "Response"), ("114500000001", "4", "5", "Yes"))
    >>> table = Table(headings=("Respondent ID", "Rate IT", "", "Do you use IT?"), rows=tuple(
    ...     Row(number=number, cells=cells) for number, cells in enumerate(rows, start=2)))
    >>> answers(table).headings
    ('Respondent ID', 'Rate IT [Speed]', 'Rate IT [Help]', 'Do you use IT?')
    """
    lead = _lead(table.headings)
    has_labels = _has_labels(table, lead)
    rows = table.rows[1:] if has_labels else table.rows
    columns = _two_rows(table, lead) if has_labels else _one_row(table, lead)
    questions = _questions(columns, lead, rows)
    is_expanded = has_labels and not any(
        squashed(label) in RESPONSE | {""} for heading, _, label in columns if heading
    )
    readings = [
        *(as_it_is(_noted(of), place) for place, of in enumerate(table.headings[:lead])),
        *(
            reading
            for of in questions
            for reading in read_question(of, rows, is_expanded=is_expanded)
        ),
    ]
    width = lead + len(columns)
    return assembled(
        Tool.SURVEYMONKEY,
        [reading.variable for reading in readings],
        [
            replace(row, cells=(*(of.cell(row) for of in readings), *row.cells[width:]))
            for row in rows
        ],
    )


def _lead(headings: Sequence[str]) -> int:
    """How many columns the tool wrote before the questions."""
    return len(list(takewhile(_is_noted, map(squashed, headings))))


def _is_noted(heading: str) -> bool:
    return heading in _RESPONDENT | _COLLECTOR | _NOTED or _CUSTOM.fullmatch(heading) is not None


def _noted(heading: str) -> Variable:
    is_id = squashed(heading) in _RESPONDENT
    return Variable(heading=heading, use=Use.RESPONDENT if is_id else Use.RECORD)


def _has_labels(table: Table, lead: int) -> bool:
    """Whether the first row below the headings belongs to them.

    Nothing stands in it below what the tool notes; where the tool notes nothing, it has the tool's
    own words for questions with one column, or the options that the cells below repeat.
    """
    if not table.rows:
        return False
    cells = table.rows[0].cells
    labels = [squashed(cell) for cell in cells if cell.strip()]
    if lead:
        # A respondent of whom the tool notes nothing has answers below every heading.
        has_words = not (RESPONSE | OPEN).isdisjoint(labels)
        is_over_several = len(labels) > sum(map(bool, table.headings[lead:]))
        return (has_words or is_over_several) and not any(cell.strip() for cell in cells[:lead])
    if not OPEN.isdisjoint(labels):
        return True
    is_over_several = len(labels) > sum(not _is_blank(heading) for heading in table.headings)
    if not RESPONSE.isdisjoint(labels) and (is_over_several or RESPONSE.issuperset(labels)):
        return True
    return len(_unheaded_options(table)) > 1


def _unheaded_options(table: Table) -> list[int]:
    """The columns under no heading in which some cells repeat the first one and the rest is blank.

    Whoever removes the columns of the tool before handing a file on leaves these.
    """
    first, rows = table.rows[0], table.rows[1:]
    found = []
    for place, (heading, label) in enumerate(zip(table.headings, first.cells, strict=False)):
        values = values_in(rows, place) if _is_blank(heading) and label.strip() else ()
        if (
            values
            and all(says_label(value, label) for value in values)
            and any(place >= len(row.cells) or not row.cells[place].strip() for row in rows)
        ):
            found.append(place)
    return found


def _is_blank(heading: str) -> bool:
    return not heading or _UNNAMED.fullmatch(heading) is not None


def _two_rows(table: Table, lead: int) -> list[_Headed]:
    """What stands above each column; the wording is blank where that before it holds."""
    labels = table.rows[0].cells
    found: list[_Headed] = []
    question = ""
    for heading, below in zip_longest(table.headings[lead:], labels[lead:], fillvalue=""):
        text = "" if _is_blank(heading) else worded(heading)
        question = text or question
        label = worded(below)
        if text or label:
            part = f"{question} [{label}]" if question else label
            found.append((question if question and is_alone(label) else part, text, label))
        else:
            found.append(("", "", ""))
    return found


def _one_row(table: Table, lead: int) -> list[_Headed]:
    """What stands above each column in one row; a label needs a neighbour with its wording."""
    headings = [worded(heading) for heading in table.headings[lead:]]

    def splits(heading: str) -> Iterator[Split]:
        yield from at_mark(" - ")(heading)
        yield heading, ""

    return [
        (heading, question, label)
        for heading, (question, label) in zip(headings, grids(headings, splits), strict=True)
    ]


def _questions(columns: Sequence[_Headed], lead: int, rows: Sequence[Row]) -> list[Question]:
    found: list[Question] = []
    for place, (heading, text, label) in enumerate(columns, start=lead):
        column = Column(place=place, heading=heading, label=label, values=values_in(rows, place))
        if found and label and (not text or (text == found[-1].text and not is_alone(label))):
            found[-1] = replace(found[-1], columns=(*found[-1].columns, column))
        else:
            found.append(Question(text=text, columns=(column,)))
    return found
