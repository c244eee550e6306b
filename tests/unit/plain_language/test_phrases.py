"""Phrases of the lists find what they are meant to find."""

import tomllib

import pytest

from plain_language_builder import LANGUAGES, lexicon, remarks
from site_builder import templates
from spegla.errors import InputError
from spegla.plain_language.lexicon import lexicons
from spegla.plain_language.phrases import compiled
from spegla.plain_language.remarks import Kind


def phrases(language: str) -> list[str]:
    document = tomllib.loads(templates()[f"plain_language/{language}.toml"].decode())
    return [phrase for each in document["platitudes"] for phrase in each["phrases"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_has_more_than_forty_phrases_and_a_question_for_each(language):
    assert len(phrases(language)) > 100
    assert len(lexicon(language).platitudes) > 40
    assert all(each.ask.endswith(("?", ".")) for each in lexicon(language).platitudes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_of_a_list_is_pointed_out(language):
    missed = []
    for phrase in phrases(language):
        slots = [slot.rstrip("?").split("|")[0].strip("*") for slot in phrase.split()]
        text = " ".join(slot for slot in slots if slot.strip("."))
        if [each.kind for each in remarks(f"Så {text}.", language)] != [Kind.PLATITUDE]:
            missed.append(phrase)
    assert not missed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "KUNDEN I CENTRUM"),
        ("sv", "kundens\nbehov: kunden **i** _centrum_"),
        ("sv", "Så sätter vi också kunderna i fokus"),
        ("sv", "Ett kund-fokuserat, kund fokuserat eller kundfokuserat arbete"),
        ("sv", "att ställa ”kunden” i fokus"),
        ("en", "the customer\u2019s voice, customer‑centric"),
        ("en", "best-in-\nclass"),
        ("en", "“outside in”"),
        ("nl", "we zetten dit jaar de klanten centraal"),
        ("nl", "klant\u00adgerichte houding"),
        ("nl", "<em>toegevoegde</em> waarde"),
    ],
)
def test_case_marks_lines_and_inflection_hide_no_phrase(language, text):
    assert Kind.PLATITUDE in {each.kind for each in remarks(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Kontoret i centrum har en kund. I fokus står leveransen."),
        ("sv", "Kunden först i kön fick vänta."),
        ("sv", "`kunden i centrum` och [sidan](kunden-i-centrum.md)"),
        ("sv", "> Kunden i centrum"),
        ("en", "Customers first notice the date. Put the customer in touch with the team."),
        ("en", "See <https://host/best-in-class>."),
        ("nl", "De klant belde het klantcentrum. Er is een verschil tussen samen en apart."),
    ],
)
def test_what_only_looks_like_a_phrase_is_left_alone(language, text):
    assert not remarks(text, language)


def test_of_phrases_that_overlap_the_longest_is_pointed_out_once():
    (remark,) = remarks("Vi sätter kunden i centrum.", "sv")
    assert remark.found.startswith('"sätter kunden i centrum"')


def test_a_phrase_without_alternatives_finds_whole_words_only():
    pattern = compiled(["synergy"])
    assert pattern.search("a synergy!")
    assert not pattern.search("synergyless or a synergy-map")


def test_own_phrases_are_looked_for_besides_those_of_the_product():
    own = '[[platitudes]]\nphrases = ["hjärtat i it"]\nask = "Where?"\n'.encode()
    known = lexicons({**templates(), "plain_language/sv-own.toml": own}, ["sv"])["sv"]
    assert len(known.platitudes) == len(lexicon("sv").platitudes) + 1
    assert known.platitudes[-1].pattern.search("med hjärtat i it")


def test_what_is_wrong_with_own_phrases_is_said_all_at_once():
    own = b'[[platitudes]]\nphrases = ["... in", "ok"]\nask = ""\nwhy = "x"\n'
    with pytest.raises(InputError) as error:
        lexicons({**templates(), "plain_language/en-own.toml": own}, ["en"])
    assert [problem.found for problem in error.value.problems] == [
        '"platitudes.1.phrases.1" has a value that is not allowed',
        '"platitudes.1.ask" has a value that is not allowed',
        'unknown setting "platitudes.1.why"',
    ]


def test_a_language_without_lists_has_no_advice():
    assert lexicons(templates(), ["fo"]) == {}
