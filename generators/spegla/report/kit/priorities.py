"""The priority sheet for a wall: importance by performance, and room for the dots of a team."""

from dataclasses import replace

from spegla.privacy.released import Hidden, Shown, Statistic
from spegla.report.context import Context
from spegla.report.findings import NAMED, has_priorities, ranked
from spegla.report.kit.parts import in_parts, part_key, part_label
from spegla.report.model import (
    Field,
    Form,
    Number,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    Words,
    phrase,
)
from spegla.report.pages.matrix import MOST_POINTS, matrix_chart
from spegla.report.values import count, score_number, share_number

_LEAD_OF_OTHERS = (phrase("kit.priorities.lead.others"),)
_BESIDE_MATRIX, _ALONE = 5, 18
"""Circles of a row for which there is room."""
_MORE = 11
"""Rows of a further sheet at most."""


def priority_sheets(context: Context) -> tuple[Sheet, ...]:
    """The sheets on which a team chooses its three; none where there is nothing to choose among.

    Beside the matrix stands a row a dimension, first what has most to gain, with circles for dots
    of paper: as many rows as the matrix has points. Where importance is not known the matrix is
    left out and the rows remain. All other dimensions have their rows on further sheets, to hang
    beside the first.

    Args:
        context: Released figures, code book and settings. A hidden score gives its reason.
    """
    listed = _listed(context)
    if len(listed) <= 1:
        return ()
    further = in_parts(listed[MOST_POINTS:], most=_MORE)
    stickers = _BESIDE_MATRIX if has_priorities(context) else _ALONE
    first = (
        *_matrix(context),
        _dots(context, listed[:MOST_POINTS], stickers=stickers),
        _ours(len(listed)),
    )
    return tuple(
        Sheet(
            key=part_key("priority-sheet", place),
            kind=SheetKind.PRIORITIES,
            format=SheetFormat.WALL,
            label=part_label(phrase("kit.priorities.label"), place, 1 + len(further)),
            kicker=phrase("kit.priorities.kicker"),
            headline=phrase("kit.priorities.headline"),
            lead=_lead(context, len(listed)) if place == 1 else _LEAD_OF_OTHERS,
            sections=sections,
        )
        for place, sections in enumerate(
            (first, *((_dots(context, codes, stickers=_ALONE),) for codes in further)), start=1
        )
    )


def _listed(context: Context) -> tuple[str, ...]:
    """All dimensions, in the order of the table below the matrix where there is one."""
    if not has_priorities(context):
        return context.by_shortfall()
    first = ranked(context)
    return (*first, *(d for d in context.dimensions if d not in first))


def _lead(context: Context, dimensions: int) -> tuple[Words, ...]:
    reading = "matrix" if has_priorities(context) else "list"
    some = (phrase("kit.priorities.lead.most", count=count(MOST_POINTS)),)
    return (
        phrase(f"kit.priorities.lead.{reading}"),
        *(some if dimensions > MOST_POINTS else ()),
        phrase("kit.priorities.lead.dots"),
    )


def _matrix(context: Context) -> tuple[SheetSection, ...]:
    if not has_priorities(context):
        return ()
    chart = matrix_chart(context, anchor="wall-matrix")
    even = share_number(1 / len(context.by(Statistic.WEIGHT)))
    caption = (phrase("priorities.matrix.cross", even=even), phrase("kit.priorities.boxes"))
    return (SheetSection(blocks=(replace(chart, caption=caption),)),)


def _dots(context: Context, listed: tuple[str, ...], *, stickers: int) -> SheetSection:
    how = "kit.priorities.dots.how"
    return SheetSection(
        heading=phrase("kit.priorities.dots"),
        subline=phrase(how if context.by(Statistic.WEIGHT) else f"{how}.list"),
        blocks=(Form(fields=tuple(_row(context, each, stickers) for each in listed)),),
    )


def _row(context: Context, dimension: str, stickers: int) -> Field:
    return Field(
        label=context.short(dimension),
        text=(*_standing(context, dimension), *_importance(context, dimension)),
        lines=0,
        stickers=stickers,
    )


def _standing(context: Context, dimension: str) -> tuple[Words, ...]:
    score, target = context.score(dimension), context.target(dimension)
    match score:
        case Hidden():
            return (phrase(f"hidden.{score.reason}"),)
        case Shown() if target is not None:
            aim = score_number(target)
            return (phrase("kit.priorities.score.aim", score=Number.of(score), target=aim),)
        case _:
            return (phrase("kit.priorities.score", score=Number.of(score)),)


def _importance(context: Context, dimension: str) -> tuple[Words, ...]:
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    if not isinstance(weight, Shown):
        return ()
    return (phrase("kit.priorities.weight", weight=Number.of(weight)),)


def _ours(dimensions: int) -> SheetSection:
    """Lines for what is chosen: three at most, and fewer than there are dimensions."""
    chosen = min(NAMED, dimensions - 1)
    return SheetSection(
        heading=phrase(f"kit.priorities.ours.{chosen}"),
        subline=phrase("kit.priorities.ours.how"),
        blocks=(
            Form(
                fields=tuple(
                    Field(label=phrase("kit.place", place=count(place)), lines=1)
                    for place in range(1, chosen + 1)
                )
            ),
        ),
    )
