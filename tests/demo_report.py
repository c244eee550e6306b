"""The demo's report as built: made again from the record that its build left."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from demo_files import ROOT
from report_builder import make_writer
from spegla.privacy import gate
from spegla.render.brand import brand_from
from spegla.render.drawings import draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.live import Figures, LivePage, live_pages
from spegla.render.paper import EDITIONS, print_editions
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.model import Report
from spegla.survey.read import Engagement, read_engagement

LANGUAGES = ("sv", "nl", "en")


@cache
def engagement() -> Engagement:
    return read_engagement(ROOT)


@cache
def demo_context(output: Path) -> Context:
    """What the report of a finished build is written from.

    Args:
        output: The folder of the build, with its ``release.json``.
    """
    read = engagement()
    return Context(
        released=gate.reopen((output / "release.json").read_bytes()),
        questionnaire=read.survey.questionnaire,
        settings=read.settings,
        actions=read.actions,
        version=version("spegla"),
        activities=read.activities,
    )


@cache
def demo_report(output: Path) -> Report:
    """The report of a finished build."""
    return build_report(demo_context(output))


@cache
def demo_pages(output: Path) -> tuple[LivePage, ...]:
    """The hand-written pages of a finished build, with their figures."""
    context = demo_context(output)
    figures = Figures.of(
        demo_report(output),
        context.released,
        waves=context.settings.wave_order(),
        targets=context.settings.targets,
    )
    writers = {language: make_writer(language) for language in LANGUAGES}
    return live_pages(engagement().hand_pages, figures, writers)


@cache
def demo_edition(output: Path, edition: str, language: str) -> str:
    """One edition of a finished build as HTML, as the build set it in a PDF."""
    read, writer = engagement(), make_writer(language)
    brand = brand_from(read.settings.brand, read.brand_files)
    documents = print_editions(
        demo_report(output),
        writer,
        draws=draws_for_paper(writer=writer, brand=brand, drawings=Drawings(None, made_with="")),
        templates=read.templates,
        written=demo_pages(output),
        brand=brand,
        editions=[each for each in EDITIONS if each.name == edition],
    )
    return documents[edition]
