"""What pages are written from: names of figures, their order, and cells of values."""

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Statistic, Unit
from spegla.report.model import Interval, NotAvailable, Number, Phrase, phrase
from spegla.report.values import (
    base_cell,
    cell,
    highest_end,
    interval_cell,
    interval_sentence,
    reading_cell,
    sentence,
    shown_of,
    size_cell,
    target_cell,
)
from spegla.survey.questions import NKI, Audience
from spegla.survey.readings import Verdict
from survey_builder import Answers, alike, make_context, make_survey, said

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
SCORE = Shown(value=61.2, unit=Unit.SCORE, low=58.1, high=64.3, base=40)
CHANGE = Shown(value=5.1, unit=Unit.POINTS, reading=Verdict.BETTER_NOT_PROVEN)
THREE: Answers = {  # 75, 50 and 25; displayed, of so few people, as 77, 50 and 23
    **alike("high", [4] * 12),
    **alike("middle", [3] * 12),
    **alike("low", [2] * 12),
}


def test_a_value_becomes_a_cell_with_its_unit():
    assert cell(SCORE) == Number(value=61.2, unit=Unit.SCORE)
    assert cell(PROTECTED) == PROTECTED
    assert cell(None) == NotAvailable()


def test_a_value_keeps_the_range_that_it_stands_for():
    few = Shown(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6, base=5)

    assert cell(few) == Number(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6)
    assert sentence("a", few) == (phrase("a", value=Number.of(few)),)


def test_an_axis_holds_intervals_and_ranges():
    few = Shown(value=0.3, unit=Unit.SHARE, least=0.2, most=0.4)
    many = Shown(value=0.3, unit=Unit.SHARE, low=0.2, high=0.35)

    assert highest_end([few, many]) == 0.4
    assert highest_end([many]) == 0.35


def test_a_size_has_no_sign():
    assert size_cell(CHANGE) == Number(value=5.1, unit=Unit.POINTS, bare=True)
    assert size_cell(PROTECTED) == PROTECTED


def test_an_interval_a_base_and_a_reading_are_cells_of_their_own():
    assert interval_cell(SCORE) == Interval(low=58.1, high=64.3, unit=Unit.SCORE)
    assert base_cell(SCORE) == Number(value=40, unit=Unit.PERSONS)
    assert reading_cell(CHANGE) == phrase("reading.better_not_proven")


def test_what_a_value_lacks_is_not_available_and_what_is_hidden_says_so():
    for make in (interval_cell, base_cell):
        assert make(CHANGE) == make(None) == NotAvailable()
        assert make(PROTECTED) == PROTECTED
    assert reading_cell(SCORE) == NotAvailable()
    assert reading_cell(PROTECTED) == PROTECTED


def test_an_interval_that_begins_at_zero_is_an_interval():
    value = Shown(value=0.0, unit=Unit.SHARE, low=0.0, high=0.1, base=40)
    assert interval_cell(value) == Interval(low=0.0, high=0.1, unit=Unit.SHARE)


def test_an_aim_is_a_score():
    assert target_cell(60) == Number(value=60, unit=Unit.SCORE)
    assert target_cell(None) == NotAvailable()


def test_nothing_is_said_of_a_hidden_value():
    assert sentence("a", PROTECTED) == sentence("a", None) == ()
    assert interval_sentence("a", PROTECTED) == interval_sentence("a", CHANGE) == ()
    assert sentence("a", SCORE, dimension=said("Trust")) == (
        phrase("a", value=Number(value=61.2, unit=Unit.SCORE), dimension=said("Trust")),
    )
    assert shown_of([PROTECTED, SCORE, None, CHANGE]) == (SCORE, CHANGE)


def test_the_newest_wave_is_the_one_spoken_of():
    context = make_context(make_survey(before=alike("trust", [3] * 6)))
    assert (context.wave, context.previous) == ("2026", "2025")
    assert make_context(make_survey()).previous is None


def test_dimensions_are_those_asked_in_the_newest_wave():
    survey = make_survey(alike("trust", [3] * 6), before=alike("pace", [3] * 6))
    assert make_context(survey).dimensions == ("trust",)


def test_dimensions_and_the_nki_have_a_full_and_a_short_name():
    context = make_context(make_survey())
    assert context.name("trust") == context.short("trust") == said("Trust")
    assert (context.name(NKI), context.short(NKI)) == (phrase("nki.name"), phrase("nki.short"))


def test_without_an_aim_the_lowest_comes_first():
    context = make_context(make_survey(THREE))
    assert context.by_shortfall() == ("low", "middle", "high")
    assert not context.has_targets
    assert context.reached == ()


def test_with_aims_the_one_furthest_below_comes_first():
    context = make_context(make_survey(THREE), targets={"high": 90, "middle": 50, "low": 30})
    assert [context.shortfall(d) for d in ("high", "middle", "low")] == [13, 0, 7]
    assert context.by_shortfall() == ("high", "low", "middle")
    assert context.has_targets


def test_what_a_range_does_not_tell_is_neither_reached_nor_missed():
    """Of six people, each score stands for some 33 points."""
    context = make_context(make_survey(THREE), targets={"high": 50, "middle": 50, "low": 50})
    assert context.shortfall("middle") == 0
    assert context.reached == ("high",)
    assert context.missed == ("low",)


def test_aims_decide_the_order_only_where_every_dimension_has_one():
    context = make_context(make_survey(THREE), targets={"high": 90, "middle": 50})
    assert context.by_shortfall() == ("low", "middle", "high")
    assert not context.has_targets
    assert context.shortfall("low") is None
    assert context.shortfall("high") == 13


def test_hidden_scores_come_last_in_the_order_of_the_code_book():
    answers = {**alike("first", [3] * 4 + [None] * 8), **alike("high", [4] * 12)}
    context = make_context(make_survey(answers))
    assert context.score("first") == PROTECTED
    assert context.by_shortfall() == ("high", "first")
    assert context.shortfall("first") is None


def test_a_shortfall_is_what_a_reader_subtracts():
    """72.8 is printed as 73 and the aim of 75 as 75: 2 points, not 2.2."""
    answers = alike("trust", [4] * 36 + [3] * 4)
    context = make_context(make_survey(answers), targets={"trust": 75})
    score = context.score("trust")
    assert isinstance(score, Shown)
    assert score.value == 72.8
    assert context.shortfall("trust") == 2


@pytest.mark.parametrize("management", [None, alike("trust", [4] * 6)])
def test_whether_the_team_was_asked(management: Answers | None) -> None:
    context = make_context(make_survey(alike("trust", [3] * 12), management=management))
    assert context.has_management == (management is not None)
    found = (
        context.management_score("trust"),
        context.gap("trust"),
        context.standardised_gap("trust"),
    )
    assert all((value is None) == (management is None) for value in found)


def test_only_breakdowns_with_two_rows_are_spoken_of():
    groups = {"site": ["a"] * 6 + ["b"] * 6, "role": ["c"] * 10 + ["d"] * 2}
    context = make_context(make_survey(alike("trust", [3] * 12), groups=groups))
    assert [breakdown.code for breakdown in context.breakdowns] == ["site"]
    assert [context.group_name(group) for group in context.breakdowns[0].groups] == [
        said("Group a"),
        said("Group b"),
    ]


def test_identities_are_those_of_the_release():
    survey = make_survey(
        {**alike("trust", [3] * 12), **alike("nki", [7] * 12)},
        before=alike("trust", [3] * 12),
        management=alike("trust", [4] * 6),
        groups={"site": ["a"] * 6 + ["b"] * 6},
    )
    context = make_context(survey)
    item = survey.questionnaire.question("trust_1")
    for figure in (
        context.score_id("trust"),
        context.score_id(NKI),
        context.score_id("trust", group=("site", "a")),
        context.score_id("trust", audience=Audience.MANAGEMENT),
        context.change_id("trust"),
        context.item_id(item, Statistic.SHARE, category="4"),
        context.item_id(item, Statistic.MEAN, wave="2025"),
        context.response_id(Statistic.INVITED, group=("site", "b")),
        context.response_id(Statistic.INVITED, wave="2025"),
    ):
        assert context.released.find(figure) is not None, figure


def test_a_phrase_is_its_key_and_its_values():
    assert phrase("a", n=said("x")) == Phrase(key="a", arguments=(("n", said("x")),))
