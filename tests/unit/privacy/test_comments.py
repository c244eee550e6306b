"""The gate for comments: thresholds, approval, an order that says nothing, counts of people."""

import json
from collections.abc import Iterator
from random import Random

import pytest

from comment_builder import (
    make_comment,
    make_comments,
    make_policy,
    make_released,
    several,
    theme_shares,
)
from spegla.privacy import archive, gate
from spegla.privacy.comments import (
    released_comments,
    released_interviews,
    words_by_place,
)
from spegla.privacy.released import Hidden, ReleasedComment, Shown, Value
from spegla.survey.comments import Comment, Comments, Interview
from spegla.survey.personal_data import Flag
from spegla.survey.readings import InterviewTheme, Sentiment

POLICY = make_policy()


def texts(comments: Comments, **settings: int) -> set[str]:
    return {each.text for each in released_comments(comments, make_policy(**settings))}


def shares(*comments: Comment, **settings: int) -> dict[str, Value]:
    figures = theme_shares(
        make_comments(comments), make_policy(**settings), dimensions=["trust", "pace"]
    )
    return {str(figure).partition("share")[2]: value for figure, value in figures.items()}


# ------------------------------------------------------------------ which leave


def test_ten_answers_are_enough_and_nine_are_not() -> None:
    assert len(texts(make_comments(several(10)))) == 10
    assert texts(make_comments(several(9))) == set()


def test_ten_answers_with_nine_wordings_are_not_enough() -> None:
    repeated = (*several(8), make_comment("The same.", people=2))
    assert texts(make_comments(repeated)) == set()


def test_the_answers_of_two_questions_do_not_add_up() -> None:
    both = several(6) + several(6, question="worst")
    assert texts(make_comments(both)) == set()


def test_withheld_comments_are_answers_too() -> None:
    comments = (*several(9, publish=None), make_comment("Approved."))
    assert texts(make_comments(comments)) == {"Approved."}


@pytest.mark.parametrize("settings", [{"comment_minimum": 11}, {"k": 11}])
def test_a_higher_threshold_holds(settings: dict[str, int]) -> None:
    assert texts(make_comments(several(10)), **settings) == set()
    assert len(texts(make_comments(several(11)), **settings)) == 11


@pytest.mark.parametrize(
    "withheld",
    [
        {"publish": None},
        {"publish": False},
        {"people": 0},
        {"found": (Flag.PHONE,)},
        {"found": (Flag.PHONE, Flag.NAME), "flags": (Flag.NAME,)},
    ],
    ids=["undecided", "refused", "no longer in the export", "flagged", "flagged anew"],
)
def test_what_nobody_approved_knowing_all_of_it_stays_inside(withheld: dict[str, object]) -> None:
    secret = make_comment("SECRET", **withheld)
    released = make_released(make_comments([*several(12), secret]), POLICY)
    assert b"SECRET" not in archive.to_json(released)
    assert secret.key.encode() not in archive.to_json(released)


def test_only_the_redacted_wording_leaves() -> None:
    comment = make_comment("Torkel never answers.", shown_as="[removed] never answers.")
    released = make_released(make_comments([*several(10), comment]), POLICY)
    assert "[removed] never answers." in {each.text for each in released.comments}
    assert b"Torkel" not in archive.to_json(released)


def test_a_release_holds_nothing_but_question_theme_sentiment_and_words() -> None:
    record = json.loads(archive.to_json(make_released(make_comments(several(10)), POLICY)))
    assert {tuple(entry) for entry in record["comments"]} == {
        ("question", "theme", "sentiment", "text")
    }


def test_the_order_follows_from_the_released_words_alone() -> None:
    comments = list(several(20))
    expected = released_comments(make_comments(comments), POLICY)
    for seed in range(5):
        Random(seed).shuffle(comments)  # noqa: S311 - a test of order
        assert released_comments(make_comments(comments), POLICY) == expected
    hidden = [
        make_comment(f"Name {number} did it.", shown_as=comment.text)
        for number, comment in enumerate(comments)
    ]
    assert released_comments(make_comments(hidden), POLICY) == expected
    numbers = [int(each.text.rstrip(".").split()[-1]) for each in expected]
    assert numbers not in (sorted(numbers), sorted(numbers, reverse=True))


def test_what_two_people_wrote_is_shown_once() -> None:
    twice = make_comment("The same.", people=2)
    found = released_comments(make_comments([*several(10), twice]), POLICY)
    assert [each.text for each in found].count("The same.") == 1


def test_interviews_leave_where_the_customer_approved() -> None:
    interviews = [
        Interview(
            dimension="trust",
            theme=InterviewTheme.GOOD_EPISODE,
            quote=f"Quote {number}.",
            publish=number < 2,
        )
        for number in range(3)
    ]
    found = released_interviews(make_comments(interviews=interviews))
    assert {each.text for each in found} == {"Quote 0.", "Quote 1."}


# ------------------------------------------------------------------ what is counted


def crowd(*sizes: tuple[str, Sentiment, int]) -> Iterator[Comment]:
    for theme, sentiment, people in sizes:
        for number in range(people):
            yield make_comment(
                f"{theme} {sentiment} {number}.", theme=theme, sentiment=sentiment, publish=None
            )


@pytest.mark.parametrize(("spoke", "is_shown"), [(5, False), (6, True)])
def test_a_theme_is_counted_where_its_whole_range_is_five_people(
    spoke: int, *, is_shown: bool
) -> None:
    """Of 15 people 5 are in the bin 3-5, 6 in 6-9: a range that ended at five would say five."""
    found = shares(
        *crowd(
            ("trust", Sentiment.NEGATIVE, spoke),
            ("pace", Sentiment.POSITIVE, 12 - spoke),
            ("other", Sentiment.NEUTRAL, 3),
        )
    )
    assert isinstance(found["[trust]"], Shown) == is_shown
    assert isinstance(found["[trust.negative]"], Shown) == is_shown
    assert isinstance(found["[other]"], Hidden)


def test_one_wording_of_nine_people_is_nine_people() -> None:
    found = shares(*several(10, theme="pace"), make_comment("Same.", people=9))
    assert isinstance(found["[trust]"], Shown)
    assert found["[trust]"].base == 19


def test_a_higher_k_holds_for_themes() -> None:
    comments = list(crowd(("trust", Sentiment.NEGATIVE, 9), ("pace", Sentiment.POSITIVE, 14)))
    found = shares(*comments, k=10)
    assert isinstance(found["[trust]"], Hidden)
    assert isinstance(found["[pace]"], Shown)


def test_a_count_is_the_middle_of_a_bin_of_people() -> None:
    found = shares(*crowd(("trust", Sentiment.NEGATIVE, 7), ("pace", Sentiment.POSITIVE, 8)))
    trust = found["[trust]"]
    # 15 people: 0-2, 3-5, 6-9, 10-12, 13-15 (PRIVACY.md 2.8).
    assert isinstance(trust, Shown)
    assert (trust.least, trust.most, trust.base) == (0.4, 0.6, 15)
    assert trust.value == 0.5
    assert found["[pace]"] == trust


def test_not_even_a_theme_of_everybody_is_certain_of_anybody() -> None:
    found = shares(*crowd(("trust", Sentiment.NEGATIVE, 12)))["[trust]"]
    assert isinstance(found, Shown)
    assert found.least == pytest.approx(10 / 12, abs=5e-4)
    assert found.value < 1


def test_a_question_is_counted_once_all_of_it_has_a_theme_and_a_sentiment() -> None:
    comments = several(12)
    assert shares(*comments)
    assert not shares(*comments, make_comment("New.", theme="", publish=None))
    assert not shares(*comments, make_comment("New.", sentiment=None, publish=None))
    assert shares(*comments, make_comment("Gone.", theme="", people=0))


def test_too_few_answers_and_answers_to_no_question_are_not_counted() -> None:
    assert not shares(*several(9))
    assert not shares(*several(20, question=""))


def test_comments_of_no_question_are_quoted_all_the_same() -> None:
    assert len(texts(make_comments(several(10, question="")))) == 10


# ------------------------------------------------------------------ the record


def test_a_record_with_comments_reads_back() -> None:
    interview = Interview(
        dimension="trust", theme=InterviewTheme.GOOD_EPISODE, quote="A quote.", publish=True
    )
    said = make_comments(several(12), [interview])
    released = make_released(said, POLICY)
    record = archive.to_json(released)
    assert gate.reopen(record) == released
    assert archive.to_json(gate.reopen(record)) == record


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"negative"', b'"angry"'), (b'"theme"', b'"topic"'), (b'"comments"', b'"remarks"')],
)
def test_what_is_no_record_of_comments_is_refused(old: bytes, new: bytes) -> None:
    record = archive.to_json(make_released(make_comments(several(12)), POLICY))
    with pytest.raises(ValueError):  # noqa: PT011 - JSON and our own errors alike
        archive.from_json(record.replace(old, new))


def test_words_are_told_apart_by_all_that_is_said_of_them() -> None:
    comment = ReleasedComment(
        question="best", theme="trust", sentiment=Sentiment.POSITIVE, text="Yes."
    )
    assert words_by_place([comment], ()) == {"best/trust/positive": ["Yes."]}
