"""The facilitator sheet: how ninety minutes go, what may be concluded, and what stays hidden."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Bullets,
    Column,
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
from spegla.report.pages.anonymity import promise
from spegla.report.values import count


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A part of the agenda and, where it needs one, the sheet that it works with."""

    name: str
    minutes: int
    sheet: SheetKind | None = None


_AGENDA = (
    _Step(name="open", minutes=5, sheet=SheetKind.FACILITATOR),
    _Step(name="guess", minutes=12, sheet=SheetKind.GUESS),
    _Step(name="answer", minutes=13, sheet=SheetKind.ANSWER),
    _Step(name="cards", minutes=20, sheet=SheetKind.CARD),
    _Step(name="priorities", minutes=12, sheet=SheetKind.PRIORITIES),
    _Step(name="activities", minutes=8, sheet=SheetKind.ACTIVITIES),
    _Step(name="canvas", minutes=13, sheet=SheetKind.CANVAS),
    _Step(name="follow_up", minutes=5, sheet=SheetKind.FOLLOW_UP),
    _Step(name="close", minutes=2),
)
"""Ninety minutes in all."""
_ELASTIC = "cards"
"""The step that gets the minutes of those whose sheet is not in the kit."""
_MAY = ("interval", "change", "gap")
_MAY_NOT = ("why", "close", "groups", "blame")


def facilitator_sheet(context: Context, *, kit: Sequence[Sheet]) -> Sheet:
    """Agenda, conclusions, anonymity and what to print, for whoever leads the workshop.

    Args:
        context: Released figures, code book, settings and action plan.
        kit: All other sheets of the kit; steps and materials are those of its sheets.
    """
    kinds = [SheetKind.FACILITATOR, *(sheet.kind for sheet in kit)]
    return Sheet(
        key="facilitator",
        kind=SheetKind.FACILITATOR,
        format=SheetFormat.PORTRAIT,
        label=phrase("kit.facilitator.label"),
        kicker=phrase("kit.facilitator.kicker"),
        headline=phrase("kit.facilitator.headline"),
        lead=(phrase("kit.facilitator.lead"),),
        sections=(
            SheetSection(blocks=(_agenda(kinds),)),
            _listed("may", [phrase(f"kit.facilitator.may.{each}") for each in _MAY]),
            _listed("may_not", [phrase(f"kit.facilitator.may_not.{each}") for each in _MAY_NOT]),
            _listed("anonymity", _anonymity(context)),
            _listed("materials", _materials(kinds)),
        ),
    )


def _listed(name: str, items: Sequence[Words]) -> SheetSection:
    heading = phrase(f"kit.facilitator.{name}")
    return SheetSection(heading=heading, blocks=(Bullets(items=tuple(items)),))


# ------------------------------------------------------------------------------ agenda


def _agenda(kinds: Collection[SheetKind]) -> Table:
    columns = ("time", "what", "sheet", "purpose")
    return Table(
        anchor="agenda",
        caption=phrase("kit.facilitator.agenda"),
        columns=tuple(
            Column(label=phrase(f"kit.agenda.{name}"), align=Align.TEXT) for name in columns
        ),
        rows=_rows(kinds),
    )


def _rows(kinds: Collection[SheetKind]) -> tuple[Row, ...]:
    """The steps whose sheets are there, with the minutes from the beginning."""
    held = [step for step in _AGENDA if step.sheet is None or step.sheet in kinds]
    freed = sum(step.minutes for step in _AGENDA) - sum(step.minutes for step in held)
    rows: list[Row] = []
    begin = 0
    for step in held:
        end = begin + step.minutes + (freed if step.name == _ELASTIC else 0)
        rows.append(_row(step, begin, end))
        begin = end
    return tuple(rows)


def _row(step: _Step, begin: int, end: int) -> Row:
    sheet = phrase("kit.agenda.none") if step.sheet is None else _name(step.sheet)
    return Row(
        cells=(
            phrase("kit.agenda.minutes", begin=count(begin), end=count(end)),
            phrase(f"kit.agenda.{step.name}"),
            sheet,
            phrase(f"kit.agenda.{step.name}.purpose"),
        )
    )


def _name(kind: SheetKind) -> Phrase:
    return phrase(f"kit.sheet.{kind.name.lower()}")


# ------------------------------------------------------------------------------ rules, materials


def _anonymity(context: Context) -> list[Phrase]:
    """The promise of the report, and what keeps it in the room."""
    return [
        promise(context),
        phrase("kit.facilitator.anonymity.guess"),
        phrase("kit.facilitator.anonymity.hidden"),
        phrase("kit.facilitator.anonymity.collect"),
    ]


def _materials(kinds: Sequence[SheetKind]) -> list[Phrase]:
    """Which sheets to print how often, and what else to bring."""
    needed = [
        phrase(f"kit.material.{kind.name.lower()}", count=count(kinds.count(kind)))
        for kind in SheetKind
        if kind in kinds and kind is not SheetKind.FACILITATOR
    ]
    return [*needed, phrase("kit.material.pens")]
