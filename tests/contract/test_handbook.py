"""The handbook as a site: built without a warning, complete, and asking nothing of the outside."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import click
import pytest

from built_pages import BuiltPage, read_page
from handbook import REFERENCE, build_handbook
from handbook.build import handbook_pages, replaced
from handbook.figures import documented
from handbook.messages import messages
from handbook_texts import DOCS
from spegla.cli import main
from spegla.errors import SiteError
from spegla.privacy.released import Statistic, SubjectKind
from spegla.render.live.blocks import NAMES
from spegla.render.live.macros import MACROS
from spegla.report.annex import COLUMNS
from spegla.settings import schema_bytes

LOADED = re.compile(
    r"<(?:script|img|iframe|source|embed)\b[^>]*?\ssrc=[\"']?([^\"'\s>]+)"
    r"|<link\b[^>]*?\shref=[\"']?([^\"'\s>]+)|url\([\"']?([^\"')]+)|@import\s+[\"']?([^\"';]+)"
)
"""What a page or a style sheet asks for by itself."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook")
    build_handbook(DOCS, folder)
    return folder


@pytest.fixture(scope="module")
def pages(output: Path) -> Mapping[str, BuiltPage]:
    site = output / "site"
    return {
        file.relative_to(site).as_posix(): read_page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def reference(output: Path) -> Mapping[str, str]:
    folder = output / "docs" / "en" / "reference"
    return {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in REFERENCE}


def test_every_page_is_in_the_site(output: Path, pages: Mapping[str, BuiltPage]) -> None:
    sources = {path for path in handbook_pages(DOCS) if path.endswith(".md")}
    assert {path.replace(".md", ".html") for path in sources} <= set(pages)
    assert {f"reference/{name}.html" for name in REFERENCE} <= set(pages)
    assert sorted(path.name for path in output.iterdir()) == ["docs", "site"]


def test_no_page_asks_anything_of_the_outside(output: Path) -> None:
    asked: list[str] = []
    for file in sorted((output / "site").rglob("*")):
        if file.suffix in {".html", ".css"}:
            text = file.read_text(encoding="utf-8")
            asked += [next(filter(None, found)) for found in LOADED.findall(text)]
        if file.suffix == ".html":
            assert "Content-Security-Policy" in text
    assert len(asked) > 100
    assert [each for each in asked if re.match(r"(?:[a-z]+:)?//", each)] == []


def test_what_pages_load_is_there(output: Path) -> None:
    site = output / "site"
    for file in sorted(site.rglob("*.html")):
        for found in LOADED.findall(file.read_text(encoding="utf-8")):
            asked = next(filter(None, found)).partition("#")[0]
            if asked and not asked.startswith(("data:", "/")):
                assert (file.parent / asked).exists(), f"{file.name}: {asked}"


def test_every_link_leads_to_a_page_and_a_place(
    output: Path, pages: Mapping[str, BuiltPage]
) -> None:
    site = (output / "site").resolve()
    lost = []
    for name, page in pages.items():
        for link in map(unescape, page.links):
            if re.match(r"[a-z]+:|/", link) or name == "404.html":
                continue
            path, _, anchor = link.partition("#")
            target = (site / name).parent.joinpath(path).resolve() if path else site / name
            if target.is_dir():
                target /= "index.html"
            found = pages.get(target.relative_to(site).as_posix())
            if found is None or (anchor and anchor not in found.ids):
                lost.append(f"{name}: {link}")
    assert lost == []


@pytest.mark.parametrize(
    "link", ["[gone](gone.md)", "[gone](method.md#no-such-heading)", "[gone](/method.md)"]
)
def test_a_lost_link_stops_the_build_and_leaves_the_last_one(tmp_path: Path, link: str) -> None:
    docs = tmp_path / "docs"
    (tmp_path / "output/site").mkdir(parents=True)
    (tmp_path / "output/site/index.html").write_text("the last one")
    docs.mkdir()
    settings = re.sub(r"nav:\n(?: .*\n)+", "", (DOCS / "mkdocs.yml").read_text(encoding="utf-8"))
    (docs / "mkdocs.yml").write_text(f"{settings}nav: [index.md, method.md, reference/]\n")
    for name in ("engagement.md", "live-figures.md", "method.md", "privacy.md", "index.md"):
        shutil.copy(DOCS / name, docs)
    (docs / "index.md").write_text(f"<!-- reference -->\n<!-- end of reference -->\n{link}\n")
    with pytest.raises(SiteError, match=re.escape(link[7:-1].partition("#")[0].strip("/"))):
        build_handbook(docs, tmp_path / "output")
    assert (tmp_path / "output/site/index.html").read_text() == "the last one"


def test_a_page_without_its_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="0 blocks"):
        replaced("nothing\n", "settings", "")


def test_settings_are_those_of_the_schema(reference: Mapping[str, str]) -> None:
    named: set[str] = set()
    table = ""
    for line in reference["settings"].splitlines():
        if line.startswith("## "):
            found = re.search(r"\[(.+)\]", line)
            table = f"{found[1]}." if found else ""
        elif cell := re.match(r"\| `(\w+)` \|", line):
            named.add(f"{table}{cell[1]}")
    assert named == set(_settings_of(json.loads(schema_bytes()), ""))


def _settings_of(schema: Mapping[str, Any], path: str) -> Iterator[str]:
    """The dotted names of all settings of a schema; CODE stands for a code of one's own."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}{key}"
        yield from _settings_of(inner, f"{path}{key}.")
    free = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
    for inner in free:
        if isinstance(inner, Mapping):
            yield from _settings_of(inner, f"{path}CODE.")
    if isinstance(schema.get("items"), Mapping):
        yield from _settings_of(schema["items"], path)


def test_every_command_and_option_is_there(reference: Mapping[str, str]) -> None:
    sections = dict(
        re.findall(r"^## ([a-z]+)\n(.*?)(?=^## |\Z)", reference["commands"], re.DOTALL | re.M)
    )
    assert set(sections) == set(main.commands)
    for name, command in main.commands.items():
        declared = {
            option
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for option in parameter.opts
        }
        named = set(
            re.findall(r"(?:`|<code>)(--[a-z-]+)[ `]", sections[name].partition("| option ")[2])
        )
        assert named == declared, name


def test_every_figure_column_macro_and_message_is_there(reference: Mapping[str, str]) -> None:
    figures = reference["figures"]
    words = set(re.findall(r"^\| `([a-z_]+)` \|", figures, re.MULTILINE))
    assert {*map(str, Statistic), *map(str, SubjectKind), *COLUMNS} <= words
    assert set(documented(SubjectKind)) == {kind.name for kind in SubjectKind}
    assert re.search(r"^\| `[a-z_]+` \| +\|", figures, re.MULTILINE) is None
    called = set(re.findall(r"^\| `(\w+)` \|", reference["macros"], re.MULTILINE))
    assert called == {*MACROS, *NAMES}
    keys = set(re.findall(r"^\| `([\w.]+)` \|", reference["messages"], re.MULTILINE))
    assert keys == set(messages())
    assert len(keys) > 500


def test_texts_of_the_catalogue_mean_nothing_but_themselves(
    pages: Mapping[str, BuiltPage],
) -> None:
    rows = [row for table in pages["reference/messages.html"].tables for row in table]
    shown = {row[0]: row[1] for row in rows if len(row) == 2}
    for key, texts in messages().items():
        if len(texts) == 1:
            assert " ".join(unescape(shown[key]).split()) == " ".join(texts[0].split()), key
