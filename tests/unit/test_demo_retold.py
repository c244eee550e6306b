"""What the demo tells of its four promises, and that other answers would be told otherwise.

The answers themselves are altered, and go the whole way: summary, gate, report, words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from explained_demo import engagement
from report_builder import make_writer
from spegla.privacy import archive, gate
from spegla.report.context import Context
from spegla.report.model import Account, Page
from spegla.report.pages.since_last_time import since_last_time
from spegla.stats.summarise import summarise
from spegla.survey.records import Action, ActionStatus
from spegla.survey.responses import Responses, Survey

LANGUAGES = ("sv", "en", "nl")
PROMISED = ("delivery", "business", "trust", "change")
"""The dimension of each promise, in the plan's order."""

Shift = tuple[int, int]
"""By how many steps of the scale answers move, and how many people in a hundred move theirs."""

Told = Mapping[str, Sequence[str]]
"""Per language what is said of each promise, in the plan's order."""


@cache
def context(shifts: tuple[tuple[str, Shift], ...] = ()) -> Context:
    """What the report is written from when the newest answers to some dimensions are shifted."""
    read = engagement()
    survey = shifted(read.survey, dict(shifts))
    summary = summarise(survey, resamples=200, generator=np.random.default_rng(1))
    released = gate.release(summary, survey.questionnaire, read.settings)
    return Context(
        released=gate.reopen(archive.to_json(released)),
        questionnaire=survey.questionnaire,
        settings=read.settings,
        actions=read.actions,
        version="1.0",
    )


def shifted(survey: Survey, shifts: Mapping[str, Shift]) -> Survey:
    """The survey with other answers in its newest wave."""
    *earlier, newest = survey.waves
    customers = newest.customers
    for dimension, (steps, of_hundred) in shifts.items():
        for item in survey.questionnaire.items_of(dimension, newest.code):
            way = -steps if item.is_reversed else steps
            customers = _moved(customers, item.code, way, of_hundred)
    return replace(survey, waves=(*earlier, replace(newest, customers=customers)))


def _moved(customers: Responses, item: str, steps: int, of_hundred: int) -> Responses:
    codes = customers.codes.copy()
    moves = np.arange(len(codes)) % 100 < of_hundred
    codes.loc[moves, item] = (codes.loc[moves, item] + steps).clip(1, 5)
    return replace(customers, codes=codes)


def page(shifts: Mapping[str, Shift], statuses: Mapping[str, ActionStatus]) -> Page:
    made = context(tuple(shifts.items()))
    actions = tuple(_as(action, statuses.get(action.code)) for action in made.actions)
    return since_last_time(replace(made, actions=actions), "2025")


def _as(action: Action, status: ActionStatus | None) -> Action:
    return action if status is None else replace(action, status=status)


def told(found: Page, language: str) -> list[tuple[str, str, str]]:
    """Of each promise the heading, what customers noticed, and what follows."""
    writer = make_writer(language)
    accounts = [b for s in found.sections for b in s.blocks if isinstance(b, Account)]
    return [
        (
            writer.text(account.heading),
            " ".join(map(writer.text, account.entries[3].sentences)),
            " ".join(map(writer.text, account.entries[4].sentences)),
        )
        for account in accounts
    ]


AS_IT_IS: Told = {
    "en": (
        "Delivery and support: kept, and clearly better",
        "Business orientation: kept, and clearly better",
        "Trust: kept; better, not yet proven",
        "Change: dropped, the promise was not kept",
    ),
    "sv": (
        "Leverans och support: hållet, och klart bättre",
        "Verksamhetsförståelse: hållet, och klart bättre",
        "Förtroende: hållet, bättre men ännu inte säkerställt",
        "Förändring: avbrutet, löftet hölls inte",
    ),
    "nl": (
        "Levering en support: nagekomen, en duidelijk beter",
        "Bedrijfsgerichtheid: nagekomen, en duidelijk beter",
        "Vertrouwen: nagekomen; beter, nog niet bewezen",
        "Verandering: stopgezet, de belofte is niet nagekomen",
    ),
}
RETOLD: Mapping[str, Shift] = {
    "delivery": (-1, 60),
    "business": (-1, 24),
    "trust": (-1, 4),
    "change": (1, 80),
}
"""Worse; as before; better by too little to tell; better although nothing was done."""
IF_RETOLD: Told = {
    "en": (
        "Delivery and support: kept, but clearly worse",
        "Business orientation: kept, but not noticed",
        "Trust: kept, but whether it shows cannot be told",
        "Change: dropped, the promise was not kept",
    ),
    "sv": (
        "Leverans och support: hållet, men klart sämre",
        "Verksamhetsförståelse: hållet, men det märks inte",
        "Förtroende: hållet, men om det märks går inte att avgöra",
        "Förändring: avbrutet, löftet hölls inte",
    ),
    "nl": (
        "Levering en support: nagekomen, maar duidelijk slechter",
        "Bedrijfsgerichtheid: nagekomen, maar niet merkbaar",
        "Vertrouwen: nagekomen, maar of het merkbaar is, is niet te zeggen",
        "Verandering: stopgezet, de belofte is niet nagekomen",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_tells_of_its_four_promises(language: str) -> None:
    assert tuple(heading for heading, _, _ in told(page({}, {}), language)) == AS_IT_IS[language]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "3 of 4 promises were kept, and for 2 of them scores are clearly better"),
        ("sv", "3 av 4 löften hölls, och för 2 av dem är det klart bättre"),
        ("nl", "3 van de 4 beloften zijn nagekomen, en bij 2 daarvan is het duidelijk beter"),
    ],
)
def test_the_demo_counts_its_promises(language: str, expected: str) -> None:
    assert make_writer(language).text(page({}, {}).headline) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_answers_are_told_otherwise(language: str) -> None:
    headings = tuple(heading for heading, _, _ in told(page(RETOLD, {}), language))
    assert headings == IF_RETOLD[language]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "3 of 4 promises were kept, but scores are not clearly better"),
        ("sv", "3 av 4 löften hölls, men inget av dem har blivit klart bättre"),
        ("nl", "3 van de 4 beloften zijn nagekomen, maar daar is het niet duidelijk beter"),
    ],
)
def test_other_answers_give_another_headline(language: str, expected: str) -> None:
    assert make_writer(language).text(page(RETOLD, {}).headline) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_four_stories_is_left_when_they_are_retold(language: str) -> None:
    before, after = told(page({}, {}), language), told(page(RETOLD, {}), language)
    for (_, noticed, follows), (_, noticed_then, follows_then) in zip(before, after, strict=True):
        assert noticed != noticed_then
        assert follows != follows_then


@pytest.mark.parametrize(
    ("language", "dropped", "started"),
    [
        ("en", "the improvement does not come from it", "Only part of the promise"),
        ("sv", "förbättringen kommer inte därifrån", "Bara en del av löftet"),
        ("nl", "de verbetering komt niet daarvandaan", "een deel van de belofte"),
    ],
)
def test_another_status_changes_what_follows_from_the_same_answers(
    language: str, dropped: str, started: str
) -> None:
    """Change got better though it was dropped; delivery got better, and would be half done."""
    of_change = told(page(RETOLD, {}), language)[3]
    assert dropped in of_change[2]
    begun = {"next_step_in_every_case": ActionStatus.STARTED}
    assert started in told(page({}, begun), language)[0][2]


def test_the_four_promises_stand_in_the_order_of_the_plan() -> None:
    earlier = [action for action in engagement().actions if action.decided_after == "2025"]
    assert tuple(action.dimension for action in earlier) == PROMISED
