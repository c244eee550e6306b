"""What an explanation says of the number itself, or of why there is none."""

from collections.abc import Mapping

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import between, grain_in_words, span, written
from spegla.privacy.certificate import Level
from spegla.privacy.ladder import COARSE_PEOPLE_PER_BIN, LATE_CATEGORY_MINIMUM
from spegla.privacy.released import HiddenReason, Statistic, SubjectKind, Unit

_OF_WHOLE_POPULATION = frozenset(
    {
        Statistic.STATED_WEIGHT,
        Statistic.DERIVED_WEIGHT,
        Statistic.R_SQUARED,
        Statistic.WEIGHT,
        Statistic.PLACEMENT,
        Statistic.TOP_THREE,
    }
)
"""Shares that are displayed with two digits only (PRIVACY.md 2.15)."""

SHOWN_AT: Mapping[Level, str] = {
    Level.B: f"shares of single answers from {LATE_CATEGORY_MINIMUM} people on",
    Level.C: "no shares of single answers",
    Level.D: "no shares of single answers and no unfavourable ones",
    Level.E: (
        f"favourable shares and scores only, in ranges of at least {COARSE_PEOPLE_PER_BIN} "
        "people's answers"
    ),
    Level.F: (
        "favourable shares and scores of everyone only, in ranges of at least "
        f"{COARSE_PEOPLE_PER_BIN} people's answers"
    ),
}
"""What is shown of questions whose answers could be proven if all were shown."""


def result(case: Case) -> Lines:
    """The number as displayed, what it stands for, its interval and how many are behind it."""
    shown = case.value
    grain = Unit.COEFFICIENT if case.figure.statistic in _OF_WHOLE_POPULATION else None
    text = _in_its_unit(case, grain)
    is_counted = shown.unit in (Unit.PERSONS, Unit.COUNT)
    lines = [text if is_counted else f"{text}, {grain_in_words(shown.unit, grain)}"]
    if shown.least is not None:
        lines.append(f"middle of the range {between(shown)}")
    if shown.low is not None:
        lines.append(f"interval {span(shown, grain)}")
    if shown.base is not None:
        lines.append(f"n = {shown.base}")
    return tuple(lines)


def rules(case: Case) -> Lines:
    """The privacy thresholds in force, and how coarsely the questions had to be shown."""
    policy = case.evidence.policy
    thresholds = (
        f"privacy: figures from {policy.k} people on, means from {policy.mean_minimum}, "
        f"distributions from {policy.category_minimum}; ranges of {policy.people_per_bin} people's "
        "answers at least"
    )
    level = case.evidence.registry.level_of(case.figure)
    if level is None or level is Level.A:
        return (thresholds,)
    return (
        thresholds,
        (
            f"shown at level {level} of the ladder from A to G, so that nobody's answer can be "
            f"proven: of these questions {SHOWN_AT[level]}"
        ),
    )


def why_hidden(reason: HiddenReason) -> Lines:
    """Why a figure is not shown; which of two sorts of protection it is, is not told."""
    match reason:
        case HiddenReason.PROTECTED:
            return (
                (
                    "Hidden to protect people: it rests on too few of them, or with other figures "
                    "would show a number that does, or somebody's answer. Which of these is not "
                    "told."
                ),
            )
        case HiddenReason.NOT_COMPARABLE:
            return (
                (
                    "Not comparable: one of the sides has too few people, or no spread by which a "
                    "difference could be judged."
                ),
            )


def _in_its_unit(case: Case, grain: Unit | None) -> str:
    shown = case.value
    text = written(shown.value, shown.unit, grain)
    if case.figure.statistic is Statistic.DETECTABLE_CHANGE:
        text = text.removeprefix("+")  # a change of this size in either direction
    match shown.unit:
        case Unit.PERSONS:
            return f"{text} people"
        case Unit.POINTS:
            return f"{text} points"
        case Unit.DEVIATIONS:
            return f"{text} standard deviations"
        case Unit.AMOUNT if case.figure.subject_kind is SubjectKind.QUANTITY:
            code = case.figure.subject
            quantities = case.evidence.questionnaire.quantities
            unit = next(each.unit for each in quantities if each.code == code)
            return f"{text} {case.text(unit)}"
        case _:
            return text
