"""The heading rows of Qualtrics: names, wordings and IDs of the columns.

CSV and TSV files have three such rows, older ones and workbooks two, and a file whose rows
somebody took out has one. Where there is a third row it tells which columns belong together and
which are options, as in ``{"ImportId":"QID7","choiceId":"3"}`` or, in 2016, ``{'ImportId':
'QID7-3'}``; otherwise the names do, such as ``Q5_1`` and ``Q7_3_TEXT``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.survey.exports.answers import Use
from spegla.survey.exports.headings import plain
from spegla.survey.tables import Row, Table, fold

_IMPORT_ID = re.compile(r"""\s*\{\s*["']ImportId["']\s*:\s*["'](?P<id>[^"']*)""")
_CHOICE_ID = re.compile(r"""["']choiceId["']\s*:\s*["'](?P<id>[^"']*)""")
_QID = re.compile(r"(?P<question>(?:\w+?_)?QID\d+(?:#\d+)?)(?:[_-](?P<rest>.+))?")
_NAME = re.compile(r"(?P<question>.+?)(?:_(?P<rest>x?-?\d+(?:_x?-?\d+)*(?:_TEXT)?|TEXT))?")

_LONGEST_NAME = 500
"""Longest name that is taken apart, in characters; those of Qualtrics are far shorter."""

RESPONSE_ID = frozenset({"responseid", "response id"})
_RESPONSE_SET = "responseset"
_BY_NAME = {
    "startdate": ("start date",),
    "enddate": ("end date",),
    "status": ("response type",),
    "ipaddress": ("ip address",),
    "progress": (),
    "duration (in seconds)": ("duration",),
    "finished": (),
    "recordeddate": ("recorded date",),
    "recipientlastname": ("recipient last name",),
    "recipientfirstname": ("recipient first name",),
    "recipientemail": ("recipient email",),
    "externalreference": ("external data reference", "externaldatareference"),
    "locationlatitude": ("location latitude",),
    "locationlongitude": ("location longitude",),
    "locationaccuracy": ("location accuracy",),
    "distributionchannel": ("distribution channel",),
    "userlanguage": ("user language",),
    _RESPONSE_SET: ("response set",),
    "emailaddress": ("email address",),
    "name": (),
    "lastmodifieddate": ("last modified date",),
}
"""What Qualtrics notes of each response: the names, and what stands below them."""
_RECORDS = frozenset(_BY_NAME) | {text for texts in _BY_NAME.values() for text in texts}
_ANYWHERE = frozenset({"name", "status", "progress", "finished", "duration"})
"""Names that other tools give to columns as well."""
_WITH_DIGITS = frozenset({"startdate", "enddate", "recordeddate", "progress"})
"""Columns in which each answer has a digit, and no wording has one in any language."""
_RECORD_NAME = re.compile(
    r"Q_(?!\d)\w.*|FL_\d+_DO.*|.+_DO(?:_.+)?|SC\d+|.+NPS_GROUP"
    r"|.+_(?:First Click|Last Click|Page Submit|Click Count)"
    r"|.+_(?:Browser|Version|Operating System|Resolution|User Agent)"
    r"|Q[\d.]+_(?:Id|Name|Size|Type)"
    r"|.+ - (?:Parent Topics|Topics|Sentiment.*|Actionability|Effort.*|Emotion.*)"
)
"""Names of scores, flags, times, orders, browsers, uploads and of what was found in texts."""
_ANSWER_ID = re.compile(
    r"(?:\w+?_)?QID\d+(?:#\d+)?(?:_[Gx]?\d+)*(?:_TEXT|_GROUP|_RANK)?(?:_REGIONS)?"
)
"""What the ID of a column with answers looks like; those of times and orders end otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as its headings tell it.

    Args:
        name: What stands in the first row, such as ``Q5_1``.
        wording: What stands in the second row, in plain text; blank where there is none.
        question: What the columns of one question share: its ID, or else the start of the name;
            blank for data that were embedded.
        rest: What follows in the ID or the name: numbers of row and option, or ``TEXT``.
        is_option: Whether the third row says that it holds one option of a choice.
    """

    name: str
    wording: str = ""
    question: str = ""
    rest: str = ""
    is_option: bool = False

    @property
    def code(self) -> str:
        """The name of the question, as far as the name of the column tells it.

        >>> Column(name="Q3#1_2").code, Column(name="Q7_3_TEXT").code, Column(name="trust").code
        ('Q3#1', 'Q7', 'trust')
        """
        return _apart(self.name)[0]

    @property
    def record(self) -> Use | None:
        """What Qualtrics notes in it, None for answers and embedded data.

        >>> Column(name="ResponseId").record, Column(name="Q5_1").record
        (<Use.RESPONDENT: 'respondent'>, None)
        """
        names = {fold(self.name)}
        if _is_legacy(self.name):
            names.add(fold(self.wording))
        if names & RESPONSE_ID:
            return Use.RESPONDENT
        if not self.name or names & _RECORDS:
            return Use.RECORD
        if self.question_id:
            return None if _ANSWER_ID.fullmatch(self.question_id) else Use.RECORD
        return Use.RECORD if _RECORD_NAME.fullmatch(self.name) else None

    @property
    def is_text(self) -> bool:
        """Whether it says that it holds words that somebody wrote.

        >>> Column(name="Q7_3_TEXT", question="Q7", rest="3_TEXT").is_text
        True
        """
        if self.rest.endswith("TEXT"):
            return True
        return not self.question_id and fold(self.wording).endswith(" - text")

    @property
    def question_id(self) -> str:
        """The ID in the third row, "" without one."""
        return "_".join(filter(None, (self.question, self.rest))) if "QID" in self.question else ""


def _apart(name: str) -> tuple[str, str]:
    """The name of the question, and what follows it."""
    match = _NAME.fullmatch(name) if len(name) <= _LONGEST_NAME else None
    return (match["question"], match["rest"] or "") if match else (name, "")


def _is_legacy(name: str) -> bool:
    """Whether the name is a number as the oldest exports give to what Qualtrics notes."""
    return bool(re.fullmatch(r"V\d+", name))


def is_export(table: Table) -> bool:
    """Whether the headings are those of an export of Qualtrics.

    >>> is_export(Table(headings=("ResponseId", "RecordedDate", "UserLanguage"), rows=()))
    True
    >>> is_export(Table(headings=("Name", "Status", "Progress"), rows=()))
    False
    """
    if any(map(_holds_ids, table.rows[:2])):
        return True
    above = {fold(heading) for heading in table.headings}
    below = {fold(cell) for cell in table.rows[0].cells} if table.rows else set()
    return any(
        bool(names & RESPONSE_ID) and len(names & _RECORDS - _ANYWHERE) >= 2
        for names in (above, below)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """An export without its heading rows.

    Args:
        columns: The columns.
        rows: The rows below all heading rows.
        is_old: Whether it is of a layout from before 2017, which has "-" between a question and
            its row or option; later ones have " - ".
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_old: bool


def read_export(table: Table) -> Export:
    """The columns of an export and the rows below all heading rows.

    >>> table = Table(headings=("ResponseId", "Q5_1"), rows=(
    ...     Row(number=2, cells=("Response ID", "How far? - Trust")),
    ...     Row(number=3, cells=('{"ImportId":"_recordId"}', '{"ImportId":"QID9_1"}')),
    ...     Row(number=4, cells=("R_1", "4"))))
    >>> export = read_export(table)
    >>> export.columns[1].wording, export.columns[1].question, export.rows[0].number
    ('How far? - Trust', 'QID9', 4)
    """
    rows = list(table.rows)
    wordings: Sequence[str] = ()
    ids: Sequence[str] = ()
    if rows and not _holds_ids(rows[0]) and _holds_wordings(table.headings, rows):
        wordings = rows.pop(0).cells
    if rows and _holds_ids(rows[0]):
        ids = rows.pop(0).cells
    columns = tuple(
        _column(
            plain(name),
            plain(wordings[i]) if i < len(wordings) else "",
            ids[i] if i < len(ids) else "",
        )
        for i, name in enumerate(table.headings)
    )
    is_old = _RESPONSE_SET in {fold(text) for text in (*table.headings, *wordings)}
    return Export(columns=columns, rows=tuple(rows), is_old=is_old)


def _holds_ids(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return bool(filled) and all(map(_IMPORT_ID.match, filled))


def _holds_wordings(names: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether the first row has wordings: another one tells IDs, or times have no digits."""
    if len(rows) > 1 and _holds_ids(rows[1]):
        return True
    pairs = [(fold(name), cell) for name, cell in zip(names, rows[0].cells, strict=False)]
    if any(_is_legacy(name.upper()) and fold(cell) in RESPONSE_ID for name, cell in pairs):
        return True
    known = [cell for name, cell in pairs if name in _WITH_DIGITS and cell.strip()]
    if known:
        return not any(map(re.compile(r"\d").search, known))
    return any(name in RESPONSE_ID and fold(cell) in RESPONSE_ID for name, cell in pairs)


def _column(name: str, wording: str, told: str) -> Column:
    found = _IMPORT_ID.match(told)
    if found is None:
        question, rest = _apart(name)
        return Column(name=name, wording=wording, question=question, rest=rest)
    match = _QID.fullmatch(found["id"])
    if match is None:
        return Column(name=name, wording=wording)
    option = None if found["id"].endswith("_DO") else _CHOICE_ID.search(told)
    rest = match["rest"] or (option["id"] if option else "")
    return Column(
        name=name,
        wording=wording,
        question=match["question"],
        rest=rest.replace("-", "_"),
        is_option=option is not None,
    )
