"""The chapters of the report edition: its pages in reading order, numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from spegla.render.views import PageView
from spegla.render.views.fields import means


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """One chapter: a page of the report, or one that people wrote."""

    key: str = field(metadata=means("Its key, to which links lead."))
    number: str = field(metadata=means("Its number, as in “6” and, for a part, “6.2”."))
    label: str = field(metadata=means("Its name in contents, running header and bookmarks."))
    is_part: bool = field(metadata=means("Whether it is a part of a chapter before it."))
    page: PageView = field(metadata=means("The page."))


def chapters_of(pages: Sequence[PageView]) -> Iterator[ChapterView]:
    """All chapters in reading order; the parts of a page stand behind it.

    Args:
        pages: Pages of the report.

    >>> page = PageView(
    ...     key="index", kind="cover", label="On one page", parent=None, kicker="", headline="",
    ...     lead="", numbers=(), sections=(),
    ... )
    >>> [(chapter.number, chapter.label) for chapter in chapters_of([page])]
    [('1', 'On one page')]
    """

    def below(parent: str | None, prefix: str) -> Iterator[ChapterView]:
        here = (page for page in pages if page.parent == parent)
        for place, page in zip(count(1), here, strict=False):
            number = f"{prefix}{place}"
            is_part = parent is not None
            yield ChapterView(
                key=page.key, number=number, label=page.label, is_part=is_part, page=page
            )
            yield from below(page.key, f"{number}.")

    return below(None, "")
