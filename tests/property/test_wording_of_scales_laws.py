"""Laws of ordering answers by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spegla.survey.wording import order_of
from spegla.survey.wording.reading import read
from spegla.survey.wording.senses import LEXICONS, tokens_of
from unit.survey.wording.scales import ALL, NO_SCALES, OPEN

SETS = [scale for _, scale in ALL] + NO_SCALES + OPEN
WORDS = st.sampled_from(
    [
        "very",
        "not",
        "at",
        "all",
        "good",
        "bad",
        "agree",
        "disagree",
        "satisfied",
        "never",
        "often",
        "a",
        "little",
        "no",
        "yes",
        "inte",
        "alls",
        "helt",
        "nöjd",
        "zeer",
        "niet",
        "eens",
        "sehr",
        "nicht",
        "gut",
        "très",
        "pas",
        "d'accord",
        "neither",
        "nor",
        "1",
        "5",
        "(",
        ")",
        "-",
        ",",
        "week",
        "per",
    ]
)


@given(st.sampled_from(SETS), st.randoms(use_true_random=False))
def test_the_order_given_does_not_count(labels, random):
    mixed = list(labels)
    random.shuffle(mixed)
    assert order_of(mixed) == order_of(labels)


@given(st.sampled_from([scale for _, scale in ALL]), st.data())
def test_what_was_answered_of_a_scale_keeps_its_order(scale, data):
    """Answers that nobody gave are missing from an export; the rest is never turned round."""
    kept = data.draw(st.sets(st.sampled_from(scale), min_size=3))
    ordering = order_of(kept)
    expected = tuple(label for label in scale if label in kept)
    if ordering is not None and ordering.is_sure:
        assert ordering.points == expected
    if ordering is not None:
        assert ordering.points != expected[::-1]


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_each_text_has_one_place_between_the_ends(text):
    for lexicon in LEXICONS.values():
        position = read(tokens_of(text), lexicon).position
        assert position is None or -1 <= position <= 1


@given(st.sets(st.text(max_size=12), max_size=14))
def test_any_texts_can_be_asked_about(labels):
    ordering = order_of(labels)
    assert ordering is None or set(ordering.points) <= labels


@pytest.mark.parametrize("language", LEXICONS)
def test_a_degree_never_turns_a_topic_round(language):
    lexicon = LEXICONS[language]
    for phrases in lexicon.good.values():
        topic = phrases.split(" | ")[0]
        for value, degrees in lexicon.degrees.items():
            degree = degrees.split(" | ")[0]
            position = read(tokens_of(f"{degree} {topic}"), lexicon).position
            assert position is None or (position > 0) == (value > 0), (degree, topic)
