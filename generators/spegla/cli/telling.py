"""What commands say, and how they end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from time import monotonic
from typing import Self

import click

from spegla.errors import SpeglaError
from spegla.labelled import WIDTH, printable


def say(text: str, *, err: bool = False) -> None:
    """Print a text; whatever file it is from, nothing in it steers the terminal."""
    click.echo(printable(text), err=err)


def width() -> int:
    """Letters of a line: those of the terminal, where it has fewer than a text is laid out for."""
    return min(WIDTH, get_terminal_size((WIDTH, 24)).columns)


def counted(number: int, thing: str) -> str:
    """A number with what it counts, an English noun that takes an s.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


@contextmanager
def expected_errors() -> Iterator[None]:
    """Show an expected error without a traceback, and leave with its exit code."""
    try:
        yield
    except SpeglaError as error:
        say(str(error), err=True)
        sys.exit(error.exit_code)


class Progress:
    """Says what is being done: one changing line on a terminal, plain lines in a log."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._name = ""
        self._began = 0.0

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the last step."""
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
