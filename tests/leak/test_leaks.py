"""Every byte that the demo publishes, searched for what the answers' files hold and no reader may.

A basic search: comments and interviews, ids and days of submission, the groups that were put
together because they are small, and what machines leave in files. Nothing of the package is
imported but its wording.
"""

import getpass
import html
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from babel.dates import format_date
from pypdf import PdfReader

from leak.reading import specs_in
from report_builder import make_writer
from spegla.render.paper import EDITIONS
from spegla.report.model import Listing, phrase
from spegla.survey.questions import LocalText

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
LOGOS = sorted((DATA / "brand").glob("logo*.svg"))
SETTINGS = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
LANGUAGES = SETTINGS["languages"]
FOLDED = ("communications", "group_office")
WAVES = {"2025": (";", "cp1252"), "2026": (",", "utf-8")}
OTHERS = (".woff2", "vega.js", ".min.js", ".min.css")
"""Files, by the end of their names, that are other people's work, the same in every report."""
DECIMALS = 3
"""Decimals of the finest grain, that of shares."""
GRAM = 5
"""Words in a row that do not meet by chance."""


def customers(wave: str) -> pd.DataFrame:
    separator, encoding = WAVES[wave]
    path = DATA / "waves" / wave / "customers.csv"
    return pd.read_csv(path, sep=separator, encoding=encoding, dtype=str, keep_default_na=False)


def quotes(*, approved: bool) -> Iterator[str]:
    """Everything that somebody wrote or said, as far as it may be shown or as far as it may not."""
    for path in sorted((DATA / "waves").rglob("*.csv")):
        if path.stem in ("comments", "interviews"):
            table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            for _, row in table.iterrows():
                text = row["text" if path.stem == "comments" else "quote"]
                shown = row.get("shown_as") or text
                if approved and row["publish"] == "yes":
                    yield from shown.split("[removed]")
                if not approved and (row["publish"] != "yes" or shown != text):
                    yield text


def grams(quoted: Iterator[str]) -> set[str]:
    """Every few words in a row of what was said; all of them where they are fewer."""
    return {
        " ".join(said[start : start + GRAM])
        for said in map(words, quoted)
        for start in range(max(1, len(said) - GRAM + 1))
    } - {""}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.fixture(scope="module")
def contents(demo_build: Path) -> Mapping[str, bytes]:
    """Every file of the build by path."""
    return {
        path.relative_to(demo_build).as_posix(): path.read_bytes()
        for path in sorted(demo_build.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def pdfs(demo_build: Path) -> Mapping[str, PdfReader]:
    return {path.name: PdfReader(path) for path in sorted(demo_build.rglob("*.pdf"))}


@pytest.fixture(scope="module")
def texts(
    contents: Mapping[str, bytes], demo_texts: Mapping[str, tuple[str, ...]]
) -> Mapping[str, str]:
    """What can be read of every file of ours: entities resolved, PDFs as their text."""
    read = {
        path: html.unescape(html.unescape(content.decode("utf-8")))
        for path, content in contents.items()
        if not path.endswith((*OTHERS, ".pdf", ".png", ".xlsx"))
    }
    return read | {name: "\n".join(pages) for name, pages in demo_texts.items()}


@pytest.fixture(scope="module")
def specs(contents: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        spec
        for path, content in contents.items()
        if path.startswith("site/") and "/assets/charts/" in path
        for spec in specs_in(content)
    ]


def test_the_build_is_whole(contents: Mapping[str, bytes], specs: list[dict[str, Any]]) -> None:
    """So that nothing passes for want of something to search."""
    assert {"figures.csv", "release.json", "site/index.html"} <= contents.keys()
    assert all(f"site/{language}/method.html" in contents for language in LANGUAGES)
    assert len(specs) > 60
    assert len(list(quotes(approved=True))) > 50
    assert len(list(quotes(approved=False))) > 15


# ------------------------------------------------------------------ what people wrote


def test_no_withheld_comment_and_no_withheld_interview_is_in_any_file(
    texts: Mapping[str, str],
) -> None:
    withheld = grams(quotes(approved=False)) - grams(quotes(approved=True))
    # A remark of a word or two is a word of the report's own as well.
    withheld = {gram for gram in withheld if len(gram.split()) > 2}
    for path, text in texts.items():
        found = words(text)
        published = {
            " ".join(found[start : start + size])
            for size in {len(gram.split()) for gram in withheld}
            for start in range(len(found))
        }
        assert not withheld & published, path


def test_every_approved_comment_is_on_its_page(texts: Mapping[str, str]) -> None:
    page = " ".join(words(texts["site/sv/in-their-words.html"]))
    assert all(" ".join(words(quote)) in page for quote in quotes(approved=True))


def test_no_id_of_a_respondent_is_in_any_file(texts: Mapping[str, str]) -> None:
    ids = {number for wave in WAVES for number in customers(wave)["id"]}
    assert all(len(number) == 5 for number in ids)
    for path, text in texts.items():
        # Sizes of files in the manifest have five digits too, and so have coordinates of drawings,
        # behind a decimal point.
        said = re.sub(r'"size": \d+', "", text)
        assert not ids & set(re.findall(r"(?<![\w.#-])\d{5}(?![\w.])", said)), path


def test_no_day_of_submission_is_in_any_file(texts: Mapping[str, str]) -> None:
    days = {date.fromisoformat(day) for wave in WAVES for day in customers(wave)["submitted"]}
    days -= {wave["date"] for wave in SETTINGS["waves"].values()}
    written = {form for day in days for form in (day.isoformat(), f"{day:%Y%m%d}")}
    for locale in (*LANGUAGES, "en_GB"):
        written |= {format_date(day, format="long", locale=locale) for day in days}
    assert len(written) > 20
    date_like = re.compile(
        r"(?<!\d)\d{4}-\d\d-\d\d|(?<!\d)\d{8}(?!\d)|\d{1,2} \w+ \d{4}|\w+ \d+, \d{4}"
    )
    for path, text in texts.items():
        assert not written & set(date_like.findall(text)), path


# ------------------------------------------------------------------ small groups


def folding_note(language: str) -> str:
    labels = (SETTINGS["breakdowns"]["department"]["groups"][code]["label"] for code in FOLDED)
    names = Listing(items=tuple(map(LocalText.from_mapping, labels)))
    return make_writer(language).text(phrase("group.folded", groups=names))


def test_small_groups_are_named_in_the_note_on_folding_only(texts: Mapping[str, str]) -> None:
    """The record of the release lists them as well, as what the combined row is made of."""
    notes = [" ".join(folding_note(language).split()) for language in LANGUAGES]
    names = [
        SETTINGS["breakdowns"]["department"]["groups"][code]["label"][language]
        for code in FOLDED
        for language in LANGUAGES
    ]
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    noted = 0
    for path, text in texts.items():
        if path == "release.json":
            continue
        tidy = " ".join(text.replace("\N{HYPHEN}\n", "").split())
        for note in notes:
            noted += tidy.count(note)
            tidy = tidy.replace(note, "")
        assert not name.findall(tidy), path
    assert noted > len(LANGUAGES)


def test_no_figure_is_about_a_small_group(texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        for code in FOLDED:
            assert not re.search(rf"@department={code}\b|\b{code}\b", text), path


def scores(people: pd.DataFrame, dimension: str) -> "pd.Series[float]":
    """Each person's score where at least half of the items were answered."""
    items = [column for column in people if re.fullmatch(rf"{dimension}_\d\w?", str(column))]
    codes = people[items].apply(pd.to_numeric)
    codes = codes.where(codes <= 5)
    if "service_3" in codes:
        codes["service_3"] = 6 - codes["service_3"]
    enough = codes.notna().sum(axis=1) * 2 >= len(items)
    means: pd.Series[float] = ((codes - 1) * 25)[enough].mean(axis="columns")
    return means


@pytest.mark.parametrize("dimension", SETTINGS["dimensions"])
def test_no_score_of_a_small_group_is_among_the_released(
    dimension: str, contents: Mapping[str, bytes], texts: Mapping[str, str]
) -> None:
    now = customers("2026")
    released = {
        number
        for entry in json.loads(contents["release.json"])["figures"]
        if entry["subject"] == dimension and entry["group_by"]
        for number in (entry.get("value"), entry.get("low"), entry.get("high"))
    }
    for code in FOLDED:
        own = scores(now[now["department"] == code], dimension)
        assert 0 < len(own) < 5
        assert round(own.mean(), 1) not in released
        exact = f"{own.mean():.5f}"
        if not exact.endswith("000"):
            for path, text in texts.items():
                assert exact[:-1] not in text, path


def test_people_of_small_groups_are_counted_nowhere(contents: Mapping[str, bytes]) -> None:
    """Five in all, so that neither four nor one is the base of a figure or what is left of one."""
    for entry in json.loads(contents["release.json"])["figures"]:
        assert entry.get("base", 5) >= 5, entry
        if entry.get("unit") == "persons":
            assert entry["value"] >= 5, entry


# ------------------------------------------------------------------ specs


def places(layer: dict[str, Any]) -> set[str]:
    """Fields of a layer's rows that are places on the page, in pixels, and count nothing."""
    encoding = layer["encoding"]
    return {
        encoding[end]["field"]
        for axis in ("x", "y")
        for end in (axis, f"{axis}2")
        if encoding.get(axis, {}).get("scale", {}) is None and "field" in encoding.get(end, {})
    }


def decimals(number: float) -> int:
    return len(repr(float(number)).removesuffix(".0").partition(".")[2])


def test_no_number_of_a_spec_is_finer_than_its_grain(specs: list[dict[str, Any]]) -> None:
    checked = 0
    for spec in specs:
        for layer in spec["layer"]:
            if layer["name"].startswith("segment"):
                continue
            for row in layer["data"]["values"]:
                for field in row.keys() - places(layer):
                    if isinstance(row[field], int | float):
                        assert decimals(row[field]) <= DECIMALS, (layer["name"], field, row[field])
                        checked += 1
    assert checked > 1000


def test_a_stacked_bar_is_made_of_displayed_shares(specs: list[dict[str, Any]]) -> None:
    """Its parts are stretched to fill the bar, since middles of bins need not sum to 100 %."""
    checked = 0
    for spec in specs:
        bars: dict[float, list[float]] = {}
        for layer in spec["layer"]:
            if layer["name"].startswith("segment"):
                for row in layer["data"]["values"]:
                    bars.setdefault(row["y"], []).append(row["end"] - row["start"])
        for parts in bars.values():
            assert any(
                all(abs(part * sum_of_shares * 1000 % 1 - 0.5) > 0.49 for part in parts)
                for sum_of_shares in (number / 1000 for number in range(800, 1200))
            ), parts
            checked += 1
    assert checked > 50


def test_a_spec_computes_nothing_and_carries_nothing_else(specs: list[dict[str, Any]]) -> None:
    for spec in specs:
        text = json.dumps(spec)
        for name in ("usermeta", "transform", "aggregate", '"url"', "datasets", "description"):
            assert name not in text


# ------------------------------------------------------------------ what machines leave


def test_no_file_names_a_place_on_the_machine_or_its_user(
    contents: Mapping[str, bytes], demo_build: Path
) -> None:
    places = {str(path).encode() for path in (ROOT, Path.home(), demo_build, demo_build.parent)}
    user = re.escape(getpass.getuser().encode())
    place_or_user = rb"[/\\](?:home|Users|" + user + rb")[/\\]|file://"
    for path, content in contents.items():
        assert not [place for place in places if place in content], path
        if not path.endswith(OTHERS):
            assert not re.search(place_or_user, content), path


def test_no_page_has_a_comment_of_html(contents: Mapping[str, bytes]) -> None:
    pages = [path for path in contents if path.endswith((".html", ".md", ".xml", ".svg"))]
    assert pages
    for path in pages:
        assert b"<!--" not in contents[path], path


def test_nothing_of_the_input_but_the_logos_is_copied_to_the_output(
    contents: Mapping[str, bytes],
) -> None:
    inputs = {path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    assert inputs & set(contents.values()) == {path.read_bytes() for path in LOGOS}
    allowed = {"css", "csv", "html", "js", "json", "md", "pdf", "svg", "txt", "woff2", "yml"}
    allowed |= {"ics", "xlsx"}
    endings = {path.rpartition(".")[2] for path in contents if path != "site/web.config"}
    assert endings <= allowed


def test_a_pdf_names_the_client_as_its_author_and_nobody_else(
    pdfs: Mapping[str, PdfReader],
) -> None:
    if not pdfs:
        pytest.skip("no PDF was built: Pango is not installed")
    assert len(pdfs) == len(EDITIONS) * len(LANGUAGES)
    for name, reader in pdfs.items():
        metadata = {key: str(value) for key, value in (reader.metadata or {}).items()}
        allowed = {"/Title", "/Author", "/Producer", "/CreationDate", "/ModDate"}
        assert metadata.keys() <= allowed, name
        assert metadata["/Author"] == SETTINGS["client"]
        assert metadata["/Producer"].split()[0] == "WeasyPrint"
        assert metadata["/CreationDate"] == metadata["/ModDate"] == "D:20261012"
        assert not reader.attachments, name
        assert reader.xmp_metadata is not None
        assert reader.xmp_metadata.dc_creator == [SETTINGS["client"]]
