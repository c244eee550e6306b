"""The data annex: every figure that a page shows, once, with its definition and its page."""

import csv
import io
from collections.abc import Iterator, Sequence

from spegla.privacy.released import (
    FigureId,
    Hidden,
    Released,
    Shown,
    Statistic,
    SubjectKind,
)
from spegla.report.model import AnnexRow, Chart, Page, Phrase, Table, phrase

COLUMNS = (
    "figure", "wave", "audience", "subject_kind", "subject", "statistic", "category",
    "group_by", "group", "shown", "value", "low", "high", "n", "unit", "definition", "page",
)  # fmt: skip
"""Columns of ``figures.csv``. People script against them: add, never rename."""


def annex_rows(pages: Sequence[Page], released: Released) -> tuple[AnnexRow, ...]:
    """A row a figure, in the order in which a reader meets them; the first page counts.

    Figures that no page shows are left out: the annex holds nothing that is not on a page.
    """
    rows: dict[FigureId, AnnexRow] = {}
    for page in pages:
        for figure in _figures(page):
            if figure not in rows:
                rows[figure] = AnnexRow(
                    figure=figure,
                    value=released.value(figure),
                    definition=_definition(figure),
                    page=page.key,
                )
    return tuple(rows.values())


def figures_csv(rows: Sequence[AnnexRow]) -> bytes:
    """``figures.csv``: UTF-8, comma, decimal point, the same in every language.

    Hidden figures keep their row with ``shown`` "no" and no number at all, so that what was
    protected and what follows from it look the same. ``definition`` is a key of the method page.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        figure = row.figure
        writer.writerow(
            (
                figure,
                figure.wave,
                figure.audience,
                figure.subject_kind,
                figure.subject,
                figure.statistic,
                figure.category,
                figure.group_by,
                figure.group,
                *_numbers(row.value),
                row.definition.key,
                row.page,
            )
        )
    return text.getvalue().encode()


def _numbers(value: Shown | Hidden) -> tuple[object, ...]:
    match value:
        case Shown():
            ends = (value.value, value.low, value.high, value.base)
            return ("yes", *("" if end is None else end for end in ends), value.unit)
        case Hidden():
            return ("no", "", "", "", "", "")


def _figures(page: Page) -> Iterator[FigureId]:
    for section in page.sections:
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


def _definition(figure: FigureId) -> Phrase:
    """The definition on the method page under which a figure falls."""
    match figure.statistic:
        case Statistic.INVITED | Statistic.ANSWERED | Statistic.RESPONSE_RATE:
            return phrase("definition.response_rate")
        case Statistic.COMPLETE_RATE:
            return phrase("definition.response_rate")
        case Statistic.SCORE | Statistic.TREND_SCORE:
            is_nki = figure.subject_kind is SubjectKind.OUTCOME
            return phrase("definition.nki" if is_nki else "definition.score")
        case Statistic.MEAN | Statistic.SHARE | Statistic.FAVOURABLE | Statistic.UNFAVOURABLE:
            return phrase("definition.favourable")
        case _:
            return phrase(f"definition.{figure.statistic}")
