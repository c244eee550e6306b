"""The live charts of a page, in a file beside it.

Most readers never point at a chart. What makes charts live is therefore no part of the page: a
script asks for this file, and for the one that draws, when a reader begins to do something. It
is a script and not JSON, since a page that is opened from a file may load nothing else.
"""

import json

from spegla.render.views import PageView, blocks_in
from spegla.render.views.types import ChartView


def specs_path(page: str) -> str:
    """Where the live charts of the page with this key lie, beside the pages of its language.

    >>> specs_path("mirror")
    'assets/charts/mirror.js'
    """
    return f"assets/charts/{page}.js"


def is_specs(path: str) -> bool:
    """Whether a file of a site, or of its sources, holds the live charts of a page.

    >>> is_specs("docs/en/assets/charts/mirror.js"), is_specs("site/assets/vega.js")
    (True, False)
    """
    folder, _, name = path.rpartition("/")
    return folder.endswith("assets/charts") and name.endswith(".js")


def in_script(spec: str) -> str:
    r"""A spec as it can stand in a script, which nothing in it ends.

    >>> in_script('{"title":"</script>"}')
    '{"title":"\\u003c/script>"}'
    """
    return spec.replace("<", "\\u003c")


def specs_script(page: PageView) -> bytes:
    """A script that gives the live charts of a page by the names of their drawings.

    No ``<`` stands in it, so that no label can end a script or begin another.

    Returns:
        The script; empty for a page without a chart.
    """
    specs = [
        f"{json.dumps(drawing.name)}:{drawing.spec}"
        for block in blocks_in(page)
        if isinstance(block, ChartView)
        for drawing in block.drawings
    ]
    if not specs:
        return b""
    text = in_script(",".join(specs))
    return f"spegla.specs={{{text}}};\n".encode()
