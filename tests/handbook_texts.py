"""What people write for the handbook, and what stands in it: commands, links, anchors."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.DOTALL | re.MULTILINE
)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(
    r"(?<!\!)\[[^\]]*\]\((?P<target>[^()\s]+)\)|!\[[^\]]*\]\((?P<picture>[^()\s]+)\)"
)
_HEADING = re.compile(r"^#{1,6} +(?P<text>.+?)(?: *\{#.*\})?$", re.MULTILINE)


def written_pages() -> list[Path]:
    """Everything that is read in the repository: the handbook, and the pages that lead to it."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def blocks(page: str, kind: str) -> list[str]:
    """The blocks of code of one kind, without the indentation of the list that they stand in."""
    return [
        re.sub(rf"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        for found in _FENCE.finditer(page)
        if found["kind"] == kind
    ]


def shell_lines(page: str) -> Iterator[str]:
    """The lines of the blocks that are typed in a shell."""
    for block in blocks(page, "sh"):
        yield from (line for line in block.replace("\\\n", " ").splitlines() if line.strip())


def spans(page: str) -> list[str]:
    """What stands as code within a sentence."""
    return _SPAN.findall(_FENCE.sub("", page))


def links(page: str) -> list[str]:
    """Where the links and pictures of a page lead, as they are written."""
    text = _SPAN.sub("", _FENCE.sub("", page))
    return [found["target"] or found["picture"] for found in _LINK.finditer(text)]


def anchors(page: str) -> set[str]:
    """The anchors that a reader of the repository can be sent to: one a heading."""
    found: set[str] = set()
    for heading in _HEADING.finditer(_FENCE.sub("", page)):
        words = re.sub(r"[`*]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading["text"]))
        slug = re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-")
        while slug in found:
            slug += "-1"
        found.add(slug)
    return found
