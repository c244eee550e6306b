"""The way through self-service, a part of page 10."""

import math
from collections.abc import Sequence
from dataclasses import replace

from spegla.privacy.released import Hidden, Shown, Unit, Value
from spegla.report.claims import claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Block,
    Chart,
    Emphasis,
    FunnelChart,
    FunnelStep,
    Number,
    Phrase,
    Section,
    Table,
    phrase,
)
from spegla.report.pages.ranges import fitted, high_end, low_end
from spegla.report.pages.shares import (
    NONE,
    YES,
    ShareRow,
    answers_table,
    finding_of,
    option_rows,
    share_chart,
    share_table,
)
from spegla.report.values import persons
from spegla.survey.questions import Choice, Condition, Role

FULLY = "fully"
_DECIMALS = 3
"""Grain of a share of a share, the same as that of shares."""


def stuck(context: Context) -> Shown | None:
    """Share of those who tried for whom it was not solved fully; None where it may be nobody."""
    found = _stuck(context)
    return found if found is not None and low_end(found) > 0 else None


def self_service(context: Context) -> list[Section]:
    """How many tried self-service, how it went, and what they did then."""
    tried, solved = (
        context.choice(Role.SELF_SERVICE_TRIED),
        context.choice(Role.SELF_SERVICE_SOLVED),
    )
    if tried is None:
        return []
    after = context.choice(Role.SELF_SERVICE_NEXT)
    blocks: list[Block] = []
    is_way = solved is not None and solved.only_if == Condition(question=tried.code, option=YES)
    if solved is not None and is_way and isinstance(context.option_share(tried, YES), Shown):
        way = [tried, solved]
        if after is not None and _goes_on(context, after, solved):
            way, after = [*way, after], None
        blocks.append(_funnel(context, way))
    else:
        blocks.append(answers_table(context, tried, anchor="self-service-tried"))
        if solved is not None:
            blocks.append(answers_table(context, solved, anchor="self-service-solved"))
    if after is not None:
        blocks.append(_after(context, after))
    return [
        Section(
            anchor="self-service",
            heading=phrase("around.self_service"),
            subline=phrase("around.self_service.how"),
            blocks=tuple(blocks),
        )
    ]


def _goes_on(context: Context, after: Choice, solved: Choice) -> bool:
    """Whether what was done next can stand below how it went, as a part of those who got stuck.

    It can where both were asked of the same people and no more of them did something than were
    stuck, as far as the ranges tell that the shares stand for.
    """
    next_steps = [
        low_end(row.value)
        for row in option_rows(context, after)
        if row.figure.category != NONE and isinstance(row.value, Shown)
    ]
    those_stuck = _stuck(context)
    is_part = those_stuck is not None and math.fsum(next_steps) <= high_end(those_stuck)
    return after.only_if == solved.only_if and is_part


def _funnel(context: Context, way: Sequence[Choice]) -> Chart:
    """Who tried, how it went, and what those who got stuck did then."""
    those_stuck = stuck(context)
    finding = phrase("around.funnel.finding.plain")
    if those_stuck is not None:
        share = Number.of(those_stuck)
        finding = claim("around.funnel.finding", on(those_stuck), share=share)
    return Chart(
        anchor="funnel",
        finding=finding,
        measure=phrase("around.funnel.measure"),
        body=FunnelChart(steps=tuple(_steps(context, way))),
        caption=(phrase("around.funnel.caption"),),
        alternative=(
            *(
                phrase(
                    "chart.shares.alternative",
                    label=row.label,
                    share=Number.of(row.value),
                )
                for choice in way
                for row in option_rows(context, choice, is_sorted=False)
                if isinstance(row.value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_funnel_table(context, way),
    )


def _steps(context: Context, way: Sequence[Choice]) -> list[FunnelStep]:
    """Everyone, those who tried, and what became of them, as shares of everyone."""
    tried, solved, *after = way
    everyone = context.option_share(tried, YES)
    steps = [
        FunnelStep(
            label=phrase("around.funnel.asked"),
            start=0.0,
            value=Shown(value=1.0, unit=Unit.SHARE),
            note=_base_note(everyone),
            emphasis=Emphasis.MUTED,
        ),
        FunnelStep(
            label=phrase("around.funnel.tried"),
            start=0.0,
            value=everyone,
            note=_base_note(context.option_share(solved, FULLY)),
            level=1,
        ),
    ]
    if isinstance(everyone, Hidden):
        return steps
    outcomes = sorted(_options(context, solved), key=lambda row: row.figure.category != FULLY)
    parts = _parts(outcomes, whole=1.0)
    steps += _split(outcomes, parts, everyone, start=0.0, level=2)
    if isinstance(outcomes[0].value, Shown):
        for choice in after:
            then = _options(context, choice)
            left = _parts(then, whole=1.0 - parts[0])
            steps += _split(then, left, everyone, start=parts[0], level=3)
    return steps


def _options(context: Context, choice: Choice) -> list[ShareRow]:
    """What people may have done; that nothing was needed is no step."""
    rows = option_rows(context, choice, is_sorted=False)
    return [row for row in rows if row.figure.category != NONE]


def _parts(rows: Sequence[ShareRow], *, whole: float) -> list[float]:
    """How long the options are drawn, in shares of those who tried; hidden ones have no length."""
    parts = iter(fitted([r.value for r in rows if isinstance(r.value, Shown)], whole=whole))
    return [next(parts) if isinstance(row.value, Shown) else 0.0 for row in rows]


def _split(
    rows: Sequence[ShareRow], parts: Sequence[float], tried: Shown, *, start: float, level: int
) -> list[FunnelStep]:
    """A bar an option, one after the other, as shares of everyone.

    Args:
        rows: The options.
        parts: What share of those who tried each is.
        tried: Share of everyone who tried.
        start: Where the first begins, a share of those who tried.
        level: Step of the way.
    """
    steps = []
    for row, part in zip(rows, parts, strict=True):
        value = row.value
        if isinstance(value, Shown):
            value = _of_everyone(value, tried, part=part)
        is_stuck = level == 2 and row.figure.category != FULLY
        steps.append(
            FunnelStep(
                label=row.label,
                start=round(tried.value * start, _DECIMALS),
                value=value,
                emphasis=Emphasis.STRONG if is_stuck else Emphasis.NORMAL,
                level=level,
            )
        )
        start += part
    return steps


def _of_everyone(share: Shown, tried: Shown, *, part: float) -> Shown:
    """A share of those who tried as one of everyone, with the range that both ranges allow."""
    return Shown(
        value=round(tried.value * part, _DECIMALS),
        unit=Unit.SHARE,
        least=round(low_end(tried) * low_end(share), _DECIMALS),
        most=round(high_end(tried) * high_end(share), _DECIMALS),
    )


def _base_note(value: Value) -> Phrase | None:
    if isinstance(value, Shown) and value.base is not None:
        return phrase("note.base", base=persons(value.base))
    return None


def _stuck(context: Context) -> Shown | None:
    """Share of those who tried for whom it was not solved fully, where that is shown."""
    solved = context.choice(Role.SELF_SERVICE_SOLVED)
    if solved is None:
        return None
    fully = context.option_share(solved, FULLY)
    if isinstance(fully, Hidden):
        return None
    return Shown(
        value=1 - fully.value,
        unit=Unit.SHARE,
        least=1 - high_end(fully),
        most=1 - low_end(fully),
    )


def _funnel_table(context: Context, way: Sequence[Choice]) -> Table:
    names = ("around.funnel.tried", "around.funnel.solved", "around.funnel.next")
    rows = [
        replace(row, detail=phrase("around.funnel.row", question=phrase(name), answer=row.label))
        for name, choice in zip(names, way, strict=False)
        for row in option_rows(context, choice, is_sorted=False)
    ]
    return share_table(
        rows,
        anchor="funnel-table",
        caption=phrase("around.funnel.table"),
        about=phrase("column.answer"),
    )


def _after(context: Context, choice: Choice) -> Chart:
    rows = option_rows(context, choice)
    return share_chart(
        context,
        rows,
        anchor="self-service-next",
        finding=finding_of(
            rows,
            finding=lambda basis, answer: claim("around.after.finding", basis, answer=answer),
            otherwise=phrase("around.after.hidden"),
        ),
        measure=phrase("around.after.measure"),
        about=phrase("column.answer"),
    )
