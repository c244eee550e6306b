from spegla.survey.drafting.codes import Taken
from spegla.survey.drafting.dimensions import MOST_DIMENSIONS, Placed, placed
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.exports.answers import Variable

ENGLISH = Tongue(asked="en", filed="en")


def column(heading: str, *, text: str = "", part: str = "", together: str = "") -> Column:
    variable = Variable(heading=heading, text=text, part=part, together=together)
    return Column(
        variable=variable, headings={"1": heading}, places={"1": 0}, people=1, cells={}, values={}
    )


def place(*columns: Column, alone: dict[str, str] | None = None) -> Placed:
    return placed(columns, alone=alone or {}, taken=Taken(["nki"]), tongue=ENGLISH)


def labels(found: Placed) -> list[str]:
    return [dimension.label["en"] for dimension in found.dimensions]


def test_rows_of_a_grid_are_one_dimension_named_by_its_question():
    rows = [column(f"g[{n}]", text="How good is ...", part=n, together="g") for n in "ab"]
    assert labels(place(*rows)) == ["How good is"]


def test_codes_that_begin_alike_are_one_dimension():
    found = place(*(column(code) for code in ("affSat1", "affSat2", "trust_1", "trust_2", "odd")))
    assert labels(found) == ["Aff Sat", "Trust", "Other questions"]
    assert found.of["1/affSat2"] == "affsat"


def test_numbered_questions_say_nothing_of_a_theme():
    assert labels(place(column("q1"), column("Q2"), column("v_3"))) == ["All questions"]


def test_there_are_twelve_dimensions_at_most():
    columns = [column(f"{letter * 3}_{n}") for letter in "abcdefghijklmno" for n in "12"]
    found = place(*columns)
    assert len(found.dimensions) == MOST_DIMENSIONS
    assert set(found.of) == {column.key for column in columns}


def test_a_subject_that_stands_alone_is_a_dimension_of_its_own():
    assert labels(place(column("a_1"), column("a_2"), alone={"1/a_2": "Speed"})) == [
        "Other questions",
        "Speed",
    ]
