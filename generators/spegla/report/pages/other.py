"""Answers that no other page is about: choices, and numbers."""

from spegla.privacy.released import FigureId, Statistic, Unit
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Cell,
    Column,
    Interval,
    Page,
    PageKind,
    Row,
    Section,
    Table,
    phrase,
)
from spegla.report.pages.change import has_change
from spegla.report.pages.shares import option_rows, share_chart
from spegla.report.values import base_cell, cell, interval_cell, rows_figures
from spegla.survey.questions import Choice, ChoiceKind, Quantity, Role


def has_other(context: Context) -> bool:
    """Whether something was asked that no other page shows."""
    return bool(_choices(context) or _quantities(context))


def other(context: Context) -> Page:
    """Every remaining choice and number, in the order of the questionnaire."""
    return Page(
        key="other-answers",
        kind=PageKind.STANDARD,
        label=phrase("other.label"),
        kicker=phrase("other.kicker"),
        headline=phrase("other.headline"),
        lead=(),
        sections=(
            *(_choice(context, choice) for choice in _choices(context)),
            *(
                Section(
                    anchor=quantity.code,
                    heading=quantity.text,
                    blocks=(quantity_table(context, quantity),),
                )
                for quantity in _quantities(context)
            ),
        ),
    )


def quantity_table(context: Context, quantity: Quantity) -> Table:
    """Mean, median and classes of a question answered with a number."""
    summary: list[tuple[Cell, FigureId]] = [
        (
            phrase(f"quantity.{statistic}", unit=quantity.unit),
            context.quantity_id(quantity, statistic),
        )
        for statistic in (Statistic.MEAN, Statistic.MEDIAN)
    ]
    classes: list[tuple[Cell, FigureId]] = [
        (
            Interval(low=low, high=high, unit=Unit.COUNT),
            context.quantity_id(quantity, Statistic.SHARE, f"{low:g}-{high:g}"),
        )
        for low, high in quantity.classes
    ]
    rows = [
        Row(
            cells=(label, cell(value), interval_cell(value), base_cell(value)),
            figures=rows_figures(context.released, [figure]),
        )
        for label, figure in (*summary, *classes)
        if (value := context.released.find(figure)) is not None
    ]
    return Table(
        anchor=f"{quantity.code}-table",
        caption=quantity.text,
        columns=(
            Column(label=quantity.unit, align=Align.TEXT),
            Column(label=phrase("column.value")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(rows),
        notes=(phrase("quantity.classes"),),
    )


def _choices(context: Context) -> tuple[Choice, ...]:
    return tuple(
        choice
        for choice in context.questionnaire.choices
        if not _has_page(context, choice.role)
        and context.released.find(context.option_id(choice, choice.options[0].code)) is not None
    )


def _has_page(context: Context, role: Role | None) -> bool:
    """Whether another page shows choices with this role."""
    match role:
        case Role.SHADOW_IT | Role.SHADOW_IT_REASONS | Role.SHADOW_IT_TOLD:
            return context.choice(Role.SHADOW_IT) is not None
        case Role.SELF_SERVICE_TRIED | Role.SELF_SERVICE_SOLVED | Role.SELF_SERVICE_NEXT:
            return context.choice(Role.SELF_SERVICE_TRIED) is not None
        case Role.CHANGE_MET | Role.CHANGE_HELP:
            return has_change(context)
        case _:
            return False


def _quantities(context: Context) -> tuple[Quantity, ...]:
    return tuple(
        quantity
        for quantity in context.questionnaire.quantities
        if quantity.role is None
        and context.released.find(context.quantity_id(quantity, Statistic.MEAN)) is not None
    )


def _choice(context: Context, choice: Choice) -> Section:
    several = choice.kind is ChoiceKind.MULTIPLE
    chart = share_chart(
        context,
        option_rows(context, choice),
        anchor=f"chart-{choice.code}",
        finding=choice.text,
        measure=phrase("other.measure"),
        about=phrase("column.answer"),
        caption=(phrase("chart.caption.several"),) if several else (),
    )
    return Section(anchor=choice.code, blocks=(chart,))
