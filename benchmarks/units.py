"""Seconds, memory and disk of the reports of many units; figures for comparison, never a test.

An engagement is made up: nine dimensions of three items and the NKI, two waves, fifteen customers
to a unit. Its whole report is built first, the site alone, then the reports of all units with
their PDFs.

Run with ``python benchmarks/units.py [UNITS [LANGUAGES]]``, such as ``200 sv,en``; it takes some
minutes.
"""

import csv
import io
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

import numpy as np

from spegla.last_build import Options
from spegla.pipeline import build
from spegla.unit_reports import build_units

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from builders import make_engagement

DIMENSIONS = ("trust", "pace", "care", "tone", "ideas", "advice", "change", "order", "help")
ITEMS = tuple(f"{dimension}_{n}" for dimension in DIMENSIONS for n in (1, 2, 3))
NKI = ("nki_1", "nki_2", "nki_3")
EACH = 15
"""Customers that answered in a unit; five more were invited."""
WAVES = ("2025", "2026")


def settings(units: Sequence[str], languages: Sequence[str]) -> str:
    """``engagement.toml``, with the same text in every language."""

    def texts(text: str) -> str:
        return "{" + ", ".join(f'{language} = "{text}"' for language in languages) + "}"

    lines = [
        'client = "Benchmark"',
        f"languages = {list(languages)}",
        f"title = {texts('IT seen by its customers')}",
        f"confidentiality = {texts('Internal')}",
        "[privacy]",
        'preset = "standard"',
        "promised_minimum = 5",
        *(f"[waves.{w}]\ndate = {w}-10-12\nlabel = {texts(f'October {w}')}" for w in WAVES),
        *(f"[dimensions.{d}]\nlabel = {texts(d.title())}" for d in DIMENSIONS),
    ]
    for scale, high, favourable, unfavourable in (("agree5", 5, 4, 2), ("ten", 10, 8, 5)):
        lines += [
            f"[scales.{scale}]\nlow = 1\nhigh = {high}",
            f"labels = [{texts('Not at all')}, {texts('Fully')}]",
            f"favourable_from = {favourable}\nunfavourable_to = {unfavourable}",
        ]
    lines.append(f"[breakdowns.unit]\nlabel = {texts('Unit')}")
    lines += [f"[breakdowns.unit.groups.{u}]\nlabel = {texts(f'Unit {u}')}" for u in units]
    return "\n".join([*lines, ""])


def questions(languages: Sequence[str]) -> str:
    """The code book."""
    rated = [(item, item.partition("_")[0], "rating", "agree5") for item in ITEMS]
    asked = [*rated, *((item, "", "outcome", "ten") for item in NKI)]
    columns = ["code", "dimension", "kind", "scale", "reversed", "waves"]
    texts = [f"text_{language}" for language in languages]
    rows = [(*question, "", "", *(f"About {question[0]}." for _ in texts)) for question in asked]
    return table([*columns, *texts], rows)


def customers(units: Sequence[str], generator: np.random.Generator) -> str:
    """Everybody's answers; units differ a little, and some a lot."""
    of_unit = generator.normal(0, 0.35, size=len(units))

    def answers() -> Iterator[tuple[object, ...]]:
        for unit, lift in zip(units, of_unit, strict=True):
            for _ in range(EACH):
                middle = 3.4 + lift + generator.normal(0, 0.5)
                rated = np.clip(np.rint(generator.normal(middle, 0.9, size=len(ITEMS))), 1, 5)
                nki = np.clip(np.rint(generator.normal(2 * middle, 1.6, size=len(NKI))), 1, 10)
                yield (*rated.astype(int), *nki.astype(int), unit)

    return table([*ITEMS, *NKI, "unit"], answers())


def invited(units: Sequence[str]) -> str:
    """Who was asked."""
    asked = EACH + 5
    rows = [("", "", asked * len(units), 0), *(("unit", unit, asked, 0) for unit in units)]
    return table(["breakdown", "group", "invited", "not_eligible"], rows)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def made(folder: Path, number: int, languages: Sequence[str]) -> Path:
    """The engagement, written into a folder."""
    generator = np.random.default_rng(9)
    units = [f"u{place:03d}" for place in range(number)]
    earlier = f"data/waves/{WAVES[0]}"
    return make_engagement(
        folder,
        settings=settings(units, languages),
        questions=questions(languages),
        customers=customers(units, generator),
        invited=invited(units),
        files={
            f"{earlier}/customers.csv": customers(units, generator),
            f"{earlier}/invited.csv": invited(units),
        },
    )


def used() -> tuple[float, float]:
    """Seconds of processor until now: of this process, and of those that it started and ended."""
    own, others = (resource.getrusage(who) for who in (_SELF, _OTHERS))
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


_SELF, _OTHERS = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    languages = sys.argv[2].split(",") if len(sys.argv) > 2 else ["en"]
    with tempfile.TemporaryDirectory() as place:
        folder = made(Path(place) / "engagement", number, languages)
        output = Path(place) / "out"
        day = datetime.now().astimezone().date()
        start = perf_counter()
        build(folder, output, day=day, options=Options(with_pdf=False))
        whole, before = perf_counter() - start, used()
        start = perf_counter()
        outcome = build_units(folder, output, per="unit")
        units, after = perf_counter() - start, used()
        files = [path for path in (output / "units").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    processor = sum(after) - sum(before)
    print(f"{outcome.reports} of {outcome.units} units have a report, in {', '.join(languages)}")
    print(f"{'the whole report':<34}{whole:8.1f} s")
    print(f"{'all units':<34}{units:8.1f} s{processor:8.1f} s of processor")
    print(f"{'a unit':<34}{units / outcome.reports:8.2f} s{processor / outcome.reports:8.2f} s")
    own, others = (resource.getrusage(who).ru_maxrss / 1000 for who in (_SELF, _OTHERS))
    print(f"{'peak of the main process':<34}{own:8.0f} MB")
    print(f"{'peak of a worker':<34}{others:8.0f} MB")
    print(f"{'on the disk, a unit':<34}{size / outcome.reports / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
