"""The same pages by other site builders: MkDocs can be replaced, which a day will come for.

What is compared is ours: pages, headings, charts, tables and words. The theme around them is the
builder's. Zensical searches in a way of its own, so of search only the index is looked at.
"""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from built_pages import read_page
from other_renderers import PROPERDOCS, ZENSICAL, Program
from report_builder import make_report
from site_builder import hand_page, real_site_files, site_files
from spegla.errors import SiteError
from spegla.output import write_files
from spegla.render.drawn_later import LaterDrawings
from spegla.site import build_site
from spegla.site.rendering import MkDocs, Renderer

Site = Mapping[str, bytes]

_TEXT = """\
## What *was* asked

By e-mail, because of wombats[^1] – not by telephone. Read [who answered](answered.md).

!!! note "Mind"
    A box with `code`.

| group | invited |
|---|--:|
| Grid | 40 |

1. First
2. Second
{ .steps }

[^1]: They dig.
"""
_KINDS = ("h1", "h2", "h3", "h4", "figure", "figcaption", "svg", "table", "tr", "td", "th", "li",
          "p", "blockquote", "dl", "dt", "dd", "sup", "code", "img")  # fmt: skip
_BESIDE = re.compile(r"site/[\w-]+\.(?:csv|ics|json|xlsx)")
"""What a build puts beside the pages, which is not the site builder's to make."""
_INDEX = {"search/search_index.json": "docs", "search.json": "items"}
"""Where the index is, and under which name its entries, by MkDocs and by Zensical."""


@pytest.fixture(scope="module")
def sources() -> Site:
    return real_site_files([hand_page(text=_TEXT)])


def built(folder: Path, sources: Site, renderer: Renderer) -> dict[str, bytes]:
    write_files(folder, sources)
    report = make_report()
    return build_site(folder, languages=report.languages, written=report.written, renderer=renderer)


@pytest.fixture(scope="module")
def usual(sources: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("mkdocs"), sources, MkDocs())


@pytest.fixture(scope="module", params=[PROPERDOCS, ZENSICAL], ids=lambda program: program.name)
def program(request: pytest.FixtureRequest) -> Program:
    chosen: Program = request.param
    return chosen


@pytest.fixture(scope="module")
def other(sources: Site, program: Program, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp(program.name), sources, program)


def pages(site: Site) -> dict[str, str]:
    return {path: text.decode() for path, text in site.items() if path.endswith(".html")}


def article(page: str) -> str:
    """What is ours in a page; one that stands alone has no article and is ours altogether."""
    found = re.search(r"<article\b.*</article>", page, re.DOTALL)
    return found[0] if found else page


def marked(folder: Path, renderer: Renderer) -> dict[str, bytes]:
    """The site as a build makes it: drawings are put in when the site builder is done."""
    later, report = LaterDrawings(), make_report()
    sources = real_site_files([hand_page(text=_TEXT)], later)
    write_files(folder, sources)
    return build_site(
        folder,
        languages=report.languages,
        written=report.written,
        renderer=renderer,
        finish=partial(later.completed, sources),
    )


def test_it_is_the_same_site_when_drawings_are_put_in_at_last(usual: Site, tmp_path: Path):
    assert marked(tmp_path, MkDocs()) == usual


def test_other_builders_lose_no_drawing_that_is_put_in_at_last(
    other: Site, program: Program, tmp_path: Path
):
    assert pages(marked(tmp_path, program)) == pages(other)


def test_the_same_pages_come_out(usual: Site, other: Site):
    assert pages(other).keys() == pages(usual).keys()
    report = make_report()
    assert len(pages(usual)) == len(report.languages) * (len(report.pages) + 1) + 1


def test_each_page_has_the_same_headings_charts_and_tables(usual: Site, other: Site):
    for path, page in pages(usual).items():
        counts = [
            Counter(re.findall(rf"<({'|'.join(_KINDS)})\b", article(text)))
            for text in (page, pages(other)[path])
        ]
        assert counts[0] == counts[1], path
    assert sum(page.count("<svg") for page in pages(usual).values()) >= 20


def test_each_page_says_the_same(usual: Site, other: Site):
    for path, page in pages(usual).items():
        here, there = (
            " ".join(" ".join(read_page(article(text)).words).split())
            for text in (page, pages(other)[path])
        )
        assert here == there, path


def test_the_navigation_names_every_page_and_marks_the_one_that_is_open(other: Site):
    for path, page in pages(other).items():
        if path.endswith("404.html"):
            continue
        language = path.split("/")[1]
        stops = re.findall(r'<nav class="contents".*?</nav>', page, re.DOTALL)
        assert len(stops) == (2 if path.endswith("index.html") else 1), path
        for stop in stops:
            named = {f"site/{language}/{link.removeprefix('./')}" for link in read_page(stop).links}
            beside = {each for each in pages(other) if each.startswith(f"site/{language}/")}
            assert named == {each for each in beside if not each.endswith("404.html")}, path
            (marked,) = re.findall(r'<a href="(?:\./)?([^"]*)" aria-current="page"', stop)
            assert path.endswith(f"/{marked}")


def test_every_link_leads_somewhere(other: Site):
    for path, page in pages(other).items():
        for link in read_page(page).links:
            target, anchor = urldefrag(unquote(link))
            place = (Path("/") / path).parent / target if target else Path("/") / path
            found = place.resolve().relative_to("/").as_posix()
            assert found in other or _BESIDE.fullmatch(found), f"{path}: {link}"
            if anchor and found.endswith(".html"):
                ids = {*read_page(pages(other)[found]).ids, "top"}
                assert anchor in ids, f"{path}: {link}"


def test_every_page_allows_its_own_scripts_and_nothing_else(other: Site):
    for path, page in pages(other).items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy, path
        for attributes, code in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
            if "src=" not in attributes and "application/json" not in attributes:
                digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy[1], path
        assert not re.search(r'(?:src|href|url\()\s*=?\s*["\']?(?:https?:)?//', page), path


def test_the_styles_of_the_theme_are_trimmed(other: Site):
    sheets = {path: len(sheet) for path, sheet in other.items() if "/stylesheets/" in path}
    assert any("/main." in path for path in sheets)
    assert all(size < 60_000 for size in sheets.values()), sheets


def test_the_index_of_the_search_knows_what_people_wrote(other: Site):
    (name,) = (name for name in _INDEX if f"site/en/{name}" in other)
    entries = json.loads(other[f"site/en/{name}"])[_INDEX[name]]
    assert any("wombats" in entry["text"] for entry in entries)


def test_the_same_input_gives_the_same_bytes(
    sources: Site, other: Site, program: Program, tmp_path: Path
):
    assert built(tmp_path, sources, program) == other


def test_a_link_to_no_page_is_refused(program: Program, tmp_path: Path):
    page = hand_page(text="[gone](gone.md)\n")
    with pytest.raises(SiteError, match=r"mkdocs\.en\.yml"):
        built(tmp_path, site_files(written=[page], languages=("sv", "nl", "en")), program)


def test_a_page_that_does_not_come_out_is_told(tmp_path: Path):
    class Forgetful:
        """Leaves out a page and says nothing, as a builder may."""

        def render(self, settings: Path) -> list[str]:
            complaints = MkDocs().render(settings)
            (settings.parent / "raw" / "sv" / "method.html").unlink(missing_ok=True)
            return list(complaints)

    with pytest.raises(SiteError, match=r"method\.md did not become a page"):
        built(tmp_path, site_files(languages=("sv", "nl", "en")), Forgetful())
