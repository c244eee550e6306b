"""Points that the others imply, and what is none of them."""

import pytest

from spegla.survey.wording import counterparts_among, says_known_words

AGREE = ["Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]


@pytest.mark.parametrize(
    ("rare", "points"),
    [
        ("Strongly disagree", AGREE),
        ("Neither agree nor disagree", ["Disagree", "Agree", "Strongly agree"]),
        ("Mycket dåligt", ["Dåligt", "Bra", "Mycket bra"]),
        ("3", ["1 - Very bad", "2", "4", "5 - Very good"]),
    ],
)
def test_the_opposite_and_the_middle_are_implied(rare: str, points: list[str]):
    assert list(counterparts_among([rare], points)) == [rare]


@pytest.mark.parametrize(
    "rare",
    [
        "Completely agree", "Strongly disagree with Bo", "Strongly disagree – ask Bo",
        "Strongly disagree (Bo)", "47 times a week", "198112289874", "7", "Bo",
    ],
)  # fmt: skip
def test_what_holds_a_word_more_or_says_the_same_again_is_not(rare: str):
    assert list(counterparts_among([rare], ["Strongly agree", *AGREE])) == []


@pytest.mark.parametrize(
    "text",
    ["Don't know", "Vet ej", "N/A", "-", "Ja", "Nein", "Annat, nämligen:", "I don't know"],
)
def test_known_words_alone_may_be_written(text: str):
    assert says_known_words(text)


@pytest.mark.parametrize(
    "text",
    ["Don't know, ask Bo", "No opinion on Bo", "Not applicable, Bo does it", "99", "Yes, Bo"],
)
def test_known_words_beside_others_may_not(text: str):
    assert not says_known_words(text)
