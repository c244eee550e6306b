"""What every figure is decided from, and the displayed scores that several of them share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

from spegla.privacy.display import (
    SCORE_RANGE,
    WHOLE_POPULATION_MINIMUM,
    DisplayedMean,
    with_interval,
    with_wilson,
)
from spegla.privacy.grouping import Grouping, Row, everyone, group_rows
from spegla.privacy.ladder import settle
from spegla.privacy.linear import Family
from spegla.privacy.proposals.linked import can_count
from spegla.privacy.proposals.survey import proposals
from spegla.privacy.proposals.taking_part import counted
from spegla.privacy.proposals.themes import themes
from spegla.privacy.registry import Registry
from spegla.privacy.released import FigureId, Shown, Statistic, Value
from spegla.privacy.spreads import Favourable, may_agree, spread_of_everyone
from spegla.settings import MethodSettings, PrivacyPolicy, Settings
from spegla.stats.summarise import score_items
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.comments import Comments
from spegla.survey.questions import Audience, Question, Questionnaire

Figures = Iterator[tuple[FigureId, Value]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """The tallies, the code book, the rules, and all sums over people as they are displayed.

    Args:
        summary: Tallies of the waves and audiences.
        questionnaire: The code book.
        settings: What the author set.
        comments: What customers wrote and said in the newest wave.
        grouping: The groups after small ones were put together.
        registry: Sums over people in bins, audited.
    """

    summary: Summary
    questionnaire: Questionnaire
    settings: Settings
    comments: Comments
    grouping: Grouping
    registry: Registry

    @classmethod
    def of(
        cls,
        summary: Summary,
        questionnaire: Questionnaire,
        settings: Settings,
        comments: Comments | None = None,
    ) -> Self:
        """The evidence of a summary: small groups folded, every family of questions audited."""
        policy = settings.privacy.policy()
        grouping = group_rows(
            questionnaire, summary.current, k=policy.k, suppression=policy.suppression
        )
        said = comments or Comments(wave=summary.current.wave, file="")
        dimensions = [dimension.code for dimension in questionnaire.dimensions]
        proposed = chain(
            proposals(
                summary, questionnaire, grouping, policy, with_management=not settings.is_agreed
            ),
            themes(said, policy, dimensions=dimensions),
        )
        return cls(
            summary=summary,
            questionnaire=questionnaire,
            settings=settings,
            comments=said,
            grouping=grouping,
            registry=Registry.of(
                (settle(proposal, policy) for proposal in proposed),
                _counted(summary, grouping, policy),
            ),
        )

    @property
    def is_agreed(self) -> bool:
        """Whether the IT management team gave one agreed answer to each question."""
        return self.settings.is_agreed

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
    def population(self) -> int | None:
        """People asked and eligible in the newest wave; None where that is not known."""
        return self.summary.current.everyone.response.eligible

    def share(self, figure: FigureId) -> Value:
        """A displayed share of all customers of the newest wave who answered."""
        share = self.registry.value(figure)
        return with_wilson(share, population=self.population, level=self.method.level)

    def mean(
        self,
        figure: FigureId,
        spread: float | None,
        ends: tuple[float, float],
        *,
        population: int | None,
    ) -> DisplayedMean:
        """A displayed mean of people of whom so many were asked, None if that is not known."""
        return with_interval(
            self.registry.value(figure),
            spread,
            ends=ends,
            population=population,
            policy=self.policy,
            level=self.method.level,
        )

    def score_of_everyone(
        self,
        tallies: AudienceTallies,
        key: ScoreKey,
        items: Sequence[Question],
        statistic: Statistic = Statistic.SCORE,
    ) -> DisplayedMean:
        """The displayed score of a whole audience."""
        figure = FigureId.of_score(tallies.wave, key.subject, statistic)
        spread = self.spread(tallies, key, items, self.registry.value(figure))
        population = tallies.everyone.response.eligible
        return self.mean(figure, spread, SCORE_RANGE, population=population)

    def score_of_row(self, row: Row, subject: str, everyone: DisplayedMean) -> DisplayedMean:
        """The displayed score of one group of customers, judged by the spread of everyone."""
        figure = self.score_id(subject, Statistic.SCORE, row)
        spread = None if everyone.moments is None else everyone.moments.sd
        return self.mean(figure, spread, SCORE_RANGE, population=row.tallies.response.eligible)

    def spread(
        self, tallies: AudienceTallies, key: ScoreKey, items: Sequence[Question], score: Value
    ) -> float | None:
        """The displayed standard deviation of a whole audience's scores."""
        return spread_of_everyone(
            tallies.everyone.scores[key],
            score,
            Favourable.of(items),
            policy=self.policy,
        )

    def may_agree(self, tallies: AudienceTallies, key: ScoreKey, items: Sequence[Question]) -> bool:
        """Whether people differ so little in a displayed score that all might agree."""
        score = self.registry.value(FigureId.of_score(tallies.wave, key.subject, Statistic.SCORE))
        if not isinstance(score, Shown) or (score.base or 0) < WHOLE_POPULATION_MINIMUM:
            return False
        return may_agree(tallies.everyone.scores[key], score, Favourable.of(items))

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


def _counted(summary: Summary, grouping: Grouping, policy: PrivacyPolicy) -> Iterator[Family]:
    """How many answered: now by group, and in all in the wave before."""
    current, previous = summary.current, summary.previous
    yield counted(current, grouping.shown(current.took_part), k=grouping.k)
    if previous is not None and can_count(summary, grouping, policy):
        yield counted(previous, [everyone(previous)], k=grouping.k)
