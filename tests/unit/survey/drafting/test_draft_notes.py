"""The notes of a draft: everything is said, and nothing in it means anything to a viewer."""

from dataclasses import replace

import pytest

from drafts import make_draft, make_question
from spegla.survey.drafting.draft import Point, Unread
from spegla.survey.drafting.draft_notes import draft_notes


def test_each_question_says_how_sure_it_is_and_why():
    text = draft_notes(make_draft(), ()).decode()
    assert (
        "| q1 | 2026 | q1 | rating | agree5 | trust | likely | the labels run from bad to good |"
        in text
    )


def test_what_is_left_out_says_why():
    unread = Unread(heading="Mail", waves=("2026",), why="e-mail addresses", may_identify=True)
    text = draft_notes(make_draft(unread=(unread,)), ()).decode()
    assert "| Mail | 2026 | yes | e-mail addresses |" in text


def test_what_is_left_to_answer_stands_in_it():
    text = draft_notes(make_draft(), [Point(key="client", ask="Who?", is_needed=True)]).decode()
    assert "- needed, `client`: Who?" in text


def test_sections_without_anything_are_left_out():
    text = draft_notes(make_draft(), ()).decode()
    assert "left out" not in text
    assert "Still to be answered" not in text


@pytest.mark.parametrize("text", ["a|b", "<script>", "[x](http://a)", "a\n\n# b", "\u202eb", "`x`"])
def test_hostile_text_is_inert(text: str):
    question = make_question("q1", columns={"2026": text})
    guess = replace(question.guess, because=text)
    notes = draft_notes(make_draft(questions=(replace(question, guess=guess),)), ()).decode()
    (row,) = (line for line in notes.splitlines() if "| rating |" in line)
    assert row.count("|") == 9
    assert not {"<", "[", "`", "\u202e", "#"} & set(row.replace("&#", ""))
