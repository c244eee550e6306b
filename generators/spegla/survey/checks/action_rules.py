"""What a plan must hold that is decided after the newest wave, so that it can be followed up.

Plans of earlier waves are history and stay as they are. What needs a figure of the release (a
baseline, the smallest change that can be proven) is checked after the gate, in
:mod:`spegla.report.action_targets`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.checks.observable import Verbs, verbs_in
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.records import (
    FIRST_STEP_DAYS,
    MOST_ACTIONS,
    MOST_PRIORITIES,
    Action,
    ActionStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRules:
    """Against what a plan is held.

    Args:
        languages: Languages of the engagement, the main one first.
        decision: Day of the decision, from which the first two weeks are counted; None where the
            settings have none.
        verbs: Verbs by language; a language that is not in it is not checked.
        activities: Codes of the catalogue of activities.
    """

    languages: Sequence[str]
    decision: dt.date | None
    verbs: Mapping[str, Verbs]
    activities: Collection[str]


def check_plan(actions: Sequence[Action], rules: PlanRules, problems: ProblemList) -> None:
    """Add what is wrong with the actions decided after the newest wave, and note what is weak.

    Args:
        actions: Those actions, in the author's order.
        rules: Against what they are held.
        problems: Where problems and notices are added.
    """
    for action in actions:
        _check_promise(action, rules, problems)
        _check_first_step(action, rules, problems)
        _check_people(action, rules, problems)
        _check_activity(action, rules, problems)
    _check_number([a for a in actions if a.status is not ActionStatus.DROPPED], problems)
    if actions and rules.decision is None:
        problems.note(
            "no day of the decision is set, so the first steps are held to none and the days of "
            "the follow-ups are not known",
            "Add [decision] with its date to data/engagement.toml.",
        )


def _check_promise(action: Action, rules: PlanRules, problems: ProblemList) -> None:
    for language in rules.languages:
        text = action.promise.in_language(language)
        if not text or language not in rules.verbs:
            continue
        found = verbs_in(text, rules.verbs[language])
        if found.is_observable:
            continue
        named = " and ".join(f'"{form}"' for form in dict.fromkeys(found.unobservable))
        problems.add(
            f"a customer cannot see {named} happen"
            if named
            else "no verb in it says what a customer can see happen",
            'Say what customers see, get, hear or do, as in "You get a date"; '
            "site_templates/plain_language/observable_verbs.toml lists the verbs.",
            row=action.row,
            column=f"promise_{language}",
        )


def _check_first_step(action: Action, rules: PlanRules, problems: ProblemList) -> None:
    if action.first_step_by is None:
        problems.add(
            "no day is set for the first step",
            f"Write the day, at most {FIRST_STEP_DAYS} days after the decision, as 2026-10-31.",
            row=action.row,
            column="first_step_by",
        )
        return
    if rules.decision is None:
        return
    last = rules.decision + dt.timedelta(days=FIRST_STEP_DAYS)
    if action.first_step_by > last:
        problems.add(
            f"{action.first_step_by} is more than {FIRST_STEP_DAYS} days after the decision on "
            f"{rules.decision}",
            f"Take a first step that is done by {last}, however small.",
            row=action.row,
            column="first_step_by",
        )


def _check_people(action: Action, rules: PlanRules, problems: ProblemList) -> None:
    if action.co_designer is None:
        problems.add(
            "no customer helps to design it",
            "Name the customers' role or department that does, never a person.",
            row=action.row,
            column=f"co_designer_{rules.languages[0]}",
        )
    if not action.has_mandate:
        problems.note(
            "the owner has no mandate, and the report says so",
            "Give the owner the mandate, or name an owner who has it.",
            row=action.row,
            column="has_mandate",
        )


def _check_activity(action: Action, rules: PlanRules, problems: ProblemList) -> None:
    if action.activity is not None and action.activity not in rules.activities:
        problems.add(
            "the activity is not in the catalogue",
            suggestion(action.activity, rules.activities),
            row=action.row,
            column="activity",
        )


def _check_number(actions: Sequence[Action], problems: ProblemList) -> None:
    """At most three priorities with two actions each; what was dropped takes no room."""
    number = Counter[str]()
    for action in actions:
        number[action.dimension] += 1
        begun = list(number)
        if action.dimension not in begun[:MOST_PRIORITIES]:
            problems.add(
                f"the plan has more than {MOST_PRIORITIES} priorities",
                f"Begin with {', '.join(begun[:MOST_PRIORITIES])}, and leave this one for later.",
                row=action.row,
                column="dimension",
            )
        elif number[action.dimension] > MOST_ACTIONS:
            problems.add(
                f'the plan has more than {MOST_ACTIONS} actions for "{action.dimension}"',
                f"Keep the {MOST_ACTIONS} that customers will notice first.",
                row=action.row,
                column="dimension",
            )
