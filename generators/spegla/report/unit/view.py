"""What of an engagement the report of one unit is written from: nothing that is about another."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spegla.privacy.released import Released
from spegla.report.context import Context
from spegla.survey.questions import Breakdown, LocalText
from spegla.survey.records import Action


def unit_context(context: Context, released: Released) -> Context:
    """A context in which there is one unit and no other.

    Actions of which the promise or the owner names another unit are left out, since they are about
    that one; of all others, what a report of a unit does not say is left out too.

    Args:
        context: What the whole report is written from.
        released: What may be shown of the unit (:func:`spegla.privacy.gate.of_group`).
    """
    (shown,) = released.breakdowns
    (own,) = shown.groups
    book = context.questionnaire
    breakdown = next(each for each in book.breakdowns if each.code == shown.code)
    others = _names(breakdown, without=own.code)
    return replace(
        context,
        released=released,
        questionnaire=replace(
            book, breakdowns=(replace(breakdown, groups=(breakdown.group(own.code),)),)
        ),
        actions=tuple(
            replace(action, co_designer=None, stop=None, outcome=None)
            for action in context.actions
            if not (others and others.search(_said(action)))
        ),
    )


def _names(breakdown: Breakdown, *, without: str) -> re.Pattern[str] | None:
    """A pattern that finds the other groups by the names that they have in any language."""
    names = {
        text
        for group in breakdown.groups
        if group.code != without
        for text in (*_texts(group.label), *group.former)
    }
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)", re.IGNORECASE)


def _said(action: Action) -> str:
    return "\n".join((*_texts(action.promise), *_texts(action.owner)))


def _texts(text: LocalText) -> Iterator[str]:
    return (each for _, each in text.by_language)
