"""The action canvas: one for each priority, with what is known in print, and one that is blank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.action_plan import is_provable, target_of
from spegla.report.context import Context
from spegla.report.findings import decided, priorities
from spegla.report.metrics import metric_id, metric_short
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
from spegla.report.values import count, score_number
from spegla.survey.records import MOST_ACTIONS, Action

_YES_OR_NO = (phrase("kit.yes"), phrase("kit.no"))


def canvases(context: Context) -> tuple[Sheet, ...]:
    """A canvas for each of the priorities, at most three, and one with nothing filled in.

    In print stand figures that the report shows: score, level aimed for and smallest provable
    change; and the actions that were decided for the priority. What is not known is left as a line
    to write on.
    """
    first = priorities(context)
    return (*(_for_priority(context, d, first) for d in first), _blank())


def _for_priority(context: Context, dimension: str, among: tuple[str, ...]) -> Sheet:
    place = count(among.index(dimension) + 1)
    actions = [each for each in decided(context) if each.dimension == dimension][:MOST_ACTIONS]
    return _canvas(
        key=f"canvas-{dimension}",
        label=phrase("kit.canvas.label", dimension=context.short(dimension)),
        kicker=phrase("kit.canvas.kicker", place=place, count=count(len(among))),
        headline=phrase("kit.canvas.headline", dimension=context.short(dimension)),
        measured=_known(context, _measure(context, dimension, actions)),
        actions=actions,
    )


def _blank() -> Sheet:
    return _canvas(
        key="canvas-blank",
        label=phrase("kit.canvas.label.blank"),
        kicker=phrase("kit.canvas.kicker.blank"),
        headline=phrase("kit.canvas.headline.blank"),
        measured=_unknown(),
    )


def _canvas(
    *,
    key: str,
    label: Words,
    kicker: Words,
    headline: Words,
    measured: Form,
    actions: Sequence[Action] = (),
) -> Sheet:
    blank = range(len(actions) + 1, MOST_ACTIONS + 1)
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
            *(_decided(place, action) for place, action in enumerate(actions, start=1)),
            *(_action(place) for place in blank),
            SheetSection(blocks=(_stop(actions),)),
        ),
    )


# ------------------------------------------------------------------------------ measure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What an action is measured by, with the figures of the newest wave."""

    name: Words
    baseline: Value | None
    target: float | None
    detectable: Value | None


def _measure(context: Context, dimension: str, actions: Sequence[Action]) -> _Measure:
    """What all the actions are measured by; the dimension's score where they differ."""
    find = context.released.find
    if len({(action.measured, target_of(context, action)) for action in actions}) == 1:
        action = actions[0]
        return _Measure(
            name=metric_short(context, action.measured),
            baseline=find(metric_id(context, action.measured, Statistic.SCORE)),
            target=target_of(context, action),
            detectable=find(metric_id(context, action.measured, Statistic.DETECTABLE_CHANGE)),
        )
    return _Measure(
        name=context.short(dimension),
        baseline=context.score(dimension),
        target=context.target(dimension),
        detectable=context.detectable_change(dimension),
    )


def _known(context: Context, measure: _Measure) -> Form:
    return Form(
        fields=(
            _measured("metric", 3, (phrase("kit.canvas.metric.of", dimension=measure.name),)),
            _measured("baseline", 2, _baseline(context, measure.baseline)),
            _target(measure),
            _measured("detectable", 3, _detectable(measure.detectable)),
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


def _baseline(context: Context, score: Value | None) -> tuple[Words, ...]:
    if not isinstance(score, Shown):
        return ()
    wave = context.wave_label(context.wave)
    return (phrase("kit.canvas.baseline.value", score=Number.of(score), wave=wave),)


def _target(measure: _Measure) -> Field:
    """The level aimed for, with a warning where the next wave could not show that it is reached."""
    if measure.target is None:
        return _measured("target", 2, ())
    said = phrase("kit.canvas.target.value", target=score_number(measure.target))
    field = _measured("target", 2, (said,))
    is_known = isinstance(measure.baseline, Shown) and isinstance(measure.detectable, Shown)
    if is_known and not is_provable(measure.target, measure.baseline, measure.detectable):
        return replace(field, hint=phrase("kit.canvas.target.near"))
    return field


def _detectable(change: Value | None) -> tuple[Words, ...]:
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


def _decided(place: int, action: Action) -> SheetSection:
    """An action that was decided; whether its owner has the time is still asked."""
    step: list[Words] = [action.first_step]
    if action.first_step_by is not None:
        step.append(phrase("action_plan.step.by", date=action.first_step_by))
    return SheetSection(
        heading=phrase("kit.action", place=count(place)),
        blocks=(
            Form(
                fields=(
                    _filled("notice", (action.promise,)),
                    _filled("step", tuple(step)),
                    _filled("owner", (action.owner,), span=4),
                    _filled("mandate", (_YES_OR_NO[0 if action.has_mandate else 1],), span=4),
                    replace(_asked("time", span=4, lines=0), choices=_YES_OR_NO),
                    _filled("customer", (action.co_designer,))
                    if action.co_designer
                    else _asked("customer"),
                )
            ),
        ),
    )


def _stop(actions: Sequence[Action]) -> Form:
    stopped = tuple(action.stop for action in actions if action.stop is not None)
    return Form(fields=(_filled("stop", stopped) if stopped else _asked("stop"),))


def _filled(name: str, text: tuple[Words, ...], *, span: int = 12) -> Field:
    """A field of which the content is known."""
    return Field(label=phrase(f"kit.canvas.{name}"), text=text, lines=0, span=span)


def _asked(name: str, *, span: int = 12, lines: int = 1) -> Field:
    return Field(
        label=phrase(f"kit.canvas.{name}"),
        hint=phrase(f"kit.canvas.{name}.hint"),
        lines=lines,
        span=span,
    )
