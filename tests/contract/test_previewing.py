"""The site while somebody writes: only what an edit touches is done again."""

import re
from datetime import date
from pathlib import Path

import pytest

from builders import PAGE, QUESTIONS, SETTINGS, make_engagement
from spegla import previewing
from spegla.errors import SpeglaError
from spegla.previewing import Preview
from spegla.releasing import release

DAY = date(2026, 11, 1)


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    """An engagement in English with a page of its own."""
    return make_engagement(tmp_path / "engagement", files={"content/en/how.md": PAGE})


@pytest.fixture
def releases(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Grows by one with each release."""
    seen: list[date] = []

    def counted(engagement, ledger, *, day):  # the same as it wraps
        seen.append(day)
        return release(engagement, ledger, day=day)

    monkeypatch.setattr(previewing, "release", counted)
    return seen


def page(preview_folder: Path) -> str:
    return (preview_folder / "site/en/how.html").read_text(encoding="utf-8")


def test_an_edited_page_is_shown_without_a_new_release(
    engagement: Path, tmp_path: Path, releases: list[date]
) -> None:
    preview = Preview(engagement, tmp_path / "out", day=DAY)
    assert preview.refresh() == ("en",)
    assert "Another line." not in page(tmp_path / "out")
    written = engagement / "content/en/how.md"
    written.write_text(written.read_text() + "\nAnother line.\n")
    assert preview.refresh() == ("en",)
    assert "Another line." in page(tmp_path / "out")
    assert len(releases) == 1
    assert preview.refresh() == ()
    assert "Another line." in page(tmp_path / "out")


def test_other_data_are_another_release(
    engagement: Path, tmp_path: Path, releases: list[date]
) -> None:
    preview = Preview(engagement, tmp_path / "out", day=DAY)
    preview.refresh()
    settings = engagement / "data/engagement.toml"
    settings.write_text(settings.read_text().replace("Example Utility", "Another Utility"))
    assert preview.refresh() == ("en",)
    assert len(releases) == 2
    assert "Another Utility" in (tmp_path / "out/site/en/index.html").read_text(encoding="utf-8")


def test_a_mistake_leaves_the_site_and_is_forgotten_with_it(
    engagement: Path, tmp_path: Path
) -> None:
    preview = Preview(engagement, tmp_path / "out", day=DAY)
    preview.refresh()
    before = page(tmp_path / "out")
    written = engagement / "content/en/how.md"
    right = written.read_text()
    written.write_text(right.replace("after: index", "after: nowhere"))
    with pytest.raises(SpeglaError, match="nowhere"):
        preview.refresh()
    assert page(tmp_path / "out") == before
    written.write_text(right + "\nMended.\n")
    preview.refresh()
    assert "Mended." in page(tmp_path / "out")


def test_nothing_is_released(engagement: Path, tmp_path: Path) -> None:
    Preview(engagement, tmp_path / "out", day=DAY).refresh()
    assert not (engagement / "private").exists()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"site"}


def test_only_the_language_is_built_whose_page_was_edited(tmp_path: Path) -> None:
    both = re.sub(r"\{ en = (\"[^\"]*\") \}", r"{ en = \1, sv = \1 }", SETTINGS)
    folder = make_engagement(
        tmp_path / "engagement",
        settings=both.replace('languages = ["en"]', 'languages = ["en", "sv"]'),
        questions="\n".join(
            f"{line},{line.split(',', 6)[6]}" if number else f"{line},text_sv,mirror_sv"
            for number, line in enumerate(QUESTIONS.splitlines())
        ),
        files={"content/en/how.md": PAGE, "content/sv/how.md": PAGE},
    )
    preview = Preview(folder, tmp_path / "out", day=DAY)
    assert preview.refresh() == ("en", "sv")
    written = folder / "content/en/how.md"
    written.write_text(written.read_text() + "\nA last line.\n")
    assert preview.refresh() == ("en",)
    pages = {path.parent.name for path in (tmp_path / "out/site").rglob("index.html")}
    assert pages == {"site", "sv", "en"}
