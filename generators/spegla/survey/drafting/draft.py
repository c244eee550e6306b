"""A draft of an engagement, as far as exports tell it: every guess with how sure it is and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spegla.survey.exports.answers import Answers, Variable
from spegla.survey.questions import Audience

Texts = Mapping[str, str]
"""A text by language."""


class Sureness(StrEnum):
    """How far a guess can be relied on."""

    SURE = "sure"
    """The export says so itself, or nothing else fits."""
    LIKELY = "likely"
    """It fits well; worth a look."""
    UNSURE = "unsure"
    """Somebody has to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """How sure a guess is, and what it rests on, in words for the author."""

    sureness: Sureness
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One export that an engagement is drafted from.

    Args:
        file: Name of the file, to show.
        wave: Code of the wave.
        audience: Who answered.
        answers: What it holds, described by the structure of the questionnaire where one was given.
        content: The file as it is.
        suffix: What its name ends in, with the dot.
        variables: Its columns as the file alone tells them, which is how the engagement will be
            read; those of ``answers`` unless a file of the questionnaire told more.
    """

    file: str
    wave: str
    audience: Audience
    answers: Answers
    content: bytes
    suffix: str
    variables: tuple[Variable, ...] = ()

    @property
    def columns(self) -> tuple[Variable, ...]:
        """Its columns as the file alone tells them."""
        return self.variables or self.answers.variables


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWave:
    """One measurement; ``is_one`` is False as long as somebody has to say that it is only one."""

    code: str
    date: date | None
    label: Texts
    guess: Guess
    is_one: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDimension:
    """One theme, with what its name was taken from, and what survey tools write for it."""

    code: str
    label: Texts
    guess: Guess
    short: Texts = field(default_factory=dict)
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNeed:
    """What a customer comes to IT for."""

    code: str
    label: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The answer "don't know" or "does not concern me" as the exports write it."""

    code: int
    label: Texts
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScale:
    """An answer scale, labels from the bad end to the good one, in all points or the two ends.

    ``points`` are the answers as the exports write them, from low to high, where they are words;
    ``is_directed`` is False as long as somebody has to say which end is the good one; ``strays``
    is how many cells are no answer of the scale and stand in no file.
    """

    code: str
    low: int
    high: int
    labels: tuple[Texts, ...]
    favourable_from: int
    unfavourable_to: int
    guess: Guess
    points: tuple[str, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)
    dont_know: Outside | None = None
    not_applicable: Outside | None = None
    is_directed: bool = True
    strays: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOption:
    """One answer that can be chosen, or one group of a breakdown."""

    code: str
    label: Texts
    values: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    is_other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBreakdown:
    """A way to divide the respondents; ``columns`` has its heading in each wave.

    ``question`` is how it was asked, where the label is not the question.
    """

    code: str
    label: Texts
    groups: tuple[DraftOption, ...]
    columns: Mapping[str, str]
    guess: Guess
    question: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNumber:
    """A kind of number: what it counts, the ends of its classes, how many cells are no number."""

    code: str
    unit: Texts
    edges: tuple[float, ...]
    strays: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuestion:
    """One row of the code book.

    Args:
        code: Its identity.
        kind: As ``questions.csv`` writes it: rating, outcome, single, text and so on.
        text: The wording, by language.
        columns: The heading of its column by wave; of a choice that stands in a column for each
            option, by wave the heading by option code.
        guess: How sure it is that the question is of this kind, and why.
        dimension: Code of its dimension, "" where it has none.
        scale: Code of its scale, list of options or number, "" where it has none.
        only_if: What had to be chosen before, as ``questions.csv`` writes it: code=option.
        mirror: Wording for the IT management team, where the export of theirs or the catalogue
            has it.
    """

    code: str
    kind: str
    text: Texts
    columns: Mapping[str, str | Mapping[str, str]]
    guess: Guess
    dimension: str = ""
    scale: str = ""
    is_reversed: bool = False
    role: str = ""
    at_most: int | None = None
    is_sensitive: bool = False
    need: str = ""
    only_if: str = ""
    mirror: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A column that the report does not use, and why."""

    heading: str
    waves: tuple[str, ...]
    why: str
    may_identify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One question to the author.

    Args:
        key: Under what the answer is given: ``--answer KEY=VALUE``.
        ask: The question, in one sentence.
        suggestion: What is taken, or would be, as VALUE is written; "" where there is none.
        is_needed: Whether no report can be built before it is answered.
    """

    key: str
    ask: str
    suggestion: str = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that was made out, and all that was not."""

    languages: tuple[str, ...]
    sources: tuple[Source, ...]
    waves: tuple[DraftWave, ...]
    dimensions: tuple[DraftDimension, ...]
    scales: tuple[DraftScale, ...]
    options: Mapping[str, tuple[DraftOption, ...]]
    numbers: tuple[DraftNumber, ...]
    breakdowns: tuple[DraftBreakdown, ...]
    questions: tuple[DraftQuestion, ...]
    unread: tuple[Unread, ...]
    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()
    blank_values: tuple[str, ...] = ()
    respondent_column: str | None = None
    needs: tuple[DraftNeed, ...] = ()
