"""The facilitator sheet: ninety minutes whatever the kit holds, and the promise read out."""

from dataclasses import replace

import pytest

from report_builder import make_writer
from spegla.report.kit.facilitator import facilitator_sheet
from spegla.report.kit.guesses import guess_sheets
from spegla.report.kit.kit import build_kit
from spegla.report.model import Bullets, Number, Phrase, Sheet, SheetKind, Table
from spegla.report.pages.anonymity import promise
from survey_builder import LANGUAGES, alike, make_context, make_survey, texts_of

CONTEXT = make_context(make_survey(alike("trust", [1, 4, 3, 5, 2] * 5)))
(GUESS,) = guess_sheets(CONTEXT)
EVERY = tuple(replace(GUESS, kind=kind) for kind in SheetKind if kind is not SheetKind.FACILITATOR)
WITHOUT = tuple(sheet for sheet in EVERY if sheet.kind is not SheetKind.PRIORITIES)
kits = pytest.mark.parametrize("kit", [EVERY, WITHOUT, (GUESS,)], ids=["all", "some", "one"])


def agenda(sheet: Sheet) -> Table:
    table = sheet.sections[0].blocks[0]
    assert isinstance(table, Table)
    return table


def minutes(sheet: Sheet) -> list[tuple[float, float]]:
    spans = []
    for row in agenda(sheet).rows:
        first = row.cells[0]
        assert isinstance(first, Phrase)
        begin, end = (number for _, number in first.arguments)
        assert isinstance(begin, Number)
        assert isinstance(end, Number)
        spans.append((begin.value, end.value))
    return spans


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def test_every_sheet_has_its_part_of_ninety_minutes() -> None:
    sheet = facilitator_sheet(CONTEXT, kit=EVERY)
    assert len(agenda(sheet).rows) == len(SheetKind) + 1
    spans = minutes(sheet)
    assert (spans[0][0], spans[-1][1]) == (0, 90)
    assert [end for _, end in spans[:-1]] == [begin for begin, _ in spans[1:]]
    assert all(begin < end for begin, end in spans)


def test_the_minutes_of_a_sheet_that_is_not_there_go_to_the_cards() -> None:
    spans = minutes(facilitator_sheet(CONTEXT, kit=WITHOUT))
    assert spans[-1][1] == 90
    assert "Stick dots" not in words(agenda(facilitator_sheet(CONTEXT, kit=WITHOUT)))


def test_the_promise_of_the_report_is_read_out() -> None:
    sheet = facilitator_sheet(CONTEXT, kit=EVERY)
    listed = [b for s in sheet.sections for b in s.blocks if isinstance(b, Bullets)]
    assert any(promise(CONTEXT) in bullets.items for bullets in listed)
    text = words(sheet)
    assert "do not guess who wrote" in text
    assert "What is hidden stays hidden" in text


@kits
def test_materials_are_those_of_the_kit(kit: tuple[Sheet, ...]) -> None:
    materials = words(facilitator_sheet(CONTEXT, kit=kit).sections[-1])
    assert ("A3" in materials) == (kit is EVERY)
    assert "A pen for everyone" in materials


def test_cards_are_counted() -> None:
    card = replace(GUESS, kind=SheetKind.CARD)
    text = words(facilitator_sheet(CONTEXT, kit=(card,) * 9).sections[-1])
    assert "Dimension cards: 9" in text


@kits
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_can_be_said(kit: tuple[Sheet, ...], language: str) -> None:
    assert "{" not in words(facilitator_sheet(CONTEXT, kit=kit), language)


def test_the_kit_begins_with_the_facilitator_and_no_two_keys_are_alike() -> None:
    kit = build_kit(CONTEXT)
    assert [sheet.kind for sheet in kit[:4]] == [
        SheetKind.FACILITATOR,
        SheetKind.GUESS,
        SheetKind.ANSWER,
        SheetKind.CARD,
    ]
    assert len({sheet.key for sheet in kit}) == len(kit)
