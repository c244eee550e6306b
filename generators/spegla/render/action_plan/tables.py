"""The action plan as a table, for a spreadsheet of whoever carries it out: a row an action.

Words are in the reader's language. Numbers are those of the release, as in ``figures.csv``; what is
hidden has its reason in its place.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from spegla.cells import guarded, one_line
from spegla.privacy.released import Hidden, Shown, Unit, Value
from spegla.report.format import Writer
from spegla.report.model import Number, Plan, PlannedAction, Words, phrase
from spegla.workbooks import put_text, workbook_bytes

Content = str | float | date | None
"""What a cell holds; None leaves it blank."""

_WIDE, _NARROW = 44, 16
"""Widths of columns, in letters: of texts, and of everything else."""
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column: its heading, and what it holds for an action."""

    heading: Words
    content: Callable[[PlannedAction, Writer], Content]
    is_wide: bool = False


def plan_csv(plan: Plan, writer: Writer) -> bytes:
    """The plan as a text table that the spreadsheet of its readers opens right.

    UTF-8 with a byte order mark; where the language writes decimals with a comma, cells are set
    apart by semicolons. Days are written as 2026-10-31, and no text begins a formula.

    Args:
        plan: The plan.
        writer: Turns words and numbers into text of one language.
    """
    columns = _columns(plan)
    delimiter = ";" if writer.decimal_sign == "," else ","
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    table.writerow(guarded(one_line(writer.text(column.heading))) for column in columns)
    for action in plan.actions:
        table.writerow(_csv_cell(column.content(action, writer), writer) for column in columns)
    return text.getvalue().encode("utf-8-sig")


def plan_xlsx(plan: Plan, writer: Writer) -> bytes:
    """The plan as a workbook: headings that stay in sight, days and numbers as what they are.

    Args:
        plan: The plan.
        writer: Turns words and numbers into text of one language.
    """
    columns = _columns(plan)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    name = _NO_SHEET_NAME.sub(" ", one_line(writer.text(phrase("action_plan.label"))))
    sheet.title = name[:_LONGEST_SHEET_NAME]
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = (
            _WIDE if column.is_wide else _NARROW
        )
        heading = sheet.cell(1, place)
        put_text(heading, one_line(writer.text(column.heading)))
        heading.font = Font(bold=True)
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        for row, action in enumerate(plan.actions, start=2):
            _fill(sheet.cell(row, place), column.content(action, writer))
    return workbook_bytes(book)


def _csv_cell(content: Content, writer: Writer) -> str:
    match content:
        case None:
            return ""
        case str():
            return guarded(one_line(content))
        case date():
            return content.isoformat()
        case float() | int():
            return f"{content:g}".replace(".", writer.decimal_sign)
        case _:
            assert_never(content)


def _fill(cell: Cell, content: Content) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    match content:
        case None:
            return
        case str():
            put_text(cell, one_line(content))
        case date():
            cell.value = content
            cell.number_format = "yyyy-mm-dd"
        case float() | int():
            cell.value = content
        case _:
            assert_never(content)


# ------------------------------------------------------------------------------ columns


def _columns(plan: Plan) -> tuple[_Column, ...]:
    return (
        *_COLUMNS,
        *(
            _Column(
                heading=phrase("kit.follow_up.days", count=Number(value=days, unit=Unit.COUNT)),
                content=_always(day),
            )
            for days, day in plan.follow_ups()
        ),
    )


def _always(day: date | None) -> Callable[[PlannedAction, Writer], Content]:
    return lambda _action, _writer: day


def _text(words: Words | None, writer: Writer) -> str | None:
    return None if words is None else writer.text(words)


def _value(value: Value | None, writer: Writer) -> Content:
    """A figure as a number; one that stands for a wide range, or is hidden, in words."""
    match value:
        case None:
            return None
        case Hidden():
            return writer.cell(value)
        case Shown():
            number = Number.of(value)
            return writer.number(number) if number.is_coarse else value.value
        case _:
            assert_never(value)


def _answers(action: PlannedAction) -> float | None:
    return action.detectable.base if isinstance(action.detectable, Shown) else None


def _mandate(action: PlannedAction, writer: Writer) -> str:
    return writer.text(phrase("kit.yes" if action.has_mandate else "kit.no"))


_COLUMNS = (
    _Column(heading=phrase("action_plan.column.code"), content=lambda a, _: a.code),
    _Column(
        heading=phrase("kit.canvas.notice"),
        content=lambda a, w: w.text(a.promise),
        is_wide=True,
    ),
    _Column(heading=phrase("action_plan.column.due"), content=lambda a, _: a.due),
    _Column(
        heading=phrase("action_plan.column.status"),
        content=lambda a, w: w.text(phrase(f"status.{a.status}")),
    ),
    _Column(heading=phrase("action_plan.column.priority"), content=lambda a, w: w.text(a.priority)),
    _Column(
        heading=phrase("action_plan.step"), content=lambda a, w: w.text(a.first_step), is_wide=True
    ),
    _Column(heading=phrase("action_plan.column.step_by"), content=lambda a, _: a.first_step_by),
    _Column(heading=phrase("kit.canvas.owner"), content=lambda a, w: w.text(a.owner)),
    _Column(heading=phrase("kit.canvas.mandate"), content=_mandate),
    _Column(heading=phrase("kit.canvas.customer"), content=lambda a, w: _text(a.co_designer, w)),
    _Column(heading=phrase("action_plan.activity"), content=lambda a, w: _text(a.activity, w)),
    _Column(heading=phrase("kit.canvas.metric"), content=lambda a, w: w.text(a.metric)),
    _Column(heading=phrase("action_plan.column.figure"), content=lambda a, _: str(a.figure)),
    _Column(heading=phrase("kit.canvas.baseline"), content=lambda a, w: _value(a.baseline, w)),
    _Column(heading=phrase("kit.canvas.target"), content=lambda a, _: a.target),
    _Column(heading=phrase("kit.canvas.detectable"), content=lambda a, w: _value(a.detectable, w)),
    _Column(heading=phrase("action_plan.column.answers"), content=lambda a, _: _answers(a)),
    _Column(heading=phrase("kit.canvas.stop"), content=lambda a, w: _text(a.stop, w), is_wide=True),
)
"""In the order in which an action is read; the days of the follow-ups come after them."""
