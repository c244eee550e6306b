"""Pages that ask for figures, through the commands: refused before a build, whole after it."""

from datetime import date
from pathlib import Path

import pytest

from builders import PAGE, SETTINGS, make_engagement
from spegla.errors import InputError
from spegla.pipeline import build, check

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


def test_a_built_page_has_the_figures_of_the_build(tmp_path: Path) -> None:
    folder = make_engagement(tmp_path / "engagement", files={"content/en/heard.md": ASKING})
    output = tmp_path / "output"
    build(folder, output, day=DAY, with_pdf=False)
    page = (output / "docs/en/heard.md").read_text(encoding="utf-8")
    assert "Of customers, 12 answered. Trust is at 54–61." in page
    assert "{{" not in page
