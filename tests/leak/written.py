"""Numbers in texts: how they are written, which the record of the release gives, which need none.

A number may stand in the output if it is a displayed value, rounded as values of its unit are, if
it is one of a few things that follow from displayed values, or if it comes from a source that
holds no answers. These sources are read here, not listed.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from spegla.settings import MethodSettings

LOCALE = Path(__file__).parents[2] / "site_templates" / "locale"

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f']\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f']\d{3})+")

DECIMALS: Mapping[str, int] = {
    "persons": 0, "count": 1, "share": 0, "score": 0, "points": 0, "scale": 2, "deviations": 1,
    "coefficient": 2, "amount": 1,
}  # fmt: skip
"""Decimals with which values of a unit are written."""
ENDS = ("least", "most")
SIZES = ("value", "low", "high", *ENDS)


def numbers_in(text: str) -> Iterator[str]:
    """Each number of a text as it is written there, without its sign and unit."""
    for found in _NUMBER.finditer(text):
        yield found[0]


def readings_of(written: str) -> set[Decimal]:
    """What a written number can mean: a comma is a decimal sign here and groups digits there."""
    meanings = set()
    if _GROUPED.fullmatch(written):
        meanings.add(Decimal(re.sub(r"\D", "", written)))
    plain = re.sub(r"[\u00a0\u202f']", "", written)
    if re.fullmatch(r"\d+([.,]\d+)?", plain):
        meanings.add(Decimal(plain.replace(",", ".")))
    return meanings


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Numbers that may stand in the output, by where they come from."""

    sources: Mapping[str, frozenset[Decimal]]
    written: frozenset[str]
    """Such as dates and versions, which are no decimal numbers."""

    def source_of(self, number: str) -> str | None:
        """Where a number comes from; None if from nowhere."""
        if number in self.written:
            return "written"
        meanings = readings_of(number)
        if not meanings:
            parts = re.split(r"[.,]", number)
            found = [self.source_of(part) for part in parts]
            return None if None in found else "parts"
        for name, values in self.sources.items():
            if meanings & values:
                return name
        return None


def allowed(engagement: Path, record: bytes, certificate: bytes | None = None) -> Allowed:
    """Everything that a build of an engagement may say in numbers.

    Args:
        engagement: Its folder; of it only what holds no answers is read.
        record: ``release.json``.
        certificate: ``certificate.json``, where there is one.
    """
    settings = tomllib.loads((engagement / "data/engagement.toml").read_text(encoding="utf-8"))
    figures = json.loads(record)["figures"]
    data = engagement / "data"
    return Allowed(
        sources={
            "displayed values": frozenset(_displayed(figures)),
            "differences of displayed values": frozenset(_shortfalls(figures, settings)),
            "how many of something": frozenset(_counts(record, figures)),
            "wording": frozenset(_of_texts(_wording(settings["languages"]))),
            "settings": frozenset(_of_settings(settings)),
            "code book and actions": frozenset(
                _of_texts(
                    cell
                    for name in ("questions.csv", "actions.csv")
                    for cell in _cells(data / name)
                )
            ),
            "hand-written pages": frozenset(
                _of_texts(
                    path.read_text(encoding="utf-8") for path in engagement.glob("content/*/*.md")
                )
            ),
            "certificate": frozenset(_of_texts([certificate.decode()] if certificate else [])),
            "ends and steps of axes": frozenset(_ticks()),
        },
        written=frozenset(_written(settings)),
    )


def _ticks() -> Iterator[Decimal]:
    """Round numbers of scales from 0 to 10 and to 100, and of shares."""
    yield from map(Decimal, (*range(0, 101, 5), *range(11)))
    yield from (Decimal(step) / 20 for step in range(21))


def _displayed(figures: Iterable[Mapping[str, Any]]) -> Iterator[Decimal]:
    for figure in figures:
        if "base" in figure:
            yield Decimal(figure["base"])
        for size in SIZES:
            if figure.get(size) is not None:
                yield from forms_of(figure[size], figure["unit"], is_end=size in ENDS)


def forms_of(value: float, unit: str, *, is_end: bool = False) -> Iterator[Decimal]:
    """A value as its unit is written, and unrounded for machines; without sign."""
    exact = abs(Decimal(repr(float(value))))
    yield exact.normalize()
    written = exact * 100 if unit == "share" else exact
    # The ends of a range are rounded outwards.
    for rounding in (ROUND_HALF_EVEN, *((ROUND_FLOOR, ROUND_CEILING) if is_end else ())):
        yield _rounded(written, DECIMALS[unit], rounding)


def _rounded(number: Decimal, decimals: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding)


def _shortfalls(
    figures: Iterable[Mapping[str, Any]], settings: Mapping[str, Any]
) -> Iterator[Decimal]:
    """Points between a displayed score and the level aimed for, and parts of everyone."""
    shown = [figure for figure in figures if "value" in figure]
    for figure in shown:
        target = settings.get("targets", {}).get(figure["subject"])
        if target is not None and figure["statistic"] == "score":
            yield Decimal(abs(round(target) - round(figure["value"])))
            for size in SIZES:
                yield abs(Decimal(repr(figure.get(size, target))) - Decimal(repr(target)))
    # A group's part of those invited, and of those who answered.
    for statistic in ("invited", "answered"):
        people = [f["value"] for f in shown if f["statistic"] == statistic]
        for part in people:
            for whole in people:
                if whole:
                    yield from forms_of(part / whole, "share")


def _counts(record: bytes, figures: list[dict[str, Any]]) -> Iterator[Decimal]:
    """Places in an order and numbers of things: at most as many as there are."""
    subjects = {figure["subject"] for figure in figures}
    groups = sum(len(b["groups"]) for b in json.loads(record)["breakdowns"])
    for number in range(max(len(subjects), groups) + 1):
        yield Decimal(number)
    yield Decimal(sum("hidden" in figure for figure in figures))
    yield Decimal(sum(figure.get("hidden") == "protected" for figure in figures))
    yield Decimal(len(figures))


def _wording(languages: Iterable[str]) -> Iterator[str]:
    for language in languages:
        yield (LOCALE / language / "spegla.po").read_text(encoding="utf-8")


def _cells(table: Path) -> Iterator[str]:
    """The cells of a table one by one: the commas between them are no decimal signs."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield from row


def _of_texts(texts: Iterable[str]) -> Iterator[Decimal]:
    for text in texts:
        for written in numbers_in(text):
            yield from readings_of(written)


def _of_settings(settings: Mapping[str, Any]) -> Iterator[Decimal]:
    """Every number of the engagement's settings, and of those that it leaves as they are."""
    method = MethodSettings.model_validate(settings.get("method", {}))
    yield from _in_values(settings)
    yield from _in_values(method.model_dump(mode="json"))
    # Labels are written with numbers as well: "October 2026".
    yield from _of_texts([json.dumps(settings, default=str, ensure_ascii=False)])


def _in_values(value: object) -> Iterator[Decimal]:
    match value:
        case bool() | None:
            return
        case int() | float():
            yield abs(Decimal(repr(value)))
            yield _rounded(abs(Decimal(repr(value))), 0)
            # Levels of confidence and shares are written in percent.
            yield _rounded(abs(Decimal(repr(value))) * 100, 0)
        case dict():
            for each in value.values():
                yield from _in_values(each)
        case list() | tuple():
            for each in value:
                yield from _in_values(each)
        case _:
            return


def _written(settings: Mapping[str, Any]) -> Iterator[str]:
    """Days of the waves, and versions of the program and of what it computes and sets type with."""
    for wave in settings["waves"].values():
        yield f"{wave['date']:%Y%m%d}"
    for name in ("spegla", "numpy", "scipy", "pandas", "weasyprint"):
        yield version(name)
