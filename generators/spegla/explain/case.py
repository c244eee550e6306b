"""One shown figure together with everything that its explanation is made from."""

from dataclasses import dataclass, replace

from spegla.privacy.bins import Bin
from spegla.privacy.display import at_least
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Released, Shown, Statistic, SubjectKind
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
    def level(self) -> float:
        """Confidence level of the intervals."""
        return self.evidence.method.level

    @property
    def is_of_group(self) -> bool:
        """Whether it is about one group of customers."""
        return bool(self.figure.group_by)

    @property
    def is_of_management(self) -> bool:
        """Whether it is about the IT management team."""
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
    def population(self) -> int | None:
        """How many of these people were invited and eligible; None where nobody knows."""
        return self.people.response.eligible

    def population_of(self, answered: int) -> int | None:
        """The population of so many who answered; no fewer, since whoever broke off was asked."""
        return at_least(answered, self.population)

    @property
    def bin(self) -> Bin:
        """The range of whole numbers that a figure about a sum over people stands for."""
        settled = self.evidence.registry.settled
        figures = next(each.family.figures for each in settled if self.figure in each.values)
        return next(each.bin for each in figures if each.figure == self.figure)

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

    def counted(self, statistic: Statistic) -> int | None:
        """How many of these people were invited or took part; None where it is not displayed."""
        place = (self.figure.group_by, self.figure.group)
        value = self.released.find(FigureId.of_response(self.figure.wave, statistic, group=place))
        return round(value.value) if isinstance(value, Shown) else None

    def text(self, words: LocalText) -> str:
        """A text in the engagement's main language."""
        return words.in_language(self.evidence.settings.languages[0])

    def setting(self, *names: str) -> tuple[str, ...]:
        """Settings of the method, as they stand in ``engagement.toml``."""
        return tuple(f"method.{name} = {getattr(self.evidence.method, name):g}" for name in names)

    def _defect(self, lacking: str) -> LookupError:
        return LookupError(f"{self.figure} is shown, but {lacking}, which it is made of, is not")
