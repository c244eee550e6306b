"""Seconds, pages, memory and size of the PDFs handed out; figures for comparison, never a test.

Three tables. The first takes one language of an engagement apart, in one process: charts and HTML
of all editions together, then the gatherings of each edition, and what binds them. The second sets
each edition by two new processes, by the clock, as a build does. The third builds the engagement
twice with its PDFs, cold and with nothing changed, on as many cores as there are.

Run with ``python benchmarks/print.py [ENGAGEMENT] [LANGUAGE]``, on a quiet machine.
"""

import io
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import pikepdf

from spegla.bookkeeping import open_ledger
from spegla.last_build import Options
from spegla.pipeline import build
from spegla.releasing import release
from spegla.render.drawings import draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.paper import print_editions
from spegla.render.pdf import render_pdf
from spegla.render.pdf.gatherings import unbound
from spegla.render.pdf.kept import set_paper
from spegla.render.pdf.machine import libraries
from spegla.render.pdf.setting import bind_pdf, set_gathering
from spegla.rendering import set_beside
from spegla.report.format import Writer, parse_wording
from spegla.reporting import checked_report, drafted
from spegla.survey.read import read_engagement
from spegla.workers import new_workers

Value = TypeVar("Value")
_SMALL = '<html lang="en"><title>Small</title><p>Nothing to speak of</p></html>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One edition: seconds of its gatherings and of binding, pages, charts and bytes."""

    gatherings: tuple[float, ...]
    binding: float
    pages: int
    charts: int
    size: int

    @property
    def seconds(self) -> float:
        """All of them together."""
        return sum(self.gatherings) + self.binding


def timed(work: Callable[[], Value]) -> tuple[Value, float]:
    """What some work gives, and the seconds it took."""
    start = perf_counter()
    return work(), perf_counter() - start


def documents(folder: Path, language: str) -> Mapping[str, str]:
    """The editions of an engagement in one language, as HTML with charts inside."""
    engagement = read_engagement(folder)
    day = datetime.now().astimezone().date()
    released = release(engagement, open_ledger(folder), day=day)
    report, brand, written = checked_report(
        engagement, drafted(engagement, released.record), comments=engagement.comments[-1]
    )
    catalogue = engagement.templates[f"locale/{language}/spegla.po"]
    writer = Writer(wording=parse_wording(catalogue, language=language))

    def draw() -> Mapping[str, str]:
        return print_editions(
            report,
            writer,
            draws=draws_for_paper(
                writer=writer, brand=brand, drawings=Drawings(None, made_with="")
            ),
            templates=engagement.templates,
            written=written,
            brand=brand,
        )

    editions, seconds = timed(draw)
    print(f"{'charts and HTML of all editions':<34}{seconds:8.1f} s")
    return editions


def set_in_steps(html: str) -> Setting:
    """One edition, set as the program sets it but in one process; one without gatherings is one.

    Args:
        html: The edition.
    """
    document = unbound(html)
    if document.others:
        done = [timed(partial(set_gathering, each)) for each in document.others]
        pdf, binding = timed(lambda: bind_pdf(document, [each for each, _ in done]))
        seconds = tuple(seconds for _, seconds in done)
    else:
        pdf, whole = timed(lambda: render_pdf(html))
        seconds, binding = (whole,), 0.0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    return Setting(
        gatherings=seconds,
        binding=binding,
        pages=pages,
        charts=html.count("data:image/svg+xml"),
        size=len(pdf),
    )


def by_two(html: str, *, is_ready: bool) -> float:
    """Seconds by the clock in which two new processes set an edition.

    Args:
        html: The edition.
        is_ready: Whether they have loaded what they need, as they have in a build, where that is
            done while figures are computed.
    """
    with new_workers(2) as workers:
        if is_ready:
            ready = [workers.submit(set_paper, _SMALL, None) for _ in range(4)]
            for each in ready:
                each.result()
        _, seconds = timed(lambda: set_beside(workers, html, None).result())
    return seconds


def builds(folder: Path, language: str) -> Iterator[tuple[str, float]]:
    """Seconds of a build with nothing there, and of one that finds all drawn and set."""
    day = datetime.now().astimezone().date()
    options = Options(languages=(language,))
    with tempfile.TemporaryDirectory() as output:
        for name in ("build, cold", "build, drawings and PDFs kept"):
            _, seconds = timed(lambda: build(folder, Path(output), day=day, options=options))
            yield name, seconds


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    language = sys.argv[2] if len(sys.argv) > 2 else "sv"
    editions = documents(folder, language)
    _, seconds = timed(libraries)
    print(f"{'import of WeasyPrint':<34}{seconds:8.1f} s\n")
    print(
        f"{'edition':<14}{'gatherings':>11}{'longest':>9}{'binding':>9}{'total s':>9}{'s/page':>8}"
        f"{'pages':>7}{'charts':>8}{'KB':>7}{'peak MB':>9}"
    )
    for name, html in editions.items():
        done = set_in_steps(html)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:<14}{len(done.gatherings):11}{max(done.gatherings):9.1f}{done.binding:9.1f}"
            f"{done.seconds:9.1f}{done.seconds / done.pages:8.2f}{done.pages:7}{done.charts:8}"
            f"{done.size / 1000:7.0f}{peak:9.0f}",
            flush=True,
        )
    print(f"\n{'by two processes, s':<22}{'that are ready':>16}{'that begin':>12}")
    for name, html in editions.items():
        ready, begin = by_two(html, is_ready=True), by_two(html, is_ready=False)
        print(f"{name:<22}{ready:16.1f}{begin:12.1f}", flush=True)
    print()
    for name, seconds in builds(folder, language):
        print(f"{name:<34}{seconds:8.1f} s", flush=True)


if __name__ == "__main__":
    main()
