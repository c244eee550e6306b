"""What people wrote around the survey: actions, activities to choose from, pages of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spegla.survey.questions import LocalText

MOST_PRIORITIES, MOST_ACTIONS = 3, 2
"""How many dimensions a plan may take on, and how many actions each: more are not carried through
(METHOD.md 3.3)."""
FIRST_STEP_DAYS = 14
"""Days after the decision within which the first step is taken."""
FOLLOW_UP_DAYS = (30, 90, 180)
"""Days after the decision on which a team looks back."""


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
        first_step_by: Day by which the first step is done.
        co_designer: The customer who helps to design it, a role or department; none before the
            plans that must have one.
        activity: Code of the activity that it begins with, where it is one of the catalogue.
        metric: Code of the dimension or need, or "nki", whose score shall show it; None for the
            dimension's score.
        target: Level of that score that is aimed for, 0-100, where one was set.
        stop: What is stopped to make room for it.
        outcome: What was done, where it can be told.
        row: Its row in the file, so that problems name it.
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
    first_step_by: date | None = None
    co_designer: LocalText | None = None
    activity: str | None = None
    metric: str | None = None
    target: float | None = None
    stop: LocalText | None = None
    outcome: LocalText | None = None
    row: int | None = None

    @property
    def measured(self) -> str:
        """Code of the dimension or need, or "nki", whose score shall show whether it worked."""
        return self.metric or self.dimension


class People(StrEnum):
    """For whom an activity is meant."""

    MANAGEMENT = "management"
    """The management team."""
    DESK = "desk"
    """The service desk."""
    TEAM = "team"
    """Any other team."""
    ONE = "one"
    """A single employee."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something small to do for a dimension, of which nobody promises what follows.

    Args:
        code: Its identity in the catalogue.
        dimensions: Codes of the dimensions that it fits; none means any.
        people: For whom it is meant.
        minutes: How long it takes once.
        metric: Code of the question in which a change would show; None for the dimension's score.
        title: What it is called.
        purpose: What for.
        who: Who takes part, in words.
        steps: How to run it, three to five steps.
        notice: What a customer should notice.
    """

    code: str
    dimensions: tuple[str, ...]
    people: People
    minutes: int
    metric: str | None
    title: LocalText
    purpose: LocalText
    who: LocalText
    steps: tuple[LocalText, ...]
    notice: LocalText


class SlotPosition(StrEnum):
    """Where in a page of the report a text stands."""

    START = "start"
    END = "end"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of a text within a page of the report.

    Args:
        page: Key of the page.
        position: Where on the page.
        anchor: The section, chart or table before or after which it stands; empty at the start
            and the end of the page.
    """

    page: str
    position: SlotPosition
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPage:
    """What people wrote in Markdown, in one language: a page, or a text within one.

    One of ``after``, ``replaces`` and ``slot`` says where it belongs.

    Args:
        file: Path in the engagement folder, to show in problems.
        key: File name without its ending; the same page has the same key in each language.
        language: Language of the page.
        title: Title in the navigation; empty for a text within a page.
        after: Key of the report page that it follows; empty for what follows none.
        text: The Markdown below the front matter, as written.
        first_row: Line of the file on which the text begins, so that problems name true lines.
        replaces: Key of the report page whose place it takes; empty for none.
        slot: Where in a page it stands; None for a page.
        rows: Line of each key of the front matter.
    """

    file: str
    key: str
    language: str
    title: str
    after: str
    text: str
    first_row: int
    replaces: str = ""
    slot: Slot | None = None
    rows: Mapping[str, int] = field(default_factory=dict, compare=False)

    def place_of(self, at: int) -> tuple[int, int]:
        """Row in the file and column, from 1, of a place in characters from the text's start."""
        before = self.text[:at]
        return self.first_row + before.count("\n"), at - before.rfind("\n")

    @property
    def address(self) -> str:
        """Key of the page on which it is read: another's, where it stands in or for another."""
        return self.slot.page if self.slot else self.replaces or self.key
