"""Page 14: what customers shall notice, who sees to it, and how all will know."""

from spegla.privacy.released import Shown
from spegla.report.action_plan import action_plan, is_provable
from spegla.report.context import Context
from spegla.report.findings import decided, priorities
from spegla.report.model import (
    Definition,
    Definitions,
    Listing,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Plan,
    PlannedAction,
    Pointer,
    Section,
    Words,
    phrase,
)
from spegla.report.values import count, persons, score_number
from spegla.survey.records import ActionStatus

KEY = "action-plan"
FILES = ("xlsx", "csv", "ics")
"""Endings of the files that hold the plan, as they are offered."""


def file_name(ending: str, language: str) -> str:
    """What a file that holds the plan is called.

    >>> file_name("ics", "sv")
    'action-plan-sv.ics'
    """
    return f"{KEY}-{language}.{ending}"


def has_action_plan(context: Context) -> bool:
    """Whether anything was decided after the newest wave."""
    return bool(decided(context))


def to_action_plan(context: Context, text: str) -> tuple[Pointer, ...]:
    """A line that leads to this page, where there is one; ``text`` is the key of its words."""
    return (Pointer(text=phrase(text), page=KEY),) if has_action_plan(context) else ()


def action_plan_page(context: Context) -> Page:
    """Each action with its promise first, then the follow-ups, then the plan as files."""
    plan = action_plan(context)
    if plan is None:
        raise ValueError("there is no plan to make a page of")
    return Page(
        key=KEY,
        kind=PageKind.STANDARD,
        label=phrase("action_plan.label"),
        kicker=_kicker(plan),
        headline=_headline(plan),
        lead=_lead(context, plan),
        sections=(
            *(_action(plan, place) for place in range(len(plan.actions))),
            _follow_ups(plan),
            _files(),
        ),
    )


# ------------------------------------------------------------------------------ the top


def _kicker(plan: Plan) -> Phrase:
    if plan.decision is None:
        return phrase("action_plan.kicker", wave=plan.wave)
    return phrase("action_plan.kicker.decision", wave=plan.wave, date=plan.decision)


def _kept(plan: Plan) -> tuple[PlannedAction, ...]:
    """The actions that were not dropped."""
    return tuple(each for each in plan.actions if each.status is not ActionStatus.DROPPED)


def _headline(plan: Plan) -> Phrase:
    """What is missing goes before what is there."""
    kept = _kept(plan)
    without_mandate = sum(not action.has_mandate for action in kept)
    without_target = sum(action.target is None for action in kept)
    if not kept:
        return phrase("action_plan.headline.dropped")
    for key, lacking in (("no_mandate", without_mandate), ("no_target", without_target)):
        if lacking:
            return phrase(f"action_plan.headline.{key}", count=count(lacking), all=count(len(kept)))
    is_proven = all(is_provable(each.target, each.baseline, each.detectable) for each in kept)
    key = "action_plan.headline" if is_proven else "action_plan.headline.plain"
    return phrase(key, count=count(len(kept)))


def _lead(context: Context, plan: Plan) -> tuple[Words, ...]:
    kept = _kept(plan)
    lead: list[Words] = []
    steps = [action.first_step_by for action in kept if action.first_step_by is not None]
    if steps:
        lead.append(phrase("action_plan.lead.first", date=min(steps)))
    planned = {action.dimension for action in decided(context)}
    without = [dimension for dimension in priorities(context) if dimension not in planned]
    if without:
        names = Listing(items=tuple(context.short(dimension) for dimension in without))
        lead.append(phrase("action_plan.lead.without", names=names))
    if any(isinstance(action.detectable, Shown) for action in kept):
        lead.append(phrase("action_plan.lead.detectable", wave=plan.wave))
    return tuple(lead)


# ------------------------------------------------------------------------------ actions


def _action(plan: Plan, place: int) -> Section:
    action = plan.actions[place]
    optional = (
        ("kit.canvas.customer", () if action.co_designer is None else (action.co_designer,)),
        ("action_plan.activity", _activity(action)),
        ("kit.canvas.metric", _measure(plan, action)),
        ("kit.canvas.stop", () if action.stop is None else (action.stop,)),
    )
    return Section(
        anchor=f"action-{action.code.replace('_', '-')}",
        heading=action.promise,
        subline=phrase(
            "action_plan.due",
            dimension=action.priority,
            due=action.due,
            status=phrase(f"status.{action.status}"),
        ),
        blocks=(
            Definitions(
                items=(
                    Definition(term=phrase("action_plan.step"), meaning=_first_step(action)),
                    Definition(term=phrase("kit.canvas.owner"), meaning=(_owner(action),)),
                    *(
                        Definition(term=phrase(term), meaning=meaning)
                        for term, meaning in optional
                        if meaning
                    ),
                ),
                is_brief=True,
            ),
        ),
    )


def _first_step(action: PlannedAction) -> tuple[Words, ...]:
    if action.first_step_by is None:
        return (action.first_step,)
    return (action.first_step, phrase("action_plan.step.by", date=action.first_step_by))


def _owner(action: PlannedAction) -> Phrase:
    mandate = "with" if action.has_mandate else "without"
    return phrase(f"action_plan.owner.{mandate}", owner=action.owner)


def _activity(action: PlannedAction) -> tuple[Words, ...]:
    if action.activity is None or action.activity_facts is None:
        return ()
    return (phrase("action_plan.activity.named", title=action.activity), action.activity_facts)


def _measure(plan: Plan, action: PlannedAction) -> tuple[Words, ...]:
    """The score now, the level aimed for, and the smallest change that could be proven."""
    if not isinstance(action.baseline, Shown):
        return (phrase("action_plan.measure.hidden", metric=action.metric),)
    known = {"metric": action.metric, "score": Number.of(action.baseline), "wave": plan.wave}
    if action.target is None:
        said = [phrase("action_plan.measure.no_target", **known)]
    else:
        said = [phrase("action_plan.measure", target=score_number(action.target), **known)]
    if isinstance(action.detectable, Shown) and action.detectable.base is not None:
        said.append(
            phrase(
                "action_plan.measure.detectable",
                points=phrase("value.points", count=Number.of(action.detectable, bare=True)),
                answers=persons(action.detectable.base),
            )
        )
    return tuple(said)


# ------------------------------------------------------------------------------ afterwards


def _follow_ups(plan: Plan) -> Section:
    items = tuple(
        Definition(
            term=phrase("kit.follow_up.days", count=count(days))
            if day is None
            else phrase("action_plan.follow_up.day", days=_days(days), date=day),
            meaning=(phrase(f"action_plan.follow_up.{days}"),),
        )
        for days, day in plan.follow_ups()
    )
    how = () if plan.decision else (Paragraph(sentences=(phrase("kit.follow_up.lead.open"),)),)
    return Section(
        anchor="follow-ups",
        heading=phrase("action_plan.follow_ups"),
        subline=phrase("kit.follow_up.lead"),
        blocks=(Definitions(items=items, is_brief=True), *how),
    )


def _days(days: int) -> Phrase:
    return phrase("kit.follow_up.days", count=count(days))


def _files() -> Section:
    return Section(
        anchor="files",
        heading=phrase("action_plan.files"),
        blocks=tuple(
            Pointer(text=phrase(f"action_plan.file.{ending}"), file=file_name(ending, "{language}"))
            for ending in FILES
        ),
    )
