"""REDCap: raw and labelled exports, and the data dictionary."""

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.redcap import (
    answers,
    is_dictionary,
    recognises,
    structure_of_dictionary,
)
from spegla.survey.exports.structure import Described, Form
from spegla.survey.tables import Table

RAW = """record_id,redcap_event_name,redcap_survey_identifier,it_survey_timestamp,trust,tools___1,\
tools___2,tools____1,last,it_survey_complete
1,spring_arm_1,,2026-03-02 10:11:12,4,1,0,0,Thanks,2
2,spring_arm_1,,[not completed],2,0,0,1,,0
3,spring_arm_1,,,,0,0,0,,0
"""
LABELLED = """Record ID,Survey Identifier,Survey Timestamp,IT keeps its promises.,\
Which tools? (choice=Phone),"Which tools? (choice=Chat (Teams), mail)",Complete?,\
Please say more,Complete?
1,,2026-03-02 10:11:12,Agree,Checked,Unchecked,Complete,Fine,Complete
2,,,Disagree,Unchecked,Checked,Incomplete,,Incomplete
3,,,,Unchecked,Unchecked,Incomplete,,Incomplete
"""
DICTIONARY = """"Variable / Field Name","Form Name","Section Header","Field Type","Field Label",\
"Choices, Calculations, OR Slider Labels","Field Note",\
"Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",\
Identifier?,"Branching Logic (Show field only if...)","Required Field?","Custom Alignment",\
"Question Number (surveys only)","Matrix Group Name","Matrix Ranking?","Field Annotation"
record_id,it,,text,"Record ID",,,,,,,,,,,,,
unit,it,"About you",dropdown,"<b>Where</b> do you work?","1, North | 2, South, and East",,,,,,,,,,,,
mail,it,,text,"Your address",,,email,,,y,,,,,,,
age,it,,text,"Your age",,,integer,,,,,,,,,,
trust,it,"How far do you agree?",radio,"IT keeps its promises.","1, No | 2, Yes",,,,,,,,,,agree,,
speed,it,,radio,"IT is fast.","1, No | 2, Yes",,,,,,,,,,agree,,
tools,it,,checkbox,"Which tools?","1, Phone | -1, None",,,,,,,,,,,,
tried,it,,yesno,"Have you tried it?",,,,,,,,,,,,,
score,it,,calc,Score,"[trust]+[speed]",,,,,,,,,,,,
rate,it,,slider,"From 0 to 100","Low | | High",,number,,,,,,,,,,
seen,it,,radio,"Seen by staff only","1, No | 2, Yes",,,,,,,,,,,,@HIDDEN-SURVEY
form,it,,radio,"Not on the form","1, No | 2, Yes",,,,,,,,,,,,@HIDDEN-FORM
last,it,,notes,"What else?",,,,,,,,,,,,,
"""


def table(text: str) -> Table:
    return read_delimited(text.encode(), file="redcap.csv")


def uses(found: Answers) -> dict[str, Use]:
    return {variable.heading: variable.use for variable in found.variables}


def question(code: str) -> Described:
    found = structure_of_dictionary(table(DICTIONARY))
    return next(question for question in found.questions if question.code == code)


def test_raw_exports_are_recognised() -> None:
    assert recognises(table(RAW))
    assert recognises(table("record_id,q1,it_complete\n1,4,2\n"))
    assert recognises(table("record_id,q1___1,q1___2\n1,0,1\n"))
    assert recognises(table("person_id,q1,it_complete\n1,4,2\n"))


def test_labelled_exports_are_recognised() -> None:
    assert recognises(table(LABELLED))


def test_other_tables_are_not_taken_for_redcap() -> None:
    assert not recognises(table("id,q1,q2\n1,4,2\n"))
    assert not recognises(table("record_id,q1\n1,4\n"))
    assert not recognises(table("record_id,work_complete\n1,hardly\n"))
    assert not recognises(table("id,q1,work_complete\n1,4,2\n"))
    assert not recognises(table("person_id,work_complete,q1\n1,2,4\n"))


def test_what_redcap_adds_is_no_answer() -> None:
    assert uses(answers(table(RAW))) == {
        "record_id": Use.RESPONDENT,
        "redcap_event_name": Use.RECORD,
        "redcap_survey_identifier": Use.RECORD,
        "it_survey_timestamp": Use.RECORD,
        "trust": Use.ANSWER,
        "tools___1": Use.OPTION,
        "tools___2": Use.OPTION,
        "tools____1": Use.OPTION,
        "last": Use.ANSWER,
        "it_survey_complete": Use.RECORD,
    }


def test_a_question_may_be_called_complete() -> None:
    found = answers(table("record_id,q1___1,is_complete\n1,0,Hardly\n2,1,1\n"))
    assert uses(found)["is_complete"] is Use.ANSWER


def test_a_report_without_the_record_id_has_no_respondent() -> None:
    assert uses(answers(table("trust,it_complete\n4,2\n")))["trust"] is Use.ANSWER


def test_boxes_are_named_by_field_and_code() -> None:
    found = answers(table(RAW)).variables
    assert found[5].names == ("tools[1]",)
    assert found[7].names == ("tools[-1]",)
    assert {box.together for box in found[5:8]} == {"tools"}


def test_boxes_are_named_by_label_and_choice() -> None:
    found = answers(table(LABELLED)).variables
    assert [(box.text, box.part, box.use) for box in found[4:6]] == [
        ("Which tools?", "Phone", Use.OPTION),
        ("Which tools?", "Chat (Teams), mail", Use.OPTION),
    ]
    assert found[4].names == ("Which tools? [Phone]",)


def test_the_status_of_each_form_is_kept_apart() -> None:
    found = uses(answers(table(LABELLED)))
    assert (found["Complete?"], found["Complete? #2"]) == (Use.RECORD, Use.RECORD)
    assert found["Record ID"] is Use.RESPONDENT


def test_those_who_only_were_invited_are_left_out() -> None:
    for text in (RAW, LABELLED):
        found = answers(table(text))
        assert [row.number for row in found.rows] == [2, 3]
        assert found.left_out == {LeftOut.BLANK: 1}
        assert found.tool is Tool.REDCAP


def test_a_dictionary_is_told_from_answers() -> None:
    assert is_dictionary(table(DICTIONARY))
    assert is_dictionary(table("field_name,form_name,field_type,field_label\nq1,it,text,Why?\n"))
    assert not is_dictionary(table(RAW))
    assert not recognises(table(DICTIONARY))


def test_the_order_and_forms_of_a_dictionary() -> None:
    found = structure_of_dictionary(table(DICTIONARY))
    assert [(question.code, question.form) for question in found.questions] == [
        ("record_id", Form.OTHER),
        ("unit", Form.SINGLE),
        ("mail", Form.OTHER),
        ("age", Form.NUMBER),
        ("agree", Form.GRID),
        ("tools", Form.MULTIPLE),
        ("tried", Form.SINGLE),
        ("score", Form.OTHER),
        ("rate", Form.NUMBER),
        ("seen", Form.OTHER),
        ("form", Form.SINGLE),
        ("last", Form.TEXT),
    ]


def test_choices_may_hold_commas() -> None:
    unit = question("unit")
    assert unit.text == {"": "Where do you work?"}
    assert [(answer.code, answer.text[""]) for answer in unit.answers] == [
        ("1", "North"),
        ("2", "South, and East"),
    ]
    assert unit.section == "About you"


def test_a_matrix_is_one_grid() -> None:
    agree = question("agree")
    assert agree.text == {"": "How far do you agree?"}
    assert [row.code for row in agree.rows] == ["trust", "speed"]
    assert [answer.text[""] for answer in agree.answers] == ["No", "Yes"]
    assert agree.section == "About you"


def test_yes_and_no_need_no_choices() -> None:
    assert [(answer.code, answer.text[""]) for answer in question("tried").answers] == [
        ("1", "Yes"),
        ("0", "No"),
    ]


def test_two_matrices_in_a_row_stay_two() -> None:
    headings = "field_name,field_type,field_label,matrix_group_name\n"
    rows = "a,radio,A,one\nb,radio,B,two\nc,radio,C,two\n"
    found = structure_of_dictionary(table(headings + rows))
    assert [len(question.rows) for question in found.questions] == [1, 2]
