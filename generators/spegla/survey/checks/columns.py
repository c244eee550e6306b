"""Where the columns of an export stand that answer what was asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.checks.code_book import option_key
from spegla.survey.checks.headings import Expected
from spegla.survey.checks.looks import Look, look_of_column, values_of
from spegla.survey.checks.problems import ProblemList, shortened, suggestion
from spegla.survey.tables import Table, fold


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
        key = expected.names.get(heading)
        is_respondent = heading == expected.respondent
        if is_respondent or expected.is_skipped(heading) or _is_empty(table, heading, position):
            continue
        if key is None:
            look = look_of_column(heading, values_of(_cells(table, position)))
            _add_unknown(table.headings[position], look, expected, problems)
        elif key in found:
            problems.add(
                f'there are two columns for "{key}"',
                "Delete one of them, or add its heading to ignored_columns in engagement.toml.",
                column=shortened(table.headings[position]),
            )
        else:
            found[key] = position
    several = {code: _options_found(code, found, expected, problems) for code in expected.several}
    for code in expected.required:
        if code not in found and not several.get(code):
            _add_missing(code, problems)
    return Columns(
        single=found,
        several={code: of for code, of in several.items() if of},
        respondent=_respondent(table, headings, expected, problems),
    )


def _respondent(
    table: Table, headings: Sequence[str], expected: Expected, problems: ProblemList
) -> int | None:
    """Position of the one column with the IDs of respondents."""
    places = [place for place, heading in enumerate(headings) if heading == expected.respondent]
    if len(places) > 1:
        problems.add(
            "there are two columns with the IDs of respondents",
            "Delete one of them.",
            column=shortened(table.headings[places[1]]),
        )
    if not places and expected.needs_respondent:
        problems.add(
            "the column that respondent_column in engagement.toml names is not there",
            "Export it too, correct the name, or take respondent_column out.",
        )
    return places[0] if places else None


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


def _is_empty(table: Table, heading: str, position: int) -> bool:
    return not heading and not any(cell.strip() for cell in _cells(table, position))


def _cells(table: Table, position: int) -> Iterator[str]:
    return (row.cells[position] for row in table.rows if position < len(row.cells))


def _add_unknown(
    heading: str, look: Look | None, expected: Expected, problems: ProblemList
) -> None:
    reason = expected.foreign.get(fold(heading))
    name = shortened(heading)
    if reason:
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
        near = suggestion(heading, expected.required).split("Expected one of", maxsplit=1)[0]
        problems.add(
            f'the column "{name}" is not known' if name else "a column has no heading",
            f"{near}If it is not to be read, add its heading to ignored_columns in "
            "engagement.toml.",
            column=name or None,
        )
