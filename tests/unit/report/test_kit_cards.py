"""Dimension cards: what the dimension's page says, on one side of paper."""

from dataclasses import replace

import pytest

from report_builder import make_writer
from spegla.privacy.released import ReleasedComment, ReleasedInterview, Shown
from spegla.report.context import Context
from spegla.report.kit.cards import LONGEST_QUOTE, dimension_card
from spegla.report.model import (
    Chart,
    DistributionChart,
    Form,
    Quotes,
    Sheet,
    SheetFormat,
    SheetKind,
)
from spegla.report.pages.dimension import dimension
from spegla.report.quotations import QUOTES
from spegla.survey.readings import InterviewTheme, Sentiment
from survey_builder import LANGUAGES, alike, make_context, make_survey, texts_of

CODES = [1, 4, 3, 5, 2, 4, 5, 3] * 5
SMALL = make_context(make_survey(alike("trust", [4, 2, 5])))
FULL = make_context(
    make_survey(
        alike("trust", CODES),
        before=alike("trust", CODES[::-1]),
        management=alike("trust", [5, 4, 4, 5, 5, 4]),
    ),
    targets={"trust": 70},
)


def comment(text: str, sentiment: Sentiment, theme: str = "trust") -> ReleasedComment:
    return ReleasedComment(question="best", theme=theme, sentiment=sentiment, text=text)


def with_words(
    *comments: ReleasedComment, interviews: tuple[ReleasedInterview, ...] = ()
) -> Context:
    released = replace(FULL.released, comments=comments, interviews=interviews)
    return replace(FULL, released=released)


def blocks(sheet: Sheet) -> list[object]:
    return [block for section in sheet.sections for block in section.blocks]


def quoted(context: Context) -> list[str]:
    quotes = [
        block for block in blocks(dimension_card(context, "trust")) if isinstance(block, Quotes)
    ]
    return [text for each in quotes for group in each.groups for text in group.texts]


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def test_a_card_says_what_the_page_of_its_dimension_says() -> None:
    card, page = dimension_card(FULL, "trust"), dimension(FULL, "trust")
    assert (card.kind, card.format) == (SheetKind.CARD, SheetFormat.PORTRAIT)
    assert (card.label, card.kicker, card.headline) == (page.label, page.kicker, page.headline)
    assert card.numbers == page.numbers
    assert len(card.numbers) == 3


def test_a_card_has_one_chart_that_is_the_one_of_the_page() -> None:
    charts = [block for block in blocks(dimension_card(FULL, "trust")) if isinstance(block, Chart)]
    page = dimension(FULL, "trust")
    of_page = next(b for s in page.sections for b in s.blocks if isinstance(b, Chart))
    assert [chart.body for chart in charts] == [of_page.body]
    assert charts[0].finding == of_page.finding


def test_a_card_asks_two_questions_side_by_side_with_lines_to_write_on() -> None:
    *_, form = blocks(dimension_card(FULL, "trust"))
    assert isinstance(form, Form)
    assert [words(field.label) for field in form.fields] == [
        "What do we do today that causes this?",
        "What would a customer notice within 30 days?",
    ]
    assert all(field.span == 6 and field.lines > 0 for field in form.fields)


def test_without_a_quotation_there_is_room_to_write_and_none_is_invented() -> None:
    assert quoted(FULL) == []
    first = next(
        block for block in blocks(dimension_card(FULL, "trust")) if isinstance(block, Form)
    )
    assert "heard customers say" in words(first.fields[0].label)


def test_quotations_are_those_of_the_dimension_word_for_word() -> None:
    context = with_words(
        comment("They keep <their> word.", Sentiment.POSITIVE),
        comment("Too slow.", Sentiment.NEGATIVE, theme="pace"),
        comment("Nothing to say.", Sentiment.NEUTRAL, theme="other"),
    )
    assert quoted(context) == ["They keep <their> word."]


def test_at_most_three_are_quoted_and_interviews_fill_up() -> None:
    glad = [comment(f"Good {n}.", Sentiment.POSITIVE) for n in range(5)]
    said = tuple(
        ReleasedInterview(dimension=code, theme=InterviewTheme.BAD_EPISODE, text=f"Said of {code}.")
        for code in ("pace", "trust")
    )
    assert len(quoted(with_words(*glad, interviews=said))) == QUOTES
    assert quoted(with_words(glad[0], interviews=said)) == ["Good 0.", "Said of trust."]


def test_a_quotation_too_long_for_a_card_stays_in_the_report() -> None:
    assert quoted(with_words(comment("a" * (LONGEST_QUOTE + 1), Sentiment.NEGATIVE))) == []
    assert len(quoted(with_words(comment("a" * LONGEST_QUOTE, Sentiment.NEGATIVE)))) == 1


def test_where_no_quotation_of_a_sort_may_be_shown_the_card_says_so() -> None:
    glad = [comment(f"Good {n}.", Sentiment.POSITIVE) for n in range(3)]
    one_sided, level = with_words(*glad), with_words(*glad, comment("Slow.", Sentiment.NEGATIVE))
    assert "more critical words than these" in words(dimension_card(one_sided, "trust"))
    assert "critical words" not in words(dimension_card(level, "trust"))


def test_a_hidden_score_says_so_and_shows_no_number() -> None:
    card = dimension_card(SMALL, "trust")
    assert not isinstance(SMALL.score("trust"), Shown)
    assert words(card.numbers[0].value) == "protected"
    (chart,) = (block for block in blocks(card) if isinstance(block, Chart))
    assert isinstance(chart.body, DistributionChart)
    assert all(not isinstance(row.shares, tuple) for row in chart.body.rows)


@pytest.mark.parametrize(
    ("items", "drawn", "has_words"), [(4, 4, True), (6, 6, False), (9, 7, False)]
)
def test_many_items_leave_no_room_for_quotations(items: int, drawn: int, has_words: bool) -> None:
    context = make_context(make_survey(alike("trust", CODES, items=items)))
    released = replace(context.released, comments=(comment("Good.", Sentiment.POSITIVE),))
    card = dimension_card(replace(context, released=released), "trust")
    chart = blocks(card)[0]
    assert isinstance(chart, Chart)
    assert isinstance(chart.body, DistributionChart)
    assert len(chart.body.rows) == drawn
    assert any(isinstance(block, Quotes) for block in blocks(card)) == has_words


def test_of_many_items_those_with_the_fewest_favourable_answers_are_drawn() -> None:
    answers = alike("trust", CODES, items=9) | {"trust_1": [5] * 40, "trust_5": [5] * 40}
    card = dimension_card(make_context(make_survey(answers)), "trust")
    chart = blocks(card)[0]
    assert isinstance(chart, Chart)
    labels = words(chart.body)
    assert "trust_2" in labels
    assert "trust_1" not in labels
    assert "trust_5" not in labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_can_be_said(language: str) -> None:
    for context in (SMALL, FULL, with_words(comment("Good.", Sentiment.POSITIVE))):
        assert "{" not in words(dimension_card(context, "trust"), language)
