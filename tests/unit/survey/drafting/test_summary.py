"""What a draft came to, in lines for a terminal."""

from dataclasses import replace

import pytest

from drafts import make_draft, make_question, make_scale
from spegla.survey.drafting.draft import Point, Unread
from spegla.survey.drafting.summary import found_lines, point_lines


def test_everything_that_was_found_is_told():
    questions = (
        make_question("q1"),
        make_question("nps", kind="recommendation", scale="ten"),
        make_question("why", kind="single"),
        make_question("hours", kind="number"),
        make_question("last", kind="text"),
    )
    unread = (Unread(heading="Mail", waves=("2026",), why="mail", may_identify=True),)
    text = "\n".join(found_lines(make_draft(questions=questions, unread=unread)))
    for part in (
        "2 answers",
        "1 item on 1-5",
        "1 breakdown ",
        "1 0-10 question",
        "1 choice",
        "1 number",
        "1 open question",
        "1 column left out",
        "it may identify people",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("identifying", "said"),
    [
        ((False,), "left out     data/README-draft.md says why"),
        ((True,), "it may identify people"),
        ((True, True), "all of them may identify people"),
        ((True, False), "1 of them may identify people"),
    ],
)
def test_what_is_left_out_is_told_without_noise(identifying: tuple[bool, ...], said: str):
    unread = tuple(
        Unread(heading=f"c{place}", waves=("2026",), why="so", may_identify=may)
        for place, may in enumerate(identifying)
    )
    assert said in "\n".join(found_lines(make_draft(unread=unread)))


def test_many_scales_and_questions_fit_a_screen():
    scales = tuple(make_scale(code=f"s{n}") for n in range(40))
    questions = tuple(make_question(f"q{n}", scale=f"s{n}") for n in range(40))
    optional = [Point(key=f"same.q{n}", ask="Is it?", suggestion="x") for n in range(40)]
    lines = [*found_lines(make_draft(scales=scales, questions=questions)), *point_lines(optional)]
    assert len(lines) < 40
    assert any("35 further items" in line for line in lines)
    assert lines[-1].endswith("34 more in data/README-draft.md")


def test_a_hostile_label_cannot_steer_a_terminal():
    scale = make_scale(labels=tuple({"en": "\x1b[31m\u202ered"} for _ in range(5)))
    draft = make_draft(scales=(scale,), notes=("a\x1b[2Jb",))
    text = "\n".join(found_lines(draft))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_point_is_told_with_the_answer_to_give():
    needed = Point(key="scale.agree5", ask="Which end?", suggestion="high", is_needed=True)
    spaced = replace(needed, key="scale.b", suggestion="A < B")
    text = "\n".join(point_lines([needed, spaced]))
    assert "--answer scale.agree5=high" in text
    assert "--answer 'scale.b=A < B'" in text
