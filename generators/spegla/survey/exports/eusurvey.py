"""Exports of EUSurvey: the alias of the survey and the day above the headings, then the answers.

A matrix has a column for each row, headed by question and row with a colon between them. Several
answers to one question stand in one cell with semicolons between them, or, where the author has
asked for it, in a column for each option with Yes or No in it, after a column of the question in
which nothing stands. Where the author has asked for the codes of questions, they follow the
wording in brackets. What the tool notes comes last. The layout is that of the tool's source,
https://github.com/EUSurvey/EUSURVEY, and is the same in XLS, XLSX and ODS.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import (
    Split,
    assembled,
    at_mark,
    grids,
    row_variable,
    squashed,
    values_in,
    worded,
)
from spegla.survey.tables import Row, Table, fold, tidy

Coded = tuple[str, str]
"""The wording of a question or an option, and its code, blank where the file has none."""

_CONTRIBUTION = frozenset({
    "contributionid", "svarid", "nummerbijdrage", "kennnummerdesbeitrags",
    "numérodidentificationdelacontribution",
})  # fmt: skip
_NOTED = frozenset({
    "invitationnumber", "inbjudansnummer", "nummeruitnodiging", "einladungsnummer",
    "numérodelinvitation", "username", "användarnamn", "gebruikersnaam", "nutzername",
    "nomdutilisateur", "creationdate", "skapadden", "aanmaakdatum", "erstellungsdatum",
    "datedecréation", "lastupdate", "senasteuppdatering", "laatstewijziging",
    "letzteaktualisierung", "dernièremiseàjour", "languages", "språk", "talen", "sprachen",
    "langues", "totalscore", "totaltresultat", "totaalscore", "gesamtpunktzahl", "notetotale",
})  # fmt: skip
_CODE = re.compile(r"(?P<text>.+?)\s*\((?P<code>[^\W\d]\w*)\)")
_CODE_IN_CELL = re.compile(r"\s*\(ID\d+\)(?=\s*(?:;|$))")
_ANONYMOUS = "anonymous"


def recognises(table: Table) -> bool:
    """Whether a table is an export of EUSurvey, with what the tool writes above it or without.

    >>> recognises(Table(headings=("Alder", "Svar-id", "Skapad den", "Språk"), rows=()))
    True
    >>> recognises(Table(headings=("Alias", "Svar-id", "Betyg"), rows=()))
    False
    """
    if _has_head(table):
        return True
    headings = [squashed(worded(heading)) for heading in table.headings]
    return any(heading in _CONTRIBUTION for heading in headings) and (
        sum(heading in _NOTED for heading in headings) > 1
    )


def answers(table: Table) -> Answers:
    """The answers in an export of EUSurvey.

    >>> from spegla.survey.tables import Row
    >>> rows = (("Export Date", "02/10/2026"), ("IT: Speed", "IT: Help", "Contribution ID"),
    ...         ("4", "5", "c-1"))
    >>> table = Table(headings=("Alias", "it-2026"), rows=tuple(
    ...     Row(number=number, cells=cells) for number, cells in enumerate(rows, start=2)))
    >>> [(of.part, of.use.value) for of in answers(table).variables]
    [('Speed', 'answer'), ('Help', 'answer'), ('', 'respondent')]
    """
    table = _without_head(table)
    end = _end_of_questions(table.headings)
    coded = _coded(table.headings[:end])
    is_coded = any(code for _, code in coded)
    rows = [_without_codes(row) for row in table.rows] if is_coded else table.rows
    owners = _owners([text for text, _ in coded], rows)
    asked = _asked(table.headings[:end], coded, owners)
    noted = {
        place: _noted(found, values_in(rows, place))
        for place, found in enumerate(table.headings[end:], start=end)
    }
    variables = asked | noted
    width = len(table.headings)
    return assembled(
        Tool.EUSURVEY, variables.values(), [_only(row, variables, width) for row in rows]
    )


def _has_head(table: Table) -> bool:
    if len(table.rows) < 2 or not table.headings or not table.rows[0].cells:
        return False
    first, second = table.headings[0], table.rows[0].cells[0]
    return fold(first) == "alias" and fold(second) == "export date"


def _without_head(table: Table) -> Table:
    if not _has_head(table):
        return table
    headings = tuple(tidy(cell) for cell in table.rows[1].cells)
    return Table(headings=headings, rows=table.rows[2:])


def _end_of_questions(headings: Sequence[str]) -> int:
    """How many columns stand before those in which the tool notes something."""
    end = len(headings)
    while end and squashed(worded(headings[end - 1])) in _NOTED | _CONTRIBUTION | {""}:
        end -= 1
    return end


def _coded(headings: Sequence[str]) -> list[Coded]:
    """Wording and code of each heading; no codes unless every heading ends in one."""
    texts = [worded(heading) for heading in headings]
    found = [_CODE.fullmatch(text) for text in texts]
    coded = [(of["text"], of["code"]) for of in found if of is not None]
    return coded if 1 < len(coded) == len(texts) else [(text, "") for text in texts]


def _without_codes(row: Row) -> Row:
    return replace(row, cells=tuple(_CODE_IN_CELL.sub("", cell) for cell in row.cells))


def _noted(found: str, values: Sequence[str]) -> Variable:
    """What the tool notes; without an ID where it wrote that all of them are anonymous."""
    is_id = squashed(worded(found)) in _CONTRIBUTION
    is_known = not values or {fold(value) for value in values} != {_ANONYMOUS}
    use = Use.RESPONDENT if is_id and is_known else Use.RECORD
    return Variable(heading=worded(found), use=use)


def _asked(
    found: Sequence[str], coded: Sequence[Coded], owners: Mapping[int, int]
) -> dict[int, Variable]:
    """The variable of each column by its place; a question with options has none of its own."""
    questions = [place for place in range(len(found)) if place not in owners]
    splits = grids([coded[place][0] for place in questions], at_mark(": "))
    split_of = dict(zip(questions, splits, strict=True))
    variables = {}
    for place, heading in enumerate(found):
        text, code = coded[place]
        if place in owners:
            variables[place] = _option(split_of[owners[place]], text, heading)
        elif place not in owners.values():
            variable = row_variable(heading, *split_of[place])
            names = (code, *variable.names) if code else variable.names
            variables[place] = replace(variable, names=names)
    return variables


def _option(question: Split, label: str, found: str) -> Variable:
    text = f"{question[0]} [{question[1]}]" if question[1] else question[0]
    return Variable(
        heading=f"{text} [{label}]",
        names=(found,),
        text=text,
        part=label,
        together=text,
        use=Use.OPTION,
    )


def _owners(texts: Sequence[str], rows: Sequence[Row]) -> dict[int, int]:
    """Place of the question that each option belongs to, by the place of the option.

    Nothing stands in the column of the question. Whoever answered has Yes or No for each of the
    options. The questions that follow may be answered with Yes and No as well: they end in a
    question mark, or others answered them.
    """
    owners: dict[int, int] = {}
    for place in range(len(texts)):
        if place in owners or values_in(rows, place):
            continue
        for option in range(place + 1, len(texts)):
            if texts[option].endswith("?") or not _is_yes_no(values_in(rows, option)):
                break
            if _who_answered(rows, option) != _who_answered(rows, place + 1):
                break
            owners[option] = place
    return owners


def _is_yes_no(values: Sequence[str]) -> bool:
    return bool(values) and {fold(value) for value in values} <= {"yes", "no"}


def _who_answered(rows: Sequence[Row], place: int) -> list[int]:
    return [row.number for row in rows if place < len(row.cells) and row.cells[place].strip()]


def _only(row: Row, places: Iterable[int], width: int) -> Row:
    """The row with the cells at some places, and whatever stands behind the headings."""
    cells = (row.cells[place] if place < len(row.cells) else "" for place in places)
    return replace(row, cells=(*cells, *row.cells[width:]))
