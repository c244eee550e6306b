"""Order, direction and what lies outside, from the wording of answers."""

import random

import pytest

from spegla.survey.questions import Missing
from spegla.survey.wording import Family, Ordering, order_of
from unit.survey.wording.scales import ALL, NO_SCALES, OPEN


def ordered(labels, **told) -> Ordering:
    ordering = order_of(labels, **told)
    assert ordering is not None
    return ordering


def shuffled(labels, seed=1):
    mixed = list(labels)
    random.Random(seed).shuffle(mixed)  # noqa: S311 (no secret)
    return mixed


@pytest.mark.parametrize(("language", "scale"), ALL, ids=" / ".join)
def test_a_scale_is_ordered_by_its_words(language, scale):
    ordering = ordered(shuffled(scale))
    assert ordering.points == scale
    assert ordering.is_sure, ordering.because


def test_there_are_many_scales_in_each_language():
    assert len(ALL) >= 150
    assert {language for language, _ in ALL} == {"en", "sv", "nl", "de", "fr"}


@pytest.mark.parametrize("labels", OPEN, ids=" / ".join)
def test_what_words_leave_open_is_not_sure(labels):
    ordering = order_of(shuffled(labels))
    assert ordering is None or not ordering.is_sure


@pytest.mark.parametrize("labels", NO_SCALES, ids=" / ".join)
def test_other_answers_are_no_scale(labels):
    assert order_of(shuffled(labels)) is None


def test_there_are_many_sets_that_are_no_scales():
    assert len(NO_SCALES) >= 40


@pytest.mark.parametrize(
    ("outside", "reason"),
    [
        ("I did not attend that session", Missing.NOT_APPLICABLE),
        ("Don't know", Missing.DONT_KNOW),
        ("No opinion", Missing.DONT_KNOW),
        ("Don't know / not applicable", Missing.DONT_KNOW),
        ("N/A", Missing.NOT_APPLICABLE),
        ("Prefer not to answer", Missing.BLANK),
        ("9 = Don't know", Missing.DONT_KNOW),
        ("99", Missing.BLANK),
        ("-", Missing.BLANK),
    ],
)
def test_an_answer_outside_the_scale_is_set_apart(outside, reason):
    ordering = ordered(["1 - Bad", "2 - OK", "3 - Good", outside])
    assert ordering.points == ("1 - Bad", "2 - OK", "3 - Good")
    assert ordering.outside == {outside: reason}
    assert ordering.is_sure


def test_the_confidence_scale_leaves_out_who_did_not_attend():
    ordering = ordered(
        [
            "I can absolutely do this!",
            "I did not attend that session",
            "I have low confidence I can do this",
            "I have good confidence I can do this",
        ]
    )
    assert ordering.points[0] == "I have low confidence I can do this"
    assert ordering.outside == {"I did not attend that session": Missing.NOT_APPLICABLE}
    assert ordering.family is Family.CONFIDENCE


def test_trifft_nicht_zu_is_an_end_only_among_its_like():
    on_scale = ordered(["trifft zu", "trifft teilweise zu", "trifft nicht zu"])
    assert on_scale.points == ("trifft nicht zu", "trifft teilweise zu", "trifft zu")
    outside = ordered(["sehr gut", "gut", "schlecht", "trifft nicht zu"])
    assert outside.outside == {"trifft nicht zu": Missing.NOT_APPLICABLE}


def test_numbers_in_the_answers_come_back_as_codes():
    ordering = ordered(["1 (sehr gut)", "2 (gut)", "5 (mangelhaft)", "4 (ausreichend)"])
    assert ordering.codes == (5, 4, 2, 1)
    assert ordered(["Good", "OK", "Bad"]).codes == (None, None, None)


def test_numbers_that_contradict_the_words_leave_it_unsure():
    ordering = ordered(["1 - Good", "2 - Bad", "3 - OK"])
    assert ordering.points == ("2 - Bad", "3 - OK", "1 - Good")
    assert not ordering.is_sure


def test_numbers_settle_what_words_leave_level():
    labels = ["1 - Satisfied", "2 - Happy", "0 - Unhappy"]
    assert not ordered([label[4:] for label in labels]).is_sure
    ordering = ordered(labels)
    assert ordering.points == ("0 - Unhappy", "1 - Satisfied", "2 - Happy")
    assert ordering.is_sure


def test_values_of_the_tool_settle_what_words_leave_level():
    ordering = ordered(["Happy", "Satisfied", "Unhappy"], values=["5", "4", "1"])
    assert ordering.points == ("Unhappy", "Satisfied", "Happy")
    assert ordering.is_sure
    assert ordering.codes == (None, None, None)


def test_values_of_the_tool_do_not_overrule_words():
    ordering = ordered(["Good", "OK", "Bad"], values=["7", "2", "5"])
    assert ordering.points == ("Bad", "OK", "Good")
    assert ordering.is_sure


def test_a_scale_whose_much_end_is_bad_runs_from_bad_to_good():
    ordering = ordered(["No, not rude at all", "Yes, somewhat rude", "Yes, very rude"])
    assert ordering.points == ("Yes, very rude", "Yes, somewhat rude", "No, not rude at all")
    assert ordering.bad_is_much
    assert not ordered(["Rude", "Neutral", "Polite"]).bad_is_much
    assert not ordered(["Horrible", "Bad", "Poor"]).bad_is_much


@pytest.mark.parametrize(
    "labels",
    [
        ("Yes, a big problem", "Yes, a small problem", "No"),
        ("Very annoying", "A little annoying", "Not at all"),
        ("Stora problem", "Små problem", "Inga"),
    ],
)
def test_no_is_good_where_the_others_are_about_trouble(labels):
    assert ordered(shuffled(labels)).points == labels
    assert ordered(labels).is_sure


def test_an_amount_of_nothing_named_is_not_sure_beside_a_reproach():
    assert not ordered(["Not at all", "Difficult", "Very difficult"]).is_sure


def test_two_wordings_of_one_answer_are_one_point():
    ordering = ordered(
        [
            "No, not rude at all",
            "No, not at all rude",
            "Yes, somewhat rude",
            "Yes, very rude",
            "yes,  VERY rude",
        ]
    )
    assert len(ordering.points) == 3
    assert ordering.same_as == {"No, not rude at all": "No, not at all rude"}
    assert ordering.is_sure


def test_an_answer_that_is_not_understood_leaves_it_unsure():
    ordering = ordered(["Very good", "Good", "Bad", "Purple"])
    assert not ordering.is_sure
    assert "not understood" in ordering.because
    assert "Purple" not in ordering.because


def test_often_is_not_taken_for_good_where_the_question_asks_about_trouble():
    labels = ["Never", "Sometimes", "Often"]
    assert ordered(labels, question="How often do you use the portal?").is_sure
    assert not ordered(labels, question="How often does the network fail?").is_sure
    assert not ordered(labels, question="Hur ofta har du problem med datorn?").is_sure


def test_unsure_is_the_middle_only_of_a_balanced_scale():
    balanced = ordered(["Agree", "Disagree", "Not sure"])
    assert balanced.points == ("Disagree", "Not sure", "Agree")
    assert not balanced.is_sure
    lopsided = ordered(["Excellent", "Good", "Poor", "Not sure"])
    assert lopsided.outside == {"Not sure": Missing.DONT_KNOW}


def test_undecided_beside_a_middle_lies_outside():
    ordering = ordered(["Agree", "Neutral", "Disagree", "Unsure"])
    assert ordering.outside == {"Unsure": Missing.DONT_KNOW}
    assert ordering.points == ("Disagree", "Neutral", "Agree")


def test_some_answers_of_a_scale_are_enough():
    ordering = ordered(["OK", "Excellent", "Good"])
    assert ordering.points == ("OK", "Good", "Excellent")


@pytest.mark.parametrize(
    ("labels", "family"),
    [
        (("Agree", "Neutral", "Disagree"), Family.AGREEMENT),
        (("Satisfied", "Neutral", "Dissatisfied"), Family.SATISFACTION),
        (("Good", "OK", "Bad"), Family.QUALITY),
        (("Daily", "Weekly", "Never"), Family.FREQUENCY),
        (("Critical", "Very important", "Not important"), Family.IMPORTANCE),
        (("Definitely", "Probably", "Probably not"), Family.LIKELIHOOD),
        (("Easy", "Neutral", "Difficult"), Family.EASE),
        (("Not at all", "Slightly", "Completely"), Family.EXTENT),
        (("Better", "The same", "Worse"), Family.COMPARISON),
        (("Stämmer helt", "Stämmer delvis", "Stämmer inte"), Family.TRUTH),
        (("Very rude", "Slightly rude", "Not rude"), Family.TROUBLE),
    ],
)
def test_the_family_says_what_the_scale_is_about(labels, family):
    assert ordered(labels).family is family


def test_free_text_is_left_alone():
    assert (
        order_of([f"The service was good on day {day} of the month" for day in range(90)]) is None
    )


def test_words_that_are_not_understood_tell_answers_apart():
    answers = ["Very zorply", "Somewhat zorply", "Somewhat unzorply", "Very unzorply"]
    ordering = order_of([*answers, "Not zorply"])
    assert ordering is None or not ordering.same_as


def test_favourably_and_unfavourably_are_ends():
    answers = ["Very unfavorably", "Somewhat unfavorably", "Somewhat favorably", "Very favorably"]
    middle = "Neither favorably nor unfavorably (neutral)"
    ordering = order_of([*answers, middle])
    assert ordering is not None
    assert ordering.points == (*answers[:2], middle, *answers[2:])
    assert ordering.is_sure
