"""The action plan, ``data/actions.csv``: one row an action."""

from spegla.settings import SurveySettings
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


def check_actions(
    table: Table, settings: SurveySettings, problems: ProblemList
) -> tuple[Action, ...]:
    """The actions in the author's order; everything wrong with them is added to the problems."""
    languages = settings.languages
    records = known_records(
        table,
        problems,
        required=[
            *_COLUMNS,
            *(f"owner_{language}" for language in languages),
            *(f"promise_{language}" for language in languages),
            *(f"first_step_{language}" for language in languages),
        ],
        optional=["target", *(f"outcome_{language}" for language in languages)],
    )
    actions: dict[str, Action] = {}
    for record in records:
        check_code(record, known=actions, problems=problems)
        action = _action(record, settings, problems)
        if action is not None:
            actions[action.code] = action
    return tuple(actions.values())


def _action(record: Record, settings: SurveySettings, problems: ProblemList) -> Action | None:
    """The action of a row; None where its date or status cannot be made out."""
    decided_after = _known(record, "decided_after", list(settings.waves), problems)
    dimension = _known(record, "dimension", [*settings.dimensions, NKI], problems)
    owner = _text(record, "owner", settings, problems)
    has_mandate = yes_or_no(record, "has_mandate", problems)
    due = iso_date(record, "due", problems)
    status = one_of(ActionStatus, record, "status", problems)
    target = number_between(0, 100, record, "target", problems)
    promise = _text(record, "promise", settings, problems)
    first_step = _text(record, "first_step", settings, problems)
    has_outcome = any(record[f"outcome_{language}"] for language in settings.languages)
    outcome = _text(record, "outcome", settings, problems) if has_outcome else None
    if due is None or status is None:
        return None
    return Action(
        code=record["code"],
        decided_after=decided_after,
        dimension=dimension,
        owner=owner,
        has_mandate=has_mandate,
        due=due,
        status=status,
        promise=promise,
        first_step=first_step,
        target=target,
        outcome=outcome,
        row=record.row,
    )


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
    return LocalText.from_mapping(
        {
            language: not_blank(record, f"{name}_{language}", problems)
            for language in settings.languages
        }
    )
