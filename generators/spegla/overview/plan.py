"""What the next wave can prove of each target that was set.

It is worked out from what the report shows and from nothing else, since people send it on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.overview.prospect import Displayed, NextWave, Prospect, prospect_of
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Value
from spegla.report.model import Report
from spegla.settings import Settings
from spegla.survey.questions import NKI, Questionnaire
from spegla.survey.records import Action, ActionStatus

Figures = Mapping[FigureId, Value]
"""Each figure that the report shows or says to be hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTarget:
    """One target.

    Args:
        label: Name of the score in the engagement's first language.
        target: Score aimed for, 0-100.
        is_level: Whether ``[targets]`` sets it.
        actions: Codes of the actions that aim for it.
        prospect: None where too little of the score is shown.
    """

    label: str
    target: float
    is_level: bool
    actions: tuple[str, ...]
    prospect: Prospect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The next wave, and each target in the author's order: levels aimed for, then actions."""

    wave: NextWave
    targets: tuple[PlannedTarget, ...]


def plan_of(
    report: Report,
    settings: Settings,
    questionnaire: Questionnaire,
    actions: Sequence[Action],
    *,
    fewest: int,
    expected: int | None = None,
) -> Plan:
    """What the next wave can prove.

    Args:
        report: The report that would be built; nothing that it does not show is used.
        settings: The levels aimed for, and the smallest change that counts.
        questionnaire: Names of the dimensions.
        actions: The action plan.
        fewest: Answers from which on a score has a displayed spread.
        expected: How many are expected to answer; as many as in the newest wave unless given.
    """
    figures = {row.figure: row.value for row in report.annex}
    since = settings.wave_order()[-1]
    answered = _people(figures, since, Statistic.ANSWERED)
    wave = NextWave(
        since=since,
        answered=answered,
        invited=_people(figures, since, Statistic.INVITED),
        expected=answered if expected is None else expected,
        fewest=fewest,
        smallest_worthwhile=settings.method.smallest_worthwhile_change,
    )
    acted_on = _acted_on(actions, since)
    return Plan(
        wave=wave,
        targets=tuple(
            PlannedTarget(
                label=_label(subject, questionnaire, settings.languages[0]),
                target=target,
                is_level=settings.targets.get(subject) == target,
                actions=acted_on.get((subject, target), ()),
                prospect=prospect_of(
                    target,
                    _displayed(figures, since, subject, is_need=questionnaire.is_need(subject)),
                    wave,
                ),
            )
            for subject, target in dict.fromkeys([*settings.targets.items(), *acted_on])
        ),
    )


def _people(figures: Figures, wave: str, statistic: Statistic) -> int | None:
    shown = figures.get(FigureId.of_response(wave, statistic))
    return int(shown.value) if isinstance(shown, Shown) else None


def _displayed(figures: Figures, wave: str, subject: str, *, is_need: bool) -> Displayed | None:
    def figure(statistic: Statistic) -> FigureId:
        if is_need:
            return FigureId.of_customers(wave, SubjectKind.NEED, subject, statistic)
        return FigureId.of_score(wave, subject, statistic)

    score = figures.get(figure(Statistic.SCORE))
    return Displayed.of(score, figures.get(figure(Statistic.DETECTABLE_CHANGE)))


def _acted_on(actions: Sequence[Action], since: str) -> Mapping[tuple[str, float], tuple[str, ...]]:
    """Codes of the actions decided after a wave, by the score and the target that they aim for."""
    found: dict[tuple[str, float], tuple[str, ...]] = {}
    for action in actions:
        if action.decided_after != since or action.status is ActionStatus.DROPPED:
            continue
        if action.target is not None:
            aim = (action.measured, action.target)
            found[aim] = (*found.get(aim, ()), action.code)
    return found


def _label(subject: str, questionnaire: Questionnaire, language: str) -> str:
    if subject == NKI:
        return "NKI"
    if questionnaire.is_need(subject):
        return questionnaire.need(subject).label.in_language(language)
    return questionnaire.dimension(subject).short.in_language(language)
