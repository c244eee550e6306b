"""Commands that hand out what was built: to a place of its readers, or as named copies."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spegla.cli import options
from spegla.cli.telling import Progress, counted, expected_errors, say

if TYPE_CHECKING:
    from spegla.publishing import Publication
    from spegla.verifying import Verdict


@click.command()
@options.engagement
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
@options.known(
    "--per",
    among="breakdowns",
    metavar="KEY",
    help="Publish the reports of this breakdown's units, each to a folder of its own in DIR.",
)
@click.option("--unit", metavar="CODE", help="With --per: that of this unit only, to DIR or ZIP.")
@click.option("--zip", "is_zipped", is_flag=True, help="With --per: an archive for each unit.")
@options.output
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

        with expected_errors():
            done = publish_unit(engagement, report, place, per=per, unit=unit)
        _tell_published([done], str(done.place))


def _publish_whole(engagement: Path, report: Path, place: Path) -> None:
    """Publish the report of everyone, and say how those of units are published."""
    from spegla.publishing import publish as publish_report
    from spegla.unit_records import current_units

    with expected_errors():
        done = publish_report(engagement, report, place)
        units = current_units(report)
    _tell_published([done], str(done.place))
    for code, record in units.items():
        say(
            f"Without {counted(len(record.units), 'report')} of units by {code}: nobody is to get "
            "those of others. To give each a folder of its own:\n"
            f"  spegla publish {engagement} --per {code} --to FOLDER"
        )


def _publish_units(
    engagement: Path, report: Path, place: Path, *, per: str, is_zipped: bool
) -> None:
    """Publish the reports of all units of a breakdown."""
    from spegla.unit_publishing import publish_units

    with expected_errors():
        done = publish_units(engagement, report, place, per=per, zipped=is_zipped)
    for each in done.withdrawn:
        say(f"{each.place}: taken away; it was published here before and is not among these.")
    _tell_published([*done.published, *done.withdrawn], str(place))
    say(f"{counted(len(done.published), 'report')} of units, each by itself.")


def _tell_published(done: "Sequence[Publication]", place: str) -> None:
    """What was written to a place and removed there, and what was left as somebody's own."""
    for each in done:
        for path in each.left:
            say(f"{each.place / path}: not part of the report; left as it is.", err=True)
    say(
        f"{counted(sum(each.files for each in done), 'file')} in {place}: "
        f"{sum(each.written for each in done)} new or changed, "
        f"{sum(each.removed for each in done)} of the last publication removed."
    )


def _verify(engagement: Path, place: Path) -> None:
    """Print how published reports compare with what the data give; exit code 1 if one differs."""
    with expected_errors(), Progress() as progress:
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
            say("\n  ".join([heading, *found]))
    if verdict.unchecked:
        say(f"The PDFs were not compared. {verdict.unchecked}", err=True)
    if changed or verdict.differences:
        say(f"{place} is not what the data give: {len(verdict.differences)} of its files.")
    else:
        say(f"{place} is what the data give: {counted(verdict.files, 'file')} identical.")


@click.command()
@options.engagement
@options.known(
    "--edition",
    among="editions",
    default="report",
    show_default=True,
    help="report, one-page or workshop.",
)
@options.known(
    "--language",
    among="languages",
    metavar="CODE",
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
    type=options.THERE,
    help="Folder of the report; build/ in the engagement unless given.",
)
@click.option(
    "--output",
    type=options.FOLDER,
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
    with expected_errors(), Progress() as progress:
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
        say(f"PDF   {file}")
    say(f"{len(files)} {'copy' if len(files) == 1 else 'copies'} written.")
