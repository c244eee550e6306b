"""References on paper: to chapters, appendices and tables by their numbers.

A number of a page would be known only when all pages are set, and each page that mentions one would
be set again; these are known before. The contents say on which page a chapter stands.
"""

from collections.abc import Iterable, Iterator, Mapping

from spegla.render.paper.appendix import TABLES, AppendixView
from spegla.render.paper.chapters import ChapterView
from spegla.render.views.types import DefinitionsView, SectionView
from spegla.report.format import Writer
from spegla.report.model import phrase


def references_to(
    chapters: Iterable[ChapterView], appendix: AppendixView, writer: Writer
) -> Mapping[str, str]:
    r"""How a text names each place that it can lead to, as in “Chapter 6.2” and “Table 14”.

    Args:
        chapters: The chapters, numbered.
        appendix: What stands behind them: its parts are lettered, its tables are numbered.
        writer: Turns words into text of one language.

    Returns:
        A name for each place: key of a chapter, anchor of an appendix, of a table and of a term.

    Raises:
        WordingError: A name is missing in the writer's language.

    >>> from spegla.report.format import parse_wording
    >>> wording = parse_wording(
    ...     b'msgid "print.chapter"\nmsgstr "Chapter {number}"\n', language="en"
    ... )
    >>> from spegla.render.views import PageView
    >>> page = PageView(
    ...     key="trust", kind="dimension", label="Trust", parent="dimensions", kicker="",
    ...     headline="", lead="", numbers=(), sections=(),
    ... )
    >>> trust = ChapterView(
    ...     key="trust", number="6.2", label="Trust", is_part=True, page=page
    ... )
    >>> nothing = AppendixView(tables=(), questions=None, glossary=None)
    >>> references_to([trust], nothing, Writer(wording=wording))
    {'trust': 'Chapter 6.2'}
    """
    named = {
        chapter.key: writer.text(phrase("print.chapter", number=chapter.number))
        for chapter in chapters
    }
    for letter, places in zip("ABC", _appendices(appendix), strict=False):
        named |= dict.fromkeys(places, writer.text(phrase("print.appendix", letter=letter)))
    for number, anchor in enumerate(_tables(appendix), start=1):
        named[anchor] = writer.text(phrase("print.table", number=str(number)))
    return named


def _appendices(appendix: AppendixView) -> Iterator[tuple[str, ...]]:
    """The places of each appendix, in order; one that the report does not have has no letter."""
    if appendix.tables:
        yield (TABLES,)
    if appendix.questions:
        yield (appendix.questions.anchor,)
    if appendix.glossary:
        yield (appendix.glossary.anchor, *_terms(appendix.glossary))


def _terms(glossary: SectionView) -> Iterator[str]:
    for block in glossary.blocks:
        if isinstance(block, DefinitionsView):
            yield from (item.anchor for item in block.items if item.anchor)


def _tables(appendix: AppendixView) -> Iterator[str]:
    for part in appendix.tables:
        yield from (table.anchor for table in part.tables)
