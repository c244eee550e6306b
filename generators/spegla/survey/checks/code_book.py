"""The code book, ``data/questions.csv``: one row a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.settings import SurveySettings
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.plan import scales_of
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.checks.values import check_code, one_of, yes_or_no
from spegla.survey.questions import LocalText, Question, QuestionKind, Scale
from spegla.survey.tables import Table, fold

_TEXT_COLUMN = re.compile(r"(text|mirror)_[a-z]{2,3}([_-][a-z]{2,4})?")
_COLUMNS = ("code", "dimension", "kind", "scale", "reversed", "waves")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """The questions that can be used, and the codes of those that have problems.

    Columns of a faulty question are known in the exports but left unread, so that one mistake
    in the code book does not show as a hundred in the answers.
    """

    questions: tuple[Question, ...]
    faulty: frozenset[str]

    @property
    def codes(self) -> list[str]:
        """The codes of all questions."""
        return [*(question.code for question in self.questions), *sorted(self.faulty)]

    def asked(self, wave: str) -> tuple[Question, ...]:
        """The usable questions of one wave."""
        return tuple(question for question in self.questions if wave in question.waves)


def check_code_book(table: Table, settings: SurveySettings, problems: ProblemList) -> CodeBook:
    """The questions in the author's order; everything wrong with them is added to the problems.

    Args:
        table: What stands in ``questions.csv``.
        settings: Scales, dimensions, waves and languages that the rows may name.
        problems: Where what is wrong is added.
    """
    texts = [f"text_{language}" for language in settings.languages]
    records = known_records(
        table, problems, required=[*_COLUMNS, *texts], optional=_text_columns(table)
    )
    reader = _QuestionReader(settings, problems)
    questions: dict[str, Question] = {}
    faulty: set[str] = set()
    for record in records:
        before = len(problems)
        check_code(record, known={*questions, *faulty}, problems=problems)
        question = reader.question(record)
        if question is not None and len(problems) == before:
            questions[question.code] = question
        else:
            faulty.add(record["code"])
    if not faulty and not len(problems):
        _check_dimensions(questions, settings, problems)
    return CodeBook(
        questions=tuple(questions.values()), faulty=frozenset(faulty - set(questions) - {""})
    )


def _text_columns(table: Table) -> list[str]:
    # Texts in other languages may stay, so that an engagement can drop a language for a while.
    return [heading for heading in map(fold, table.headings) if _TEXT_COLUMN.fullmatch(heading)]


class _QuestionReader:
    """Reads one row at a time against what the settings know."""

    def __init__(self, settings: SurveySettings, problems: ProblemList) -> None:
        self._settings = settings
        self._scales: Mapping[str, Scale] = scales_of(settings)
        self._problems = problems

    def question(self, record: Record) -> Question | None:
        """The question of a row; None where its kind or scale cannot be made out."""
        kind = one_of(QuestionKind, record, "kind", self._problems)
        if record["scale"] not in self._scales:
            self._problems.add(
                f'there is no scale "{record["scale"]}"',
                suggestion(record["scale"], self._scales),
                row=record.row,
                column="scale",
            )
        dimension = self._dimension(record, kind)
        is_reversed = yes_or_no(record, "reversed", self._problems, blank=False)
        waves = self._waves(record)
        text, mirror = self._text(record), self._mirror(record)
        if kind is None or record["scale"] not in self._scales:
            return None
        return Question(
            code=record["code"],
            kind=kind,
            scale=self._scales[record["scale"]],
            text=text,
            waves=waves,
            dimension=dimension,
            is_reversed=is_reversed,
            mirror=mirror,
        )

    def _dimension(self, record: Record, kind: QuestionKind | None) -> str | None:
        code = record["dimension"]
        if code and code not in self._settings.dimensions:
            self._problems.add(
                f'there is no dimension "{code}"',
                suggestion(code, self._settings.dimensions),
                row=record.row,
                column="dimension",
            )
        elif not code and kind is QuestionKind.RATING:
            self._problems.add(
                "a rating has no dimension",
                "Name the dimension that it measures, or make it a comparison.",
                row=record.row,
                column="dimension",
            )
        elif code and kind is QuestionKind.OUTCOME:
            self._problems.add(
                "an outcome has a dimension",
                "Leave the dimension blank: outcomes make up the NKI.",
                row=record.row,
                column="dimension",
            )
        return code or None

    def _waves(self, record: Record) -> tuple[str, ...]:
        named = record["waves"].split()
        for wave in named:
            if wave not in self._settings.waves:
                self._problems.add(
                    f'there is no wave "{wave}"',
                    suggestion(wave, self._settings.waves),
                    row=record.row,
                    column="waves",
                )
        return tuple(w for w in self._settings.waves if not named or w in named)

    def _text(self, record: Record) -> LocalText:
        texts = {language: record[f"text_{language}"] for language in self._settings.languages}
        for language, text in texts.items():
            if not text:
                self._problems.add(
                    f'the question has no text in "{language}"',
                    "Write the question as it was asked, in each language of the engagement.",
                    row=record.row,
                    column=f"text_{language}",
                )
        return LocalText.from_mapping(texts)

    def _mirror(self, record: Record) -> LocalText | None:
        texts = {language: record[f"mirror_{language}"] for language in self._settings.languages}
        if not any(texts.values()):
            return None
        for language, text in texts.items():
            if not text:
                self._problems.add(
                    f'the mirror wording is missing in "{language}"',
                    "Write it in each language, or leave it blank in all of them.",
                    row=record.row,
                    column=f"mirror_{language}",
                )
        return LocalText.from_mapping(texts)


def _check_dimensions(
    questions: Mapping[str, Question], settings: SurveySettings, problems: ProblemList
) -> None:
    measured: Sequence[str | None] = [question.dimension for question in questions.values()]
    for dimension in settings.dimensions:
        if dimension not in measured:
            problems.add(
                f'no question measures the dimension "{dimension}"',
                "Give it a rating, or remove it from engagement.toml.",
                column="dimension",
            )
