"""Questionnaires with everything in them that their kind of file can say."""

import io
from typing import Any

import openpyxl

from fuzz.reading import MARKER
from unit.survey.exports.test_qualtrics_structure import choices, make_qsf

QSF_ANSWERS = (
    "StartDate,q1,q2_1,q2_2,q3,q4_1,q4_2,q5,q6,q6_TEXT,q7#1_1,q7#1_2,q8_1\n"
    "Start,Fast?,How? - a,How? - b,Which?,First - a,First - b,Hours?,Why?,Other,Side,Side,Met\n"
    '"{""ImportId"":""startDate""}"' + ',"{""ImportId"":""QID1""}"' * 12 + "\n"
    + "".join(
        f'2026-01-0{day},5,{day % 5},4,"1,2",2,1,{day}.5,{MARKER} {day} waits,{MARKER},1,2,1\n'
        for day in range(1, 10)
    )
).encode()  # fmt: skip
"""Answers to :func:`every_qsf`."""
_XLSFORM = (
    ("type", "name", "label::English (en)", "label::Svenska (sv)", "appearance",
     "kobo--score-choices", "kobo--rank-items", "kobo--matrix_list", "relevant"),
    ("start", "start"),
    ("begin_group", "trust", "Trust", "Förtroende"),
    ("select_one agree", "trust_1", "IT keeps its word", "IT håller ord"),
    ("begin group", "inner", "Inner", "Inre", "field-list"),
    ("select_multiple tools or_other", "tools", "Which tools?", "Vilka verktyg?"),
    ("integer", "age", "Age"),
    ("text", "why", "Why?", "Varför?", "", "", "", "", "${age} > 3"),
    ("end group",),
    ("end_group",),
    ("begin_score", "sc", "How far?", "Hur?", "", "agree"),
    ("score__row", "sc_1", "Fast"),
    ("end_score",),
    ("begin_rank", "rk", "Order these", "", "", "", "tools"),
    ("rank__level", "rk_1", "First"),
    ("end_rank",),
    ("begin_kobomatrix", "mx", "Matrix", "", "", "", "", "tools"),
    ("select_one agree", "works", "Works"),
    ("decimal", "hours", "Hours"),
    ("end_kobomatrix",),
    ("begin_group", "tab", "Table", "", "field-list"),
    ("select_one agree", "tab_head", "Head", "", "label"),
    ("select_one agree", "tab_1", "One", "", "list-nolabel"),
    ("end_group",),
    ("note", "bye", "Thanks"),
)  # fmt: skip


def every_qsf() -> bytes:
    """A questionnaire of Qualtrics with questions of every sort, blocks and a flow."""
    payloads: list[dict[str, Any]] = [
        {"DataExportTag": "q1", "QuestionType": "MC", "Selector": "SAVR",
         "QuestionText": "<p>Is it fast?</p>", "Choices": choices("Yes", "No"),
         "ChoiceOrder": ["1", "2"], "RecodeValues": {"1": "5"}, "VariableNaming": {"2": "NO"},
         "Language": {"SV": {"QuestionText": "Snabbt?", "Choices": choices("Ja", "Nej")}}},
        {"DataExportTag": "q2", "QuestionType": "Matrix", "Selector": "Likert",
         "SubSelector": "SingleAnswer", "QuestionText": "How?", "Choices": choices("a", "b"),
         "Answers": choices("Bad", "Good"), "ChoiceDataExportTags": {"1": "q2_a"}},
        {"DataExportTag": "q3", "QuestionType": "MC", "Selector": "MAVR",
         "QuestionText": "Which?", "Choices": [None, {"Display": "x"}, {"Display": "y"}]},
        {"DataExportTag": "q4", "QuestionType": "RO", "Selector": "DND",
         "QuestionText": "First", "Choices": choices("a", "b")},
        {"DataExportTag": "q5", "QuestionType": "TE", "Selector": "SL", "QuestionText": "Hours?",
         "Validation": {"Settings": {"ContentType": "ValidNumber"}}},
        {"DataExportTag": "q6", "QuestionType": "TE", "Selector": "FORM", "QuestionText": "Why?",
         "Choices": choices("Other")},
        {"DataExportTag": "q7", "QuestionType": "SBS", "QuestionText": "Side",
         "Choices": choices("a", "b"), "AdditionalQuestions": {
             "1": {"QuestionType": "Matrix", "Selector": "Likert", "SubSelector": "SingleAnswer",
                   "QuestionText": "Works", "Answers": choices("Bad", "Good")},
             "2": {"QuestionType": "Matrix", "Selector": "TE", "QuestionText": "Why",
                   "Answers": choices("t", "u")}}},
        {"DataExportTag": "q8", "QuestionType": "Matrix", "Selector": "Likert",
         "SubSelector": "MultipleAnswer", "QuestionText": "Met", "Choices": choices("a"),
         "Answers": choices("c", "d")},
        {"DataExportTag": "q9", "QuestionType": "DB", "QuestionText": "Thanks"},
    ]  # fmt: skip
    places = [{"Type": "Question", "QuestionID": f"QID{number}"} for number in range(1, 10)]
    blocks = {
        "0": {"ID": "BL_1", "Type": "Standard", "Description": "One", "BlockElements": places[:5]},
        "1": {"ID": "BL_2", "Type": "Default", "Description": "Two", "BlockElements": places[5:]},
        "2": {"ID": "BL_3", "Type": "Trash", "BlockElements": places[:1]},
    }
    flow = [{"ID": "BL_2"}, {"Type": "Group", "Flow": [{"ID": "BL_1"}, {"ID": "BL_9"}]}]
    return make_qsf(*payloads, blocks=blocks, flow=flow, language="EN")


def every_xlsform() -> bytes:
    """An XLSForm with groups, ratings, rankings, matrices and tables."""
    book = openpyxl.Workbook()
    choice_rows = (
        ("list_name", "name", "label::English (en)", "label::Svenska (sv)"),
        *(("agree", str(number), f"Agree {number}", f"Ense {number}") for number in range(1, 6)),
        ("tools", "phone", "Phone", "Telefon"),
        ("tools", "mail", "Mail", "Post"),
    )
    sheets = {
        "survey": _XLSFORM,
        "choices": choice_rows,
        "settings": (("form_title", "default_language"), ("Form", "English (en)")),
    }
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
