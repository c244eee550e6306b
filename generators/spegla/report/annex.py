"""The data annex: every figure that a page shows, once, with its definition and its page."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spegla.privacy.released import FigureId, Hidden, Shown
from spegla.report.context import Context
from spegla.report.definitions import definition_of
from spegla.report.format import Writer
from spegla.report.model import (
    AnnexRow,
    Chart,
    Page,
    Report,
    Section,
    SheetSection,
    Table,
)

COLUMNS = (
    "figure", "wave", "audience", "subject_kind", "subject", "statistic", "category",
    "group_by", "group", "shown", "value", "least", "most", "low", "high", "n", "unit",
    "definition", "page",
)  # fmt: skip
"""Columns of ``figures.csv``. People script against them: add, never rename.

``value`` is the middle of the range from ``least`` to ``most`` that it stands for, where it stands
for one; ``low`` and ``high`` are the ends of its confidence interval.
"""


def annex_rows(pages: Sequence[Page], context: Context) -> tuple[AnnexRow, ...]:
    """A row a figure, in the order in which a reader meets them; the first page counts.

    Figures that no page shows are left out: the annex holds nothing that is not on a page.
    """
    rows: dict[FigureId, AnnexRow] = {}
    for page in pages:
        for figure in _figures(page.sections):
            if figure not in rows:
                rows[figure] = AnnexRow(
                    figure=figure,
                    value=context.released.value(figure),
                    definition=definition_of(context, figure),
                    page=page.key,
                )
    return tuple(rows.values())


def figures_of(pages: Iterable[Page]) -> Iterator[FigureId]:
    """The figures that some pages show, as often as they do, in the order of the pages."""
    for page in pages:
        yield from _figures(page.sections)


def rows_as_shown(
    report: Report, written: Sequence[tuple[str, Sequence[FigureId]]], *, replaced: Collection[str]
) -> tuple[AnnexRow, ...]:
    """The rows of a report of which people replaced some pages.

    A figure that only a replaced page showed has no row any more, unless people show it in what
    they wrote, or a sheet for the workshop does: then that page or sheet counts. A page that is
    replaced in some languages only still counts.

    Args:
        report: The report with all of its own pages.
        written: What people wrote: the key of the page where it is read, and the figures of the
            report that it shows.
        replaced: Keys of the pages that are replaced in every language.
    """
    if not replaced:
        return report.annex
    left = [page for page in report.pages if page.key not in replaced]
    shown: list[tuple[str, Iterable[FigureId]]] = [
        *((page.key, _figures(page.sections)) for page in left),
        *written,
        *((sheet.key, _figures(sheet.sections)) for sheet in report.kit),
    ]
    pages: dict[FigureId, str] = {}
    for key, figures in shown:
        for figure in figures:
            pages.setdefault(figure, key)
    return tuple(
        replace(row, page=pages[row.figure]) for row in report.annex if row.figure in pages
    )


def figures_csv(rows: Sequence[AnnexRow], writer: Writer) -> bytes:
    """``figures.csv``: UTF-8, comma, decimal point; only definitions are in the writer's language.

    Hidden figures keep their row with ``shown`` "no" and no number at all, so that what was
    protected and what follows from it look the same.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in rows:
        names = (getattr(row.figure, column) for column in COLUMNS[1:9])
        definition = writer.text(row.definition)
        table.writerow((row.figure, *names, *_numbers(row.value), definition, row.page))
    return text.getvalue().encode()


def _numbers(value: Shown | Hidden) -> tuple[object, ...]:
    match value:
        case Shown():
            ends = (value.value, value.least, value.most, value.low, value.high, value.base)
            return ("yes", *("" if end is None else end for end in ends), value.unit)
        case Hidden():
            return ("no", "", "", "", "", "", "", "")


def _figures(sections: Iterable[Section | SheetSection]) -> Iterator[FigureId]:
    for section in sections:
        for block in section.blocks:
            match block:
                case Chart():
                    yield from _of_table(block.table)
                case Table():
                    yield from _of_table(block)
                case _:
                    pass


def _of_table(table: Table) -> Iterator[FigureId]:
    for row in table.rows:
        yield from row.figures
