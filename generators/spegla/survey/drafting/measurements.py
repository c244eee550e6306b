"""Exports that may hold several measurements: a column says of which one each answer is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spegla.errors import UsageError
from spegla.survey.drafting.answered import SPLIT, is_yes
from spegla.survey.drafting.breakdowns import groups_of
from spegla.survey.drafting.codes import Taken, slug_of_words
from spegla.survey.drafting.draft import DraftBreakdown, Guess, Point, Source, Sureness, Unread
from spegla.survey.drafting.observed import Column, folded
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.withheld import unread
from spegla.survey.tables import tidy
from spegla.survey.wording import order_of, yes_no

_MOST = 6
"""Most measurements that one file is thought to hold."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0+)?")
_OF_YEARS = re.compile(
    r"(?:(?:survey|calendar|measurement) )?year(?: of (?:the )?(?:survey|measurement))?"
    r"|(?:undersoknings|matnings|kalender)?ar(?:tal)?|(?:meet|enquete|kalender)?jaar(?:tal)?"
    r"|(?:umfrage|erhebungs|befragungs|kalender)?jahr|annee(?: de l enquete)?"
)
_OF_WAVES = re.compile(
    r"(?:survey )?(?:wave|round|measurement|edition)(?: (?:no|number|name))?|survey"
    r"|(?:mat)?(?:ning|omgang|tillfalle)|undersokning(?:somgang)?|vag"
    r"|(?:nul|na)?meting|(?:meet)?ronde|meetmoment"
    r"|(?:erhebungs|befragungs)?(?:welle|runde)|messung|erhebung|vague|mesure|enquete"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    """What columns say of the measurements in exports.

    Args:
        aside: Why such columns are not read, by their keys.
        dividing: Keys of those that divide one measurement, as the author says.
        points: What the author has to say.
        open_waves: The waves of which it is not known whether they are one.
    """

    aside: Mapping[str, Unread] = field(default_factory=dict)
    dividing: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()
    open_waves: frozenset[str] = frozenset()


def measurements_in(
    columns: Sequence[Column], sources: Sequence[Source], decisions: Mapping[str, str]
) -> Measurements:
    """Which columns say of which measurement an answer is, and what is asked about that.

    Args:
        columns: The columns of the exports.
        sources: The exports of the customers.
        decisions: The author's answers by key; those to ``split.<file>`` count.

    Raises:
        UsageError: An export holds several measurements, as the author says.
    """
    aside: dict[str, Unread] = {}
    dividing: set[str] = set()
    points: dict[str, Point] = {}
    open_waves: set[str] = set()
    for column in columns:
        if len(column.values) < 2 or not _tells_the_wave(column):
            continue
        several = [one for one in sources if 2 <= len(_values_in(one, column)) <= _MOST]
        asked = {f"{SPLIT}.{source.file}": source for source in several}
        for key, source in asked.items():
            if key not in decisions:
                points[key] = _point(key, source, column)
                open_waves.add(source.wave)
            elif is_yes(decisions[key]):
                raise UsageError(_refusal(source, column))
        if asked and all(key in decisions for key in asked):
            dividing.add(column.key)
        elif asked or all(len(_values_in(one, column)) <= 1 for one in sources):
            aside[column.key] = unread(column, "it says of which measurement an answer is")
    return Measurements(
        aside=aside,
        dividing=frozenset(dividing),
        points=tuple(points.values()),
        open_waves=frozenset(open_waves),
    )


def told_breakdown(column: Column, *, taken: Taken, tongue: Tongue) -> DraftBreakdown:
    """A column that divides one measurement, as the author says, as a breakdown.

    Args:
        column: The column.
        taken: Codes that are in use.
        tongue: The language of the export.
    """
    return DraftBreakdown(
        code=taken.first_free([slug_of_words(column.text)]),
        label=tongue.said(column.text),
        groups=groups_of(column, tongue, is_ordered=False),
        columns=column.headings,
        guess=Guess(
            sureness=Sureness.SURE, because="it divides one measurement, as the author says"
        ),
    )


def _tells_the_wave(column: Column) -> bool:
    words = folded(column.text)
    values = list(column.values)
    if _OF_YEARS.fullmatch(words):
        return all(_YEAR.fullmatch(value) for value in values)
    if _OF_WAVES.fullmatch(words) is None:
        return False
    return yes_no(values) is None and order_of(values) is None


def _values_in(source: Source, column: Column) -> set[str]:
    place = column.places.get(source.wave)
    return set() if place is None else {tidy(c) for c in source.answers.cells(place)} - {""}


def _point(key: str, source: Source, column: Column) -> Point:
    number = len(_values_in(source, column))
    return Point(
        key=key,
        ask=f'Does {source.file} hold {number} measurements, as its column "{column.heading}" may '
        "say? Yes or no. If it does, each has to be a file of its own; if not, the column divides "
        "the respondents into groups.",
        is_needed=True,
    )


def _refusal(source: Source, column: Column) -> str:
    return (
        f"{source.file}: it holds {len(_values_in(source, column))} measurements, by its column "
        f'"{column.heading}". Expected one a file. Filter the rows of each in a spreadsheet '
        "program, save them as files of their own with the same headings, and give them all: "
        "--from 2025=FIRST.csv --from 2026=SECOND.csv."
    )
