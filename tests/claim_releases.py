"""Releases with made-up figures: whatever a gate could let out, and much that none would."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    ReleasedInterview,
    Shown,
    Statistic,
    SubjectKind,
    Unit,
    Value,
)
from spegla.report.context import Context
from spegla.settings import Influence
from spegla.survey.questions import NKI, Audience, ChoiceKind, Role
from spegla.survey.readings import (
    Agreement,
    Association,
    Contrast,
    InterviewTheme,
    Quadrant,
    Verdict,
)
from spegla.survey.records import Action, ActionStatus
from survey_builder import BEFORE, alike, make_action, make_choice, make_context, make_survey

DIMENSIONS = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
PEOPLE = 80

_HIDDEN = Hidden(reason=HiddenReason.PROTECTED)
_LEFT_ALONE = (
    Statistic.INVITED,
    Statistic.ANSWERED,
    Statistic.WEIGHT,
    Statistic.EXPECTED_OVERLAP,
    Statistic.RANK_AGREEMENT,
)
_STATED = (Statistic.STATED_IMPORTANCE, Statistic.STATED_WEIGHT)
_OVER = (Agreement.OVERESTIMATE, Agreement.LEANING_OVER)
_UNDER = (Agreement.UNDERESTIMATE, Agreement.LEANING_UNDER)
_READINGS: Mapping[Statistic, tuple[Any, ...]] = {
    Statistic.CHANGE: tuple(Verdict),
    Statistic.GAP: tuple(Agreement),
    Statistic.CONTRAST: (*Contrast, Contrast.NOT_DISTINGUISHABLE, Contrast.NOT_DISTINGUISHABLE),
    Statistic.DERIVED_WEIGHT: tuple(Association),
    Statistic.PLACEMENT: tuple(Quadrant),
}
_STEPS = {
    "trust_1": Role.CHANGE_INFORMED,
    "trust_2": Role.CHANGE_INVOLVED,
    "pace_1": Role.CHANGE_SUPPORTED,
}


@cache
def base() -> Context:
    """A survey in which everything was asked that a sentence can claim something about."""
    answers: dict[str, list[int | None]] = {}
    for step, subject in enumerate((*DIMENSIONS, NKI), start=1):
        answers |= alike(subject, [CODES[(place * step) % 13] for place in range(PEOPLE)])
    picks = (("trust", "pace"), ("trust",), ("trust", "care"), ("trust", "pace", "tone"))
    matters = make_choice(
        "matters",
        " ".join(DIMENSIONS),
        kind=ChoiceKind.MULTIPLE,
        role=Role.MOST_IMPORTANT,
        at_most=3,
    )
    shadow = make_choice("shadow", "yes no", kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT)
    reasons = make_choice(
        "why", "speed cost fit", kind=ChoiceKind.MULTIPLE, role=Role.SHADOW_IT_REASONS
    )
    helped = make_choice(
        "help", "early say time none", kind=ChoiceKind.MULTIPLE, role=Role.CHANGE_HELP
    )
    survey = make_survey(
        answers,
        groups={"unit": [("a", "a", "b", "b", "b", "c")[place % 6] for place in range(PEOPLE)]},
        before=answers,
        management={item: codes[:12] for item, codes in answers.items()},
        choices={
            matters: [picks[place % 4] for place in range(PEOPLE)],
            shadow: [("yes", "no")[place % 2] for place in range(PEOPLE)],
            reasons: [("speed", "cost", "fit")[: place % 3 + 1] for place in range(PEOPLE)],
            helped: [("early", "say", "time")[: place % 3 + 1] for place in range(PEOPLE)],
        },
        needs={"fix": ["trust_1", "pace_1"], "ask": ["care_1"], "learn": ["tone_1"]},
        roles=_STEPS,
    )
    return make_context(
        survey,
        targets=dict.fromkeys(DIMENSIONS, 60),
        management={
            "team_size": 12,
            "told_beforehand": True,
            "expected_importance": ("tone", "care", "trust"),
        },
    )


def altered(seed: int) -> Context:
    """The same survey with other figures, levels, promises and interviews, drawn from a seed."""
    random = Random(seed)  # noqa: S311  no secret
    is_agreed = random.random() < 0.15
    spread = random.choice((2, 20, 60))
    figures = {
        figure: _drawn(random, figure, value, spread=spread) for figure, value in base().released
    }
    _agree(figures, is_agreed=is_agreed)
    if random.random() < 0.3:
        figures = {f: v for f, v in figures.items() if not _is_of_priority(f)}
    if random.random() < 0.2:
        figures = {f: v for f, v in figures.items() if f.statistic is not Statistic.CONTRAST}
    if random.random() < 0.2:
        figures = {f: v for f, v in figures.items() if f.statistic not in _STATED}
    has_priorities = any(map(_is_of_priority, figures))
    return replace(
        base(),
        released=replace(
            base().released,
            figures=figures,
            management_agreed=is_agreed,
            interviews=_interviews(random),
        ),
        actions=_actions(random),
        settings=base().settings.model_copy(
            update={
                "targets": _targets(random, is_whole=has_priorities),
                "influence": {d: random.choice(tuple(Influence)) for d in DIMENSIONS},
            }
        ),
    )


def _drawn(random: Random, figure: FigureId, value: Value, *, spread: int) -> Value:
    if figure.statistic in _LEFT_ALONE or figure.subject_kind is SubjectKind.COMMENT:
        return value
    if random.random() < 0.04:
        return _HIDDEN
    unit = value.unit if isinstance(value, Shown) else _unit(figure)
    reading = random.choice(_READINGS.get(figure.statistic, (None,)))
    number, width = _number(random, unit, spread=spread)
    if figure.statistic is Statistic.GAP:
        number = -abs(number) if reading in _UNDER else abs(number)
    if reading is Verdict.CLEARLY_WORSE or (reading is Verdict.CANNOT_TELL and number > 5):
        number = -number
    half = random.choice((0.0, 0.0, 0.005, 0.1)) * width
    reach = random.choice((0.02, 0.1, 0.3)) * width
    has_range = unit in (Unit.SCORE, Unit.SHARE) and half > 0
    return Shown(
        value=number,
        unit=unit,
        low=number - reach,
        high=number + reach,
        least=number - half if has_range else None,
        most=number + half if has_range else None,
        base=40,
        reading=reading,
    )


def _actions(random: Random) -> tuple[Action, ...]:
    """What was promised after the wave before; sometimes nothing."""
    most = random.choice((0, 1, 2, 5))
    metrics = random.choices((*DIMENSIONS, NKI), k=most)
    return tuple(
        make_action(
            code=f"promise{place}",
            decided_after=BEFORE,
            dimension=metric,
            status=random.choice((*ActionStatus, ActionStatus.DONE, ActionStatus.DONE)),
            target=random.choice((None, 40.0, 55.0, 60.0, 75.0)),
        )
        for place, metric in enumerate(metrics)
    )


def _interviews(random: Random) -> tuple[ReleasedInterview, ...]:
    """What some key customers said about some dimensions."""
    return tuple(
        ReleasedInterview(dimension=dimension, theme=theme, text=f"On {dimension}: {theme}.")
        for dimension in DIMENSIONS
        for theme in InterviewTheme
        if random.random() < 0.5
    )


def _unit(figure: FigureId) -> Unit:
    match figure.statistic:
        case Statistic.SCORE | Statistic.TREND_SCORE:
            return Unit.SCORE
        case Statistic.CHANGE | Statistic.GAP | Statistic.CONTRAST | Statistic.DETECTABLE_CHANGE:
            return Unit.POINTS
        case Statistic.STANDARDISED_GAP:
            return Unit.DEVIATIONS
        case Statistic.PRIORITY:
            return Unit.AMOUNT
        case Statistic.MEAN:
            return Unit.SCALE
        case _:
            return Unit.SHARE


def _number(random: Random, unit: Unit, *, spread: int) -> tuple[float, float]:
    """A number of a unit, often the same as another, and how wide its scale is."""
    match unit:
        case Unit.SCORE:
            return float(min(max(60 + random.randint(-spread, spread), 15), 85)), 100.0
        case Unit.SHARE:
            return random.randint(4, 16) / 20, 1.0
        case Unit.POINTS:
            return float(random.choice((5, 10, 15, 20))), 40.0
        case Unit.AMOUNT:
            return random.choice((0.0, 0.5, 1.5, 2.0)), 4.0
        case Unit.SCALE:
            return random.randint(30, 70) / 20, 4.0
        case _:
            return random.randint(1, 9) / 10, 2.0


def _agree(figures: dict[FigureId, Value], *, is_agreed: bool) -> None:
    """A difference is shown only where both scores are; of agreed answers it is called nothing."""
    for figure in list(figures):
        if figure.statistic not in (Statistic.GAP, Statistic.STANDARDISED_GAP):
            continue
        sides = (replace(figure, statistic=Statistic.SCORE, audience=a) for a in Audience)
        value = figures[figure]
        if any(isinstance(figures[side], Hidden) for side in sides):
            figures[figure] = _HIDDEN
        elif is_agreed and figure.statistic is Statistic.STANDARDISED_GAP:
            del figures[figure]
        elif is_agreed and isinstance(value, Shown):
            figures[figure] = replace(value, reading=None)


def _is_of_priority(figure: FigureId) -> bool:
    return figure.statistic in (
        Statistic.PRIORITY,
        Statistic.TOP_THREE,
        Statistic.PLACEMENT,
        Statistic.WEIGHT,
    )


def _targets(random: Random, *, is_whole: bool) -> dict[str, float]:
    """Levels for all dimensions, or for some or none where no priorities need them."""
    every = {d: float(random.choice((40, 55, 60, 62, 75))) for d in (*DIMENSIONS, NKI)}
    if is_whole or random.random() < 0.4:
        return every
    return {d: target for d, target in every.items() if random.random() < 0.4}
