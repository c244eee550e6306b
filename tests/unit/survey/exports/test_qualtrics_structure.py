import json
from typing import Any

import pytest

from spegla.errors import InputError
from spegla.survey.exports import qualtrics_structure
from spegla.survey.exports.qualtrics_structure import is_qsf, structure_of_qsf
from spegla.survey.exports.structure import Described, Form, Part, Structure

Payload = dict[str, Any]


def choices(*texts: str) -> dict[str, dict[str, str]]:
    return {str(number): {"Display": text} for number, text in enumerate(texts, start=1)}


def make_qsf(
    *payloads: Payload, blocks: object = None, flow: object = None, language: str = "SV"
) -> bytes:
    """A .qsf with these questions, QID1 and on; only what a test is about."""
    elements: list[Payload] = [
        {"Element": "SQ", "PrimaryAttribute": f"QID{number}", "Payload": payload}
        for number, payload in enumerate(payloads, start=1)
    ]
    if blocks is not None:
        elements.append({"Element": "BL", "Payload": blocks})
    if flow is not None:
        elements.append({"Element": "FL", "Payload": {"Type": "Root", "Flow": flow}})
    entry = {"SurveyID": "SV_1", "SurveyLanguage": language}
    survey = {"SurveyEntry": entry, "SurveyElements": elements}
    return json.dumps(survey).encode()


def read(content: bytes) -> Structure:
    assert is_qsf(content)
    return structure_of_qsf(content, file="survey.qsf")


def only(payload: Payload) -> Described:
    (found,) = read(make_qsf({"DataExportTag": "Q1", "QuestionText": "Hur?", **payload})).questions
    return found


def told(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    return [(part.code, part.text.get("sv", "")) for part in parts]


def test_a_table_that_no_export_has_columns_for_has_no_rows() -> None:
    many = choices(*"a" * 3_000)
    table = {"QuestionType": "Matrix", "Selector": "TE", "Choices": many, "Answers": many}
    assert only(table).rows == ()


def test_a_single_choice_has_its_recoded_answers_in_order_and_in_each_language() -> None:
    found = only(
        {
            "QuestionType": "MC",
            "Selector": "SAVR",
            "QuestionText": "<p>Hur n&ouml;jd?</p>",
            "Choices": choices("Missnöjd", "<b>Nöjd</b>", "Vet ej"),
            "ChoiceOrder": ["2", 1, "3"],
            "RecodeValues": {"1": "10", "2": "20", "3": -99},
            "VariableNaming": {"3": "VET_EJ"},
            "Language": {
                "EN-GB": {"QuestionText": "How?", "Choices": choices("Bad", "Good", "Unsure")},
                "NL": [],
            },
        }
    )
    assert (found.code, found.form, found.rows) == ("Q1", Form.SINGLE, ())
    assert found.text == {"sv": "Hur nöjd?", "en-gb": "How?"}
    assert told(found.answers) == [("20", "Nöjd"), ("10", "Missnöjd"), ("-99", "VET_EJ")]
    assert found.answers[0].text["en-gb"] == "Good"


def test_options_of_a_choice_go_by_their_numbers() -> None:
    found = only(
        {
            "QuestionType": "MC",
            "Selector": "MAVR",
            "Choices": {"4": {"Display": "Mobil"}, "7": {"Display": "Annat", "TextEntry": "true"}},
            "ChoiceOrder": ["4", "7"],
            "RecodeValues": {"4": "1", "7": "2"},
        }
    )
    assert (found.form, told(found.rows)) == (Form.MULTIPLE, [("4", "Mobil"), ("7", "Annat")])


def test_rows_of_a_matrix_go_by_position_or_by_their_own_tags() -> None:
    found = only(
        {
            "QuestionType": "Matrix",
            "Selector": "Likert",
            "SubSelector": "SingleAnswer",
            "Choices": {"5": {"Display": "Tempo"}, "9": {"Display": "Hjälp"}},
            "ChoiceOrder": ["9", "5"],
            "ChoiceDataExportTags": {"9": "help", "5": "Q1_2"},
            "Answers": choices("Nej", "Ja"),
            "AnswerOrder": [1, 2],
            "RecodeValues": {"1": "0", "2": "1"},
        }
    )
    assert found.form is Form.GRID
    assert told(found.rows) == [("help", "Hjälp"), ("2", "Tempo")]
    assert told(found.answers) == [("0", "Nej"), ("1", "Ja")]


@pytest.mark.parametrize(
    ("selector", "sub", "form"),
    [
        ("Likert", "MultipleAnswer", Form.MULTIPLE),
        ("TE", "Short", Form.TEXT),
        ("CS", "", Form.NUMBER),
        ("RO", "", Form.OTHER),
    ],
)
def test_each_cell_of_other_matrices_is_a_row(selector: str, sub: str, form: Form) -> None:
    found = only(
        {
            "QuestionType": "Matrix",
            "Selector": selector,
            "SubSelector": sub,
            "Choices": choices("Tempo", "Hjälp"),
            "Answers": choices("Nu", "Sen"),
            "ChoiceDataExportTags": False,
        }
    )
    assert (found.form, found.answers) == (form, ())
    assert told(found.rows)[1:3] == [("1_2", "Tempo – Sen"), ("2_1", "Hjälp – Nu")]


def test_other_sorts_of_question_have_their_forms() -> None:
    items = {"Choices": choices("Tempo", "Hjälp")}
    number = {"Validation": {"Settings": {"ContentType": "ValidNumber"}}}
    cases: list[tuple[Payload, Form, int]] = [
        ({"QuestionType": "TE", "Selector": "ML"}, Form.TEXT, 0),
        ({"QuestionType": "TE", "Selector": "SL", **number}, Form.NUMBER, 0),
        ({"QuestionType": "TE", "Selector": "FORM", **items}, Form.TEXT, 2),
        ({"QuestionType": "Slider", "Selector": "HSLIDER", **items}, Form.NUMBER, 2),
        ({"QuestionType": "CS", "Selector": "VRTL", **items}, Form.NUMBER, 2),
        ({"QuestionType": "MC", "Selector": "NPS", **items}, Form.SINGLE, 0),
        ({"QuestionType": "DB", "Selector": "TB"}, Form.OTHER, 0),
        ({"QuestionType": "Timing", "Selector": "PageTimer", **items}, Form.OTHER, 0),
    ]
    for payload, form, rows in cases:
        found = only(payload)
        assert (found.form, len(found.rows)) == (form, rows), payload


def test_a_ranking_has_the_ranks_as_answers_of_each_thing() -> None:
    found = only({"QuestionType": "RO", "Selector": "DND", "Choices": choices("Tempo", "Hjälp")})
    assert (found.form, told(found.answers)) == (Form.GRID, [("1", "1"), ("2", "2")])


def test_columns_side_by_side_are_questions_of_their_own() -> None:
    column = {"QuestionType": "Matrix", "Selector": "Likert", "SubSelector": "SingleAnswer"}
    found = read(
        make_qsf(
            {
                "DataExportTag": "Q3",
                "QuestionType": "SBS",
                "Choices": choices("Tempo"),
                "AdditionalQuestions": {
                    "1": {**column, "QuestionText": "Viktigt", "Answers": choices("Nej", "Ja")},
                    "2": {**column, "QuestionText": "Nöjd", "Answers": choices("Nej", "Ja")},
                },
            }
        )
    ).questions
    assert [(q.code, q.text["sv"]) for q in found] == [("Q3#1", "Viktigt"), ("Q3#2", "Nöjd")]
    assert [told(q.rows) for q in found] == [[("1", "Tempo")]] * 2


def block(name: str, *questions: str, kind: str = "Standard") -> Payload:
    parts = [{"Type": "Question", "QuestionID": question} for question in questions]
    return {"Type": kind, "ID": f"BL_{name}", "Description": name, "BlockElements": parts}


BLOCKS = [
    block("Sist", "QID1"),
    block("Först", "QID2", "QID9"),
    block("Papperskorg", "QID3", kind="Trash"),
]
FLOW = [
    {"Type": "Branch", "Flow": [{"Type": "Standard", "ID": "BL_Först"}]},
    {"Type": "Standard", "ID": "BL_Sist"},
]


@pytest.mark.parametrize("blocks", [BLOCKS, dict(enumerate(BLOCKS))], ids=["list", "object"])
def test_the_flow_gives_the_order_and_the_trash_is_left_out(blocks: object) -> None:
    texts = [
        {"DataExportTag": f"q{n}", "QuestionType": "TE", "QuestionText": "Vad?"} for n in (1, 2, 3)
    ]
    found = read(make_qsf(*texts, blocks=blocks, flow=FLOW)).questions
    assert [(q.code, q.section) for q in found] == [("q2", "Först"), ("q1", "Sist")]


def test_deeply_nested_flows_are_walked() -> None:
    flow: Payload = {"Type": "Standard", "ID": "BL_Sist"}
    for _ in range(400):
        flow = {"Type": "Group", "Flow": [flow]}
    found = read(make_qsf({"DataExportTag": "q1"}, blocks=BLOCKS, flow=[flow])).questions
    assert [q.section for q in found] == ["Sist"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'{"SurveyElements": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"SurveyEntry": ', "not well-formed"),
        (b'{"SurveyEntry": "\xff"}', "not well-formed"),
        (b'{"SurveyEntry": [], "SurveyElements": {"1": 2}}', "no questions"),
        (b"[]", "no questions"),
        (b"", "not well-formed"),
    ],
)
def test_hostile_and_broken_files_are_refused(content: bytes, found: str) -> None:
    with pytest.raises(InputError, match=found):
        structure_of_qsf(content, file="survey.qsf")


def test_huge_files_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qualtrics_structure, "MAX_QSF_BYTES", 10)
    with pytest.raises(InputError, match="larger than 10 bytes"):
        structure_of_qsf(b'{"SurveyEntry": {}}', file="survey.qsf")


def test_odd_shapes_are_borne() -> None:
    found = only(
        {
            "QuestionType": "MC",
            "Selector": "SAVR",
            "Choices": [None, {"Display": "Ja"}, "Nej", {"Display": True}],
            "ChoiceOrder": "oops",
            "RecodeValues": [],
            "Language": [],
        }
    )
    assert told(found.answers) == [("1", "Ja"), ("2", "Nej"), ("3", "")]


def test_other_files_are_told_apart() -> None:
    assert not is_qsf(b'{"pages": []}')
    assert not is_qsf(b'"SurveyEntry"')
