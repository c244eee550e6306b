"""Commands that begin: an engagement, and the questionnaire that is sent out."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from spegla.cli import options
from spegla.cli.dates import today
from spegla.cli.telling import counted, expected_errors, say
from spegla.labelled import printable


@click.command()
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
@options.listed_languages("Languages of the report, such as sv,en.")
@options.known("--tool", among="tools", help="What wrote the exports, if they do not tell.")
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
        say("Enter takes what stands in brackets, and leaves a question open without any.")
    with expected_errors():
        beginning = beginning_of(
            exports, answers, languages=languages, tool=tool, sheet=sheet, year=today().year
        )
        started = start(folder, beginning, ask=_ask if is_terminal else None)
    for line in (*found_lines(started.draft), *point_lines(started.points)):
        say(line)
    is_ready = not any(point.is_needed for point in started.points)
    say(f"{counted(started.files, 'file')} written to {folder}.")
    if not is_ready:
        say(
            "Fill in what is needed in data/engagement.toml and invited.csv; or remove the folder, "
            "and\nrun the command again with the answers. Then:"
        )
    say(f"  spegla check {folder}\n  spegla build {folder}")


def _ask(question: str, default: str, objection: Callable[[str], str]) -> str:
    """Put a question on the terminal until the answer can be taken; "" leaves it open."""
    while True:
        answer: str = click.prompt(
            printable(question), default=default, show_default=bool(default), prompt_suffix=" "
        )
        if not answer.strip() or not (said := objection(answer)):
            return answer.strip()
        say(said, err=True)


@click.command()
@options.any_engagement
@options.known(
    "--format",
    "format_name",
    among="formats",
    required=True,
    help="limesurvey, xlsform (KoboToolbox, ODK), qualtrics, surveyjs, docx or md.",
)
@options.listed_languages("Such as sv,nl,en, the main one first.")
@options.known(
    "--audience",
    among="audiences",
    default="customers",
    show_default=True,
    metavar="WHO",
    help="customers, or management: what the IT management team is asked.",
)
@click.option("--full", is_flag=True, help="The catalogue's optional questions too.")
@click.option(
    "--output",
    type=options.FOLDER,
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

    with expected_errors():
        wish = wish_of(format_name, audience=audience, languages=languages, is_full=full)
        done = ask(engagement, output, wish)
    for file in done.files:
        say(f"File  {file}")
    for step in done.next_steps:
        say(step)
    say(f"{counted(len(done.files), 'file')} written.")
