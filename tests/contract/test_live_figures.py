"""What people write, through the commands: refused before a build, whole after it."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from builders import PAGE, SETTINGS, make_engagement
from spegla.checking import check
from spegla.errors import InputError
from spegla.explaining import explain
from spegla.last_build import Options
from spegla.pipeline import build

SITE_ONLY = Options(with_pdf=False)
DAY = date(2026, 11, 2)
ASKING = """\
---
title: What we heard
after: index
---
Of customers, {{ n("customers") }} answered. Trust is at {{ score("trust") }}.
"""


def test_check_and_build_list_all_problems_and_write_nothing(tmp_path: Path) -> None:
    folder = make_engagement(
        tmp_path / "engagement",
        settings=f'{SETTINGS}\n[brand]\nlogo = "brand/logo.svg"\n',
        files={
            "data/brand/logo.svg": b"<svg onload='x()'/>",
            "content/en/about.md": PAGE + '\n{{ score("trsut") }}\n',
            "content/en/heard.md": ASKING.replace("customers", "costumers") + "{% if x %}\n",
        },
    )
    output = tmp_path / "output"
    for run in (lambda: check(folder, day=DAY), lambda: build(folder, output, day=DAY)):
        with pytest.raises(InputError) as refused:
            run()
        logo, *_, about, heard, statement = refused.value.problems
        assert logo.file == "data/brand/logo.svg"
        assert [(p.file, p.row, p.column) for p in (about, heard, statement)] == [
            ("content/en/about.md", 7, "1"),
            ("content/en/heard.md", 5, "15"),
            ("content/en/heard.md", 6, "1"),
        ]
    assert not output.exists()


REPLACING = """\
---
title: What was asked
replaces: dimension-trust
---
Of customers, {{ n("customers") }} answered. See [the old place](dimension-trust.md#items).

{{ chart("distribution", dimension="trust") }}
"""


def test_check_says_where_a_text_has_no_place(tmp_path: Path) -> None:
    folder = make_engagement(
        tmp_path / "engagement",
        files={
            "content/en/a.md": "---\npage: dimensions\nafter: score\n---\nOurs.\n",
            "content/en/b.md": "---\ntitle: B\nreplaces: method\n---\nOurs.\n",
        },
    )
    with pytest.raises(InputError) as refused:
        check(folder, day=DAY)
    place, page = refused.value.problems
    assert (place.file, place.row) == ("content/en/a.md", 3)
    assert 'Did you mean "scores"?' in place.fix
    assert (page.file, page.row) == ("content/en/b.md", 3)
    assert "what was promised" in page.found


def annex(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """The page of each figure in figures.csv, after a build."""
    build(
        make_engagement(folder, files=files),
        folder / "build",
        day=DAY,
        options=SITE_ONLY,
    )
    with (folder / "build" / "figures.csv").open(encoding="utf-8", newline="") as table:
        return {row["figure"]: row["page"] for row in csv.DictReader(table)}


def test_the_annex_names_no_page_that_is_no_longer_there(tmp_path: Path) -> None:
    before = annex(tmp_path / "before", {})
    everywhere = annex(tmp_path / "after", {"content/en/ours.md": REPLACING})
    built = tmp_path / "after" / "build" / "site" / "en" / "dimension-trust.html"
    assert "What was asked" in built.read_text(encoding="utf-8")
    lost = before.keys() - everywhere.keys()
    assert lost
    assert {before[figure] for figure in lost} == {"dimension-trust"}
    assert "page: dimension-trust" in explain(tmp_path / "before", min(lost)).about
    assert "no page of the report shows it" in explain(tmp_path / "after", min(lost)).about
    kept = {figure for figure, page in everywhere.items() if page == "dimension-trust"}
    assert kept
    assert all("/item/" in figure for figure in kept)


def test_a_built_page_has_the_figures_of_the_build(tmp_path: Path) -> None:
    folder = make_engagement(tmp_path / "engagement", files={"content/en/heard.md": ASKING})
    output = tmp_path / "output"
    build(folder, output, day=DAY, options=SITE_ONLY)
    page = (output / "docs/en/heard.md").read_text(encoding="utf-8")
    assert "Of customers, 12 answered. Trust is at 54–61." in page
    assert "{{" not in page
