"""What the columns of one question of SurveyMonkey hold: answers, options or words beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spegla.survey.exports.answers import Category, Use, Variable
from spegla.survey.exports.columns import is_other, row_variable, says_label, squashed
from spegla.survey.tables import Row, parse_number

RESPONSE = frozenset({
    "response", "svar", "respons", "antwoord", "reactie", "antwort", "réponse",
})  # fmt: skip
OPEN = frozenset({
    "openendedresponse", "öppetsvar", "svarmedfritext", "fritextsvar", "öppetsvarsalternativ",
    "openantwoord", "openeindeantwoord", "openvraagantwoord", "offeneantwort",
    "antwortmitoffenemende", "beantwortungmitoffenemende", "freitextantwort", "réponseouverte",
    "réponselibre", "réponseàunequestionouverte",
})  # fmt: skip
_NOT_TAKEN = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its place and heading, the label of its row or option, and what stands in it."""

    place: int
    heading: str
    label: str
    values: tuple[str, ...]

    @property
    def option(self) -> tuple[str, str] | None:
        """Row of a matrix and option, where every cell repeats the option; the row may be blank."""
        if len(self.values) != 1:
            return None
        row, _, option = self.label.rpartition(" - ")
        if says_label(self.values[0], self.label):
            return "", self.label
        return (row, option) if row and says_label(self.values[0], option) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its columns, in the order of the file."""

    text: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A variable with the columns that it is read from, each with what a cell of it stands for.

    A blank meaning stands for the cell itself.
    """

    variable: Variable
    meanings: tuple[tuple[int, str], ...]

    def cell(self, row: Row) -> str:
        """What a respondent answered: by the first of the columns in which something stands."""
        for place, meaning in self.meanings:
            cell = row.cells[place] if place < len(row.cells) else ""
            if cell.strip():
                return meaning if meaning and cell.strip() != _NOT_TAKEN else cell
        return ""


def is_alone(label: str) -> bool:
    """Whether a label says no more than that its question has one column.

    >>> is_alone("Open-Ended Response"), is_alone(""), is_alone("Speed")
    (True, True, False)
    """
    return squashed(label) in RESPONSE | OPEN | {""}


def read_question(
    question: Question, rows: Sequence[Row], *, is_expanded: bool
) -> Iterator[Reading]:
    """The variables of a question, as its labels and cells tell them.

    Args:
        question: Its wording and columns.
        rows: The rows of the file, headings and labels not among them.
        is_expanded: Whether questions with one answer have a column for each option too.

    >>> rows = [Row(number=2, cells=("Mail", "")), Row(number=3, cells=("", "Chat"))]
    >>> columns = tuple(Column(place=place, heading=f"Why? [{label}]", label=label, values=(label,))
    ...                 for place, label in enumerate(("Mail", "Chat")))
    >>> question = Question(text="Why?", columns=columns)
    >>> [of.variable.part for of in read_question(question, rows, is_expanded=False)]
    ['Mail', 'Chat']
    >>> [of.cell(rows[1]) for of in read_question(question, rows, is_expanded=True)]
    ['Chat']
    """
    first = question.columns[0]
    if is_alone(first.label):
        yield as_it_is(row_variable(first.heading, question.text, ""), first.place)
        yield from (_beside(question, column) for column in question.columns[1:])
        return
    options = _options(question, rows)
    by_row: dict[str, list[tuple[Column, str]]] = {}
    for column in question.columns:
        if column.place in options:
            row, option = options[column.place]
            by_row.setdefault(row, []).append((column, option))
    for row, of_row in by_row.items():
        if is_expanded and _is_one_answer([column.place for column, _ in of_row], rows):
            yield _one_answer(question.text, row, of_row)
        else:
            text = f"{question.text} [{row}]" if row else question.text
            yield from (_one_option(text, column, option) for column, option in of_row)
    for column in question.columns:
        if column.place not in options:
            yield _other_column(question, column, bool(options))


def _options(question: Question, rows: Sequence[Row]) -> dict[int, tuple[str, str]]:
    """Row and option of each column that says whether an option was taken, by its place."""
    taken = {of.place: of.option for of in question.columns if of.option is not None}
    rest = [of for of in question.columns if of.values and of.place not in taken]
    numbered = [of for of in question.columns if not is_other(of.label) or _has_numbers(of)]
    if rest and _are_numbered(numbered, rows):
        return {of.place: ("", of.label) for of in numbered}
    if not taken or len(rest) > 1:
        return {}
    in_rows = any(row for row, _ in taken.values())
    for of in question.columns:
        if not of.values and not is_other(of.label):
            row, _, option = of.label.rpartition(" - ") if in_rows else ("", "", of.label)
            taken[of.place] = (row, option)
    return dict(sorted(taken.items()))


def _numbers_in(column: Column) -> list[float]:
    numbers = map(parse_number, column.values)
    return [number for number in numbers if number is not None]


def _has_numbers(column: Column) -> bool:
    return 0 < len(_numbers_in(column)) == len(column.values)


def _are_numbered(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether the cells have the numbers of options: one in each column, from low to high.

    Ranks that all respondents gave alike look like that too, but leave no cell blank.
    """
    filled = [of for of in columns if of.values]
    if not all(len(of.values) == 1 and _has_numbers(of) for of in filled):
        return False
    numbers = [number for of in filled for number in _numbers_in(of)]
    is_rising = all(low < high for low, high in pairwise(numbers))
    places = [of.place for of in columns]
    return is_rising and any(0 < len(_answered(row, places)) < len(places) for row in rows)


def _is_one_answer(places: Sequence[int], rows: Sequence[Row]) -> bool:
    return len(places) > 1 and all(len(_answered(row, places)) < 2 for row in rows)


def _answered(row: Row, places: Sequence[int]) -> list[int]:
    return [place for place in places if place < len(row.cells) and row.cells[place].strip()]


def _one_answer(question: str, row: str, options: Sequence[tuple[Column, str]]) -> Reading:
    """One variable of the columns of its options, which are known to be all that can be said."""
    variable = row_variable(f"{question} [{row}]" if row else question, question, row)
    categories = tuple(Category(value=option, label=option) for _, option in options)
    return Reading(
        variable=replace(variable, categories=categories),
        meanings=tuple((column.place, option) for column, option in options),
    )


def _one_option(text: str, column: Column, option: str) -> Reading:
    variable = Variable(
        heading=column.heading,
        names=(f"{text} [{option}]",),
        text=text,
        part=option,
        together=text,
        use=Use.OPTION,
    )
    return Reading(variable=variable, meanings=((column.place, option),))


def _other_column(question: Question, column: Column, has_options: bool) -> Reading:
    """A row of a matrix, or words beside options or rows."""
    if has_options or (is_other(column.label) and _has_own_words(question, column)):
        return _beside(question, column)
    variable = row_variable(column.heading, question.text, column.label)
    if len(question.columns) == 1:
        variable = replace(variable, names=(question.text, *variable.names), together="")
    return as_it_is(variable, column.place)


def _has_own_words(question: Question, column: Column) -> bool:
    """Whether a column beside others has anything that they do not have, or nothing at all."""
    elsewhere = {value for of in question.columns if of is not column for value in of.values}
    return bool(elsewhere) and not (column.values and elsewhere.issuperset(column.values))


def _beside(question: Question, column: Column) -> Reading:
    variable = Variable(
        heading=column.heading,
        text=question.text,
        part=column.label,
        together=question.text,
        use=Use.OTHER,
    )
    return as_it_is(variable, column.place)


def as_it_is(variable: Variable, place: int) -> Reading:
    """A variable that is one column of the file.

    >>> as_it_is(Variable(heading="Why?"), 0).cell(Row(number=2, cells=("Because.",)))
    'Because.'
    """
    return Reading(variable=variable, meanings=((place, ""),))
