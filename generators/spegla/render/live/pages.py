"""Hand-written pages with the report's figures in place of the calls that ask for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spegla.errors import InputError, Problem
from spegla.privacy.released import Hidden
from spegla.render.escape import escape
from spegla.render.live.calls import Call, parts_of
from spegla.render.live.faults import Fault
from spegla.render.live.figures import Figures
from spegla.render.live.macros import meaning
from spegla.report.format import Writer
from spegla.survey.records import HandPage


def live_pages(
    written: Sequence[HandPage], figures: Figures, writers: Mapping[str, Writer]
) -> tuple[HandPage, ...]:
    r"""The pages with each figure as the report prints it in the page's language.

    Args:
        written: Pages as people wrote them.
        figures: What they may name.
        writers: By code of language; those of the pages are among them.

    Raises:
        InputError: A call names no figure, or one that is hidden, or is no call of a macro; lists
            the problems of all pages.

    >>> from spegla.report.format import Wording
    >>> wording = Wording(language="sv", locale="sv", messages={}, plural_form=lambda n: 0)
    >>> page = HandPage(file="content/sv/mal.md", key="mal", language="sv", title="Mål",
    ...     after="index", text='Målet är {{ level("trust") }}.\n', first_row=5)
    >>> figures = Figures(values={}, waves=("2026",), targets={"trust": 65.0})
    >>> [page] = live_pages([page], figures, {"sv": Writer(wording=wording)})
    >>> page.text
    'Målet är 65.\n'
    """
    problems: list[Problem] = []
    pages = []
    for page in written:
        problems += _in_title(page)
        text, faults = _resolved(page.text, figures, writers[page.language])
        problems += [_problem(fault, page) for fault in faults]
        pages.append(replace(page, text=text))
    if problems:
        raise InputError(problems)
    return tuple(pages)


def _resolved(text: str, figures: Figures, writer: Writer) -> tuple[str, list[Fault]]:
    """A text with its figures, and what is wrong with those that have none."""
    parts: list[str] = []
    faults: list[Fault] = []
    for part in parts_of(text):
        match part:
            case str():
                parts.append(part)
            case Fault():
                faults.append(part)
            case _:
                try:
                    printed = _printed(part, figures, writer)
                    parts.append(_unlisted(printed) if _opens(text, part.at) else printed)
                except Fault as fault:
                    faults.append(fault)
    return "".join(parts), faults


def _printed(call: Call, figures: Figures, writer: Writer) -> str:
    """What the report prints for a call, as text that is safe in Markdown.

    Raises:
        Fault: The figure is hidden, or there is none.
    """
    meant = meaning(call, figures)
    if isinstance(meant.cell, Hidden):
        raise Fault(
            f"{meant.name} is hidden: {writer.cell(meant.cell)}",
            "Say it without the figure; the page on anonymity says what is not shown, and why.",
            at=call.at,
        )
    return str(escape(writer.cell(meant.cell)))


def _opens(text: str, at: int) -> bool:
    """Whether nothing but marks of a block stands before this place on its line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return not before.strip(" >*+-") and not before.startswith("    ")


def _unlisted(printed: str) -> str:
    """A figure of which Markdown makes no number of a list, as it would of "61." on a line."""
    return f"&#{ord(printed[0])};{printed[1:]}" if printed[:1].isdigit() else printed


def _in_title(page: HandPage) -> Iterator[Problem]:
    if "{{" in page.title:
        yield Problem(
            file=page.file,
            found="the title asks for a figure",
            fix="Figures stand in the text; write the title in words.",
        )


def _problem(fault: Fault, page: HandPage) -> Problem:
    before = page.text[: fault.at]
    return Problem(
        file=page.file,
        row=page.first_row + before.count("\n"),
        column=str(fault.at - before.rfind("\n")),
        found=fault.found,
        fix=fault.fix,
    )
