"""Answer scales from batteries: points, ends, direction, and what lies outside."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.batteries import Battery
from spegla.survey.drafting.codes import Taken
from spegla.survey.drafting.directions import WITHOUT_GOOD, decided, point_about, turned
from spegla.survey.drafting.draft import DraftScale, Guess, Outside, Point, Sureness, Texts
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import HIGH_END, LOW_END, OFF_SCALE
from spegla.survey.exports.answers import Category
from spegla.survey.questions import Missing
from spegla.survey.tables import fold, parse_number
from spegla.survey.wording import Family, Ordering

_FAVOURABLE = {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3}
"""How many points at each end count, by the number of points (METHOD.md 2.2)."""
_TO_TEN = 10
_NUMBERED = re.compile(r"(\d{1,3})\s*(?:[-–—=:.)]|\s)\s*(\D.*)")
_IN_PARENTHESES = re.compile(r"\(([^()]*\S[^()]*)\)")
_SAYS_YES_OR_NO = {"yes": True, "ja": True, "oui": True, "no": False, "nej": False,
                   "nee": False, "nein": False, "non": False}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """A battery with its scale, and what the author is asked about it."""

    battery: Battery
    scale: DraftScale
    point: Point | None = None

    @property
    def is_about_good(self) -> bool:
        """Whether one end of the scale is the good one, as far as its words or the author say."""
        ordering = self.battery.ordering
        return (
            ordering is None
            or ordering.family not in WITHOUT_GOOD
            or (self.scale.guess.sureness is Sureness.SURE and self.point is None)
        )

    def notes(self, clashing: Collection[str]) -> Iterator[str]:
        """What the author should know of answers that are not on the scale, without these."""
        clash = self.battery.beside & set(clashing)
        for has, what in (
            (_gives(self.battery.beside - clash), "They count as blank: see blank_values."),
            (_gives(clash), "They count as not on the scale: see its not_applicable."),
            (
                lambda column: column.key in self.battery.strays,
                "They are of one or two people and count as blank: see stray_is_blank.",
            ),
        ):
            headings = [column.heading for column in self.battery.columns if has(column)]
            if headings:
                where = f'"{headings[0]}"{_more(headings)}'
                points = f"from {self.scale.low} to {self.scale.high}"
                yield f"Some answers in {where} are not on the scale {points}. {what}"

    @property
    def is_of_importance(self) -> bool:
        """Whether its words say how important something is."""
        ordering = self.battery.ordering
        return ordering is not None and ordering.family is Family.IMPORTANCE


def scaled(
    batteries: Sequence[Battery],
    *,
    taken: Taken,
    tongue: Tongue,
    decisions: Mapping[str, str],
    there: Collection[DraftScale] = (),
) -> tuple[Scaled, ...]:
    """The scale of each battery; batteries with the same scale share it.

    Args:
        batteries: In the order of the questionnaire.
        taken: Codes of scales that are in use.
        tongue: The language of the labels.
        decisions: The author's answers by key; those to ``scale.<code>`` count.
        there: Scales that are there already; a battery with the labels of one shares it.
    """
    found: dict[object, DraftScale] = {}
    own = {scale.code: scale for scale in there}
    answers = []
    for battery in batteries:
        scale = _of_words(battery, tongue) if battery.ordering else _of_numbers(battery, tongue)
        identity = (scale.low, scale.high, scale.points, tuple(map(repr, scale.labels)),
                    tuple(scale.values.items()), scale.is_directed)  # fmt: skip
        is_good_told = battery.ordering and battery.ordering.family not in WITHOUT_GOOD
        alike = (one for one in own.values() if is_good_told and _has_labels_of(scale, one))
        same = next(alike, None)
        if same is not None:
            shared = replace(same, values={**scale.values, **same.values})
            own[same.code] = _with_strays_of(_with_outside(shared, battery, tongue), battery)
            answers.append((battery, same.code))
            continue
        known = found.get(identity)
        if known is None:
            scale = replace(scale, code=taken.first_free([scale.code]))
            known = decided(scale, decisions)
        scale = _with_strays_of(_with_outside(known, battery, tongue), battery)
        found[identity] = scale
        answers.append((battery, scale.code))
    by_code = own | {scale.code: scale for scale in found.values()}
    return tuple(
        Scaled(
            battery=battery,
            scale=by_code[code],
            point=point_about(battery, by_code[code], decisions),
        )
        for battery, code in answers
    )


def favourable(low: int, high: int) -> tuple[int, int]:
    """From which point answers are favourable, and to which they are not (METHOD.md 2.2).

    >>> favourable(1, 5), favourable(1, 7), favourable(1, 10), favourable(0, 10)
    ((4, 2), (5, 3), (8, 5), (8, 5))
    """
    if high == _TO_TEN and low in (0, 1):
        return 8, 5
    points = high - low + 1
    many = _FAVOURABLE.get(points, points // 3)
    return high - many + 1, low + many - 1


def recommending(scale: DraftScale, *, taken: Taken) -> DraftScale:
    """A scale from 0 to 10 with the ends that the net promoter score is made of."""
    return replace(
        scale, code=taken.first_free(["recommend"]), favourable_from=9, unfavourable_to=6
    )


def hundred_points(tongue: Tongue, *, taken: Taken) -> DraftScale:
    """The scale of points that people share out."""
    return DraftScale(
        code=taken.first_free(["points100"]),
        low=0,
        high=100,
        labels=(tongue.written(LOW_END), tongue.written(HIGH_END)),
        favourable_from=51,
        unfavourable_to=49,
        guess=Guess(sureness=Sureness.LIKELY, because="what each person gave adds up to 100"),
    )


def _has_labels_of(scale: DraftScale, other: DraftScale) -> bool:
    """Whether a scale is another but for its code, languages and what lies outside it."""
    return (
        (scale.low, scale.high, scale.is_directed) == (other.low, other.high, True)
        and len(scale.labels) == len(other.labels) == scale.high - scale.low + 1
        and all(
            not set(map(fold, one.values())).isdisjoint(map(fold, same.values()))
            for one, same in zip(scale.labels, other.labels, strict=True)
        )
    )


def _of_words(battery: Battery, tongue: Tongue) -> DraftScale:
    ordering = battery.ordering
    assert ordering is not None  # noqa: S101 - what the caller has looked at
    points = ordering.points
    numbers = _numbers_of(battery, ordering)
    low, high = min(numbers), max(numbers)
    favourable_from, unfavourable_to = _by_words(points, low) or favourable(low, high)
    is_sure = ordering.is_sure
    return DraftScale(
        code=f"{ordering.family.value}{high - low + 1}",
        low=low,
        high=high,
        labels=_labels(points, battery.columns, tongue, count=high - low + 1),
        favourable_from=favourable_from,
        unfavourable_to=unfavourable_to,
        guess=Guess(
            sureness=Sureness.SURE if is_sure else Sureness.UNSURE, because=ordering.because
        ),
        points=points,
        values=_values(ordering, numbers) | _tool_values(battery, ordering, numbers),
        is_directed=is_sure or ordering.family in WITHOUT_GOOD,
    )


def _numbers_of(battery: Battery, ordering: Ordering) -> tuple[int, ...]:
    """The number of each point, the bad end having the lowest: 1 and up, or from 0 where 0 is one.

    Where numbers stand between worded ends, one that nobody gave keeps its place.
    """
    categories = _categories(battery.columns)
    told = [
        parse_number(categories[fold(point)].value)
        if code is None and fold(point) in categories
        else code
        for point, code in zip(ordering.points, ordering.codes, strict=True)
    ]
    numbers = [int(number) for number in told if number is not None]
    count_of = len(ordering.points)
    low = 0 if ordering.codes == tuple(range(count_of)) else 1
    plain = tuple(range(low, low + count_of))
    has_bare = any(parse_number(point) is not None for point in ordering.points)
    if not has_bare or len(set(numbers)) < len(plain) or max(numbers) - min(numbers) > _TO_TEN:
        return plain
    if numbers == sorted(numbers):
        return tuple(numbers)
    if numbers == sorted(numbers, reverse=True):
        return tuple(numbers[0] + numbers[-1] - number for number in numbers)
    return plain


def _by_words(points: Sequence[str], low: int) -> tuple[int, int] | None:
    """Where labels begin with yes and no, the line between these."""
    said = [_SAYS_YES_OR_NO.get(fold(point).replace(",", " ").split(" ")[0]) for point in points]
    turns = [place for place in range(1, len(said)) if said[place] != said[place - 1]]
    if None in said or len(turns) != 1:
        return None
    return low + turns[0], low + turns[0] - 1


def _labels(
    points: Sequence[str], columns: Sequence[Column], tongue: Tongue, *, count: int
) -> tuple[Texts, ...]:
    """The wording of each point, or of the ends where those between are bare numbers."""
    known = {fold(c.label): c for column in columns for c in column.variable.categories}
    texts = [
        tongue.label(known[fold(p)])
        if fold(p) in known and _bare(p) == p
        else tongue.said(_bare(p))
        for p in points
    ]
    if len(points) == count and not any(parse_number(point) is not None for point in points):
        return tuple(texts)
    return texts[0], texts[-1]


def _bare(label: str) -> str:
    """A label without the number before it and the parentheses around it."""
    numbered = _NUMBERED.fullmatch(label)
    text = numbered[2].strip() if numbered else label
    enclosed = _IN_PARENTHESES.fullmatch(text)
    return enclosed[1].strip() if enclosed else text


def _values(ordering: Ordering, numbers: Sequence[int]) -> dict[str, int]:
    """What the export writes for each point, where that is not its wording."""
    place = dict(zip(ordering.points, numbers, strict=True))
    also = {label: place[point] for label, point in ordering.same_as.items()}
    is_reworded = any(_bare(p) != p or parse_number(p) is not None for p in place)
    return (place | also) if is_reworded else also


def _tool_values(battery: Battery, ordering: Ordering, numbers: Sequence[int]) -> dict[str, int]:
    """The tool's own code of each point, where it is not the point's number."""
    place = {fold(point): number for point, number in zip(ordering.points, numbers, strict=True)}
    values = {
        category.value: place[fold(category.label)]
        for category in _categories(battery.columns).values()
        if fold(category.label) in place and fold(category.value) != fold(category.label)
    }
    is_own = all(value == str(point) for value, point in values.items())
    return {} if is_own or set(map(fold, values)) & set(place) else values


def _of_numbers(battery: Battery, tongue: Tongue) -> DraftScale:
    ends = battery.ends
    assert ends is not None  # noqa: S101 - a battery has points or ends
    favourable_from, unfavourable_to = favourable(ends.low, ends.high)
    is_known = ends.high_is_good is not None
    texts = (
        tongue.said(ends.low_text) if ends.low_text else tongue.written(LOW_END),
        tongue.said(ends.high_text) if ends.high_text else tongue.written(HIGH_END),
    )
    scale = DraftScale(
        code=f"from{ends.low}to{ends.high}",
        low=ends.low,
        high=ends.high,
        labels=texts,
        favourable_from=favourable_from,
        unfavourable_to=unfavourable_to,
        guess=Guess(
            sureness=Sureness.LIKELY if is_known else Sureness.UNSURE,
            because=(
                "the question says what the ends are"
                if is_known
                else "numbers, and no word says which end is the good one"
            ),
        ),
        is_directed=is_known,
    )
    return turned(scale) if ends.high_is_good is False else scale


def _with_outside(scale: DraftScale, battery: Battery, tongue: Tongue) -> DraftScale:
    """The scale with the answers outside it that its battery has."""
    for reason, before in (
        (Missing.DONT_KNOW, scale.dont_know),
        (Missing.NOT_APPLICABLE, scale.not_applicable),
    ):
        labels = [label for label, why in battery.outside.items() if why is reason]
        if labels:
            codes = [o.code for o in (scale.dont_know, scale.not_applicable) if o]
            answer = _outside(before, labels, battery, tongue, above=max([scale.high, *codes]))
            scale = (
                replace(scale, dont_know=answer)
                if reason is Missing.DONT_KNOW
                else replace(scale, not_applicable=answer)
            )
    return scale


def _outside(
    before: Outside | None,
    labels: Sequence[str],
    battery: Battery,
    tongue: Tongue,
    *,
    above: int,
) -> Outside:
    known = _categories(battery.columns)
    first = labels[0]
    text = tongue.label(known[fold(first)]) if fold(first) in known else tongue.said(first)
    if before is None:
        told = {spelling(a) for a in (*battery.outside, *battery.beside, *_points_of(battery))}
        code = next(number for number in count(above + 1) if str(number) not in told)
        return Outside(code=code, label=text, values=tuple(labels[1:]))
    said = {fold(label) for label in (*before.label.values(), *before.values)}
    more = tuple(label for label in labels if fold(label) not in said)
    return replace(before, values=(*before.values, *more))


def with_strays(scale: DraftScale, numbers: Sequence[str], tongue: Tongue) -> DraftScale:
    """The scale with numbers that do not lie on it, and can be no blanks, as not applicable."""
    if not numbers:
        return scale
    before = scale.not_applicable
    if before is not None:
        more = tuple(number for number in numbers if number not in before.values)
        return replace(scale, not_applicable=replace(before, values=(*before.values, *more)))
    used = {scale.dont_know.code} if scale.dont_know else set()
    free = (n for n in count(scale.high + 1) if n not in used and str(n) not in numbers)
    answer = Outside(code=next(free), label=tongue.written(OFF_SCALE), values=tuple(numbers))
    return replace(scale, not_applicable=answer)


def _with_strays_of(scale: DraftScale, battery: Battery) -> DraftScale:
    return replace(scale, strays=scale.strays + sum(battery.strays.values()))


def _gives(answers: Collection[str]) -> Callable[[Column], bool]:
    """Whether a column has one of these answers, which are folded."""
    return lambda column: any(fold(value) in answers for value in column.values)


def _points_of(battery: Battery) -> tuple[str, ...]:
    return () if battery.ordering is None else battery.ordering.points


def _categories(columns: Collection[Column]) -> Mapping[str, Category]:
    return {fold(c.label): c for column in columns for c in column.variable.categories}


def _more(headings: Sequence[str]) -> str:
    return f" and {len(headings) - 1} more columns" if len(headings) > 1 else ""
