"""What people wrote around the survey: actions of the plan and pages of their own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spegla.survey.questions import LocalText


class ActionStatus(StrEnum):
    """How far an action has come."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of the plan.

    Args:
        code: Its identity over all waves.
        decided_after: Code of the wave whose results led to it.
        dimension: Code of the dimension that it shall lift, or "nki".
        owner: The role that answers for it, not a person's name.
        has_mandate: Whether the owner may decide and spend what it takes.
        due: Day by which customers shall notice.
        status: How far it has come.
        promise: What customers shall notice.
        first_step: What is done first.
        target: Score of the dimension that is aimed for, 0-100, where one was set.
        outcome: What was done, where it can be told.
    """

    code: str
    decided_after: str
    dimension: str
    owner: LocalText
    has_mandate: bool
    due: date
    status: ActionStatus
    promise: LocalText
    first_step: LocalText
    target: float | None = None
    outcome: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPage:
    """One page that people wrote in Markdown, in one language.

    Args:
        file: Path in the engagement folder, to show in problems.
        key: File name without its ending; the same page has the same key in each language.
        language: Language of the page.
        title: Title in the navigation.
        after: Key of the report page that it follows.
        text: The Markdown below the front matter, as written.
        first_row: Line of the file on which the text begins, so that problems name true lines.
    """

    file: str
    key: str
    language: str
    title: str
    after: str
    text: str
    first_row: int
