"""One shown figure together with everything that its explanation is made from."""

from dataclasses import dataclass, replace

from spegla.privacy.display import displayed
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Released, Shown, Statistic, SubjectKind, Unit
from spegla.stats.estimates import Moments
from spegla.stats.summarise import score_items
from spegla.stats.tallies import AudienceTallies, GroupTallies, ScoreKey
from spegla.stats.weighing import Weighing
from spegla.survey.questions import Audience, LocalText, Question


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """A figure that is shown, its displayed value, and where both come from."""

    figure: FigureId
    value: Shown
    evidence: Evidence
    released: Released

    @property
    def k(self) -> int:
        """Smallest number of people that is told."""
        return self.evidence.policy.k

    @property
    def level(self) -> float:
        """Confidence level of the intervals."""
        return self.evidence.method.level

    @property
    def is_of_group(self) -> bool:
        """Whether it is about one group, of which only displayed values are told."""
        return bool(self.figure.group_by)

    @property
    def is_of_management(self) -> bool:
        """Whether it is about the IT management team, of which only its joint score is told."""
        return self.figure.audience is Audience.MANAGEMENT

    @property
    def tallies(self) -> AudienceTallies:
        """The tallies of the figure's wave and audience."""
        summary = self.evidence.summary
        if self.is_of_management and summary.management is not None:
            return summary.management
        if summary.previous is not None and self.figure.wave == summary.previous.wave:
            return summary.previous
        return summary.current

    @property
    def people(self) -> GroupTallies:
        """The tallies of the people whom the figure is about."""
        if not self.is_of_group:
            return self.tallies.everyone
        place = self.figure.group_by, self.figure.group
        rows = self.evidence.grouping.rows
        return next(row.tallies for row in rows if (row.group_by, row.group) == place)

    @property
    def population(self) -> int:
        """How many of these people were invited and eligible."""
        return self.people.response.eligible

    @property
    def item(self) -> Question:
        """The question of a figure about an item."""
        return self.evidence.questionnaire.question(self.figure.subject)

    @property
    def weighing(self) -> Weighing:
        """What matters most; a figure that needs it is not released without it."""
        weighing = self.evidence.summary.everyone.weighing
        if weighing is None:
            raise self._defect("importance")
        return weighing

    def score_key(self, *, like_for_like: bool = False) -> ScoreKey:
        """Which score a figure about a dimension, the NKI or a need rests on."""
        return ScoreKey(
            subject=self.figure.subject,
            is_need=self.figure.subject_kind is SubjectKind.NEED,
            like_for_like=like_for_like,
        )

    def items_of(self, key: ScoreKey) -> tuple[Question, ...]:
        """The items behind a score."""
        current, previous = self.evidence.summary.current, self.evidence.summary.previous
        trend = (previous.wave, current.wave) if previous else None
        return score_items(self.evidence.questionnaire, current.wave, trend)[key]

    def beside(
        self,
        statistic: Statistic,
        *,
        wave: str | None = None,
        subject: str | None = None,
        kind: SubjectKind | None = None,
        category: str = "",
        audience: Audience = Audience.CUSTOMERS,
        in_group: bool = False,
    ) -> Shown:
        """Another shown figure that this one is made of, of all customers unless told otherwise.

        Raises:
            LookupError: It is hidden or there is none, which is a defect.
        """
        figure = replace(
            self.figure,
            wave=wave or self.figure.wave,
            subject=subject or self.figure.subject,
            subject_kind=kind or self.figure.subject_kind,
            statistic=statistic,
            category=category,
            audience=audience,
            group_by=self.figure.group_by if in_group else "",
            group=self.figure.group if in_group else "",
        )
        value = self.released.find(figure)
        if not isinstance(value, Shown):
            raise self._defect(str(figure))
        return value

    def moments(self, shown: Shown, key: ScoreKey, tallies: AudienceTallies) -> Moments | None:
        """The displayed moments of a score of everyone; None where its spread may not be used."""
        if shown.low is None or shown.base is None:
            return None
        spread = tallies.everyone.scores[key].moments().sd
        return Moments(mean=shown.value, sd=displayed(spread, Unit.SCORE), n=shown.base)

    def text(self, words: LocalText) -> str:
        """A text in the engagement's main language."""
        return words.in_language(self.evidence.settings.languages[0])

    def setting(self, *names: str) -> tuple[str, ...]:
        """Settings of the method, as they stand in ``engagement.toml``."""
        return tuple(f"method.{name} = {getattr(self.evidence.method, name):g}" for name in names)

    def _defect(self, lacking: str) -> LookupError:
        return LookupError(f"{self.figure} is shown, but {lacking}, which it is made of, is not")
