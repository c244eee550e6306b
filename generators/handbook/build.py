"""The handbook as a site: ``docs/`` and the reference in, a folder with pages out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import yaml

from handbook.reference import reference_pages
from spegla.output import staged, write_files
from spegla.render.brand import brand_from
from spegla.render.site_brand import brand_files
from spegla.settings import BrandSettings
from spegla.site import build_site
from spegla.survey.files import product_files

_LANGUAGE = "en"
_DAY = date(2026, 1, 1)
"""No page bears a day, so the same sources give the same bytes on every day."""
_SETTINGS = "mkdocs.yml"
_LEFT_OUT = {_SETTINGS, "package.md"}
"""What is no page: the settings of the site, and the text for package registries."""
_SHARED = re.compile(r"theme/(?:assets/)?(?P<path>fonts/.+\.(?:woff2|txt)|js/iframe-worker\.js)")
"""What it shares with reports: type, and what makes search work in pages opened from a file."""
_STYLES = Path(__file__).with_name("handbook.css")
_REPLACED: Mapping[str, tuple[str, str]] = {
    "engagement.md": (
        "settings",
        "[Every setting](reference/settings.md), with what it means and what happens without it.\n",
    ),
    "index.md": (
        "reference",
        """\
- [Settings](reference/settings.md): what `engagement.toml` may say
- [Commands](reference/commands.md): with their options and exit codes
- [Figures](reference/figures.md): how they are named, and the columns of `figures.csv`
- [Live-figure calls](reference/macros.md): what may stand in a page of yours
- [Messages](reference/messages.md): everything that a report says
""",
    ),
}
"""What a page has for those who read it as a file, and what the site has in its place."""


def build_handbook(docs: Path, output: Path) -> None:
    """Write the handbook: ``docs/`` with all pages in Markdown, and ``site/``.

    Args:
        docs: The folder with the pages that people write, and ``mkdocs.yml``.
        output: Where it is written; what an earlier run left there is replaced.

    Raises:
        SiteError: The site builder refused a page or warned about one.
        OutputError: The disk refuses.
    """
    pages = handbook_pages(docs)
    with staged(output, names=("docs", "site")) as folder:
        work = {f"docs/{_LANGUAGE}/{path}": content for path, content in pages.items()}
        work[f"mkdocs.{_LANGUAGE}.yml"] = _settings((docs / _SETTINGS).read_bytes())
        write_files(folder, work)
        site = build_site(folder, languages=[_LANGUAGE], written=_DAY)
        start = f"site/{_LANGUAGE}/"
        write_files(folder, {f"site/{path.removeprefix(start)}": site[path] for path in site})


def handbook_pages(docs: Path) -> dict[str, bytes]:
    """The sources of the site by path: pages, pictures, reference, fonts, scripts and styles."""
    shared = {
        f"assets/{found['path']}": content
        for path, content in product_files().items()
        if (found := _SHARED.fullmatch(path))
    }
    reference = {f"reference/{name}.md": text.encode() for name, text in reference_pages().items()}
    styles = {"assets/handbook.css": _STYLES.read_bytes()}
    look = brand_files(brand_from(BrandSettings()))
    return {**dict(_written(docs)), **reference, **shared, **styles, **look}


def _written(docs: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if not file.is_file() or path in _LEFT_OUT:
            continue
        content = file.read_bytes()
        if path in _REPLACED:
            name, instead = _REPLACED[path]
            content = replaced(content.decode(), name, instead).encode()
        yield path, content


def replaced(page: str, name: str, instead: str) -> str:
    r"""A page with something else between the marks of a name.

    Raises:
        ValueError: The page does not have both marks, once each.

    >>> replaced("a\n<!-- x -->\nb\n<!-- end of x -->\nc\n", "x", "B\n")
    'a\nB\nc\n'
    """
    block = re.compile(rf"<!-- {name} -->\n.*?<!-- end of {name} -->\n", re.DOTALL)
    text, found = block.subn(lambda _: instead, page)
    if found != 1:
        raise ValueError(f"{found} blocks are marked as {name}, and one is expected")
    return text


def _settings(own: bytes) -> bytes:
    """The settings of the site with what :func:`build_site` expects of folders."""
    folders = {"docs_dir": f"docs/{_LANGUAGE}", "site_dir": f"raw/{_LANGUAGE}"}
    return yaml.safe_dump({**yaml.safe_load(own), **folders}, allow_unicode=True).encode()
