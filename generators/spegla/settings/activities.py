"""The form of ``site_templates/activities/catalogue.toml``: what an action plan may begin with."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from spegla.errors import Problem
from spegla.nearest import did_you_mean
from spegla.settings.strict import SHOWN, Code, Strict, setting_name

LONGEST_TITLE, LONGEST_LINE = 48, 110
"""Characters of a text that a card has room for."""
_HELP = "docs/activities.md describes each line."

_Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE), SHOWN
]
_Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE), SHOWN
]
_Titles = Annotated[dict[str, _Title], Field(min_length=1)]
_Lines = Annotated[dict[str, _Line], Field(min_length=1)]


class ActivitySettings(Strict):
    """One activity, in each language of the catalogue."""

    dimensions: tuple[Code, ...] = Field(
        default=(), description="Codes of the dimensions that it fits; none means any."
    )
    people: Literal["management", "desk", "team", "one"] = Field(
        description="For whom it is meant: management for the management team, desk for the "
        "service desk, team for another team, one for a single employee."
    )
    minutes: int = Field(
        ge=5, le=480, description="How long it takes once: 240 is half a day, 480 a day."
    )
    metric: Code | None = Field(
        default=None,
        description="Code of the question in which a change would show; the dimension's score "
        "where none is named or the survey does not ask it.",
    )
    title: _Titles = Field(description=f"What it is called, at most {LONGEST_TITLE} characters.")
    purpose: _Lines = Field(description=f"What for, at most {LONGEST_LINE} characters.")
    who: _Titles = Field(description=f"Who takes part, at most {LONGEST_TITLE} characters.")
    steps: tuple[_Lines, ...] = Field(
        min_length=3,
        max_length=5,
        description=f"How to run it: three to five steps of at most {LONGEST_LINE} characters.",
    )
    notice: _Lines = Field(
        description=f"What a customer should notice, at most {LONGEST_LINE} characters."
    )


def parse_activities(
    raw: Mapping[str, Any], *, file: str
) -> tuple[dict[str, ActivitySettings], list[Problem]]:
    """The activities of a parsed TOML document by code, and everything that is wrong with it.

    An activity with a problem is left out; the others are there, so that they can be checked on.

    Args:
        raw: The document as ``tomllib`` gives it.
        file: Name to show in problems.

    >>> parse_activities({"activity": {}}, file="catalogue.toml")[1][0].found
    'unknown table "activity"'
    """
    problems = [
        Problem(
            file=file,
            found=f'unknown table "{setting_name([name])}"',
            fix="Write [activities.CODE].",
        )
        for name in raw
        if name != "activities"
    ]
    tables = raw.get("activities", {})
    if not isinstance(tables, dict):
        fix = "Write a table for each: [activities.CODE]."
        return {}, [*problems, Problem(file=file, found="activities is no table", fix=fix)]
    activities: dict[str, ActivitySettings] = {}
    for code, table in tables.items():
        try:
            checked = _Coded.model_validate({"code": code, "activity": table})
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems += [_problem(code, dict(detail), file) for detail in details]
        else:
            activities[checked.code] = checked.activity
    return activities, problems


class _Coded(Strict):
    """An activity and the name of its table."""

    code: Code
    activity: ActivitySettings


def _problem(code: str, detail: Mapping[str, Any], file: str) -> Problem:
    place, *path = (str(part) for part in detail["loc"])
    if place == "code":
        return Problem(
            file=file,
            found=f'"{code[:LONGEST_TITLE]}" cannot be used as a code',
            fix="Use a to z, 0 to 9, - and _, at most 40 characters.",
        )
    name = setting_name(["activities", code, *path])
    match detail["type"]:
        case "missing":
            return Problem(file=file, found=f"{name} is missing", fix=f"Add it; {_HELP}")
        case "extra_forbidden":
            return Problem(file=file, found=f'unknown setting "{name}"', fix=_nearest(path[-1]))
        case _:
            found = f'"{name}" has a value that is not allowed'
            return Problem(file=file, found=found, fix=f"{detail['msg']}; {_HELP}")


def _nearest(name: str) -> str:
    return did_you_mean(name, ActivitySettings.model_fields) or f"Remove it; {_HELP}"
