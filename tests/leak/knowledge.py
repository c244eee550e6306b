"""What the attacker knows: who is in which group, who answered what, and every printed number.

The attacker of PRIVACY.md 2.1 knows each colleague's groups and whether they answered each
question, knows how figures are made, and reads all that is published. What people answered is
here as well, but only to tell whether the attacker is right.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from leak.answers import DONT_KNOW, Asked, Floats, Mask, Population, population_of
from spegla.survey.questions import NKI, Audience, QuestionKind, Role
from spegla.survey.responses import Survey

SLACK = 1e-6
"""Tolerance of sums; far below one answer."""

FINEST = 6
"""Decimals from which on a printed number counts as exact."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """A printed figure as a sum over people of which the attacker knows the range.

    Args:
        figure: Its name in the record.
        unknown: What is summed over people; statements with the same unknown can be subtracted.
        group: Who belongs to the group that it is about.
        people: Who of them is counted.
        shares: For each person what an answer is multiplied with.
        terms: Per question, what each category adds.
        low: The sum is at least this much.
        high: The sum is at most this much.
        step: Sums that are not the same are at least this far apart.
    """

    figure: str
    unknown: tuple[str, ...]
    group: Mask
    people: Mask
    shares: Floats
    terms: Mapping[str, tuple[float, ...]]
    low: float
    high: float
    step: float

    @property
    def is_exact(self) -> bool:
        """Whether only one sum is in the range."""
        return self.high - self.low < self.step

    def true_sum(self, questions: Mapping[str, Asked]) -> float:
        total = 0.0
        for code, weights in self.terms.items():
            answers = questions[code].answers
            given = answers >= 0
            total += float(self.shares[given] @ np.array(weights)[answers[given]])
        return total


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """Everything that the attacker holds about one audience in one wave.

    ``counted`` are the groups of which it is printed how many answered.
    """

    population: Population
    statements: tuple[Statement, ...]
    counted: tuple[Mask, ...]


def figures_in(record: bytes) -> list[dict[str, Any]]:
    """The figures of ``release.json``."""
    figures: list[dict[str, Any]] = json.loads(record)["figures"]
    return figures


def known(record: bytes, survey: Survey) -> Mapping[tuple[str, str], Known]:
    """What the attacker makes of a record, per wave and audience.

    Args:
        record: ``release.json`` as published.
        survey: The answers, to say whether the attacker is right.
    """
    published = json.loads(record)
    reader = _Reader(record=published, survey=survey)
    return {
        (wave.code, audience): Known(
            population=population,
            statements=tuple(reader.statements(wave.code, audience, population)),
            counted=tuple(reader.counted(wave.code, audience, population)),
        )
        for wave in survey.waves
        for audience, responses in (
            (Audience.CUSTOMERS, wave.customers),
            (Audience.MANAGEMENT, wave.management),
        )
        if responses is not None
        for population in (population_of(survey.questionnaire, wave.code, responses),)
    }


Sum = tuple[tuple[str, ...], Mapping[str, tuple[float, ...]], Floats]
"""What is summed, what answers add to it per question, and the share of each person in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Turns figures of a record into statements about sums."""

    record: Mapping[str, Any]
    survey: Survey

    def statements(self, wave: str, audience: str, population: Population) -> Iterator[Statement]:
        for entry in self.record["figures"]:
            if (entry["wave"], entry["audience"]) == (wave, audience) and "value" in entry:
                yield from self._statement(entry, population)

    def counted(self, wave: str, audience: str, population: Population) -> Iterator[Mask]:
        if audience != Audience.CUSTOMERS:
            return
        for entry in self.record["figures"]:
            is_count = entry["subject_kind"] == "response" and entry["statistic"] == "answered"
            if is_count and "value" in entry and entry["wave"] == wave:
                group = self._group(entry, population) & population.took_part
                assert group.sum() == entry["value"], entry
                yield group

    def _statement(self, entry: Mapping[str, Any], population: Population) -> Iterator[Statement]:
        made = self._summed(entry, population)
        if made is None or "base" not in entry:
            return
        unknown, terms, shares = made
        group = self._group(entry, population)
        counted = group & (shares != 0)
        assert counted.sum() == entry["base"], (entry, int(counted.sum()))
        step = _step(shares[counted], terms)
        is_whole = step == 1
        low, high = self._range(entry)
        low, high = low * entry["base"] - SLACK, high * entry["base"] + SLACK
        yield Statement(
            figure=_name(entry),
            unknown=unknown,
            group=group,
            people=counted,
            shares=np.where(counted, shares, 0.0),
            terms=terms,
            low=math.ceil(low) if is_whole else low,
            high=math.floor(high) if is_whole else high,
            step=step,
        )

    def _summed(self, entry: Mapping[str, Any], population: Population) -> Sum | None:
        """What a figure sums, what answers add to it, and with which share of each person.

        None for what is no sum, and for what follows from other printed numbers.
        """
        code, category = entry["subject"], entry["category"]
        made: Sum | None = None
        match entry["subject_kind"], entry["statistic"]:
            case "choice" | "quantity", "share":
                made = _of_one(f"{code}={category}", population)
            case "item", "mean" | "favourable" | "unfavourable" | "share" | "dont_know":
                made = self._of_item(entry, population)
            case "need", _ if "least" not in entry:
                # The mean of the displayed means of its items: it follows from them.
                pass
            case _, "score" | "trend_score" | "perceived":
                made = self._of_score(entry, population)
            case "dimension", "minimum" | "desired":
                made = self._of_level(entry, population)
            case "dimension", "below_minimum":
                made = _of_one(f"{code}:below", population)
            case "dimension", "improve_first" | "stated_importance":
                made = self._of_importance(entry, population)
            case _:
                pass
        return made

    def _of_item(self, entry: Mapping[str, Any], population: Population) -> Sum:
        code, statistic = entry["subject"], entry["statistic"]
        if statistic == "dont_know":
            return _of_one(f"{code}{DONT_KNOW}", population)
        asked = population.questions[code]
        places = range(len(asked.points))
        if statistic == "share":
            question = self.survey.questionnaire.question(code)
            place = int(entry["category"]) - question.scale.low
            place = places[-1] - place if question.is_reversed else place
            weights = [float(place == other) for other in places]
        elif statistic == "mean":
            weights = list(asked.points)
        else:
            end = asked.favourable if statistic == "favourable" else asked.unfavourable
            weights = [float(other in end) for other in places]
        return (code,), {code: tuple(weights)}, asked.people

    def _of_score(self, entry: Mapping[str, Any], population: Population) -> Sum:
        codes = self._items(entry)
        items = [population.questions[code] for code in codes]
        answered = np.sum([item.answered for item in items], axis=0)
        counted = 2 * answered >= len(items)
        if entry["statistic"] == "perceived":
            counted &= population.questions[f"{entry['subject']}:below"].answered
        shares = np.where(counted, 1 / np.maximum(answered, 1), 0.0)
        terms = {code: item.index for code, item in zip(codes, items, strict=True)}
        return codes, terms, shares

    def _items(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        book, subject, wave = self.survey.questionnaire, entry["subject"], entry["wave"]
        if entry["subject_kind"] == "need":
            items = book.items_of_need(subject, wave)
        elif subject == NKI:
            items = book.outcome(wave)
        else:
            items = book.items_of(subject, wave)
        if entry["statistic"] == "trend_score":
            both = {wave.code for wave in self.survey.waves[-2:]}
            items = tuple(item for item in items if both <= set(item.waves))
        return tuple(item.code for item in items)

    def _of_level(self, entry: Mapping[str, Any], population: Population) -> Sum:
        kind = QuestionKind(entry["statistic"])
        code = self.survey.questionnaire.levels_of(kind, entry["wave"])[entry["subject"]].code
        shares = population.questions[f"{entry['subject']}:below"].answered.astype(float)
        return (code,), {code: population.questions[code].index}, shares

    def _of_importance(self, entry: Mapping[str, Any], population: Population) -> Sum | None:
        book, wave, code = self.survey.questionnaire, entry["wave"], entry["subject"]
        if entry["unit"] == "scale":
            rated = book.levels_of(QuestionKind.IMPORTANCE, wave)[code].code
            asked = population.questions[rated]
            return (rated,), {rated: asked.points}, asked.people
        is_first = entry["statistic"] == "improve_first"
        role = Role.FIRST_TO_IMPROVE if is_first else Role.MOST_IMPORTANT
        choice = book.choice(role, wave)
        return None if choice is None else _of_one(f"{choice.code}={code}", population)

    def _group(self, entry: Mapping[str, Any], population: Population) -> Mask:
        if not entry["group_by"]:
            return np.ones(population.people, dtype=bool)
        codes = population.groups[entry["group_by"]]
        breakdown = next(b for b in self.record["breakdowns"] if b["code"] == entry["group_by"])
        group = next(g for g in breakdown["groups"] if g["code"] == entry["group"])
        if not group["members"]:
            mask: Mask = codes == entry["group"]
            return mask
        book = self.survey.questionnaire.breakdown(entry["group_by"])
        folded = [g.code for g in book.groups if dict(g.label.by_language) in group["members"]]
        return np.isin(codes, folded)

    def _range(self, entry: Mapping[str, Any]) -> tuple[float, float]:
        """What the printed value says: its range, or what rounds to it where none is given."""
        value, least, most = entry["value"], entry.get("least"), entry.get("most")
        half = self._half_grain(entry["unit"], "value")
        if least is None or most is None:
            return value - half, value + half
        of_ends = self._half_grain(entry["unit"], "least", "most")
        if abs(value - (least + most) / 2) > half + of_ends + SLACK:
            # Not the middle of its range, so it says more than the range does.
            return max(least, value) - half, min(most, value) + half
        return least - of_ends, most + of_ends

    def _half_grain(self, unit: str, *names: str) -> float:
        """Half a unit of the last decimal that numbers of this unit are printed with."""
        printed = [
            _decimals(entry[name])
            for entry in self.record["figures"]
            for name in names
            if entry.get("unit") == unit and entry.get(name) is not None
        ]
        finest = max(printed, default=0)
        return 0.0 if finest >= FINEST else 0.5 * 10.0**-finest


def _of_one(code: str, population: Population) -> Sum:
    """How many gave the answer in question."""
    return (code,), {code: (0.0, 1.0)}, population.questions[code].people


def _step(shares: Floats, terms: Mapping[str, tuple[float, ...]]) -> float:
    """How far apart sums are at least; in scores a point counts by how many items were answered."""
    points = {np.diff(weights).max() for weights in terms.values()}
    parts = math.lcm(*{round(1 / share) for share in shares.tolist()} or {1})
    return float(min(points)) / parts


def _name(entry: Mapping[str, Any]) -> str:
    name = "/".join(
        entry[part] for part in ("wave", "audience", "subject_kind", "subject", "statistic")
    )
    category, group = entry["category"], entry["group_by"]
    return f"{name}[{category}]@{group}={entry['group']}" if category or group else name


def _decimals(number: float) -> int:
    return len(repr(float(number)).removesuffix(".0").partition(".")[2])
