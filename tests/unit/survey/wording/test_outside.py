"""Answers that are no answers on a scale."""

import pytest

from spegla.survey.questions import Missing
from spegla.survey.wording import outside_of

WORDS = {
    Missing.DONT_KNOW: "Don't know | I don't know | No opinion | Can't say | Vet ej | Vet inte"
    " | Ingen uppfattning | Ingen åsikt | Kan ej bedöma | Weet niet | Weet ik niet | Geen mening"
    " | Weiß nicht | Weiss nicht | Keine Meinung | Kann ich nicht beurteilen | Ne sait pas"
    " | Sans opinion | NSP | Je ne sais pas | Vet ej / ingen erfarenhet | Weet niet / n.v.t."
    " | Don't know / no experience of this | Ne sait pas / non concerné",
    Missing.NOT_APPLICABLE: "N/A | Not applicable | Does not apply | I did not attend"
    " | Have not used | No experience | Ej aktuellt | Inte aktuellt | Har inte använt tjänsten"
    " | n.v.t. | Niet van toepassing | Trifft nicht zu | Nicht zutreffend | Non applicable"
    " | Ne s'applique pas | Sans objet",
    Missing.BLANK: "Prefer not to answer | Prefer not to say | Vill ej svara | Vill inte uppge"
    " | Keine Angabe | k.A. | Geen antwoord | Wil ik niet zeggen | Préfère ne pas répondre"
    " | No answer | 99 | - | . | --",
}
CASES = [(label, reason) for reason, text in WORDS.items() for label in text.split(" | ")]
ON_SCALE = (
    "Good", "Never", "I don't know how to do this", "Neutral", "Neutral / no opinion", "No", "5",
    "I have no confidence I can do this", "Inte alls", "Niet mee eens", "Pas d'accord", "Nein",
    "Not so important", "Stämmer inte alls", "Ni satisfait ni insatisfait", "Undecided",
)  # fmt: skip


@pytest.mark.parametrize(("label", "reason"), CASES)
def test_the_reason_is_told(label, reason):
    assert outside_of(label) is reason
    assert outside_of(label.upper()) is reason


@pytest.mark.parametrize("label", ON_SCALE)
def test_an_answer_on_a_scale_is_not_outside(label):
    assert outside_of(label) is None


def test_a_sentence_of_many_words_is_no_answer_outside_a_scale():
    assert outside_of("I don't know " + "what to say " * 10) is None
