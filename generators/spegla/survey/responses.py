"""The answers, one row per respondent. Nothing in this module may pass the privacy gate.

Data frames are imported where some are made: who only names these types need not wait for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from spegla.survey.questions import Audience, LocalText, Question, Questionnaire

if TYPE_CHECKING:
    import pandas as pd


def _nothing() -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Responses:
    """What one audience answered in one wave.

    Args:
        audience: Customers, or the IT management team.
        codes: Respondents x question codes, float; the code on the scale as it was given
            (before any reversing), NaN where the answer is not on the scale.
        missing: Respondents x codes of all questions, choices and quantities, text; "" where
            there is an answer, otherwise a value of ``Missing``.
        groups: Respondents x breakdown codes, text; the group code, "" where unknown.
        picked: Respondents x (choice code, option code), bool; nothing picked where ``missing``
            says why there is no answer.
        amounts: Respondents x quantity codes, float; NaN where there is no answer.
        fingerprints: For each respondent a hash of their ID, or else of the row of the export, no
            two alike; none where the answers come from no export.
        identified_by: Heading of the column that has the IDs; "" where fingerprints are of rows.
    """

    audience: Audience
    codes: "pd.DataFrame"
    missing: "pd.DataFrame"
    groups: "pd.DataFrame"
    picked: "pd.DataFrame" = field(default_factory=_nothing)
    amounts: "pd.DataFrame" = field(default_factory=_nothing)
    fingerprints: tuple[str, ...] = ()
    identified_by: str = ""

    @property
    def respondents(self) -> tuple[str, ...]:
        """What tells each respondent from every other; the number of the row, if nothing else."""
        return self.fingerprints or tuple(map(str, range(len(self))))

    def __len__(self) -> int:
        """How many response rows there are."""
        return len(self.codes)

    def directed(self, question: Question) -> NDArray[np.float64]:
        """Codes of one question with a high code always the good end, NaN where missing."""
        codes = np.asarray(self.codes[question.code], dtype=np.float64)
        return question.scale.low + question.scale.high - codes if question.is_reversed else codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """How many were asked: in all and per (breakdown, group), without those not eligible."""

    total: int
    by_group: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wave:
    """One measurement: when it was made, who was asked and what they answered."""

    code: str
    label: LocalText
    date: date
    invited: Invited
    customers: Responses
    management: Responses | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """All waves of one engagement, oldest first, with the code book that they share."""

    questionnaire: Questionnaire
    waves: tuple[Wave, ...]

    @property
    def current(self) -> Wave:
        """The newest wave, which the report is about."""
        return self.waves[-1]

    @property
    def previous(self) -> Wave | None:
        """The wave before the newest, where there is one."""
        return self.waves[-2] if len(self.waves) > 1 else None
