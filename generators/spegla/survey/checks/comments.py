"""Moderated comments, ``comments.csv``, and the answers of the export that they are about."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from spegla.cells import unguarded
from spegla.settings import SurveySettings
from spegla.survey.checks.cells import Export
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.columns import find_columns
from spegla.survey.checks.form import Record, known_records
from spegla.survey.checks.headings import expected_columns
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.checks.values import not_blank, one_of, yes_or_no
from spegla.survey.comments import OTHER_THEME, Comment, Written, normalised
from spegla.survey.exports import Answers
from spegla.survey.moderation_file import OPTIONAL, REQUIRED
from spegla.survey.personal_data import Flag
from spegla.survey.questions import Audience
from spegla.survey.readings import Sentiment
from spegla.survey.tables import Table
from spegla.survey.tables.columns import Column

_BETWEEN_FLAGS = re.compile(r"[\s,;|]+")


def written_answers(
    answers: Answers, book: CodeBook, settings: SurveySettings, *, wave: str
) -> Written:
    """What customers wrote to each open question that has a column, and how many wrote it.

    Rows and their order are forgotten here. An answer without a letter or a digit, such as a dash,
    is blank. What is wrong with the export is told where the other answers are read.
    """
    unheard = ProblemList("")
    columns = find_columns(
        answers, expected_columns(book, settings, wave, Audience.CUSTOMERS), unheard
    )
    if columns is None:
        return {}
    asked = [each.code for each in book.open_questions if each.code in columns.single]
    if not asked:
        return {}
    export = Export.of(answers, unheard)
    return {code: _wordings(export.columns[columns.single[code]]) for code in asked}


def _wordings(column: Column) -> Counter[str]:
    people: Counter[str] = Counter()
    for cell, times in column.times.items():
        text = normalised(cell)
        if any(map(str.isalnum, text)):
            people[text] += times
    return people


def check_comments(
    table: Table,
    settings: SurveySettings,
    problems: ProblemList,
    *,
    book: CodeBook | None,
    wave: str,
) -> tuple[Comment, ...]:
    """The comments of one wave with what was decided, each wording once.

    Theme and sentiment may be blank as long as a comment is not to be published.

    Args:
        table: What stands in the file.
        settings: For the dimensions, which are the themes.
        problems: Where what is wrong is added, without a word of any comment.
        book: What was asked; None where it cannot be made out, which leaves questions unchecked.
        wave: Code of the wave.
    """
    comments: dict[str, Comment] = {}
    for record in known_records(table, problems, required=REQUIRED, optional=OPTIONAL):
        if book is not None and record["question"] not in book.faulty:
            _check_question(record, problems, _open_questions(book, wave))
        comment = _comment(record, settings, problems)
        _check_key(comment, record, problems)
        known = comments.get(comment.key)
        if known is not None and _decision(known) != _decision(comment):
            problems.add(
                f"the comment also stands in row {known.row}, with another decision",
                "Delete one of the two rows.",
                row=record.row,
            )
        people = 1 if known is None else known.people + 1
        comments[comment.key] = replace(known or comment, people=people)
    return tuple(comments.values())


def _comment(record: Record, settings: SurveySettings, problems: ProblemList) -> Comment:
    not_blank(record, "text", problems)
    is_decided = bool(record["publish"])
    publish = yes_or_no(record, "publish", problems, blank=False)
    return Comment(
        question=record["question"],
        text=normalised(unguarded(record["text"])),
        flags=named_flags(record, problems),
        theme=_theme(record, settings, problems, is_needed=publish),
        sentiment=(
            one_of(Sentiment, record, "sentiment", problems)
            if publish or record["sentiment"]
            else None
        ),
        publish=publish if is_decided else None,
        shown_as=normalised(unguarded(record["shown_as"])),
        row=record.row,
    )


def _decision(comment: Comment) -> tuple[object, ...]:
    return comment.theme, comment.sentiment, comment.publish, comment.shown_as, comment.flags


def _check_key(comment: Comment, record: Record, problems: ProblemList) -> None:
    if record["key"] and record["key"] != comment.key:
        problems.add(
            "the key belongs to another wording or question: the row was changed",
            "Write into shown_as what is to be shown instead of the comment. To get the row back "
            "as it was, delete it and run spegla comments; its decision is then to be made anew.",
            row=record.row,
            column="key",
        )


def _open_questions(book: CodeBook, wave: str) -> list[str]:
    return [question.code for question in book.open_questions if wave in question.waves]


def _check_question(record: Record, problems: ProblemList, questions: Collection[str]) -> None:
    if record["question"] and record["question"] not in questions:
        name = quoted_code(record["question"]) or "the text in the cell"
        problems.add(
            f"{name} is no open question of the wave",
            suggestion(record["question"], questions),
            row=record.row,
            column="question",
        )


def _theme(
    record: Record, settings: SurveySettings, problems: ProblemList, *, is_needed: bool
) -> str:
    known = [*settings.dimensions, OTHER_THEME]
    theme = record["theme"]
    if theme not in known and (theme or is_needed):
        problems.add(
            "the theme is none of the dimensions",
            suggestion(theme, known),
            row=record.row,
            column="theme",
        )
    return theme


def named_flags(record: Record, problems: ProblemList) -> tuple[Flag, ...]:
    """What somebody says to know of the words in a row, as its cell ``flags`` names it."""
    named: Sequence[str] = [name for name in _BETWEEN_FLAGS.split(record["flags"]) if name]
    for name in named:
        if name not in list(Flag):
            problems.add(
                f"{quoted_code(name) or 'the text in the cell'} is no flag",
                suggestion(name, list(Flag)),
                row=record.row,
                column="flags",
            )
    return tuple(flag for flag in Flag if flag in named)
