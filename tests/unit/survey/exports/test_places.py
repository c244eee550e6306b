"""Where variables belong: which of several names is believed."""

from spegla.survey.exports.answers import Tool, Variable
from spegla.survey.exports.places import Place, Places
from spegla.survey.exports.structure import Described, Form, Part, Structure

ROWS = (Part(code="a", text={"en": "IT is fast."}), Part(code="b", text={"en": "IT is kind."}))


def question(code: str, text: str, form: Form = Form.SINGLE) -> Described:
    rows = () if form is Form.SINGLE else ROWS
    return Described(code=code, text={"en": text}, form=form, rows=rows)


def place(variable: Variable, *questions: Described) -> Place | None:
    structure = Structure(tool=Tool.QUALTRICS, languages=("en",), questions=questions)
    return Places.of(structure).find(variable)


def told(variable: Variable, *questions: Described) -> str:
    found = place(variable, *questions)
    return "" if found is None else found.question.code


def test_a_code_is_believed_before_a_wording() -> None:
    questions = (question("q1", "Speed"), question("q2", "Help"))
    assert told(Variable(heading="Help", names=("q1",)), *questions) == "q1"


def test_the_heading_is_believed_before_the_names() -> None:
    questions = (question("q1", "Speed"), question("q2", "Help"))
    assert told(Variable(heading="q2", names=("q1",)), *questions) == "q2"


def test_a_wording_that_two_questions_have_tells_neither() -> None:
    questions = (question("q1", "Speed"), question("q2", "Speed"))
    assert told(Variable(heading="Speed"), *questions) == ""


def test_a_row_that_two_grids_have_tells_neither() -> None:
    grids = (question("q1", "Works", Form.GRID), question("q2", "Matters", Form.GRID))
    assert told(Variable(heading="IT is fast."), *grids) == ""
    assert told(Variable(heading="Matters [IT is fast.]"), *grids) == "q2"


def test_a_grid_has_no_column_of_its_own() -> None:
    assert place(Variable(heading="q1"), question("q1", "Works", Form.GRID)) is None


def test_a_choice_has_a_column_of_its_own_and_one_an_option() -> None:
    choice = question("q1", "Which?", Form.MULTIPLE)
    joined, option = place(Variable(heading="q1"), choice), place(Variable(heading="q1_b"), choice)
    assert joined == Place(question=choice, answers=ROWS)
    assert option == Place(question=choice, part=ROWS[1])


def test_the_next_name_is_tried_where_the_words_are_others() -> None:
    questions = (question("q1", "How fast is IT?"), question("q2", "How kind is IT?"))
    moved = Variable(heading="q1", names=("How kind is IT?",), text="How kind is IT?")
    assert told(moved, *questions) == "q2"


def test_words_that_question_and_row_share_are_those_of_the_questionnaire() -> None:
    asked = question("q1", "How far?", Form.NUMBER)
    assert told(Variable(heading="q1_b", text="How far? -IT is kind."), asked) == "q1"
    assert told(Variable(heading="q1_b", text="How far? -IT is cheap."), asked) == ""


def test_a_dash_of_another_kind_makes_no_other_words() -> None:
    rows = (Part(code="1_1", text={"en": "At home – By phone"}),)
    asked = Described(code="q1", text={"en": "When?"}, form=Form.MULTIPLE, rows=rows)
    told_by_hyphen = Variable(heading="q1_1_1", text="When?", part="At home-By phone")
    assert told(told_by_hyphen, asked) == "q1"


def test_how_a_tool_words_a_rank_is_no_other_question() -> None:
    asked = question("q1", "What matters most?", Form.RANKING)
    first = Variable(heading="q1[1]", text="What matters most?", part="Rank 1")
    assert told(first, asked) == "q1"


def test_a_blank_heading_tells_nothing() -> None:
    assert place(Variable(heading=""), question("", "")) is None
