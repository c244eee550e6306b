"""Numbers that lie on no scale, and scales of which a number was never given."""

from drafted import answered, described, drafted, export, mixed, question, scale
from spegla.survey.exports.answers import Category, Variable

_TO_TEN = tuple(map(str, range(11)))


def test_a_number_between_worded_ends_keeps_its_place_though_another_was_never_given():
    labels = ["0 - Not at all satisfied", *_TO_TEN[2:10], "10 - Completely satisfied"]
    (one,) = drafted(export({"a_1": mixed(*labels), "a_2": mixed(*labels, seed=2)})).scales
    assert (one.low, one.high) == (0, 10)
    assert (one.values[labels[0]], one.values["2"], one.values[labels[-1]]) == (0, 2, 10)


def test_labels_of_the_ends_alone_are_those_of_all_numbers_between():
    ends = (
        Category(value="0", label="Very unlikely"),
        Category(value="10", label="Very likely"),
    )
    asked = Variable(heading="nps", text="Would you recommend IT?", categories=ends)
    rated = Variable(heading="wiki", text="Rate the wiki")
    cells = [mixed(*_TO_TEN, people=60), mixed(*"12345", people=60)]
    draft = drafted(described([asked, rated], cells))
    assert question(draft, "nps").kind == "recommendation"
    assert (scale(draft, "recommend").low, scale(draft, "recommend").high) == (0, 10)


def test_nine_far_above_a_scale_to_five_is_no_point_of_it():
    columns = {f"IT is good at this, {n}": mixed(*"123459", people=60, seed=n) for n in (1, 2, 3)}
    likely = {"How likely are you to recommend IT (0-10)?": answered(*_TO_TEN, people=60)}
    draft = drafted(export(columns | likely))
    one = scale(draft, "from1to5")
    assert one.not_applicable is not None
    assert one.not_applicable.values == ("9",)
    assert draft.blank_values == ()
    assert scale(draft, "recommend").is_directed


def test_nine_is_blank_where_no_other_question_is_answered_with_it():
    columns = {f"IT is good at this, {n}": mixed(*"123459", people=60, seed=n) for n in (1, 2, 3)}
    draft = drafted(export(columns))
    assert draft.scales[0].high == 5
    assert draft.blank_values == ("9",)


def test_a_range_in_the_heading_makes_numbers_a_scale():
    (one,) = drafted(export({"Confidence in backup 1-7": mixed(*"1234567")})).scales
    assert (one.low, one.high) == (1, 7)


def test_how_much_one_likes_something_is_rated_and_not_counted():
    draft = drafted(export({"Please rate how much you like the intranet.": mixed(*"12345")}))
    assert [one.kind for one in draft.questions] == ["rating"]


def test_a_mark_for_a_service_is_no_group_of_people():
    draft = drafted(
        export({"Welche Schulnote geben Sie dem Service?": mixed(*"123456", people=120)})
    )
    assert draft.breakdowns == ()
    assert [one.kind for one in draft.questions] == ["rating"]
    assert {point.key: point.suggestion for point in draft.points}["scale.from1to6"] == "low"
