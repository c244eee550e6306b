"""Every error that Spegla raises on purpose.

An expected error derives from :class:`SpeglaError`, says where, what, what was expected and
what to do, and is shown without a traceback. Any other exception is a defect of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


class SpeglaError(Exception):
    """An error that the person who runs Spegla can act on."""

    exit_code = 1


class UsageError(SpeglaError):
    """The command line asks for something that this engagement does not have."""

    exit_code = 2


class EmptyBaseError(SpeglaError):
    """A number was asked for of which nobody is the base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with one input file, and what to do about it.

    ``found`` quotes coded values and names only, never a respondent's words.

    >>> print(Problem(file="data/questions.csv", row=4, column="scale",
    ...               found='there is no scale "agre5"', fix='Did you mean "agree5"?'))
    data/questions.csv, row 4, column scale: there is no scale "agre5".
      Did you mean "agree5"?
    """

    file: str
    found: str
    fix: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """The problem as the two lines that a person reads."""
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        return f"{place}: {self.found}.\n  {self.fix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Problem):
    """One thing about an input file that is worth a look, and stops nothing."""


class InputError(SpeglaError):
    """The engagement cannot be read; carries all problems of all files, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """How it comes whole from a process to another."""
        return type(self), (self.problems,)


class RefusedError(SpeglaError):
    """The privacy gate refuses to release what was asked for."""

    exit_code = 3


class UnknownFigureError(SpeglaError):
    """A figure was asked for that the engagement does not have."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        lines = [f'There is no figure "{name}".']
        if near:
            lines += ["  The nearest are:", *(f"    {figure}" for figure in near)]
        else:
            lines.append(
                "  The column figure of figures.csv, which a build writes, lists them all."
            )
        super().__init__("\n".join(lines))


class WordingError(SpeglaError):
    """A wording file lacks a message, or a message lacks a value that it names."""


class OutputError(SpeglaError):
    """The output folder cannot be written as asked; nothing was changed."""


class SiteError(SpeglaError):
    """The site builder refused the pages, or warned about them."""


class PdfUnavailableError(SpeglaError):
    """The libraries that draw the PDF are not installed on this machine."""


class PdfError(SpeglaError):
    """The PDF would lack something that the document names, such as an image."""


class WorkerError(SpeglaError):
    """A process that worked for the program was ended from outside."""
