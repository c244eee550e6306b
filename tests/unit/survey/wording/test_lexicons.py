"""The words themselves: nothing is both good and bad."""

import pytest

from spegla.survey.wording.senses import LEXICONS, token_phrases, tokens_of


def topics(by_family):
    return {phrase for text in by_family.values() for phrase in token_phrases(text)}


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_no_topic_is_both_good_and_bad(lexicon):
    assert not topics(lexicon.good) & topics(lexicon.bad)


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_a_level_beside_a_topic_of_the_same_name_agrees_with_it(lexicon):
    good, bad = topics(lexicon.good), topics(lexicon.bad)
    for levels in lexicon.levels.values():
        for value, text in levels.items():
            for phrase in token_phrases(text):
                assert not (phrase in good and value < 0), phrase
                assert not (phrase in bad and value > 0), phrase


@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_each_position_lies_on_the_line(lexicon):
    amounts = [*lexicon.levels.values(), lexicon.degrees, lexicon.sizes, lexicon.negations]
    assert all(-1 <= value <= 1 for by_value in amounts for value in by_value)


def test_words_are_compared_without_case_and_accents():
    assert tokens_of("TRÈS Satisfait(e)") == ("tres", "satisfait", "e")
    assert tokens_of("Weiß nicht") == tokens_of("weiss nicht")
