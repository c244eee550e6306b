"""Quotations in balance: as many positive ones as a score or counted sentiments imply."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comment_builder import make_comment, make_comments, make_context, several
from report_builder import make_writer
from spegla.privacy.released import ReleasedComment, ReleasedInterview
from spegla.report.context import Context
from spegla.report.model import Page
from spegla.report.pages.dimension import dimension
from spegla.report.pages.in_their_words import in_their_words
from spegla.report.quotations import QUOTES, Chosen, Lack, Quotation, balanced, tilt
from spegla.survey.comments import Comment
from spegla.survey.questions import OpenQuestion
from spegla.survey.readings import InterviewTheme, Sentiment
from survey_builder import LANGUAGES, NOW, alike, make_settings, make_survey, said, texts_of
from survey_builder import make_context as make_scored

LOW, HIGH = [2, 3] * 20, [4, 5] * 20


def glad(*texts: str) -> list[Quotation]:
    return [Quotation(text=text, sentiment=Sentiment.POSITIVE) for text in texts]


def sad(*texts: str) -> list[Quotation]:
    return [Quotation(text=text, sentiment=Sentiment.NEGATIVE) for text in texts]


def texts(chosen: Chosen) -> str:
    return "".join(each.text for each in chosen.quotations)


# ------------------------------------------------------------------ which are chosen


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, "ade"), (0.49, "ade"), (0.5, "abd"), (1.0, "abd"), (None, "ade")]
)
def test_as_many_are_positive_as_the_score_implies(share: float | None, expected: str) -> None:
    chosen = balanced([*glad("a", "b", "c"), *sad("d", "e", "f")], share=share)
    assert (texts(chosen), chosen.lack) == (expected, None)


def test_two_in_balance_are_better_than_three_that_are_not() -> None:
    assert texts(balanced([*glad("a", "b"), *sad("d")], share=0.3)) == "ad"
    assert texts(balanced([*glad("a"), *sad("d", "e")], share=0.8)) == "ad"


@pytest.mark.parametrize(
    ("candidates", "share", "lack"),
    [
        (sad("d", "e", "f"), 0.7, Lack.POSITIVE),
        (sad("d"), 0.5, Lack.POSITIVE),
        (sad("d", "e", "f"), 0.1, None),
        (glad("a", "b", "c"), 0.7, Lack.CRITICAL),
        (glad("a"), 0.4, Lack.CRITICAL),
        (glad("a", "b", "c"), 0.9, None),
        (glad("a", "b", "c"), None, None),
        ([], 0.7, None),
    ],
)
def test_of_one_sort_alone_it_is_told_what_the_score_calls_for(
    candidates: list[Quotation], share: float | None, lack: Lack | None
) -> None:
    assert balanced(candidates, share=share).lack is lack


def test_negative_comments_come_before_neutral_ones_and_interviews_last() -> None:
    neutral = [Quotation(text="n", sentiment=Sentiment.NEUTRAL)]
    told = [Quotation(text="i", sentiment=Sentiment.NEGATIVE, is_interview=True)]
    assert texts(balanced([*told, *neutral, *sad("d"), *glad("a")], share=0.4)) == "adn"
    assert texts(balanced([*told, *neutral, *glad("a")], share=0.4)) == "ani"


@given(
    st.lists(st.tuples(st.sampled_from(Sentiment), st.booleans()), max_size=8),
    st.none() | st.floats(0, 1),
)
def test_both_sorts_are_always_heard_where_both_may_be(
    drawn: list[tuple[Sentiment, bool]], share: float | None
) -> None:
    candidates = [
        Quotation(text=str(place), sentiment=sentiment, is_interview=is_interview)
        for place, (sentiment, is_interview) in enumerate(drawn)
    ]
    chosen = balanced(candidates, share=share)
    sorts = {each.sentiment is Sentiment.POSITIVE for each in candidates}
    assert {each.sentiment is Sentiment.POSITIVE for each in chosen.quotations} == sorts
    assert len(chosen.quotations) <= QUOTES
    assert set(chosen.quotations) <= set(candidates)
    assert bool(chosen.quotations) == bool(candidates)
    if len(sorts) == 2:
        assert chosen.lack is None


# ------------------------------------------------------------------ on the page of a dimension


def scored(codes: list[int], *comments: tuple[str, Sentiment], said_of: str = "") -> Context:
    context = make_scored(make_survey(alike("trust", codes)), targets={"trust": 70})
    released = tuple(
        ReleasedComment(question="best", theme="trust", sentiment=sentiment, text=text)
        for text, sentiment in comments
    )
    interviews = (
        (ReleasedInterview(dimension="trust", theme=InterviewTheme.BAD_EPISODE, text=said_of),)
        if said_of
        else ()
    )
    return replace(
        context,
        released=replace(context.released, comments=released, interviews=interviews),
    )


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def quoted(page: Page) -> list[str]:
    section = next((s for s in page.sections if s.anchor == "quotes"), None)
    return [] if section is None else texts_in(section.blocks)


def texts_in(blocks: object) -> list[str]:
    match blocks:
        case tuple():
            return [text for block in blocks for text in texts_in(block)]
        case str():
            return [blocks]
        case _:
            return [
                text for group in getattr(blocks, "groups", ()) for text in texts_in(group.texts)
            ]


def test_the_page_of_a_dimension_quotes_as_its_score_implies() -> None:
    comments = [(f"Good {n}.", Sentiment.POSITIVE) for n in range(3)]
    comments += [(f"Bad {n}.", Sentiment.NEGATIVE) for n in range(3)]
    low = quoted(dimension(scored(LOW, *comments), "trust"))
    high = quoted(dimension(scored(HIGH, *comments), "trust"))
    assert [text.split()[0] for text in low] == ["Good", "Bad", "Bad"]
    assert [text.split()[0] for text in high] == ["Good", "Good", "Bad"]


def test_words_of_an_interview_complete_the_balance() -> None:
    context = scored(HIGH, ("Good.", Sentiment.POSITIVE), said_of="We waited.")
    assert quoted(dimension(context, "trust")) == ["Good.", "We waited."]


def test_without_anything_to_quote_a_dimension_has_no_quotations() -> None:
    assert quoted(dimension(scored(LOW), "trust")) == []
    assert "What customers say" not in words(dimension(scored(LOW), "trust"))


@pytest.mark.parametrize(
    ("language", "positive", "critical"),
    [
        ("en", "more positive words than these", "more critical words than these"),
        ("sv", "fler positiva röster än så", "fler kritiska röster än så"),
        ("nl", "meer positieve stemmen dan deze", "meer kritische stemmen dan deze"),
    ],
)
def test_what_is_missing_for_balance_is_said_and_follows_the_score(
    language: str, positive: str, critical: str
) -> None:
    def said_with(codes: list[int], sentiment: Sentiment) -> str:
        return words(dimension(scored(codes, ("Words.", sentiment)), "trust"), language)

    assert positive in said_with(HIGH, Sentiment.NEGATIVE)
    assert critical in said_with(LOW, Sentiment.POSITIVE)
    for balanced_page in (
        said_with(LOW, Sentiment.NEGATIVE),
        said_with(HIGH, Sentiment.POSITIVE),
    ):
        assert positive not in balanced_page
        assert critical not in balanced_page


# ------------------------------------------------------------------ all comments on a question


def asked(*comments: Comment) -> Context:
    survey = make_survey({**alike("trust", [4] * 5), **alike("pace", [3] * 5)})
    question = OpenQuestion(code="best", text=said("What is best?"), waves=(NOW,))
    book = replace(survey.questionnaire, open_questions=(question,))
    return make_context(make_comments(comments), book, make_settings(survey))


def mixed(positive: int, negative: int, *, withheld: Sentiment | None = None) -> Context:
    """Ten positive and ten negative answers of which so many are shown."""
    shown = [(Sentiment.POSITIVE, n < positive) for n in range(10)]
    shown += [(Sentiment.NEGATIVE, n < negative) for n in range(10)]
    return asked(
        *(
            make_comment(f"Remark {n}.", sentiment=sentiment, publish=publish)
            for n, (sentiment, publish) in enumerate(shown)
        )
    )


@pytest.mark.parametrize(("positive", "negative"), [(10, 10), (5, 4), (4, 5), (1, 1), (1, 0)])
def test_comments_that_sound_as_all_do_are_in_balance(positive: int, negative: int) -> None:
    assert tilt(mixed(positive, negative), "best") is None


def test_comments_that_sound_otherwise_are_not() -> None:
    fewer, more = tilt(mixed(1, 9), "best"), tilt(mixed(9, 1), "best")
    assert fewer is not None
    assert more is not None
    assert (fewer.sentiment, fewer.is_fewer, fewer.shown) == (Sentiment.POSITIVE, True, 1)
    assert (more.sentiment, more.is_fewer, more.all_shown) == (Sentiment.POSITIVE, False, 10)


def test_nothing_is_said_of_balance_where_nothing_is_counted() -> None:
    assert tilt(asked(*several(12), make_comment("Late.", publish=None, theme="")), "best") is None
    assert tilt(asked(*several(4)), "best") is None


@pytest.mark.parametrize(
    ("language", "fewer", "more"),
    [
        (
            "en",
            "Fewer of the comments shown are positive",
            "More of the comments shown are positive",
        ),
        ("sv", "andelen positiva mindre än bland alla", "andelen positiva större än bland alla"),
        ("nl", "een kleiner deel positief dan van alle", "een groter deel positief dan van alle"),
    ],
)
def test_the_page_says_where_comments_are_out_of_balance(
    language: str, fewer: str, more: str
) -> None:
    assert fewer in words(in_their_words(mixed(1, 9)), language)
    assert more in words(in_their_words(mixed(9, 1)), language)
    level = words(in_their_words(mixed(6, 6)), language)
    assert fewer not in level
    assert more not in level


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_all_together_sound_is_said_in_words(language: str) -> None:
    found = words(in_their_words(mixed(6, 6)), language)
    sounds = {"en": "positive and", "sv": "positiva och", "nl": "positief en"}
    assert sounds[language] in found
    assert "{" not in found
