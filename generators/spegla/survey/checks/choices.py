"""Answers that are chosen among options: in one column, or in a column for each option."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress

from spegla.survey.checks.cells import Export
from spegla.survey.checks.problems import quoted_answer
from spegla.survey.checks.separated import is_ambiguous, parts_of
from spegla.survey.checks.spellings import meanings, option_spelling
from spegla.survey.questions import Choice, ChoiceKind, Missing
from spegla.survey.tables import tidy
from spegla.survey.tables.columns import Column

_CHOSEN = (
    "1", "x", "y", "yes", "j", "ja", "true", "selected", "quoted", "checked",
)  # fmt: skip
_NOT_CHOSEN = (
    "0", "n", "no", "nej", "nee", "false", "not selected", "not quoted", "unselected",
    "unchecked", "not checked",
)  # fmt: skip
MARKS = frozenset({*_CHOSEN, *_NOT_CHOSEN})
"""What the column of one option may hold in any export (docs/engagement.md)."""
_Picks = list[frozenset[str]]
_NOTHING: frozenset[str] = frozenset()
_UNCLEAR = "the cell does not say whether the option is chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What each person chose of one question.

    Args:
        options: Option codes, one set a person; empty where there is no answer.
        missing: Why there is none, "" where there is one.
    """

    options: Sequence[frozenset[str]]
    missing: Sequence[str]

    def has(self, option: str) -> list[bool]:
        """Whether each person chose an option."""
        return [option in chosen for chosen in self.options]


def read_choice(
    export: Export,
    columns: int | Mapping[str, int],
    choice: Choice,
    spellings: Sequence[tuple[str, str]],
    was_asked: Sequence[bool],
) -> Chosen:
    """What each person chose; everything that is wrong with it is added to the problems.

    Args:
        export: The rows.
        columns: The column of the question, or the column of each of its options.
        choice: What was asked.
        spellings: Each spelling of each option, as it is looked up, with the option's code.
        was_asked: Whether the question was put to each person. Where it was not, the cell is
            left unread: survey tools keep what somebody chose before going back.
    """
    if not isinstance(columns, int):
        picks = _from_several_columns(export, columns, spellings, was_asked)
    elif choice.kind is ChoiceKind.MULTIPLE:
        picks = _from_one_column(export, columns, choice, meanings(spellings), was_asked)
    else:
        picks = _single(export, columns, choice, meanings(spellings), was_asked)
    if choice.at_most is not None:
        _check_at_most(export, columns, choice.code, choice.at_most, picks)
    return Chosen(
        options=picks,
        missing=[
            "" if chosen else (Missing.BLANK if asked else Missing.NOT_APPLICABLE).value
            for chosen, asked in zip(picks, was_asked, strict=True)
        ],
    )


def _single(
    export: Export,
    position: int,
    choice: Choice,
    known: Mapping[str, str],
    was_asked: Sequence[bool],
) -> _Picks:
    column = _asked(export, position, was_asked)
    cells = [tidy(cell) for cell in column.values]
    options = [known.get(option_spelling(cell), choice.other) if cell else None for cell in cells]
    found = [
        _no_option(cell, choice) if cell and option is None else None
        for cell, option in zip(cells, options, strict=True)
    ]
    export.report_cells(position, found, column.places, fix=_fix(choice))
    picks = [_NOTHING if option is None else frozenset({option}) for option in options]
    return [picks[place] for place in column.places.tolist()]


def _from_one_column(
    export: Export,
    position: int,
    choice: Choice,
    known: Mapping[str, str],
    was_asked: Sequence[bool],
) -> _Picks:
    noted = export.column_problems(position, fix=_fix(choice))
    doubtful = export.column_problems(
        position,
        fix="Export the answers with a semicolon between the options, or with a column for each "
        "option.",
    )
    several = _asked(export, position, was_asked).each(lambda cell: _several(cell, choice, known))
    for row, chosen in zip(export.rows, several, strict=True):
        for part in chosen.unknown:
            noted.add(_no_option(part, choice), row=row.number)
        if chosen.is_ambiguous:
            doubtful.add(f'the options of "{choice.code}" cannot be told apart', row=row.number)
    noted.report()
    doubtful.report()
    return [chosen.options for chosen in several]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Several:
    """What a cell says that may hold several options; parts that are none of them are unknown."""

    options: frozenset[str]
    unknown: tuple[str, ...]
    is_ambiguous: bool


def _several(cell: str, choice: Choice, known: Mapping[str, str]) -> _Several:
    parts = [(part, option or choice.other) for part, option in parts_of(cell, known)]
    return _Several(
        options=frozenset(option for _, option in parts if option is not None),
        unknown=tuple(dict.fromkeys(tidy(part) for part, option in parts if option is None)),
        is_ambiguous=is_ambiguous(cell, known),
    )


def _from_several_columns(
    export: Export,
    columns: Mapping[str, int],
    spellings: Sequence[tuple[str, str]],
    was_asked: Sequence[bool],
) -> _Picks:
    is_chosen: list[list[bool]] = []
    for option, position in columns.items():
        own = [text for text, code in spellings if code == option]
        marks = _marks(own)
        column = _asked(export, position, was_asked)
        found = [option_spelling(cell) for cell in column.values]
        export.report_cells(
            position,
            [_UNCLEAR if mark and mark not in marks else None for mark in found],
            column.places,
            fix="Write 1 or 0, yes or no, or the option itself or nothing; docs/engagement.md "
            "lists what is understood.",
        )
        means = [marks.get(mark, False) for mark in found]
        is_chosen.append([means[place] for place in column.places.tolist()])
    return [frozenset(compress(columns, chosen)) for chosen in zip(*is_chosen, strict=True)]


def _asked(export: Export, position: int, was_asked: Sequence[bool]) -> Column:
    """The cells of a column, blank for those to whom the question was not put."""
    column = export.columns[position]
    if all(was_asked):
        return column
    cells = column.each(str)
    return Column.of([cell if asked else "" for cell, asked in zip(cells, was_asked, strict=True)])


def _marks(own: Sequence[str]) -> Mapping[str, bool]:
    """Whether an option is chosen, by what its column says; nothing that may mean either.

    An option with the code 0, say, may have a 0 where it is chosen or where it is not.
    """
    said = list(
        chain(
            ((mark, False) for mark in _NOT_CHOSEN),
            ((mark, True) for mark in (*_CHOSEN, *own)),
        )
    )
    doubtful = {mark for mark in own if mark in _NOT_CHOSEN}
    return {mark: is_chosen for mark, is_chosen in said if mark not in doubtful}


def _check_at_most(
    export: Export, columns: int | Mapping[str, int], code: str, at_most: int, picks: _Picks
) -> None:
    noted = export.column_problems(
        columns if isinstance(columns, int) else None,
        fix="Correct at_most in questions.csv, or the answer.",
    )
    for row, chosen in zip(export.rows, picks, strict=True):
        if len(chosen) > at_most:
            noted.add(
                f'more options of "{code}" are chosen than at_most says, {at_most}', row=row.number
            )
    noted.report()


def _no_option(part: str, choice: Choice) -> str:
    return f'{quoted_answer(part)} is no option of "{choice.code}"'


def _fix(choice: Choice) -> str:
    codes = ", ".join(option.code for option in choice.options)
    return (
        f"Expected the code or label of one of: {codes}. Correct the cell, or add what the "
        "export writes to the values of an option in engagement.toml."
    )
