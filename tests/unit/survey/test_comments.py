"""Comments and decisions brought together: nothing is lost, and nothing passes unread."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comment_builder import make_comment, make_comments
from spegla.cells import guarded, unguarded
from spegla.errors import InputError
from spegla.survey.comments import Comment, Comments, Interview, gathered, normalised, watched
from spegla.survey.moderation_file import delimiter_of, moderation_csv
from spegla.survey.personal_data import Flag, Watchlist
from spegla.survey.readings import InterviewTheme

NOBODY = Watchlist()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  two\n\nlines\tand  spaces ", "two lines and spaces"),
        ("„They“ say “no”, «she» ‘yes’, it’s ´so´", """"They" say "no", "she" 'yes', it's 'so'"""),
        ("turned \u202eround\u2066 and \u200bhidden\ufeff", "turned round and hidden"),
        ("bell\x07 and\x00 null", "bell and null"),
        ("a\u0308", "ä"),
        ("\u2028\u00a0", ""),
    ],
)  # fmt: skip
def test_what_a_device_adds_is_taken_away(text: str, kept: str) -> None:
    assert normalised(text) == kept


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_a_guarded_text_comes_back_and_begins_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


def test_the_same_words_under_another_question_are_another_comment() -> None:
    best, worst = make_comment(question="best"), make_comment(question="worst")
    assert best.key != worst.key
    assert best.key.startswith("c")


def test_the_key_follows_from_the_words_and_never_from_the_decision() -> None:
    assert make_comment(publish=None, theme="", row=9, people=3).key == make_comment().key


def test_new_comments_wait_and_known_ones_keep_their_decision() -> None:
    old = make_comment("Known.", row=2)
    found = gathered([old], {"best": {"Known.": 2, "New.": 1}}, NOBODY)
    assert found[0] == make_comment("Known.", row=2, people=2)
    assert found[1] == Comment(question="best", text="New.", people=1)
    assert not found[1].is_approved


def test_a_comment_that_left_the_export_stays_and_is_not_shown() -> None:
    (gone,) = gathered([make_comment("Withdrawn.", row=2)], {"best": {}}, NOBODY)
    assert (gone.publish, gone.people, gone.is_approved) == (True, 0, False)


def test_an_export_without_the_column_leaves_the_file_as_it_is() -> None:
    (comment,) = gathered([make_comment(row=2)], {"worst": {}}, NOBODY)
    assert comment.is_approved


def test_a_decision_without_a_question_finds_the_one_under_which_it_was_written() -> None:
    old = make_comment("Known.", question="", row=2)
    (found,) = gathered([old], {"best": {}, "worst": {"Known.": 1}}, NOBODY)
    assert (found.question, found.publish, found.theme) == ("worst", True, "trust")


def test_what_nobody_wrote_in_this_export_keeps_no_question() -> None:
    (found,) = gathered([make_comment("Unknown.", question="")], {"best": {"Known.": 1}}, NOBODY)[
        :1
    ]
    assert (found.question, found.people) == ("", 1)


def test_a_flag_that_was_not_known_blocks_whatever_was_decided() -> None:
    text = "Call 070-174 06 05."
    (comment,) = gathered([make_comment(text, row=7)], {"best": {text: 1}}, NOBODY)
    assert comment.unseen_flags == (Flag.PHONE,)
    assert not comment.is_approved
    with pytest.raises(InputError) as caught:
        make_comments([comment]).check_flags()
    assert "comments.csv, row 7, column flags" in str(caught.value)
    assert "phone" in str(caught.value)
    assert "070" not in str(caught.value)


def test_a_flag_that_the_moderator_saw_blocks_nothing() -> None:
    text = "Call 070-174 06 05."
    known = make_comment(text, flags=(Flag.PHONE,))
    (comment,) = gathered([known], {"best": {text: 1}}, NOBODY)
    assert comment.is_approved
    make_comments([comment]).check_flags()


def test_a_withheld_comment_never_stops_the_build() -> None:
    text = "Call 070-174 06 05."
    comments = [make_comment(text, publish=publish) for publish in (None, False)]
    for comment in comments:
        make_comments(gathered([comment], {"best": {text: 1}}, NOBODY)).check_flags()


def interview(quote: str, **fields: Any) -> Interview:
    (found,) = watched(
        [
            Interview(
                dimension="trust",
                theme=InterviewTheme.BAD_EPISODE,
                quote=quote,
                **({"publish": True, "row": 3} | fields),
            )
        ],
        Watchlist(names=frozenset({"Åsa Berg"}), groups=frozenset({"Sales"})),
    )
    return found


@pytest.mark.parametrize(
    ("quote", "flag"),
    [
        ("Ask 070-174 06 05.", Flag.PHONE),
        ("Asa never answers.", Flag.NAME),
        ("We in Sales wait.", Flag.GROUP),
    ],
)
def test_a_quote_of_an_interview_that_may_identify_somebody_stops_the_build(
    quote: str, flag: Flag
) -> None:
    found = interview(quote)
    assert not found.is_approved
    with pytest.raises(InputError) as caught:
        Comments(
            wave="2026", file="", interviews=(found,), interviews_file="interviews.csv"
        ).check_flags()
    message = str(caught.value)
    assert "interviews.csv, row 3, column quote" in message
    assert flag.value in message
    assert quote not in message


def test_a_quote_whose_flags_are_known_or_that_is_withheld_stops_nothing() -> None:
    known = interview("Ask 070-174 06 05.", flags=(Flag.PHONE,))
    withheld = interview("Ask 070-174 06 05.", publish=False)
    assert known.is_approved
    assert not withheld.is_approved
    Comments(wave="2026", file="", interviews=(known, withheld)).check_flags()


def test_words_that_stand_in_for_a_comment_are_searched_too() -> None:
    old = make_comment("Call them.", shown_as="Call 070-174 06 05.", row=2)
    (comment,) = gathered([old], {"best": {"Call them.": 1}}, NOBODY)
    assert comment.unseen_flags == (Flag.PHONE,)


def test_names_titles_and_groups_are_looked_for() -> None:
    watchlist = Watchlist(
        names=frozenset({"Torkel Brandvaktare"}),
        titles=frozenset({"nätstrateg"}),
        groups=frozenset({"Ekonomi"}),
    )
    written = {"best": dict.fromkeys(["Tack Torkel.", "Vår nätstrateg vet.", "Ekonomi väntar."], 1)}
    found = {comment.text: comment.found for comment in gathered([], written, watchlist)}
    assert found == {
        "Tack Torkel.": (Flag.NAME,),
        "Vår nätstrateg vet.": (Flag.JOB_TITLE_OR_PLACE,),
        "Ekonomi väntar.": (Flag.GROUP,),
    }


def test_the_file_records_new_flags_only_where_nobody_approved_the_comment() -> None:
    text = "Call 070-174 06 05."
    rows = {
        publish: moderation_csv(
            gathered([make_comment(text, publish=publish)], {"best": {text: 1}}, NOBODY),
            delimiter=";",
        ).decode("utf-8-sig").splitlines()[1].split(";")[3]
        for publish in (True, False, None)
    }  # fmt: skip
    assert rows == {True: "", False: "phone", None: "phone"}


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        (b"", ";"),
        (b"text,theme,sentiment,publish\na;b,c\n", ","),
        ("\ufeffkey;question\n".encode(), ";"),
        ("\ufeffkey\tquestion\n".encode("utf-16-le"), "\t"),
    ],
)
def test_the_file_keeps_its_delimiter(content: bytes, delimiter: str) -> None:
    assert delimiter_of(content) == delimiter
