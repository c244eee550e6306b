"""Arguments and options that several commands have, and what a shell offers for them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER: Final = click.Path(file_okay=False, path_type=Path)
THERE: Final = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that may be made, and one that is there."""

engagement: Final = click.argument("engagement", type=THERE)
any_engagement: Final = click.argument("engagement", required=False, type=THERE)
"""The engagement of a command that does something without one, too."""
output: Final = click.option(
    "--output",
    type=FOLDER,
    help="Folder for the report; build/ in the engagement unless given.",
)


def known(
    *names: str,
    among: str,
    help: str,  # noqa: A002 - as click has it
    metavar: str = "NAME",
    **more: Any,  # noqa: ANN401 - as click has it
) -> Callable[[Command], Command]:
    """An option with one of the values that :mod:`spegla.completing` knows, which a shell offers.

    Args:
        names: What it is called.
        among: What its values are, such as ``formats``.
        help: What it is for.
        metavar: What stands for the value in the help.
        more: Whatever else is to be said of it.
    """

    def offer(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
        from spegla.completing import offered

        return offered(among, typed, line=os.environ.get("COMP_WORDS", ""))

    return click.option(*names, metavar=metavar, shell_complete=offer, help=help, **more)


def listed_languages(what: str) -> Callable[[Command], Command]:
    """The option that takes languages with commas between them.

    Args:
        what: What they are for, and how they are written.
    """
    return known("--languages", among="list of languages", metavar="CODES", help=what)
