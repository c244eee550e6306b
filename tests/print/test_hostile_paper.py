"""The PDFs of a report whose every text tries to be more than text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from hostile_engagement import ON_PAPER, Planting, make_hostile, shown_on_site

pytestmark = pytest.mark.print

ACTING = {"/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/RichMedia",
          "/XFA", "/URI"}  # fmt: skip
"""Keys of what a PDF can do by itself, load, bring along or lead to; links stay inside."""
ACTIONS = {"/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/URI", "/JavaScript"}


@pytest.fixture(scope="module")
def papers(hostile_build: Path) -> list[PdfReader]:
    found = sorted((hostile_build / "build" / "pdf").glob("*.pdf"))
    if not found:
        pytest.skip("no PDF was built: Pango is not on this machine")
    return [PdfReader(path) for path in found]


def dictionaries(paper: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of a PDF, those within others too."""
    waiting: list[object] = [
        paper.get_object(IndirectObject(number, 0, paper))
        for number in range(1, len(paper.xref_objStm) + sum(map(len, paper.xref.values())) + 1)
    ]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting += [value for value in thing.values() if not isinstance(value, IndirectObject)]
        elif isinstance(thing, list):
            waiting += [value for value in thing if not isinstance(value, IndirectObject)]


def test_no_paper_does_anything(papers: list[PdfReader]) -> None:
    for paper in papers:
        seen = 0
        for each in dictionaries(paper):
            seen += 1
            assert not ACTING & set(each), each
            assert str(each.get("/S")) not in ACTIONS
        assert seen > 50


def test_the_texts_stand_there_as_they_were_written(
    papers: list[PdfReader], tmp_path: Path
) -> None:
    planting: Planting = make_hostile(tmp_path)
    pages = (page.extract_text() for paper in papers for page in paper.pages)
    read = letters(" ".join(pages))
    on_paper = {m: t for m, t in planting.texts.items() if planting.places[m].startswith(ON_PAPER)}
    for mark, text in (shown_on_site(planting) | on_paper).items():
        assert letters(text) in read, (mark, planting.places[mark])


def letters(text: str) -> str:
    """Letters and digits alone: lines part what stands between them."""
    return re.sub(r"[\W_]", "", text)
