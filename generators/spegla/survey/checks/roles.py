"""Roles: what the report uses a question for must fit the way in which it is answered."""

from collections.abc import Iterable, Mapping

from spegla.survey.checks.form import Record
from spegla.survey.checks.kinds import Kind, PlainKind, named
from spegla.survey.checks.plan import DIMENSIONS
from spegla.survey.checks.problems import ProblemList
from spegla.survey.checks.values import one_of
from spegla.survey.questions import (
    CHANGE_STEPS,
    Asked,
    ChoiceKind,
    OpenQuestion,
    Option,
    QuestionKind,
    Role,
)

_YES_NO, _SINGLE, _MULTIPLE = ChoiceKind.YES_NO, ChoiceKind.SINGLE, ChoiceKind.MULTIPLE
_KINDS: Mapping[Role, tuple[Kind, ...]] = {
    Role.MOST_IMPORTANT: (_MULTIPLE,),
    Role.FIRST_TO_IMPROVE: (_SINGLE,),
    Role.SHADOW_IT: (_YES_NO,),
    Role.SHADOW_IT_REASONS: (_MULTIPLE, _SINGLE),
    Role.SHADOW_IT_TOLD: (_YES_NO, _SINGLE),
    Role.SELF_SERVICE_TRIED: (_YES_NO,),
    Role.SELF_SERVICE_SOLVED: (_SINGLE,),
    Role.SELF_SERVICE_NEXT: (_SINGLE,),
    Role.CHANGE_MET: (_YES_NO,),
    **dict.fromkeys(CHANGE_STEPS, (QuestionKind.RATING,)),
    Role.CHANGE_HELP: (_MULTIPLE, _SINGLE),
    Role.LOST_TIME: (PlainKind.NUMBER,),
}
_ABOUT_DIMENSIONS = (Role.MOST_IMPORTANT, Role.FIRST_TO_IMPROVE)
_SOLVED = ("fully", "partly", "not")


def role_of(
    record: Record, kind: Kind, options: tuple[Option, ...] | None, problems: ProblemList
) -> Role | None:
    """The role that a row names, None where it names none or, with a problem, an unknown one.

    Args:
        record: The row.
        kind: Its kind.
        options: What can be chosen, None where it is no choice or its list is not known.
        problems: Where everything about the role that does not fit the question is added.
    """
    role = one_of(Role, record, "role", problems) if record["role"] else None
    if role is not None:
        _check_fit(role, record, kind, problems)
    if role is Role.SELF_SERVICE_SOLVED and options is not None:
        _check_solved(options, record, problems)
    return role


def check_roles_once(
    asked: Iterable[Asked], rows: Mapping[str, int], problems: ProblemList
) -> None:
    """Check that no two questions of one wave have the same role.

    Args:
        asked: Everything that was asked, in the author's order.
        rows: The row of each question by its code.
        problems: Where what is wrong is added.
    """
    seen: dict[tuple[Role, str], str] = {}
    for one in asked:
        role = None if isinstance(one, OpenQuestion) else one.role
        if role is None:
            continue
        others = {seen[role, wave]: wave for wave in one.waves if (role, wave) in seen}
        for code, wave in others.items():
            problems.add(
                f'"{code}" has the role "{role}" in the wave "{wave}" already',
                "Give each role to one question of a wave.",
                row=rows[one.code],
                column="role",
            )
        seen |= {(role, wave): one.code for wave in one.waves}


def _check_fit(role: Role, record: Record, kind: Kind, problems: ProblemList) -> None:
    if kind not in _KINDS[role]:
        problems.add(
            f'the role "{role}" does not fit the kind "{kind}"',
            f"Expected the kind to be one of: {named(_KINDS[role])}.",
            row=record.row,
            column="role",
        )
        return
    if role in _ABOUT_DIMENSIONS and record["scale"] != DIMENSIONS:
        problems.add(
            f'the role "{role}" needs the dimensions to choose among',
            f'Write "{DIMENSIONS}" as its scale.',
            row=record.row,
            column="scale",
        )
    if role is Role.MOST_IMPORTANT and not record["at_most"]:
        problems.add(
            f'the role "{role}" needs a largest number to choose',
            "Write in at_most how many could be chosen: where all may be, all are important.",
            row=record.row,
            column="at_most",
        )


def _check_solved(options: Iterable[Option], record: Record, problems: ProblemList) -> None:
    if {option.code for option in options} != set(_SOLVED):
        problems.add(
            f'the options "{record["scale"]}" do not say how far it was solved',
            f"Give them the codes {', '.join(_SOLVED)}.",
            row=record.row,
            column="scale",
        )
