"""What the pages of a report are written from, with names for the figures they need.

A :class:`Context` finds released figures; it computes nothing but order and counts. What pages ask
for again and again it finds once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spegla.privacy.released import (
    FigureId,
    Hidden,
    Released,
    ReleasedBreakdown,
    ReleasedGroup,
    Shown,
    Statistic,
    SubjectKind,
    Value,
)
from spegla.report.model import (
    Phrase,
    Words,
    phrase,
)
from spegla.report.pages.ranges import high_end, low_end
from spegla.report.values import distance_to
from spegla.survey.questions import (
    NKI,
    Audience,
    Choice,
    LocalText,
    Quantity,
    Question,
    Questionnaire,
    Role,
)
from spegla.survey.records import Action, Activity

if TYPE_CHECKING:
    from spegla.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Context:
    """Released figures, the code book, the settings and the action plan of one engagement.

    ``version`` is the program's; ``libraries`` are those that figures were computed with, each with
    its version; ``activities`` are what a plan may begin with.
    """

    released: Released
    questionnaire: Questionnaire
    settings: "Settings"
    actions: tuple[Action, ...]
    version: str
    libraries: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()

    # ------------------------------------------------------------------ waves and names

    @cached_property
    def wave(self) -> str:
        """Code of the newest wave."""
        return self.settings.wave_order()[-1]

    @cached_property
    def previous(self) -> str | None:
        """Code of the wave before, where there is one."""
        order = self.settings.wave_order()
        return order[-2] if len(order) > 1 else None

    def wave_label(self, wave: str) -> LocalText:
        """What readers call a wave."""
        return LocalText.from_mapping(self.settings.waves[wave].label)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """Codes of the dimensions asked about in the newest wave, in the code book's order."""
        return tuple(
            dimension.code
            for dimension in self.questionnaire.dimensions
            if self.questionnaire.items_of(dimension.code, self.wave)
        )

    @cached_property
    def has_management(self) -> bool:
        """Whether the IT management team was asked how it sees itself."""
        return any(
            figure.audience is Audience.MANAGEMENT and figure.statistic is Statistic.SCORE
            for figure, _ in self.released
        )

    @property
    def is_agreed(self) -> bool:
        """Whether IT management agreed on its answers jointly, so that they are not anonymous."""
        return self.released.management_agreed

    @property
    def management_name(self) -> Phrase:
        """What a column or number of IT management is called."""
        return phrase("management.agreed" if self.is_agreed else "column.management")

    def name(self, subject: str) -> Words:
        """Full name of a dimension, or of the NKI."""
        if subject == NKI:
            return phrase("nki.name")
        return self.questionnaire.dimension(subject).label

    def short(self, subject: str) -> Words:
        """Name of a dimension or the NKI that fits beside a chart."""
        if subject == NKI:
            return phrase("nki.short")
        return self.questionnaire.dimension(subject).short

    def group_name(self, group: ReleasedGroup) -> Words:
        """Name of a group as the report shows it."""
        return group.label if group.label is not None else phrase("group.combined")

    def target(self, subject: str) -> float | None:
        """Level aimed for, 0-100, where the management has set one."""
        return self.settings.targets.get(subject)

    # ------------------------------------------------------------------ figures

    def score_id(
        self,
        subject: str,
        statistic: Statistic = Statistic.SCORE,
        *,
        wave: str | None = None,
        audience: Audience = Audience.CUSTOMERS,
        category: str = "",
        group: tuple[str, str] = ("", ""),
    ) -> FigureId:
        """Identity of a figure about a dimension or the NKI."""
        return FigureId.of_score(
            wave or self.wave,
            subject,
            statistic,
            audience=audience,
            category=category,
            group=group,
        )

    def item_id(
        self, item: Question, statistic: Statistic, *, wave: str | None = None, category: str = ""
    ) -> FigureId:
        """Identity of a figure about one item, all customers."""
        return FigureId.of_customers(
            wave or self.wave, SubjectKind.ITEM, item.code, statistic, category=category
        )

    def response_id(
        self, statistic: Statistic, *, wave: str | None = None, group: tuple[str, str] = ("", "")
    ) -> FigureId:
        """Identity of a figure about taking part."""
        return FigureId.of_response(wave or self.wave, statistic, group=group)

    def score(self, dimension: str) -> Value:
        """The customers' score of a dimension in the newest wave."""
        return self.released.value(self.score_id(dimension))

    @cached_property
    def nki(self) -> Value | None:
        """The customers' overall satisfaction, where its questions were asked."""
        return self.released.find(self.score_id(NKI))

    def management_score(self, subject: str) -> Value | None:
        """The IT management's score of itself, where it was asked."""
        return self.released.find(self.score_id(subject, audience=Audience.MANAGEMENT))

    def gap(self, subject: str) -> Value | None:
        """Management minus customers, with its class."""
        return self.released.find(
            self.score_id(subject, Statistic.GAP, audience=Audience.MANAGEMENT)
        )

    def standardised_gap(self, subject: str) -> Value | None:
        """The gap in the customers' standard deviations."""
        return self.released.find(
            self.score_id(subject, Statistic.STANDARDISED_GAP, audience=Audience.MANAGEMENT)
        )

    def change_id(self, subject: str) -> FigureId:
        """Identity of the change since the wave before."""
        return self.score_id(subject, Statistic.CHANGE, category=self.previous or "")

    def change(self, subject: str) -> Value | None:
        """The change since the wave before, with its verdict."""
        return self.released.find(self.change_id(subject))

    def detectable_change(self, subject: str) -> Value | None:
        """Smallest change that a next wave with as many answers could prove."""
        return self.released.find(self.score_id(subject, Statistic.DETECTABLE_CHANGE))

    def of_dimension(
        self, dimension: str, statistic: Statistic, category: str = ""
    ) -> Value | None:
        """A figure about a dimension in the newest wave, where there is such a figure."""
        return self.released.find(self.score_id(dimension, statistic, category=category))

    def need_id(
        self, need: str, statistic: Statistic, *, wave: str | None = None, category: str = ""
    ) -> FigureId:
        """Identity of a figure about what customers came for."""
        return FigureId.of_customers(
            wave or self.wave, SubjectKind.NEED, need, statistic, category=category
        )

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Codes of the needs that have a score, in the author's order."""
        return tuple(
            need.code
            for need in self.questionnaire.needs
            if self.released.find(self.need_id(need.code, Statistic.SCORE)) is not None
        )

    def choice(self, role: Role) -> Choice | None:
        """The choice with a role in the newest wave, where it was answered."""
        choice = self.questionnaire.choice(role, self.wave)
        if choice is None:
            return None
        first = self.option_id(choice, choice.options[0].code)
        return choice if self.released.find(first) is not None else None

    def option_id(self, choice: Choice, option: str) -> FigureId:
        """Identity of the share who chose an option."""
        return FigureId.of_customers(
            self.wave, SubjectKind.CHOICE, choice.code, Statistic.SHARE, category=option
        )

    def option_share(self, choice: Choice, option: str) -> Value:
        """The share who chose an option."""
        return self.released.value(self.option_id(choice, option))

    def quantity_id(self, quantity: Quantity, statistic: Statistic, category: str = "") -> FigureId:
        """Identity of a figure about a question answered with a number."""
        return FigureId.of_customers(
            self.wave, SubjectKind.QUANTITY, quantity.code, statistic, category=category
        )

    def expectation_id(self, statistic: Statistic) -> FigureId:
        """Identity of what IT management's guess of the customers' choice came to."""
        return FigureId(
            wave=self.wave,
            audience=Audience.MANAGEMENT,
            subject_kind=SubjectKind.PRIORITIES,
            subject="importance",
            statistic=statistic,
        )

    def response(self, statistic: Statistic, group: tuple[str, str] = ("", "")) -> Value:
        """A figure about taking part in the newest wave."""
        return self.released.value(self.response_id(statistic, group=group))

    @cached_property
    def breakdowns(self) -> tuple[ReleasedBreakdown, ...]:
        """The breakdowns that are shown at all: those with two groups or more."""
        return tuple(b for b in self.released.breakdowns if len(b.groups) > 1)

    # ------------------------------------------------------------------ order

    def by(self, statistic: Statistic) -> tuple[str, ...]:
        """Dimensions with a shown figure of this kind, highest first; equal ones as in the book."""
        values = {d: self.of_dimension(d, statistic) for d in self.dimensions}
        shown = {d: value.value for d, value in values.items() if isinstance(value, Shown)}
        return tuple(sorted(shown, key=lambda dimension: -shown[dimension]))

    def shortfall(self, dimension: str) -> int | None:
        """Whole points below the level aimed for (negative above it), as a reader subtracts."""
        distance = self.distances.get(dimension)
        return -round(distance.value) if isinstance(distance, Shown) else None

    def distance(self, subject: str) -> Value | None:
        """Points above the level aimed for (negative below it); None where none is aimed for."""
        score = self.nki if subject == NKI else self.score(subject)
        return distance_to(score, self.target(subject))

    @cached_property
    def distances(self) -> Mapping[str, Value]:
        """Distance of each dimension to the level aimed for, where one is aimed for."""
        found = {dimension: self.distance(dimension) for dimension in self.dimensions}
        return {dimension: value for dimension, value in found.items() if value is not None}

    @cached_property
    def reached(self) -> tuple[str, ...]:
        """Dimensions at or above the level aimed for, furthest above first.

        One that is written as a range has to lie there with all of it.
        """
        found = [
            (-distance.value, dimension)
            for dimension, distance in self.distances.items()
            if isinstance(distance, Shown) and low_end(distance) >= 0
        ]
        return tuple(dimension for _, dimension in sorted(found, key=lambda pair: pair[0]))

    @cached_property
    def missed(self) -> tuple[str, ...]:
        """Dimensions below the level aimed for, as in the code book.

        Of some that are written as ranges, neither this nor the contrary can be told.
        """
        return tuple(
            dimension
            for dimension, distance in self.distances.items()
            if isinstance(distance, Shown) and high_end(distance) < 0
        )

    @cached_property
    def scores(self) -> Mapping[str, Value]:
        """The customers' score of each dimension in the newest wave."""
        return {dimension: self.score(dimension) for dimension in self.dimensions}

    @cached_property
    def has_targets(self) -> bool:
        """Whether a level is aimed for in every dimension, so that distances can be compared."""
        return all(self.target(dimension) is not None for dimension in self.dimensions)

    def by_shortfall(self) -> tuple[str, ...]:
        """Dimensions, furthest below the level aimed for first; without levels, lowest first.

        Hidden scores come last, in the code book's order.
        """
        return tuple(sorted(self.dimensions, key=self._shortfall_order))

    def _shortfall_order(self, dimension: str) -> tuple[bool, float]:
        score = self.score(dimension)
        if isinstance(score, Hidden):
            return (True, 0.0)
        shortfall = self.shortfall(dimension) if self.has_targets else None
        return (False, score.value if shortfall is None else -shortfall)
