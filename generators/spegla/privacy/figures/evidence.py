"""What every figure is decided from, and the displayed scores that several of them share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from spegla.privacy.display import (
    DisplayedMean,
    mean_of_everyone,
    score_of_everyone,
    score_of_group,
    share,
)
from spegla.privacy.grouping import Grouping, Row, group_rows
from spegla.privacy.released import FigureId, Statistic, Unit, Value
from spegla.settings import MethodSettings, PrivacyPolicy, Settings
from spegla.stats.estimates import Moments
from spegla.stats.summarise import score_items
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Audience, Question, Questionnaire

Figures = Iterator[tuple[FigureId, Value]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """The tallies, the code book, the rules, and which rows can stand together."""

    summary: Summary
    questionnaire: Questionnaire
    settings: Settings
    grouping: Grouping

    @classmethod
    def of(cls, summary: Summary, questionnaire: Questionnaire, settings: Settings) -> Self:
        """The evidence of a summary, its small groups folded as the settings ask."""
        k = settings.privacy.policy().k
        return cls(
            summary=summary,
            questionnaire=questionnaire,
            settings=settings,
            grouping=group_rows(questionnaire, summary.current, k=k),
        )

    @property
    def policy(self) -> PrivacyPolicy:
        """The privacy thresholds in force."""
        return self.settings.privacy.policy()

    @property
    def method(self) -> MethodSettings:
        """The rules of the method."""
        return self.settings.method

    def score_items(self, tallies: AudienceTallies) -> Mapping[ScoreKey, tuple[Question, ...]]:
        """The items of dimensions and NKI that one audience was asked for, trends left out."""
        every = score_items(self.questionnaire, tallies.wave, None)
        return {
            key: items for key, items in every.items() if key in tallies.scored and not key.is_need
        }

    @property
    def population(self) -> int:
        """People asked and eligible in the newest wave."""
        return self.summary.current.everyone.response.eligible

    def share(self, part: int, base: int, *, minimum: int) -> Value:
        """A displayed share of all customers of the newest wave who answered."""
        return share(
            part, base, minimum=minimum, population=self.population, level=self.method.level
        )

    def mean(
        self,
        exact: Moments | None,
        unit: Unit,
        ends: tuple[float, float],
        *,
        population: int | None = None,
    ) -> DisplayedMean:
        """A displayed mean of all customers; of the newest wave unless a population is given."""
        return mean_of_everyone(
            exact,
            unit,
            ends=ends,
            population=self.population if population is None else population,
            policy=self.policy,
            level=self.method.level,
        )

    def score_of_everyone(
        self, tallies: AudienceTallies, key: ScoreKey, items: int
    ) -> DisplayedMean:
        """The displayed score of a whole audience."""
        return score_of_everyone(
            tallies.everyone.scores[key],
            items=items,
            population=tallies.everyone.response.eligible,
            policy=self.policy,
            level=self.method.level,
        )

    def score_of_row(
        self, row: Row, key: ScoreKey, everyone: DisplayedMean, items: int
    ) -> DisplayedMean:
        """The displayed score of one group of customers."""
        return score_of_group(
            row.tallies.scores[key],
            everyone,
            items=items,
            population=row.tallies.response.eligible,
            policy=self.policy,
            level=self.method.level,
        )

    def score_id(
        self,
        subject: str,
        statistic: Statistic,
        row: Row | None = None,
        *,
        wave: str | None = None,
        audience: Audience = Audience.CUSTOMERS,
        category: str = "",
    ) -> FigureId:
        """Identity of a figure about a dimension or the NKI."""
        return FigureId.of_score(
            wave or self.summary.current.wave,
            subject,
            statistic,
            audience=audience,
            category=category,
            group=(row.group_by, row.group) if row else ("", ""),
        )
