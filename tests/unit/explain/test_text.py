"""The layout: labels on the left, lines that fit, nothing but text in a log."""

from explain_builder import explained
from spegla.explain.text import lay_out
from survey_builder import alike, make_survey

SCORE = "2026/customers/dimension/trust/score"


def test_the_sections_stand_in_the_order_in_which_one_asks():
    text = lay_out(explained(make_survey(alike("trust", [4, 2, 5, 3, 1] * 8)))[SCORE])
    labels = [line[:11].strip() for line in text.splitlines() if line[:1].isupper()]
    assert labels == [
        "What", "Asked", "Counted", "Left out", "Formula", "Interval", "Result", "Source",
        "Settings",
    ]  # fmt: skip


def test_a_hidden_figure_has_no_calculation():
    survey = make_survey({"trust_1": [4, 2, 5, 3], "trust_2": [4, 2, 5, 3]})
    text = lay_out(explained(survey)[SCORE])
    labels = [line[:11].strip() for line in text.splitlines() if line[:1].isupper()]
    assert labels == ["What", "Asked", "Result"]


def test_lines_fit_the_width():
    found = explained(make_survey(alike("trust", [4, 2, 5, 3, 1] * 8)))[SCORE]
    for width in (60, 96):
        assert max(map(len, lay_out(found, width=width).splitlines())) <= width


def test_emphasis_does_not_move_what_stands_beside_it():
    found = explained(make_survey(alike("trust", [4, 2, 5, 3, 1] * 8)))[SCORE]
    bold = lay_out(found, emphasise=lambda text: f"<b>{text}</b>")
    assert bold.replace("<b>", "").replace("</b>", "") == lay_out(found)
