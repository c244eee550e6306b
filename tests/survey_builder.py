"""The smallest survey, from lists of answers, and what the gate and the report make of it.

An item's code says what it is: ``nki_1`` is a question of the NKI on a scale from 1 to 10,
``private_1`` a comparison, and anything else a rating from 1 to 5 of the dimension before the
underscore. Settings for the survey come from what was asked.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain
from typing import Any

import pandas as pd

from spegla.privacy import archive, gate
from spegla.privacy.released import FigureId, Hidden, Released, Shown, Value
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.format import Writer
from spegla.report.model import Interval, NotAvailable, Number, Phrase, Report
from spegla.settings import Settings
from spegla.stats.summarise import summarise
from spegla.survey.questions import (
    NKI,
    Audience,
    Breakdown,
    Dimension,
    Group,
    LocalText,
    Missing,
    Question,
    QuestionKind,
    Questionnaire,
    Scale,
)
from spegla.survey.records import Action, ActionStatus
from spegla.survey.responses import Invited, Responses, Survey, Wave

BEFORE, NOW = "2025", "2026"
BLANK, NOT_CONCERNED, DONT_KNOW = None, 98, 99
LANGUAGES = ("sv", "nl", "en")
LEVELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")

Answers = Mapping[str, Sequence[int | None]]
"""Codes per item, one a person: on the scale, or one of the three kinds of missing."""
Groups = Mapping[str, Sequence[str]]
"""Group codes per breakdown, one a person; "" where the group is not known."""

_MISSING = {
    BLANK: Missing.BLANK,
    NOT_CONCERNED: Missing.NOT_APPLICABLE,
    DONT_KNOW: Missing.DONT_KNOW,
}


def said(text: str) -> LocalText:
    """A text that is the same in every language."""
    return LocalText.from_mapping(dict.fromkeys(LANGUAGES, text))


AGREEMENT = Scale(
    code="agree5",
    low=1,
    high=5,
    labels=tuple(map(said, LEVELS)),
    favourable_from=4,
    unfavourable_to=2,
    dont_know=DONT_KNOW,
    not_applicable=NOT_CONCERNED,
)
GRADE = Scale(
    code="ten",
    low=1,
    high=10,
    labels=(said("Not at all"), said("Fully")),
    favourable_from=8,
    unfavourable_to=5,
)


def alike(
    subject: str, codes: Sequence[int | None], *, items: int = 3
) -> dict[str, list[int | None]]:
    """Several items of one subject, to each of which every person gives the same answer."""
    return {f"{subject}_{number}": list(codes) for number in range(1, items + 1)}


SMALLEST: Answers = alike("trust", [4, 2, 5, 3, 1])


def make_survey(
    answers: Answers = SMALLEST,
    *,
    groups: Groups | None = None,
    reversed_items: Collection[str] = (),
    before: Answers | None = None,
    management: Answers | None = None,
    invited_each: int = 2,
) -> Survey:
    """The smallest valid survey: five people, one dimension of three items, one wave.

    Args:
        answers: The customers' answers in the newest wave.
        groups: Which group each customer belongs to.
        reversed_items: Items of which a low answer is the good one.
        before: The customers' answers in a wave before.
        management: The IT management's answers in the newest wave.
        invited_each: How many were invited for each that answered, in all and per group.
    """
    memberships = groups or {}
    now = Wave(
        code=NOW,
        label=said("October 2026"),
        date=date(2026, 10, 12),
        invited=_invited(answers, memberships, invited_each),
        customers=make_responses(answers, groups=memberships),
        management=(
            make_responses(management, audience=Audience.MANAGEMENT) if management else None
        ),
    )
    waves: tuple[Wave, ...] = (now,)
    if before:
        earlier = Wave(
            code=BEFORE,
            label=said("October 2025"),
            date=date(2025, 10, 13),
            invited=_invited(before, {}, invited_each),
            customers=make_responses(before),
        )
        waves = (earlier, now)
    return Survey(
        questionnaire=_questionnaire(answers, before or {}, memberships, reversed_items),
        waves=waves,
    )


def make_responses(
    answers: Answers, *, groups: Groups | None = None, audience: Audience = Audience.CUSTOMERS
) -> Responses:
    """The answers as reading would give them."""
    people = pd.RangeIndex(len(next(iter(answers.values()))))
    on_scale = {
        item: [float("nan") if code in _MISSING else float(code or 0) for code in codes]
        for item, codes in answers.items()
    }
    reasons = {
        item: [str(_MISSING.get(code, "")) for code in codes] for item, codes in answers.items()
    }
    return Responses(
        audience=audience,
        codes=pd.DataFrame(on_scale, index=people, dtype="float64"),
        missing=pd.DataFrame(reasons, index=people, dtype="str"),
        groups=pd.DataFrame(
            {breakdown: list(codes) for breakdown, codes in (groups or {}).items()},
            index=people,
            dtype="str",
        ),
    )


def make_settings(survey: Survey, **overrides: Any) -> Settings:
    """Settings that fit a survey: the standard thresholds, and whatever is given instead."""
    texts = dict.fromkeys(LANGUAGES, "Text")
    book = survey.questionnaire
    scale = {"low": 1, "high": 5, "favourable_from": 4, "unfavourable_to": 2}
    document = {
        "client": "Example Utility",
        "languages": LANGUAGES,
        "title": texts,
        "confidentiality": texts,
        "privacy": {"preset": "standard", "promised_minimum": 5},
        "waves": {
            wave.code: {"date": wave.date, "label": dict(wave.label.by_language)}
            for wave in survey.waves
        },
        "dimensions": {dimension.code: {"label": texts} for dimension in book.dimensions},
        "scales": {"agree5": {**scale, "labels": [texts] * 5}},
        "management": {"team_size": 12, "told_beforehand": True},
    }
    return Settings.model_validate(document | overrides)


def make_action(**overrides: Any) -> Action:
    """An action of the plan, decided after the newest wave; keywords replace fields."""
    fields: dict[str, Any] = {
        "code": "next_step",
        "decided_after": NOW,
        "dimension": "trust",
        "owner": said("Head of service desk"),
        "has_mandate": True,
        "due": date(2027, 2, 27),
        "status": ActionStatus.PLANNED,
        "promise": said("You see a date."),
        "first_step": said("Write it."),
    }
    return Action(**(fields | overrides))


def release(survey: Survey, **settings: Any) -> Released:
    """What the gate lets out of a survey."""
    return gate.release(
        summarise(survey),
        survey.questionnaire,
        make_settings(survey, **settings),
        data_hash="0" * 64,
    )


def figures_of(released: Released) -> dict[str, Value]:
    """Every figure by its identity as people script against it."""
    return {str(figure): value for figure, value in released}


def make_context(survey: Survey, *, actions: Sequence[Action] = (), **settings: Any) -> Context:
    """What the pages of a report on a survey are written from: the record, read back."""
    return Context(
        released=gate.reopen(archive.to_json(release(survey, **settings))),
        questionnaire=survey.questionnaire,
        settings=make_settings(survey, **settings),
        actions=tuple(actions),
        version="1.0",
    )


def report_of(survey: Survey, *, actions: Sequence[Action] = (), **settings: Any) -> Report:
    """The report on a survey."""
    return build_report(make_context(survey, actions=actions, **settings))


def texts_of(part: object, writer: Writer) -> Iterator[str]:
    """Every word and number of a part of a report, as its reader sees them."""
    match part:
        case Phrase() | LocalText():
            yield writer.text(part)
        case Number() | Interval() | Hidden() | NotAvailable():
            yield writer.cell(part)
        case FigureId() | Shown():
            return
        case tuple():
            for member in part:
                yield from texts_of(member, writer)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from texts_of(getattr(part, field.name), writer)
        case _:
            return


def _invited(answers: Answers, groups: Groups, each: int) -> Invited:
    people = len(next(iter(answers.values())))
    by_group = {
        (breakdown, code): each * list(codes).count(code)
        for breakdown, codes in groups.items()
        for code in set(codes) - {""}
    }
    return Invited(total=each * people, by_group=by_group)


def _questionnaire(
    now: Answers, before: Answers, groups: Groups, reversed_items: Collection[str]
) -> Questionnaire:
    asked = {NOW: now, BEFORE: before}
    subjects = dict.fromkeys(item.partition("_")[0] for item in chain(now, before))
    return Questionnaire(
        questions=tuple(
            _question(
                item,
                waves=tuple(wave for wave in (BEFORE, NOW) if item in asked[wave]),
                is_reversed=item in reversed_items,
            )
            for item in dict.fromkeys(chain(now, before))
        ),
        dimensions=tuple(
            Dimension(code=subject, label=said(subject.title()), short=said(subject.title()))
            for subject in subjects
            if subject not in (NKI, "private")
        ),
        breakdowns=tuple(
            Breakdown(
                code=breakdown,
                label=said(breakdown.title()),
                groups=tuple(
                    Group(code=code, label=said(f"Group {code}"))
                    for code in sorted(set(codes) - {""})
                ),
            )
            for breakdown, codes in groups.items()
        ),
    )


def _question(item: str, *, waves: tuple[str, ...], is_reversed: bool) -> Question:
    subject = item.partition("_")[0]
    kinds = {NKI: QuestionKind.OUTCOME, "private": QuestionKind.COMPARISON}
    kind = kinds.get(subject, QuestionKind.RATING)
    return Question(
        code=item,
        kind=kind,
        scale=GRADE if kind is QuestionKind.OUTCOME else AGREEMENT,
        text=said(f"Question {item}."),
        waves=waves,
        dimension=subject if kind is QuestionKind.RATING else None,
        is_reversed=is_reversed,
    )
