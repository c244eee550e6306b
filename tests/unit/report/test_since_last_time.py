"""Since last time: what is said of an earlier action, by its status, its verdict and its level."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from since_builder import (
    NOT_COMPARABLE,
    PROTECTED,
    STORIES,
    WRITERS,
    accounts,
    changed,
    earlier,
    entries,
    page_of,
    page_on,
    score_of,
    surveyed,
    trust,
    with_figures,
)
from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.context import Context
from spegla.report.metrics import metric_id, metric_short
from spegla.report.model import Chart, IntervalChart, Page, Paragraph, Table
from spegla.report.pages.since_last_time.metrics import change_of
from spegla.report.pages.since_last_time.outcomes import Reach, Result, reach_of
from spegla.settings import WaveSettings
from spegla.survey.readings import Verdict
from spegla.survey.records import Action, ActionStatus
from survey_builder import LANGUAGES, NOW, said, texts_of

DONE, STARTED = ActionStatus.DONE, ActionStatus.STARTED
PLANNED, DROPPED = ActionStatus.PLANNED, ActionStatus.DROPPED
BETTER, WORSE = Verdict.CLEARLY_BETTER, Verdict.CLEARLY_WORSE
UNPROVEN, SAME, UNTOLD = Verdict.BETTER_NOT_PROVEN, Verdict.UNCHANGED, Verdict.CANNOT_TELL

NOTICED: Mapping[str, Mapping[Verdict, str]] = {
    "en": {
        BETTER: "58 then, 64 now: clearly better, +6 points.",
        UNPROVEN: "58 then, 64 now: better, but not yet proven. The rise may be chance.",
        SAME: "58 then, 59 now: unchanged. The difference is smaller than the 5 points that count.",
        UNTOLD: "58 then, 60 now: cannot tell. With this many answers a true change cannot be "
        "told from chance.",
        WORSE: "64 then, 58 now: clearly worse, −6 points.",
    },
    "sv": {
        BETTER: "58 då, 64 nu: klart bättre, +6 poäng.",
        UNPROVEN: "58 då, 64 nu: bättre, men ännu inte säkerställt. Ökningen kan vara slump.",
        SAME: "58 då, 59 nu: oförändrat. Skillnaden är mindre än de 5 poäng som räknas.",
        UNTOLD: "58 då, 60 nu: går inte att avgöra. Med så här många svar kan en verklig ändring "
        "inte skiljas från slump.",
        WORSE: "64 då, 58 nu: klart sämre, −6 poäng.",
    },
    "nl": {
        BETTER: "58 toen, 64 nu: duidelijk beter, +6 punten.",
        UNPROVEN: "58 toen, 64 nu: beter, maar nog niet bewezen. De stijging kan toeval zijn.",
        SAME: "58 toen, 59 nu: onveranderd. Het verschil is kleiner dan de 5 punten die tellen.",
        UNTOLD: "58 toen, 60 nu: niet te zeggen. Met dit aantal antwoorden is een echte "
        "verandering niet van toeval te onderscheiden.",
        WORSE: "64 toen, 58 nu: duidelijk slechter, −6 punten.",
    },
}
NOT_DONE: Mapping[Verdict, tuple[str, str, str]] = {
    BETTER: (
        "so the improvement does not come from it",
        "så förbättringen kommer inte därifrån",
        "dus de verbetering komt niet daarvandaan",
    ),
    UNPROVEN: (
        "so a change does not come from it",
        "så en ändring kommer inte därifrån",
        "dus een verandering komt niet daarvandaan",
    ),
    SAME: ("or say openly", "eller säg öppet", "of zeg eerlijk"),
    UNTOLD: (
        "so a change does not come from it",
        "så en ändring kommer inte därifrån",
        "dus een verandering komt niet daarvandaan",
    ),
    WORSE: (
        "has not been kept, and scores are clearly worse",
        "inte infriat, och det är klart sämre",
        "niet nagekomen, en het is duidelijk slechter",
    ),
}
FOLLOWS: Mapping[ActionStatus, Mapping[Verdict, tuple[str, str, str]]] = {
    DONE: {
        BETTER: ("Keep it.", "Behåll det.", "Houd het vol."),
        UNPROVEN: ("Carry on, and measure again.", "Fortsätt, och mät igen.", "Ga door en meet"),
        SAME: ("It has not worked", "Det har inte fungerat", "Het heeft niet gewerkt"),
        UNTOLD: ("The next measurement may show", "Nästa mätning får visa", "De volgende meting"),
        WORSE: ("ask customers what has become worse", "fråga kunderna vad", "vraag de klanten"),
    },
    STARTED: {
        BETTER: ("Only part of the promise", "Bara en del av löftet", "maar een deel"),
        UNPROVEN: ("Finish it, and measure", "Gör klart det, och mät", "Maak het af en meet"),
        SAME: ("It is not noticed yet.", "Det märks inte än.", "Het is nog niet merkbaar."),
        UNTOLD: ("Finish it, and measure", "Gör klart det, och mät", "Maak het af en meet"),
        WORSE: ("before it is finished", "innan det görs klart", "voordat het wordt afgemaakt"),
    },
    PLANNED: NOT_DONE,
    DROPPED: NOT_DONE,
}
ORDER = ("en", "sv", "nl")
"""Languages of what follows."""


def told(page: Page, language: str = "en") -> list[str]:
    """Heading and entries of the one account of a page."""
    (account,) = accounts(page)
    return [WRITERS[language].text(account.heading), *entries(account, language)]


def noticed(page: Page, language: str = "en") -> str:
    return told(page, language)[4]


def follows(page: Page, language: str = "en") -> str:
    return told(page, language)[5]


def headline(page: Page, language: str = "en") -> str:
    return WRITERS[language].text(page.headline)


def lead(page: Page, language: str = "en") -> list[str]:
    return [WRITERS[language].text(words) for words in page.lead]


# ------------------------------------------------------------------ verdict and status


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_what_customers_noticed_is_said_by_the_verdict(verdict: Verdict, language: str) -> None:
    assert noticed(page_of(changed(verdict), [earlier()]), language) == NOTICED[language][verdict]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ActionStatus)
@pytest.mark.parametrize("verdict", Verdict)
def test_what_follows_is_said_by_status_and_verdict(
    verdict: Verdict, status: ActionStatus, language: str
) -> None:
    page = page_of(changed(verdict), [earlier(status)])
    assert FOLLOWS[status][verdict][ORDER.index(language)] in follows(page, language)


@pytest.mark.parametrize("status", [PLANNED, DROPPED])
@pytest.mark.parametrize("verdict", Verdict)
def test_what_was_not_done_is_never_kept_and_never_the_reason(
    verdict: Verdict, status: ActionStatus
) -> None:
    page = page_of(changed(verdict), [earlier(status)])
    assert follows(page).startswith("The promise has not been kept")
    assert headline(page) == "The promise has not been kept"
    assert "Keep it" not in follows(page)


@pytest.mark.parametrize(
    ("language", "small_rise", "small_fall"),
    [
        ("en", "The rise may be smaller than the 5 points", "The fall may be smaller than the 5"),
        ("sv", "Ökningen kan vara mindre än de 5 poäng", "Fallet kan vara mindre än de 5 poäng"),
        ("nl", "De stijging kan kleiner zijn dan de 5", "De daling kan kleiner zijn dan de 5"),
    ],
)
def test_a_change_that_is_no_chance_but_perhaps_too_small_is_not_called_chance(
    language: str, small_rise: str, small_fall: str
) -> None:
    rise = noticed(page_of(changed(UNPROVEN, (58.0, 62.0, 1.0, 7.0)), [earlier()]), language)
    fall = noticed(page_of(changed(UNTOLD, (62.0, 58.0, -7.0, -1.0)), [earlier()]), language)
    assert small_rise in rise
    assert small_fall in fall


@pytest.mark.parametrize(
    ("before", "change", "expected"),
    [
        pytest.param(PROTECTED, PROTECTED, "Too few have answered to show it.", id="hidden"),
        pytest.param(
            score_of(58), NOT_COMPARABLE, "The measurements cannot be compared.", id="no comparison"
        ),
        pytest.param(None, None, "The questions are not the same as then", id="asked otherwise"),
    ],
)
def test_without_a_change_nothing_is_said_of_customers(
    before: Value | None, change: Value | None, expected: str
) -> None:
    after = None if change is None else PROTECTED if change is PROTECTED else score_of(64)
    page = page_of(trust(before, after, change), [earlier()])
    assert expected in noticed(page)
    assert "The next measurement may show" in follows(page)
    assert "cannot be told" in told(page)[0]


def test_hidden_scores_of_the_wave_before_are_not_told() -> None:
    page = page_of(trust(PROTECTED, score_of(64), PROTECTED), [earlier()])
    assert told(page)[1] == "Too few answered in October 2025 to show how trust was rated."


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (DONE, "Done. It is 4711."),
        (STARTED, "Started, but not finished. It was to be noticed by 31 March 2026. It is 4711."),
        (PLANNED, "Planned, but not begun. It was to be noticed by 31 March 2026. It is 4711."),
        (DROPPED, "Dropped, so the promise was not kept. It is 4711."),
    ],
)
def test_what_was_done_is_said_by_the_status(status: ActionStatus, expected: str) -> None:
    action = earlier(status, outcome=said("It is 4711."))
    assert told(page_of(changed(BETTER), [action]))[3] == expected


def test_a_day_after_the_measurement_is_no_delay() -> None:
    action = earlier(STARTED, due=date(2027, 1, 1))
    assert told(page_of(changed(BETTER), [action]))[3] == "Started, but not finished."


def test_an_owner_without_mandate_is_named_where_the_promise_was_dropped() -> None:
    for status in ActionStatus:
        page = page_of(changed(SAME), [earlier(status, has_mandate=False)])
        assert ("had no mandate" in follows(page)) == (status is DROPPED)


# ------------------------------------------------------------------ the level aimed for


@pytest.mark.parametrize(
    ("target", "verdict", "expected"),
    [
        (64, BETTER, "The aim of 64 is reached."),
        (65, BETTER, "The aim of 65 is not reached."),
        (60, UNTOLD, "The aim of 60 is reached, but not by a proven improvement."),
        (61, UNTOLD, "The aim of 61 is not reached."),
    ],
)
def test_the_level_is_held_against_the_score_as_written(
    target: float, verdict: Verdict, expected: str
) -> None:
    assert expected in noticed(page_of(changed(verdict), [earlier(target=target)]))


@pytest.mark.parametrize(
    ("target", "reach"),
    [(50, Reach.REACHED), (60, Reach.CANNOT_TELL), (70, Reach.NOT_REACHED), (None, None)],
)
def test_a_range_reaches_a_level_only_with_its_low_end(
    target: float | None, reach: Reach | None
) -> None:
    assert reach_of(score_of(60, least=50.4, most=69.6), target) is reach
    assert reach_of(PROTECTED, target) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Whether the aim of 60 is reached cannot be told."),
        ("sv", "Om målet på 60 är nått går inte att avgöra."),
        ("nl", "Of het doel van 60 is gehaald, is niet te zeggen."),
    ],
)
def test_a_level_within_a_range_cannot_be_told(language: str, expected: str) -> None:
    change = Shown(value=6, unit=Unit.POINTS, reading=UNTOLD)
    coarse = score_of(60, least=50.4, most=69.6)
    page = page_of(trust(score_of(54), coarse, change), [earlier(target=60)])
    assert expected in noticed(page, language)
    assert "50–70" in noticed(page, language)


def test_what_worked_but_is_below_its_level_needs_more() -> None:
    below = follows(page_of(changed(BETTER), [earlier(target=70)]))
    assert below == "Keep it, and do something more to reach the aim."


# ------------------------------------------------------------------ headline and lead


@pytest.mark.parametrize(
    ("statuses", "verdict", "expected"),
    [
        ([DONE], BETTER, "The promise was kept, and scores are clearly better"),
        ([DONE] * 3, BETTER, "All 3 promises were kept, and scores are clearly better"),
        ([DONE, DROPPED], BETTER, "1 of 2 promises were kept, and there scores are clearly better"),
        ([DONE], SAME, "The promise was kept, but scores are not clearly better"),
        ([DONE, STARTED], SAME, "1 of 2 promises were kept, but scores are not clearly better"),
        ([PLANNED, DROPPED], BETTER, "None of 2 promises has been kept"),
    ],
)
def test_the_headline_counts_promises(
    statuses: list[ActionStatus], verdict: Verdict, expected: str
) -> None:
    actions = [earlier(status, code=f"a{n}") for n, status in enumerate(statuses)]
    assert headline(page_of(changed(verdict), actions)) == expected


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        (
            "en",
            "The promise was kept, but whether scores are better cannot be told",
            "2 of 2 promises were kept, but whether scores are better cannot be told",
        ),
        (
            "sv",
            "Löftet hölls, men om det har blivit bättre går inte att avgöra",
            "2 av 2 löften hölls, men om det har blivit bättre går inte att avgöra",
        ),
        (
            "nl",
            "De belofte is nagekomen, maar of het beter is, is niet te zeggen",
            "2 van de 2 beloften zijn nagekomen, maar of het daar beter is, is niet te zeggen",
        ),
    ],
)
def test_of_a_hidden_change_the_headline_does_not_say_that_it_is_no_better(
    language: str, one: str, several: str
) -> None:
    hidden = trust(score_of(58), PROTECTED, PROTECTED)
    actions = [earlier(code="one"), earlier(code="two")]
    assert headline(page_of(hidden, actions[:1]), language) == one
    assert headline(page_of(hidden, actions), language) == several


@pytest.mark.parametrize(
    ("language", "of_all", "of_those_compared"),
    [
        (
            "en",
            "No dimension has clearly changed",
            "No dimension that can be compared has clearly changed",
        ),
        (
            "sv",
            "Ingen dimension har klart förändrats",
            "Ingen dimension som kan jämföras har klart förändrats",
        ),
        (
            "nl",
            "Geen dimensie is duidelijk veranderd",
            "Geen dimensie die te vergelijken is, is duidelijk veranderd",
        ),
    ],
)
def test_of_a_dimension_that_is_not_compared_nothing_is_said(
    language: str, of_all: str, of_those_compared: str
) -> None:
    unchanged = Shown(value=1.0, unit=Unit.POINTS, low=-2.0, high=4.0, reading=SAME)
    both = {surveyed().change_id(dimension): unchanged for dimension in ("trust", "pace")}
    assert headline(page_of(both, []), language) == of_all
    one = both | {surveyed().change_id("pace"): PROTECTED}
    assert headline(page_of(one, []), language) == of_those_compared


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "2 of 3 promises were kept, and for 1 of them scores are clearly better"),
        ("sv", "2 av 3 löften hölls, och för 1 av dem är det klart bättre"),
        ("nl", "2 van de 3 beloften zijn nagekomen, en bij 1 daarvan is het duidelijk beter"),
    ],
)
def test_the_headline_tells_kept_from_better(language: str, expected: str) -> None:
    actions = [
        earlier(code="one"),
        earlier(code="two", dimension="pace"),
        earlier(DROPPED, code="three", dimension="nki"),
    ]
    page = page_of(changed(BETTER), actions)
    assert headline(page, language) == expected
    assert len(lead(page, language)) >= 3


def test_the_lead_has_each_result_once_best_first() -> None:
    actions = [earlier(DROPPED, code="one", dimension="pace"), earlier(code="two")]
    first, second, *_ = lead(page_of(changed(BETTER), actions))
    assert first == "Kept, and clearly better: trust."
    assert second == "Dropped, the promise was not kept: pace."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_has_a_name_of_its_own(language: str) -> None:
    statuses = dict.fromkeys(Result, DONE) | {
        Result.BEGUN: STARTED,
        Result.NOT_BEGUN: PLANNED,
        Result.DROPPED: DROPPED,
    }
    verdicts = {Result.NOT_PROVEN: UNPROVEN, Result.NOT_NOTICED: SAME}
    verdicts |= {Result.CANNOT_TELL: UNTOLD, Result.WORSE: WORSE}
    names = {
        told(page_of(changed(verdicts.get(result, BETTER)), [earlier(status)]), language)[0]
        for result, status in statuses.items()
    }
    assert len(names) == len(Result)


def test_without_promises_the_headline_is_about_dimensions() -> None:
    page = page_of(changed(BETTER), [])
    assert headline(page) == "Clearly better: trust"
    assert not accounts(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nothing_is_said_of_causes_is_said_once(language: str) -> None:
    actions = [earlier(code="one"), earlier(code="two")]
    page = page_of(changed(BETTER), actions)
    (section,) = [section for section in page.sections if section.anchor == "promises"]
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
    caution = {"en": "not why", "sv": "inte varför", "nl": "niet waarom"}[language]
    text = "\n".join(texts_of(page, WRITERS[language]))
    assert text.count(caution) == 1
    assert len(paragraphs[0].sentences) == 2, "two promises for trust cannot be told apart"


# ------------------------------------------------------------------ all waves and their levels


def tables(page: Page) -> dict[str, Table]:
    blocks = [block for section in page.sections for block in section.blocks]
    found = [block.table if isinstance(block, Chart) else block for block in blocks]
    return {table.anchor: table for table in found if isinstance(table, Table)}


def rows(table: Table) -> list[list[str]]:
    return [[WRITERS["en"].cell(cell) for cell in row.cells] for row in table.rows]


def test_each_metric_with_a_promise_or_a_level_has_its_waves() -> None:
    figures = changed(BETTER)
    action = earlier(target=64)
    page = page_of(figures, [action], targets={"nki": 66.0, "trust": 70.0})
    (of_trust, of_nki) = rows(tables(page)["waves-table"])
    assert of_trust == ["Trust", "58", "64", "64", "70", "yes"]
    assert of_nki[3:] == ["–", "66", "–"]


def test_levels_of_two_promises_stand_together_and_the_higher_one_counts() -> None:
    actions = [earlier(code="one", target=66), earlier(code="two", target=60)]
    (row,) = rows(tables(page_of(changed(BETTER), actions))["waves-table"])
    assert row[3:] == ["60 and 66", "–", "no"]


def test_the_chart_marks_the_level_that_was_set_then() -> None:
    page = page_of(changed(BETTER), [earlier(target=66)], targets={"trust": 70.0, "nki": 60.0})
    (section,) = [section for section in page.sections if section.anchor == "targets"]
    (chart,) = section.blocks
    assert isinstance(chart, Chart)
    assert isinstance(chart.body, IntervalChart)
    assert [row.target for row in chart.body.rows] == [66]
    assert WRITERS["en"].text(chart.finding) == "0 of 1 aims from last time are reached"


def test_without_promise_and_level_there_is_no_table_of_waves() -> None:
    assert "waves-table" not in tables(page_of(changed(BETTER), []))


def in_three_waves(action: Action) -> Context:
    """A report whose engagement has a wave more, of which the release says nothing."""
    context = surveyed()
    oldest = WaveSettings(date=date(2024, 10, 14), label=dict.fromkeys(LANGUAGES, "October 2024"))
    waves = {"2024": oldest, **context.settings.waves}
    settings = context.settings.model_copy(update={"waves": waves})
    return with_figures(replace(context, settings=settings, actions=(action,)), changed(BETTER))


def test_an_action_of_an_older_wave_gets_no_verdict_on_the_last_change() -> None:
    page = page_on(in_three_waves(earlier(decided_after="2024", target=64)))
    heading, before, _, _, seen, _ = told(page)
    assert "cannot be told" in heading
    assert "October 2024, which is not in this report" in before
    assert seen.startswith("How it has changed since October 2024 is not in this report.")
    assert "clearly better" not in seen
    assert "64 is reached, but not by a proven improvement" in seen


def test_waves_of_which_the_release_holds_nothing_are_named() -> None:
    table = tables(page_on(in_three_waves(earlier())))["waves-table"]
    assert [WRITERS["en"].text(column.label) for column in table.columns[1:3]] == [
        "October 2025",
        "October 2026",
    ]
    notes = [WRITERS["en"].text(note) for note in table.notes]
    assert "October 2024 is left out: the report compares the newest two measurements." in notes


def test_a_wave_that_the_release_holds_is_shown() -> None:
    context = in_three_waves(earlier())
    oldest = metric_id(context, "trust", Statistic.TREND_SCORE, wave="2024")
    page = page_on(with_figures(context, {oldest: score_of(51)}))
    (row,) = rows(tables(page)["waves-table"])
    assert row[1:4] == ["51", "58", "64"]


# ------------------------------------------------------------------ what a metric is


def test_a_need_is_a_metric_with_figures_of_its_own() -> None:
    context = surveyed()
    assert str(metric_id(context, "advice", Statistic.TREND_SCORE)) == (
        f"{NOW}/customers/need/advice/trend_score"
    )
    assert isinstance(change_of(context, "advice"), Shown)
    assert WRITERS["en"].text(metric_short(context, "advice")) == "Advice"


def test_the_nki_and_a_dimension_are_metrics() -> None:
    context = surveyed()
    assert "/outcome/nki/" in str(metric_id(context, "nki", Statistic.CHANGE))
    assert "/dimension/trust/" in str(metric_id(context, "trust", Statistic.CHANGE))


def test_every_verdict_has_an_example() -> None:
    assert set(STORIES) == set(Verdict)
