"""Seconds, pages, memory and size of the PDFs handed out; figures for comparison, never a test.

Two tables. The first takes one language of an engagement apart, in one process: charts and HTML of
all editions together, then layout, writing and post-pass of each edition. The second builds the
engagement twice with its PDFs, cold and with nothing changed, on as many cores as there are.

Run with ``python benchmarks/print.py [ENGAGEMENT] [LANGUAGE]``, on a quiet machine.
"""

import gc
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TypeVar

from spegla.bookkeeping import open_ledger
from spegla.last_build import Options
from spegla.pipeline import build
from spegla.releasing import release
from spegla.render.charts import register_fonts
from spegla.render.drawings import draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.paper import print_editions
from spegla.render.pdf_marks import finish_marks
from spegla.report.format import Writer, parse_wording
from spegla.reporting import checked_report, drafted
from spegla.survey.files import product_templates
from spegla.survey.read import read_engagement

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One edition: seconds of layout, writing and post-pass, pages, charts and bytes."""

    layout: float
    writing: float
    marks: float
    pages: int
    charts: int
    size: int

    @property
    def seconds(self) -> float:
        """All three together."""
        return self.layout + self.writing + self.marks


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
    register_fonts(product_templates() / "theme" / "fonts")

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


def set_in_steps(weasyprint: ModuleType, html: str) -> Setting:
    """One edition, set as the program sets it but step by step.

    Args:
        weasyprint: The library.
        html: The edition.
    """
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
    variant = {"pdf_variant": "pdf/ua-1"}
    gc.disable()
    laid, layout = timed(
        lambda: weasyprint.HTML(string=html, url_fetcher=fetcher).render(**variant)
    )
    plain, writing = timed(lambda: laid.write_pdf(**variant))
    gc.enable()
    pdf, marks = timed(lambda: finish_marks(plain))
    return Setting(
        layout=layout,
        writing=writing,
        marks=marks,
        pages=len(laid.pages),
        charts=html.count("data:image/svg+xml"),
        size=len(pdf),
    )


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
    weasyprint, seconds = timed(lambda: import_module("weasyprint"))
    print(f"{'import of WeasyPrint':<34}{seconds:8.1f} s\n")
    print(
        f"{'edition':<14}{'layout':>8}{'writing':>9}{'marks':>7}{'total s':>9}{'s/page':>8}"
        f"{'pages':>7}{'charts':>8}{'KB':>7}{'peak MB':>9}"
    )
    for name, html in editions.items():
        done = set_in_steps(weasyprint, html)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:<14}{done.layout:8.1f}{done.writing:9.1f}{done.marks:7.2f}{done.seconds:9.1f}"
            f"{done.seconds / done.pages:8.2f}{done.pages:7}{done.charts:8}{done.size / 1000:7.0f}"
            f"{peak:9.0f}",
            flush=True,
        )
    print()
    for name, seconds in builds(folder, language):
        print(f"{name:<34}{seconds:8.1f} s", flush=True)


if __name__ == "__main__":
    main()
