"""Answers in the spellings of survey tools: numbered labels, other codes, blanks, "other"."""

import pytest

from builders import CUSTOMERS, INVITED, QUESTIONS, SETTINGS, make_engagement
from spegla.errors import InputError
from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.questions import Missing
from spegla.survey.read import read_engagement
from spegla.survey.responses import Responses
from spegla.survey.tables import Row


def responses(
    tmp_path, *, settings: str = SETTINGS, customers: str = CUSTOMERS, questions: str = QUESTIONS
) -> Responses:
    folder = make_engagement(tmp_path, settings=settings, customers=customers, questions=questions)
    return read_engagement(folder).survey.current.customers


def first_row(row: str) -> str:
    """The export with another first answer."""
    return CUSTOMERS.replace("4,2,5,8,grid\n", f"{row}\n", 1)


def codes(found: Responses, question: str) -> list[float]:
    return [float(code) for code in found.codes[question]]


@pytest.mark.parametrize(
    "cell",
    ["5 - Strongly agree", "5 – Strongly agree", "5 = Strongly agree", "5: Strongly agree",
     "5. strongly agree", "5 (Strongly agree)", "Strongly agree (5)", "Strongly agree - 5",
     "5 Strongly agree", "Strongly  AGREE"],
)  # fmt: skip
def test_number_and_label_may_stand_in_one_cell(tmp_path, cell):
    found = responses(tmp_path, customers=first_row(f"{cell},2,5,8,grid"))
    assert codes(found, "q01")[0] == 5


@pytest.mark.parametrize("cell", ["4 - Strongly agree", "Strongly agree (1)", "5 - Excellent"])
def test_a_number_that_contradicts_its_label_is_a_problem(tmp_path, cell):
    customers = first_row(f"{cell},2,5,8,grid")
    with pytest.raises(InputError, match='is not on the scale "agree5"') as caught:
        responses(tmp_path, customers=customers)
    assert cell not in str(caught.value)


def test_the_ends_of_a_scale_may_be_worded(tmp_path):
    customers = first_row("4,2,5,10 - Fully,grid")
    assert codes(responses(tmp_path, customers=customers), "nki1")[0] == 10


TURNED = SETTINGS.replace(
    "[scales.ten]",
    'values = { "1" = 5, "2" = 4, "3" = 3, "4" = 2, "5" = 1, "AO01" = 1 }\n\n[scales.ten]',
).replace(
    'dont_know = { code = 9, label = { en = "Don\'t know" } }',
    'dont_know = { code = 9, label = { en = "Don\'t know" }, values = ["-98", "no idea"] }',
)
"""A scale of which 1 is the good end in the export."""


def test_a_scale_may_be_turned_round_in_the_export(tmp_path):
    customers = first_row("ao01,No idea,-98,8,grid")
    found = responses(tmp_path, settings=TURNED, customers=customers)
    assert codes(found, "q01")[:3] == [1, 1, 3]
    assert list(found.missing.loc[0, ["q02", "q03"]]) == [Missing.DONT_KNOW] * 2
    assert codes(found, "q01")[5] == 4, "a label says the same whatever codes mean"


def test_values_name_points_of_the_scale(tmp_path):
    with pytest.raises(InputError, match="values must name points from low to high"):
        responses(tmp_path, settings=TURNED.replace('"AO01" = 1', '"AO01" = 6'))


def test_two_answers_cannot_share_a_value(tmp_path):
    with pytest.raises(InputError, match='"1" stands for two answers'):
        responses(tmp_path, settings=TURNED.replace('values = ["-98"', 'values = ["1"'))


def test_what_exports_write_for_no_answer_is_blank(tmp_path):
    settings = 'blank_values = ["N/A", "-99"]\n' + SETTINGS
    customers = first_row("n/a,-99,5,-99,N/A")
    found = responses(tmp_path, settings=settings, customers=customers)
    assert list(found.missing.loc[0, ["q01", "q02", "nki1"]]) == [Missing.BLANK] * 3
    assert found.groups.loc[0, "department"] == ""


def test_whatever_else_was_written_may_count_as_one_group(tmp_path):
    settings = SETTINGS.replace('values = ["S1"]', "other = true")
    customers = first_row("4,2,5,8,the people upstairs")
    assert (
        responses(tmp_path, settings=settings, customers=customers).groups["department"][0]
        == "sales"
    )


def test_only_one_group_stands_for_everything_else(tmp_path):
    settings = SETTINGS.replace('former = ["Networks"]', "other = true").replace(
        'values = ["S1"]', "other = true"
    )
    with pytest.raises(InputError, match="has more than one entry"):
        responses(tmp_path, settings=settings)


WHY = """
[options.why]
speed = { label = { en = "It was faster" }, values = ["A1"] }
cost = { label = { en = "Cheaper, and better" } }
other = { label = { en = "Other" }, other = true }
"""


def picked(found: Responses, row: int, choice: str) -> list[str]:
    return [o for o in ("speed", "cost", "other") if found.picked.loc[row, (choice, o)]]


def test_whatever_else_was_written_may_count_as_one_option(tmp_path):
    questions = QUESTIONS + "why,,multiple,why,,,Why?,\nonce,,single,why,,,Why once?,\n"
    heading, *rows = CUSTOMERS.splitlines()
    cells = [
        '"A1;Nobody, to be honest, asked me;",My colleague did',
        '"It was faster, Cheaper, and better",A1',
        *[","] * 10,
    ]
    answers = [f"{row},{more}" for row, more in zip(rows, cells, strict=True)]
    customers = "\n".join([f"{heading},why,once", *answers])
    found = responses(tmp_path, settings=SETTINGS + WHY, questions=questions, customers=customers)
    assert picked(found, 0, "why") == ["speed", "other"]
    assert picked(found, 1, "why") == ["speed", "cost"]
    assert (picked(found, 0, "once"), picked(found, 1, "once")) == (["other"], ["speed"])


@pytest.mark.parametrize("heading", ["q_01", "Q01", "q01", "IT keeps its promises."])
def test_a_code_is_known_without_its_marks(tmp_path, heading):
    questions = QUESTIONS.replace("q01,", "q_01,", 1)
    customers = CUSTOMERS.replace("q01", heading, 1)
    assert codes(responses(tmp_path, questions=questions, customers=customers), "q_01")[0] == 4


@pytest.mark.parametrize("heading", ["department", " Unit", "Where do you work?"])
def test_a_breakdown_is_known_by_its_label_and_its_question(tmp_path, heading):
    asked = 'label = { en = "Unit" }\nquestion = { en = "Where do you work?" }'
    settings = SETTINGS.replace('label = { en = "Department" }', asked)
    customers = CUSTOMERS.replace("department", heading, 1)
    found = responses(tmp_path, settings=settings, customers=customers)
    assert found.groups["department"][0] == "grid"


def test_an_unknown_survey_tool_is_a_problem(tmp_path):
    settings = SETTINGS.replace("[waves.2026]", '[waves.2026]\ntool = "limesurvay"')
    with pytest.raises(InputError, match=r'tool is "limesurvay".*\n.*Did you mean "limesurvey"'):
        responses(tmp_path, settings=settings)


def test_a_breakdown_may_be_absent_from_who_was_invited(tmp_path):
    folder = make_engagement(tmp_path, invited="\n".join(INVITED.splitlines()[:2]))
    invited = read_engagement(folder).survey.current.invited
    assert (invited.total, dict(invited.by_group)) == (20, {})


def test_answers_know_their_cells():
    answers = Answers(
        tool=Tool.PLAIN,
        variables=(Variable(heading="q1"), Variable(heading="q2", use=Use.OTHER)),
        rows=(Row(number=2, cells=("4", "x")), Row(number=3, cells=("5",))),
    )
    assert answers.headings == ("q1", "q2")
    assert answers.cells(1) == ["x"]


STRAY = SETTINGS.replace("[scales.ten]", "stray_is_blank = true\n\n[scales.ten]")


def test_a_few_cells_that_are_no_answer_may_be_blank(tmp_path):
    customers = CUSTOMERS.replace("5,1,4,9,grid\n", "ask Zyx,1,4,9,grid\n", 1)
    folder = make_engagement(tmp_path, settings=STRAY, customers=customers)
    engagement = read_engagement(folder)
    assert engagement.survey.current.customers.missing["q01"][1] == Missing.BLANK
    (notice,) = engagement.notices
    assert (notice.column, notice.found) == ("q01", "1 cell is no answer and counts as blank")


def test_many_cells_that_are_no_answer_are_another_scale(tmp_path):
    customers = CUSTOMERS.replace("5,1,4,9,", "7,1,4,9,").replace("4,2,4,7,", "6,2,4,7,")
    with pytest.raises(InputError, match='"7" is not on the scale "agree5"'):
        responses(tmp_path, settings=STRAY, customers=customers)
