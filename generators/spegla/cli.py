"""The command line: wires the steps, prints, sets exit codes. Nobody imports it.

Heavy modules are imported where they are used, so that ``--help`` answers at once.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

import click

from spegla.errors import SpeglaError
from spegla.labelled import WIDTH, printable


def _offer(what: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What completes an option in a shell."""

    def offer(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
        from spegla.completing import offered

        return offered(what, typed, line=os.environ.get("COMP_WORDS", ""))

    return offer


if TYPE_CHECKING:
    from spegla.building import Built, Failed
    from spegla.publishing import Publication
    from spegla.verifying import Verdict

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
    shell_complete=_offer("languages"),
    help="Build this language only, such as sv; may be given more than once.",
)


class _Program(click.Group):
    """Writes a sign that the terminal does not know as a question mark, and goes on."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as click has it
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*args, **kwargs)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="spegla", message="%(prog)s %(version)s")
def main() -> None:
    """Turn the answers of an internal customer survey of IT into a report site and a PDF."""
    # Where this is no number, the site builder fails as soon as it is imported.
    _source_date()


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "exports",
    multiple=True,
    metavar="[WAVE[:AUDIENCE]=]PATH",
    help="An export of a survey tool, or its file of the questionnaire; may be given more than "
    "once. 2026=PATH says the wave, 2026:management=PATH that the IT management team answered.",
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="KEY=VALUE",
    help="An answer to one of the questions that the command asks; may be given more than once.",
)
@click.option(
    "--languages",
    metavar="CODES",
    shell_complete=_offer("list of languages"),
    help="Languages of the report, such as sv,en.",
)
@click.option(
    "--tool",
    metavar="NAME",
    shell_complete=_offer("tools"),
    help="What wrote the exports, if they do not tell.",
)
@click.option("--sheet", metavar="NAME", help="The sheet with the answers, if there are several.")
def new(
    folder: Path,
    exports: tuple[str, ...],
    answers: tuple[str, ...],
    languages: str | None,
    tool: str | None,
    sheet: str | None,
) -> None:
    """Make an engagement in FOLDER, from exports or else from the catalogue of questions.

    What the exports do not tell is asked on a terminal, and listed elsewhere. FOLDER must not
    exist yet, or be empty.
    """
    from spegla.starting import beginning_of, start
    from spegla.survey.drafting.summary import found_lines, point_lines

    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if is_terminal:
        _say("Enter takes what stands in brackets, and leaves a question open without any.")
    with _expected_errors():
        beginning = beginning_of(
            exports, answers, languages=languages, tool=tool, sheet=sheet, year=_today().year
        )
        started = start(folder, beginning, ask=_ask if is_terminal else None)
    for line in (*found_lines(started.draft), *point_lines(started.points)):
        _say(line)
    is_ready = not any(point.is_needed for point in started.points)
    _say(f"{_counted(started.files, 'file')} written to {folder}.")
    if not is_ready:
        _say(
            "Fill in what is needed in data/engagement.toml and invited.csv; or remove the folder, "
            "and\nrun the command again with the answers. Then:"
        )
    _say(f"  spegla check {folder}\n  spegla build {folder}")


def _ask(question: str, default: str, objection: Callable[[str], str]) -> str:
    """Put a question on the terminal until the answer can be taken; "" leaves it open."""
    while True:
        answer: str = click.prompt(
            printable(question), default=default, show_default=bool(default), prompt_suffix=" "
        )
        if not answer.strip() or not (said := objection(answer)):
            return answer.strip()
        _say(said, err=True)


@main.command()
@_ENGAGEMENT
@click.option(
    "--plan",
    "is_plan",
    is_flag=True,
    help="Say, instead of what is in it, what the next wave can prove: for each target how likely, "
    "and how many answers it takes.",
)
@click.option(
    "--expect",
    "expected",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --plan: how many will answer the next wave; as many as the newest unless given.",
)
@click.option(
    "--strict",
    "is_strict",
    is_flag=True,
    help="Take advice on what you wrote for an error (exit code 1).",
)
def check(engagement: Path, *, is_plan: bool, expected: int | None, is_strict: bool) -> None:
    """Read an engagement and list what is wrong with it or worth a look; write nothing.

    Advice on what you wrote comes with it: phrases that say nothing, typed numbers that look
    like results, and sentences that say something else or more than their figures.
    """
    from spegla.checking import check as check_engagement
    from spegla.errors import InputError
    from spegla.overview.plan_text import lay_out_plan
    from spegla.overview.text import lay_out

    if expected is not None and not is_plan:
        raise click.UsageError("--expect says how many will answer; it goes with --plan.")
    with _expected_errors():
        found = check_engagement(engagement, day=_today(), expected=expected)
        if is_strict and found.advice:
            raise InputError(found.advice)
    width = min(WIDTH, get_terminal_size((WIDTH, 24)).columns)
    emphasise = partial(click.style, bold=True)
    if is_plan:
        click.echo(lay_out_plan(found.plan, emphasise=emphasise, width=width))
    else:
        click.echo(lay_out(found.overview, emphasise=emphasise, width=width))
    click.echo()
    for notice in (*found.notices, *found.advice):
        _say(str(notice))
    looks = _counted(len(found.notices), "thing") + " worth a look"
    better = _counted(len(found.advice), "piece") + " of advice on what you wrote"
    _say(
        f"{engagement.name or engagement.resolve().name}: nothing wrong"
        f"{f', {looks}' if found.notices else ''}{f', {better}' if found.advice else ''}."
    )


@main.command()
@click.argument(
    "engagements",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@_OUTPUT
@_LANGUAGES
@click.option("--no-pdf", is_flag=True, help="Build the site and the figures only.")
@click.option(
    "--per",
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
    options = Options(
        languages=languages, with_pdf=not no_pdf, dated=_source_date(), is_fresh=is_fresh
    )
    wish = Wish(day=_today(), options=options, per=per)
    with _expected_errors(), _Progress() as progress:
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
            _say(f"{engagement}:")
            _tell_built(each)
    failed = [(engagement, each) for engagement, each in told if isinstance(each, Failed)]
    for engagement, failure in failed:
        _say(f"{engagement} was not built:\n{failure.reason}", err=True)
    _say(f"{len(told) - len(failed)} of {_counted(len(told), 'engagement')} built.")
    if failed:
        sys.exit(1)


def _tell_built(built: "Built") -> None:
    """What was written of an engagement, and what to look at."""
    report, units = built.report, built.units
    if report.is_last:
        _say("Nothing has changed since the last build, whose report stands.")
    for notice in report.notices:
        _say(str(notice), err=True)
    if report.warning:
        _say(report.warning, err=True)
    _say(f"Site  {report.site}")
    for pdf in report.pdfs:
        _say(f"PDF   {pdf}")
    _say(
        f"{report.pages} pages, {report.shown} figures shown, {report.hidden} hidden "
        f"to protect people."
    )
    for code in built.earlier:
        _say(
            f"The reports of units by {code} are of an earlier build. They lie in earlier-units/ "
            f"now; spegla build --per {code} makes those of this report.",
            err=True,
        )
    if units is not None:
        _say(f"Units {units.index}")
        _say(
            f"{_counted(units.reports, 'report')} of units; {units.units - units.reports} of "
            f"{units.units} have none, to protect people."
        )


@main.command()
@_ENGAGEMENT
@click.option(
    "--to",
    "place",
    type=click.Path(path_type=Path),
    metavar="DIR|ZIP",
    help="Put the report there: a folder, or an archive whose name ends in .zip.",
)
@click.option(
    "--verify",
    "published",
    type=click.Path(exists=True, path_type=Path),
    metavar="DIR|ZIP",
    help="Say whether the report that was published there is what the data give.",
)
@click.option(
    "--per",
    metavar="KEY",
    help="Publish the reports of this breakdown's units, each to a folder of its own in DIR.",
)
@click.option("--unit", metavar="CODE", help="With --per: that of this unit only, to DIR or ZIP.")
@click.option("--zip", "is_zipped", is_flag=True, help="With --per: an archive for each unit.")
@_OUTPUT
def publish(
    engagement: Path,
    *,
    place: Path | None,
    published: Path | None,
    per: str | None,
    unit: str | None,
    is_zipped: bool,
    output: Path | None,
) -> None:
    """Put the built report where its readers find it, or verify one that was put there.

    Only what is for readers is copied, with a manifest of hashes. What was published to the
    same place before is taken away, and nothing else.
    """
    if (published is None) == (place is None):
        raise click.UsageError("Give either --to, to publish, or --verify, to compare.")
    if per is not None and published is not None:
        raise click.UsageError("--per goes with --to; --verify finds out what was published.")
    if per is None and (unit is not None or is_zipped):
        raise click.UsageError("--unit and --zip are for reports of units; they go with --per.")
    if unit is not None and is_zipped:
        raise click.UsageError("--zip is for all units; of one --unit give --to a name in .zip.")
    if published is not None:
        _verify(engagement, published)
    if place is not None:
        _publish(
            engagement,
            output or engagement / "build",
            place,
            per=per,
            unit=unit,
            is_zipped=is_zipped,
        )


def _publish(
    engagement: Path,
    report: Path,
    place: Path,
    *,
    per: str | None,
    unit: str | None,
    is_zipped: bool,
) -> None:
    """Publish the report of everyone, those of all units of a breakdown, or that of one."""
    if per is None:
        _publish_whole(engagement, report, place)
    elif unit is None:
        _publish_units(engagement, report, place, per=per, is_zipped=is_zipped)
    else:
        from spegla.unit_publishing import publish_unit

        with _expected_errors():
            done = publish_unit(engagement, report, place, per=per, unit=unit)
        _tell_published([done], str(done.place))


def _publish_whole(engagement: Path, report: Path, place: Path) -> None:
    """Publish the report of everyone, and say how those of units are published."""
    from spegla.publishing import publish as publish_report
    from spegla.unit_records import current_units

    with _expected_errors():
        done = publish_report(engagement, report, place)
        units = current_units(report)
    _tell_published([done], str(done.place))
    for code, record in units.items():
        _say(
            f"Without {_counted(len(record.units), 'report')} of units by {code}: nobody is to get "
            "those of others. To give each a folder of its own:\n"
            f"  spegla publish {engagement} --per {code} --to FOLDER"
        )


def _publish_units(
    engagement: Path, report: Path, place: Path, *, per: str, is_zipped: bool
) -> None:
    """Publish the reports of all units of a breakdown."""
    from spegla.unit_publishing import publish_units

    with _expected_errors():
        done = publish_units(engagement, report, place, per=per, zipped=is_zipped)
    for each in done.withdrawn:
        _say(f"{each.place}: taken away; it was published here before and is not among these.")
    _tell_published([*done.published, *done.withdrawn], str(place))
    _say(f"{_counted(len(done.published), 'report')} of units, each by itself.")


def _tell_published(done: "Sequence[Publication]", place: str) -> None:
    """What was written to a place and removed there, and what was left as somebody's own."""
    for each in done:
        for path in each.left:
            _say(f"{each.place / path}: not part of the report; left as it is.", err=True)
    _say(
        f"{_counted(sum(each.files for each in done), 'file')} in {place}: "
        f"{sum(each.written for each in done)} new or changed, "
        f"{sum(each.removed for each in done)} of the last publication removed."
    )


def _verify(engagement: Path, place: Path) -> None:
    """Print how published reports compare with what the data give; exit code 1 if one differs."""
    with _expected_errors(), _Progress() as progress:
        from spegla.verifying import changed_since, open_published, verify

        progress.step("Comparing with the manifest")
        reports = open_published(place)
        changed = [changed_since(report) for report in reports.values()]
        verdicts = verify(engagement, list(reports.values()), tell=progress.step)
    for where, since, verdict in zip(reports, changed, verdicts, strict=True):
        _tell_verdict(where, since, verdict)
    if any(changed) or any(verdict.differences for verdict in verdicts):
        sys.exit(1)


def _tell_verdict(place: Path, changed: Sequence[str], verdict: "Verdict") -> None:
    lines = {
        "Since it was published:": changed,
        "What differs from what the data give:": verdict.differences,
        "Figures that differ:": verdict.figures,
        "Made with other versions, which may be all that there is to it:": verdict.versions,
    }
    for heading, found in lines.items():
        if found:
            _say("\n  ".join([heading, *found]))
    if verdict.unchecked:
        _say(f"The PDFs were not compared. {verdict.unchecked}", err=True)
    if changed or verdict.differences:
        _say(f"{place} is not what the data give: {len(verdict.differences)} of its files.")
    else:
        _say(f"{place} is what the data give: {_counted(verdict.files, 'file')} identical.")


@main.command()
@_ENGAGEMENT
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
def serve(engagement: Path, port: int) -> None:
    """Show the site on this machine and build it anew when a file changes."""
    from spegla.previewing import Preview
    from spegla.site import serve_site

    # A folder of its own: what is served lacks the protection of what is published.
    output = engagement / ".cache" / "serve"
    preview = Preview(engagement, output, day=_today())

    def rebuild() -> None:
        began = monotonic()
        try:
            languages = preview.refresh()
        except SpeglaError as error:
            _say(str(error), err=True)
        else:
            built = ", ".join(languages) or "nothing to build"
            _say(f"The site is up to date ({built}, {monotonic() - began:.1f} s).")

    with _expected_errors():
        preview.refresh()
        _say(f"http://127.0.0.1:{port}/  (Ctrl+C to stop)")
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
    from spegla.explain.text import lay_out
    from spegla.explaining import explain as explain_figure

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
    from spegla.bookkeeping import forget_release, open_ledger

    with _expected_errors():
        kept = open_ledger(engagement)
        if withdraw is None:
            for release in kept.releases:
                _say(
                    f"Release {release.number}  {release.day}  {release.identity[:12]}  "
                    f"{_counted(release.figures, 'figure')} of {', '.join(release.waves)}"
                )
            _say(f"The ledger holds {_counted(len(kept.releases), 'release')}.")
            return
        kept.without_release(withdraw)
        if not yes:
            click.confirm(
                f"Has nobody seen anything of release {withdraw}? Whoever has could subtract it "
                "from the next one.",
                abort=True,
            )
        shorter = forget_release(engagement, withdraw)
    _say(
        f"Release {withdraw} is withdrawn; delete what was built of it. "
        f"The ledger holds {_counted(len(shorter.releases), 'release')}."
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


@main.command()
@_ENGAGEMENT
@click.option(
    "--wave",
    metavar="CODE",
    shell_complete=_offer("waves"),
    help="The wave; the newest unless given.",
)
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
        _say("Nobody wrote anything; no file was written.")
        return
    for number, what in (
        (found.reopened, "to be published have a new flag: spegla check says which"),
        (found.gone, "are in the export no longer, and are not shown"),
        (found.uncoded, "lack a theme or a sentiment; themes are counted once none does"),
    ):
        if number:
            _say(f"{number} {what}.")
    _say(f"File  {found.file}")
    _say(
        f"{found.new} new, {found.decided} decided, {found.waiting} waiting, {found.flagged} of "
        "them flagged."
    )


@main.command()
@click.argument(
    "engagement",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "format_name",
    required=True,
    metavar="NAME",
    shell_complete=_offer("formats"),
    help="limesurvey, xlsform (KoboToolbox, ODK), qualtrics, surveyjs, docx or md.",
)
@click.option(
    "--languages",
    metavar="CODES",
    shell_complete=_offer("list of languages"),
    help="Such as sv,nl,en, the main one first.",
)
@click.option(
    "--audience",
    default="customers",
    show_default=True,
    metavar="WHO",
    shell_complete=_offer("audiences"),
    help="customers, or management: what the IT management team is asked.",
)
@click.option("--full", is_flag=True, help="The catalogue's optional questions too.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder for the files; the current one unless given.",
)
def questionnaire(
    engagement: Path | None,
    format_name: str,
    languages: str | None,
    audience: str,
    output: Path,
    *,
    full: bool,
) -> None:
    """Write the questionnaire as files that survey tools import.

    It holds what the newest wave of ENGAGEMENT asks, or else the core of the catalogue. The
    answers to it need no mapping of columns. No file is ever overwritten.
    """
    from spegla.asking import ask, wish_of

    with _expected_errors():
        wish = wish_of(format_name, audience=audience, languages=languages, is_full=full)
        done = ask(engagement, output, wish)
    for file in done.files:
        _say(f"File  {file}")
    for step in done.next_steps:
        _say(step)
    _say(f"{_counted(len(done.files), 'file')} written.")


@main.command()
@_ENGAGEMENT
@click.option(
    "--edition",
    default="report",
    show_default=True,
    metavar="NAME",
    shell_complete=_offer("editions"),
    help="report, one-page or workshop.",
)
@click.option(
    "--language",
    metavar="CODE",
    shell_complete=_offer("languages"),
    help="Its language, where it was built in several.",
)
@click.option(
    "--recipient",
    "names",
    multiple=True,
    metavar="NAME",
    help="Somebody who gets a copy with the name on every page; may be given more than once.",
)
@click.option(
    "--recipients",
    "lists",
    multiple=True,
    metavar="FILE",
    help="More of them: a text with one name a line, or a CSV with the column “name”.",
)
@click.option("--password", "is_asked", is_flag=True, help="Ask for a password for the copies.")
@click.option(
    "--password-file",
    metavar="FILE",
    help="Take the password from a file that holds nothing else.",
)
@click.option(
    "--from",
    "report",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the report; build/ in the engagement unless given.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the copies; handouts/ in the report's folder unless given.",
)
def handout(  # noqa: PLR0913 - an argument an option
    engagement: Path,
    *,
    edition: str,
    language: str | None,
    names: tuple[str, ...],
    lists: tuple[str, ...],
    password_file: str | None,
    report: Path | None,
    output: Path | None,
    is_asked: bool,
) -> None:
    """Copy a finished PDF for those who may have it: named, with a password, or both.

    A password is asked for or read from a file, never given as an argument: commands are kept
    in a history. It opens all copies (AES-256). No file is ever overwritten.
    """
    with _expected_errors(), _Progress() as progress:
        from spegla.handing_out import Wish, hand_out

        password = None
        if is_asked:
            password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        wish = Wish(
            edition=edition,
            language=language,
            names=names,
            lists=lists,
            password=password,
            password_file=password_file,
        )
        folder = report or engagement / "build"
        files = hand_out(
            engagement, folder, output or folder / "handouts", wish, tell=progress.step
        )
    for file in files:
        _say(f"PDF   {file}")
    _say(f"{len(files)} {'copy' if len(files) == 1 else 'copies'} written.")


def _say(text: str, *, err: bool = False) -> None:
    """Print a text; whatever file it is from, nothing in it steers the terminal."""
    click.echo(printable(text), err=err)


@main.command()
@click.argument(
    "engagement",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@_OUTPUT
def doctor(engagement: Path | None, output: Path | None) -> None:
    """Say what this machine can do and what is missing, and how ENGAGEMENT lies on it.

    Leaves with exit code 1 where something is wrong that keeps a report from being made, or from
    being safe. Nothing is written, and nothing is asked of a network.
    """
    from spegla.doctor import Finding, State, examine_folder, examine_machine, lay_out
    from spegla.labelled import WIDTH

    findings = examine_machine(encoding=sys.stdout.encoding)
    if engagement is not None:
        findings += examine_folder(engagement, output or engagement / "build")
    colours = {State.OK: "green", State.WARN: "yellow", State.ERROR: "red"}

    def emphasise(finding: Finding) -> str:
        return click.style(finding.state.value, fg=colours[finding.state], bold=True)

    width = min(WIDTH, get_terminal_size((WIDTH, 24)).columns)
    click.echo(lay_out(findings, width=width, emphasise=emphasise))
    if any(finding.state is State.ERROR for finding in findings):
        sys.exit(1)


@main.command()
@click.argument(
    "engagement",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
def schema(engagement: Path | None) -> None:
    """Print the JSON Schema of engagement.toml, by which editors complete it.

    With ENGAGEMENT it is written to data/engagement.schema.json there, in place of an older one.
    """
    from spegla.output import staged, write_files
    from spegla.settings import SCHEMA_FILE, SCHEMA_LINE, schema_bytes

    if engagement is None:
        click.echo(schema_bytes(), nl=False)
        return
    with _expected_errors(), staged(engagement / "data", names=(SCHEMA_FILE,)) as folder:
        write_files(folder, {SCHEMA_FILE: schema_bytes()})
    _say(f"File  {engagement / 'data' / SCHEMA_FILE}")
    click.echo(f"Editors find it where {SCHEMA_LINE} is the first line of engagement.toml.")


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands, and say where to put it."""
    from click.shell_completion import get_completion_class

    from spegla.completing import SHELLS

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click knows the three that may be chosen
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(kind(main, {}, "spegla", "_SPEGLA_COMPLETE").source())
    click.echo(f"To keep it, open a new shell after:\n  {SHELLS[shell]}", err=True)


def _today() -> date:
    """The day where the person is who runs the program, for the ledger."""
    return datetime.now().astimezone().date()


def _source_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH, by which systems that build anew say what day a file bears."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            "SOURCE_DATE_EPOCH is no number of seconds since 1970. Correct it, or unset it: then "
            "the report bears the day of the newest wave."
        ) from None


@contextmanager
def _expected_errors() -> Iterator[None]:
    """Show an expected error without a traceback, and leave with its exit code."""
    try:
        yield
    except SpeglaError as error:
        _say(str(error), err=True)
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
