"""The action plan, ``data/actions.csv``: one row an action.

What any action must say is checked here; what a plan must hold that is decided after the newest
wave, in :mod:`spegla.survey.checks.action_rules`.
"""

import datetime as dt
from collections.abc import Mapping

from spegla.settings import SurveySettings
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.checks.values import (
    check_code,
    iso_date,
    not_blank,
    number_between,
    one_of,
    yes_or_no,
)
from spegla.survey.questions import NKI, LocalText
from spegla.survey.records import Action, ActionStatus
from spegla.survey.tables import Table

_COLUMNS = ("code", "decided_after", "dimension", "has_mandate", "due", "status")
_TEXTS = ("owner", "promise", "first_step")
_OPTIONAL_COLUMNS = ("first_step_by", "activity", "metric", "target")
_OPTIONAL_TEXTS = ("co_designer", "stop", "outcome")
_FILL_IN = {
    "owner": "Name the role that answers for it: what nobody answers for is not done.",
    "promise": "Write what customers will notice.",
    "first_step": "Write what is done first.",
}


def check_actions(
    table: Table, settings: SurveySettings, problems: ProblemList, *, book: CodeBook | None = None
) -> tuple[Action, ...]:
    """The actions in the author's order; everything wrong with them is added to the problems.

    Args:
        table: What stands in the file.
        settings: Languages, waves, dimensions and needs.
        problems: Where what is wrong is added.
        book: What was asked, to tell a metric that is a single question; None where that cannot
            be made out.
    """
    languages = settings.languages
    records = known_records(
        table,
        problems,
        required=[*_COLUMNS, *_in_each(_TEXTS, languages)],
        optional=[*_OPTIONAL_COLUMNS, *_in_each(_OPTIONAL_TEXTS, languages)],
    )
    questions = {} if book is None else _dimensions_of_questions(book)
    actions: dict[str, Action] = {}
    for record in records:
        check_code(record, known=actions, problems=problems)
        action = _action(record, settings, questions, problems)
        if action is not None:
            actions[action.code] = action
    return tuple(actions.values())


def _in_each(names: tuple[str, ...], languages: tuple[str, ...]) -> list[str]:
    return [f"{name}_{language}" for name in names for language in languages]


def _dimensions_of_questions(book: CodeBook) -> dict[str, str | None]:
    """The dimension of each question, None for one that has none."""
    return dict.fromkeys(book.codes) | {q.code: q.dimension for q in book.questions}


def _action(
    record: Record,
    settings: SurveySettings,
    questions: Mapping[str, str | None],
    problems: ProblemList,
) -> Action | None:
    """The action of a row; None where a date or its status cannot be made out."""
    decided_after = _known(record, "decided_after", list(settings.waves), problems)
    dimension = _known(record, "dimension", [*settings.dimensions, NKI], problems)
    has_mandate = yes_or_no(record, "has_mandate", problems)
    due = iso_date(record, "due", problems)
    status = one_of(ActionStatus, record, "status", problems)
    step_by = iso_date(record, "first_step_by", problems) if record["first_step_by"] else None
    texts = {name: _text(record, name, settings, problems) for name in _TEXTS}
    optional = {name: _optional_text(record, name, settings, problems) for name in _OPTIONAL_TEXTS}
    metric = _metric(record, settings, questions, problems)
    target = number_between(0, 100, record, "target", problems)
    if due is None or status is None or _is_lost(record, step_by):
        return None
    return Action(
        code=record["code"],
        decided_after=decided_after,
        dimension=dimension,
        has_mandate=has_mandate,
        due=due,
        status=status,
        owner=texts["owner"],
        promise=texts["promise"],
        first_step=texts["first_step"],
        first_step_by=step_by,
        co_designer=optional["co_designer"],
        activity=record["activity"] or None,
        metric=metric,
        target=target,
        stop=optional["stop"],
        outcome=optional["outcome"],
        row=record.row,
    )


def _is_lost(record: Record, step_by: dt.date | None) -> bool:
    return bool(record["first_step_by"]) and step_by is None


def _metric(
    record: Record,
    settings: SurveySettings,
    questions: Mapping[str, str | None],
    problems: ProblemList,
) -> str | None:
    """What the action is measured by: a score of which the report has a trend."""
    metric = record["metric"]
    scores = [*settings.dimensions, *settings.needs, NKI]
    if not metric or metric in scores:
        return metric or None
    if metric in questions:
        dimension = questions[metric]
        problems.add(
            f'"{metric}" is a single question, whose change between two waves is not proven',
            f'Write "{dimension}", the dimension that it belongs to.'
            if dimension
            else suggestion(metric, scores),
            row=record.row,
            column="metric",
        )
        return None
    problems.add(
        f"{quoted_code(metric) or 'the text in the cell'} is not in this survey",
        suggestion(metric, scores),
        row=record.row,
        column="metric",
    )
    return None


def _known(record: Record, column: str, codes: list[str], problems: ProblemList) -> str:
    if record[column] not in codes:
        problems.add(
            f"{quoted_code(record[column]) or 'the cell'} is not known here",
            suggestion(record[column], codes),
            row=record.row,
            column=column,
        )
    return record[column]


def _text(record: Record, name: str, settings: SurveySettings, problems: ProblemList) -> LocalText:
    fix = _FILL_IN.get(name, "Fill it in, in all languages or in none.")
    return LocalText.from_mapping(
        {
            language: not_blank(record, f"{name}_{language}", problems, fix=fix)
            for language in settings.languages
        }
    )


def _optional_text(
    record: Record, name: str, settings: SurveySettings, problems: ProblemList
) -> LocalText | None:
    """A text that stands there in all languages or in none."""
    if not any(record[f"{name}_{language}"] for language in settings.languages):
        return None
    return _text(record, name, settings, problems)
