"""Hand-written pages with the report's figures, charts and tables where they are asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spegla.errors import InputError, Problem
from spegla.privacy.released import FigureId, Hidden
from spegla.render.escape import escape
from spegla.render.live.blocks import BLOCK_MACROS, Block, block_meant
from spegla.render.live.calls import Call, parts_of
from spegla.render.live.faults import Fault, quoted
from spegla.render.live.figures import Figures
from spegla.render.live.macros import meaning
from spegla.render.markdown_text import TOO_DEEP, lost_blocks
from spegla.report.format import Writer
from spegla.report.model import Chart
from spegla.survey.records import HandPage

_MARKS = re.compile(r"[ \t]*(?:(?:[>*+-]|[0-9]+\.)[ \t]+)*>?[ \t]*")
"""What may begin a line before its text, however deep: marks of quotations and of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage:
    """A page that people wrote, or a text within one, with what it asked for.

    Args:
        page: What was written, and where it belongs.
        texts: Its Markdown with each figure as the report prints it: what stands before the first
            block, between blocks, and after the last.
        blocks: The charts and tables that it asks for, one fewer than texts.
        figures: The figures that it shows, in order.
    """

    page: HandPage
    texts: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    figures: tuple[FigureId, ...] = ()


def live_pages(
    written: Sequence[HandPage], figures: Figures, writers: Mapping[str, Writer]
) -> tuple[LivePage, ...]:
    r"""The pages with each figure as the report prints it in the page's language.

    Args:
        written: Pages as people wrote them.
        figures: What they may name.
        writers: By code of language; those of the pages are among them.

    Raises:
        InputError: A call names nothing that the report has, or what is hidden, or is no call of a
            macro; lists the problems of all pages.

    >>> from spegla.report.format import Wording
    >>> wording = Wording(language="sv", locale="sv", messages={}, plural_form=lambda n: 0)
    >>> page = HandPage(file="content/sv/mal.md", key="mal", language="sv", title="Mål",
    ...     after="index", text='Målet är {{ level("trust") }}.\n', first_row=5)
    >>> figures = Figures(values={}, waves=("2026",), targets={"trust": 65.0})
    >>> [page] = live_pages([page], figures, {"sv": Writer(wording=wording)})
    >>> page.texts
    ('Målet är 65.\n',)
    """
    problems: list[Problem] = []
    pages = []
    for page in written:
        reading = _Reading(page=page, figures=figures, writer=writers[page.language])
        reading.read()
        problems += _in_title(page)
        problems += [_problem(fault, page) for fault in reading.faults]
        pages.append(reading.done())
    if problems:
        raise InputError(problems)
    return tuple(pages)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One page while it is read: what is found, in order."""

    page: HandPage
    figures: Figures
    writer: Writer
    pieces: list[list[str]] = field(default_factory=lambda: [[]])
    blocks: list[Block] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    shown: list[FigureId] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def read(self) -> None:
        for part in parts_of(self.page.text):
            match part:
                case str():
                    self.pieces[-1].append(part)
                case Fault():
                    self.faults.append(part)
                case _:
                    try:
                        self._place(part)
                    except Fault as fault:
                        self.faults.append(fault)
        self._check_standing()

    def done(self) -> LivePage:
        return LivePage(
            page=self.page,
            texts=self._texts(),
            blocks=tuple(self.blocks),
            figures=tuple(dict.fromkeys(self.shown)),
        )

    def _texts(self) -> tuple[str, ...]:
        return tuple("".join(pieces) for pieces in self.pieces)

    def _place(self, call: Call) -> None:
        """Adds what a call stands for.

        Raises:
            Fault: There is no such thing, or it cannot stand here.
        """
        if call.name not in BLOCK_MACROS:
            printed = self._printed(call)
            self.pieces[-1].append(_unlisted(printed) if _opens(self.page.text, call) else printed)
            return
        block = block_meant(call, self.figures.blocks)
        if not _is_alone(self.page.text, call):
            raise _not_alone(call)
        table = block.table if isinstance(block, Chart) else block
        self.shown += [figure for row in table.rows for figure in row.figures]
        self.blocks.append(block)
        self.places.append(call.at)
        self.pieces.append([])

    def _printed(self, call: Call) -> str:
        """What the report prints for a call, as text that is safe in Markdown.

        Raises:
            Fault: The figure is hidden, or there is none.
        """
        meant = meaning(call, self.figures)
        if isinstance(meant.cell, Hidden):
            raise Fault(
                f"{meant.name} is hidden: {self.writer.cell(meant.cell)}",
                "Say it without the figure; the page on anonymity says what is not shown, and why.",
                at=call.at,
            )
        if meant.figure:
            self.shown.append(meant.figure)
        return str(escape(self.writer.cell(meant.cell)))

    def _check_standing(self) -> None:
        """Finds what would swallow a block, or what follows a text within a page."""
        if not self.blocks and self.page.slot is None:
            return
        try:
            lost = lost_blocks([*self._texts(), ""])
        except RecursionError:
            self.faults.append(Fault(*TOO_DEEP, at=0))
            return
        self.faults += [
            Fault(
                "a chart or table stands within HTML",
                "Close the element before it, and open it again below.",
                at=self.places[number],
            )
            for number in lost
            if number < len(self.blocks)
        ]
        if lost == [len(self.blocks)] and self.page.slot:
            found = "an element of HTML is not closed, and the rest of the page would stand in it"
            self.faults.append(Fault(found, "Close it.", at=len(self.page.text)))


def _is_alone(text: str, call: Call) -> bool:
    """Whether a call is all there is of a paragraph that nothing holds."""
    above, _, left = text[: call.at].rpartition("\n")
    right, _, below = text[call.end :].partition("\n")
    beside = (right, above.rpartition("\n")[2], below.partition("\n")[0])
    return not left and not "".join(beside).strip()


def _not_alone(call: Call) -> Fault:
    return Fault(
        f"the {call.name} {quoted(call.arguments[0])} stands within a text",
        "Put it on a line of its own that begins with its braces, with a blank line above and "
        "below it.",
        at=call.at,
    )


def _opens(text: str, call: Call) -> bool:
    """Whether Markdown could take the figure for the number of a list, as in "61. That"."""
    before = text[text.rfind("\n", 0, call.at) + 1 : call.at]
    return text[call.end : call.end + 2] in (". ", ".\t") and bool(_MARKS.fullmatch(before))


def _unlisted(printed: str) -> str:
    """A figure of which Markdown makes no number of a list, as it would of "61." on a line."""
    return f"&#{ord(printed[0])};{printed[1:]}" if printed[:1].isdigit() else printed


def _in_title(page: HandPage) -> Iterator[Problem]:
    if "{{" in page.title:
        yield Problem(
            file=page.file,
            row=page.rows.get("title"),
            found="the title asks for a figure",
            fix="Figures stand in the text; write the title in words.",
        )


def _problem(fault: Fault, page: HandPage) -> Problem:
    row, column = page.place_of(fault.at)
    return Problem(
        file=page.file,
        row=row,
        column=str(column),
        found=fault.found,
        fix=fault.fix,
    )
