"""The part of the settings against which the files of a survey are read."""

import datetime as dt
from typing import Self

from pydantic import Field, model_validator

from spegla.settings.strict import Code, Strict, Texts


class WaveSettings(Strict):
    """One measurement."""

    date: dt.date = Field(description="Day on which the survey closed: 2026-10-16.")
    label: Texts = Field(description="What readers call the wave, per language: “October 2026”.")
    columns: dict[str, str] = Field(
        default_factory=dict,
        description="Column heading in this wave's export, per question or breakdown code, "
        "where it differs from [columns].",
    )
    tool: str | None = Field(
        default=None,
        description="The survey tool that wrote this wave's exports, where it is not seen from "
        "the files: limesurvey, qualtrics, surveymonkey, microsoft_forms, google_forms, spss, "
        "typeform, kobotoolbox, eusurvey, redcap, or plain for a table as it is.",
    )
    sheet: str | None = Field(
        default=None,
        description="The sheet with the answers, where a workbook has more than one.",
    )


class DimensionSettings(Strict):
    """One theme that several items measure."""

    label: Texts = Field(description="Full name, per language.")
    short: Texts | None = Field(default=None, description="Name that fits beside a chart.")
    values: tuple[str, ...] = Field(
        default=(),
        description="What the export writes for it where it is an option; code and label always "
        "count.",
    )


class GroupSettings(Strict):
    """One group of a breakdown."""

    label: Texts = Field(description="Name that readers see, per language.")
    values: tuple[str, ...] = Field(
        default=(), description="What the export writes for this group; the code always counts."
    )
    former: tuple[str, ...] = Field(
        default=(), description="Names that the group had in earlier waves."
    )
    other: bool = Field(
        default=False,
        description="Whether everything else that people wrote counts as this group.",
    )


class BreakdownSettings(Strict):
    """One way to divide the respondents."""

    label: Texts = Field(description="What the division is called, per language: “Department”.")
    question: Texts | None = Field(
        default=None,
        description="How it was asked, per language, where the label is not the question.",
    )
    waves: tuple[str, ...] = Field(
        default=(),
        description="The waves whose exports have it, where not all have; the newest is one.",
    )
    groups: dict[Code, GroupSettings] = Field(
        min_length=1, description="The groups, in the order in which they are shown."
    )


class MissingSettings(Strict):
    """An answer outside the scale."""

    code: int = Field(description="Its code in the export.")
    label: Texts = Field(description="Its wording, per language.")
    values: tuple[str, ...] = Field(
        default=(), description="What else the export writes for it; code and wording always count."
    )


class ScaleSettings(Strict):
    """An ordered answer scale."""

    low: int = Field(description="Code of the low end.")
    high: int = Field(description="Code of the high end.")
    labels: tuple[Texts, ...] = Field(
        description="Wording of each point from low to high, or of the two ends only."
    )
    values: dict[str, int] = Field(
        default_factory=dict,
        description="The point that stands for each number or text of the export, where it is not "
        "the point's own code or wording. Where it is given, bare codes do not count: "
        '{ "1" = 5, "2" = 4 } turns a scale round.',
    )
    stray_is_blank: bool = Field(
        default=False,
        description="Whether cells that are no answer of the scale count as blank, as long as they "
        "are at most a tenth; spegla check says how many, never what.",
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
        if not all(self.low <= point <= self.high for point in self.values.values()):
            raise ValueError("values must name points from low to high")
        return self


class OptionSettings(Strict):
    """One answer that can be chosen."""

    label: Texts = Field(description="Wording that readers see, per language.")
    values: tuple[str, ...] = Field(
        default=(), description="What the export writes for it; code and wording always count."
    )
    other: bool = Field(
        default=False,
        description="Whether everything else that people wrote counts as this option; the words "
        "themselves are left unread.",
    )


class NumberSettings(Strict):
    """A question answered with a number."""

    unit: Texts = Field(description="What the numbers count, per language: “hours a month”.")
    edges: tuple[float, ...] = Field(
        min_length=3,
        description="Ends of the classes into which answers are read, rising; the report never "
        "holds a single number. The last is the largest number that can be right.",
    )
    stray_is_blank: bool = Field(
        default=False,
        description="Whether cells that are no number between its ends count as blank, as long as "
        "they are at most a tenth; spegla check says how many, never what.",
    )

    @model_validator(mode="after")
    def _is_rising(self) -> Self:
        if list(self.edges) != sorted(set(self.edges)):
            raise ValueError("edges must rise")
        return self


class NeedSettings(Strict):
    """What a customer comes to IT for."""

    label: Texts = Field(description="In the customer’s words, per language.")


class ManagementSettings(Strict):
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


class SurveySettings(Strict):
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
    blank_values: tuple[str, ...] = Field(
        default=(),
        description="What the exports write where there is no answer, such as “N/A” or “-99”.",
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

    def breakdowns_in(self, wave: str) -> tuple[str, ...]:
        """Codes of the breakdowns that the exports of a wave have."""
        return tuple(
            code for code, of in self.breakdowns.items() if not of.waves or wave in of.waves
        )

    def wave_order(self) -> tuple[str, ...]:
        """Wave codes, oldest first."""
        return tuple(sorted(self.waves, key=lambda code: self.waves[code].date))
