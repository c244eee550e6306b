"""The list of units: every unit in its order, nothing of a name taken for markup."""

import re
from dataclasses import replace
from html import unescape

from report_builder import make_writer
from site_builder import templates
from spegla.render.brand import brand_from
from spegla.render.unit_index import UnitEntry, UnitIndex, render_unit_index
from spegla.settings import BrandSettings
from survey_builder import LANGUAGES, said

HOSTILE = '"><script>alert(1)</script> & *Sales* {{ 7*7 }} <b>'
INDEX = UnitIndex(
    client="Example & Sons",
    title=said("How IT is seen"),
    wave=said("October 2026"),
    confidentiality=said("Internal"),
    anonymity=(said("No figure rests on fewer than five people."),),
    breakdown=said("Department"),
    entries=(
        UnitEntry(
            name=said("Grid"),
            files={each: {"site": f"grid/site/{each}/index.html"} for each in LANGUAGES},
        ),
        UnitEntry(name=said(HOSTILE), files=None),
        UnitEntry(name=said("Head office"), files=None),
    ),
    whole={language: f"../../site/{language}/index.html" for language in LANGUAGES},
)


def rendered(index: UnitIndex = INDEX) -> dict[str, str]:
    writers = [make_writer(language) for language in ("en", "sv", "nl")]
    brand = brand_from(BrandSettings())
    files = render_unit_index(index, writers, templates=templates(), brand=brand)
    return {path: content.decode() for path, content in files.items()}


def test_there_is_a_page_a_language_that_leads_to_the_others():
    files = rendered()
    assert set(files) == {
        "index.html", "index-sv.html", "index-nl.html", "index.css", "favicon.svg",
    }  # fmt: skip
    for path in ("index.html", "index-sv.html", "index-nl.html"):
        assert files[path].count('aria-current="true"') == 1
        assert all(f'href="{other}"' in files[path] for other in files if ".html" in other)


def test_nothing_of_a_name_is_markup():
    page = rendered()["index.html"]
    assert "<script" not in page
    assert "<b>" not in page
    assert HOSTILE in unescape(page)


def test_how_many_have_no_report_is_said_and_why():
    page = unescape(rendered()["index.html"])
    assert "1 of 3 have a report of their own." in page
    assert "too small to be shown by themselves" in page
    assert page.count("No report of its own") == 2


def test_where_all_have_a_report_nothing_is_said_of_others():
    everyone = replace(INDEX, entries=INDEX.entries[:1])
    page = rendered(everyone)["index.html"]
    assert "1 of 1" in page
    assert "too small" not in page


def test_the_style_sheet_has_its_fonts_and_both_schemes_inside():
    sheet = rendered()["index.css"]
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet)
    assert addresses
    assert all(address.startswith("data:font/woff2") for address in addresses)
    assert "prefers-color-scheme:dark" in sheet
    used = set(re.findall(r"var\((--[\w-]+)", sheet))
    assert used <= set(re.findall(r"(--[\w-]+)\s*:", sheet))
