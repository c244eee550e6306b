"""Charts that did not change are not drawn again; those that did, or were touched, are."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import make_engagement
from spegla import workers
from spegla.cli import main
from spegla.render import charts
from spegla.render.charts import Medium, chart_spec
from spegla.render.kept import Drawings


def build(engagement: Path) -> dict[str, bytes]:
    """Builds the site of an engagement; gives its files."""
    result = CliRunner().invoke(main, ["build", str(engagement), "--language", "en", "--no-pdf"])
    assert result.exit_code == 0, result.stderr
    site = engagement / "build" / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.*")}


def threads(*, mp_context, **keywords) -> ThreadPoolExecutor:  # as processes are asked for
    assert mp_context.get_start_method() == "spawn"
    return ThreadPoolExecutor(**keywords)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Medium]:
    """The medium of each chart that is laid out from now on."""
    media: list[Medium] = []

    def counted(body, drawing):  # the same as it wraps
        media.append(drawing.medium)
        return chart_spec(body, drawing)

    monkeypatch.setattr(charts, "chart_spec", counted)
    # Threads instead of processes, so that what they draw is seen here.
    monkeypatch.setattr(workers, "ProcessPoolExecutor", threads)
    return media


def test_a_second_build_draws_nothing_and_gives_the_same_site(
    tmp_path: Path, drawn: list[Medium]
) -> None:
    engagement = make_engagement(tmp_path / "engagement")
    first = build(engagement)
    assert set(drawn) == {Medium.WIDE, Medium.NARROW}
    drawn.clear()
    assert build(engagement) == first
    assert not drawn


def test_a_drawing_that_is_gone_from_the_record_is_made_again(
    tmp_path: Path, drawn: list[Medium]
) -> None:
    engagement = make_engagement(tmp_path / "engagement")
    first = build(engagement)
    record = engagement / "build" / "drawings.json"
    kept = json.loads(record.read_bytes())
    lost = next(key for key, texts in kept.items() if texts[0].startswith("<svg"))
    record.write_text(json.dumps({key: texts for key, texts in kept.items() if key != lost}))
    drawn.clear()
    assert build(engagement) == first
    assert len(drawn) == 1


def test_other_words_make_other_drawings(tmp_path: Path, drawn: list[Medium]) -> None:
    """A drawing has its text alternative in it."""
    engagement = make_engagement(tmp_path / "engagement")
    build(engagement)
    first = list(drawn)
    product = Path(__file__).parents[2] / "site_templates" / "locale" / "en" / "spegla.po"
    text = product.read_text(encoding="utf-8")
    said = "The same numbers stand in a table."
    assert said in text
    own = engagement / "site_templates" / "locale" / "en"
    own.mkdir(parents=True)
    (own / "spegla.po").write_text(text.replace(said, "A table has them too."), encoding="utf-8")
    drawn.clear()
    site = build(engagement)
    assert drawn == first
    assert any(b"A table has them too." in content for content in site.values())


@pytest.mark.parametrize("damaged", [b"{", b"[]", b'{"a": 1}', b"\xff", b"null", b"[" * 200_000])
def test_a_damaged_record_keeps_nothing(damaged: bytes) -> None:
    assert Drawings(damaged, made_with="1").get("a", lambda: ("new",)) == ("new",)


@pytest.mark.parametrize(
    ("was", "damaged"),
    [(b"4.1", b"4.7"), (b'", "', b""), (b'"]', b'", "more"]'), (b'["', b'["\\ud800')],
)
def test_a_drawing_that_was_changed_is_not_kept(was: bytes, damaged: bytes) -> None:
    """What says another number than the figures, or breaks a page that expects both parts."""
    drawings = Drawings(None, made_with="1")
    drawings.get("a", lambda: ("<svg>4.1</svg>", "{}"))
    record = drawings.record()
    assert record.count(was) == 1
    again = Drawings(record.replace(was, damaged), made_with="1")
    assert again.get("a", lambda: ("drawn", "anew")) == ("drawn", "anew")
