"""The action plan as a calendar: the day of each first step, of each promise and each follow-up.

All are days, not hours, and nobody is busy by them. A calendar that takes in the next edition of
the file moves its events, since each keeps its identity, whatever the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from spegla.cells import one_line
from spegla.privacy.released import Unit
from spegla.report.format import Writer
from spegla.report.model import Number, Plan, PlannedAction, Report, Words, phrase
from spegla.survey.records import ActionStatus

_NAMESPACE = UUID("6f0b7d5e-6a3c-4a0e-9f51-2c1d8e7b4a90")
"""Of all events of action plans; it never changes, or calendars would hold each event twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """One day of an action: which it is, when, its title and what else is said."""

    kind: str
    day: date
    title: Words
    said: tuple[Words, ...]


def plan_ics(report: Report, plan: Plan, writer: Writer) -> bytes:
    """The plan as an iCalendar file (RFC 5545) with events of a whole day.

    What was dropped has no events. Where no day of the decision is known, there are no follow-ups.
    The same plan gives the same bytes: the file bears the date of the report, not the clock's.

    Args:
        report: The report, which bears a client and a date.
        plan: The plan.
        writer: Turns words and numbers into text of one language.
    """
    name = phrase("action_plan.calendar", client=report.client, wave=plan.wave)
    calendar = Calendar()
    calendar.add("prodid", f"-//Spegla//Action plan//{writer.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(writer.text(name)))
    stamp = datetime.combine(report.written, time(), tzinfo=UTC)
    for action in plan.actions:
        if action.status is not ActionStatus.DROPPED:
            for day in _days(plan, action):
                identity = (report.client, action.figure.wave, action.code, day.kind)
                uid = f"{uuid5(_NAMESPACE, chr(10).join(identity))}@spegla"
                calendar.add_component(_event(day, uid, stamp, writer))
    return bytes(calendar.to_ical())


def _days(plan: Plan, action: PlannedAction) -> Iterator[_Day]:
    people: list[Words] = [phrase("action_plan.event.owner", owner=action.owner)]
    if action.co_designer is not None:
        people.append(phrase("action_plan.event.customer", customer=action.co_designer))
    if action.first_step_by is not None:
        yield _Day(
            kind="first-step",
            day=action.first_step_by,
            title=phrase("action_plan.event.step", promise=action.promise),
            said=(action.first_step, *people),
        )
    yield _Day(
        kind="due",
        day=action.due,
        title=phrase("action_plan.event.due", promise=action.promise),
        said=tuple(people),
    )
    for days, day in plan.follow_ups():
        if day is not None:
            after = phrase("kit.follow_up.days", count=Number(value=days, unit=Unit.COUNT))
            yield _Day(
                kind=f"follow-up-{days}",
                day=day,
                title=phrase("action_plan.event.follow_up", days=after, promise=action.promise),
                said=(phrase(f"action_plan.follow_up.{days}"), *people),
            )


def _event(day: _Day, uid: str, stamp: datetime, writer: Writer) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", one_line(writer.text(day.title)))
    event.add("description", "\n".join(one_line(writer.text(words)) for words in day.said))
    event.add("transp", "TRANSPARENT")
    return event
