"""The code book, ``data/questions.csv``: one row a question."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from spegla.settings import SurveySettings
from spegla.survey.checks.asked import RowReader
from spegla.survey.checks.form import known_records
from spegla.survey.checks.levels import check_levels_once, check_zones
from spegla.survey.checks.plan import breakdowns_of, dimensions_of, needs_of
from spegla.survey.checks.problems import ProblemList
from spegla.survey.checks.roles import check_roles_once
from spegla.survey.checks.values import check_code
from spegla.survey.questions import (
    Asked,
    Choice,
    ChoiceKind,
    OpenQuestion,
    Quantity,
    Question,
    QuestionKind,
    Questionnaire,
)
from spegla.survey.tables import Table, fold

_TEXT_COLUMN = re.compile(r"(text|mirror)_[a-z]{2,3}([_-][a-z]{2,4})?")
_COLUMNS = ("code", "dimension", "kind", "scale", "reversed", "waves")
_OPTIONAL_COLUMNS = ("need", "role", "at_most", "only_if", "sensitive")
_Sort = TypeVar("_Sort", bound=Asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """Everything asked that can be used, and the codes of what has problems.

    Columns of a faulty question are known in the exports but left unread, so that one mistake
    in the code book does not show as a hundred in the answers.

    Args:
        everything: What was asked, in the author's order.
        lists: The name of the list of options by the code of each choice.
        faulty: Codes of the rows that cannot be used.
    """

    everything: tuple[Asked, ...]
    lists: Mapping[str, str]
    faulty: frozenset[str]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The items on a scale."""
        return self._of_sort(Question)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The questions with options."""
        return self._of_sort(Choice)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The questions that take a number."""
        return self._of_sort(Quantity)

    @property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """The questions answered in one's own words."""
        return self._of_sort(OpenQuestion)

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of everything asked, in the author's order."""
        return tuple(one.code for one in self.everything)

    @property
    def codes(self) -> list[str]:
        """The codes of all rows, those with problems last."""
        return [*self.order, *sorted(self.faulty)]

    def questionnaire(self, settings: SurveySettings) -> Questionnaire:
        """All that was asked, with the dimensions, breakdowns and needs that the settings plan."""
        return Questionnaire(
            questions=self.questions,
            dimensions=dimensions_of(settings),
            breakdowns=breakdowns_of(settings),
            choices=self.choices,
            quantities=self.quantities,
            open_questions=self.open_questions,
            needs=needs_of(settings),
            order=self.order,
        )

    def has_column(self, key: str) -> bool:
        """Whether a column of an export may be mapped to ``key``: a code, or ``code[option]``."""
        code = key.partition("[")[0]
        return code in self.faulty or any(key in column_keys(one) for one in self.everything)

    def _of_sort(self, sort: type[_Sort]) -> tuple[_Sort, ...]:
        return tuple(one for one in self.everything if isinstance(one, sort))


def column_keys(one: Asked) -> tuple[str, ...]:
    """What an export may have a column for: the question, or each of its options.

    >>> from spegla.survey.questions import LocalText, Option
    >>> chat = Option(code="chat", label=LocalText.of(en="Chat"))
    >>> choice = Choice(code="tools", kind=ChoiceKind.MULTIPLE, options=(chat,),
    ...                 text=LocalText.of(en="Which tools?"), waves=("2026",))
    >>> column_keys(choice)
    ('tools', 'tools[chat]')
    """
    if isinstance(one, Choice) and one.kind is ChoiceKind.MULTIPLE:
        return (one.code, *(option_key(one.code, option.code) for option in one.options))
    return (one.code,)


def option_key(choice: str, option: str) -> str:
    """What stands for the column of one option."""
    return f"{choice}[{option}]"


def check_code_book(table: Table, settings: SurveySettings, problems: ProblemList) -> CodeBook:
    """What was asked, in the author's order; everything wrong with it is added to the problems.

    Args:
        table: What stands in ``questions.csv``.
        settings: What the rows may name: scales, options, dimensions, needs, waves, languages.
        problems: Where what is wrong is added.
    """
    texts = [f"text_{language}" for language in settings.languages]
    records = known_records(
        table,
        problems,
        required=[*_COLUMNS, *texts],
        optional=[*_OPTIONAL_COLUMNS, *_text_columns(table)],
    )
    reader = RowReader(settings, problems)
    asked: dict[str, Asked | None] = {}
    rows: dict[str, int] = {}
    for record in records:
        before = len(problems)
        check_code(record, known=asked, problems=problems)
        one = reader.asked(record, asked)
        if record["code"] not in asked:
            asked[record["code"]] = one if len(problems) == before else None
            rows[record["code"]] = record.row
    book = CodeBook(
        everything=tuple(one for one in asked.values() if one is not None),
        lists={
            record["code"]: record["scale"]
            for record in records
            if isinstance(asked[record["code"]], Choice)
        },
        faulty=frozenset(code for code, one in asked.items() if one is None and code),
    )
    check_roles_once(book.everything, rows, problems)
    check_levels_once(book.questions, rows, problems)
    if not len(problems):
        # With rows that cannot be used, the rest may seem to lack what is only misspelt.
        check_zones(book.questions, rows, problems)
        _check_dimensions(book.questions, settings.dimensions, problems)
    return book


def _text_columns(table: Table) -> list[str]:
    # Texts in other languages may stay, so that an engagement can drop a language for a while.
    return [heading for heading in map(fold, table.headings) if _TEXT_COLUMN.fullmatch(heading)]


def _check_dimensions(
    questions: Collection[Question], dimensions: Collection[str], problems: ProblemList
) -> None:
    measured = {q.dimension for q in questions if q.kind is QuestionKind.RATING}
    for dimension in dimensions:
        if dimension not in measured:
            problems.add(
                f'no question measures the dimension "{dimension}"',
                "Give it a rating, or remove it from engagement.toml.",
                column="dimension",
            )
