"""What processes do that draw for another: charts, and the script that makes charts live.

What draws is imported where it is used: where the last build left all drawings, the libraries for
it would cost more time than all else. A process has what it needs from :func:`prepare`.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from spegla.errors import PdfUnavailableError
from spegla.render.brand import Brand
from spegla.render.drawings import Job, drawn_for
from spegla.report.format import Writer, parse_wording

_CATALOGUES: Final[dict[str, bytes]] = {}
_FONTS: Final[list[Path]] = []


def prepare(catalogues: Mapping[str, bytes], fonts: Path) -> None:
    """Bring a process that draws for another what it needs.

    Args:
        catalogues: The words of the engagement, by language.
        fonts: The folder of the bundled fonts.
    """
    _CATALOGUES.update(catalogues)
    _FONTS.append(fonts)


def get_ready(*, to_draw: bool, to_set: bool) -> None:
    """Load what takes longer to load than many charts to draw, before it is asked for.

    Args:
        to_draw: Whether charts will be drawn; their engine is started.
        to_set: Whether PDFs will be set; that a machine cannot is told when one is asked for.
    """
    if to_draw:
        from spegla.render.charts import convert

        for fonts in _FONTS:
            register_fonts(fonts)
        convert({"mark": "point"})
    if to_set:
        from spegla.render.pdf.machine import libraries

        with suppress(PdfUnavailableError):
            libraries()


def draw_apart(job: Job, language: str, brand: Brand) -> tuple[str, str]:
    """A chart drawn for another process (:func:`spegla.render.drawings.drawn_for`).

    Args:
        job: What to draw.
        language: In the words of which language.
        brand: The client's look.
    """
    for fonts in _FONTS:
        register_fonts(fonts)
    return drawn_for(job, _writer(language), brand)


def live_bundle(asked: str) -> str:
    """The script that makes charts live (:func:`spegla.render.charts.live_bundle`)."""
    from spegla.render.charts import live_bundle as made

    return made(asked)


@cache
def register_fonts(folder: Path) -> None:
    """Make the bundled fonts known to what draws in this process, once."""
    from spegla.render.charts import register_fonts as register

    register(folder)


@cache
def _writer(language: str) -> Writer:
    return Writer(wording=parse_wording(_CATALOGUES[language], language=language))
