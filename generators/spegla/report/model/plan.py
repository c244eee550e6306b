"""The action plan, each action with the figures that it is measured by."""

from dataclasses import dataclass
from datetime import date, timedelta

from spegla.privacy.released import FigureId, Value
from spegla.report.model.words import Words
from spegla.survey.questions import LocalText
from spegla.survey.records import FOLLOW_UP_DAYS, ActionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """One action decided after the newest wave.

    Args:
        code: Its identity.
        priority: Name of the dimension that it shall lift.
        promise: What customers shall notice.
        due: Day by which they shall.
        status: How far it has come.
        first_step: What is done first.
        first_step_by: Day by which that is done.
        owner: The role that answers for it.
        has_mandate: Whether the owner may decide and spend what it takes.
        co_designer: The customer who helps to design it.
        activity: What it begins with, of the catalogue of activities.
        activity_facts: How long that takes and who takes part.
        metric: Name of the score that shall show it.
        figure: That score in the newest wave.
        baseline: Its value; None where it was not measured.
        target: Level of it that is aimed for, 0-100.
        detectable: Smallest change of it that as many answers could prove; its base says how many.
        stop: What is stopped to make room.
    """

    code: str
    priority: Words
    promise: LocalText
    due: date
    status: ActionStatus
    first_step: LocalText
    first_step_by: date | None
    owner: LocalText
    has_mandate: bool
    co_designer: LocalText | None
    activity: LocalText | None
    activity_facts: Words | None
    metric: Words
    figure: FigureId
    baseline: Value | None
    target: float | None
    detectable: Value | None
    stop: LocalText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All actions decided after the newest wave, those for the first priorities first.

    ``decision`` is the day from which follow-ups are counted, where the settings have one.
    """

    wave: LocalText
    actions: tuple[PlannedAction, ...]
    decision: date | None

    def follow_ups(self) -> tuple[tuple[int, date | None], ...]:
        """After how many days a team looks back, and on which day that is."""
        return tuple(
            (days, None if self.decision is None else self.decision + timedelta(days=days))
            for days in FOLLOW_UP_DAYS
        )
