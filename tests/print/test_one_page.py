"""The one page is one side, whatever a report has to say: nothing cut, nothing overlapping."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import page as page_validation
import pytest
from numpy.typing import NDArray
from pypdf import PdfReader

from demo_report import LANGUAGES, demo_edition
from paper_reading import over_each_other, poppler, words_by_page
from print_builder import printed
from report_builder import PROTECTED, make_report
from site_builder import BRAND
from spegla.privacy.released import Unit
from spegla.render.brand import brand_from
from spegla.render.pdf import render_pdf
from spegla.render.pdf.sides import sides_notices
from spegla.report.model import (
    Ask,
    Block,
    HighlightGroup,
    Highlights,
    KeyNumber,
    Number,
    Page,
    PageKind,
    Paragraph,
    RankedItem,
    Ranking,
    Section,
    phrase,
)
from spegla.settings import BrandSettings
from spegla.survey.questions import LocalText

pytestmark = pytest.mark.print

A4 = (595.28, 841.89)
READING_TEXT = 9.6
WIDEST_GAP = 0.25
"""Of the side's height, between two lines of a page that has little to say."""


# ------------------------------------------------------------------ sides to try


def said(text: str) -> LocalText:
    return LocalText.of(sv=text, nl=text, en=text)


def priority(title: str, dimension: str = "Adviserende werkwijze") -> RankedItem:
    return RankedItem(
        title=said(title),
        reason=said(f"{dimension}. In 100% van de hertrekkingen bij de eerste drie."),
        value=said("38 → 50"),
        owner=said("Verantwoordelijk: Hoofd verandering en portfolio, uiterlijk 26 februari 2027."),
    )


LONG = "Samenwerking over afdelingsgrenzen heen"
NUMBERS = (
    KeyNumber(
        label=said("Totaaloordeel (NKI)"),
        value=Number(value=61, unit=Unit.SCORE),
        suffix=said("van 100"),
        notes=(said("+4 sinds oktober 2025: beter, nog niet bewezen."), said("Tussen 60 en 63.")),
    ),
    KeyNumber(
        label=said("De IT-leiding verwachtte"),
        value=Number(value=72, unit=Unit.SCORE, least=67, most=77),
        suffix=said("van 100"),
        notes=(
            said("Misschien een overschatting, 0,6 standaarddeviaties; niet bewezen."),
            said("Weergegeven als bereik, om de enkelen die antwoordden te beschermen."),
        ),
    ),
    KeyNumber(
        label=said("Dimensies op het streefniveau"),
        value=Number(value=2, unit=Unit.COUNT),
        suffix=said("van 9"),
        notes=(said("Op of boven dat niveau: bejegening en servicegerichtheid."),),
    ),
)
PRIORITIES = (
    priority("Twee keer per jaar laat IT ten minste drie ideeën zien voor jouw afdeling."),
    priority("Voordat IT een oplossing voorstelt, krijg je één pagina met je behoefte.", LONG),
    priority("Wie met het nieuwe gaat werken, probeert het eerst uit.", "Verandermanagement"),
)
ASK = Ask(
    title=said("Gevraagd besluit"),
    text=said("Stel de drie prioriteiten vast en geef elke eigenaar het mandaat."),
    by=said("Besluit uiterlijk 3 december 2026."),
)
STRENGTHS = HighlightGroup(
    label=said("Op het streefniveau, of er minder dan 5 punten onder"),
    items=tuple(
        RankedItem(
            title=said(name),
            reason=said("2 punten boven het streefniveau van 72."),
            value=said("74"),
        )
        for name in ("Bejegening", "Servicegerichtheid", LONG)
    ),
)
MISJUDGED = HighlightGroup(
    label=said("Het beeld van de IT-leiding naast dat van klanten"),
    items=(
        RankedItem(
            title=said(f"Grootste overschatting: {LONG.lower()}"),
            reason=said(
                "De klanten geven 38 van 100, de IT-leiding verwachtte 60–71. "
                "Dat is 1,3 standaarddeviaties te hoog; 0,3 is gebruikelijk."
            ),
        ),
        RankedItem(
            title=said("Geen bewezen onderschatting"),
            reason=said("Nergens geven de klanten duidelijk meer dan de IT-leiding verwachtte."),
        ),
    ),
)
SURE = Section(
    anchor="how-sure",
    heading=phrase("cover.sure"),
    blocks=(
        Paragraph(
            sentences=(
                said("61% van de uitgenodigden antwoordde."),
                said("De intervallen gelden bij een betrouwbaarheid van 95%."),
                said("Geen cijfer in dit rapport berust op minder dan 5 personen."),
            )
        ),
    ),
)


def decisions(*items: RankedItem, ask: Ask | None = ASK) -> Section:
    blocks: tuple[Block, ...] = (
        *([Ranking(items=items)] if items else []),
        *([ask] if ask else []),
    )
    return Section(
        anchor="priorities",
        heading=phrase("cover.priorities") if items else None,
        subline=phrase("cover.priorities.how.weighed") if items else None,
        blocks=blocks,
    )


def findings(*groups: HighlightGroup) -> Section:
    return Section(
        anchor="strengths", heading=phrase("cover.highlights"), blocks=(Highlights(groups=groups),)
    )


def side(**overrides: Any) -> Page:
    """A full side in the longest of our languages; keywords replace its fields."""
    page = Page(
        key="one-page",
        kind=PageKind.COVER,
        label=phrase("cover.label"),
        kicker=said("Intern klantonderzoek, oktober 2026. 255 van de 416 klanten antwoordden."),
        headline=said(
            "Op streefniveau: bejegening en servicegerichtheid. Begin met proactiviteit."
        ),
        lead=(),
        numbers=NUMBERS,
        sections=(decisions(*PRIORITIES), findings(STRENGTHS, MISJUDGED), SURE),
    )
    return replace(page, **overrides)


LONG_ASK = replace(
    ASK,
    text=said(
        "Stel de drie prioriteiten vast, geef elke eigenaar het mandaat en het budget, en spreek "
        "af wat er dit jaar niet wordt gedaan. De klanten horen binnen twee weken wat er is "
        "besloten, en van wie ze in het voorjaar de eerste resultaten krijgen."
    ),
)
SIDES = {
    "as in the demo": side(),
    "a long verdict": side(
        headline=said(
            "Op streefniveau: bejegening en servicegerichtheid. Verst van het streefniveau: "
            f"{LONG.lower()}."
        )
    ),
    "a long request": side(
        sections=(decisions(*PRIORITIES, ask=LONG_ASK), findings(STRENGTHS, MISJUDGED), SURE)
    ),
    "long names everywhere": side(
        sections=(
            decisions(*(priority(f"{LONG}, en verder met wie er ook bij is", LONG),) * 3),
            findings(
                replace(
                    STRENGTHS,
                    items=tuple(replace(item, title=said(LONG)) for item in STRENGTHS.items),
                ),
                MISJUDGED,
            ),
            SURE,
        )
    ),
    "no answers of IT management": side(
        numbers=(NUMBERS[0], NUMBERS[2]),
        sections=(decisions(*PRIORITIES), findings(STRENGTHS), SURE),
    ),
    "one priority": side(sections=(decisions(PRIORITIES[0]), findings(STRENGTHS, MISJUDGED), SURE)),
    "no wave before": side(numbers=(replace(NUMBERS[0], notes=NUMBERS[0].notes[1:]), *NUMBERS[1:])),
    "no request": side(
        sections=(decisions(*PRIORITIES, ask=None), findings(STRENGTHS, MISJUDGED), SURE)
    ),
    "only a request": side(sections=(decisions(), findings(STRENGTHS), SURE)),
    "nothing shown": side(
        headline=phrase("cover.headline.hidden"),
        numbers=(replace(NUMBERS[0], value=PROTECTED, suffix=None, notes=()),),
        sections=(SURE,),
    ),
}
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    b'<rect width="60" height="20" fill="#0b5d66"/></svg>'
)
BRANDS = {
    "without a logo": BRAND,
    "with a logo": brand_from(BrandSettings(logo="brand/logo.svg"), {"brand/logo.svg": LOGO}),
}


# ------------------------------------------------------------------ reading it back


def inked_lines(pdf: bytes) -> NDArray[np.bool_]:
    """For each line of a picture of the side, from its first ink to its last, whether it has any.

    Rules across the side do not count: they would make any void look used.
    """
    picture = poppler("pdftoppm", "-gray", "-r", "50", "-", given=pdf)
    _, size, _, pixels = picture.split(b"\n", 3)
    width, height = (int(number) for number in size.split())
    dark = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width) < 200
    return np.asarray(dark.any(axis=1), dtype=np.bool_)


class _Texts(HTMLParser):
    """The texts of a document's body, each from one element to the next."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html[html.index("<body") :])

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def missing(html: str, pdf: bytes) -> list[str]:
    """Texts of the document that the PDF has not, letter for letter."""
    read = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    return [text for text in _Texts(html).found if squeezed(text) not in read]


def faults(html: str, pdf: bytes) -> Iterator[str]:
    """What is wrong with a side; nothing of what every side must be may be."""
    reader = PdfReader(io.BytesIO(pdf))
    if len(reader.pages) != 1:
        yield f"{len(reader.pages)} sides"
    size = tuple(round(float(edge), 2) for edge in reader.pages[0].mediabox[2:])
    if size != A4:
        yield f"a side of {size}"
    yield from (f"cut: {text}" for text in missing(html, pdf))
    found = words_by_page(pdf)[0]
    for word in found:
        if not (30 < word.left < word.right < A4[0] - 30 and 25 < word.top < A4[1] - 30):
            yield f"in the margin: {word}"
    yield from (f"over each other: {pair}" for pair in over_each_other(found))


def voids(pdf: bytes) -> list[float]:
    """Heights of what is empty between two lines, as shares of the side."""
    inked = inked_lines(pdf)
    (rows,) = inked.nonzero()
    return [(after - before) / len(inked) for before, after in pairwise(rows.tolist())]


# ------------------------------------------------------------------ promises


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("name", SIDES)
def test_everything_a_report_may_say_is_one_side(name: str, brand: str) -> None:
    report = make_report(one_page=SIDES[name], pages=make_report().pages[:1])
    html = printed(report, language="nl", written=(), brand=BRANDS[brand], edition="one-page")
    pdf = render_pdf(html)
    assert list(faults(html, pdf)) == []
    assert max(voids(pdf)) < WIDEST_GAP or name == "nothing shown"


def test_what_takes_a_second_side_is_told_and_nothing_of_it_is_lost() -> None:
    endless = priority("Voordat IT een oplossing voorstelt, krijg je één pagina. " * 6, LONG)
    page = side(sections=(decisions(*[endless] * 3), findings(STRENGTHS, MISJUDGED), SURE))
    report = make_report(one_page=page, pages=make_report().pages[:1])
    html = printed(report, language="nl", written=(), edition="one-page")
    pdf = render_pdf(html)
    assert list(faults(html, pdf)) == ["2 sides"]
    (notice,) = sides_notices({"one-page-nl.pdf": pdf}, folder="pdf")
    assert notice.file == "pdf/one-page-nl.pdf"
    assert "takes 2 sides of paper" in notice.found
    assert "the promises and owners in data/actions.csv" in notice.fix


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_side_is_whole_in_each_language(demo_build: Path, language: str) -> None:
    pdf = (demo_build / "pdf" / f"one-page-{language}.pdf").read_bytes()
    html = demo_edition(demo_build, "one-page", language)
    assert list(faults(html, pdf)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_side_is_filled(demo_build: Path, language: str) -> None:
    pdf = (demo_build / "pdf" / f"one-page-{language}.pdf").read_bytes()
    (rows,) = inked_lines(pdf).nonzero()
    reach = (rows[-1] - rows[0]) / len(inked_lines(pdf))
    # What is more than two lines of text apart is empty.
    assert reach - sum(void for void in voids(pdf) if void > 0.035) > 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_can_be_read_at_arms_length(demo_build: Path, language: str) -> None:
    sizes: dict[float, int] = {}

    def visit(text: str, *placed: Any) -> None:
        (page, line, _, size) = placed
        points = round(float(size) * abs(float(line[3]) * float(page[3])), 1)
        sizes[points] = sizes.get(points, 0) + len(text.strip())

    reader = PdfReader(demo_build / "pdf" / f"one-page-{language}.pdf")
    reader.pages[0].extract_text(visitor_text=visit)
    read = {size: count for size, count in sizes.items() if count}
    assert min(read) >= READING_TEXT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demos_side_is_accessible(demo_build: Path, language: str) -> None:
    pdf = (demo_build / "pdf" / f"one-page-{language}.pdf").read_bytes()
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_it_names_who_answers_for_a_priority_and_when(demo_build: Path) -> None:
    text = " ".join(
        PdfReader(demo_build / "pdf" / "one-page-en.pdf").pages[0].extract_text().split()
    )
    assert "Responsible: Head of business IT, by 31 March 2027." in text
    assert "Decision by 3 December 2026." in text
    assert "255 of 416 customers answered." in text
