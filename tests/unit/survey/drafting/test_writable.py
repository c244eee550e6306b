"""What may be written: what was told, what three people gave, what the lexicon knows."""

import pytest

from drafted import answered, described, drafted, export, mixed, question, scale
from spegla.survey.drafting.observed import columns_of
from spegla.survey.drafting.writable import Writable
from spegla.survey.exports.answers import Category, Variable

AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")


def test_one_person_in_three_columns_is_one_person():
    cells = ["Ask Bo", *answered("Mail", people=9)]
    columns = columns_of([export({"a": cells, "b": cells, "c": cells})])
    assert "Ask Bo" not in Writable(columns)
    assert "mail" in Writable(columns)


def test_three_people_in_three_columns_are_three():
    cells = {name: ["", "", "", "Mail"] for name in "abc"}
    for row, name in enumerate("abc"):
        cells[name][row] = "Chat"
    assert "Chat" in Writable(columns_of([export(cells)]))


def test_three_people_of_three_waves_may_be_one():
    waves = [export({"a": ["Ask Bo", "Mail"]}, wave=str(year)) for year in (2024, 2025, 2026)]
    assert "Ask Bo" not in Writable(columns_of(waves))


def test_labels_that_a_program_made_of_answers_are_not_told():
    texts = [f"Bo said thing {number}" for number in range(30)]
    made = tuple(Category(value=str(n), label=text) for n, text in enumerate(texts))
    asked = Variable(heading="more", text="Anything else?", categories=made)
    (column,) = columns_of([described([asked], [texts])])
    assert column.variable.categories == ()
    assert texts[0] not in Writable([column])


@pytest.mark.parametrize("shared", [3, 0])
def test_labels_that_people_share_are_told_with_those_that_nobody_chose(shared):
    names = ["Grid", "Sales", "Finance"]
    told = tuple(Category(value=str(n), label=name) for n, name in enumerate(names))
    asked = Variable(heading="unit", text="Which unit?", categories=told)
    cells = names[:1] * 9 + names[1:2] * shared + [""] * (3 - shared)
    (column,) = columns_of([described([asked], [cells])])
    assert bool(column.variable.categories) is True
    assert "Finance" in Writable([column])


def test_a_number_off_the_scale_of_one_person_is_a_stray():
    numbers = [*mixed(*"12345", people=80), "4711"]
    draft = drafted(export({"Rate A": numbers, "Rate B": mixed(*"12345", people=81)}))
    assert draft.blank_values == ()
    assert [one.strays for one in draft.scales] == [1]


def test_a_point_that_one_person_chose_is_kept_where_its_opposite_is_there():
    few = [*mixed(*AGREE[1:], people=30), AGREE[0]]
    (one,) = drafted(export({"IT is kind": few})).scales
    assert (one.high, one.strays) == (5, 0)


def test_a_sixth_point_of_one_person_is_a_stray():
    few = [*mixed(*AGREE, people=30), "Completely agree"]
    (one,) = drafted(export({"IT is kind": few})).scales
    assert (one.high, one.strays) == (5, 1)


def test_own_words_beside_yes_and_no_are_another_option():
    cells = [*answered("Yes", "No"), "Don't know, ask Bo"]
    draft = drafted(export({"Do you use the portal?": cells}))
    asked = draft.questions[0]
    assert asked.kind == "single"
    assert [option.is_other for option in draft.options[asked.scale]] == [False, False, True]


def test_words_among_hours_are_strays():
    hours = [*(str(number % 9) for number in range(40)), "ask Bo"]
    draft = drafted(export({"How many hours do you lose?": hours}))
    assert draft.questions[0].kind == "number"
    assert draft.numbers[0].strays == 1


def test_a_scale_with_own_words_is_rated_all_the_same():
    asked = {"a_1": [*mixed(*AGREE), "No opinion on Bo"], "a_2": [*mixed(*AGREE), "Agree"]}
    draft = drafted(export(asked))
    assert question(draft, "a_1").kind == "rating"
    assert scale(draft, draft.questions[0].scale).strays == 1
    assert "Bo" not in repr((draft.scales, draft.points, draft.notes, draft.blank_values))
