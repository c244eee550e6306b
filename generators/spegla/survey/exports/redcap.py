"""Exports of REDCap, raw or labelled, and its data dictionary.

Raw exports have the names of the fields as headings and codes in the cells; labelled ones have the
labels of the fields and of the choices. A box that can be ticked has a column of its own:
``tools___1`` in the one, ``Tools (choice=Phone)`` in the other. The record ID comes first, and
each form ends with a column on whether it is complete.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use, Variable, unlike
from spegla.survey.exports.headings import with_own_names
from spegla.survey.exports.labels import plain_text
from spegla.survey.exports.structure import Described, Form, Part, Structure
from spegla.survey.tables import Row, Table, fold, tidy

_OF_REDCAP = frozenset((
    "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
    "redcap_data_access_group", "redcap_survey_identifier",
))  # fmt: skip
_OF_REDCAP_LABELLED = frozenset((
    "event name", "repeat instrument", "repeat instance", "data access group",
    "survey identifier", "survey timestamp", "complete?",
))  # fmt: skip
_STATUS = frozenset(("0", "1", "2", "incomplete", "unverified", "complete", ""))
_NOT_TICKED = frozenset(("", "0", "unchecked"))
_TICKS = _NOT_TICKED | {"1", "checked"}
_STAMP = re.compile(r"[\d:./ T-]+|\[not completed\]|")
_RAW_BOX = re.compile(r"(?P<question>[a-z][a-z0-9_]*?)___(?P<option>\w+)")
_LABELLED_BOX = re.compile(r"(?P<question>.+?)\s*\(choice=(?P<option>.+)\)")
_ID = re.compile(r"(.+[_ ]|)id|redcap_survey_identifier", re.IGNORECASE)

_VARIABLE = ("variable / field name", "field_name")
_TYPE = ("field type", "field_type")
_FIELD_LABEL = ("field label", "field_label")
_SECTION = ("section header", "section_header")
_CHOICES = (
    "choices, calculations, or slider labels", "choices or calculations",
    "select_choices_or_calculations",
)  # fmt: skip
_VALIDATION = (
    "text validation type or show slider number", "text_validation_type_or_show_slider_number",
)  # fmt: skip
_IDENTIFIER = ("identifier?", "identifier")
_MATRIX = ("matrix group name", "matrix_group_name")
_ANNOTATION = ("field annotation", "field_annotation")
_HIDDEN = re.compile(r"@HIDDEN(-SURVEY)?(?![-\w])")
_BUILT_IN = {
    "yesno": (("1", "Yes"), ("0", "No")),
    "truefalse": (("1", "True"), ("0", "False")),
}


def recognises(table: Table) -> bool:
    """Whether a table was exported by REDCap, by the columns that it adds.

    >>> recognises(Table(headings=("record_id", "q1", "redcap_survey_identifier"), rows=()))
    True
    >>> row = Row(number=2, cells=("1", "Agree", "Complete"))
    >>> recognises(Table(headings=("Record ID", "IT helps.", "Complete?"), rows=(row,)))
    True
    """
    headings = [fold(heading) for heading in table.headings]
    if not _OF_REDCAP.isdisjoint(headings):
        return True
    columns = list(enumerate(headings))
    has_status = any(
        heading.endswith(("_complete", "complete?")) and _all(table, position, _STATUS)
        for position, heading in columns
    )
    has_boxes = any(
        _box(heading) is not None and _all(table, position, _TICKS) for position, heading in columns
    )
    is_labelled = "complete?" in headings or any("(choice=" in heading for heading in headings)
    if not has_status and not has_boxes:
        return False
    has_ids = headings[0].endswith("_id") and headings[-1].endswith("_complete")
    return is_labelled or headings[0] == "record_id" or has_ids


def answers(table: Table) -> Answers:
    """The answers in an export of REDCap, raw or labelled.

    Rows without any answer are left out: REDCap has a row for whoever was invited, with all boxes
    unticked, and one for each event and repeated form.

    >>> headings = ("record_id", "trust", "tools___1", "survey_complete")
    >>> cells = (("1", "4", "1", "2"), ("2", "", "0", "0"))
    >>> rows = tuple(Row(number=number, cells=row) for number, row in enumerate(cells, start=2))
    >>> found = answers(Table(headings=headings, rows=rows))
    >>> [variable.use.value for variable in found.variables], len(found.rows)
    (['respondent', 'answer', 'option', 'record'], 1)
    """
    uses = [_use(table, position) for position in range(len(table.headings))]
    columns = zip(unlike(table.headings), table.headings, uses, strict=True)
    kept = tuple(row for row in table.rows if _is_answered(row, uses))
    left_out = len(table.rows) - len(kept)
    return Answers(
        tool=Tool.REDCAP,
        variables=with_own_names([_variable(*column) for column in columns]),
        rows=kept,
        left_out={LeftOut.BLANK: left_out} if left_out else {},
    )


def _all(table: Table, position: int, values: frozenset[str]) -> bool:
    return all(fold(cell) in values for cell in _cells(table, position))


def _cells(table: Table, position: int) -> Iterator[str]:
    return (row.cells[position] for row in table.rows if position < len(row.cells))


def _box(heading: str) -> re.Match[str] | None:
    return _LABELLED_BOX.fullmatch(heading) or _RAW_BOX.fullmatch(heading)


def _use(table: Table, position: int) -> Use:
    heading = fold(table.headings[position])
    if position == 0 and _ID.fullmatch(heading):
        return Use.RESPONDENT
    is_status = heading.endswith("_complete") and _all(table, position, _STATUS)
    is_stamp = heading.endswith("_timestamp") and all(
        _STAMP.fullmatch(tidy(cell)) for cell in _cells(table, position)
    )
    if heading in _OF_REDCAP or heading in _OF_REDCAP_LABELLED or is_status or is_stamp:
        return Use.RECORD
    return Use.ANSWER if _box(heading) is None else Use.OPTION


def _variable(distinct: str, heading: str, use: Use) -> Variable:
    box = _box(heading) if use is Use.OPTION else None
    if box is None:
        text = plain_text(heading)
        return Variable(heading=distinct, names=(heading, text), text=text, use=use)
    question, option = plain_text(box["question"]), plain_text(box["option"])
    if "(choice=" not in heading:
        # The minus of a negative code is written as one more underscore.
        option = re.sub("^_", "-", option)
        name = f"{question}[{option}]"
    else:
        name = f"{question} [{option}]"
    return Variable(
        heading=distinct, names=(name,), text=question, part=option, together=question, use=use
    )


def _is_answered(row: Row, uses: Sequence[Use]) -> bool:
    return any(
        tidy(cell) if use is Use.ANSWER else fold(cell) not in _NOT_TICKED
        for cell, use in zip(row.cells, uses, strict=False)
        if use in (Use.ANSWER, Use.OPTION)
    )


def is_dictionary(table: Table) -> bool:
    """Whether a table is a data dictionary, downloaded from REDCap or from its API.

    >>> headings = ("Variable / Field Name", "Form Name", "Field Type", "Field Label")
    >>> is_dictionary(Table(headings=headings, rows=()))
    True
    """
    headings = {fold(heading) for heading in table.headings}
    return all(not headings.isdisjoint(names) for names in (_VARIABLE, _TYPE, _FIELD_LABEL))


def structure_of_dictionary(table: Table) -> Structure:
    """The questionnaire in a data dictionary.

    Texts are in no known language: they stand under "". A matrix with one answer a row is a grid,
    with the heading above it as its wording. Fields that identify somebody, that respondents do
    not see, the record ID, dates, files and calculations have the form ``OTHER``.

    >>> headings = ("Variable / Field Name", "Field Type", "Field Label", "Identifier?")
    >>> cells = (("record_id", "text", "Record ID", ""), ("name", "text", "Your name", "y"))
    >>> rows = tuple(Row(number=number, cells=row) for number, row in enumerate(cells, start=2))
    >>> found = structure_of_dictionary(Table(headings=headings, rows=rows))
    >>> [(question.code, question.form.value) for question in found.questions]
    [('record_id', 'other'), ('name', 'other')]
    """
    headings = [fold(heading) for heading in table.headings]
    fields = [dict(zip(headings, map(tidy, row.cells), strict=False)) for row in table.rows]
    fields = [field for field in fields if _of(field, _VARIABLE)]
    questions: list[Described] = []
    section = ""
    for matrix, group in groupby(fields, key=_grid):
        together = list(group)
        header = plain_text(_of(together[0], _SECTION))
        if matrix:
            questions.append(_grid_question(matrix, together, header, section))
            continue
        for field in together:
            section = plain_text(_of(field, _SECTION)) or section
            questions.append(_question(field, section, is_first=field is fields[0]))
    return Structure(tool=Tool.REDCAP, languages=(), questions=tuple(questions))


def _of(field: Mapping[str, str], headings: Sequence[str]) -> str:
    return next((field[heading] for heading in headings if field.get(heading)), "")


def _grid(field: Mapping[str, str]) -> str:
    """The matrix that a field is a row of, where each row takes one answer."""
    is_row = _of(field, _TYPE) == "radio" and not _is_unseen(field)
    return _of(field, _MATRIX) if is_row else ""


def _is_unseen(field: Mapping[str, str]) -> bool:
    """Whether a field is not for the report: it identifies, or no respondent sees it."""
    is_identifier = fold(_of(field, _IDENTIFIER)) in ("y", "yes")
    return is_identifier or _HIDDEN.search(_of(field, _ANNOTATION)) is not None


def _grid_question(
    matrix: str, fields: Sequence[Mapping[str, str]], header: str, section: str
) -> Described:
    return Described(
        code=matrix,
        text={"": header},
        form=Form.GRID,
        answers=_choices(fields[0]),
        rows=tuple(
            Part(code=_of(field, _VARIABLE), text={"": plain_text(_of(field, _FIELD_LABEL))})
            for field in fields
        ),
        section=section,
    )


def _question(field: Mapping[str, str], section: str, *, is_first: bool) -> Described:
    form = Form.OTHER if is_first or _is_unseen(field) else _form(field)
    return Described(
        code=_of(field, _VARIABLE),
        text={"": plain_text(_of(field, _FIELD_LABEL))},
        form=form,
        answers=_choices(field) if form is Form.SINGLE else (),
        rows=_choices(field) if form is Form.MULTIPLE else (),
        section=section,
    )


def _form(field: Mapping[str, str]) -> Form:
    match _of(field, _TYPE):
        case "radio" | "dropdown" | "yesno" | "truefalse":
            return Form.SINGLE
        case "checkbox":
            return Form.MULTIPLE
        case "slider":
            return Form.NUMBER
        case "notes":
            return Form.TEXT
        case "text":
            validation = _of(field, _VALIDATION)
            is_number = validation.startswith(("number", "integer"))
            return Form.NUMBER if is_number else Form.OTHER if validation else Form.TEXT
        case _:
            return Form.OTHER


def _choices(field: Mapping[str, str]) -> tuple[Part, ...]:
    built_in = _BUILT_IN.get(_of(field, _TYPE))
    written = (one.partition(",") for one in re.split(r"[|\n]", _of(field, _CHOICES)))
    pairs = built_in or tuple((code.strip(), label) for code, _, label in written if code.strip())
    return tuple(Part(code=code, text={"": plain_text(label)}) for code, label in pairs)
