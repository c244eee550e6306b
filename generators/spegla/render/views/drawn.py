"""From the report's model to what templates get, in one language."""

from collections.abc import Iterable

from spegla.privacy.released import REMOVED, Hidden
from spegla.render.views.types import (
    AccountEntryView,
    AccountView,
    AskView,
    BlockView,
    BulletsView,
    CellView,
    ChartView,
    DefinitionsView,
    DefinitionView,
    Draw,
    DrawingView,
    HighlightGroupView,
    HighlightsView,
    KeyNumberView,
    MeasureView,
    PageView,
    ParagraphView,
    PointerView,
    QuoteGroupView,
    QuotesView,
    RankedItemView,
    RankingView,
    ReportView,
    RowView,
    SectionView,
    TableView,
)
from spegla.report.definitions import measure_anchor, terms_of
from spegla.report.format import Writer
from spegla.report.model import (
    Account,
    Align,
    Ask,
    Block,
    Bullets,
    Cell,
    Chart,
    Definitions,
    Highlights,
    KeyNumber,
    Number,
    Page,
    Paragraph,
    Pointer,
    QuoteGroup,
    Quotes,
    RankedItem,
    Ranking,
    Report,
    Row,
    Section,
    Table,
    Words,
    phrase,
)


def view_report(report: Report, writer: Writer, draw: Draw) -> ReportView:
    """A report in one language, as templates get it.

    Args:
        report: The report.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    return ReportView(
        language=writer.language,
        client=report.client,
        title=writer.text(report.title),
        written=writer.date(report.written),
        wave=writer.text(report.wave_label),
        confidentiality=writer.text(report.confidentiality),
        anonymity=_texts(report.anonymity, writer),
        pages=tuple(view_page(page, writer, draw) for page in report.pages),
    )


def view_page(page: Page, writer: Writer, draw: Draw) -> PageView:
    """One page in one language, as templates get it.

    Args:
        page: The page.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    explained = explaining(block for section in page.sections for block in section.blocks)
    return PageView(
        key=page.key,
        kind=page.kind,
        label=writer.text(page.label),
        parent=page.parent,
        kicker=writer.text(page.kicker),
        headline=writer.text(page.headline),
        lead=view_sentences(page.lead, writer),
        numbers=tuple(view_number(number, writer) for number in page.numbers),
        sections=tuple(
            _section(page.key, section, writer, draw, explaining=explained)
            for section in page.sections
        ),
    )


def explaining(blocks: Iterable[Block]) -> str | None:
    """Anchor of the block that says for all of a page that values stand for small ranges.

    The first chart or table that shows such a value and is seen without being asked for.

    Args:
        blocks: The blocks of a page.

    >>> explaining([])
    """
    for block in blocks:
        match block:
            case Chart(table=table) if _has_ranges(table):
                return block.anchor
            case Table(is_folded=False) if _has_ranges(block):
                return block.anchor
            case _:
                pass
    return None


def _has_ranges(table: Table) -> bool:
    cells = (cell for row in table.rows for cell in row.cells)
    return any(isinstance(cell, Number) and cell.least is not None for cell in cells)


def _section(
    page: str, section: Section, writer: Writer, draw: Draw, *, explaining: str | None
) -> SectionView:
    asks = tuple(block for block in section.blocks if isinstance(block, Ask))
    others = tuple(block for block in section.blocks if not isinstance(block, Ask))
    blocks: tuple[Block, ...] = others or asks
    is_nested = section.heading is not None
    return SectionView(
        anchor=section.anchor,
        heading=view_optional(section.heading, writer),
        subline=view_optional(section.subline, writer),
        blocks=tuple(
            view_block(page, block, writer, draw, is_nested=is_nested, explaining=explaining)
            for block in blocks
        ),
        asides=tuple(_ask(ask, writer) for ask in asks) if others else (),
    )


def view_block(
    page: str,
    block: Block,
    writer: Writer,
    draw: Draw,
    *,
    is_nested: bool,
    explaining: str | None = None,
) -> BlockView:
    """One block in one language, as templates get it.

    Args:
        page: Key of the page or sheet on which it stands.
        block: The block.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.
        is_nested: Whether its heading stands below the heading of a section.
        explaining: Anchor of the block that says for all that values stand for small ranges.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    match block:
        case Chart() | Table():
            return view_figure(
                page, block, writer, draw, is_nested=is_nested, explaining=explaining
            )
        case _:
            return _block(block, writer)


def view_figure(
    page: str,
    block: Chart | Table,
    writer: Writer,
    draw: Draw,
    *,
    is_nested: bool,
    explaining: str | None,
) -> ChartView | TableView:
    """One chart or table in one language, as :func:`view_block` gives any block.

    Args:
        page: Key of the page or sheet on which it stands.
        block: The chart or table.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.
        is_nested: Whether its heading stands below the heading of a section.
        explaining: Anchor of the block that says for all that values stand for small ranges.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    if isinstance(block, Table):
        return _table(block, writer, explains_ranges=block.anchor == explaining)
    drawings, explains = draw(page, block), block.anchor == explaining
    return _chart(block, writer, drawings, is_nested=is_nested, explains_ranges=explains)


_Wordy = Paragraph | Bullets | Ranking | Highlights | Ask | Definitions | Pointer | Quotes | Account


def _block(block: _Wordy, writer: Writer) -> BlockView:  # noqa: C901, PLR0911 - a branch a block
    match block:
        case Paragraph():
            return ParagraphView(text=view_sentences(block.sentences, writer))
        case Bullets():
            return BulletsView(items=_texts(block.items, writer))
        case Ranking():
            return RankingView(items=_ranking(block.items, writer))
        case Highlights():
            return HighlightsView(
                groups=tuple(
                    HighlightGroupView(
                        label=writer.text(group.label), items=_ranking(group.items, writer)
                    )
                    for group in block.groups
                )
            )
        case Ask():
            return _ask(block, writer)
        case Definitions():
            return DefinitionsView(
                items=tuple(
                    DefinitionView(
                        term=writer.text(item.term),
                        meaning=view_sentences(item.meaning, writer),
                        anchor=item.anchor,
                    )
                    for item in block.items
                ),
                is_brief=block.is_brief,
            )
        case Pointer():
            file = block.file.replace("{language}", writer.language)
            return PointerView(text=writer.text(block.text), page=block.page, file=file)
        case Quotes():
            return QuotesView(
                anchor=block.anchor,
                heading=view_optional(block.heading, writer),
                groups=tuple(_quotes(group, writer) for group in block.groups),
            )
        case Account():
            return _account(block, writer)


def _chart(
    chart: Chart,
    writer: Writer,
    drawings: tuple[DrawingView, ...],
    *,
    is_nested: bool,
    explains_ranges: bool,
) -> ChartView:
    return ChartView(
        anchor=chart.anchor,
        finding=writer.text(chart.finding),
        is_nested=is_nested,
        measure=writer.text(chart.measure),
        drawings=drawings,
        alternative=view_sentences(chart.alternative, writer),
        caption=view_sentences(chart.caption, writer),
        explains_ranges=explains_ranges,
        table=_table(chart.table, writer, explains_ranges=False),
    )


def _table(table: Table, writer: Writer, *, explains_ranges: bool) -> TableView:
    aligns = tuple(column.align for column in table.columns)
    return TableView(
        anchor=table.anchor,
        caption=writer.text(table.caption),
        columns=tuple(
            CellView(text=writer.text(column.label), align=column.align, is_hidden=False)
            for column in table.columns
        ),
        rows=tuple(_row(row, aligns, writer) for row in table.rows),
        notes=_texts(table.notes, writer),
        measures=tuple(
            MeasureView(term=writer.text(phrase(f"term.{term}")), anchor=measure_anchor(term))
            for term in terms_of(figure for row in table.rows for figure in row.figures)
        ),
        is_folded=table.is_folded,
        explains_ranges=explains_ranges,
    )


def _row(row: Row, aligns: tuple[Align, ...], writer: Writer) -> RowView:
    header, *others = (
        CellView(
            text=writer.cell(cell),
            align=align,
            is_hidden=isinstance(cell, Hidden),
            range=_range(cell, writer),
        )
        for cell, align in zip(row.cells, aligns, strict=True)
    )
    return RowView(header=header, cells=tuple(others), is_total=row.is_total)


def _range(cell: Cell, writer: Writer) -> str:
    """What range a number stands for; a number that is written as its range has said so."""
    if not isinstance(cell, Number) or cell.is_coarse:
        return ""
    return writer.range(cell)


def _ranking(items: tuple[RankedItem, ...], writer: Writer) -> tuple[RankedItemView, ...]:
    return tuple(
        RankedItemView(
            number=place,
            title=writer.text(item.title),
            reason=writer.text(item.reason),
            value=view_optional(item.value, writer),
            owner=view_optional(item.owner, writer),
            page=item.page,
        )
        for place, item in enumerate(items, start=1)
    )


def _quotes(group: QuoteGroup, writer: Writer) -> QuoteGroupView:
    removed = writer.text(phrase("quote.removed"))
    return QuoteGroupView(
        label=writer.text(group.label),
        texts=tuple(text.replace(REMOVED, removed) for text in group.texts),
    )


def _account(account: Account, writer: Writer) -> AccountView:
    return AccountView(
        anchor=account.anchor,
        heading=writer.text(account.heading),
        entries=tuple(
            AccountEntryView(
                label=writer.text(entry.label), text=view_sentences(entry.sentences, writer)
            )
            for entry in account.entries
        ),
    )


def _ask(ask: Ask, writer: Writer) -> AskView:
    return AskView(title=writer.text(ask.title), text=writer.text(ask.text), by=writer.text(ask.by))


def view_number(number: KeyNumber, writer: Writer) -> KeyNumberView:
    """A large number in one language."""
    its_range = _range(number.value, writer)
    return KeyNumberView(
        label=writer.text(number.label),
        value=writer.cell(number.value),
        is_number=isinstance(number.value, Number),
        range=writer.text(phrase("value.stands_for", range=its_range)) if its_range else "",
        suffix=view_optional(number.suffix, writer),
        notes=view_sentences(number.notes, writer),
    )


def _texts(words: tuple[Words, ...], writer: Writer) -> tuple[str, ...]:
    return tuple(writer.text(each) for each in words)


def view_sentences(words: tuple[Words, ...], writer: Writer) -> str:
    """Sentences in one language, one after the other."""
    return " ".join(_texts(words, writer))


def view_optional(words: Words | None, writer: Writer) -> str | None:
    """Words in one language, if there are any."""
    return None if words is None else writer.text(words)
