"""Verbs that customers can see happening: the product's lists, and what is made of a text."""

import csv
import tomllib

import pytest

from demo_files import ROOT
from spegla.survey.checks.observable import Verbs, parse_verbs, verbs_in
from spegla.survey.files import product_files

FILE = "plain_language/observable_verbs.toml"
LANGUAGES = ("en", "sv", "nl")
FEWEST = 60
NOTHING_TO_SEE = {
    "en": (
        "IT will improve communication.",
        "We can strengthen our work with customers.",
        "We are working on being better at follow-up.",
        "In order to be better, IT reviews its processes.",
        "A better dialogue with the business.",
        "Increase customer satisfaction.",
    ),
    "sv": (
        "IT ska förbättra kommunikationen.",
        "Vi kan stärka dialogen med verksamheten.",
        "Vi arbetar med att bli bättre på uppföljning.",
        "IT ska se över sina rutiner.",
        "En bättre dialog med verksamheten.",
        "Öka kundnöjdheten.",
    ),
    "nl": (
        "IT gaat de communicatie verbeteren.",
        "We kunnen de samenwerking versterken.",
        "We werken aan betere opvolging.",
        "IT draagt bij aan een prettige samenwerking.",
        "Een betere dialoog met de afdelingen.",
        "De klanttevredenheid vergroten.",
    ),
}
TO_BE_SEEN = {
    "en": ("You get a date.", "IT calls back the same day.", "Those who order can say no.",
           "You are asked before anything is decided."),
    "sv": ("Du får ett datum.", "IT ringer upp samma dag.", "Den som beställer kan säga nej.",
           "Du tillfrågas innan något beslutas."),
    "nl": ("Je krijgt een datum.", "IT belt dezelfde dag terug.", "Wie bestelt, kan nee zeggen.",
           "Je wordt gevraagd voordat er iets wordt besloten."),
}  # fmt: skip


@pytest.fixture(scope="module")
def verbs() -> dict[str, Verbs]:
    found, problems = parse_verbs(tomllib.loads(product_files()[FILE].decode()), file=FILE)
    assert not problems
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_forms_enough_and_none_on_two_lists(
    verbs: dict[str, Verbs], language: str
) -> None:
    of = verbs[language]
    assert len(of.observable) >= FEWEST
    assert len(of.unobservable) >= FEWEST
    assert not of.observable & of.unobservable
    assert not of.weak & (of.observable | of.unobservable)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_can_see_is_told_from_what_a_customer_sees(
    verbs: dict[str, Verbs], language: str
) -> None:
    for text in NOTHING_TO_SEE[language]:
        assert not verbs_in(text, verbs[language]).is_observable, text
    for text in TO_BE_SEEN[language]:
        assert verbs_in(text, verbs[language]).is_observable, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_promise_and_every_notice_of_the_product_is_observable(
    verbs: dict[str, Verbs], language: str
) -> None:
    with (ROOT / "data/actions.csv").open(encoding="utf-8") as file:
        promises = [row[f"promise_{language}"] for row in csv.DictReader(file)]
    assert len(promises) == 7
    for text in promises:
        assert verbs_in(text, verbs[language]).is_observable, text


def test_of_two_forms_that_overlap_the_longer_counts() -> None:
    verbs = Verbs(
        observable=frozenset({"se"}), weak=frozenset(), unobservable=frozenset({"se över"})
    )
    assert verbs_in("Vi ska SE  ÖVER det.", verbs).unobservable == ("se över",)
    assert verbs_in("Du kan se det.", verbs).observable == ("se",)


def test_a_weak_form_is_not_enough_beside_what_nobody_sees() -> None:
    verbs = Verbs(
        observable=frozenset(), weak=frozenset({"can"}), unobservable=frozenset({"improve"})
    )
    assert verbs_in("Anybody can.", verbs).is_observable
    assert not verbs_in("IT can improve.", verbs).is_observable
    assert not verbs_in("", verbs).is_observable


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"en": 3}, "en is no table"),
        ({"en": {"observable": []}}, 'en has no list "weak"'),
        (
            {"en": {"observable": [], "weak": [], "unobservable": [], "weaker": []}},
            'unknown list "en.weaker"',
        ),
        (
            {"en": {"observable": ["see", 4], "weak": [], "unobservable": []}},
            "en.observable is no list of words",
        ),
        (
            {"en": {"observable": "see", "weak": [], "unobservable": ["..."]}},
            "en.observable is no list of words",
        ),
    ],
)
def test_a_faulty_list_is_told_and_left_out(raw: dict[str, object], found: str) -> None:
    verbs, problems = parse_verbs(raw, file="verbs.toml")
    assert verbs == {}
    assert found in [problem.found for problem in problems]
