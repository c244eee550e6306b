import pytest

from spegla.render.pdf import kept
from spegla.render.pdf.kept import Paper, last_papers, papers_record, set_paper

KEPT = Paper(pdf=b"%PDF, kept", made_from="page")


@pytest.fixture(autouse=True)
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document comes from itself, and its PDF is itself with a mark."""
    monkeypatch.setattr(kept, "made_from", lambda html: html)
    monkeypatch.setattr(kept, "render_pdf", lambda html: f"%PDF, {html}".encode())


def test_an_edition_that_did_not_change_is_not_set_again() -> None:
    assert set_paper("page", KEPT) is KEPT


def test_an_edition_that_changed_is_set_anew() -> None:
    assert set_paper("page 2", KEPT) == Paper(pdf=b"%PDF, page 2", made_from="page 2")
    assert set_paper("page 2", None) == Paper(pdf=b"%PDF, page 2", made_from="page 2")


def test_a_pdf_that_somebody_changed_or_removed_is_not_kept() -> None:
    record = papers_record({"a.pdf": KEPT, "b.pdf": KEPT, "c.pdf": KEPT})
    there = {"a.pdf": KEPT.pdf, "b.pdf": KEPT.pdf + b" "}
    assert last_papers(record, there.get) == {"a.pdf": KEPT}


@pytest.mark.parametrize(
    "record",
    [None, b"", b"{", b"[]", b'"a"', b'{"a.pdf": 1}', b'{"a.pdf": {}}', b"\xff", b"[" * 200_000],
)
def test_a_record_that_cannot_be_read_keeps_nothing(record: bytes | None) -> None:
    assert last_papers(record, lambda name: KEPT.pdf) == {}
