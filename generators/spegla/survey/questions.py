"""What was asked: questions, scales, dimensions and breakdowns. No answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

NKI = "nki"
"""Name of the customer satisfaction index wherever a dimension's code could stand."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in each language of the engagement.

    >>> LocalText.of(sv="Förtroende", en="Trust").in_language("en")
    'Trust'
    """

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **by_language: str) -> "LocalText":
        """A text from ``language="text"`` pairs."""
        return cls(tuple(by_language.items()))

    @classmethod
    def from_mapping(cls, by_language: Mapping[str, str]) -> "LocalText":
        """A text from a mapping of language to text."""
        return cls(tuple(by_language.items()))

    def in_language(self, language: str) -> str:
        """The text in ``language``; a missing language is a defect, since reading checks it."""
        return dict(self.by_language)[language]


class Audience(StrEnum):
    """Who answered."""

    CUSTOMERS = "customers"
    """Colleagues who order or use the services of IT."""
    MANAGEMENT = "management"
    """The IT management team, which said what its customers would say."""


class QuestionKind(StrEnum):
    """What sort of answer a question takes."""

    RATING = "rating"
    """An item on a labelled scale that counts towards its dimension."""
    OUTCOME = "outcome"
    """One of the questions that make up the customer satisfaction index (NKI)."""
    COMPARISON = "comparison"
    """A rating that stands alone, such as IT beside the best service met in private life."""


class Missing(StrEnum):
    """Why an answer is not on the scale; the three are counted apart."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered answer scale and what lies outside it.

    ``low`` and ``high`` are the end codes; ``labels`` has a text for each point, or only for
    the two ends (then ``labels`` has two texts). Codes from ``favourable_from`` upwards are
    favourable, codes up to ``unfavourable_to`` unfavourable.
    """

    code: str
    low: int
    high: int
    labels: tuple[LocalText, ...]
    favourable_from: int
    unfavourable_to: int
    dont_know: int | None = None
    not_applicable: int | None = None
    missing_labels: tuple[tuple[Missing, LocalText], ...] = ()

    @property
    def points(self) -> range:
        """The codes on the scale, from low to high."""
        return range(self.low, self.high + 1)

    @property
    def is_fully_labelled(self) -> bool:
        """Whether each point has a label of its own."""
        return len(self.labels) == len(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A theme that several items measure, such as trust.

    ``short`` is the name that fits beside a chart.
    """

    code: str
    label: LocalText
    short: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of the code book.

    ``waves`` lists the waves in which the item was asked with this wording; an item that
    changed has a new code, so that a trend never joins two wordings. ``mirror`` is the wording
    for the IT management team, where they were asked the same.
    """

    code: str
    kind: QuestionKind
    scale: Scale
    text: LocalText
    waves: tuple[str, ...]
    dimension: str | None = None
    is_reversed: bool = False
    mirror: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of a breakdown; ``former`` are the names that it had in earlier exports."""

    code: str
    label: LocalText
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A way to divide the respondents, such as by department."""

    code: str
    label: LocalText
    groups: tuple[Group, ...]

    def group(self, code: str) -> Group:
        """The group with this code."""
        return next(group for group in self.groups if group.code == code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """All that was asked, in the order in which it was asked."""

    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    breakdowns: tuple[Breakdown, ...]

    def question(self, code: str) -> Question:
        """The question with this code."""
        return next(question for question in self.questions if question.code == code)

    def dimension(self, code: str) -> Dimension:
        """The dimension with this code."""
        return next(dimension for dimension in self.dimensions if dimension.code == code)

    def breakdown(self, code: str) -> Breakdown:
        """The breakdown with this code."""
        return next(breakdown for breakdown in self.breakdowns if breakdown.code == code)

    def asked(self, wave: str) -> tuple[Question, ...]:
        """The questions of one wave."""
        return tuple(question for question in self.questions if wave in question.waves)

    def items_of(self, dimension: str, wave: str) -> tuple[Question, ...]:
        """The rating items of a dimension in one wave, in order."""
        return tuple(
            question
            for question in self.asked(wave)
            if question.kind is QuestionKind.RATING and question.dimension == dimension
        )

    def outcome(self, wave: str) -> tuple[Question, ...]:
        """The questions that make up the NKI in one wave."""
        return tuple(q for q in self.asked(wave) if q.kind is QuestionKind.OUTCOME)

    def __iter__(self) -> Iterator[Question]:
        """Each question in turn."""
        return iter(self.questions)
