"""Answers and questionnaire brought together: whose column it is, its texts, codes to labels."""

from collections import Counter

import pytest

from samples import LIMESURVEY, LIMESURVEY_STRUCTURE, needs_samples
from spegla.survey.exports import (
    kobotoolbox,
    limesurvey,
    limesurvey_structure,
    redcap,
)
from spegla.survey.exports.answers import Answers, Category, Tool, Use, Variable
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.described import describe
from spegla.survey.exports.structure import Described, Form, Part, Structure
from spegla.survey.exports.xlsform import structure_of_sheets
from spegla.survey.tables import Row, Table, table_of


def parts(**labels: str) -> tuple[Part, ...]:
    return tuple(Part(code=code.strip("_"), text={"en": label}) for code, label in labels.items())


AGREE = parts(_1="Disagree", _2="Neither", _3="Agree")
ROWS = parts(fast="IT is fast.", SQ002="Reliability")
OPTIONS = parts(phone="Phone", mail="Mail, chat")


def asked(
    form: Form = Form.SINGLE,
    code: str = "q1",
    text: str = "How fast is IT?",
    answers: tuple[Part, ...] = (),
    rows: tuple[Part, ...] = (),
) -> Described:
    return Described(code=code, text={"en": text}, form=form, answers=answers, rows=rows)


def described(
    variables: list[Variable | str], cells: list[list[str]], *questions: Described
) -> Answers:
    given = Answers(
        tool=Tool.LIMESURVEY,
        variables=tuple(
            Variable(heading=one) if isinstance(one, str) else one for one in variables
        ),
        rows=tuple(Row(number=n, cells=tuple(row)) for n, row in enumerate(cells, start=2)),
    )
    structure = Structure(tool=Tool.LIMESURVEY, languages=("en",), questions=questions)
    return describe(given, structure)


def one(variable: Variable | str, question: Described, *cells: str) -> tuple[Variable, list[str]]:
    found = described([variable], [[cell] for cell in cells], question)
    return found.variables[0], found.cells(0)


@pytest.mark.parametrize(
    "heading", ["q1", "Q1", "q1. How fast is IT?", "How fast is IT?", "How fast  is IT? *"]
)
def test_a_question_is_found_by_code_and_wording(heading: str) -> None:
    variable, _ = one(heading, asked(answers=AGREE))
    assert (variable.heading, variable.text) == (heading, "How fast is IT?")
    assert [category.label for category in variable.categories] == ["Disagree", "Neither", "Agree"]


@pytest.mark.parametrize(
    "heading",
    [
        "q1[fast]",
        "q1_fast",
        "How fast is IT? [IT is fast.]",
        "How fast is IT? - IT is fast.",
        "q1. How fast is IT? [IT is fast.]",
        "fast",
        "fast. IT is fast.",
        "IT is fast.",
    ],
)
def test_a_row_is_found_in_the_ways_of_the_tools(heading: str) -> None:
    variable, _ = one(heading, asked(Form.GRID, answers=AGREE, rows=ROWS))
    assert (variable.text, variable.part) == ("How fast is IT?", "IT is fast.")
    assert variable.together == "q1"
    assert variable.use is Use.ANSWER


def test_a_name_of_the_variable_tells_where_its_heading_does_not() -> None:
    variable, _ = one(Variable(heading="it/x/q1", names=("q1",)), asked())
    assert variable.text == "How fast is IT?"


def test_what_two_questions_share_tells_neither() -> None:
    questions = [asked(Form.GRID, code=code, text=code, rows=ROWS) for code in ("works", "matters")]
    found = described(["IT is fast.", "works[fast]"], [], *questions)
    assert [variable.together for variable in found.variables] == ["", "works"]


def test_an_option_alone_tells_nothing() -> None:
    variable, _ = one("Phone", asked(Form.MULTIPLE, rows=OPTIONS))
    assert variable == Variable(heading="Phone")


def test_columns_of_a_choice_become_options() -> None:
    variable, cells = one("q1_phone", asked(Form.MULTIPLE, rows=OPTIONS), "1", "0")
    assert (variable.use, variable.part, variable.together) == (Use.OPTION, "Phone", "q1")
    assert variable.names == ("q1[phone]", "How fast is IT? [Phone]")
    assert cells == ["1", "0"]


def test_what_was_taken_for_an_option_is_a_question_where_the_questionnaire_says_so() -> None:
    option = Variable(
        heading="it/q1", names=("it[q1]", "q1"), part="q1", together="it", use=Use.OPTION
    )
    variable, cells = one(option, asked(answers=parts(_1="Yes", _0="No")), "1", "0")
    assert (variable.use, variable.part, variable.together) == (Use.ANSWER, "", "")
    assert cells == ["Yes", "No"]


def test_what_is_no_question_becomes_a_record() -> None:
    assert one("q1", asked(Form.OTHER))[0].use is Use.RECORD


@pytest.mark.parametrize("use", [Use.RECORD, Use.RESPONDENT, Use.OTHER])
def test_what_the_tool_writes_besides_stays(use: Use) -> None:
    variable = Variable(heading="q1", use=use)
    assert one(variable, asked(answers=AGREE), "1") == (variable, ["1"])


def test_variables_that_match_nothing_stay() -> None:
    variable = Variable(heading="other", names=("x",), text="Other words")
    assert one(variable, asked(answers=AGREE), "1") == (variable, ["1"])


def test_the_same_code_for_other_words_is_another_question() -> None:
    other = Variable(heading="q1. Where do you work?", names=("q1",), text="Where do you work?")
    assert one(other, asked(answers=AGREE), "1") == (other, ["1"])


def test_a_changed_row_of_a_grid_is_another_question() -> None:
    slow = Variable(
        heading="q1[fast]", text="How fast is IT?", part="How slow is it?", together="q1"
    )
    assert one(slow, asked(Form.GRID, answers=AGREE, rows=ROWS), "1") == (slow, ["1"])


def test_a_section_that_looks_like_a_grid_is_set_right() -> None:
    row = Variable(
        heading="Now on speed at work/How fast is IT?",
        names=("How fast is IT?",),
        text="Now on speed at work",
        part="How fast is IT?",
        together="Now on speed at work",
    )
    variable, _ = one(row, asked(answers=AGREE))
    assert (variable.text, variable.part, variable.together) == ("How fast is IT?", "", "")


def test_words_that_the_export_cuts_off_are_the_same() -> None:
    cut = Variable(heading="q1. How fast is...", names=("q1",), text="How fast is...")
    assert one(cut, asked(answers=AGREE), "1")[1] == ["Disagree"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["1", "3", ""], ["Disagree", "Agree", ""]),
        (["1.0", " 3"], ["Disagree", "Agree"]),
        (["1", "4"], ["1", "4"]),
        (["Agree", ""], ["Agree", ""]),
        (["Agree", "1"], ["Agree", "1"]),
    ],
    ids=["codes", "written as numbers", "an unknown code", "labels", "labels and codes"],
)
def test_codes_become_labels_where_all_are_known(given: list[str], expected: list[str]) -> None:
    assert one("q1", asked(answers=AGREE), *given)[1] == expected


@pytest.mark.parametrize(
    "answers",
    [
        parts(_1="Disagree", _2="", _3="Agree"),
        parts(_1="Disagree", _2="2", _3="Agree"),
        parts(_1="1", _2="2", _3="3"),
        parts(_1="3", _2="2", _3="1"),
    ],
    ids=["only the ends have labels", "a number for a label", "numbers", "numbers turned round"],
)
def test_a_scale_of_numbers_stays(answers: tuple[Part, ...]) -> None:
    assert one("q1", asked(answers=answers), "1", "3")[1] == ["1", "3"]


def test_a_code_that_is_the_label_of_another_stays() -> None:
    assert one("q1", asked(answers=parts(no="Yes", yes="No")), "no")[1] == ["no"]


@pytest.mark.parametrize("cell", ["phone mail", "phone,mail", "mail; phone", "Phone Mail, chat"])
def test_several_options_in_a_cell_are_told_apart(cell: str) -> None:
    variable, cells = one("q1", asked(Form.MULTIPLE, rows=OPTIONS), cell, "")
    assert sorted(cells[0].split(";")) == ["Mail, chat", "Phone"]
    assert variable.use is Use.ANSWER
    assert len(variable.categories) == 2


def test_an_unknown_option_leaves_the_column_as_it_was() -> None:
    found = one("q1", asked(Form.MULTIPLE, rows=OPTIONS), "phone mail", "phone fax")
    assert found[1] == ["phone mail", "phone fax"]


def test_options_with_a_semicolon_in_them_stay_as_they_were() -> None:
    rows = parts(phone="Phone; mobile", mail="Mail")
    assert one("q1", asked(Form.MULTIPLE, rows=rows), "phone mail")[1] == ["phone mail"]


def test_positions_of_a_ranking_hold_its_rows() -> None:
    variable, cells = one("q1[2]", asked(Form.RANKING, rows=OPTIONS), "mail")
    assert (variable.part, variable.together, cells) == ("2", "q1", ["Mail, chat"])


def test_positions_of_a_ranking_may_have_names() -> None:
    question = asked(Form.RANKING, answers=parts(first="First choice"), rows=OPTIONS)
    variable, cells = one("first", question, "phone")
    assert (variable.part, variable.together, cells) == ("First choice", "q1", ["Phone"])


def test_rows_of_numbers_and_texts_are_found_too() -> None:
    variable, _ = one("q1[fast]", asked(Form.NUMBER, rows=ROWS))
    assert (variable.part, variable.use) == ("IT is fast.", Use.ANSWER)


def test_labels_of_the_export_stay_and_gain_languages() -> None:
    known = (Category(value="1", label="Nope"), Category(value="9", label="Gone", is_missing=True))
    variable, cells = one(Variable(heading="q1", categories=known), asked(answers=AGREE), "Nope")
    assert variable.categories[0] == Category(
        value="1", label="Nope", by_language=(("en", "Disagree"),)
    )
    assert variable.categories[-1] == known[1]
    assert cells == ["Nope"]


def test_a_row_that_is_a_sentence_is_the_wording() -> None:
    question = asked(Form.GRID, rows=ROWS)
    found = described(["q1[fast]", "q1[SQ002]"], [], question)
    assert [variable.wording for variable in found.variables] == [
        (("en", "IT is fast."),),
        (("en", "How fast is IT? [Reliability]"),),
    ]


def test_numbered_rows_give_no_names() -> None:
    found = described(["q1[fast]", "q1[SQ002]"], [], asked(Form.GRID, rows=ROWS))
    assert found.variables[0].names == ("How fast is IT? [IT is fast.]", "fast", "IT is fast.")
    assert found.variables[1].names == ("How fast is IT? [Reliability]", "Reliability")


def test_what_is_described_stays_so() -> None:
    questions = [asked(answers=AGREE), asked(Form.MULTIPLE, "tools", "Which tools?", rows=OPTIONS)]
    found = described(["q1", "tools", "tools_mail"], [["1", "phone mail", "1"]], *questions)
    structure = Structure(tool=Tool.LIMESURVEY, languages=("en",), questions=tuple(questions))
    assert describe(found, structure) == found


def test_rows_keep_their_numbers_and_their_further_cells() -> None:
    found = described(["q1", "x"], [["1"], ["2", "a", "more"]], asked(answers=AGREE))
    assert found.rows == (
        Row(number=2, cells=("Disagree",)),
        Row(number=3, cells=("Neither", "a", "more")),
    )


def table(text: str) -> Table:
    return read_delimited(text.encode(), file="export.csv")


def test_kobotoolbox_with_its_form() -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Svenska (sv)"],
        ["begin_score", "agreed", "How far do you agree?", "Håller du med?"],
        ["score__row", "fast", "IT is fast.", "IT är snabbt."],
        ["end_score", "", "", ""],
        ["select_multiple tools", "tools", "Which tools?", "Vilka verktyg?"],
    ]
    survey[0].append("kobo--score-choices")
    survey[1].append("agree")
    choices = [
        ["list_name", "name", "label::English (en)", "label::Svenska (sv)"],
        ["agree", "no", "No", "Nej"],
        ["agree", "yes", "Yes", "Ja"],
        ["tools", "phone", "Phone", "Telefon"],
        ["tools", "mail", "Mail", "E-post"],
    ]
    sheets = {"survey": survey, "choices": choices}
    structure = structure_of_sheets(
        {name: table_of(lines, file="form.xlsx") for name, lines in sheets.items()}
    )
    export = table(
        "it/agreed/fast,it/tools,_id,_uuid,_index\nyes,phone mail,1,u,1\nno,mail,2,v,2\n"
    )
    found = describe(kobotoolbox.answers(export), structure)
    fast, tools = found.variables[:2]
    assert found.cells(0) == ["Yes", "No"]
    assert found.cells(1) == ["Phone;Mail", "Mail"]
    assert fast.wording == (("en", "IT is fast."), ("sv", "IT är snabbt."))
    assert fast.categories[1].by_language == (("en", "Yes"), ("sv", "Ja"))
    assert tools.wording == (("en", "Which tools?"), ("sv", "Vilka verktyg?"))


def test_redcap_with_its_dictionary() -> None:
    dictionary = table(
        "Variable / Field Name,Section Header,Field Type,Field Label,"
        '"Choices, Calculations, OR Slider Labels",Identifier?,Matrix Group Name\n'
        "record_id,,text,Record ID,,,\n"
        'fast,How far do you agree?,radio,IT is fast.,"1, No | 2, Yes",,agree\n'
        'kind,,radio,IT is kind.,"1, No | 2, Yes",,agree\n'
        'tools,,checkbox,Which tools?,"1, Phone | 2, Mail",,\n'
        "name,,text,Your name,,y,\n"
    )
    structure = redcap.structure_of_dictionary(dictionary)
    raw = table("record_id,fast,kind,tools___1,tools___2,name,it_complete\n7,2,1,1,0,Anna,2\n")
    found = describe(redcap.answers(raw), structure)
    assert [variable.use for variable in found.variables] == [
        Use.RESPONDENT,
        Use.ANSWER,
        Use.ANSWER,
        Use.OPTION,
        Use.OPTION,
        Use.RECORD,
        Use.RECORD,
    ]
    assert found.rows[0].cells == ("7", "Yes", "No", "1", "0", "Anna", "2")
    assert (found.variables[1].part, found.variables[1].together) == ("IT is fast.", "agree")
    assert "Which tools? [Phone]" in found.variables[3].names
    labelled = table(
        "Record ID,IT is fast.,Which tools? (choice=Phone),Which tools? (choice=Mail),Complete?\n"
        "7,Yes,Checked,Unchecked,Complete\n"
    )
    found = describe(redcap.answers(labelled), structure)
    assert found.variables[1].names[0] == "agree[fast]"
    assert found.variables[2].names[-1] == "tools[1]"


@needs_samples
def test_limesurvey_with_its_structure() -> None:
    export = read_delimited((LIMESURVEY / "2016_uk_public_data.csv").read_bytes(), file="rse.csv")
    content = LIMESURVEY_STRUCTURE.read_bytes()
    structure = limesurvey_structure.structure_of_lss(content, file="rse.lss")
    given = limesurvey.answers(export)
    found = describe(given, structure)
    position = found.headings.index("affSat1. I find real enjoyment in my job")
    variable = found.variables[position]
    assert variable.part == "I find real enjoyment in my job"
    assert variable.together == "likertagree2"
    assert [category.value for category in variable.categories] == ["A1", "A2", "A3", "A4", "A5"]
    assert Counter(found.cells(position)) == {
        "Strongly disagree": 8,
        "Disagree": 30,
        "Neither agree or disagree": 58,
        "Agree": 103,
        "Strongly Agree": 72,
        "": 2,
    }
    # Under this code the published data answer another question than the questionnaire asks.
    other = found.headings.index("currentEmp1. Do you work for a university?")
    assert found.variables[other] == given.variables[other]


@needs_samples
def test_limesurvey_in_codes_with_its_structure() -> None:
    content = LIMESURVEY_STRUCTURE.read_bytes()
    structure = limesurvey_structure.structure_of_lss(content, file="rse.lss")
    export = table(
        "id,submitdate,lastpage,startlanguage,likertagree2[affSat1],socio2,currentEmp13[SQ001]\n"
        "1,2026-03-02,9,en,A5,A1,Y\n2,2026-03-02,9,en,A2,A2,\n"
    )
    found = describe(limesurvey.answers(export), structure)
    assert found.cells(4) == ["Strongly Agree", "Disagree"]
    assert found.variables[4].names[0] == "affSat1"
    assert found.variables[4].part == "I find real enjoyment in my job"
    assert found.variables[6].use is Use.OPTION
    assert found.variables[6].part == "Accounting & Finance"
    assert found.cells(6) == ["Y", ""]
