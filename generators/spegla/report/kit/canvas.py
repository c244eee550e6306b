"""The action canvas: one for each priority, with what is known in print, and one that is blank."""

from dataclasses import replace

from spegla.privacy.released import Shown
from spegla.report.context import Context, count, score_number
from spegla.report.findings import priorities
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

ACTIONS = 2
"""Actions a priority at most: more are not carried through (METHOD.md 3.3)."""
_YES_OR_NO = (phrase("kit.yes"), phrase("kit.no"))


def canvases(context: Context) -> tuple[Sheet, ...]:
    """A canvas for each of the priorities, at most three, and one with nothing filled in.

    In print stand figures that the report shows: score, level aimed for and smallest provable
    change. What it does not say is left as a line to write on.
    """
    first = priorities(context)
    return (*(_for_priority(context, d, first) for d in first), _blank())


def _for_priority(context: Context, dimension: str, among: tuple[str, ...]) -> Sheet:
    place = count(among.index(dimension) + 1)
    return _canvas(
        key=f"canvas-{dimension}",
        label=phrase("kit.canvas.label", dimension=context.short(dimension)),
        kicker=phrase("kit.canvas.kicker", place=place, count=count(len(among))),
        headline=phrase("kit.canvas.headline", dimension=context.short(dimension)),
        measured=_known(context, dimension),
    )


def _blank() -> Sheet:
    return _canvas(
        key="canvas-blank",
        label=phrase("kit.canvas.label.blank"),
        kicker=phrase("kit.canvas.kicker.blank"),
        headline=phrase("kit.canvas.headline.blank"),
        measured=_unknown(),
    )


def _canvas(*, key: str, label: Words, kicker: Words, headline: Words, measured: Form) -> Sheet:
    return Sheet(
        key=key,
        kind=SheetKind.CANVAS,
        format=SheetFormat.LANDSCAPE,
        label=label,
        kicker=kicker,
        headline=headline,
        lead=(phrase("kit.canvas.lead"),),
        sections=(
            SheetSection(blocks=(measured,)),
            *(_action(place) for place in range(1, ACTIONS + 1)),
            SheetSection(blocks=(_stop(),)),
        ),
    )


# ------------------------------------------------------------------------------ measure


def _known(context: Context, dimension: str) -> Form:
    name = context.short(dimension)
    return Form(
        fields=(
            _measured("metric", 3, (phrase("kit.canvas.metric.of", dimension=name),)),
            _measured("baseline", 2, _baseline(context, dimension)),
            _target(context, dimension),
            _measured("detectable", 3, _detectable(context, dimension)),
            _measured("next", 2, ()),
        )
    )


def _unknown() -> Form:
    return Form(
        fields=(
            _measured("metric", 3, ()),
            _measured("baseline", 2, ()),
            _measured("target", 2, ()),
            _measured("detectable", 3, ()),
            _measured("next", 2, ()),
        )
    )


def _measured(name: str, span: int, text: tuple[Words, ...]) -> Field:
    """A field of the measure; one that says nothing yet asks for it and has a line."""
    return Field(
        label=phrase(f"kit.canvas.{name}"),
        hint=None if text else phrase(f"kit.canvas.{name}.hint"),
        text=text,
        lines=0 if text else 1,
        span=span,
    )


def _baseline(context: Context, dimension: str) -> tuple[Words, ...]:
    score = context.score(dimension)
    if not isinstance(score, Shown):
        return ()
    wave = context.wave_label(context.wave)
    return (phrase("kit.canvas.baseline.value", score=Number.of(score), wave=wave),)


def _target(context: Context, dimension: str) -> Field:
    """The level aimed for, with a warning where the next wave could not show that it is reached."""
    target = context.target(dimension)
    if target is None:
        return _measured("target", 2, ())
    said = phrase("kit.canvas.target.value", target=score_number(target))
    field = _measured("target", 2, (said,))
    change = context.detectable_change(dimension)
    shortfall = context.shortfall(dimension)
    if isinstance(change, Shown) and shortfall is not None and shortfall < change.value:
        return replace(field, hint=phrase("kit.canvas.target.near"))
    return field


def _detectable(context: Context, dimension: str) -> tuple[Words, ...]:
    change = context.detectable_change(dimension)
    if not isinstance(change, Shown):
        return ()
    return (phrase("value.points", count=Number.of(change, bare=True)),)


# ------------------------------------------------------------------------------ actions


def _action(place: int) -> SheetSection:
    return SheetSection(
        heading=phrase("kit.action", place=count(place)),
        blocks=(
            Form(
                fields=(
                    _asked("notice", lines=2),
                    _asked("step", lines=2),
                    _asked("owner", span=4),
                    replace(_asked("mandate", span=4, lines=0), choices=_YES_OR_NO),
                    replace(_asked("time", span=4, lines=0), choices=_YES_OR_NO),
                    _asked("customer"),
                )
            ),
        ),
    )


def _stop() -> Form:
    return Form(fields=(_asked("stop"),))


def _asked(name: str, *, span: int = 12, lines: int = 1) -> Field:
    return Field(
        label=phrase(f"kit.canvas.{name}"),
        hint=phrase(f"kit.canvas.{name}.hint"),
        lines=lines,
        span=span,
    )
