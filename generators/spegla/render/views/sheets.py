"""The sheets of a workshop kit, as templates get them."""

from dataclasses import dataclass, field

from spegla.render.views.drawn import view_block, view_number, view_optional, view_sentences
from spegla.render.views.fields import means
from spegla.render.views.types import BlockView, Draw, KeyNumberView
from spegla.report.format import Writer
from spegla.report.model import Field, Form, Sheet, SheetBlock, SheetSection


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A place to write in."""

    label: str = field(metadata=means("What to write."))
    hint: str | None = field(metadata=means("What makes it good, in one line, if that is said."))
    text: str = field(metadata=means("What is known beforehand; empty for nothing."))
    lines: int = field(metadata=means("How many ruled lines follow."))
    span: int = field(metadata=means("How many of the twelve columns of a sheet it takes."))
    choices: tuple[str, ...] = field(metadata=means("Words with a box each to tick, in order."))
    stickers: int = field(metadata=means("How many circles there are to stick dots in."))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """Fields beside and below each other."""

    kind: str = field(default="form", metadata=means("Which block template draws it."))
    fields: tuple[FieldView, ...] = field(metadata=means("The fields, in order."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSectionView:
    """A part of a sheet."""

    heading: str | None = field(metadata=means("Its heading, if it has one."))
    subline: str | None = field(metadata=means("One line below the heading, if there is one."))
    blocks: tuple[BlockView | FormView, ...] = field(metadata=means("What it holds, in order."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One side of paper."""

    key: str = field(metadata=means("The same in every language, to link to."))
    kind: str = field(metadata=means("Which sheet template draws it."))
    format: str = field(metadata=means("“portrait” or “landscape” for A4, “wall” for A3."))
    label: str = field(metadata=means("Its name in bookmarks and at its head."))
    kicker: str = field(metadata=means("One short line above the headline."))
    headline: str = field(metadata=means("What it says or asks."))
    lead: str = field(metadata=means("How it is used, in a sentence or two."))
    numbers: tuple[KeyNumberView, ...] = field(
        metadata=means("Large numbers, none or up to three.")
    )
    sections: tuple[SheetSectionView, ...] = field(metadata=means("The rest, in order."))


def view_sheet(sheet: Sheet, writer: Writer, draw: Draw) -> SheetView:
    """One sheet in one language, as templates get it.

    Args:
        sheet: The sheet.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the size of the sheet.

    Raises:
        WordingError: A message is missing in the writer's language.

    >>> from spegla.report.format import Wording
    >>> from spegla.report.model import SheetFormat, SheetKind, phrase
    >>> words = {"kit.yes": ("Yes",), "kit.no": ("No",)}
    >>> sheet = Sheet(
    ...     key="canvas", kind=SheetKind.CANVAS, format=SheetFormat.LANDSCAPE,
    ...     label=phrase("kit.yes"), kicker=phrase("kit.no"), headline=phrase("kit.yes"),
    ...     lead=(), sections=())
    >>> english = Wording(language="en", locale="en", messages=words, plural_form=int)
    >>> view = view_sheet(sheet, Writer(wording=english), lambda page, chart: ())
    >>> view.headline, str(view.kind)
    ('Yes', 'canvas')
    """
    return SheetView(
        key=sheet.key,
        kind=sheet.kind,
        format=sheet.format,
        label=writer.text(sheet.label),
        kicker=writer.text(sheet.kicker),
        headline=writer.text(sheet.headline),
        lead=view_sentences(sheet.lead, writer),
        numbers=tuple(view_number(number, writer) for number in sheet.numbers),
        sections=tuple(_section(sheet.key, section, writer, draw) for section in sheet.sections),
    )


def _section(key: str, section: SheetSection, writer: Writer, draw: Draw) -> SheetSectionView:
    is_nested = section.heading is not None

    def view(block: SheetBlock) -> BlockView | FormView:
        if isinstance(block, Form):
            return FormView(fields=tuple(_field(each, writer) for each in block.fields))
        return view_block(key, block, writer, draw, is_nested=is_nested)

    return SheetSectionView(
        heading=view_optional(section.heading, writer),
        subline=view_optional(section.subline, writer),
        blocks=tuple(view(block) for block in section.blocks),
    )


def _field(own: Field, writer: Writer) -> FieldView:
    return FieldView(
        label=writer.text(own.label),
        hint=view_optional(own.hint, writer),
        text=view_sentences(own.text, writer),
        lines=own.lines,
        span=own.span,
        choices=tuple(writer.text(choice) for choice in own.choices),
        stickers=own.stickers,
    )
