"""What people write in its place among the smallest pages, as paper gets it."""

from collections.abc import Sequence

from paper_builder import report_view
from report_builder import make_writer
from site_builder import as_written
from spegla.render.handwritten import with_written
from spegla.render.paper.written import paper_texts
from spegla.render.views import PageView
from spegla.survey.records import HandPage


def with_pages(pages: Sequence[PageView], *written: HandPage) -> tuple[PageView, ...]:
    """The pages of a report with those that people wrote, in English."""
    report = with_written(
        report_view(*pages),
        as_written(written),
        writer=make_writer("en"),
        draw=lambda page, chart: (),
        set_texts=paper_texts(),
    )
    return report.pages
