"""Made-up engagements of any size, for the benchmarks: same size, same bytes."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from spegla.moderation import collect

_DIMENSIONS = (
    *("Delivery", "Treatment", "Sense of service", "Consulting", "Business orientation"),
    *("Proactivity", "Trust", "Collaboration", "Change", "Self-service"),
)
_REMARKS = ("Answers come late", "They listen", "I help myself", "The form is long", "Well done")
_NOT_ASKED_OF = 0.03
"""Share of answers that are "don't know"."""
_DONT_KNOW, _RESPONSE = 9, 0.64


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large an engagement is.

    Args:
        customers: Respondents of each wave.
        waves: Waves, a year apart.
        dimensions: Dimensions, each with its importance; ten have names of their own.
        items: Items of each dimension.
        departments: Groups of the one breakdown.
        managers: Answers of the IT management team in each wave.
        comments: Comments in the newest wave, all shown.
    """

    customers: int = 640
    waves: int = 2
    dimensions: int = 10
    items: int = 4
    departments: int = 12
    managers: int = 9
    comments: int = 120

    @property
    def years(self) -> range:
        """The waves, oldest first."""
        return range(2027 - self.waves, 2027)


PAGE = "content/en/about-us.md"
"""A page that somebody wrote, for benchmarks to edit."""
REFERENCE = Size()
"""The workload that reports made with other tools were timed on."""


def write_engagement(folder: Path, size: Size) -> Path:
    """Write an engagement of a size into a folder that is not there yet.

    Args:
        folder: Where it goes.
        size: How large it is.
    """
    generator = np.random.default_rng(7)
    _write(folder / "mkdocs.yml", "site_name: Reference\n")
    _write(folder / "data/engagement.toml", _settings(size))
    _write(folder / "data/questions.csv", _table(_questions(size)))
    levels = generator.normal(3.4, 0.35, size.dimensions)
    for year in size.years:
        wave = folder / f"data/waves/{year}"
        levels = levels + generator.normal(0.05, 0.12, size.dimensions)
        _write(wave / "customers.csv", _table(_customers(size, levels, generator)))
        _write(wave / "management.csv", _table(_managers(size, levels + 0.5, generator)))
        _write(wave / "invited.csv", _table(_invited(size)))
    _write(folder / PAGE, "---\ntitle: About us\nafter: index\n---\nWe asked.\n")
    if size.comments:
        _approve_all(folder, size)
    return folder


def _settings(size: Size) -> str:
    waves = "".join(
        f'[waves.{year}]\ndate = {year}-10-12\nlabel = {{ en = "October {year}" }}\n'
        for year in size.years
    )
    dimensions = "".join(
        f'[dimensions.d{number}]\nlabel = {{ en = "{_name(number)}" }}\n'
        for number in range(size.dimensions)
    )
    groups = "".join(
        f'[breakdowns.department.groups.g{number}]\nlabel = {{ en = "Department {number + 1}" }}\n'
        for number in range(size.departments)
    )
    return f"""\
client = "Reference"
languages = ["en"]
title = {{ en = "IT through its customers' eyes" }}
confidentiality = {{ en = "Internal" }}
[privacy]
preset = "standard"
promised_minimum = 5
{waves}{dimensions}
[scales.agree5]
low = 1
high = 5
labels = [{{ en = "Not at all" }}, {{ en = "Little" }}, {{ en = "Neither" }}, {{ en = "Mostly" }},
  {{ en = "Fully" }}]
favourable_from = 4
unfavourable_to = 2
dont_know = {{ code = {_DONT_KNOW}, label = {{ en = "Don't know" }} }}
[scales.ten]
low = 1
high = 10
labels = [{{ en = "Not at all" }}, {{ en = "Fully" }}]
favourable_from = 8
unfavourable_to = 5
[breakdowns.department]
label = {{ en = "Department" }}
{groups}[management]
team_size = {size.managers}
told_beforehand = true
"""


def _questions(size: Size) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [
        ("code", "dimension", "kind", "scale", "reversed", "waves", "text_en", "mirror_en")
    ]
    for dimension in range(size.dimensions):
        name = _name(dimension)
        for item in range(size.items):
            text = f"{name}: what we expect of IT, statement {item + 1}, holds in our daily work."
            mirror = f"Our customers would say: {text}"
            code = f"q{dimension}_{item}"
            rows.append((code, f"d{dimension}", "rating", "agree5", "", "", text, mirror))
        asked = f"How much does this matter to your work: {name}?"
        rows.append((f"w{dimension}", f"d{dimension}", "importance", "ten", "", "", asked, ""))
    for number, asked in enumerate(("satisfied are you", "ideal is IT", "well is it done")):
        rows.append((f"nki{number}", "", "outcome", "ten", "", "", f"How {asked}?", ""))
    rows.append(("remark", "", "text", "", "", "", "What should IT do first?", ""))
    return rows


def _customers(
    size: Size, levels: np.ndarray, generator: np.random.Generator
) -> list[Sequence[object]]:
    people, asked = size.customers, size.dimensions * size.items
    own = generator.normal(0, 0.7, (people, 1))
    places = np.repeat(levels, size.items) + generator.normal(0, 0.15, asked)
    answers = np.clip(np.rint(places + own + generator.normal(0, 0.7, (people, asked))), 1, 5)
    answers[generator.random(answers.shape) < _NOT_ASKED_OF] = _DONT_KNOW
    matters = np.clip(np.rint(generator.normal(7, 1.6, (people, size.dimensions))), 1, 10)
    overall = np.clip(np.rint(6.2 + 1.8 * own + generator.normal(0, 0.9, (people, 3))), 1, 10)
    groups = generator.integers(0, size.departments, people)
    writers = set(generator.permutation(people)[: size.comments].tolist())
    heading = [
        *_item_codes(size),
        *(f"w{dimension}" for dimension in range(size.dimensions)),
        *("nki0", "nki1", "nki2", "department", "remark"),
    ]
    rows: list[Sequence[object]] = [heading]
    for person in range(people):
        numbers = np.concatenate([answers[person], matters[person], overall[person]]).astype(int)
        remark = f"{_REMARKS[person % 5]} in case {person}." if person in writers else ""
        rows.append((*numbers.tolist(), f"g{groups[person]}", remark))
    return rows


def _managers(
    size: Size, levels: np.ndarray, generator: np.random.Generator
) -> list[Sequence[object]]:
    shape = (size.managers, size.dimensions * size.items)
    places = np.repeat(levels, size.items) + generator.normal(0, 0.6, shape)
    return [_item_codes(size), *np.clip(np.rint(places), 1, 5).astype(int).tolist()]


def _invited(size: Size) -> list[Sequence[object]]:
    of_each = round(size.customers / _RESPONSE / size.departments)
    groups = [("department", f"g{number}", of_each, 0) for number in range(size.departments)]
    everyone = ("", "", of_each * size.departments, 0)
    return [("breakdown", "group", "invited", "not_eligible"), everyone, *groups]


def _approve_all(folder: Path, size: Size) -> None:
    """Take every comment as it was written; half of them are positive."""
    collect(folder, wave=None, order=Random(7))  # noqa: S311 - nobody is hidden here
    path = folder / f"data/waves/{size.years[-1]}/comments.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    for number, row in enumerate(rows):
        row["theme"] = f"d{number % size.dimensions}"
        row["sentiment"] = ("positive", "negative")[number // size.dimensions % 2]
        row["publish"] = "yes"
    _write(path, _table([list(rows[0]), *(list(row.values()) for row in rows)]))


def _item_codes(size: Size) -> list[str]:
    return [f"q{dim}_{item}" for dim in range(size.dimensions) for item in range(size.items)]


def _name(dimension: int) -> str:
    return _DIMENSIONS[dimension] if dimension < len(_DIMENSIONS) else f"Dimension {dimension + 1}"


def _table(rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
