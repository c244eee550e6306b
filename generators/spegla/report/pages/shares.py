"""Charts of shares: a dot with its interval a row, and the table of the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spegla.privacy.released import FigureId, Shown, Unit, Value
from spegla.report.claims import Basis, among
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Chart,
    Column,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Number,
    Phrase,
    Row,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import highest_first, interval_caption
from spegla.report.pages.ranges import highest
from spegla.report.values import base_cell, cell, interval_cell, persons
from spegla.survey.questions import Choice

SHARE_DOMAIN = (0.0, 1.0)
"""Shares of people are drawn on the whole axis, so that pictures can be compared."""

YES = "yes"
"""Code of the option that says yes."""

NONE = "none"
"""Code of an option that says that nothing of the kind was needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A share of people: what they have in common, and the released figure.

    ``detail`` says more than the label where there is room for it, in the table.
    """

    label: Words
    figure: FigureId
    value: Value
    emphasis: Emphasis = Emphasis.NORMAL
    detail: Words | None = None


def share_chart(
    context: Context,
    rows: Sequence[ShareRow],
    *,
    anchor: str,
    finding: Words,
    measure: Words,
    about: Words,
    caption: Sequence[Words] = (),
) -> Chart:
    """Shares of people in the order given.

    Args:
        context: For the level of the intervals.
        rows: At least one.
        anchor: Place of the chart in its page.
        finding: What it shows.
        measure: What is measured, in one line.
        about: Heading of the table's first column.
        caption: Further sentences below the chart.
    """
    values = [row.value for row in rows]
    return Chart(
        anchor=anchor,
        finding=finding,
        measure=measure,
        body=IntervalChart(
            rows=tuple(
                IntervalRow(label=row.label, value=row.value, emphasis=row.emphasis) for row in rows
            ),
            unit=Unit.SHARE,
            domain=SHARE_DOMAIN,
        ),
        caption=(*base_caption(values), *interval_caption(context, values), *caption),
        alternative=(
            *(
                phrase("chart.shares.alternative", label=row.label, share=Number.of(value))
                for row in rows
                if isinstance(value := row.value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=share_table(
            rows, anchor=f"{anchor}-table", caption=phrase("chart.shares.table"), about=about
        ),
    )


def share_table(rows: Sequence[ShareRow], *, anchor: str, caption: Words, about: Words) -> Table:
    """Shares of people with their intervals and bases, in the order given.

    Args:
        rows: A row each.
        anchor: Place of the table in its page.
        caption: What it shows.
        about: Heading of the first column.
    """
    return Table(
        anchor=anchor,
        caption=caption,
        columns=(
            Column(label=about, align=Align.TEXT),
            Column(label=phrase("column.share")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(
            Row(
                cells=(
                    row.detail or row.label,
                    cell(row.value),
                    interval_cell(row.value),
                    base_cell(row.value),
                ),
                figures=(row.figure,),
            )
            for row in rows
        ),
    )


def option_rows(context: Context, choice: Choice, *, is_sorted: bool = True) -> list[ShareRow]:
    """The options of a choice, most chosen first or in the order of the questionnaire.

    Options that are hidden come last, in the order of the questionnaire.
    """
    rows = [
        ShareRow(
            label=option.label,
            figure=context.option_id(choice, option.code),
            value=context.option_share(choice, option.code),
        )
        for option in choice.options
    ]
    return sorted(rows, key=lambda row: highest_first(row.value)) if is_sorted else rows


def leading(rows: Sequence[ShareRow]) -> ShareRow | None:
    """The option chosen most, if it is more than any other; None where none is shown.

    One that says "nothing" leads nothing, nor one that perhaps nobody chose, as far as its range
    tells.
    """
    first = highest(_by_figure(rows))
    return next((row for row in rows if row.figure == first), None)


def lead_of(rows: Sequence[ShareRow], first: ShareRow) -> Basis:
    """What it rests on that an option leads: its share, set against those of all others."""
    return among(_by_figure(rows), first.figure)


def finding_of(
    rows: Sequence[ShareRow], *, finding: Callable[[Basis, Words], Phrase], otherwise: Phrase
) -> Phrase:
    """What the option that leads has to say, or ``otherwise`` where none leads."""
    first = leading(rows)
    return otherwise if first is None else finding(lead_of(rows, first), first.label)


def _by_figure(rows: Sequence[ShareRow]) -> Mapping[FigureId, Value]:
    """The shares of the options, without one that says "nothing"."""
    return {row.figure: row.value for row in rows if row.figure.category != NONE}


def answers_table(context: Context, choice: Choice, *, anchor: str) -> Table:
    """All answers to a choice as a table; its question is the caption."""
    rows = option_rows(context, choice, is_sorted=False)
    return share_table(rows, anchor=anchor, caption=choice.text, about=phrase("column.answer"))


def base_caption(values: Sequence[Value]) -> tuple[Phrase, ...]:
    """How many answered; from how few to how many where that differs."""
    bases = [v.base for v in values if isinstance(v, Shown) and v.base is not None]
    if not bases:
        return ()
    if min(bases) == max(bases):
        return (phrase("chart.caption.answered", count=persons(bases[0])),)
    return (
        phrase("chart.caption.answered_range", low=persons(min(bases)), high=persons(max(bases))),
    )
