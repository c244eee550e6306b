"""What a sheet of the workshop kit says, for tests that look for it on paper."""

from collections.abc import Iterator

from report_builder import make_writer
from spegla.report.model import Chart, GuessChart, Quotes, Sheet, SheetBlock, Table
from survey_builder import texts_of


def said_on(sheet: Sheet, language: str) -> Iterator[str]:
    """All words that are printed of a sheet, but the numbers and notes inside its drawings."""
    parts: list[object] = [sheet.label, sheet.kicker, sheet.headline, sheet.lead, sheet.numbers]
    for section in sheet.sections:
        parts += [section.heading, section.subline, *map(_printed_of, section.blocks)]
        yield from (
            text
            for block in section.blocks
            if isinstance(block, Quotes)
            for group in block.groups
            for text in group.texts
        )
    for part in parts:
        yield from texts_of(part, make_writer(language))


def _printed_of(block: SheetBlock) -> object:
    """What of a block is printed: of a table all but its notes, of a chart what is not drawn."""
    match block:
        case Chart(body=GuessChart(rows=rows)):
            return (block.caption, tuple(row.label for row in rows))
        case Chart():
            return block.caption
        case Table():
            return (block.caption, block.columns, block.rows)
        case _:
            return block
