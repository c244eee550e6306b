"""From a TOML document to settings, or to everything that is wrong with it."""

import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from spegla.errors import Problem
from spegla.nearest import did_you_mean
from spegla.settings.engagement import (
    BrandSettings,
    DecisionSettings,
    MethodSettings,
    Settings,
)
from spegla.settings.privacy import PrivacySettings
from spegla.settings.strict import setting_name
from spegla.settings.survey import (
    BreakdownSettings,
    DimensionSettings,
    GroupSettings,
    ManagementSettings,
    MissingSettings,
    NeedSettings,
    NumberSettings,
    OptionSettings,
    ScaleSettings,
    SurveySettings,
    WaveSettings,
)


def parse_settings(raw: Mapping[str, Any], *, file: str) -> Settings | list[Problem]:
    """Settings from a parsed TOML document, or everything that is wrong with it.

    Args:
        raw: The document as ``tomllib`` gives it.
        file: Name to show in problems.

    >>> parse_settings({"colour": 1}, file="data/engagement.toml")[-1].found
    'unknown setting "colour"'
    """
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        return [_problem(dict(detail), file) for detail in error.errors(include_url=False)]


def survey_settings(raw: Mapping[str, Any]) -> SurveySettings | None:
    """The survey's part of a document that has problems, as far as it can be made out.

    With it the other files can still be checked, so that the author hears of all problems at
    once. Unknown settings are skipped, and a missing date or label gets a stand-in, since other
    files do not depend on them; None where more than that is wrong.

    >>> survey_settings({"languages": ["en"]}) is None
    True
    """
    document = copy.deepcopy(dict(raw))
    for key in set(document) - set(SurveySettings.model_fields):
        del document[key]
    try:
        return SurveySettings.model_validate(document)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _mend(document, detail["type"], detail["loc"])
    try:
        return SurveySettings.model_validate(document)
    except ValidationError:
        return None


_STAND_INS: Mapping[str, Any] = {"date": dt.date.min, "label": {"": "?"}}


def _mend(document: dict[str, Any], problem: str, path: tuple[int | str, ...]) -> None:
    *parents, name = path
    table: Any = document
    for part in parents:
        table = table[part]
    if problem == "extra_forbidden":
        del table[name]
    elif name in _STAND_INS:
        table[name] = _STAND_INS[str(name)]


def _problem(detail: Mapping[str, Any], file: str) -> Problem:
    *parents, name = (str(part) for part in detail["loc"])
    path = setting_name([*parents, name])
    match detail["type"]:
        case "missing":
            return Problem(file=file, found=f"{path} is missing", fix=_how_to_add(path))
        case "extra_forbidden":
            return Problem(file=file, found=f'unknown setting "{path}"', fix=_nearest(name))
        case "string_pattern_mismatch" if name == "[key]":
            return Problem(
                file=file,
                found=f'"{setting_name(parents[-1:])}" in "{parents[-2]}" cannot be used as a code',
                fix="Use a to z, 0 to 9, - and _, at most 40 characters.",
            )
        case "dict_type" | "model_type":
            return Problem(
                file=file,
                found=f'"{path}" has a value that is not allowed',
                fix='Expected a table of names and values, as in { en = "Trust" } for a text '
                "per language; docs/engagement.md describes each setting.",
            )
        case _:
            expected = str(detail["msg"]).removeprefix("Value error, ")
            return Problem(
                file=file, found=f'"{path}" has a value that is not allowed', fix=f"{expected}."
            )


def _how_to_add(path: str) -> str:
    if path == "privacy.promised_minimum":
        return (
            "Write down the smallest group that the invitation promised to show; "
            "there is no default."
        )
    return "Add it; docs/engagement.md describes each setting."


def _nearest(name: str) -> str:
    return did_you_mean(name, _known_names()) or (
        "Remove it; docs/engagement.md lists the settings."
    )


def _known_names() -> list[str]:
    models: list[type[BaseModel]] = [
        Settings, WaveSettings, DimensionSettings, GroupSettings, BreakdownSettings,
        MissingSettings, ScaleSettings, OptionSettings, NumberSettings, NeedSettings,
        PrivacySettings, MethodSettings, ManagementSettings,
        BrandSettings, DecisionSettings,
    ]  # fmt: skip
    return [name for model in models for name in model.model_fields]
