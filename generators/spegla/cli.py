"""The command line: wires the steps, prints, sets exit codes. Nobody imports it.

Heavy modules are imported where they are used, so that ``--help`` answers at once.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from time import monotonic
from typing import Self

import click

from spegla.errors import SpeglaError

_ENGAGEMENT = click.argument(
    "engagement", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
_OUTPUT = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the report; build/ in the engagement unless given.",
)
_LANGUAGES = click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Build this language only, such as sv; may be given more than once.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="spegla", message="%(prog)s %(version)s")
def main() -> None:
    """Turn the answers of an internal customer survey of IT into a report site and a PDF."""


@main.command()
@_ENGAGEMENT
def check(engagement: Path) -> None:
    """Read an engagement and list what is wrong with it or worth a look; write nothing."""
    from spegla.bookkeeping import open_ledger
    from spegla.pipeline import checked_report
    from spegla.survey.read import read_engagement

    with _expected_errors():
        found = read_engagement(engagement)
        checked_report(found, open_ledger(engagement), day=_today())
    wave = found.survey.current
    questions = found.survey.questionnaire.asked(wave.code)
    for notice in found.notices:
        click.echo(str(notice))
    click.echo(
        f"{engagement.name or engagement.resolve().name}: nothing wrong. "
        f"{len(found.survey.waves)} waves, {len(questions)} questions in the newest, "
        f"{len(found.hand_pages)} hand-written pages, "
        f"languages {', '.join(found.settings.languages)}."
    )


@main.command()
@_ENGAGEMENT
@_OUTPUT
@_LANGUAGES
@click.option("--no-pdf", is_flag=True, help="Build the site and the figures only.")
def build(
    engagement: Path, output: Path | None, languages: tuple[str, ...], *, no_pdf: bool
) -> None:
    """Build the report: site, PDF and the annex of all figures."""
    with _expected_errors(), _Progress() as progress:
        from spegla.pipeline import build as build_report

        outcome = build_report(
            engagement,
            output or engagement / "build",
            day=_today(),
            languages=languages,
            with_pdf=not no_pdf,
            tell=progress.step,
        )
    if outcome.warning:
        click.echo(outcome.warning, err=True)
    click.echo(f"Site  {outcome.site}")
    for pdf in outcome.pdfs:
        click.echo(f"PDF   {pdf}")
    click.echo(
        f"{outcome.pages} pages, {outcome.shown} figures shown, {outcome.hidden} hidden "
        f"to protect people."
    )


@main.command()
@_ENGAGEMENT
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
def serve(engagement: Path, port: int) -> None:
    """Show the site on this machine and build it anew when a file changes."""
    from spegla.pipeline import build as build_report
    from spegla.site import serve_site

    # A folder of its own: what is served lacks the protection of what is published.
    output = engagement / ".cache" / "serve"

    def rebuild() -> None:
        try:
            build_report(engagement, output, day=_today(), with_pdf=False, is_served=True)
        except SpeglaError as error:
            click.echo(str(error), err=True)
        else:
            click.echo("The site is up to date.")

    with _expected_errors():
        build_report(engagement, output, day=_today(), with_pdf=False, is_served=True)
        click.echo(f"http://127.0.0.1:{port}/  (Ctrl+C to stop)")
        watched = [engagement / name for name in ("data", "content", "site_templates")]
        serve_site(
            output / "site",
            rebuild=rebuild,
            watched=[path for path in watched if path.exists()],
            port=port,
        )


@main.command()
@click.argument("figure")
@click.option(
    "--engagement",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The engagement; the current folder unless given.",
)
def explain(figure: str, engagement: Path) -> None:
    """Say how FIGURE, as figures.csv names it, came about.

    Put it in quotation marks: shells read brackets as patterns.
    """
    from spegla.explain.text import WIDTH, lay_out
    from spegla.pipeline import explain as explain_figure

    with _expected_errors():
        explanation = explain_figure(engagement, figure)
    width = min(WIDTH, get_terminal_size((WIDTH, 24)).columns)
    click.echo(lay_out(explanation, emphasise=partial(click.style, bold=True), width=width))


@main.command()
@_ENGAGEMENT
@click.option("--withdraw", type=int, metavar="N", help="Forget release N, which nobody has seen.")
@click.option("--yes", is_flag=True, help="Withdraw without asking.")
def ledger(engagement: Path, withdraw: int | None, *, yes: bool) -> None:
    """List the earlier releases that a new one is held to, or withdraw one."""
    from spegla.bookkeeping import keep_ledger, open_ledger

    with _expected_errors():
        kept = open_ledger(engagement)
        if withdraw is None:
            for release in kept.releases:
                click.echo(
                    f"Release {release.number}  {release.day}  {release.identity[:12]}  "
                    f"{_counted(release.figures, 'figure')} of {', '.join(release.waves)}"
                )
            click.echo(f"The ledger holds {_counted(len(kept.releases), 'release')}.")
            return
        shorter = kept.without_release(withdraw)
        if not yes:
            click.confirm(
                f"Has nobody seen anything of release {withdraw}? Whoever has could subtract it "
                "from the next one.",
                abort=True,
            )
        keep_ledger(engagement, shorter)
    click.echo(
        f"Release {withdraw} is withdrawn; delete what was built of it. "
        f"The ledger holds {_counted(len(shorter.releases), 'release')}."
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


@main.command()
@_ENGAGEMENT
@click.option("--wave", metavar="CODE", help="The wave; the newest unless given.")
def comments(engagement: Path, wave: str | None) -> None:
    """Collect what customers wrote, for a person to decide what may be published.

    Brings data/waves/<wave>/comments.csv up to date: comments of the export that are not in it
    yet are added, withheld until somebody decides; decisions stay. All rows get a new order.
    """
    # From the operating system: an order that could be worked out again would say who wrote what.
    from random import SystemRandom

    from spegla.moderation import collect

    with _expected_errors():
        found = collect(engagement, wave=wave, order=SystemRandom())
    if found.file is None:
        click.echo("Nobody wrote anything; no file was written.")
        return
    for number, what in (
        (found.reopened, "to be published have a new flag: spegla check says which"),
        (found.gone, "are in the export no longer, and are not shown"),
        (found.uncoded, "lack a theme or a sentiment; themes are counted once none does"),
    ):
        if number:
            click.echo(f"{number} {what}.")
    click.echo(f"File  {found.file}")
    click.echo(
        f"{found.new} new, {found.decided} decided, {found.waiting} waiting, {found.flagged} of "
        "them flagged."
    )


def _today() -> date:
    """The day where the person is who runs the program, for the ledger."""
    return datetime.now().astimezone().date()


@contextmanager
def _expected_errors() -> Iterator[None]:
    """Show an expected error without a traceback, and leave with its exit code."""
    try:
        yield
    except SpeglaError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)


class _Progress:
    """Says what is being done: one changing line on a terminal, plain lines in a log."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._name = ""
        self._began = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def step(self, name: str) -> None:
        """End the step before and begin the next."""
        self._end()
        self._name, self._began = name, monotonic()
        if self._is_terminal:
            click.echo(f"{name} …", nl=False, err=True)

    def _end(self) -> None:
        if self._name:
            start = "\r" if self._is_terminal else ""
            click.echo(f"{start}{self._name}: {monotonic() - self._began:.1f} s", err=True)
        self._name = ""


if __name__ == "__main__":
    main()
