from spegla.survey.drafting.draft import Source
from spegla.survey.drafting.observed import columns_of
from spegla.survey.exports.answers import Answers, Category, Tool, Variable
from spegla.survey.questions import Audience
from spegla.survey.tables import Row


def source(variables: list[Variable], rows: list[tuple[str, ...]], wave: str = "1") -> Source:
    answers = Answers(
        tool=Tool.PLAIN,
        variables=tuple(variables),
        rows=tuple(Row(number=n, cells=cells) for n, cells in enumerate(rows, start=2)),
    )
    return Source(
        file="f.csv",
        wave=wave,
        audience=Audience.CUSTOMERS,
        answers=answers,
        content=b"",
        suffix=".csv",
    )


def test_answers_are_counted_without_regard_to_case_and_white_space():
    (column,) = columns_of([source([Variable(heading="q")], [("Good",), (" good ",), ("Good",)])])
    assert column.values == {"Good": 3}


def test_what_stands_for_no_answer_is_no_answer():
    (column,) = columns_of([source([Variable(heading="q")], [("N/A",), ("-",), ("",), ("Good",)])])
    assert column.answered == 1
    assert column.blanks == {"N/A", "-"}


def test_codes_of_the_tool_are_read_as_their_labels():
    categories = (Category(value="A1", label="Bad"), Category(value="A2", label="Good"))
    variable = Variable(heading="q", categories=categories)
    (column,) = columns_of([source([variable], [("A1",), ("A2",), ("A2",)])])
    assert column.values == {"Good": 2, "Bad": 1}


def test_a_list_that_most_answers_are_not_in_is_not_theirs():
    categories = (Category(value="1", label="Woman"), Category(value="2", label="Man"))
    variable = Variable(heading="q", categories=categories)
    (column,) = columns_of([source([variable], [("Female",), ("Male",), ("Woman",)])])
    assert column.variable.categories == ()


def test_headings_alike_but_for_brackets_are_one_grid():
    variables = [
        Variable(heading="Grid [a]"),
        Variable(heading="Grid [b]"),
        Variable(heading="[c]"),
    ]
    found = columns_of([source(variables, [("1", "2", "3")])])
    assert [(column.variable.together, column.variable.part) for column in found] == [
        ("Grid", "a"),
        ("Grid", "b"),
        ("", ""),
    ]


def test_two_columns_of_the_same_words_in_one_wave_stay_two():
    variables = [Variable(heading="q1", text="Why?"), Variable(heading="q2", text="Why?")]
    waves = [source(variables, [("a", "b")], wave) for wave in ("1", "2")]
    assert [column.headings for column in columns_of(waves)] == [
        {"1": "q1", "2": "q1"},
        {"1": "q2", "2": "q2"},
    ]
