"""Questionnaires of Qualtrics: its ``.qsf`` (JSON)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from spegla.errors import InputError, Problem
from spegla.survey.exports.answers import Tool
from spegla.survey.exports.headings import plain
from spegla.survey.exports.structure import Described, Form, Part, Structure, crossed

MAX_QSF_BYTES = 20_000_000
"""Largest file that is read, so that a small one of brackets cannot fill the memory."""

_Json = Mapping[str, object]
_AGAIN = "Export the survey (.qsf) from Qualtrics once more."
_MULTIPLE = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})
_FORMS = {"TE": Form.TEXT, "Slider": Form.NUMBER, "CS": Form.NUMBER, "RO": Form.GRID}
_MATRICES = {"TE": Form.TEXT, "CS": Form.NUMBER, "Likert": Form.GRID, "Bipolar": Form.GRID}


def is_qsf(content: bytes) -> bool:
    """Whether a file is a questionnaire of Qualtrics.

    >>> is_qsf(b'{"SurveyEntry": {"SurveyID": "SV_1"}}'), is_qsf(b'{"pages": []}')
    (True, False)
    """
    start = content[:5000]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        b'"SurveyEntry"' in start or b'"SurveyElements"' in start
    )


def structure_of_qsf(content: bytes, *, file: str) -> Structure:
    """The questionnaire in a ``.qsf``, in the order of its survey flow.

    Answers carry the number that exports write for them (their recode value). Where an answer
    has a name for exports, that name is its text in the main language, since exports of choice
    texts write it. Questions in the trash are left out. Each column of a side by side question
    is a question of its own, ``Q3#1``; each cell of a matrix of check boxes or texts is a row. A
    ranking is a grid, since its exports have a column for each thing and the rank in the cell.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is larger than :data:`MAX_QSF_BYTES`, is not JSON or has no questions.

    >>> structure_of_qsf(b'{"SurveyEntry": {"SurveyLanguage": "SV"}, "SurveyElements": [{'
    ...     b'"Element": "SQ", "PrimaryAttribute": "QID1", "Payload": {"DataExportTag": "q1",'
    ...     b'"QuestionType": "TE", "QuestionText": "Hur?"}}]}', file="a.qsf").questions[0].text
    {'sv': 'Hur?'}
    """
    if len(content) > MAX_QSF_BYTES:
        _refuse(file, f"the file is larger than {MAX_QSF_BYTES:,} bytes")
    try:
        survey = _mapping(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        _refuse(file, "the file is not well-formed JSON, or is nested too deeply")
    elements = [_mapping(element) for element in _items(survey.get("SurveyElements"))]
    main = _language(_text(_mapping(survey.get("SurveyEntry")).get("SurveyLanguage")) or "EN")
    payloads = {
        _text(element.get("PrimaryAttribute")): _mapping(element.get("Payload"))
        for element in elements
        if element.get("Element") == "SQ"
    }
    questions = [
        question
        for qid, section in _order(elements, payloads).items()
        for question in _described(payloads[qid], main=main, section=section)
    ]
    if not questions:
        _refuse(file, "the questionnaire has no questions")
    found = dict.fromkeys(
        [main, *(language for question in questions for language in question.text)]
    )
    return Structure(tool=Tool.QUALTRICS, languages=tuple(found), questions=tuple(questions))


def _order(elements: Sequence[_Json], payloads: Mapping[str, _Json]) -> dict[str, str]:
    """The questions in the order of the flow, with the description of their block.

    Blocks that the flow does not name follow it.
    """
    blocks = {
        _text(block.get("ID")): block
        for element in elements
        if element.get("Element") == "BL"
        for block in map(_mapping, _items(element.get("Payload")))
    }
    if not blocks:
        return dict.fromkeys(payloads, "")
    flow = [
        name
        for element in elements
        if element.get("Element") == "FL"
        for name in _flow(_mapping(element.get("Payload")))
    ]
    found: dict[str, str] = {}
    for block in (blocks[name] for name in dict.fromkeys([*flow, *blocks]) if name in blocks):
        is_shown = block.get("Type") != "Trash"
        for part in map(_mapping, _items(block.get("BlockElements")) if is_shown else []):
            if (qid := _text(part.get("QuestionID"))) in payloads:
                found.setdefault(qid, plain(_text(block.get("Description"))))
    return found


def _flow(start: _Json) -> Iterator[str]:
    """The blocks of the flow, depth first; without recursion, since a file may nest at will."""
    ahead = [start]
    while ahead:
        node = ahead.pop()
        yield _text(node.get("ID"))
        ahead += reversed([_mapping(child) for child in _items(node.get("Flow"))])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """The payload of one question, and what its texts need."""

    payload: _Json
    main: str

    def said(self, name: str) -> str:
        return _text(self.payload.get(name))

    def texts(self) -> dict[str, str]:
        found = {self.main: plain(self.said("QuestionText"))}
        for language, translated in _mapping(self.payload.get("Language")).items():
            found[_language(language)] = plain(_text(_mapping(translated).get("QuestionText")))
        return {language: text for language, text in found.items() if text}

    def parts(self, name: str, *, codes: Mapping[str, str]) -> tuple[Part, ...]:
        """The choices or answers, in their order, under the code of each or else its key."""
        displayed = _by_key(self.payload.get(name))
        order = [_text(key) for key in _items(self.payload.get(f"{name[:-1]}Order"))]
        translated = {
            _language(language): _by_key(_mapping(texts).get(name))
            for language, texts in _mapping(self.payload.get("Language")).items()
        }
        naming = _by_key(self.payload.get("VariableNaming"))
        return tuple(
            Part(
                code=codes.get(key, key),
                text=_present(
                    {self.main: _display(displayed[key])}
                    | {language: _display(texts.get(key)) for language, texts in translated.items()}
                    | {self.main: _display(naming.get(key)) or _display(displayed[key])}
                ),
            )
            for key in dict.fromkeys([*order, *displayed])
            if key in displayed
        )

    def recoded(self) -> dict[str, str]:
        """What exports of numbers write, by key."""
        return {
            key: text
            for key, value in _by_key(self.payload.get("RecodeValues")).items()
            if (text := _text(value))
        }

    def row_codes(self) -> dict[str, str]:
        """What follows the question in the name of each row's column: its tag or its position."""
        tag = self.said("DataExportTag")
        keys = [_text(key) for key in _items(self.payload.get("ChoiceOrder"))]
        keys = [*dict.fromkeys([*keys, *_by_key(self.payload.get("Choices"))])]
        codes = {key: str(position) for position, key in enumerate(keys, start=1)}
        for key, value in _by_key(self.payload.get("ChoiceDataExportTags")).items():
            if own := _text(value):
                codes[key] = own.removeprefix(f"{tag}_")
        return codes


def _described(payload: _Json, *, main: str, section: str) -> Iterator[Described]:
    if payload.get("QuestionType") == "SBS":
        for number, column in _by_key(payload.get("AdditionalQuestions")).items():
            tag = {"DataExportTag": f"{_text(payload.get('DataExportTag'))}#{number}"}
            shared = {name: payload[name] for name in ("Choices", "ChoiceOrder") if name in payload}
            yield from _described({**shared, **_mapping(column), **tag}, main=main, section=section)
        return
    question = _Question(payload=payload, main=main)
    form, answers, rows = _asked(question)
    yield Described(
        code=question.said("DataExportTag"),
        text=question.texts(),
        form=form,
        answers=answers,
        rows=rows,
        section=section,
    )


def _asked(question: _Question) -> tuple[Form, tuple[Part, ...], tuple[Part, ...]]:
    """What sort of answer the question takes, the answers and the rows."""
    kind, selector = question.said("QuestionType"), question.said("Selector")
    if kind == "MC" and selector in _MULTIPLE:
        return Form.MULTIPLE, (), question.parts("Choices", codes={})
    if kind == "MC":
        return Form.SINGLE, question.parts("Choices", codes=question.recoded()), ()
    if kind == "Matrix":
        return _matrix(question, selector)
    if kind not in _FORMS:
        return Form.OTHER, (), ()
    if kind == "TE" and _is_number(question):
        return Form.NUMBER, (), ()
    has_rows = kind != "TE" or selector == "FORM"
    rows = question.parts("Choices", codes={}) if has_rows else ()
    return _FORMS[kind], _ranks(rows, question.main) if kind == "RO" else (), rows


def _ranks(rows: Sequence[Part], main: str) -> tuple[Part, ...]:
    ranks = (str(rank) for rank in range(1, len(rows) + 1))
    return tuple(Part(code=rank, text={main: rank}) for rank in ranks)


def _matrix(question: _Question, selector: str) -> tuple[Form, tuple[Part, ...], tuple[Part, ...]]:
    rows = question.parts("Choices", codes=question.row_codes())
    form = _MATRICES.get(selector, Form.OTHER)
    is_multiple = question.said("SubSelector").startswith("Multiple")
    if form is Form.GRID and not is_multiple:
        return form, question.parts("Answers", codes=question.recoded()), rows
    columns = question.parts("Answers", codes={})
    numbered = [replace(column, code=str(place)) for place, column in enumerate(columns, start=1)]
    return Form.MULTIPLE if is_multiple else form, (), crossed(rows, numbered)


def _is_number(question: _Question) -> bool:
    settings = _mapping(_mapping(question.payload.get("Validation")).get("Settings"))
    return settings.get("ContentType") == "ValidNumber"


def _display(value: object) -> str:
    return plain(_text(_mapping(value).get("Display")) or _text(value))


def _present(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}


def _language(code: str) -> str:
    """The language as it is written elsewhere: "EN-GB" and "en_GB" are "en-gb"."""
    return code.replace("_", "-").lower()


def _mapping(value: object) -> _Json:
    """An object of the file; Qualtrics writes an empty one as an empty list."""
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    """The items of a list, or of an object with numbers for keys."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _by_key(value: object) -> _Json:
    """Texts or objects by key; a list counts from 0, as Qualtrics writes some of them."""
    if isinstance(value, list):
        return {str(position): item for position, item in enumerate(value) if item is not None}
    return _mapping(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return ""
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def _refuse(file: str, found: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=_AGAIN)])
