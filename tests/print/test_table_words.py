"""Every word of every printed table has room in its column."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo_report import LANGUAGES, demo_report
from report_builder import make_writer
from spegla.render.paper.columns import table_setting
from spegla.render.text_widths import text_width
from spegla.render.views import view_report
from spegla.render.views.types import CellView, ChartView, ReportView, TableView

pytestmark = pytest.mark.print

MM_PER_POINT = 25.4 / 72
PAPER = 170
SIZES = {"roomy": 8.8, "dense": 8.0, "crowded": 8.0, "packed": 8.0}
GAPS = {"roomy": 3.0, "dense": 3.0, "crowded": 2.0, "packed": 1.0}
"""Letters in points and space between columns in mm, as the style sheet says."""


def tables(report: ReportView) -> Iterator[TableView]:
    for page in report.pages:
        for section in page.sections:
            for block in section.blocks:
                if isinstance(block, ChartView):
                    yield block.table
                elif isinstance(block, TableView):
                    yield block


def kept_together(cell: CellView) -> list[str]:
    """What is never broken: a number with its unit, and each word of a text."""
    return [cell.text] if cell.align == "number" else cell.text.split()


def too_wide(table: TableView) -> Iterator[str]:
    setting = table_setting(table)
    size = SIZES[setting.density] * MM_PER_POINT
    gaps = [0.0, *[GAPS[setting.density]] * (len(setting.widths) - 1)]
    rooms = [PAPER * each / 100 - gap for each, gap in zip(setting.widths, gaps, strict=True)]
    for row in table.rows:
        for cell, room in zip((row.header, *row.cells), rooms, strict=True):
            yield from (word for word in kept_together(cell) if text_width(word, size) > room)
    for head, room in zip(table.columns, rooms, strict=True):
        letters = 8 * MM_PER_POINT
        yield from (word for word in head.text.split() if text_width(word, letters) > room)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_demo_is_wider_than_its_column(demo_build: Path, language: str) -> None:
    report = view_report(demo_report(demo_build), make_writer(language), lambda _key, _chart: ())
    found = list(tables(report))
    assert len(found) > 60
    assert [(table.caption, word) for table in found for word in too_wide(table)] == []
