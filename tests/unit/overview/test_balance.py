"""What the moderator is told about balance: what the report says, and nothing of the withheld."""

from dataclasses import replace

import pytest

from comment_builder import make_comment, make_comments, make_context
from spegla.overview.balance import balance_notices
from spegla.privacy.released import ReleasedComment
from spegla.report.context import Context
from spegla.survey.questions import OpenQuestion
from spegla.survey.readings import Sentiment
from survey_builder import NOW, alike, make_settings, make_survey, said
from survey_builder import make_context as make_scored

FILE = "data/waves/2026/comments.csv"


def scored(codes: list[int], *sentiments: Sentiment) -> Context:
    context = make_scored(make_survey(alike("trust", codes)))
    comments = tuple(
        ReleasedComment(question="", theme="trust", sentiment=sentiment, text=f"Secret {place}.")
        for place, sentiment in enumerate(sentiments)
    )
    return replace(context, released=replace(context.released, comments=comments))


def told(context: Context) -> list[str]:
    return [str(notice) for notice in balance_notices(context, file=FILE)]


@pytest.mark.parametrize(
    ("codes", "sentiment", "sort"),
    [
        ([4, 5] * 20, Sentiment.NEGATIVE, "positive"),
        ([1, 2] * 20, Sentiment.POSITIVE, "other than positive"),
    ],
)
def test_a_dimension_quoted_on_one_side_only_is_told(
    codes: list[int], sentiment: Sentiment, sort: str
) -> None:
    (notice,) = told(scored(codes, sentiment, sentiment))
    assert notice.startswith(f'{FILE}: "trust": of 2 approved quotations')
    assert f"none is {sort}, and the score calls for it" in notice
    assert "Secret" not in notice


def test_a_dimension_in_balance_is_not_told() -> None:
    assert told(scored([4, 5] * 20, Sentiment.POSITIVE, Sentiment.NEGATIVE)) == []
    assert told(scored([4, 5] * 20)) == []


@pytest.mark.parametrize(
    ("approved", "notices"),
    [
        ((1, 9), ['"best": 1 of the 10 approved comments are positive, fewer than']),
        ((9, 1), ['"best": 9 of the 10 approved comments are positive, more than']),
        ((5, 5), []),
    ],
)
def test_a_question_whose_approved_comments_sound_otherwise_is_told(
    approved: tuple[int, int], notices: list[str]
) -> None:
    """Ten people were positive and ten negative; how many were withheld is told in no way."""
    sorts = zip((Sentiment.POSITIVE, Sentiment.NEGATIVE), approved, strict=True)
    comments = [
        make_comment(f"Secret {place}.", sentiment=sentiment, publish=place < number)
        for sentiment, number in sorts
        for place in range(10)
    ]
    survey = make_survey(alike("trust", [3] * 40))
    question = OpenQuestion(code="best", text=said("What is best?"), waves=(NOW,))
    book = replace(survey.questionnaire, open_questions=(question,))
    context = make_context(make_comments(comments), book, make_settings(survey))
    figures = {**make_scored(survey).released.figures, **context.released.figures}
    found = told(replace(context, released=replace(context.released, figures=figures)))
    assert len(found) == len(notices)
    assert all(start in notice for start, notice in zip(notices, found, strict=True))
    assert "Secret" not in "".join(found)
