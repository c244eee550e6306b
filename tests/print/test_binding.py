"""A report bound from gatherings is one document: its numbers, links, bookmarks and tags."""

import io
import re

import page as page_validation
import pikepdf
import pytest
from pypdf import PdfReader

from print_builder import printed
from report_builder import make_report, make_writer
from spegla.errors import PdfError
from spegla.render.pdf import gatherings, render_pdf
from spegla.render.pdf.gatherings import MARK, unbound

pytestmark = pytest.mark.print

STYLE = """
@page { size: 90mm; @bottom-right { content: counter(page) " / " counter(pages) } }
@media gathering { @page { @bottom-right { content: none } } }
section { break-before: page; bookmark-level: none }
a.listed::after { content: " " attr(data-page) }
"""


def document(*pieces: str) -> str:
    """A document of which each piece is a gathering."""
    html = f'<html lang="en"><head><title>Bound</title><style>{STYLE}</style></head><body>'
    return f"{html}{MARK}{MARK.join(pieces)}{MARK}</body></html>"


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every piece is a gathering, however short."""
    monkeypatch.setattr(gatherings, "_ENOUGH", 1)


def chapter(key: str, text: str = "") -> str:
    return f'<section id="{key}"><h1>{key}</h1><p>{text}</p></section>'


def lines_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.usefixtures("apart")
def test_contents_name_pages_behind_them_and_all_but_the_cover_are_numbered() -> None:
    listed = '<section><a class="listed" href="#b">b</a></section>'
    pdf = render_pdf(
        document(f"<h1>Cover</h1>{listed}", chapter("a") + "<section>more</section>", chapter("b"))
    )
    assert lines_of(pdf) == ["Cover", "b 5 2 / 5", "a 3 / 5", "more 4 / 5", "b 5 / 5"]


@pytest.mark.usefixtures("apart")
def test_contents_that_take_more_pages_than_usual_count_themselves() -> None:
    listed = "".join(f'<section><a class="listed" href="#a">{n}</a></section>' for n in "xyz")
    pdf = render_pdf(document(f"<h1>Cover</h1>{listed}", chapter("a")))
    assert lines_of(pdf)[1] == "x 5 2 / 5"


@pytest.mark.usefixtures("apart")
def test_links_lead_from_one_gathering_to_another() -> None:
    to_b, to_a = '<a href="#b">on</a>', '<a href="#å-1">back</a>'
    pdf = render_pdf(document("<h1>Cover</h1>", chapter("å-1", to_b), chapter("b", to_a)))
    reader = PdfReader(io.BytesIO(pdf))
    named = reader.named_destinations
    found = {}
    for number, page in enumerate(reader.pages):
        for note in page.get("/Annots", []):
            name = str(note.get_object()["/Dest"])
            found[number] = (name, reader.get_destination_page_number(named[name]))
    assert found == {1: ("b", 2), 2: ("å-1", 1)}


@pytest.mark.usefixtures("apart")
def test_a_link_to_a_place_that_there_is_not_is_an_error() -> None:
    with pytest.raises(PdfError, match='leads to "nowhere"'):
        render_pdf(document("<h1>Cover</h1>", chapter("a", '<a href="#nowhere">on</a>')))


@pytest.mark.usefixtures("apart")
def test_bookmarks_stand_below_those_of_the_gathering_before() -> None:
    below = "<section><h2>below</h2></section>"
    pdf = render_pdf(document("<h1>Cover</h1>", chapter("a"), below, chapter("b")))
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        tree = [(item.title, [each.title for each in item.children]) for item in outline.root]
    assert tree == [("Cover", []), ("a", ["below"]), ("b", [])]


@pytest.mark.usefixtures("apart")
def test_a_report_of_which_every_chapter_is_a_gathering_is_accessible_and_whole() -> None:
    html = printed()
    assert len(unbound(html).others) == html.count(MARK) - 2
    pdf = render_pdf(html)
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    text, writer = " ".join(lines_of(pdf)), make_writer()
    for page in make_report().pages:
        assert " ".join(writer.text(page.headline).split()) in text


@pytest.mark.usefixtures("apart")
def test_no_two_cells_of_tables_have_one_name_and_all_heads_are_there() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(printed()))) as opened:
        names, heads = [], set()
        for element in opened.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/StructElem":
                names += [str(element.ID)] if "/ID" in element else []
                if "/A" in element and "/Headers" in element.A:
                    heads |= {str(head) for head in element.A.Headers}
    assert len(names) == len(set(names)) > 10
    assert heads <= set(names)


def test_how_a_document_is_parted_changes_no_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    html = printed()
    usual = lines_of(render_pdf(html))
    monkeypatch.setattr(gatherings, "_ENOUGH", 1)
    assert lines_of(render_pdf(html)) == usual


def test_a_template_that_marks_no_gatherings_gives_the_same_words() -> None:
    html = printed()
    assert lines_of(render_pdf(html.replace(MARK, ""))) == lines_of(render_pdf(html))


def test_numbers_are_printed_once_on_every_page_but_the_cover() -> None:
    lines = lines_of(render_pdf(printed()))
    for number, line in enumerate(lines, start=1):
        printed_numbers = re.findall(rf"\b{number} / {len(lines)}\b", line)
        assert len(printed_numbers) == (number > 1), line
