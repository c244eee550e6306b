"""Guess first: a sheet to fill in before the results are shown, and the answers to lay over it.

Both are made by one function, so that nothing but the answers can differ: the same dimensions in
the code book's order, which gives nothing away, on the same scales in the same places.
"""

from spegla.privacy.released import Shown, Statistic
from spegla.report.context import Context, cell
from spegla.report.findings import NAMED
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
from spegla.report.pages.importance_stated import foremost

_LINES = 24
"""More than find room: they go on to the foot of the sheet."""
_FIELDS = {
    SheetKind.GUESS: ("kit.guess.unsure", "kit.guess.reason"),
    SheetKind.ANSWER: ("kit.answer.surprise", "kit.answer.ask"),
}


def guess_sheet(context: Context) -> Sheet:
    """Empty scales for what our customers say, with boxes for what matters most to them."""
    return _sheet(context, SheetKind.GUESS)


def answer_sheet(context: Context) -> Sheet:
    """The same scales with what customers said, and with what IT management said of itself."""
    return _sheet(context, SheetKind.ANSWER)


def _sheet(context: Context, kind: SheetKind) -> Sheet:
    is_answer = kind is SheetKind.ANSWER
    fields = tuple(Field(label=phrase(key), lines=_LINES, span=6) for key in _FIELDS[kind])
    return Sheet(
        key=kind.value,
        kind=kind,
        format=SheetFormat.PORTRAIT,
        label=phrase(f"kit.{kind}.label"),
        kicker=phrase(f"kit.{kind}.kicker"),
        headline=phrase(f"kit.{kind}.headline"),
        lead=_lead(context, kind),
        sections=(
            SheetSection(blocks=(_chart(context, is_answer=is_answer),)),
            SheetSection(blocks=(Form(fields=fields),)),
        ),
    )


def _lead(context: Context, kind: SheetKind) -> tuple[Words, ...]:
    """How the sheet is used; of ticks only where customers were asked what matters most."""
    lead = [phrase(f"kit.{kind}.lead")]
    if _has_choice(context):
        lead.append(phrase(f"kit.{kind}.lead.choice"))
    return (*lead, phrase(f"kit.{kind}.lead.then"))


def _has_choice(context: Context) -> bool:
    return bool(context.by(Statistic.STATED_IMPORTANCE))


# ------------------------------------------------------------------------------ chart


def _chart(context: Context, *, is_answer: bool) -> Chart:
    name = "answer" if is_answer else "guess"
    chosen = foremost(context, NAMED) if is_answer else ()
    return Chart(
        anchor="scales",
        finding=phrase(f"kit.{name}.headline"),
        measure=phrase("kit.guess.measure"),
        body=GuessChart(
            rows=tuple(
                GuessRow(
                    label=context.name(code),
                    answer=_answer(context, code) if is_answer else None,
                    is_chosen=code in chosen,
                )
                for code in context.dimensions
            ),
            domain=SCORE_DOMAIN,
            marks=_marks(context) if is_answer else (),
            choice=phrase("kit.guess.choice") if _has_choice(context) else None,
        ),
        caption=_caption(context, chosen) if is_answer else (phrase("kit.guess.caption"),),
        alternative=_said(context) if is_answer else (phrase("kit.guess.alternative"),),
        table=_table(context, is_answer=is_answer),
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


def _caption(context: Context, chosen: tuple[str, ...]) -> tuple[Phrase, ...]:
    """What the bands are, and which dimensions customers say matter most to them."""
    caption = [*interval_caption(context, [context.score(d) for d in context.dimensions])]
    if chosen:
        names = Listing(items=tuple(context.short(d) for d in chosen))
        caption.append(phrase("kit.answer.chosen", names=names))
    elif _has_choice(context):
        caption.append(phrase("kit.answer.chosen.none"))
    if context.is_agreed:
        caption.append(phrase("management.agreed.note"))
    return tuple(caption)


def _said(context: Context) -> tuple[Phrase, ...]:
    """The text alternative: each dimension's scores, where they are shown."""
    said: list[Phrase] = []
    for code in context.dimensions:
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


def _table(context: Context, *, is_answer: bool) -> Table:
    """The same numbers; of the sheet to be filled in, its dimensions."""
    columns = [Column(label=phrase("column.dimension"), align=Align.TEXT)]
    columns += [Column(label=phrase("column.customers"))]
    if context.has_management:
        columns.append(Column(label=context.management_name))
    return Table(
        anchor="scales-table",
        caption=phrase("kit.guess.measure"),
        columns=tuple(columns),
        rows=tuple(_row(context, code, is_answer=is_answer) for code in context.dimensions),
    )


def _row(context: Context, code: str, *, is_answer: bool) -> Row:
    asked = [context.score(code), context.management_score(code)]
    values = asked if context.has_management else asked[:1]
    cells = (cell(value) if is_answer else NotAvailable() for value in values)
    return Row(cells=(context.name(code), *cells))
