"""The program: its commands, and what holds for all of them."""

import sys
from io import TextIOWrapper
from typing import Any

import click

from spegla.cli.beginning import new, questionnaire
from spegla.cli.building import build, serve
from spegla.cli.dates import source_date
from spegla.cli.keeping import comments, ledger
from spegla.cli.looking import check, explain
from spegla.cli.machine import completion, doctor, schema
from spegla.cli.publishing import handout, publish
from spegla.garbage import collect_seldom

_COMMANDS = (
    *(new, questionnaire, check, explain, build, serve, publish, handout, ledger, comments),
    *(doctor, schema, completion),
)


class _Program(click.Group):
    """Writes a sign that the terminal does not know as a question mark, and goes on.

    The process is its own, so it says how often garbage is looked for.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as click has it
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        collect_seldom()
        return super().main(*args, **kwargs)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="spegla", message="%(prog)s %(version)s")
def main() -> None:
    """Turn the answers of an internal customer survey of IT into a report site and a PDF."""
    # Where this is no number, the site builder fails as soon as it is imported.
    source_date()


for _command in _COMMANDS:
    main.add_command(_command)
