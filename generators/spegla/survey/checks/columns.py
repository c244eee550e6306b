"""Where the columns of an export stand that answer what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.checks.code_book import option_key
from spegla.survey.checks.headings import Expected
from spegla.survey.checks.looks import Look, look_of_column, values_of
from spegla.survey.checks.problems import MOST_TOLD, ProblemList, shortened, suggestion
from spegla.survey.exports import Answers, Variable
from spegla.survey.tables import Row, fold

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Positions of the columns that are read.

    Args:
        single: By the code of what was asked and of each breakdown.
        several: By choice and option, for choices that stand in a column for each option.
        respondent: Of the IDs of respondents, where there is such a column.
    """

    single: Mapping[str, int]
    several: Mapping[str, Mapping[str, int]]
    respondent: int | None = None


def find_columns(answers: Answers, expected: Expected, problems: ProblemList) -> Columns | None:
    """Where each expected column stands; every column that is not accounted for is a problem.

    What the survey tool notes for itself, and words beside an option, need no account.

    Returns:
        The columns found, or None where none of the headings is known or no row fits them, so
        that a file without headings, or with a broken line of them, does not put a respondent's
        answers into messages.
    """
    keys = [expected.key_of(variable) for variable in answers.variables]
    if not any(keys):
        problems.add(
            "none of the columns is known",
            "Put the headings in the first row; name them in [columns] of engagement.toml where "
            "they are neither codes nor the questions of questions.csv.",
            row=1,
        )
        return None
    if answers.rows and not any(_fits(row, len(keys)) for row in answers.rows):
        # The headings may have run together with the answers of the first row: none is named.
        problems.add(
            "no row has as many cells as the headings",
            "Look for a line break that is missing behind the headings, or for a separator there "
            "that is no separator in the rows.",
            row=1,
        )
        return None
    found = _places(answers, keys, expected, problems)
    several = {code: _options_found(code, found, expected, problems) for code in expected.several}
    for code in expected.required:
        if code not in found and not several.get(code):
            _add_missing(code, problems)
    return Columns(
        single=found,
        several={code: of for code, of in several.items() if of},
        respondent=_respondent(answers, expected, problems),
    )


def _fits(row: Row, width: int) -> bool:
    """Whether a row has a cell for each heading, and nothing behind them."""
    return len(row.cells) >= width and not any(cell.strip() for cell in row.cells[width:])


def _places(
    answers: Answers, keys: Sequence[str | None], expected: Expected, problems: ProblemList
) -> dict[str, int]:
    """Position of each column that stands for something; what cannot be told is a problem."""
    found: dict[str, int] = {}
    unread: list[str] = []
    unknown = 0
    for position, (variable, key) in enumerate(zip(answers.variables, keys, strict=True)):
        if _is_left_alone(variable, key, expected) or _is_empty(answers, position):
            continue
        if key is not None and key not in found:
            found[key] = position
        elif key is not None:
            problems.add(
                f'there are two columns for "{key}"',
                "Delete one of them, or add its heading to ignored_columns in engagement.toml.",
                column=shortened(variable.heading),
            )
        elif expected.is_of_team and expected.reason_of(variable):
            unread.append(variable.heading)
        else:
            unknown += 1
            if unknown <= MOST_TOLD:
                look = look_of_column(variable.heading, values_of(answers.columns[position].times))
                _add_unknown(variable, look, expected, problems)
    _add_more_unknown(unknown - MOST_TOLD, problems)
    _note_unread(unread, problems)
    return found


def _add_more_unknown(more: int, problems: ProblemList) -> None:
    if more > 0:
        problems.add(
            f"more columns are not known: {more}",
            "If they are not to be read, best delete them from the export, or add their headings "
            "to ignored_columns in engagement.toml.",
        )


def _note_unread(headings: Sequence[str], problems: ProblemList) -> None:
    """Say what of the IT management team's export is left unread: the same form may serve both."""
    if headings:
        named = ", ".join(f'"{shortened(heading)}"' for heading in headings[:_NAMED])
        more = f" and {len(headings) - _NAMED} more" if len(headings) > _NAMED else ""
        problems.note(
            f"columns that only customers are asked for are left unread: {named}{more}",
            "The team answers the questions that have mirror wording in questions.csv.",
        )


def _is_left_alone(variable: Variable, key: str | None, expected: Expected) -> bool:
    if _holds_ids(variable, expected) or expected.is_skipped(fold(variable.heading)):
        return True
    if key is not None:
        return False
    return not variable.use.is_answer or any(
        fold(name) in expected.skipped for name in variable.names
    )


def _respondent(answers: Answers, expected: Expected, problems: ProblemList) -> int | None:
    """Position of the one column with the IDs of respondents."""
    places = [
        place for place, variable in enumerate(answers.variables) if _holds_ids(variable, expected)
    ]
    if len(places) > 1:
        problems.add(
            "there are two columns with the IDs of respondents",
            "Delete one of them.",
            column=shortened(answers.headings[places[1]]),
        )
    if not places and expected.needs_respondent:
        problems.add(
            "the column that respondent_column in engagement.toml names is not there",
            "Export it too, correct the name, or take respondent_column out.",
        )
    return places[0] if places else None


def _holds_ids(variable: Variable, expected: Expected) -> bool:
    return expected.respondent is not None and expected.respondent in map(
        fold, (variable.heading, *variable.names)
    )


def _options_found(
    code: str, found: Mapping[str, int], expected: Expected, problems: ProblemList
) -> dict[str, int]:
    """Positions by option of a choice in several columns; none where it stands in one."""
    keys = {option: option_key(code, option) for option in expected.several[code]}
    positions = {option: found[key] for option, key in keys.items() if key in found}
    if positions and code in found:
        problems.add(
            f'the choice "{code}" stands in one column and in a column for each option',
            "Keep one of the two, and add the headings of the other to ignored_columns in "
            "engagement.toml.",
        )
    elif positions:
        for key in keys.values():
            if key not in found:
                _add_missing(key, problems)
    return positions


def _add_missing(key: str, problems: ProblemList) -> None:
    problems.add(
        f'there is no column for "{key}"',
        "Add the column, give its heading in [columns] of engagement.toml, or take the wave out "
        "of the question's waves in questions.csv.",
    )


def _is_empty(answers: Answers, position: int) -> bool:
    return not answers.headings[position] and not any(
        cell.strip() for cell in answers.cells(position)
    )


def _add_unknown(
    variable: Variable, look: Look | None, expected: Expected, problems: ProblemList
) -> None:
    name = shortened(variable.heading)
    if reason := expected.reason_of(variable):
        problems.add(
            f"the column {reason}",
            "Correct questions.csv, or add the heading to ignored_columns in engagement.toml.",
            column=name,
        )
    elif look:
        problems.add(
            f'the column "{name}" is not known, and holds what looks like {look}'
            if name
            else f"a column has no heading, and holds what looks like {look}",
            "Best delete it from the export; if it has to stay, add its heading to "
            "ignored_columns in engagement.toml.",
            column=name or None,
        )
    else:
        near = suggestion(variable.heading, expected.required).split("Expected one of", maxsplit=1)[
            0
        ]
        problems.add(
            f'the column "{name}" is not known' if name else "a column has no heading",
            f"{near}If it is not to be read, add its heading to ignored_columns in "
            "engagement.toml.",
            column=name or None,
        )
