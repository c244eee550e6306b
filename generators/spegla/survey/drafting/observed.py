"""The columns of the exports as drafting looks at them: one a question, whatever its waves."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.draft import Source
from spegla.survey.drafting.givers import FEWEST, Givers, givers_in
from spegla.survey.drafting.offered import Labels, are_one_scale, offered
from spegla.survey.drafting.own_labels import are_own_words, look_like_people
from spegla.survey.exports.answers import Category, Variable
from spegla.survey.personal_data.folding import words_of
from spegla.survey.tables import fold, parse_number, tidy

BLANK_LIKE = frozenset(
    {"n/a", "#n/a", "na", "n.a.", "-", "--", "---", "–", "—", ".", "null", "nan", "#null!"}
)
"""Folded texts that tools and people write where there is no answer."""
_IN_BRACKETS = re.compile(r"(\S.*?)\s*\[([^\[\]]+)\]")
_ALIKE = 85
"""Likeness in per cent from which two spellings are one word."""
_FEW = 12
"""Different values up to which two waves can be told to have different answers."""

Values = Mapping[str, int]
"""How many cells hold each value, blank ones left out, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, in every wave that has it with the same wording.

    Args:
        variable: What the export says of it, in the first wave that has it.
        headings: What stands above it, by wave.
        places: Where it stands, by wave.
        people: Rows of these waves.
        cells: The answers as they stand in the files.
        values: The answers, tidied, without regard to case.
        blanks: What was taken for a blank, tidied.
        givers: Who gave each answer.
    """

    variable: Variable
    headings: Mapping[str, str]
    places: Mapping[str, int]
    people: int
    cells: Values
    values: Values
    blanks: frozenset[str] = frozenset()
    givers: Givers = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """How many cells are not blank."""
        return sum(self.values.values())

    @property
    def heading(self) -> str:
        """The heading in the first wave, to show."""
        return next(iter(self.headings.values()))

    @property
    def key(self) -> str:
        """What no other column has: the first wave with the heading there."""
        return f"{next(iter(self.headings))}/{self.heading}"

    @property
    def text(self) -> str:
        """The wording, with the row of the grid or the option in square brackets."""
        return wording_of(self.variable)

    @property
    def is_numeric(self) -> bool:
        """Whether every answer is a number."""
        return bool(self.values) and all(parse_number(value) is not None for value in self.values)


def wording_of(variable: Variable) -> str:
    """The wording of a variable, with its part in square brackets where it has one.

    >>> wording_of(Variable(heading="q1[a]", text="How good is …", part="the wiki"))
    'How good is … [the wiki]'
    """
    text = variable.text or variable.heading
    is_told = not variable.part or not variable.text or fold(variable.part) == fold(text)
    return text if is_told else f"{text} [{variable.part}]"


def folded(text: str) -> str:
    """The words of a text alone, for comparison: without case, accents and punctuation.

    >>> folded("IT keeps its promises.") == folded("“IT keeps its promises”")
    True
    """
    return " ".join(words_of(text)) or fold(text)


def columns_of(sources: Sequence[Source]) -> tuple[Column, ...]:
    """The columns of exports of one audience, those of the same wording and answers as one.

    Columns of a later wave that an earlier one lacks stand behind its last.
    """
    found: dict[tuple[str, int, int], Column] = {}
    answers: dict[tuple[str, int, int], Labels] = {}
    for source in sources:
        columns = list(_of_source(source))
        given = [_labels_in(column) for _, column in columns]
        for key, column in columns:
            choice = offered(_labels_in(column), given)
            place = next(
                number
                for number in range(len(found) + 1)
                if (known := found.get((*key, number))) is None
                or (are_alike(known, column) and are_one_scale(answers[*key, number], choice))
            )
            known = found.get((*key, place))
            found[*key, place] = column if known is None else _pooled(known, column)
            answers[*key, place] = answers.get((*key, place), frozenset()) | choice
    return tuple(found.values())


def are_alike(one: Column, other: Column) -> bool:
    """Whether two columns of one wording can have been answered on the same scale or list.

    >>> five = Column(variable=Variable(heading="q"), headings={"1": "q"}, places={"1": 0},
    ...               people=9, cells={}, values={"1": 4, "5": 5})
    >>> are_alike(five, replace(five, values={"2": 3, "4": 6}))
    True
    >>> are_alike(five, replace(five, values={"7": 3, "10": 6}))
    False
    """
    if not one.values or not other.values or max(len(one.values), len(other.values)) > _FEW:
        return True
    if one.is_numeric != other.is_numeric:
        return False
    if one.is_numeric:
        return not _is_wider(_highest(one), _highest(other))
    known = {fold(category.label) for category in one.variable.categories}
    return not (known | set(map(fold, one.values))).isdisjoint(map(fold, other.values))


def cells_by_row(columns: Sequence[Column], sources: Sequence[Source]) -> Iterator[tuple[str, ...]]:
    """What each person has in these columns, tidied; blank where a row ends before."""
    for source in sources:
        places = [column.places.get(source.wave) for column in columns]
        if None not in places:
            for row in source.answers.rows:
                yield tuple(
                    tidy(row.cells[place]) if place is not None and place < len(row.cells) else ""
                    for place in places
                )


def without(column: Column, values: Collection[str]) -> Column:
    """The column with some values, folded, counted as blank."""
    gone = {value for value in column.values if fold(value) in values}
    return replace(
        column,
        cells={cell: count for cell, count in column.cells.items() if fold(cell) not in values},
        values={value: count for value, count in column.values.items() if value not in gone},
        blanks=column.blanks | gone,
    )


def _labels_in(column: Column) -> Labels:
    """The answers that a column is known to offer: those of the questionnaire, those given."""
    labels = (c.label for c in column.variable.categories if not c.is_missing)
    return frozenset(map(fold, (*labels, *column.values)))


def _of_source(source: Source) -> Iterator[tuple[tuple[str, int], Column]]:
    seen: Counter[str] = Counter()
    for place, variable in enumerate(_with_grids(source.answers.variables)):
        key = folded(wording_of(variable))
        yield (
            (key, seen[key]),
            _observed(variable, source, place),
        )
        seen[key] += 1


def _with_grids(variables: Sequence[Variable]) -> list[Variable]:
    """The variables, those told apart by square brackets alone as parts of one grid or choice."""
    found = [
        None if variable.text or variable.part else _IN_BRACKETS.fullmatch(variable.heading)
        for variable in variables
    ]
    sizes = Counter(match[1] for match in found if match)
    return [
        replace(variable, text=match[1], part=match[2], together=match[1])
        if match and sizes[match[1]] > 1
        else variable
        for variable, match in zip(variables, found, strict=True)
    ]


def _observed(variable: Variable, source: Source, place: int) -> Column:
    rows = [
        (number, row.cells[place])
        for number, row in enumerate(source.answers.rows)
        if place < len(row.cells)
    ]
    cells = [cell for _, cell in rows]
    variable = _as_given(_without_own_words(variable, source.columns[place], cells), cells)
    labels = _labels_by_value(variable)
    given = Counter(cells)
    read = {cell: labels.get(spelling(cell), cell) for cell in given}
    counts: Counter[str] = Counter()
    for cell, count in given.most_common():
        if cell.strip():
            counts[read[cell]] += count
    blanks = frozenset(tidy(cell) for cell in counts if fold(cell) in BLANK_LIKE)
    answers = {cell: count for cell, count in counts.items() if fold(cell) not in BLANK_LIKE}
    return Column(
        variable=variable,
        headings={source.wave: variable.heading},
        places={source.wave: place},
        people=len(source.answers.rows),
        cells=answers,
        values=_joined(answers),
        blanks=blanks,
        givers=givers_in(((row, read[cell]) for row, cell in rows), source.wave),
    )


def _without_own_words(variable: Variable, in_file: Variable, cells: Sequence[str]) -> Variable:
    """The variable without labels that are people's own words or addresses."""
    if not variable.categories:
        return variable
    counts: Counter[str] = Counter()
    for cell, count in Counter(cells).items():
        if cell.strip():
            counts[spelling(cell)] += count
    # What a file of the questionnaire tells was there before the answers.
    is_made_of_answers = in_file.categories and are_own_words(in_file.categories, counts)
    is_of_people = is_made_of_answers or look_like_people(variable.categories)
    return replace(variable, categories=()) if is_of_people else variable


def _as_given(variable: Variable, cells: Sequence[str]) -> Variable:
    """The variable with the labels of its answers as the export spells them.

    A questionnaire that was corrected after its file was made has other spellings. One that most
    of the answers are not in is not theirs at all.
    """
    if not variable.categories:
        return variable
    counts = Counter(spelling(cell) for cell in cells if cell.strip())
    spelled = {spelling(cell): tidy(cell) for cell in cells}
    known = {spelling(text) for c in variable.categories for text in (c.value, c.label)}
    # A spelling of one or two people is a slip of theirs.
    shared = [value for value, n in counts.items() if value not in known and n >= FEWEST]
    found = []
    for category in variable.categories:
        is_given = not counts.keys().isdisjoint(map(spelling, (category.value, category.label)))
        like = [] if is_given else [v for v in shared if _is_like(v, category.label)]
        found.append(_respelled(category, spelled[like[0]]) if len(like) == 1 else category)
    labels = {spelling(text) for c in found for text in (c.value, c.label)}
    fitting = sum(
        count
        for value, count in counts.items()
        if value in labels or _is_between(value, variable.categories)
    )
    fits = 2 * fitting >= counts.total()
    return replace(variable, categories=tuple(found) if fits else ())


def _is_between(cell: str, categories: Sequence[Category]) -> bool:
    """Whether a cell is a number between those of two labels: a scale may name its ends alone."""
    number = parse_number(cell)
    ends = [n for category in categories if (n := parse_number(category.value)) is not None]
    return number is not None and len(ends) > 1 and min(ends) < number < max(ends)


def _respelled(category: Category, label: str) -> Category:
    """The answer with another label, in the language of the export."""
    further = tuple(pair for pair in category.by_language if pair[1] != category.label)
    return replace(category, label=label, by_language=further)


def _is_like(one: str, other: str) -> bool:
    """Whether two labels are one but for a slip of the pen; "satisfied" is not "unsatisfied"."""
    words, others = words_of(one), words_of(other)
    return len(words) == len(others) and all(
        a == b or (a[:1] == b[:1] and not a.isdigit() and ratio(a, b) >= _ALIKE)
        for a, b in zip(words, others, strict=True)
    )


def _labels_by_value(variable: Variable) -> Mapping[str, str]:
    """The label of each answer by what the tool writes for it, where cells may hold that."""
    labels = {spelling(category.label) for category in variable.categories}
    return {
        spelling(category.value): category.label
        for category in variable.categories
        if spelling(category.value) not in labels
    }


def _pooled(one: Column, other: Column) -> Column:
    return replace(
        one,
        headings={**one.headings, **other.headings},
        places={**one.places, **other.places},
        people=one.people + other.people,
        cells=dict((Counter(one.cells) + Counter(other.cells)).most_common()),
        values=_joined(Counter(one.values) + Counter(other.values)),
        blanks=one.blanks | other.blanks,
        givers={**one.givers, **other.givers},
    )


def _joined(cells: Values) -> Values:
    """Values without regard to case and white space, each as most people wrote it."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for cell, count in Counter(cells).most_common():
        counts[spelled.setdefault(fold(cell), tidy(cell))] += count
    return dict(counts.most_common())


def _highest(column: Column) -> float:
    return max(number for value in column.values if (number := parse_number(value)) is not None)


def _is_wider(one: float, other: float) -> bool:
    """Whether one is the top of a scale to five or so, the other of one to ten."""
    return min(one, other) <= 5 and max(one, other) >= 8
