"""The pages about what customers do: ways around IT, change, needs, and what else was asked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import make_writer
from spegla.privacy.released import Shown
from spegla.report.model import (
    Chart,
    FunnelChart,
    FunnelStep,
    IntervalChart,
    Page,
    Report,
    Table,
    ZoneChart,
)
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    NOT_CONCERNED,
    Answers,
    Picks,
    alike,
    make_choice,
    make_quantity,
    make_survey,
    report_of,
    texts_of,
)

WRITER = make_writer("en")
PEOPLE = 60
ITEMS = alike("trust", [4, 2, 5, 3] * 15)
SHADOW = make_choice("shadow", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT)
WHY = make_choice(
    "why",
    "speed cost none",
    kind=ChoiceKind.MULTIPLE,
    role=Role.SHADOW_IT_REASONS,
    only_if="shadow=yes",
)
TOLD = make_choice("told", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT_TOLD)
TRIED = make_choice("tried", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.SELF_SERVICE_TRIED)
SOLVED = make_choice(
    "solved", "fully partly not", role=Role.SELF_SERVICE_SOLVED, only_if="tried=yes"
)
NEXT = make_choice("next", "asked gave_up none", role=Role.SELF_SERVICE_NEXT, only_if="tried=yes")
MET = make_choice("met", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.CHANGE_MET)
HELP = make_choice("help", "early more none", kind=ChoiceKind.MULTIPLE, role=Role.CHANGE_HELP)


def asked(choices: Picks | None = None, answers: Answers = ITEMS, **parts: object) -> Survey:
    return make_survey(answers, choices=choices, **parts)  # type: ignore[arg-type]


def keys(report: Report) -> list[str]:
    return [page.key for page in report.pages]


def text_of(part: object) -> str:
    return "\n".join(texts_of(part, WRITER))


def charts_of(page: Page) -> Iterator[Chart]:
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                yield block


def chart_of(page: Page, anchor: str) -> Chart:
    return next(chart for chart in charts_of(page) if chart.anchor == anchor)


def anchors_of(page: Page) -> list[str]:
    return [
        block.anchor
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Chart | Table)
    ]


# ------------------------------------------------------------------ ways around IT


@pytest.mark.parametrize("role", [TRIED, SHADOW])
def test_one_of_the_two_makes_the_page(role: object) -> None:
    report = report_of(asked({role: ["yes", "no"] * 30}))  # type: ignore[dict-item]
    assert "ways-around" in keys(report)
    assert "other-answers" not in keys(report)


def test_the_headline_says_how_many_and_the_lead_why() -> None:
    survey = asked(
        {
            SHADOW: ["yes"] * 15 + ["no"] * 45,
            WHY: [["cost"]] * 10 + [["speed"]] * 5 + [NOT_CONCERNED] * 45,
        }
    )
    page = report_of(survey).page("ways-around")
    # 15 of 60 are in the bin from 15 to 17, 16 / 60; 10 of 15 in that from 10 to 12, which is wide.
    assert text_of(page.headline).startswith("27% say")
    assert "“Cost” (66–80%)" in text_of(page.lead)
    assert "Cost" in text_of(chart_of(page, "shadow-it-reasons").finding)


def test_reasons_of_too_few_are_neither_named_nor_ranked() -> None:
    survey = asked(
        {
            SHADOW: ["yes"] * 9 + ["no"] * 51,
            WHY: [["cost"]] * 9 + [NOT_CONCERNED] * 51,
        }
    )
    page = report_of(survey).page("ways-around")
    # 9 of 60 are in the bin from 9 to 11: 10 / 60.
    assert text_of(page.headline).startswith("17% say")
    assert "reason" not in text_of(page.lead)
    assert "Too few" in text_of(chart_of(page, "shadow-it-reasons").finding)
    body = chart_of(page, "shadow-it-reasons").body
    assert isinstance(body, IntervalChart)
    assert not [row for row in body.rows if isinstance(row.value, Shown)]


def test_a_reason_that_nobody_gave_leads_nothing() -> None:
    survey = asked(
        {SHADOW: ["yes"] * 30 + ["no"] * 30, WHY: [["none"]] * 30 + [NOT_CONCERNED] * 30}
    )
    page = report_of(survey).page("ways-around")
    assert "most often given" not in text_of(page.lead)
    finding = text_of(chart_of(page, "shadow-it-reasons").finding)
    assert finding == "Why units get or build tools without IT"


def test_of_two_reasons_given_as_often_none_leads() -> None:
    """9 and 10 of 30 are both in the bin from 9 to 11."""
    survey = asked(
        {
            SHADOW: ["yes"] * 30 + ["no"] * 30,
            WHY: [["cost"]] * 9 + [["speed"]] * 10 + [["none"]] * 11 + [NOT_CONCERNED] * 30,
        }
    )
    page = report_of(survey).page("ways-around")
    assert "most often given" not in text_of(page.lead)
    finding = text_of(chart_of(page, "shadow-it-reasons").finding)
    assert finding == "Why units get or build tools without IT"


def test_what_perhaps_nobody_did_makes_no_headline() -> None:
    """None and 2 of 60 are in the same bin."""
    pages = [
        report_of(asked({SHADOW: ["yes"] * yes + ["no"] * (60 - yes)})).page("ways-around")
        for yes in (0, 2, 3)
    ]
    plain = "How customers help themselves"
    assert [text_of(page.headline) == plain for page in pages] == [True, True, False]


def test_hidden_incidence_makes_no_headline() -> None:
    page = report_of(asked({SHADOW: ["yes"] * 9 + [BLANK] * 51})).page("ways-around")
    assert text_of(page.headline) == "How customers help themselves"


# ------------------------------------------------------------------ the funnel


def went(
    fully: int,
    partly: int,
    stuck: int,
    *,
    order: str = "fully partly not",
    then: Picks | None = None,
) -> Survey:
    """Sixty people, of whom so many tried self-service and fared so."""
    tried = fully + partly + stuck
    solved = make_choice("solved", order, role=Role.SELF_SERVICE_SOLVED, only_if="tried=yes")
    fared = ["fully"] * fully + ["partly"] * partly + ["not"] * stuck
    rest = [NOT_CONCERNED] * (PEOPLE - tried)
    return asked(
        {
            TRIED: ["yes"] * tried + ["no"] * (PEOPLE - tried),
            solved: [*fared, *rest],
            **(then or {}),
        }
    )


def steps_of(survey: Survey) -> Sequence[FunnelStep]:
    body = chart_of(report_of(survey).page("ways-around"), "funnel").body
    assert isinstance(body, FunnelChart)
    return body.steps


def width(step: FunnelStep) -> float:
    """Of the range that a step stands for."""
    assert isinstance(step.value, Shown)
    assert step.value.least is not None
    assert step.value.most is not None
    return step.value.most - step.value.least


def length(step: FunnelStep) -> float:
    assert isinstance(step.value, Shown)
    return step.value.value


def after(asked_then: int, gave_up: int, none: int) -> Picks:
    rest = [NOT_CONCERNED] * (PEOPLE - asked_then - gave_up - none)
    return {NEXT: ["none"] * none + ["asked"] * asked_then + ["gave_up"] * gave_up + rest}


def test_the_steps_stand_where_the_step_before_ends() -> None:
    steps = steps_of(went(20, 10, 10, then=after(15, 5, 20)))
    drawn = [(step.level, round(step.start, 3), round(length(step), 3)) for step in steps]
    # 40 of 60 are in the bin from 40 to 42. Of 40, 20 are in that from 19 to 22, 10 in that from
    # 9 to 11, 15 in that from 15 to 18 and 5 in that from 3 to 5.
    tried = 41 / 60
    # 20.5 + 10 + 10 is 0.5 more than 40: each goes 1/7 of the way to its low end, 3.5 below in all.
    fully, partly = (20.5 - 1.5 / 7) / 40, (10 - 1 / 7) / 40
    # 16.5 + 4 is more than the two who were stuck: each goes as far towards 15 and 3.
    way = (20.5 - 80 * partly) / 2.5
    asked_then, gave_up = (16.5 - 1.5 * way) / 40, (4 - way) / 40
    expected = [
        (0, 0.0, 1.0),
        (1, 0.0, tried),
        (2, 0.0, tried * fully),
        (2, tried * fully, tried * partly),
        (2, tried * (fully + partly), tried * partly),
        (3, tried * fully, tried * asked_then),
        (3, tried * (fully + asked_then), tried * gave_up),
    ]
    assert drawn == [pytest.approx(step, abs=0.0011) for step in expected]


def test_outcomes_that_are_displayed_alike_are_drawn_alike() -> None:
    """4 of 12 are in the bin from 3 to 6, whose middle is more than a third."""
    outcomes = [step for step in steps_of(went(4, 4, 4)) if step.level == 2]
    assert len({length(step) for step in outcomes}) == 1


def test_where_perhaps_everybody_was_helped_nobody_is_said_to_be_stuck() -> None:
    """39 of 40 are in the bin from 38 to 40."""
    page = report_of(went(39, 1, 0)).page("ways-around")
    assert "fully helped" not in text_of(page)


@pytest.mark.parametrize("order", ["fully partly not", "not partly fully", "partly fully not"])
def test_those_who_were_stuck_stand_last_in_whatever_order_it_was_asked(order: str) -> None:
    steps = steps_of(went(20, 10, 10, order=order, then=after(15, 5, 20)))
    second = [step for step in steps if step.level == 2]
    assert text_of(second[0].label) == "Fully"
    third = [step for step in steps if step.level == 3]
    assert third[0].start == pytest.approx(length(second[0]))


def test_what_more_did_than_were_stuck_stands_by_itself() -> None:
    """Twenty were stuck and thirty did something next: those are no part of the twenty."""
    survey = went(20, 10, 10, then=after(20, 10, 10))
    assert {step.level for step in steps_of(survey)} == {0, 1, 2}
    assert "self-service-next" in anchors_of(report_of(survey).page("ways-around"))


def test_what_others_were_asked_stands_by_itself() -> None:
    everyone = make_choice("next", "asked gave_up", role=Role.SELF_SERVICE_NEXT)
    survey = went(20, 10, 10, then={everyone: ["asked", "gave_up"] * 30})
    assert {step.level for step in steps_of(survey)} == {0, 1, 2}
    assert "self-service-next" in anchors_of(report_of(survey).page("ways-around"))


@settings(max_examples=30)
@given(
    st.tuples(*[st.integers(0, 20)] * 3),
    st.integers(0, 40),
    st.permutations(["fully", "partly", "not"]),
)
def test_no_step_leaves_the_step_before(
    fared: tuple[int, int, int], asked_then: int, order: list[str]
) -> None:
    stuck = fared[1] + fared[2]
    asked_then = min(asked_then, stuck)
    then = after(asked_then, stuck - asked_then, fared[0])
    survey = went(*fared, order=" ".join(order), then=then)
    page = report_of(survey).page("ways-around")
    if "funnel" not in anchors_of(page):
        return
    steps = steps_of(survey)
    tried = length(steps[1])
    for step in steps:
        if isinstance(step.value, Shown):
            if step.level in (1, 2):
                assert step.value.least is not None
                assert step.value.most is not None
                assert step.value.least <= length(step) <= step.value.most
            assert step.start >= 0
            assert 0 <= length(step) <= 1
            assert step.start + length(step) <= (1 if step.level == 0 else tried) + 0.0011
    for level in (2, 3):
        own = [step for step in steps if step.level == level and isinstance(step.value, Shown)]
        for one, following in pairwise(own):
            assert following.start == pytest.approx(one.start + length(one), abs=0.0011)
        if own:
            # Shares stand for ranges and need not sum to one, but for no more than these allow.
            allowed = sum(width(step) for step in steps[1:] if isinstance(step.value, Shown)) / 2
            assert own[-1].start + length(own[-1]) == pytest.approx(tried, abs=allowed + 0.002)


def test_where_nobody_tried_there_is_no_share_of_the_stuck() -> None:
    survey = went(0, 0, 0)
    page = report_of(survey).page("ways-around")
    assert page.lead == ()
    assert len(steps_of(survey)) == 5
    assert not [step for step in steps_of(survey)[2:] if isinstance(step.value, Shown)]


def test_tried_by_too_few_to_show_makes_a_table() -> None:
    survey = asked({TRIED: ["yes"] * 9 + [BLANK] * 51, SOLVED: ["not"] * 9 + [NOT_CONCERNED] * 51})
    page = report_of(survey).page("ways-around")
    assert "funnel" not in anchors_of(page)
    assert "self-service-tried" in anchors_of(page)
    assert "stuck" not in text_of(page.lead)


# ------------------------------------------------------------------ change

STEPS = {"trust_1": Role.CHANGE_INFORMED, "trust_2": Role.CHANGE_SUPPORTED}


def stepped(first: list[int | None], second: list[int | None]) -> Answers:
    return {"trust_1": first, "trust_2": second}


def test_the_headline_names_the_weakest_step() -> None:
    survey = asked(answers=stepped([4] * 60, [4, 2, 2] * 20), roles=STEPS)
    page = report_of(survey).page("change")
    assert text_of(page.headline) == "Fewer than half get help with what is new"


def test_the_weakest_step_is_no_headline_where_half_may_be_content() -> None:
    survey = asked(answers=stepped([4] * 60, [4, 2] * 30), roles=STEPS)
    page = report_of(survey).page("change")
    assert text_of(page.headline) == "How customers meet changes"
    assert "The step that fails most often: get help" in text_of(page.sections[0])
    # 60 of 60 are in the bin from 58 to 60, 59 / 60; 30 in that from 27 to 30, 28.5 / 60.
    assert "98% agree that they are told in time, 48% that they get help" in text_of(page.lead)


def test_steps_that_are_level_have_no_weakest() -> None:
    survey = asked(answers=stepped([4, 2] * 30, [2, 4] * 30), roles=STEPS)
    page = report_of(survey).page("change")
    assert text_of(page.headline) == "How customers meet changes"
    assert "agree that they" not in text_of(page.lead)
    assert "fails most often" not in text_of(page.sections)


def test_two_weakest_steps_are_level() -> None:
    """28 and 30 of 60 are in the same bin, far below the third step."""
    answers: Answers = {
        "trust_1": [4] * 30 + [2] * 30,
        "trust_2": [4] * 28 + [2] * 32,
        "trust_3": [4] * 60,
    }
    survey = asked(answers=answers, roles={**STEPS, "trust_3": Role.CHANGE_BENEFIT})
    page = report_of(survey).page("change")
    assert text_of(page.headline) == "How customers meet changes"
    assert "fails most often" not in text_of(page.sections)


def test_steps_of_too_few_say_so() -> None:
    survey = asked(answers=stepped([4] * 4, [2] * 4), roles=STEPS)
    page = report_of(survey).page("change")
    assert text_of(page.headline) == "How customers meet changes"
    assert "Too few" in text_of(chart_of(page, "steps-chart").finding)


def test_one_step_makes_no_page() -> None:
    survey = asked({MET: ["yes"] * 60}, roles={"trust_1": Role.CHANGE_BENEFIT})
    report = report_of(survey)
    assert "change" not in keys(report)
    assert "Question met." in text_of(report.page("other-answers"))


def test_who_met_a_change_and_what_would_have_helped_stand_on_its_page() -> None:
    survey = asked(
        {
            MET: ["yes"] * 45 + ["no"] * 15,
            HELP: [["none"]] * 30 + [["early"]] * 20 + [["more"]] * 10,
        },
        stepped([4] * 60, [4, 2] * 30),
        roles=STEPS,
    )
    report = report_of(survey)
    page = report.page("change")
    # 45 of 60 are in the bin from 43 to 45: 44 / 60.
    assert WRITER.cell(page.numbers[0].value) == "73%"
    assert "met-answers" in anchors_of(page)
    # "None" was chosen most, and is no help.
    assert "“early”" in text_of(page.lead)
    assert "other-answers" not in keys(report)


# ------------------------------------------------------------------ needs

TWO_NEEDS = {"broken": ["trust_1"], "advice": ["trust_2"]}


def needs_page(first: list[int | None], second: list[int | None]) -> Page:
    survey = asked(answers=stepped(first, second), needs=TWO_NEEDS)
    return report_of(survey).page("needs")


def test_the_lowest_and_the_highest_need_are_named() -> None:
    page = needs_page([4] * 60, [2] * 60)
    assert "Weakest when customers say “Advice”, strongest when they say “Broken”" in text_of(
        page.headline
    )
    assert "Advice" in text_of(page.sections[0].blocks[0].finding)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param([4] * 60, [4] * 60, id="level"),
        pytest.param([4] * 60, [2] * 9 + [BLANK] * 51, id="one hidden"),
        pytest.param([4] * 9 + [BLANK] * 51, [2] * 9 + [BLANK] * 51, id="both hidden"),
    ],
)
def test_no_need_is_called_lowest_where_none_is(
    first: list[int | None], second: list[int | None]
) -> None:
    page = needs_page(first, second)
    assert text_of(page.headline) == "The same answers, sorted by what customers came for"
    assert "Lowest when" not in text_of(page.sections[0])


def test_of_three_needs_a_hidden_one_may_be_the_weakest() -> None:
    """It is, here; the page shows the two others and calls none of them weakest."""
    answers: Answers = stepped([4] * 60, [2] * 60) | {"trust_3": [1] * 9 + [BLANK] * 51}  # type: ignore[operator]
    survey = asked(answers=answers, needs=TWO_NEEDS | {"new": ["trust_3"]})
    page = report_of(survey).page("needs")
    assert text_of(page.headline) == "The same answers, sorted by what customers came for"
    body = chart_of(page, "needs-chart").body
    assert isinstance(body, IntervalChart)
    assert [text_of(row.label) for row in body.rows] == ["Advice", "Broken", "New"]


def test_without_needs_there_is_no_page_of_them() -> None:
    assert "needs" not in keys(report_of(asked()))


# ------------------------------------------------------------------ what else was asked


def test_a_question_without_a_role_is_shown_among_the_others() -> None:
    colour = make_choice("colour", "red blue green")
    survey = asked(
        {colour: ["blue"] * 30 + ["red"] * 30},
        quantities={make_quantity("tools", role=None): [1.0, 3.0] * 30},
    )
    page = report_of(survey).page("other-answers")
    assert [section.anchor for section in page.sections] == ["colour", "tools"]
    body = chart_of(page, "chart-colour").body
    assert isinstance(body, IntervalChart)
    assert [text_of(row.label) for row in body.rows] == ["Red", "Blue", "Green"]


@pytest.mark.parametrize("choice", [WHY, TOLD, SOLVED, NEXT, MET, HELP], ids=lambda c: c.code)
def test_a_question_whose_page_is_not_there_is_shown_among_the_others(choice: object) -> None:
    option = choice.options[0].code  # type: ignore[attr-defined]
    report = report_of(asked({choice: [[option]] * 60}))  # type: ignore[dict-item]
    assert f"chart-{choice.code}" in anchors_of(report.page("other-answers"))  # type: ignore[attr-defined]


def test_hidden_options_of_a_choice_stand_in_the_order_of_the_questionnaire() -> None:
    colour = make_choice("colour", "red blue green")
    page = report_of(asked({colour: ["blue"] * 9 + [BLANK] * 51})).page("other-answers")
    body = chart_of(page, "chart-colour").body
    assert isinstance(body, IntervalChart)
    assert [text_of(row.label) for row in body.rows] == ["Red", "Blue", "Green"]


# ------------------------------------------------------------------ the overall page

NKI = alike("nki", [4, 8, 7, 9, 10, 3] * 10)


def test_lost_time_stands_with_the_overall_grade() -> None:
    survey = asked(answers=ITEMS | NKI, quantities={make_quantity(): [1.0, 3.0] * 30})
    page = report_of(survey).page("overall")
    section = next(s for s in page.sections if s.anchor == "lost-time")
    assert "Mean, hours a month" in text_of(section)
    assert "Question lost_time." in text_of(section)


def test_lost_time_is_shown_somewhere_without_an_overall_grade() -> None:
    report = report_of(asked(quantities={make_quantity(): [1.0, 3.0] * 30}))
    assert "Question lost_time." in "".join(
        text_of(section.blocks) for page in report.pages[:-1] for section in page.sections
    )


def zoned(minimum: int, desired: int, answers: Answers = NKI) -> Survey:
    levels = {"minimum_trust": [minimum] * 60, "desired_trust": [desired] * 60}
    return make_survey({**ITEMS, **answers, **levels})


def test_the_zone_of_tolerance_says_who_gets_less_than_they_accept() -> None:
    chart = chart_of(report_of(zoned(3, 5)).page("overall"), "zones")
    # 15 of 60 are in the bin from 15 to 17: 16 / 60.
    assert text_of(chart.finding) == "27% get less than they can accept in trust"
    assert isinstance(chart.body, ZoneChart)


def test_that_perhaps_nobody_gets_less_than_they_accept_is_not_said() -> None:
    """All perceive more than their minimum, and 0 of 60 are in the bin from 0 to 2."""
    chart = chart_of(report_of(zoned(1, 5)).page("overall"), "zones")
    assert text_of(chart.finding) == "What customers accept, want and get"


def test_those_who_want_less_than_they_accept_are_in_the_zone_too() -> None:
    """To leave them out would tell who they are."""
    chart = chart_of(report_of(zoned(5, 1)).page("overall"), "zones")
    cells = [WRITER.cell(cell) for cell in chart.table.rows[0].cells]
    # The first and the last bin of the sum of 60 codes from 1 to 5 have 7 values each: 294 to 300
    # is 4.95 a person or 98.75 of 100 points, 60 to 66 is 1.05 or 1.25 points.
    assert cells[1:3] == ["99", "1"]
    assert "Those whose minimum lies above what they want" in text_of(chart.caption)


def test_zones_are_shown_without_an_overall_grade() -> None:
    report = report_of(zoned(3, 5, answers={}))
    assert [page.key for page in report.pages if "zones" in anchors_of(page)] == ["overall"]


def test_the_recommendation_has_its_number_beside_its_answers() -> None:
    survey = asked(answers=ITEMS | NKI | {"recommend_1": [9, 7, 3] * 20})
    page = report_of(survey).page("overall")
    assert "net-promoter-recommend_1" in anchors_of(page)
    assert "secondary" in text_of(page.sections)
