"""Worded ends of numeric scales, in the question."""

import pytest

from spegla.survey.wording import Ends, numeric_ends


def ends_in(question) -> Ends:
    ends = numeric_ends(question)
    assert ends is not None
    return ends


UP = """
On a scale from 1 to 5, where 1 is very bad and 5 is very good, how is IT?|1|5
How satisfied are you? (1 = not at all, 10 = completely)|1|10
How likely are you to recommend us? 0 - Not at all likely, 10 - Extremely likely|0|10
1 = Strongly disagree; 5 = Strongly agree|1|5
Question 5: How satisfied are you? (1 = very dissatisfied, 10 = very satisfied)|1|10
very bad = 1, very good = 5|1|5
Rate from 1 (worst) to 10 (best)|1|10
Hur nöjd är du? 1 = mycket missnöjd, 5 = mycket nöjd|1|5
Betygsätt: 0 = helt onöjd, 10 = helt nöjd|0|10
Svara på en skala från 1 till 10 där 1 är mycket missnöjd och 10 är mycket nöjd.|1|10
Hur bra fungerar IT på en skala 1 (mycket dåligt) till 5 (mycket bra)?|1|5
På en skala 1-5, där 5 betyder mycket nöjd och 1 betyder inte alls nöjd?|1|5
Op een schaal van 1 tot 10, waarbij 1 staat voor zeer slecht en 10 voor uitstekend|1|10
Hoe tevreden bent u over 2025? 1 = zeer ontevreden en 5 = zeer tevreden|1|5
Auf einer Skala von 1 bis 5, wobei 1 sehr schlecht und 5 sehr gut bedeutet: wie ist IT?|1|5
Sur une échelle de 0 à 10, 0 étant pas du tout probable et 10 extrêmement probable|0|10
Notez de 1 (très mauvais) à 5 (excellent)|1|5
"""
DOWN = """
Bewerten Sie von 1 (sehr gut) bis 6 (ungenügend).|1|6
I am satisfied with IT (1=strongly agree, 5=strongly disagree)|1|5
Hur nöjd är du? (1 = mycket nöjd, 5 = mycket missnöjd)|1|5
How hard was it? 1: very easy - 7: very difficult|1|7
"""


def cases(text):
    return [tuple(line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("question", "low", "high"), cases(UP))
def test_the_high_number_is_the_good_end(question, low, high):
    ends = ends_in(question)
    assert (ends.low, ends.high) == (int(low), int(high))
    assert ends.high_is_good is True


@pytest.mark.parametrize(("question", "low", "high"), cases(DOWN))
def test_the_high_number_is_the_bad_end(question, low, high):
    ends = ends_in(question)
    assert (ends.low, ends.high) == (int(low), int(high))
    assert ends.high_is_good is False


@pytest.mark.parametrize(
    "question",
    [
        "How stressed are you (1 = not at all, 5 = very much)?",
        "How many problems do you have (0 = none, 5 = many)?",
        "Rate it (1 = purple, 5 = green)",
    ],
)
def test_the_direction_is_open_where_words_do_not_tell(question):
    assert ends_in(question).high_is_good is None


def test_a_range_without_words_has_ends_without_texts():
    assert numeric_ends("Geef een rapportcijfer van 1 t/m 10") == Ends(low=1, high=10)
    assert numeric_ends("12. How is IT on a scale of 1 to 5?") == Ends(low=1, high=5)


@pytest.mark.parametrize(
    "question",
    [
        "How many times in the last 12 months did you call?",
        "Between 2 and 5 people work here",
        "Overall, how would you rate this training event?",
        "",
    ],
)
def test_other_numbers_are_no_ends(question):
    assert numeric_ends(question) is None


def test_a_long_text_does_not_take_long():
    assert numeric_ends("word " * 100_000 + "=") is None
    assert numeric_ends("1 " * 100_000) is None
