"""The print document of the smallest report, as the command line would make it."""

from collections.abc import Sequence

from report_builder import make_report, make_writer
from site_builder import BRAND, as_written, hand_page, templates
from spegla.render.brand import Brand
from spegla.render.drawings import draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.live import LivePage
from spegla.render.paper import EDITIONS, UNIT, print_editions
from spegla.report.model import Report
from spegla.survey.records import HandPage

WRITTEN = (
    hand_page(
        key="background",
        title="Why we asked",
        after="answered",
        text="Because of *wombats*, see [the dimensions](dimensions.md#groups).[^1]\n\n[^1]: Yes.",
    ),
)


def printed(
    report: Report | None = None,
    *,
    language: str = "en",
    written: Sequence[HandPage | LivePage] = WRITTEN,
    brand: Brand = BRAND,
    edition: str = "report",
) -> str:
    """One edition as HTML, with real charts."""
    writer = make_writer(language)
    editions = print_editions(
        report or make_report(),
        writer,
        draws=draws_for_paper(writer=writer, brand=brand, drawings=Drawings(None, made_with="")),
        templates=templates(),
        written=as_written(written),
        brand=brand,
        editions=[each for each in (*EDITIONS, UNIT) if each.name == edition],
    )
    return editions[edition]
