"""The action canvas: what stands in print and what is left to write."""

from dataclasses import replace
from datetime import date

import pytest

from report_builder import make_writer
from spegla.report.context import Context
from spegla.report.findings import priorities
from spegla.report.kit.canvas import canvases
from spegla.report.model import Field, Form, Sheet, SheetFormat
from spegla.report.values import cell, size_cell
from spegla.survey.records import MOST_ACTIONS
from survey_builder import (
    LANGUAGES,
    alike,
    make_action,
    make_context,
    make_survey,
    said,
    texts_of,
)

NAMES = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
WRITER = make_writer("en")


def context(**targets: float) -> Context:
    answers: dict[str, list[int | None]] = {}
    for step, dimension in enumerate(NAMES, start=1):
        answers |= alike(dimension, [CODES[(place * step) % 13] for place in range(80)])
    return make_context(make_survey(answers), targets=targets or dict.fromkeys(NAMES, 90.0))


def fields_of(sheet: Sheet) -> list[Field]:
    forms = (b for section in sheet.sections for b in section.blocks if isinstance(b, Form))
    return [field for form in forms for field in form.fields]


def measured(sheet: Sheet) -> dict[str, Field]:
    """Metric, baseline, target, smallest change and next reading by their labels."""
    return {WRITER.text(field.label): field for field in fields_of(sheet)[:5]}


def text_of(field: Field) -> str:
    return " ".join(texts_of(field.text, WRITER))


def test_each_priority_has_a_canvas_and_one_more_is_blank() -> None:
    found = context()
    keys = [sheet.key for sheet in canvases(found)]
    assert keys == [*(f"canvas-{code}" for code in priorities(found)), "canvas-blank"]
    assert len(keys) == 4
    assert {sheet.format for sheet in canvases(found)} == {SheetFormat.LANDSCAPE}


def test_what_the_report_shows_stands_in_print() -> None:
    found = context()
    first = measured(canvases(found)[0])
    code = priorities(found)[0]
    score, change = found.score(code), found.detectable_change(code)
    assert text_of(first["Baseline"]).startswith(WRITER.cell(cell(score)))
    assert text_of(first["Target"]) == "90"
    assert text_of(first["Smallest provable step"]).startswith(WRITER.cell(size_cell(change)))
    assert code in text_of(first["Metric"])
    assert [field.lines for field in first.values()] == [0, 0, 0, 0, 1]


def test_a_target_that_cannot_be_shown_to_be_reached_says_so() -> None:
    found = context(trust=60.0, pace=90.0, care=50.0, tone=90.0)
    near, far = (
        measured(sheet)["Target"]
        for key in ("canvas-trust", "canvas-pace")
        for sheet in canvases(found)
        if sheet.key == key
    )
    assert near.hint is not None
    assert far.hint is None


def test_nothing_is_filled_in_on_the_blank_canvas() -> None:
    *_, blank = canvases(make_context(make_survey()))
    assert all(field.text == () for field in fields_of(blank))
    assert all(field.hint is not None for field in fields_of(blank))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_priority_has_room_for_two_actions_and_what_is_given_up_for_them(language: str) -> None:
    *_, blank = canvases(make_context(make_survey()))
    headings = [section.heading for section in blank.sections if section.heading is not None]
    assert len(headings) == MOST_ACTIONS == 2
    labels = list(texts_of(tuple(field.label for field in fields_of(blank)), make_writer(language)))
    assert len(labels) == len(set(labels)) + 6
    assert all(labels)


def test_the_owners_mandate_and_time_are_ticked() -> None:
    *_, blank = canvases(make_context(make_survey()))
    ticked = [field for field in fields_of(blank) if field.choices]
    assert [WRITER.text(field.label) for field in ticked[:2]] == ["Has the mandate", "Has the time"]
    assert list(texts_of(ticked[0].choices, WRITER)) == ["Yes", "No"]


def test_what_was_decided_for_a_priority_stands_on_its_canvas() -> None:
    found = context()
    first = priorities(found)[0]
    action = make_action(
        dimension=first, target=95.0, co_designer=said("Finance"), stop=said("The letter."),
        first_step_by=date(2026, 12, 15),
    )  # fmt: skip
    planned = replace(found, actions=(action, make_action(code="b", dimension="other")))
    canvas = canvases(planned)[0]
    text = " ".join(texts_of(canvas.sections, WRITER))
    for part in ("You see a date.", "By 15 December 2026.", "Finance", "The letter.", "95"):
        assert part in text
    assert len([field for field in fields_of(canvas) if field.choices]) == 3
    *_, blank = canvases(planned)
    assert "You see a date." not in " ".join(texts_of(blank.sections, WRITER))
