"""The chapters of the report edition: its pages, and those that people wrote, in reading order."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from markdown import Markdown
from markupsafe import Markup

from spegla.render.views import PageView
from spegla.render.views.fields import means
from spegla.survey.records import HandPage

_MARKDOWN = ("attr_list", "md_in_html", "tables", "footnotes", "admonition")
_LINK_TO_PAGE = re.compile(r'(?<= href=")(?:\./)?(?P<key>[a-z0-9_-]+)\.md(?:#[^"]*)?(?=")')


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """One chapter: a page of the report, or one that people wrote."""

    key: str = field(metadata=means("Its key, to which links lead."))
    number: str = field(metadata=means("Its number, as in “6” and, for a part, “6.2”."))
    label: str = field(metadata=means("Its name in contents, running header and bookmarks."))
    is_part: bool = field(metadata=means("Whether it is a part of a chapter before it."))
    page: PageView | None = field(metadata=means("The page of the report, if it is one."))
    text: Markup | None = field(metadata=means("What people wrote, as HTML, if it is theirs."))


def chapters_of(pages: Sequence[PageView], written: Sequence[HandPage]) -> Iterator[ChapterView]:
    """All chapters in reading order: a hand-written page follows its page and that page's parts.

    Args:
        pages: Pages of the report.
        written: Hand-written pages in the same language.

    >>> page = PageView(
    ...     key="index", kind="cover", label="On one page", parent=None, kicker="", headline="",
    ...     lead="", numbers=(), sections=(),
    ... )
    >>> own = HandPage(file="content/en/why.md", key="why", language="en", title="Why we asked",
    ...     after="index", text="Because.", first_row=5)
    >>> [(chapter.number, chapter.label) for chapter in chapters_of([page], [own])]
    [('1', 'On one page'), ('2', 'Why we asked')]
    """
    to_html = _markdown_converter()

    def below(parent: str | None, prefix: str) -> Iterator[ChapterView]:
        is_part = parent is not None
        numbers = (f"{prefix}{number}" for number in count(1))
        for page in pages:
            if page.parent != parent:
                continue
            number = next(numbers)
            yield ChapterView(
                key=page.key,
                number=number,
                label=page.label,
                is_part=is_part,
                page=page,
                text=None,
            )
            yield from below(page.key, f"{number}.")
            for own in written:
                if own.after == page.key:
                    yield ChapterView(
                        key=own.key,
                        number=next(numbers),
                        label=own.title,
                        is_part=is_part,
                        page=None,
                        text=to_html(own.text),
                    )

    return below(None, "")


def _markdown_converter() -> Callable[[str], Markup]:
    """Turns Markdown into HTML as the site does; links to pages lead to chapters.

    Footnotes are numbered through the whole document, since all its pages are one file.
    """
    converter = Markdown(
        extensions=[*_MARKDOWN], extension_configs={"footnotes": {"UNIQUE_IDS": True}}
    )

    def to_html(text: str) -> Markup:
        html = converter.reset().convert(text)
        # Written by the report's author, who may use HTML in the site's pages as well.
        return Markup(_LINK_TO_PAGE.sub(r"#\g<key>", html))  # noqa: S704

    return to_html
