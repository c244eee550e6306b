"""Which column of an export answers which question or breakdown."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spegla.settings import SurveySettings
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.problems import ProblemList, shortened, suggestion
from spegla.survey.questions import Audience, Question
from spegla.survey.tables import Table, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Positions of the columns that are read, by question code and by breakdown code."""

    questions: Mapping[str, int]
    breakdowns: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The columns that one audience's export of one wave must, may and must not have.

    Args:
        questions: Questions that were asked.
        breakdowns: Codes of breakdowns that were asked.
        names: What each folded heading stands for: a question or breakdown code.
        foreign: Folded headings of questions and breakdowns that do not belong in the file,
            with the reason.
        skipped: Folded headings that are left unread.
    """

    questions: tuple[Question, ...]
    breakdowns: tuple[str, ...]
    names: Mapping[str, str]
    foreign: Mapping[str, str]
    skipped: Collection[str]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all columns that must be there."""
        return (*(question.code for question in self.questions), *self.breakdowns)


def expected_columns(
    book: CodeBook, settings: SurveySettings, wave: str, audience: Audience
) -> Expected:
    """What the export of one audience in one wave should hold.

    A column may be headed by the heading that the settings map, by the code, or by the question
    as it was asked, in any language. The IT management team was asked the mirrored questions and
    no breakdowns.
    """
    asked = book.asked(wave)
    breakdowns: tuple[str, ...] = tuple(settings.breakdowns)
    foreign = {
        fold(question.code): f'is not asked in the wave "{wave}"'
        for question in book.questions
        if question not in asked
    }
    if audience is Audience.MANAGEMENT:
        foreign |= {fold(q.code): "has no mirror wording" for q in asked if q.mirror is None}
        foreign |= {fold(code): "is a breakdown" for code in breakdowns}
        asked = tuple(question for question in asked if question.mirror is not None)
        breakdowns = ()
    mapped = settings.columns | settings.waves[wave].columns
    wanted = {*(question.code for question in asked), *breakdowns}
    names = _unambiguous(_texts(asked))
    names |= {fold(code): code for code in wanted}
    names |= {fold(heading): code for code, heading in mapped.items() if code in wanted}
    foreign |= {fold(heading): foreign[code] for code, heading in mapped.items() if code in foreign}
    ignored = {fold(heading) for heading in settings.ignored_columns}
    taken = {fold(heading) for heading in mapped.values()}
    return Expected(
        questions=asked,
        breakdowns=breakdowns,
        names=names,
        foreign=foreign,
        skipped=(ignored - taken) | {fold(mapped.get(code, code)) for code in book.faulty},
    )


def find_columns(table: Table, expected: Expected, problems: ProblemList) -> Columns | None:
    """Where each expected column stands; every column that is not accounted for is a problem.

    Returns:
        The columns found, or None where none of the headings is known, so that a file without
        headings does not put a respondent's answers into messages.
    """
    headings = [fold(heading) for heading in table.headings]
    if not any(heading in expected.names for heading in headings):
        problems.add(
            "none of the columns is known",
            "Put the headings in the first row; name them in [columns] of engagement.toml where "
            "they are neither codes nor the questions of questions.csv.",
            row=1,
        )
        return None
    found: dict[str, int] = {}
    for position, heading in enumerate(headings):
        code = expected.names.get(heading)
        if heading in expected.skipped or _is_empty(table, heading, position):
            continue
        if code is None:
            _add_unknown(table.headings[position], expected, problems)
        elif code in found:
            problems.add(
                f'there are two columns for "{code}"',
                "Delete one of them, or add its heading to ignored_columns in engagement.toml.",
                column=shortened(table.headings[position]),
            )
        else:
            found[code] = position
    for code in expected.codes:
        if code not in found:
            problems.add(
                f'there is no column for "{code}"',
                "Add the column, give its heading in [columns] of engagement.toml, or take the "
                "wave out of the question's waves in questions.csv.",
            )
    return Columns(
        questions={q.code: found[q.code] for q in expected.questions if q.code in found},
        breakdowns={code: found[code] for code in expected.breakdowns if code in found},
    )


def _texts(asked: Iterable[Question]) -> list[tuple[str, str]]:
    return [
        (fold(text), question.code)
        for question in asked
        for wording in (question.text, question.mirror)
        if wording is not None
        for text in dict.fromkeys(text for _, text in wording.by_language)
    ]


def _unambiguous(names: list[tuple[str, str]]) -> dict[str, str]:
    codes = Counter(text for text, _ in set(names))
    return {text: code for text, code in names if codes[text] == 1}


def _is_empty(table: Table, heading: str, position: int) -> bool:
    return not heading and not any(
        row.cells[position].strip() for row in table.rows if position < len(row.cells)
    )


def _add_unknown(heading: str, expected: Expected, problems: ProblemList) -> None:
    reason = expected.foreign.get(fold(heading))
    name = shortened(heading)
    if reason:
        problems.add(
            f"the column {reason}",
            "Correct questions.csv, or add the heading to ignored_columns in engagement.toml.",
            column=name,
        )
    else:
        near = suggestion(heading, expected.codes).split("Expected one of", maxsplit=1)[0]
        problems.add(
            f'the column "{name}" is not known' if name else "a column has no heading",
            f"{near}If it is not to be read, add its heading to ignored_columns in "
            "engagement.toml.",
            column=name or None,
        )
