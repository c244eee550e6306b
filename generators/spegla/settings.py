"""Engagement settings and privacy policy: strict, documented, frozen.

``engagement.toml`` is read into :class:`Settings`. Unknown keys are errors, nothing that
protects people has a silent default, and every setting says what it means in its description.
"""

import copy
import datetime as dt
import difflib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from spegla.errors import Problem

Texts = Annotated[dict[str, str], Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]

K_FLOOR = 5
CATEGORY_FLOOR = 20
COMMENT_FLOOR = 10
BIN_FLOOR = 2
SENSITIVE_MINIMUM = 10
"""People behind anything that is said of a sensitive question (PRIVACY.md section 5)."""


class _Strict(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WaveSettings(_Strict):
    """One measurement."""

    date: dt.date = Field(description="Day on which the survey closed: 2026-10-16.")
    label: Texts = Field(description="What readers call the wave, per language: “October 2026”.")
    columns: dict[str, str] = Field(
        default_factory=dict,
        description="Column heading in this wave's export, per question or breakdown code, "
        "where it differs from [columns].",
    )


class DimensionSettings(_Strict):
    """One theme that several items measure."""

    label: Texts = Field(description="Full name, per language.")
    short: Texts | None = Field(default=None, description="Name that fits beside a chart.")


class GroupSettings(_Strict):
    """One group of a breakdown."""

    label: Texts = Field(description="Name that readers see, per language.")
    values: tuple[str, ...] = Field(
        default=(), description="What the export writes for this group; the code always counts."
    )
    former: tuple[str, ...] = Field(
        default=(), description="Names that the group had in earlier waves."
    )


class BreakdownSettings(_Strict):
    """One way to divide the respondents."""

    label: Texts = Field(description="What the division is called, per language: “Department”.")
    groups: dict[Code, GroupSettings] = Field(
        min_length=1, description="The groups, in the order in which they are shown."
    )


class MissingSettings(_Strict):
    """An answer outside the scale."""

    code: int = Field(description="Its code in the export.")
    label: Texts = Field(description="Its wording, per language.")


class ScaleSettings(_Strict):
    """An ordered answer scale."""

    low: int = Field(description="Code of the low end.")
    high: int = Field(description="Code of the high end.")
    labels: tuple[Texts, ...] = Field(
        description="Wording of each point from low to high, or of the two ends only."
    )
    favourable_from: int = Field(description="Lowest code that counts as favourable.")
    unfavourable_to: int = Field(description="Highest code that counts as unfavourable.")
    dont_know: MissingSettings | None = Field(
        default=None, description="The answer “don't know”, where it was offered."
    )
    not_applicable: MissingSettings | None = Field(
        default=None, description="The answer “does not concern me”, where it was offered."
    )

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        points = self.high - self.low + 1
        if points < 2:
            raise ValueError("high must be above low")
        if len(self.labels) not in (2, points):
            raise ValueError(f"labels needs {points} texts, one a point, or 2 for the ends")
        if not self.low <= self.unfavourable_to < self.favourable_from <= self.high:
            raise ValueError("expected low <= unfavourable_to < favourable_from <= high")
        return self


class OptionSettings(_Strict):
    """One answer that can be chosen."""

    label: Texts = Field(description="Wording that readers see, per language.")
    values: tuple[str, ...] = Field(
        default=(), description="What the export writes for it; code and wording always count."
    )


class NumberSettings(_Strict):
    """A question answered with a number."""

    unit: Texts = Field(description="What the numbers count, per language: “hours a month”.")
    edges: tuple[float, ...] = Field(
        min_length=3,
        description="Ends of the classes into which answers are read, rising; the report never "
        "holds a single number. The last is the largest number that can be right.",
    )

    @model_validator(mode="after")
    def _is_rising(self) -> Self:
        if list(self.edges) != sorted(set(self.edges)):
            raise ValueError("edges must rise")
        return self


class NeedSettings(_Strict):
    """What a customer comes to IT for."""

    label: Texts = Field(description="In the customer’s words, per language.")


class Influence(StrEnum):
    """How far IT can change a dimension itself."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT_OURS = "not_ours"

    @property
    def factor(self) -> float:
        """What the priority is multiplied with (METHOD.md 2.14)."""
        return {Influence.FULLY: 1.0, Influence.PARTLY: 0.5, Influence.NOT_OURS: 0.0}[self]


class Preset(StrEnum):
    """Recommended sets of thresholds (PRIVACY.md section 5)."""

    STANDARD = "standard"
    CAUTIOUS = "cautious"


class Suppression(StrEnum):
    """How the rows are chosen that are hidden so that others can stand (PRIVACY.md 2.6)."""

    GREEDY = "greedy"
    OPTIMAL = "optimal"


class Waves(StrEnum):
    """How the newest two waves stand to each other (PRIVACY.md 2.10)."""

    SEPARATE = "separate"
    LINKED = "linked"


_PRESETS: Mapping[Preset, tuple[int, int, int]] = {
    Preset.STANDARD: (5, 10, 30),
    Preset.CAUTIOUS: (10, 10, 100),
}


class PrivacySettings(_Strict):
    """What may leave. Nothing here falls back to "no protection"."""

    preset: Preset = Field(description="standard (5/10/30) or cautious (10/10/100).")
    promised_minimum: int = Field(
        ge=1, description="Smallest group that the invitation promised to show; no default."
    )
    k: int | None = Field(
        default=None,
        ge=K_FLOOR,
        description="Smallest number of people behind any figure, instead of the preset's.",
    )
    mean_minimum: int | None = Field(
        default=None,
        ge=K_FLOOR,
        description="Smallest base of a mean or an unfavourable share, instead of the preset's.",
    )
    category_minimum: int | None = Field(
        default=None,
        ge=CATEGORY_FLOOR,
        description="Smallest base of a full distribution, instead of the preset's.",
    )
    people_per_bin: int = Field(
        default=3,
        ge=BIN_FLOOR,
        description="People per bin: displayed values never tell fewer people apart.",
    )
    comment_minimum: int = Field(
        default=10,
        ge=COMMENT_FLOOR,
        description="Fewest answers to a question, and fewest comments among them, from which "
        "its comments are shown.",
    )
    suppression: Suppression = Field(
        default=Suppression.GREEDY,
        description="How rows are chosen that have to be hidden beside the small ones: greedy, "
        "larger groups stay first; or optimal, as little as possible is hidden.",
    )
    waves: Waves = Field(
        default=Waves.SEPARATE,
        description="separate: what somebody answered in one wave says nothing certain about the "
        "next; or linked: they may answer alike, so a figure of the wave before is hidden where, "
        "subtracted from the newest wave, it would leave few people. linked needs a "
        "respondent_column with IDs that stay the same over waves.",
    )

    def policy(self) -> "PrivacyPolicy":
        """The thresholds in force: preset, then settings, never below the promise."""
        k, mean, category = _PRESETS[self.preset]
        k = max(self.k or k, self.promised_minimum)
        return PrivacyPolicy(
            k=k,
            mean_minimum=max(self.mean_minimum or mean, k),
            category_minimum=max(self.category_minimum or category, k),
            people_per_bin=self.people_per_bin,
            comment_minimum=max(self.comment_minimum, k),
            suppression=self.suppression,
            waves=self.waves,
        )


class PrivacyPolicy(_Strict):
    """The rules in force; every threshold is a number of people."""

    k: int = Field(ge=K_FLOOR)
    mean_minimum: int
    category_minimum: int
    people_per_bin: int = Field(ge=BIN_FLOOR)
    comment_minimum: int = Field(ge=COMMENT_FLOOR)
    suppression: Suppression
    waves: Waves


class MethodSettings(_Strict):
    """Rules of the method that are choices; all are printed on the method page."""

    level: float = Field(default=0.95, gt=0.5, lt=1, description="Confidence level of intervals.")
    smallest_worthwhile_change: float = Field(
        default=5.0, gt=0, description="Smallest change, in index points, worth calling one."
    )
    dont_know_flag: float = Field(
        default=0.25, gt=0, lt=1, description="Share of don't know from which an item is flagged."
    )
    good_from: float = Field(
        default=70.0,
        ge=0,
        le=100,
        description="Score from which agreement between customers and IT management counts as "
        "good, where no level is aimed for.",
    )
    low_response_flag: float = Field(
        default=0.6, gt=0, lt=1, description="Response rate below which a group is flagged."
    )
    placement_confidence: float = Field(
        default=0.8,
        gt=0.5,
        lt=1,
        description="Share of resamples that must fall in one box of the matrix to name it.",
    )
    resamples: int = Field(
        default=2000,
        ge=1000,
        le=20_000,
        description="Bootstrap resamples of the respondents behind importance and priorities.",
    )
    seed: int = Field(
        default=1, ge=0, description="Where the random numbers of the resamples begin."
    )


class ManagementSettings(_Strict):
    """How the IT management team's own view was asked for."""

    team_size: int = Field(ge=1, description="How many belong to the team.")
    told_beforehand: bool = Field(
        description="Whether the team was told that its joint view would be shown."
    )
    consensus: bool = Field(
        default=False,
        description="Whether the management file holds one row with the answers that the team "
        "agreed on: the way for a team too small to answer one by one. The report calls them "
        "agreed jointly, not anonymous.",
    )
    expected_importance: tuple[str, ...] = Field(
        default=(),
        description="Dimensions in the order in which the team guessed, jointly and before it saw "
        "the results, that customers would choose them: the first three, or all.",
    )


class BrandSettings(_Strict):
    """The client's look."""

    primary: str = Field(
        default="#0b5d66",
        pattern=r"^#[0-9a-fA-F]{6}$",
        description="Accent colour, as #rrggbb; must be dark enough to carry text on white.",
    )


class DecisionSettings(_Strict):
    """What is asked of the reader on the first page."""

    text: Texts = Field(description="What the reader is asked to decide, per language.")
    date: dt.date = Field(description="Day on which it is to be decided.")


class SurveySettings(_Strict):
    """The part of the settings against which the files of the survey are read."""

    languages: tuple[str, ...] = Field(
        min_length=1, description="Languages of the report; the first one is the main one."
    )
    waves: dict[Code, WaveSettings] = Field(
        min_length=1, description="The measurements, each with a folder under data/waves."
    )
    dimensions: dict[Code, DimensionSettings] = Field(
        min_length=1, description="The themes, in the order in which they are shown."
    )
    scales: dict[Code, ScaleSettings] = Field(
        min_length=1, description="The answer scales that questions.csv names."
    )
    options: dict[Code, dict[Code, OptionSettings]] = Field(
        default_factory=dict,
        description="Lists of options that questions.csv names, in the order of the "
        "questionnaire; the list “dimensions” is always there.",
    )
    numbers: dict[Code, NumberSettings] = Field(
        default_factory=dict, description="Kinds of numbers that questions.csv names."
    )
    needs: dict[Code, NeedSettings] = Field(
        default_factory=dict,
        description="What customers come to IT for, where items are sorted by that too.",
    )
    breakdowns: dict[Code, BreakdownSettings] = Field(
        default_factory=dict, description="The ways to divide the respondents."
    )
    columns: dict[str, str] = Field(
        default_factory=dict,
        description="Column heading in the exports, per question or breakdown code, where it "
        "is not the code itself.",
    )
    ignored_columns: tuple[str, ...] = Field(
        default=(), description="Columns of the exports that are left unread on purpose."
    )
    respondent_column: str | None = Field(
        default=None,
        pattern=r"\S",
        description="Column of the exports with the survey tool's ID of each respondent, which "
        "must never change. It tells a corrected row from a new one when a report is built again; "
        "none of it is shown.",
    )
    management: ManagementSettings | None = Field(
        default=None, description="The IT management team, where it was asked too."
    )

    @property
    def is_agreed(self) -> bool:
        """Whether the IT management team gave one agreed answer to each question."""
        return self.management is not None and self.management.consensus

    def wave_order(self) -> tuple[str, ...]:
        """Wave codes, oldest first."""
        return tuple(sorted(self.waves, key=lambda code: self.waves[code].date))


class Settings(SurveySettings):
    """Everything that ``data/engagement.toml`` may say."""

    title: Texts = Field(description="Title of the report, per language.")
    client: str = Field(min_length=1, description="Name of the organisation.")
    confidentiality: Texts = Field(description="Confidentiality class, per language.")
    privacy: PrivacySettings = Field(description="The thresholds that protect respondents.")
    method: MethodSettings = Field(
        default=MethodSettings(), description="Choices of the method, where they differ."
    )
    targets: dict[str, Annotated[float, Field(gt=0, le=100)]] = Field(
        default_factory=dict, description="Level aimed for, 0-100, per dimension or “nki”."
    )
    influence: dict[str, Influence] = Field(
        default_factory=dict,
        description="How far IT can change a dimension itself: fully, partly or not_ours; fully "
        "where nothing is said.",
    )
    brand: BrandSettings = Field(default=BrandSettings(), description="The client's look.")
    decision: DecisionSettings | None = Field(
        default=None, description="What is asked of the reader on the first page."
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
    path = ".".join([*parents, name])
    match detail["type"]:
        case "missing":
            return Problem(file=file, found=f"{path} is missing", fix=_how_to_add(path))
        case "extra_forbidden":
            return Problem(file=file, found=f'unknown setting "{path}"', fix=_nearest(path))
        case "string_pattern_mismatch" if name == "[key]":
            return Problem(
                file=file,
                found=f'"{parents[-1]}" in "{parents[-2]}" cannot be used as a code',
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


def _nearest(path: str) -> str:
    name = path.rsplit(".", 1)[-1]
    near = difflib.get_close_matches(name, _known_names(), n=1, cutoff=0.7)
    if near:
        return f'Did you mean "{near[0]}"?'
    return "Remove it; docs/engagement.md lists the settings."


def _known_names() -> list[str]:
    models: list[type[BaseModel]] = [
        Settings, WaveSettings, DimensionSettings, GroupSettings, BreakdownSettings,
        MissingSettings, ScaleSettings, OptionSettings, NumberSettings, NeedSettings,
        PrivacySettings, MethodSettings, ManagementSettings,
        BrandSettings, DecisionSettings,
    ]  # fmt: skip
    return [name for model in models for name in model.model_fields]
