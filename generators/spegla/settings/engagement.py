"""Everything that ``data/engagement.toml`` may say: the survey, and what the report makes of it."""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, model_validator

from spegla.settings.privacy import PrivacySettings
from spegla.settings.strict import Shown, Strict, Texts
from spegla.settings.survey import SurveySettings


class Influence(StrEnum):
    """How far IT can change a dimension itself."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT_OURS = "not_ours"

    @property
    def factor(self) -> float:
        """What the priority is multiplied with (METHOD.md 2.14)."""
        return {Influence.FULLY: 1.0, Influence.PARTLY: 0.5, Influence.NOT_OURS: 0.0}[self]


class MethodSettings(Strict):
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


_NAME_IN_BRAND = r"brand/\w[\w .-]*\."


def _in_brand_folder(*suffixes: str) -> Callable[[str], str]:
    """What accepts the name of a file in ``data/brand/``: no way leads out of that folder."""
    names = re.compile(rf"{_NAME_IN_BRAND}({'|'.join(suffixes)})", re.ASCII)
    examples = " or ".join(f'"brand/name.{suffix}"' for suffix in suffixes)

    def check(path: str) -> str:
        if names.fullmatch(path):
            return path
        raise ValueError(f"Put the file into data/brand and write {examples}, with its own name")

    return check


def _pattern(*suffixes: str) -> WithJsonSchema:
    """The same rule for editors."""
    names = rf"^{_NAME_IN_BRAND}({'|'.join(suffixes)})$"
    return WithJsonSchema({"type": "string", "pattern": names})


_LOGOS, _FONTS = ("svg", "png"), ("ttf", "otf", "woff2")
_LogoFile = Annotated[str, AfterValidator(_in_brand_folder(*_LOGOS)), _pattern(*_LOGOS)]
_FontFile = Annotated[str, AfterValidator(_in_brand_folder(*_FONTS)), _pattern(*_FONTS)]


class BrandSettings(Strict):
    """The client's look."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependencies": {
                "logo_dark": ["logo"],
                "heading_font": ["heading_font_licence"],
                "heading_font_licence": ["heading_font"],
            }
        }
    )

    primary: str = Field(
        default="#0b5d66",
        pattern=r"^#[0-9a-fA-F]{6}$",
        description="The client's colour, as #rrggbb. Where it cannot be read on the page, a "
        "darker or lighter shade of it is used; spegla check names it where it is too light.",
    )
    logo: _LogoFile | None = Field(
        default=None,
        description="The client's logo, an SVG or PNG file in data/brand: brand/logo.svg.",
    )
    logo_dark: _LogoFile | None = Field(
        default=None, description="The logo for the dark scheme, where the other cannot be seen."
    )
    heading_font: _FontFile | None = Field(
        default=None,
        description="A font for headings, verdicts and large numbers, a TTF, OTF or WOFF2 file in "
        "data/brand: brand/Heading.woff2.",
    )
    heading_font_licence: str | None = Field(
        default=None,
        min_length=1,
        description="Who licensed the font to whom and for what: text that goes with the font "
        "wherever the report does. Needed with heading_font.",
    )

    @model_validator(mode="after")
    def _check_pairs(self) -> "BrandSettings":
        if self.logo_dark and not self.logo:
            raise ValueError("logo_dark needs a logo for the light scheme")
        if bool(self.heading_font) != bool(self.heading_font_licence):
            raise ValueError("heading_font and heading_font_licence need each other")
        return self

    def files(self) -> dict[str, str]:
        """The files that are named, by setting.

        >>> BrandSettings(logo="brand/logo.svg").files()
        {'logo': 'brand/logo.svg'}
        """
        named = {
            "logo": self.logo,
            "logo_dark": self.logo_dark,
            "heading_font": self.heading_font,
        }
        return {setting: file for setting, file in named.items() if file}


class DecisionSettings(Strict):
    """What is asked of the reader on the first page."""

    text: Texts = Field(description="What the reader is asked to decide, per language.")
    date: dt.date = Field(description="Day on which it is to be decided.")


class Settings(SurveySettings):
    """Everything that ``data/engagement.toml`` may say."""

    title: Texts = Field(description="Title of the report, per language.")
    client: Shown = Field(min_length=1, description="Name of the organisation.")
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
