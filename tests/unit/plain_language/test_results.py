"""Typed numbers: those that look like results, and those that do not."""

import pytest

from plain_language_builder import remarks
from spegla.plain_language.remarks import Kind


@pytest.mark.parametrize(
    ("language", "text", "macro"),
    [
        ("sv", "Nöjda är 62 %.", "share"),
        ("sv", "Mellan 60–65 procent är nöjda.", "share"),
        ("sv", "Nöjda är 8 av 10 kunder.", "share"),
        ("sv", "De ger 3,4 av 5.", "score"),
        ("sv", "De ger 3.4/5 och 72/100.", "score"),
        ("sv", "NKI: 71", "score"),
        ("sv", "Betyget ligger nu på 3,8.", "score"),
        ("sv", "Förtroendet steg med 4.", "change"),
        ("sv", "Det gick upp från 58 till 62.", "change"),
        ("sv", "Skillnaden är +28 mot kunderna.", "change"),
        ("sv", "Vi fick 240 svar.", "n"),
        ("sv", "Nästan 260 kunder svarade.", "n"),
        ("en", "About 62% are pleased.", "share"),
        ("en", "They give 3.4 out of 5.", "score"),
        ("en", "a mean of 3.4", "score"),
        ("en", "Trust is up by 4 points.", "change"),
        ("en", "It fell from 62 to 58.", "change"),
        ("en", "Among customers (n = 260) it holds.", "n"),
        ("nl", "Zo is 62 procent tevreden.", "share"),
        ("nl", "Ze geven een 3,4 van 5.", "score"),
        ("nl", "een score van 64", "score"),
        ("nl", "Het verschil is 28 punten.", "change"),
        ("nl", "Samen vulden 260 klanten de vragenlijst in, met 240 reacties.", "n"),
    ],
)
def test_a_number_that_looks_like_a_result_is_pointed_out_with_its_macro(language, text, macro):
    found = remarks(text, language)
    assert found
    assert {each.kind for each in found} == {Kind.RESULT}
    assert f"{{{{ {macro}(" in found[0].fix


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Den 12 oktober 2026 kl. 9.30, senast 2026-12-18."),
        ("sv", "Följ upp efter 30, 90 och 180 dagar, i två veckor, 3 timmar."),
        ("sv", "Det kostade 250 000 kr, 4,6 mnkr, 129 kronor."),
        ("sv", "Se sidan 4 av 10, avsnitt 2.9, tabell 4, fråga 12 och version 3.11."),
        ("sv", "Ring 0911-55 12 00 eller 070-123 45 67."),
        ("sv", "Frågorna trust_1 och q07 har skalan 1 till 5; betyg 4 och 5 är gillande."),
        ("sv", "Det tar 20 procent av en heltid och har 99,9 % tillgänglighet."),
        ("sv", "Priset steg från 12 till 14 kronor."),
        ("sv", "Tre av fyra kunder minns inte."),
        ("sv", '{{ score("trust") }} av 100, och `62 %`.'),
        ("sv", "1. Ett\n2. Två\n\n61\\. Tre"),
        ("en", "On 3/5 12 of 43 on the shift rang."),
        ("en", "An average of 11 minutes, 3 requests a day."),
        ("en", "The 10 per cent discount ends; of the IT budget 40 % goes to operations."),
        ("en", "These 3 points are for the agenda."),
        ("nl", "De korting van 10 procent loopt af. Dit zijn onze 3 punten."),
        ("nl", "Om 07.04 uur, op pagina 17, voor € 25.000."),
    ],
)
def test_numbers_of_other_kinds_are_left_alone(language, text):
    assert not remarks(text, language)


def test_a_promise_may_count_and_may_not_type_a_score():
    assert not remarks("Du får svar i 90 % av fallen, säg 8 av 10 kunder.", "sv", is_promise=True)
    assert remarks("NKI ska vara 75.", "sv", is_promise=True)
