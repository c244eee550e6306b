"""What interviews raised before the survey, and what the survey then says of it, by rule.

An interview says where to look, the survey how it is: a few conversations measure nothing. Both
come from the release, so what an interviewed customer did not approve is not even hinted at. What
the survey says follows from displayed values with their ranges and intervals, and from the levels
aimed for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.claims import bears, on
from spegla.report.context import Context
from spegla.report.pages.ranges import high_end, low_end
from spegla.report.values import shown_of
from spegla.survey.readings import InterviewTheme


class Outcome(StrEnum):
    """What the survey says of something that interviews raised."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    CANNOT_TELL = "cannot_tell"
    NOT_ASKED = "not_asked"


class Evidence(StrEnum):
    """Why the survey says so."""

    BELOW = "below"
    """The score lies below the level aimed for, with all its interval."""
    REACHED = "reached"
    """The score lies at or above the level aimed for, with all its interval."""
    NEAR = "near"
    """The level aimed for lies within the interval."""
    NO_LEVEL = "no_level"
    MORE = "more"
    """It matters more than an even share, with all its interval; what is derived from answers has
    to go together with satisfaction as well."""
    LESS = "less"
    EVEN = "even"
    """Neither can be told: an even share lies within the interval, say."""
    FEW = "few"
    """Too few answered for a value with an interval."""
    NO_DIMENSION = "no_dimension"
    """The survey asks nothing about the dimension."""
    NO_IMPORTANCE = "no_importance"
    """Nothing in the survey tells what matters."""
    NO_QUESTION = "no_question"
    """No question is about just this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """One thing that interviews raised about a dimension, and what the survey says of it.

    Args:
        dimension: Code of the dimension.
        theme: As what it came up.
        outcome: What the survey says.
        evidence: Why.
        score: The score that says so; None where it is hidden, or the survey is not asked by it.
        apart: How far the value that says so lies above the level aimed for, or above an even share
            (negative below it), with its interval; None where there is no such value.
        is_derived: Whether importance is what goes together with satisfaction, since nobody was
            asked what matters.
    """

    dimension: str
    theme: InterviewTheme
    outcome: Outcome
    evidence: Evidence
    score: Shown | None = None
    apart: Shown | None = None
    is_derived: bool = False


def raised(context: Context) -> tuple[Raised, ...]:
    """All that published interviews raised, by dimension as in the code book, then by theme.

    How many spoke of it is not told: they are so few that a number would suggest a measurement.
    """
    found = {(each.dimension, each.theme) for each in context.released.interviews}
    return tuple(
        _raised(context, dimension.code, theme)
        for dimension in context.questionnaire.dimensions
        for theme in InterviewTheme
        if (dimension.code, theme) in found
    )


def _raised(context: Context, dimension: str, theme: InterviewTheme) -> Raised:
    if theme is InterviewTheme.MISSING:
        return Raised(
            dimension=dimension,
            theme=theme,
            outcome=Outcome.NOT_ASKED,
            evidence=Evidence.NO_QUESTION,
        )
    if dimension not in context.dimensions:
        return Raised(
            dimension=dimension,
            theme=theme,
            outcome=Outcome.NOT_ASKED,
            evidence=Evidence.NO_DIMENSION,
        )
    if theme is InterviewTheme.WHAT_DECIDES:
        return _importance(context, dimension)
    return _score(context, dimension, theme)


# ------------------------------------------------------------------------------ scores


def _score(context: Context, dimension: str, theme: InterviewTheme) -> Raised:
    """A good or a bad episode, taken for a strength or a weakness, beside what all say together."""
    score, target = context.score(dimension), context.target(dimension)
    apart = None if target is None else _above(score, target)
    evidence = Evidence.NO_LEVEL
    if not _has_interval(score):
        evidence = Evidence.FEW
    elif apart is not None:
        sides = (Evidence.BELOW, Evidence.REACHED)
        found = (each for each in sides if bears(f"raised.evidence.{each}", on(apart)))
        evidence = next(found, Evidence.NEAR)
    is_good = theme is InterviewTheme.GOOD_EPISODE
    outcomes = {
        Evidence.BELOW: Outcome.NOT_CONFIRMED if is_good else Outcome.CONFIRMED,
        Evidence.REACHED: Outcome.CONFIRMED if is_good else Outcome.NOT_CONFIRMED,
    }
    return Raised(
        dimension=dimension,
        theme=theme,
        outcome=outcomes.get(evidence, Outcome.CANNOT_TELL),
        evidence=evidence,
        score=score if isinstance(score, Shown) else None,
        apart=apart,
    )


def _has_interval(value: Value | None) -> bool:
    return isinstance(value, Shown) and value.low is not None and value.high is not None


def _above(value: Value | None, level: float) -> Shown | None:
    """How far a value lies above a level, with its range and its interval; None without those."""
    if not isinstance(value, Shown) or value.low is None or value.high is None:
        return None
    return replace(
        value,
        value=value.value - level,
        low=value.low - level,
        high=value.high - level,
        least=low_end(value) - level,
        most=high_end(value) - level,
    )


# ------------------------------------------------------------------------------ what matters


def _importance(context: Context, dimension: str) -> Raised:
    """Whether what was said to decide matters more to customers than dimensions do on average.

    By what customers say matters; by what goes together with their satisfaction where they were
    not asked.
    """
    is_derived = context.of_dimension(dimension, Statistic.STATED_IMPORTANCE) is None
    weighed = Statistic.DERIVED_WEIGHT if is_derived else Statistic.STATED_WEIGHT
    weight = context.of_dimension(dimension, weighed)
    evidence = Evidence.NO_IMPORTANCE if is_derived and weight is None else Evidence.FEW
    weights = [context.of_dimension(each, weighed) for each in context.dimensions]
    apart = _above(weight, _even(weights))
    if apart is not None:
        way = "derived" if is_derived else "stated"
        sides = (Evidence.LESS, Evidence.MORE)
        found = (each for each in sides if bears(f"raised.evidence.{each}.{way}", on(apart)))
        evidence = next(found, Evidence.EVEN)
    outcomes = {
        Evidence.MORE: Outcome.CONFIRMED,
        Evidence.LESS: Outcome.NOT_CONFIRMED,
        Evidence.NO_IMPORTANCE: Outcome.NOT_ASKED,
    }
    return Raised(
        dimension=dimension,
        theme=InterviewTheme.WHAT_DECIDES,
        outcome=outcomes.get(evidence, Outcome.CANNOT_TELL),
        evidence=evidence,
        apart=apart,
        is_derived=is_derived,
    )


def _even(weights: Sequence[Value | None]) -> float:
    """What each would weigh if all that are shown weighed the same."""
    return 1 / max(len(shown_of(weights)), 1)
