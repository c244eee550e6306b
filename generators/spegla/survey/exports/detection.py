"""Which survey tool wrote an export or a questionnaire, told from the file or by the settings."""

from typing import Protocol

from spegla.errors import InputError, Problem
from spegla.survey.exports import (
    eusurvey,
    google_forms,
    kobotoolbox,
    limesurvey,
    microsoft_forms,
    qualtrics,
    redcap,
    spss,
    surveymonkey,
    typeform,
)
from spegla.survey.exports.answers import Answers, Tool, plain_answers
from spegla.survey.exports.container import (
    WORKBOOKS,
    Container,
    container_of,
    refuse_container,
)
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.limesurvey_structure import (
    is_lss,
    is_structure_tsv,
    structure_of_lss,
    structure_of_tsv,
)
from spegla.survey.exports.qualtrics_structure import is_qsf, structure_of_qsf
from spegla.survey.exports.structure import Structure
from spegla.survey.exports.workbook import read_sheets, refuse_several
from spegla.survey.exports.xlsform import is_xlsform, structure_of_xlsform
from spegla.survey.tables import Table

EXPORT_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".sav")
"""How the names of exports end."""

_NAME_SHEET = (
    "Name the one with the answers: --sheet NAME of spegla new, or sheet in [waves.CODE] of "
    "engagement.toml."
)


class _Reader(Protocol):
    """What each module of a survey tool offers."""

    def recognises(self, table: Table) -> bool: ...
    def answers(self, table: Table) -> Answers: ...


_READERS: dict[Tool, _Reader] = {
    Tool.QUALTRICS: qualtrics,
    Tool.EUSURVEY: eusurvey,
    Tool.KOBOTOOLBOX: kobotoolbox,
    Tool.REDCAP: redcap,
    Tool.TYPEFORM: typeform,
    Tool.MICROSOFT_FORMS: microsoft_forms,
    Tool.SURVEYMONKEY: surveymonkey,
    Tool.LIMESURVEY: limesurvey,
    Tool.GOOGLE_FORMS: google_forms,
}
"""The surest to recognise first: a tool that marks its files before one known by its headings."""


def read_table(content: bytes, *, file: str) -> Table:
    r"""The table in a file of delimited text or on the one sheet of a workbook with content.

    Args:
        content: The file: delimited text, .xlsx, .xls or .ods.
        file: Its name, which must agree with what it is.

    Raises:
        InputError: The file cannot be read, or has no table or more than one.

    >>> read_table(b"q01;q02\n4;5", file="customers.csv").headings
    ('q01', 'q02')
    """
    kind = container_of(content, file=file)
    if kind is Container.TEXT:
        return read_delimited(content, file=file)
    if kind not in WORKBOOKS:
        refuse_container(file, kind)
    sheets = read_sheets(content, file=file, kind=kind)
    if len(sheets) > 1:
        refuse_several(sheets, file=file, fix="Keep only the sheet with the table.")
    return sheets[0].table


def read_answers(
    content: bytes, *, file: str, tool: Tool | None = None, sheet: str | None = None
) -> Answers:
    r"""The answers in an export of a survey tool, or in any table with a row a respondent.

    Args:
        content: The file: delimited text, .xlsx, .xls, .ods or .sav.
        file: Its name, which must agree with what it is.
        tool: What wrote it, where that is known; None to find out. An SPSS file is read as what
            it is, whatever tool wrote it.
        sheet: The sheet with the answers, where a workbook has more than one with content.

    Raises:
        InputError: The file cannot be read, or it is not clear which sheet has the answers.

    >>> read_answers(b"q01;q02\n4;5", file="customers.csv").tool
    <Tool.PLAIN: 'plain'>
    """
    if container_of(content, file=file) is Container.SPSS:
        return spss.answers(content, file=file)
    if tool is Tool.SPSS:
        raise InputError([_no_spss(file)])
    table = _answer_table(content, file, sheet)
    if tool is None:
        tool = _tool_of(table)
    return plain_answers(table) if tool is Tool.PLAIN else _READERS[tool].answers(table)


def read_structure(content: bytes, *, file: str) -> Structure | None:
    """The questionnaire in a survey tool's own file of it; None for any other file.

    Args:
        content: The file: LimeSurvey's .lss or tab separated structure, Qualtrics' .qsf, an
            XLSForm, or a data dictionary of REDCap.
        file: Its name.

    Raises:
        InputError: The file is such a file, and cannot be read.

    >>> read_structure(b"q01,q02", file="customers.csv") is None
    True
    """
    if is_lss(content):
        return structure_of_lss(content, file=file)
    if is_qsf(content):
        return structure_of_qsf(content, file=file)
    if is_xlsform(content):
        return structure_of_xlsform(content, file=file)
    try:
        table = read_table(content, file=file)
    except InputError:
        return None  # whoever reads it as an export is told what is wrong
    if is_structure_tsv(table):
        return structure_of_tsv(table, file=file)
    return redcap.structure_of_dictionary(table) if redcap.is_dictionary(table) else None


def _tool_of(table: Table) -> Tool:
    return next((tool for tool, read in _READERS.items() if read.recognises(table)), Tool.PLAIN)


def _answer_table(content: bytes, file: str, sheet: str | None) -> Table:
    kind = container_of(content, file=file)
    if kind not in WORKBOOKS:
        return read_table(content, file=file)
    sheets = read_sheets(content, file=file, kind=kind, sheet=sheet)
    # KoboToolbox writes repeated groups of questions on sheets behind the one with the answers.
    if len(sheets) > 1 and not kobotoolbox.recognises(sheets[0].table):
        refuse_several(sheets, file=file, fix=_NAME_SHEET)
    return sheets[0].table


def _no_spss(file: str) -> Problem:
    return Problem(
        file=file,
        found="the file is no SPSS file, and the settings say that SPSS wrote it",
        fix="Leave tool out in [waves.CODE] of engagement.toml, or name the tool that wrote it.",
    )
