"""Columns that were answered on the same scale: of words, of numbers, or of both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spegla.survey.checks.cells import MOST_STRAY
from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.number_ranges import fitted_range
from spegla.survey.drafting.observed import Column, folded
from spegla.survey.drafting.vocabulary import asks_amount, asks_judgement
from spegla.survey.drafting.writable import Writable
from spegla.survey.questions import Missing
from spegla.survey.tables import fold, parse_number
from spegla.survey.wording import (
    Ends,
    Ordering,
    asks_importance,
    asks_likelihood_to_recommend,
    asks_overall_satisfaction,
    counterparts_among,
    numeric_ends,
    order_of,
    outside_of,
    yes_no,
)

_MOST_POINTS = 11
_MOST_LABELS = 14
"""Labels of a scale and what lies outside it; more are a list."""
_LONGEST_LABEL = 120
_RARE = 0.05
"""Share of the answers up to which a label that fits no scale is taken for one that lies beside."""
_FEW_COLUMNS = 3
"""Neighbours in the same range of numbers from which they are taken for a battery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """Columns with one scale.

    Args:
        columns: In the order of the questionnaire.
        ordering: The points from low to high, of a scale of words.
        ends: The ends of a scale of numbers, with what they are called where the question says it.
        outside: Labels that lie outside the scale, with what they mean.
        beside: Numbers that are on no scale, of which there are few but of several people.
        strays: How many cells hold what is no answer and may not be written, by column key.
    """

    columns: tuple[Column, ...]
    ordering: Ordering | None = None
    ends: Ends | None = None
    outside: Mapping[str, Missing]
    beside: frozenset[str] = frozenset()
    strays: Mapping[str, int] = field(default_factory=dict)


def batteries_of(columns: Sequence[Column]) -> tuple[Battery, ...]:
    """The batteries among columns; a column is in one at most.

    Left out are yes and no, what asks how many, and answers without an order. What one or two
    people wrote is no answer of any scale.
    """
    writable = Writable(columns)
    own = {column.key: _with_counterparts(writable, [column]) for column in columns}
    worded = [column for column in columns if _may_be_worded(column, own[column.key])]
    found = [
        battery
        for group in _alike(worded, own)
        for battery in _of_words(group, _with_counterparts(Writable(group, words=writable), group))
    ]
    taken = {column.key for battery in found for column in battery.columns}
    left = [column for column in columns if column.key not in taken]
    numeric = [column for column in left if _numbers(column, writable)]
    return (*found, *_of_numbers(numeric))


def labels_of(columns: Iterable[Column]) -> tuple[str, ...]:
    """The answers that were offered, where the exports tell, and those that were given."""
    spelled: dict[str, str] = {}
    for column in columns:
        for category in column.variable.categories:
            if not category.is_missing:
                spelled.setdefault(fold(category.label), category.label)
    for column in columns:
        for value in column.values:
            spelled.setdefault(fold(value), value)
    return tuple(spelled.values())


def _may_be_worded(column: Column, writable: Writable) -> bool:
    if not writable.has_few_strays(column):
        return False
    labels = _written(labels_of([column]), writable)
    if not 2 <= len(labels) <= _MOST_LABELS or max(map(len, labels)) > _LONGEST_LABEL:
        return False
    on_scale = [label for label in labels if outside_of(label) is None]
    return (
        1 <= len(on_scale) <= _MOST_POINTS
        and any(parse_number(label) is None for label in on_scale)
        and yes_no(labels) is None
    )


def _with_counterparts(writable: Writable, columns: Sequence[Column]) -> Writable:
    """What may be written of columns on one scale: points with those that they imply, too.

    In a small survey, nobody or one person may have chosen the end of a scale. To leave it out
    would make every figure of the others wrong.
    """
    labels = labels_of(columns)
    known = _written(labels, writable)
    if len(known) in (0, len(labels)) or len(known) > _MOST_LABELS:
        return writable
    points = [label for label in known if outside_of(label) is None]
    rare = [label for label in labels if label not in known and len(label) <= _LONGEST_LABEL]
    if len(rare) > _MOST_LABELS or not points:
        return writable
    return writable.also(counterparts_among(rare, points))


def _written(labels: Iterable[str], writable: Writable) -> tuple[str, ...]:
    return tuple(label for label in labels if label in writable)


def _alike(columns: Sequence[Column], writable: Mapping[str, Writable]) -> list[list[Column]]:
    """Columns whose answers are among those of another, and columns of one grid, together."""
    sets = {column.key: _on_scale(column, writable[column.key]) for column in columns}
    groups: list[tuple[set[str], list[Column]]] = []
    for column in sorted(columns, key=lambda column: -len(sets[column.key])):
        labels = sets[column.key]
        homes = [group for group in groups if _belongs(column, labels, group)]
        # Of two scales that hold its answers, the one of its own waves is the one it was asked on.
        home = next((g for g in homes if _share_a_wave(column, g[1])), next(iter(homes), None))
        if home is None:
            groups.append((set(labels), [column]))
        else:
            home[0].update(labels)
            home[1].append(column)
    place = {column.key: number for number, column in enumerate(columns)}
    return [sorted(members, key=lambda column: place[column.key]) for _, members in groups]


def _belongs(column: Column, labels: set[str], group: tuple[set[str], list[Column]]) -> bool:
    grid = column.variable.together
    same = [other for other in group[1] if other.variable.together == grid]
    is_of_grid = bool(grid) and _share_a_wave(column, same)
    return labels <= group[0] or (is_of_grid and not labels.isdisjoint(group[0]))


def _share_a_wave(column: Column, others: Iterable[Column]) -> bool:
    return any(not other.headings.keys().isdisjoint(column.headings) for other in others)


def _on_scale(column: Column, writable: Writable) -> set[str]:
    labels = _written(labels_of([column]), writable)
    return {fold(label) for label in labels if outside_of(label) is None}


def _of_words(columns: Sequence[Column], writable: Writable) -> list[Battery]:
    labels = _written(labels_of(columns), writable)
    question = _question_of(columns)
    codes = _codes_of(columns, labels)
    ordering = order_of(labels, question=question, values=codes)
    rare: frozenset[str] = frozenset()
    if not _is_understood(ordering, labels, codes):
        rare = _strange(labels, _rare(columns, writable))
        common = [label for label in labels if fold(label) not in rare]
        if rare:
            ordering = order_of(common, question=question)
    if ordering is None:
        return []
    apart = [label for label in labels if fold(label) in rare and parse_number(label) is None]
    return [
        Battery(
            columns=tuple(columns),
            ordering=ordering,
            outside={**ordering.outside, **dict.fromkeys(apart, Missing.NOT_APPLICABLE)},
            beside=rare - set(map(fold, apart)),
            strays=_strays(columns, writable),
        )
    ]


def _is_understood(
    ordering: Ordering | None, labels: Sequence[str], codes: Sequence[str] = ()
) -> bool:
    """Whether the words of all answers are known, whatever the question makes doubtful."""
    if ordering is None or ordering.is_sure:
        return ordering is not None
    by_itself = order_of(labels, values=codes)
    return by_itself is not None and by_itself.is_sure


def _strays(columns: Iterable[Column], writable: Writable) -> Mapping[str, int]:
    counts = {column.key: writable.strays(column) for column in columns}
    return {key: count for key, count in counts.items() if count}


def _strange(labels: Sequence[str], rare: frozenset[str]) -> frozenset[str]:
    """The one rare label without which the others are understood, or else all rare ones."""
    for value in sorted(rare):
        others = [label for label in labels if fold(label) != value]
        if _is_understood(order_of(others), others):
            return frozenset({value})
    return rare


def _question_of(columns: Sequence[Column]) -> str:
    """The question that columns share, or that of the only one."""
    texts = {column.variable.text for column in columns}
    return texts.pop() if len(texts) == 1 else (columns[0].text if len(columns) == 1 else "")


def _codes_of(columns: Sequence[Column], labels: Sequence[str]) -> tuple[str, ...]:
    """The tool's code of each label, nothing where it is not known of all."""
    known = {
        fold(category.label): category.value
        for column in columns
        for category in column.variable.categories
    }
    codes = tuple(known.get(fold(label), "") for label in labels)
    return codes if all(codes) else ()


def _rare(columns: Sequence[Column], writable: Writable) -> frozenset[str]:
    """Labels, folded, that few people gave in few of the columns."""
    counts: Counter[str] = Counter()
    homes: Counter[str] = Counter()
    for column in columns:
        for value in _written(column.values, writable):
            counts[fold(value)] += column.values[value]
            homes[fold(value)] += 1
    return frozenset(
        value
        for value, count in counts.items()
        if count <= _RARE * counts.total() and 2 * homes[value] < max(2, len(columns))
    )


def _numbers(column: Column, writable: Writable) -> list[int]:
    """The whole numbers in a column that may be a scale, nothing where it cannot be one."""
    if len(column.values) > 2 * _MOST_LABELS or asks_amount(column.text):
        return []
    numbers = {value: parse_number(value) for value in column.values}
    whole = [int(number) for number in numbers.values() if number is not None and number % 1 == 0]
    words = [value for value, number in numbers.items() if number is None]
    is_scale = 0 < len(whole) <= _MOST_LABELS and len(whole) + len(words) == len(numbers)
    known = _written(words, writable)
    own = sum(column.values[word] for word in words if word not in writable)
    is_answered = own <= MOST_STRAY * column.answered
    are_outside = all(outside_of(word) is not None for word in known)
    return whole if is_scale and is_answered and are_outside else []


def _of_numbers(columns: Sequence[Column]) -> list[Battery]:
    batteries = []
    for key, members in _in_families(columns).items():
        fitted = fitted_range(members)
        if fitted is None:
            continue
        ends, off = fitted
        is_grid = key.startswith("grid ") and len(members) > 1
        is_told = is_grid or numeric_ends(members[0].text) is not None
        if is_told or len(members) >= _FEW_COLUMNS or _asks_opinion(members[0]):
            own = Writable(members)
            outside = {
                label: reason
                for label in _written(labels_of(members), own)
                if parse_number(label) is None and (reason := outside_of(label)) is not None
            }
            batteries.append(
                Battery(
                    columns=tuple(members),
                    ends=ends,
                    outside=outside,
                    beside=frozenset(number for number in off if number in own),
                    strays=_off_scale(members, off, own),
                )
            )
    return batteries


def _off_scale(
    columns: Iterable[Column], off: frozenset[str], writable: Writable
) -> Mapping[str, int]:
    """How many cells hold words or numbers that are not on the scale and may not be written."""
    counts = {
        column.key: sum(
            count
            for value, count in column.values.items()
            if value not in writable and (parse_number(value) is None or spelling(value) in off)
        )
        for column in columns
    }
    return {key: count for key, count in counts.items() if count}


def _in_families(columns: Sequence[Column]) -> Mapping[str, list[Column]]:
    """Numeric columns that share a grid, a question or a range."""
    families: dict[str, list[Column]] = defaultdict(list)
    sizes = Counter(map(_together, columns))
    for column in columns:
        together = _together(column)
        ends = numeric_ends(column.text)
        if together and sizes[together] > 1:
            families[f"grid {together}"].append(column)
        elif ends is not None or _asks_opinion(column):
            families[f"own {column.key}"].append(column)
        else:
            families[f"range {_fitted_range(column)}"].append(column)
    return families


def _together(column: Column) -> str:
    """What items of a grid share: what the tool says, or the words before a dash."""
    head, dash, _ = column.text.partition(" - ")
    return column.variable.together or (head if dash else "")


def _fitted_range(column: Column) -> tuple[int, int] | None:
    fitted = fitted_range([column])
    return None if fitted is None else (fitted[0].low, fitted[0].high)


def _asks_opinion(column: Column) -> bool:
    text = column.text
    return (
        asks_judgement(text)
        or asks_importance(text)
        or asks_overall_satisfaction(text)
        or asks_likelihood_to_recommend(text)
    )


def subject_key(column: Column) -> str:
    """What an item of a grid is about, for comparison with the items of another grid."""
    return folded(column.variable.part or column.text)
