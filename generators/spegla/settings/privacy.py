"""The privacy policy: what may leave. Nothing here falls back to "no protection"."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from spegla.settings.strict import Strict

K_FLOOR = 5
CATEGORY_FLOOR = 20
COMMENT_FLOOR = 10
BIN_FLOOR = 2
SENSITIVE_MINIMUM = 10
"""People behind anything that is said of a sensitive question (PRIVACY.md section 5)."""


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


class PrivacySettings(Strict):
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


class PrivacyPolicy(Strict):
    """The rules in force; every threshold is a number of people."""

    k: int = Field(ge=K_FLOOR)
    mean_minimum: int
    category_minimum: int
    people_per_bin: int = Field(ge=BIN_FLOOR)
    comment_minimum: int = Field(ge=COMMENT_FLOOR)
    suppression: Suppression
    waves: Waves
