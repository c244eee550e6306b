import re
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest

from print_builder import printed
from report_builder import make_report, make_writer
from site_builder import hand_page, templates
from spegla.errors import InputError
from spegla.render.paper import DocumentView
from spegla.render.paper.chapters import ChapterView
from spegla.survey.questions import LocalText


class Elements(HTMLParser):
    """Collects every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return printed()


def test_the_document_needs_nothing_but_itself(html: str) -> None:
    for tag, attributes in Elements(html).found:
        for name in ("src", "href"):
            address = attributes.get(name) or "#"
            assert address.startswith(("data:", "#")), (tag, address[:80])


def test_every_link_leads_to_a_chapter(html: str) -> None:
    elements = Elements(html)
    places = {attributes.get("id") for _, attributes in elements.found}
    links = [link["href"] for link in elements.named("a")]
    assert "#dimensions" in links
    assert {(link or "").removeprefix("#") for link in links} <= places


def test_a_pointer_gives_the_number_of_a_chapter_and_the_name_of_a_file(html: str) -> None:
    reference = '<a class="reference" href="#dimensions">Chapter\u00a04</a>'
    assert f'<p class="prose">All dimensions {reference}.</p>' in html
    assert '<p class="prose">For programs: proof.json</p>' in html


def test_every_chart_says_what_it_shows_and_stands_above_its_table(html: str) -> None:
    images = Elements(html).named("img")
    assert len(images) == 5
    assert {image["alt"] for image in images} == {
        "Customers score proactivity 38 and trust 68. IT management says 61 and 73."
    }
    assert html.index("<img") < html.index("<table") < html.index("</table>")


def test_rows_of_a_table_have_a_head(html: str) -> None:
    heads = [head["scope"] for head in Elements(html).named("th")]
    assert heads.count("row") == 3 * html.count("<table ")
    assert heads.count("col") == 6 * html.count("<table ")


def test_a_hidden_value_shows_its_reason(html: str) -> None:
    assert '<td class="number hidden-value">protected</td>' in html


def test_a_hand_written_page_follows_its_page_and_that_pages_parts() -> None:
    written = [hand_page(key="own", title="Own", after="dimensions", text="Text.")]
    keys = [
        attributes["id"]
        for attributes in Elements(printed(written=written)).named("section")
        if "id" in attributes
    ]
    chapters = ["index", "answered", "dimensions", "dimension-trust", "own", "since", "method"]
    assert keys == [*chapters, "paper.tables", "paper.back"]


def test_a_hand_written_page_in_another_language_is_left_out() -> None:
    written = [hand_page(key="own", language="sv", title="Eget", after="dimensions")]
    assert "Eget" not in printed(written=written)


def test_a_hand_written_page_without_a_place_is_refused() -> None:
    with pytest.raises(InputError, match="nowhere"):
        printed(written=[hand_page(after="nowhere")])


def test_text_of_the_report_is_escaped() -> None:
    words = LocalText.of(sv="<b>", nl="<b>", en="<script>alert(1)</script>")
    report = make_report()
    pages = (replace(report.pages[0], headline=words, label=words), *report.pages[1:])
    elements = Elements(printed(replace(report, client='"><script>', pages=pages)))
    assert elements.named("script") == []


def test_a_report_without_an_anonymity_statement_has_an_empty_line(html: str) -> None:
    body = Elements(printed(make_report(anonymity=()))).named("body")[0]
    assert body["data-promise"] == ""


@pytest.mark.parametrize("view", [DocumentView, ChapterView])
def test_templates_use_every_field_and_each_has_a_help(view: type) -> None:
    text = "".join(
        content.decode() for path, content in templates().items() if path.startswith("print/")
    )
    name = view.__name__.removesuffix("View").lower()
    used = set(re.findall(rf"(?<!/)\b{name}\.(\w+)", text))
    assert used == {field.name for field in fields(view)}
    assert all(field.metadata["help"] for field in fields(view))


def test_the_style_sheet_uses_only_declared_colours_and_the_scale_of_sizes() -> None:
    style = "".join(templates()[f"print/{name}.css"].decode() for name in ("paper", "report"))
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", style)
    sizes = set(re.findall(r"(?:font-size: |\b\d{3} |font: )([\d.]+)pt", style))
    assert sizes == {"38", "25", "14.5", "10.6", "9.6", "8.8", "8"}


@pytest.mark.parametrize(
    ("edition", "language", "title"),
    [
        ("report", "en", "{client}: {title}, {wave}"),
        ("one-page", "sv", "{client}: en sida, {wave}"),
        ("one-page", "nl", "{client}: één pagina, {wave}"),
        ("one-page", "en", "{client}: one page, {wave}"),
        ("workshop", "sv", "{client}: workshopmaterial, {wave}"),
        ("workshop", "nl", "{client}: workshopmateriaal, {wave}"),
        ("workshop", "en", "{client}: workshop kit, {wave}"),
    ],
)
def test_every_edition_has_a_title_of_its_own(edition: str, language: str, title: str) -> None:
    report, writer = make_report(), make_writer(language)
    words = {
        "client": report.client,
        "title": writer.text(report.title),
        "wave": writer.text(report.wave_label),
    }
    page = printed(report, language=language, edition=edition, written=())
    assert f"<title>{title.format(**words)}</title>" in page


def test_markup_in_a_title_is_text() -> None:
    page = printed(make_report(client="</title><script>"), edition="workshop")
    assert Elements(page).named("script") == []
