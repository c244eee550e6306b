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
    EFFORT = "effort"
    """How easy IT made it; stands alone (customer effort score, METHOD.md 2.4)."""
    RECOMMENDATION = "recommendation"
    """Likelihood to recommend, 0-10; only a question declared so gives a net promoter score."""
    IMPORTANCE = "importance"
    """How much a dimension matters, rated."""
    POINTS = "points"
    """Points of a hundred that a dimension is given, on a scale from 0 to 100."""
    MINIMUM = "minimum"
    """The lowest level of a dimension that the customer would accept."""
    DESIRED = "desired"
    """The level of a dimension that the customer would like."""

    @property
    def is_about_level(self) -> bool:
        """Whether it asks how high the bar is, not how IT does; such items may be rotated."""
        return self in (
            QuestionKind.IMPORTANCE,
            QuestionKind.POINTS,
            QuestionKind.MINIMUM,
            QuestionKind.DESIRED,
        )


class ChoiceKind(StrEnum):
    """How many of the options may be chosen."""

    SINGLE = "single"
    """One."""
    MULTIPLE = "multiple"
    """All that apply, or as many as the question allows."""
    YES_NO = "yes_no"
    """Yes, no or not sure; the options have these codes."""


class Role(StrEnum):
    """What the report uses a question for, where its kind does not say it."""

    MOST_IMPORTANT = "most_important"
    """The few dimensions that matter most, chosen."""
    FIRST_TO_IMPROVE = "first_to_improve"
    """The one dimension to improve first."""
    SHADOW_IT = "shadow_it"
    """Whether the unit got or built a digital tool without IT."""
    SHADOW_IT_REASONS = "shadow_it_reasons"
    """Why it did."""
    SHADOW_IT_TOLD = "shadow_it_told"
    """Whether one would tell IT."""
    SELF_SERVICE_TRIED = "self_service_tried"
    """Whether self-service was tried of late."""
    SELF_SERVICE_SOLVED = "self_service_solved"
    """How far it solved the matter: fully, partly or not."""
    SELF_SERVICE_NEXT = "self_service_next"
    """What one did when it did not."""
    CHANGE_MET = "change_met"
    """Whether one met a change of IT's of late."""
    CHANGE_INFORMED = "change_informed"
    CHANGE_INVOLVED = "change_involved"
    CHANGE_SUPPORTED = "change_supported"
    CHANGE_BENEFIT = "change_benefit"
    """The four steps of a change, each a rating."""
    CHANGE_HELP = "change_help"
    """What would have made the change easier."""
    LOST_TIME = "lost_time"
    """Working time lost to trouble with IT."""


CHANGE_STEPS = (
    Role.CHANGE_INFORMED,
    Role.CHANGE_INVOLVED,
    Role.CHANGE_SUPPORTED,
    Role.CHANGE_BENEFIT,
)
"""The steps of a change, in the order in which a customer meets them."""


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
    favourable, codes up to ``unfavourable_to`` unfavourable. ``values`` and ``missing_values`` are
    what exports write for a point or for an answer outside the scale, where that is neither its
    code nor its label; with ``values``, bare codes say nothing. With ``stray_is_blank``, a few
    cells that are no answer of the scale are blank instead of problems.
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
    values: tuple[tuple[str, int], ...] = ()
    missing_values: tuple[tuple[Missing, str], ...] = ()
    stray_is_blank: bool = False

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
    for the IT management team, where they were asked the same. ``need`` is what the customer came
    for, a second way to sort the items; ``role`` what the report uses the item for besides. What
    is said of a sensitive item rests on more people, and is never by group.
    """

    code: str
    kind: QuestionKind
    scale: Scale
    text: LocalText
    waves: tuple[str, ...]
    dimension: str | None = None
    is_reversed: bool = False
    mirror: LocalText | None = None
    need: str | None = None
    role: Role | None = None
    is_sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that can be chosen.

    ``values`` are what exports write for it besides its code and label; an ``is_other`` option
    stands for everything else that people wrote.
    """

    code: str
    label: LocalText
    values: tuple[str, ...] = ()
    is_other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A choice is put only to those who chose ``option`` of the choice ``question``."""

    question: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question that is answered by choosing among options without an order.

    ``at_most`` is how many may be chosen, None for all that apply. Of a choice with an
    ``only_if``, those who were not asked are counted as "not applicable". What is said of a
    sensitive choice rests on more people.
    """

    code: str
    kind: ChoiceKind
    options: tuple[Option, ...]
    text: LocalText
    waves: tuple[str, ...]
    role: Role | None = None
    at_most: int | None = None
    only_if: Condition | None = None
    is_sensitive: bool = False

    def option(self, code: str) -> Option:
        """The option with this code."""
        return next(option for option in self.options if option.code == code)

    @property
    def other(self) -> str | None:
        """Code of the option that stands for everything else, where there is one."""
        return next((option.code for option in self.options if option.is_other), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A question that is answered with a number, read into classes.

    An answer above the last of ``edges`` is an input problem; single numbers never leave, and
    means and medians are those of grouped data. ``unit`` is what the numbers count.
    """

    code: str
    text: LocalText
    waves: tuple[str, ...]
    edges: tuple[float, ...]
    unit: LocalText
    role: Role | None = None
    stray_is_blank: bool = False

    @property
    def classes(self) -> tuple[tuple[float, float], ...]:
        """Lower and upper end of each class; a number at an edge belongs to the class above."""
        return tuple(zip(self.edges, self.edges[1:], strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question answered in one's own words, which are read nowhere in the survey's numbers."""

    code: str
    text: LocalText
    waves: tuple[str, ...]


Asked = Question | Choice | Quantity | OpenQuestion
"""Anything that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a customer comes to IT for, such as "something is broken"."""

    code: str
    label: LocalText


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
    """All that was asked, each sort of question in the order in which it was asked.

    ``questions`` are the items on a scale; ``order`` has the codes of everything asked, as it
    stood in the questionnaire.
    """

    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    breakdowns: tuple[Breakdown, ...]
    choices: tuple[Choice, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    needs: tuple[Need, ...] = ()
    order: tuple[str, ...] = ()

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

    def items_of_need(self, need: str, wave: str) -> tuple[Question, ...]:
        """The rating items that serve a need in one wave, in order."""
        return tuple(
            question
            for question in self.asked(wave)
            if question.kind is QuestionKind.RATING and question.need == need
        )

    def levels_of(self, kind: QuestionKind, wave: str) -> Mapping[str, Question]:
        """Per dimension, the item of one wave that asks how high the bar is in this way."""
        return {q.dimension: q for q in self.asked(wave) if q.kind is kind and q.dimension}

    def need(self, code: str) -> Need:
        """The need with this code."""
        return next(need for need in self.needs if need.code == code)

    def is_need(self, code: str) -> bool:
        """Whether the score of this code is a need's.

        Where a dimension has the same code, it is the dimension's; "nki" is nobody's.
        """
        return code != NKI and all(dimension.code != code for dimension in self.dimensions)

    def choice(self, role: Role, wave: str) -> Choice | None:
        """The choice that has a role in one wave, where it was asked."""
        found = (c for c in self.choices if c.role is role and wave in c.waves)
        return next(found, None)

    def in_role(self, role: Role, wave: str) -> Question | None:
        """The item on a scale that has a role in one wave, where it was asked."""
        return next((q for q in self.asked(wave) if q.role is role), None)

    def everything(self, wave: str) -> tuple[Asked, ...]:
        """All that was asked in one wave, in the order of the questionnaire."""
        sorts: tuple[tuple[Asked, ...], ...] = (
            self.questions, self.choices, self.quantities, self.open_questions,
        )  # fmt: skip
        asked = [one for sort in sorts for one in sort if wave in one.waves]
        place = {code: number for number, code in enumerate(self.order)}
        return tuple(sorted(asked, key=lambda one: place.get(one.code, len(place))))

    def outcome(self, wave: str) -> tuple[Question, ...]:
        """The questions that make up the NKI in one wave."""
        return tuple(q for q in self.asked(wave) if q.kind is QuestionKind.OUTCOME)

    def __iter__(self) -> Iterator[Question]:
        """Each question in turn."""
        return iter(self.questions)
