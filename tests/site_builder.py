"""A whole site from the smallest report, as the command line would build it."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import vl_convert
from markupsafe import Markup

from report_builder import make_report, make_writer
from spegla.output import write_files
from spegla.render.brand import brand_from
from spegla.render.drawings import SCREEN, draw_for
from spegla.render.drawn_later import LaterDrawings
from spegla.render.kept import Drawings
from spegla.render.live import LivePage
from spegla.render.media import Medium
from spegla.render.pages import SiteSources, render_site
from spegla.render.views import Draw, DrawingView
from spegla.report.format import Writer
from spegla.report.model import Chart, Report
from spegla.settings import BrandSettings
from spegla.site import build_site
from spegla.survey.records import HandPage

TEMPLATES = Path(__file__).parents[1] / "site_templates"
BRAND = brand_from(BrandSettings())


@cache
def templates() -> Mapping[str, bytes]:
    """Every file of ``site_templates/`` by path."""
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }


def boxes(writer: Writer) -> Draw:
    """Draws every chart as an empty box, for tests that are about what stands around it."""

    def draw(page: str, chart: Chart) -> tuple[DrawingView, ...]:
        box = Markup('<svg viewBox="0 0 10 10"></svg>')
        return tuple(
            DrawingView(
                name=f"{chart.anchor}-{medium}", medium=medium, svg=box, spec="{}", continues=""
            )
            for medium in ("wide", "narrow")
        )

    return draw


def site_files(
    report: Report | None = None,
    *,
    written: Sequence[HandPage | LivePage] = (),
    settings: bytes = b"",
    languages: tuple[str, ...] = ("sv", "en"),
) -> dict[str, bytes]:
    """What the site builder gets, with boxes in place of charts."""
    return render_site(
        report or make_report(),
        [make_writer(language) for language in languages],
        draw=boxes,
        sources=SiteSources(templates=templates(), written=as_written(written), settings=settings),
        brand=BRAND,
        vega="// vega",
    )


def build_real_site(folder: Path, written: Sequence[HandPage]) -> Path:
    """The site with real charts, built below ``folder``; returns its folder."""
    report = make_report()
    write_files(folder, real_site_files(written))
    site = build_site(folder, languages=report.languages, written=report.written)
    write_files(folder, site)
    return folder / "site"


def real_site_files(
    written: Sequence[HandPage], later: LaterDrawings | None = None
) -> dict[str, bytes]:
    """What the site builder gets, with real charts, or with marks for what puts them in later."""
    report = make_report()

    def draws(writer: Writer, *media: Medium) -> Draw:
        return draw_for(media, writer=writer, brand=BRAND, drawings=Drawings(None, made_with=""))

    return render_site(
        report,
        [make_writer(language) for language in report.languages],
        draw=lambda writer: (
            later.marks(SCREEN, partial(draws, writer)) if later else draws(writer, *SCREEN)
        ),
        sources=SiteSources(templates=templates(), written=as_written(written), settings=b""),
        brand=BRAND,
        vega=vl_convert.javascript_bundle("window.vegaEmbed=vegaEmbed;"),
    )


def as_written(written: Sequence[HandPage | LivePage]) -> tuple[LivePage, ...]:
    """Pages as renderers get them; those that are not read yet ask for no figure."""
    return tuple(
        page if isinstance(page, LivePage) else LivePage(page=page, texts=(page.text,))
        for page in written
    )


def hand_page(**overrides: Any) -> HandPage:
    """A page that people wrote in English; keywords replace its fields."""
    fields: dict[str, Any] = {
        "file": "content/en/asked.md",
        "key": "asked",
        "language": "en",
        "title": "How we asked",
        "after": "answered",
        "text": "By e-mail, because of wombats.\n",
        "first_row": 5,
    }
    return HandPage(**{**fields, **overrides})
