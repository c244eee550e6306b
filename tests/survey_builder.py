"""The smallest survey, from lists of answers, and what the gate and the report make of it.

An item's code says what it is: ``nki_1`` is a question of the NKI on a scale from 1 to 10,
``private_1`` a comparison, ``effort_1`` the effort on a scale from 1 to 7, ``recommend_1`` the
recommendation from 0 to 10, ``importance_trust``, ``minimum_trust`` and ``desired_trust`` levels
of the dimension after the underscore on the scale of the ratings, and anything else a rating from
1 to 5 of the dimension before the underscore. Settings for the survey come from what was asked.

Choices and quantities are made with :func:`make_choice` and :func:`make_quantity`, and given
with what each person answered::

    met = make_choice("met", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.CHANGE_MET)
    make_survey(choices={met: ["yes", "no", BLANK, "yes", "unsure"]})
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from spegla.privacy import archive, gate
from spegla.privacy.released import FigureId, Hidden, Released, Shown, Value
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.format import Writer
from spegla.report.model import Interval, NotAvailable, Number, Phrase, Report
from spegla.settings import Settings
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.survey.questions import (
    NKI,
    Asked,
    Audience,
    Breakdown,
    Choice,
    ChoiceKind,
    Condition,
    Dimension,
    Group,
    LocalText,
    Missing,
    Need,
    Option,
    Quantity,
    Question,
    QuestionKind,
    Questionnaire,
    Role,
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
Picks = Mapping[Choice, Sequence[str | Collection[str] | int | None]]
"""Per choice and person the option, or several of them, or ``BLANK`` or ``NOT_CONCERNED``."""
Amounts = Mapping[Quantity, Sequence[float | None]]
"""Per quantity and person the number, or ``BLANK``."""
Needs = Mapping[str, Collection[str]]
"""Per need the items that serve it."""

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
EASE = Scale(
    code="ease7",
    low=1,
    high=7,
    labels=(said("Very hard"), said("Very easy")),
    favourable_from=5,
    unfavourable_to=3,
)
LIKELIHOOD = Scale(
    code="likely10",
    low=0,
    high=10,
    labels=(said("Not at all"), said("Certainly")),
    favourable_from=9,
    unfavourable_to=6,
)
_KINDS = {
    NKI: (QuestionKind.OUTCOME, GRADE),
    "private": (QuestionKind.COMPARISON, AGREEMENT),
    "effort": (QuestionKind.EFFORT, EASE),
    "recommend": (QuestionKind.RECOMMENDATION, LIKELIHOOD),
    "importance": (QuestionKind.IMPORTANCE, AGREEMENT),
    "minimum": (QuestionKind.MINIMUM, AGREEMENT),
    "desired": (QuestionKind.DESIRED, AGREEMENT),
}
"""Kind and scale by what stands before the underscore; anything else is a rating."""


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
    choices: Picks | None = None,
    quantities: Amounts | None = None,
    needs: Needs | None = None,
    roles: Mapping[str, Role] | None = None,
    sensitive: Collection[str] = (),
    people: Sequence[str] = (),
    people_before: Sequence[str] = (),
) -> Survey:
    """The smallest valid survey: five people, one dimension of three items, one wave.

    Args:
        answers: The customers' answers in the newest wave.
        groups: Which group each customer belongs to.
        reversed_items: Items of which a low answer is the good one.
        before: The customers' answers in a wave before.
        management: The IT management's answers in the newest wave.
        invited_each: How many were invited for each that answered, in all and per group.
        choices: What the customers chose in the newest wave.
        quantities: Which numbers they gave in it.
        needs: Items of each need.
        roles: Roles of items.
        sensitive: Items that are sensitive.
        people: IDs of the customers of the newest wave, where they have any.
        people_before: IDs of those of the wave before.
    """
    memberships = groups or {}
    now = Wave(
        code=NOW,
        label=said("October 2026"),
        date=date(2026, 10, 12),
        invited=_invited(answers, memberships, invited_each),
        customers=make_responses(
            answers, groups=memberships, choices=choices, quantities=quantities, people=people
        ),
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
            customers=make_responses(before, people=people_before),
        )
        waves = (earlier, now)
    asked = {NOW: answers, BEFORE: before or {}}
    purposes = _Purposes(
        reversed_items=reversed_items, needs=needs or {}, roles=roles or {}, sensitive=sensitive
    )
    items = tuple(
        _question(item, [wave for wave in (BEFORE, NOW) if item in asked[wave]], purposes)
        for item in dict.fromkeys(chain(answers, before or {}))
    )
    everything: tuple[Asked, ...] = (*items, *(choices or {}), *(quantities or {}))
    return Survey(
        questionnaire=Questionnaire(
            questions=items,
            dimensions=_dimensions(items),
            breakdowns=_breakdowns(memberships),
            choices=tuple(choices or {}),
            quantities=tuple(quantities or {}),
            needs=tuple(Need(code=need, label=said(need.title())) for need in needs or {}),
            order=tuple(one.code for one in everything),
        ),
        waves=waves,
    )


def make_choice(
    code: str,
    options: str,
    *,
    kind: ChoiceKind = ChoiceKind.SINGLE,
    role: Role | None = None,
    at_most: int | None = None,
    only_if: str | None = None,
    waves: tuple[str, ...] = (NOW,),
    is_sensitive: bool = False,
) -> Choice:
    """A choice; option codes with spaces between them, and ``only_if`` as "code=option"."""
    question, _, option = (only_if or "").partition("=")
    return Choice(
        code=code,
        kind=kind,
        options=tuple(Option(code=o, label=said(o.title())) for o in options.split()),
        text=said(f"Question {code}."),
        waves=waves,
        role=role,
        at_most=at_most,
        only_if=Condition(question=question, option=option) if only_if else None,
        is_sensitive=is_sensitive,
    )


def make_quantity(
    code: str = "lost_time",
    *,
    edges: tuple[float, ...] = (0, 1, 2, 5, 10, 160),
    role: Role | None = Role.LOST_TIME,
    waves: tuple[str, ...] = (NOW,),
) -> Quantity:
    """A question that takes a number of hours a month."""
    return Quantity(
        code=code,
        text=said(f"Question {code}."),
        waves=waves,
        edges=edges,
        unit=said("hours a month"),
        role=role,
    )


def make_responses(
    answers: Answers,
    *,
    groups: Groups | None = None,
    audience: Audience = Audience.CUSTOMERS,
    choices: Picks | None = None,
    quantities: Amounts | None = None,
    people: Sequence[str] = (),
) -> Responses:
    """The answers as reading would give them; ``people`` are their IDs, where they have any."""
    rows = pd.RangeIndex(len(next(iter(answers.values()))))
    on_scale = {
        item: [float("nan") if code in _MISSING else float(code or 0) for code in codes]
        for item, codes in answers.items()
    }
    reasons = {
        item: [str(_MISSING.get(code, "")) for code in codes] for item, codes in answers.items()
    }
    for choice, picks in (choices or {}).items():
        reasons[choice.code] = [
            str(_MISSING.get(pick, "")) if pick is None or isinstance(pick, int) else ""
            for pick in picks
        ]
    for quantity, amounts in (quantities or {}).items():
        reasons[quantity.code] = [str(Missing.BLANK) if a is None else "" for a in amounts]
    return Responses(
        audience=audience,
        codes=pd.DataFrame(on_scale, index=rows, dtype="float64"),
        missing=pd.DataFrame(reasons, index=rows, dtype="str"),
        groups=pd.DataFrame(
            {breakdown: list(codes) for breakdown, codes in (groups or {}).items()},
            index=rows,
            dtype="str",
        ),
        picked=_picked(choices or {}, rows),
        amounts=pd.DataFrame(
            {quantity.code: list(amounts) for quantity, amounts in (quantities or {}).items()},
            index=rows,
            dtype="float64",
        ),
        fingerprints=tuple(people),
        identified_by="id" if people else "",
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
        "needs": {need.code: {"label": texts} for need in book.needs},
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


def summarised(survey: Survey) -> Summary:
    """The summary of a survey, with few draws and always the same ones."""
    return summarise(survey, resamples=200, generator=np.random.default_rng(1))


def release(survey: Survey, **settings: Any) -> Released:
    """What the gate lets out of a survey."""
    return gate.release(
        summarised(survey),
        survey.questionnaire,
        make_settings(survey, **settings),
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


def _picked(choices: Picks, people: pd.RangeIndex) -> pd.DataFrame:
    columns = {
        (choice.code, option.code): [_has(pick, option.code) for pick in picks]
        for choice, picks in choices.items()
        for option in choice.options
    }
    codes, options = zip(*columns, strict=True) if columns else ((), ())
    names = pd.MultiIndex.from_arrays([codes, options], names=["choice", "option"])
    return pd.DataFrame(columns, index=people, columns=names, dtype="bool")


def _has(pick: str | Collection[str] | int | None, option: str) -> bool:
    if pick is None or isinstance(pick, int):
        return False
    return pick == option if isinstance(pick, str) else option in pick


def _breakdowns(groups: Groups) -> tuple[Breakdown, ...]:
    return tuple(
        Breakdown(
            code=breakdown,
            label=said(breakdown.title()),
            groups=tuple(
                Group(code=code, label=said(f"Group {code}")) for code in sorted(set(codes) - {""})
            ),
        )
        for breakdown, codes in groups.items()
    )


def _dimensions(items: Sequence[Question]) -> tuple[Dimension, ...]:
    codes = dict.fromkeys(item.dimension for item in items if item.dimension)
    return tuple(
        Dimension(code=code, label=said(code.title()), short=said(code.title())) for code in codes
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Purposes:
    """What is said about items beside their codes."""

    reversed_items: Collection[str]
    needs: Needs
    roles: Mapping[str, Role]
    sensitive: Collection[str]


def _question(item: str, waves: Sequence[str], purposes: _Purposes) -> Question:
    subject, _, rest = item.partition("_")
    kind, scale = _KINDS.get(subject, (QuestionKind.RATING, AGREEMENT))
    dimension = {QuestionKind.RATING: subject} | dict.fromkeys(
        (kind for kind in QuestionKind if kind.is_about_level), rest
    )
    needs = [need for need, items in purposes.needs.items() if item in items]
    return Question(
        code=item,
        kind=kind,
        scale=scale,
        text=said(f"Question {item}."),
        waves=tuple(waves),
        dimension=dimension.get(kind),
        is_reversed=item in purposes.reversed_items,
        need=needs[0] if needs else None,
        role=purposes.roles.get(item),
        is_sensitive=item in purposes.sensitive,
    )
