"""The chapters of the report edition: its pages, and those that people wrote, in reading order."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown import Markdown
from markupsafe import Markup

from spegla.render.views import PageView
from spegla.survey.records import HandPage

_MARKDOWN = ("attr_list", "md_in_html", "tables", "footnotes", "admonition")
_LINK_TO_PAGE = re.compile(r'(?<= href=")(?P<key>[a-z0-9-]+)\.md(?:#[^"]*)?(?=")')


def _help(text: str) -> dict[str, str]:
    return {"help": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """One chapter: a page of the report, or one that people wrote."""

    key: str = field(metadata=_help("Its key, to which links lead."))
    label: str = field(metadata=_help("Its name in contents, running header and bookmarks."))
    is_part: bool = field(metadata=_help("Whether it is a part of a chapter before it."))
    page: PageView | None = field(metadata=_help("The page of the report, if it is one."))
    text: Markup | None = field(metadata=_help("What people wrote, as HTML, if it is theirs."))


def chapters_of(pages: Sequence[PageView], written: Sequence[HandPage]) -> Iterator[ChapterView]:
    """All chapters in reading order: a hand-written page follows its page and that page's parts.

    Args:
        pages: Pages of the report.
        written: Hand-written pages in the same language.
    """
    to_html = _markdown_converter()

    def below(parent: str | None) -> Iterator[ChapterView]:
        for page in pages:
            if page.parent != parent:
                continue
            is_part = parent is not None
            yield ChapterView(key=page.key, label=page.label, is_part=is_part, page=page, text=None)
            yield from below(page.key)
            for own in written:
                if own.after == page.key:
                    yield ChapterView(
                        key=own.key,
                        label=own.title,
                        is_part=is_part,
                        page=None,
                        text=to_html(own.text),
                    )

    return below(None)


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
