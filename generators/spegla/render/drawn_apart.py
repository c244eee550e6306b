"""What processes do that draw for another: charts, and the script that makes charts live.

What draws is imported where it is used: where the last build left all drawings, the libraries for
it would cost more time than all else. A process gets all that it needs with each piece of work.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from spegla.errors import PdfUnavailableError
from spegla.render.brand import Brand
from spegla.render.drawings import Job, drawn_for
from spegla.report.format import Writer, parse_wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a process for another writes with: a language, and the engagement's words in it."""

    language: str
    catalogue: bytes


def get_ready(*, to_draw: bool, to_set: bool) -> None:
    """Load what takes longer to load than many charts to draw, before it is asked for.

    Args:
        to_draw: Whether charts will be drawn; their engine is started.
        to_set: Whether PDFs will be set; that a machine cannot is told when one is asked for.
    """
    if to_draw:
        from spegla.render.charts import convert

        convert({"mark": "point"})
    if to_set:
        from spegla.render.pdf.machine import libraries

        with suppress(PdfUnavailableError):
            libraries()


def draw_apart(job: Job, words: Words, brand: Brand) -> tuple[str, str]:
    """A chart drawn for another process (:func:`spegla.render.drawings.drawn_for`).

    Args:
        job: What to draw.
        words: What it is written with.
        brand: The client's look.
    """
    return drawn_for(job, _writer(words), brand)


def live_bundle(asked: str) -> str:
    """The script that makes charts live (:func:`spegla.render.charts.live_bundle`)."""
    from spegla.render.charts import live_bundle as made

    return made(asked)


@cache
def _writer(words: Words) -> Writer:
    return Writer(wording=parse_wording(words.catalogue, language=words.language))
