"""Commands that make the report: once, or again and again while somebody writes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from spegla.cli import options
from spegla.cli.dates import source_date, today
from spegla.cli.telling import Progress, counted, expected_errors, say
from spegla.errors import SpeglaError

if TYPE_CHECKING:
    from spegla.building import Built, Failed


@click.command()
@click.argument(
    "engagements",
    nargs=-1,
    required=True,
    type=options.THERE,
)
@options.output
@options.known(
    "--language",
    "languages",
    among="languages",
    multiple=True,
    metavar="CODE",
    help="Build this language only, such as sv; may be given more than once.",
)
@click.option("--no-pdf", is_flag=True, help="Build the site and the figures only.")
@options.known(
    "--per",
    among="breakdowns",
    metavar="KEY",
    help="Build a report for each group of this breakdown too, such as department.",
)
@click.option(
    "--fresh",
    "is_fresh",
    is_flag=True,
    help="Build even if nothing has changed since the last time.",
)
def build(
    engagements: tuple[Path, ...],
    output: Path | None,
    languages: tuple[str, ...],
    *,
    no_pdf: bool,
    per: str | None,
    is_fresh: bool,
) -> None:
    """Build the report: site, PDF and the annex of all figures.

    Several engagements are built one after the other, each by itself and into its own build/; one
    that fails does not stop the others, and what is wrong is told at the end.
    """
    from spegla.building import Wish, build_each, build_one
    from spegla.last_build import Options

    if output and len(engagements) > 1:
        raise click.UsageError("--output is for one engagement; of several each has its build/.")
    asked = Options(
        languages=languages, with_pdf=not no_pdf, dated=source_date(), is_fresh=is_fresh
    )
    wish = Wish(day=today(), options=asked, per=per)
    with expected_errors(), Progress() as progress:
        if len(engagements) > 1:
            every = build_each(engagements, wish, tell=progress.step)
        else:
            one = build_one(engagements[0], output, wish, tell=progress.step)
    if len(engagements) > 1:
        _tell_each(engagements, every)
    else:
        _tell_built(one)


def _tell_each(engagements: Sequence[Path], every: "Sequence[Built | Failed]") -> None:
    """What was written of each engagement; then what is wrong with those that were not built."""
    from spegla.building import Built, Failed

    told = list(zip(engagements, every, strict=True))
    for engagement, each in told:
        if isinstance(each, Built):
            say(f"{engagement}:")
            _tell_built(each)
    failed = [(engagement, each) for engagement, each in told if isinstance(each, Failed)]
    for engagement, failure in failed:
        say(f"{engagement} was not built:\n{failure.reason}", err=True)
    say(f"{len(told) - len(failed)} of {counted(len(told), 'engagement')} built.")
    if failed:
        sys.exit(1)


def _tell_built(built: "Built") -> None:
    """What was written of an engagement, and what to look at."""
    report, units = built.report, built.units
    if report.is_last:
        stands = "reports stand" if units is not None and units.is_last else "report stands"
        say(f"Nothing has changed since the last build, whose {stands}.")
    for notice in report.notices:
        say(str(notice), err=True)
    if report.warning:
        say(report.warning, err=True)
    say(f"Site  {report.site}")
    for pdf in report.pdfs:
        say(f"PDF   {pdf}")
    say(
        f"{report.pages} pages, {report.shown} figures shown, {report.hidden} hidden "
        f"to protect people."
    )
    for code in built.earlier:
        say(
            f"The reports of units by {code} are of an earlier build. They lie in earlier-units/ "
            f"now; spegla build --per {code} makes those of this report.",
            err=True,
        )
    if units is not None:
        say(f"Units {units.index}")
        say(
            f"{counted(units.reports, 'report')} of units; {units.units - units.reports} of "
            f"{units.units} have none, to protect people."
        )


@click.command()
@options.engagement
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
def serve(engagement: Path, port: int) -> None:
    """Show the site on this machine and build it anew when a file changes."""
    from spegla.previewing import Preview
    from spegla.site import serve_site

    # A folder of its own: what is served lacks the protection of what is published.
    output = engagement / ".cache" / "serve"
    preview = Preview(engagement, output, day=today())

    def rebuild() -> None:
        began = monotonic()
        try:
            languages = preview.refresh()
        except SpeglaError as error:
            say(str(error), err=True)
        else:
            built = ", ".join(languages) or "nothing to build"
            say(f"The site is up to date ({built}, {monotonic() - began:.1f} s).")

    with expected_errors():
        preview.refresh()
        say(f"http://127.0.0.1:{port}/  (Ctrl+C to stop)")
        watched = [engagement / name for name in ("data", "content", "site_templates")]
        serve_site(
            output / "site",
            rebuild=rebuild,
            watched=[path for path in watched if path.exists()],
            port=port,
        )
