"""Page 2: what matters, what surprised, and what we will do."""

from collections.abc import Sequence

from spegla.privacy.released import Statistic
from spegla.report.action_plan import is_provable, target_of
from spegla.report.claims import among, claim
from spegla.report.context import Context
from spegla.report.findings import (
    NAMED,
    decided,
    first_priorities,
    has_priorities,
    mirror_finding,
    nothing_first,
    overestimates,
    priorities,
    priority_values,
)
from spegla.report.metrics import metric_id, metric_short
from spegla.report.model import (
    Align,
    Column,
    Listing,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.action_plan import to_action_plan
from spegla.report.pages.charts import mirror_chart
from spegla.report.pages.matrix import matrix_chart
from spegla.report.values import cell, count, rows_figures, size_cell, target_cell
from spegla.survey.records import Action


def has_summary(context: Context) -> bool:
    """Whether there is more to sum up than the first page says."""
    return has_priorities(context)


def summary(context: Context) -> Page:
    """Three answers on three charts and one table, conclusions first."""
    sections = [Section(anchor="matters", blocks=(matrix_chart(context, anchor="summary-matrix"),))]
    if context.has_management:
        chart = mirror_chart(context, anchor="summary-mirror", finding=mirror_finding(context))
        sections.append(Section(anchor="surprised", blocks=(chart,)))
    sections.append(_plan(context))
    return Page(
        key="summary",
        kind=PageKind.STANDARD,
        label=phrase("summary.label"),
        kicker=phrase("summary.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        sections=tuple(sections),
    )


def _headline(context: Context) -> Phrase:
    if not priorities(context):
        return nothing_first(context, "summary.headline.none")
    first = first_priorities(context)
    if not first:
        return phrase("priorities.headline.unsure")
    return claim(
        "summary.headline",
        among(priority_values(context), *first),
        count=count(len(first)),
        names=Listing(items=tuple(context.short(d) for d in first)),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [*overestimates(context, "summary.lead.over")]
    named = decided(context)[:NAMED]
    lead.append(phrase("summary.lead.actions", count=count(len(named))))
    return tuple(lead)


def _plan(context: Context) -> Section:
    named = decided(context)[:NAMED]
    heading = phrase("summary.plan")
    if not named:
        return Section(
            anchor="plan",
            heading=heading,
            blocks=(Paragraph(sentences=(phrase("summary.plan.none"),)),),
        )
    table = Table(
        anchor="plan-table",
        caption=phrase("summary.plan.table"),
        columns=(
            Column(label=phrase("column.promise"), align=Align.TEXT),
            Column(label=phrase("column.owner"), align=Align.TEXT),
            Column(label=phrase("column.due"), align=Align.TEXT),
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.score_now")),
            Column(label=phrase("column.score_target")),
            Column(label=phrase("column.detectable")),
        ),
        rows=tuple(_action_row(context, action) for action in named),
        notes=(phrase("summary.plan.detectable"),),
    )
    return Section(
        anchor="plan",
        heading=heading,
        subline=phrase(_how(context, named)),
        blocks=(table, *to_action_plan(context, "summary.plan.pointer")),
    )


def _how(context: Context, named: Sequence[Action]) -> str:
    """What is true of all actions that are named."""
    is_whole = all(
        action.has_mandate
        and is_provable(
            target_of(context, action),
            context.released.find(metric_id(context, action.measured, Statistic.SCORE)),
            context.released.find(metric_id(context, action.measured, Statistic.DETECTABLE_CHANGE)),
        )
        for action in named
    )
    return "summary.plan.how" if is_whole else "summary.plan.how.open"


def _action_row(context: Context, action: Action) -> Row:
    find = context.released.find
    score = metric_id(context, action.measured, Statistic.SCORE)
    detectable = metric_id(context, action.measured, Statistic.DETECTABLE_CHANGE)
    return Row(
        cells=(
            action.promise,
            action.owner,
            phrase("value.date", date=action.due),
            metric_short(context, action.measured),
            cell(find(score)),
            target_cell(target_of(context, action)),
            size_cell(find(detectable)),
        ),
        figures=rows_figures(context.released, [score, detectable]),
    )
