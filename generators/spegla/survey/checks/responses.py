"""The answers of one audience in one wave: ``customers.*`` or ``management.*``."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from spegla.settings import BreakdownSettings, SurveySettings
from spegla.survey.checks.amounts import read_amounts
from spegla.survey.checks.cells import Export, Read
from spegla.survey.checks.choices import Chosen, read_choice
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.columns import Columns, find_columns
from spegla.survey.checks.fingerprints import check_respondents, fingerprints
from spegla.survey.checks.headings import expected_columns
from spegla.survey.checks.identifiers import check_identifiers
from spegla.survey.checks.left_out import note_left_out, without_blanks
from spegla.survey.checks.problems import ProblemList, quoted_answer, quoted_code
from spegla.survey.checks.spellings import (
    Answer,
    answer_in,
    answer_spellings,
    group_spellings,
    meanings,
    option_spellings,
    spelling,
)
from spegla.survey.exports import Answers
from spegla.survey.questions import Audience, Choice, Missing, Question
from spegla.survey.responses import Responses
from spegla.survey.tables import fold

if TYPE_CHECKING:
    import pandas as pd


def check_responses(
    answers: Answers,
    book: CodeBook,
    settings: SurveySettings,
    problems: ProblemList,
    *,
    wave: str,
    audience: Audience,
) -> Responses | None:
    """The answers as codes; everything that is wrong with them is added to the problems.

    An answer may be written as a code or as a label in any language; an option as its code,
    value or label; a group as its code, label, value or former name. Blank answers are counted
    as such; a blank group is unknown. Open questions are left unread.

    Returns:
        One row a respondent, or None where not one column is known.
    """
    columns = find_columns(answers, expected_columns(book, settings, wave, audience), problems)
    export = Export.of(answers, problems)
    if columns is None:
        return None
    note_left_out(answers, problems)
    if not export.rows:
        all_left_out = "All rows are marked as tests or hold nothing. " if answers.left_out else ""
        problems.add("there are no answers", f"{all_left_out}Export the answers again.")
    if audience is Audience.MANAGEMENT:
        _check_team(len(export.rows), settings, problems)
    columns = check_identifiers(
        export,
        columns,
        breakdowns=settings.breakdowns,
        open_questions={question.code for question in book.open_questions},
    )
    if columns.respondent is not None:
        check_respondents(export, columns.respondent)
    prints = fingerprints(export, columns.respondent)
    export = without_blanks(export, settings.blank_values)
    place = columns.single
    import pandas as pd

    given = {
        question.code: _answers(export, place[question.code], question)
        for question in book.questions
        if question.code in place
    }
    chosen = _choices(export, columns, book, settings)
    amounts = {
        quantity.code: read_amounts(export, place[quantity.code], quantity)
        for quantity in book.quantities
        if quantity.code in place
    }
    groups = {
        code: _groups(export, place[code], code, breakdown)
        for code, breakdown in settings.breakdowns.items()
        if code in place
    }
    index = pd.RangeIndex(len(export.rows))
    return Responses(
        audience=audience,
        codes=pd.DataFrame(
            {code: column.numbers(_on_scale) for code, column in given.items()},
            index=index,
            dtype="float64",
        ),
        missing=pd.DataFrame(
            {code: column.texts(_reason) for code, column in given.items()}
            | {code: choice.missing for code, choice in chosen.items()}
            | {code: column.texts(_no_amount) for code, column in amounts.items()},
            index=index,
            dtype="str",
        ),
        groups=pd.DataFrame(groups, index=index, dtype="str"),
        picked=_picked(chosen, book, index),
        amounts=pd.DataFrame(
            {code: column.numbers(float) for code, column in amounts.items()},
            index=index,
            dtype="float64",
        ),
        fingerprints=prints,
        identified_by=(
            "" if columns.respondent is None else fold(export.headings[columns.respondent])
        ),
    )


def _check_team(answered: int, settings: SurveySettings, problems: ProblemList) -> None:
    team = settings.management
    if team is None:
        return
    if team.consensus and answered > 1:
        problems.add(
            "there is more than one row, and management.consensus in engagement.toml says that "
            "the team agreed on its answers",
            "Keep the one row of agreed answers; or, where each member answered, set "
            "management.consensus = false.",
        )
    elif answered > team.team_size:
        problems.add(
            "more people answered than belong to the IT management team",
            "Correct management.team_size in engagement.toml, or remove answers that are twice "
            "in the export.",
        )


def _answers(export: Export, position: int, question: Question) -> Read[Answer]:
    scale = question.scale
    known = meanings(answer_spellings(scale))
    return export.read(
        position,
        lambda cell: answer_in(cell, known, scale),
        blank=Missing.BLANK,
        complaint=lambda cell: f'{quoted_answer(cell)} is not on the scale "{scale.code}"',
        stray_is_blank=scale.stray_is_blank,
        fix=f"Expected {scale.low} to {scale.high}, a label of the scale, or its codes for don't "
        "know and not applicable. Correct the cell, or the scale in engagement.toml.",
    )


def _groups(
    export: Export, position: int, code: str, breakdown: BreakdownSettings
) -> NDArray[np.object_]:
    known = meanings(group_spellings(breakdown))
    other = next((name for name, group in breakdown.groups.items() if group.other), None)
    read = export.read(
        position,
        lambda cell: known.get(spelling(cell), other),
        blank="",
        complaint=lambda cell: f'{quoted_code(cell) or "a text that"} is no group of "{code}"',
        fix=f"Add it to the values or former names of a group of breakdowns.{code} in "
        "engagement.toml, or correct the cell.",
    )
    return read.texts(str)


def _choices(
    export: Export, columns: Columns, book: CodeBook, settings: SurveySettings
) -> dict[str, Chosen]:
    """What was chosen, question by question, since one may rest on a question before it."""
    chosen: dict[str, Chosen] = {}
    for choice in book.choices:
        place = columns.several.get(choice.code, columns.single.get(choice.code))
        if place is not None:
            spellings = list(option_spellings(choice.options))
            was_asked = _was_asked(choice, chosen, len(export.rows))
            chosen[choice.code] = read_choice(export, place, choice, spellings, was_asked)
    return chosen


def _was_asked(choice: Choice, chosen: Mapping[str, Chosen], people: int) -> Sequence[bool]:
    if choice.only_if is None or choice.only_if.question not in chosen:
        return [True] * people
    return chosen[choice.only_if.question].has(choice.only_if.option)


def _picked(chosen: Mapping[str, Chosen], book: CodeBook, index: "pd.RangeIndex") -> "pd.DataFrame":
    import pandas as pd

    columns = {
        (choice.code, option.code): chosen[choice.code].has(option.code)
        for choice in book.choices
        if choice.code in chosen
        for option in choice.options
    }
    codes, options = zip(*columns, strict=True) if columns else ((), ())
    names = pd.MultiIndex.from_arrays([codes, options], names=["choice", "option"])
    return pd.DataFrame(columns, index=index, columns=names, dtype="bool")


def _on_scale(answer: Answer) -> float:
    return math.nan if isinstance(answer, Missing) else float(answer)


def _reason(answer: Answer) -> str:
    return answer.value if isinstance(answer, Missing) else ""


def _no_amount(amount: float) -> str:
    return Missing.BLANK.value if math.isnan(amount) else ""
