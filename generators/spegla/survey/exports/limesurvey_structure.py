"""Questionnaires of LimeSurvey: its ``.lss`` (XML) and its tab separated structure (``.tsv``)."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from spegla.errors import InputError, Problem
from spegla.survey.exports.headings import plain
from spegla.survey.exports.limesurvey_entries import Entry, structure_of
from spegla.survey.exports.structure import Structure
from spegla.survey.tables import Table, fold

MAX_DEPTH = 20
"""Deepest nesting of elements; a questionnaire has six levels."""
MAX_ELEMENTS = 3_000_000
"""Most elements; a questionnaire of a thousand questions in five languages has 200,000."""

_EXPORT_AGAIN = "Export the survey structure from LimeSurvey once more."
_SAFE = "LimeSurvey writes neither into an .lss. Export the survey structure once more."
_NO_QUESTIONS = "the questionnaire has no questions"
_SECTIONS = frozenset(
    {
        *("answers", "answer_l10ns", "groups", "group_l10ns", "questions", "subquestions"),
        *("question_l10ns", "question_attributes", "surveys"),
    }
)


def is_lss(content: bytes) -> bool:
    """Whether a file is a questionnaire of LimeSurvey in XML.

    >>> is_lss(b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType>"), is_lss(b"code;text")
    (True, False)
    """
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and (
        b"<LimeSurveyDocType>" in content[:5000]
    )


def structure_of_lss(content: bytes, *, file: str) -> Structure:
    """The questionnaire in an ``.lss`` of any version from 1.90 on.

    Up to version 3 each language has rows of its own; from 4 on the texts stand apart. Groups,
    questions, rows and answers are told in the order in which they are shown.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is not well-formed XML, declares a document type or entities, is
            larger than a questionnaire can be, or has no questions.

    >>> structure_of_lss(b'<document><questions><rows><row><qid>1</qid><gid>1</gid>'
    ...     b'<type>Y</type><title>q1</title><question>Met?</question><language>en</language>'
    ...     b'</row></rows></questions></document>', file="a.lss").questions[0].form
    <Form.SINGLE: 'single'>
    """
    sections: dict[str, list[dict[str, str]]] = {}
    try:
        for section, row in _xml_rows(content, file):
            sections.setdefault(section, []).append(row)
    except ParseError:
        _refuse(file, "the file is not well-formed XML", _EXPORT_AGAIN)
    except (DefusedXmlException, LookupError, ValueError):
        _refuse(file, "the file declares a document type, entities or an unknown encoding", _SAFE)
    main, groups, questions = _entries(sections)
    if not questions:
        _refuse(file, _NO_QUESTIONS, _EXPORT_AGAIN)
    return structure_of(main, groups, questions)


def _xml_rows(content: bytes, file: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Section and fields of each row, one at a time, so that memory stays bounded."""
    path: list[Element] = []
    elements = 0
    for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            elements += 1
            if len(path) > MAX_DEPTH or elements > MAX_ELEMENTS:
                _refuse(file, "the file is larger or deeper than a questionnaire", _EXPORT_AGAIN)
            continue
        path.pop()
        if element.tag == "row" and len(path) == 3 and path[1].tag in _SECTIONS:
            yield path[1].tag, {cell.tag: (cell.text or "").strip() for cell in element}
        if len(path) < 4:
            element.clear()
            if path:
                path[-1].remove(element)


def _entries(
    sections: Mapping[str, Sequence[dict[str, str]]],
) -> tuple[str, dict[str, Entry], list[Entry]]:
    """Main language, groups by ID and questions, each in the order in which it is shown."""
    rows = {name: sections.get(name, []) for name in _SECTIONS}
    main = next((row.get("language", "") for row in rows["surveys"]), "")
    groups: dict[str, Entry] = {}
    for row in _ordered(rows["groups"], "group_order"):
        group = groups.setdefault(row.get("gid", ""), Entry())
        _tell(group.text, row, "group_name")
    for row in rows["group_l10ns"]:
        _tell(groups.setdefault(row.get("gid", ""), Entry()).text, row, "group_name")
    questions = _questions(rows["questions"], rows["subquestions"])
    for row in rows["question_l10ns"]:
        if row.get("qid", "") in questions:
            _tell(questions[row["qid"]].text, row, "question")
    _add_answers(questions, rows["answers"], rows["answer_l10ns"])
    for row in rows["question_attributes"]:
        named = row.get("qid", "") in questions and row.get("attribute") == "other_replace_text"
        if named and row.get("value"):
            questions[row["qid"]].other[row.get("language", "")] = plain(row["value"])
    top = {row.get("qid", "") for row in rows["questions"]}
    position = {group: number for number, group in enumerate(groups)}
    in_order = [question for qid, question in questions.items() if qid in top]
    in_order.sort(key=lambda question: position.get(question.group, len(position)))
    return main, groups, in_order


def _questions(
    rows: Sequence[dict[str, str]], subrows: Sequence[dict[str, str]]
) -> dict[str, Entry]:
    questions: dict[str, Entry] = {}
    for row in _ordered(rows, "question_order"):
        entry = questions.setdefault(row.get("qid", ""), Entry())
        entry.code, entry.kind = row.get("title", ""), row.get("type", "")
        entry.group = row.get("gid", "")
        entry.has_other = row.get("other") == "Y"
        _tell(entry.text, row, "question")
    for row in _ordered(subrows, "question_order"):
        parent = questions.get(row.get("parent_qid", ""))
        if parent is None:
            continue
        if row.get("qid", "") not in questions:
            parent.rows.append(questions.setdefault(row.get("qid", ""), Entry()))
        entry = questions[row.get("qid", "")]
        entry.code, entry.scale = row.get("title", ""), row.get("scale_id") or "0"
        _tell(entry.text, row, "question")
    return questions


def _add_answers(
    questions: Mapping[str, Entry],
    rows: Sequence[dict[str, str]],
    texts: Sequence[dict[str, str]],
) -> None:
    by_id: dict[str, Entry] = {}
    by_code: dict[tuple[str, str, str], Entry] = {}
    for row in _ordered(rows, "sortorder"):
        question = questions.get(row.get("qid", ""))
        if question is None:
            continue
        scale = row.get("scale_id") or "0"
        key = (row.get("qid", ""), scale, row.get("code", ""))
        if key not in by_code:
            by_code[key] = Entry(code=key[2], scale=scale)
            question.answers.append(by_code[key])
        by_id[row.get("aid", "")] = by_code[key]
        _tell(by_code[key].text, row, "answer")
    for row in texts:
        if row.get("aid", "") in by_id:
            _tell(by_id[row["aid"]].text, row, "answer")


def _ordered(rows: Sequence[dict[str, str]], key: str) -> list[dict[str, str]]:
    places = [row.get(key, "") for row in rows]
    numbers = [int(place) if place.isdecimal() and len(place) <= 10 else 0 for place in places]
    return [row for _, row in sorted(zip(numbers, rows, strict=True), key=lambda each: each[0])]


def _tell(texts: dict[str, str], row: Mapping[str, str], name: str) -> None:
    if name in row and "language" in row:
        texts[row["language"]] = plain(row[name])


def is_structure_tsv(table: Table) -> bool:
    """Whether a table is a questionnaire of LimeSurvey in its tab separated form.

    >>> is_structure_tsv(Table(headings=("class", "type/scale", "name", "text"), rows=()))
    True
    """
    return {"class", "type/scale", "name", "text"} <= {fold(heading) for heading in table.headings}


def structure_of_tsv(table: Table, *, file: str = "structure.tsv") -> Structure:
    """The questionnaire in LimeSurvey's tab separated structure.

    Each row is a group (G), a question (Q), a row or option of one (SQ), an answer (A) or a
    setting (S), in one language. What belongs together is told by ``related_id`` in newer files
    and by the order of the rows in older ones.

    Raises:
        InputError: The table has no questions.

    >>> from spegla.survey.tables import Row
    >>> rows = (("G", "", "Start", "", "en"), ("Q", "Y", "q1", "Met?", "en"))
    >>> table = Table(headings=("class", "type/scale", "name", "text", "language"),
    ...               rows=tuple(Row(number=n, cells=r) for n, r in enumerate(rows, start=2)))
    >>> structure_of_tsv(table).questions[0].section
    'Start'
    """
    reader = _Tsv()
    names = tuple(map(fold, table.headings))
    for row in table.rows:
        reader.take(dict(zip(names, row.cells, strict=False)))
    if not reader.questions:
        _refuse(file, _NO_QUESTIONS, _EXPORT_AGAIN)
    return structure_of(reader.main, reader.groups, list(reader.questions.values()))


@dataclass(slots=True, kw_only=True)
class _Tsv:
    """What the rows up to here have told."""

    main: str = ""
    groups: dict[str, Entry] = field(default_factory=dict)
    questions: dict[str, Entry] = field(default_factory=dict)
    by_id: dict[str, Entry] = field(default_factory=dict)
    current: dict[str, Entry] = field(default_factory=dict)
    """The question that the rows of each language are at."""
    group: dict[str, str] = field(default_factory=dict)
    """The group that the rows of each language are at."""
    groups_in: Counter[str] = field(default_factory=Counter)
    """How many groups there were in each language; those of the others have the same numbers."""

    def take(self, row: Mapping[str, str]) -> None:
        kind = row.get("class", "").strip().upper()
        language = row.get("language", "").strip()
        if kind == "S" and row.get("name") == "language":
            self.main = row.get("text", "").strip()
        elif kind == "G":
            self.group[language] = str(self.groups_in[language])
            self.groups_in[language] += 1
            group = self.groups.setdefault(self.group[language], Entry())
            group.text[language] = plain(row.get("name", ""))
        elif kind == "Q":
            self._take_question(row, language)
        elif kind in {"SQ", "A"}:
            self._take_part(row, language, is_row=kind == "SQ")

    def _take_question(self, row: Mapping[str, str], language: str) -> None:
        code = row.get("name", "").strip()
        entry = self.questions.setdefault(code, Entry(code=code))
        entry.kind = row.get("type/scale", "").strip()
        entry.group = self.group.get(language, entry.group)
        entry.has_other = row.get("other") == "Y"
        entry.text[language] = plain(row.get("text", ""))
        if row.get("other_replace_text"):
            entry.other[language] = plain(row["other_replace_text"])
        self.current[language] = entry
        if row.get("id"):
            self.by_id[row["id"]] = entry

    def _take_part(self, row: Mapping[str, str], language: str, *, is_row: bool) -> None:
        question = self.by_id.get(row.get("related_id", "")) or self.current.get(language)
        if question is None:
            return
        code, scale = row.get("name", "").strip(), row.get("type/scale", "").strip() or "0"
        parts = question.rows if is_row else question.answers
        entry = next((part for part in parts if (part.code, part.scale) == (code, scale)), None)
        if entry is None:
            entry = Entry(code=code, scale=scale)
            parts.append(entry)
        entry.text[language] = plain(row.get("text", ""))


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)])
