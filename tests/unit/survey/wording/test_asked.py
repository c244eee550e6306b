"""What a question asks for, and its language."""

import pytest

from spegla.survey.wording import (
    asks_importance,
    asks_likelihood_to_recommend,
    asks_overall_satisfaction,
    language_of,
)


@pytest.mark.parametrize(
    "question",
    [
        "How important is this to you?",
        "Rank these TBD Spack features by importance [Windows Support]",
        "Hur viktigt är följande för dig i ditt arbete?",
        "Hoe belangrijk vindt u de volgende punten?",
        "Wie wichtig ist Ihnen das?",
        "Quelle importance accordez-vous à la rapidité ?",
    ],
)
def test_a_question_about_importance_is_told(question):
    assert asks_importance(question)
    assert not asks_likelihood_to_recommend(question)


@pytest.mark.parametrize(
    "question",
    [
        "How likely are you to recommend us to a colleague?",
        "Hur troligt är det att du skulle rekommendera oss?",
        "Hoe waarschijnlijk is het dat u ons zou aanbevelen?",
        "Würden Sie uns weiterempfehlen?",
        "Recommanderiez-vous notre service ?",
    ],
)
def test_a_question_about_recommending_is_told(question):
    assert asks_likelihood_to_recommend(question)
    assert not asks_importance(question)


@pytest.mark.parametrize(
    "question",
    [
        "Overall, how satisfied are you with IT?",
        "Overall, how would you rate this training event?",
        "Hur nöjd är du sammantaget med IT-avdelningen?",
        "Hoe tevreden bent u over het algemeen over IT?",
        "Wie zufrieden sind Sie insgesamt mit der IT?",
        "Globalement, êtes-vous satisfait du service ?",
    ],
)
def test_a_question_about_the_whole_is_told(question):
    assert asks_overall_satisfaction(question)


@pytest.mark.parametrize("question", ["IT keeps its promises.", "Where do you work?", ""])
def test_other_questions_ask_for_none_of_these(question):
    assert not asks_importance(question)
    assert not asks_likelihood_to_recommend(question)
    assert not asks_overall_satisfaction(question)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "IT explains in words I understand. Faults are fixed so that they stay fixed."),
        ("sv", "IT förklarar med ord som jag förstår. Fel rättas så att de inte kommer igen."),
        ("nl", "IT legt uit in woorden die ik begrijp. Storingen worden goed verholpen."),
        ("de", "Die IT erklärt in Worten, die ich verstehe. Fehler werden dauerhaft behoben."),
        ("fr", "Le service explique avec des mots que je comprends. Les pannes sont réparées."),
    ],
)
def test_the_language_is_told_from_questions(language, text):
    assert language_of([text]) == language


def test_too_little_text_has_no_language():
    assert language_of([]) is None
    assert language_of(["Age", "Q1", "12345678901234567890"]) is None
