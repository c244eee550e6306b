"""The page "Action plan": what stands on it, in which words, and what leads to it."""

import datetime as dt
from functools import cache
from typing import Any

import markdown
import pytest

from report_builder import make_report, make_writer
from site_builder import site_files
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.model import Page, Pointer
from spegla.report.pages.action_plan import KEY, action_plan_page, has_action_plan
from spegla.survey.records import Action, ActionStatus, Activity, People
from spegla.survey.responses import Survey
from survey_builder import (
    BEFORE,
    LANGUAGES,
    alike,
    make_action,
    make_context,
    make_survey,
    said,
    texts_of,
)

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
DECISION = {"text": dict.fromkeys(LANGUAGES, "Agree."), "date": "2026-12-03"}
HEADLINES = {
    "en": "Customers will notice 1 thing, and the next measurement can show it",
    "sv": "Kunderna ska märka 1 sak, och nästa mätning kan visa det",
    "nl": "Klanten gaan 1 ding merken, en de volgende meting kan dat laten zien",
}


@cache
def survey() -> Survey:
    codes = [CODES[person % 13] for person in range(80)]
    return make_survey({**alike("trust", codes), **alike("pace", codes[::-1])})


def planned(**overrides: Any) -> Action:
    fields: dict[str, Any] = {
        "first_step_by": dt.date(2026, 12, 15),
        "co_designer": said("Finance"),
        "target": 90.0,
        "stop": said("The monthly letter."),
    }
    return make_action(**(fields | overrides))


def context(*actions: Action, **settings: Any) -> Context:
    return make_context(survey(), actions=actions, **({"decision": DECISION} | settings))


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def page(*actions: Action, **settings: Any) -> Page:
    return action_plan_page(context(*actions, **settings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_in_each_language_what_customers_will_notice(language: str) -> None:
    found = page(planned())
    assert words(found.headline, language) == HEADLINES[language]
    text = words(found, language)
    for part in ("You see a date.", "Write it.", "Finance", "The monthly letter.", "90", "80"):
        assert part in text, part


def test_the_promise_comes_first_and_the_facts_below_it() -> None:
    first = page(planned()).sections[0]
    assert words(first.heading) == "You see a date."
    text = words(first)
    assert "By 15 December 2026." in text
    assert "Head of service desk, who has the mandate" in text
    assert "To be noticed by 27 February 2027. Planned." in text
    assert "in October 2026, target 90." in text
    assert "With 80 answers, as this time," in text


def test_follow_ups_have_their_days_after_thirty_ninety_and_a_hundred_and_eighty() -> None:
    text = words(page(planned()))
    for day in ("2 January 2027", "3 March 2027", "1 June 2027"):
        assert day in text
    open_ = words(page(planned(), decision=None))
    assert "After 30 days\n" in open_
    assert "2 January 2027" not in open_
    assert "Count the days from the day of the decision" in open_


def test_changed_data_change_the_headline() -> None:
    def headline(*actions: Action) -> str:
        return words(page(*actions).headline)

    second = planned(code="b", dimension="pace")
    assert headline(planned(), second).startswith("Customers will notice 2 things, and")
    unowned = planned(has_mandate=False)
    assert headline(unowned, second) == "1 of 2 actions has an owner without a mandate"
    assert headline(planned(target=None), second) == "1 of 2 actions has no target"
    assert headline(planned(target=55.0), second) == "Customers will notice 2 things"
    dropped = planned(status=ActionStatus.DROPPED)
    assert headline(dropped) == "All that was planned has been dropped"
    assert headline(planned(status=ActionStatus.DROPPED, has_mandate=False), second).startswith(
        "Customers will notice 1 thing, and"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "who has no mandate"), ("sv", "som saknar mandat"), ("nl", "zonder mandaat")],
)
def test_an_owner_without_a_mandate_is_said_plainly(language: str, expected: str) -> None:
    assert expected in words(page(planned(has_mandate=False)).sections[0], language)


def test_a_priority_without_an_action_is_named() -> None:
    targets = {"trust": 95.0, "pace": 95.0}
    assert "Nothing is planned yet for pace" in words(page(planned(), targets=targets).lead)
    both = page(planned(), planned(code="b", dimension="pace"), targets=targets)
    assert "Nothing is planned yet" not in words(both.lead)


def test_a_score_that_is_not_shown_is_said_and_no_figure_stands_in_its_place() -> None:
    few = make_survey(alike("trust", [4, 2, 5, 3]))
    text = words(action_plan_page(make_context(few, actions=[planned()])).sections[0])
    assert "the report does not show this score, so there is no baseline" in text
    assert "can probably be proven" not in text


def test_the_activity_is_named_from_the_catalogue() -> None:
    activity = Activity(
        code="coffee", dimensions=(), people=People.ONE, minutes=30, metric=None,
        title=said("A cup of coffee"), purpose=said("Listen."), who=said("Two people"),
        steps=(), notice=said("You are asked."),
    )  # fmt: skip
    found = context(planned(activity="coffee"))
    named = words(action_plan_page(Context(**{**_fields(found), "activities": (activity,)})))
    assert "“A cup of coffee”.\n30 minutes. Two people." in named
    assert "A cup of coffee" not in words(action_plan_page(found))


def _fields(found: Context) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_without_actions_after_the_newest_wave_there_is_no_page_and_nothing_leads_to_it() -> None:
    found = context(planned(decided_after=BEFORE))
    assert not has_action_plan(found)
    report = build_report(found)
    assert report.plan is None
    assert KEY not in [each.key for each in report.pages]
    assert KEY not in _led_to(report.pages)
    with pytest.raises(ValueError, match="no plan"):
        action_plan_page(found)


def test_cover_leads_to_the_page_which_stands_before_the_method() -> None:
    report = build_report(context(planned(), targets={"trust": 95.0, "pace": 95.0}))
    keys = [each.key for each in report.pages]
    assert keys[keys.index(KEY) + 1] == "method"
    assert KEY in _led_to((report.page("index"),))
    assert KEY not in _led_to((report.one_page,))


def _led_to(pages: tuple[Page, ...]) -> list[str]:
    blocks = (block for each in pages for part in each.sections for block in part.blocks)
    return [block.page for block in blocks if isinstance(block, Pointer)]


# ------------------------------------------------------------------ how it is drawn

HOSTILE = (
    "<script>alert(1)</script>",
    "# Heading {: #stolen .class }",
    "[click](javascript:alert(1)) ![x](http://example.com/x.png)",
    "{{ 7*7 }} {% include 'x' %}",
    "</dd></dl><h1>Out</h1>",
    "first\n\n# second\n---\ntitle: stolen\n---",
)


def site_page(text: str) -> str:
    hostile = planned(
        promise=said(text), owner=said(text), co_designer=said(text), first_step=said(text),
        stop=said(text),
    )  # fmt: skip
    report = make_report(pages=(*make_report().pages[:1], page(hostile)))
    return site_files(report, languages=("en",))[f"docs/en/{KEY}.md"].decode()


def tags(text: str) -> list[str]:
    body = text.split("---\n", 2)[2]
    drawn = markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])
    return [part.split(">")[0].split(" ")[0] for part in drawn.split("<")[1:]]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_gain_no_element_on_the_site(text: str) -> None:
    assert tags(site_page(text)) == tags(site_page("Harmless words."))
    assert site_page(text).count("\n---\n") == site_page("Harmless words.").count("\n---\n")


def test_each_language_links_its_own_files() -> None:
    report = make_report(pages=(*make_report().pages[:1], page(planned())))
    made = site_files(report, languages=("sv", "en"))
    for language in ("sv", "en"):
        text = made[f"docs/{language}/{KEY}.md"].decode()
        for ending in ("xlsx", "csv", "ics"):
            assert f'href="../action-plan-{language}.{ending}"' in text
