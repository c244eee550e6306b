"""Guess first: a sheet to fill in before the results are shown, and the answers to lay over it.

Both are made by one function, so that nothing but the answers can differ: the same dimensions in
the code book's order, which gives nothing away, on the same scales in the same places. Where there
are more dimensions than a sheet holds, they are shared among several.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.privacy.released import Shown, Statistic
from spegla.report.claims import among, claim
from spegla.report.context import Context
from spegla.report.findings import NAMED
from spegla.report.kit.parts import in_parts, part_key, part_label
from spegla.report.model import (
    Align,
    Chart,
    Column,
    DumbbellRow,
    Field,
    Form,
    GuessChart,
    GuessRow,
    Listing,
    NotAvailable,
    Number,
    Phrase,
    Row,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN, interval_caption
from spegla.report.pages.importance_stated import foremost, stated_values
from spegla.report.values import cell, count

ROWS = 10
"""Scales on a sheet at most: so many find room below each other with names of three lines."""
_LINES = 24
"""More than find room: they go on to the foot of the sheet."""
_FIELDS = {
    SheetKind.GUESS: ("kit.guess.unsure", "kit.guess.reason"),
    SheetKind.ANSWER: ("kit.answer.surprise", "kit.answer.ask"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The dimensions of one sheet, and which sheet of how many it is."""

    codes: tuple[str, ...]
    place: int
    among: int


def guess_sheets(context: Context) -> tuple[Sheet, ...]:
    """Empty scales for what our customers say, with boxes for what matters most to them.

    Args:
        context: Released figures, code book and settings. No figure stands on these sheets.

    Returns:
        One sheet for each ten dimensions, as many dimensions on each.
    """
    return _sheets(context, SheetKind.GUESS)


def answer_sheets(context: Context) -> tuple[Sheet, ...]:
    """The same scales with what customers said, and with what IT management said of itself.

    Args:
        context: Released figures, code book and settings. A hidden score gives its reason.

    Returns:
        A sheet to lay over each of :func:`guess_sheets`, in the same order.
    """
    return _sheets(context, SheetKind.ANSWER)


def _sheets(context: Context, kind: SheetKind) -> tuple[Sheet, ...]:
    parts = in_parts(context.dimensions, most=ROWS)
    return tuple(
        _sheet(context, kind, _Part(codes=codes, place=place, among=len(parts)))
        for place, codes in enumerate(parts, start=1)
    )


def _sheet(context: Context, kind: SheetKind, part: _Part) -> Sheet:
    fields = tuple(Field(label=phrase(key), lines=_LINES, span=6) for key in _FIELDS[kind])
    return Sheet(
        key=part_key(kind.value, part.place),
        kind=kind,
        format=SheetFormat.PORTRAIT,
        label=part_label(phrase(f"kit.{kind}.label"), part.place, part.among),
        kicker=phrase(f"kit.{kind}.kicker"),
        headline=phrase(f"kit.{kind}.headline"),
        lead=_lead(context, kind, part.among),
        sections=(
            SheetSection(blocks=(_chart(context, kind, part.codes),)),
            SheetSection(blocks=(Form(fields=fields),)),
        ),
    )


def _lead(context: Context, kind: SheetKind, sheets: int) -> tuple[Words, ...]:
    """How the sheet is used; of ticks only where customers were asked what matters most."""
    lead = [phrase(f"kit.{kind}.lead")]
    if _has_choice(context):
        are_shared = sheets > 1 and kind is SheetKind.GUESS
        lead.append(
            phrase("kit.guess.lead.choice.parts", count=count(sheets))
            if are_shared
            else phrase(f"kit.{kind}.lead.choice")
        )
    return (*lead, phrase(f"kit.{kind}.lead.then"))


def _has_choice(context: Context) -> bool:
    return bool(context.by(Statistic.STATED_IMPORTANCE))


# ------------------------------------------------------------------------------ chart


def _chart(context: Context, kind: SheetKind, codes: Sequence[str]) -> Chart:
    is_answer = kind is SheetKind.ANSWER
    chosen = foremost(context, NAMED) if is_answer else ()
    return Chart(
        anchor="scales",
        finding=phrase(f"kit.{kind}.headline"),
        measure=phrase("kit.guess.measure"),
        body=GuessChart(
            rows=tuple(
                GuessRow(
                    label=context.name(code),
                    answer=_answer(context, code) if is_answer else None,
                    is_chosen=code in chosen,
                )
                for code in codes
            ),
            domain=SCORE_DOMAIN,
            marks=_marks(context) if is_answer else (),
            choice=phrase("kit.guess.choice") if _has_choice(context) else None,
        ),
        caption=_caption(context, codes, chosen) if is_answer else (phrase("kit.guess.caption"),),
        alternative=_said(context, codes) if is_answer else (phrase("kit.guess.alternative"),),
        table=_table(context, codes, is_answer=is_answer),
    )


def _answer(context: Context, code: str) -> DumbbellRow:
    return DumbbellRow(
        label=context.name(code),
        first=context.score(code),
        second=context.management_score(code),
    )


def _marks(context: Context) -> tuple[Words, ...]:
    customers = phrase("chart.key.customers")
    if not context.has_management:
        return (customers,)
    itself = context.management_name if context.is_agreed else phrase("chart.key.management")
    return (customers, itself)


def _caption(context: Context, codes: Sequence[str], chosen: Sequence[str]) -> tuple[Phrase, ...]:
    """What the bands are, and which dimensions customers say matter most to them."""
    caption = [*interval_caption(context, [context.score(d) for d in codes])]
    if chosen:
        names = Listing(items=tuple(context.short(d) for d in chosen))
        basis = among(stated_values(context), *chosen)
        caption.append(claim("kit.answer.chosen", basis, names=names))
    elif _has_choice(context):
        caption.append(phrase("kit.answer.chosen.none"))
    if context.is_agreed:
        caption.append(phrase("management.agreed.note"))
    return tuple(caption)


def _said(context: Context, codes: Sequence[str]) -> tuple[Phrase, ...]:
    """The text alternative: each dimension's scores, where they are shown."""
    said: list[Phrase] = []
    for code in codes:
        score, team = context.score(code), context.management_score(code)
        if isinstance(score, Shown) and isinstance(team, Shown):
            key, own = "kit.answer.alternative.both", {"management": Number.of(team)}
        elif isinstance(score, Shown):
            key, own = "kit.answer.alternative", {}
        else:
            continue
        name = context.name(code)
        said.append(phrase(key, dimension=name, customers=Number.of(score), **own))
    return tuple(said) or (phrase("kit.answer.alternative.hidden"),)


def _table(context: Context, codes: Sequence[str], *, is_answer: bool) -> Table:
    """The same numbers; of the sheet to be filled in, its dimensions."""
    columns = [Column(label=phrase("column.dimension"), align=Align.TEXT)]
    columns += [Column(label=phrase("column.customers"))]
    if context.has_management:
        columns.append(Column(label=context.management_name))
    return Table(
        anchor="scales-table",
        caption=phrase("kit.guess.measure"),
        columns=tuple(columns),
        rows=tuple(_row(context, code, is_answer=is_answer) for code in codes),
    )


def _row(context: Context, code: str, *, is_answer: bool) -> Row:
    asked = [context.score(code), context.management_score(code)]
    values = asked if context.has_management else asked[:1]
    cells = (cell(value) if is_answer else NotAvailable() for value in values)
    return Row(cells=(context.name(code), *cells))
