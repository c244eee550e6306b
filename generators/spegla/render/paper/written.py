"""What people wrote, as paper sets it: HTML, with links that lead to chapters."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from spegla.render.handwritten import SetTexts
from spegla.render.markdown_text import html_of, markdown_reader

_LINK_TO_PAGE = re.compile(r'(?<= href=")(?:\./)?(?P<key>[a-z0-9_-]+)\.md(?:#[^"]*)?(?=")')


def paper_texts() -> SetTexts:
    """What makes HTML of the texts of one page after the other, all of one document.

    >>> paper_texts()(["See [trust](dimension-trust.md#items)."])
    [Markup('<p>See <a href="#dimension-trust">trust</a>.</p>')]
    """
    reader = markdown_reader()

    def set_texts(texts: Sequence[str]) -> Sequence[Markup]:
        # Written by the report's author, who may use HTML in the site's pages as well.
        return [
            Markup(_LINK_TO_PAGE.sub(r"#\g<key>", html))  # noqa: S704
            for html in html_of(texts, reader)
        ]

    return set_texts
