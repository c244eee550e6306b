"""Activity cards: one side of paper a priority, three cards of one size, nothing cut or covered."""

import io
from dataclasses import replace
from html import unescape
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from activity_builder import make_activity
from demo_report import LANGUAGES, demo_report
from paper_reading import over_each_other, words_by_page
from print_builder import printed
from report_builder import make_report
from spegla.render.pdf import render_pdf
from spegla.report.activities import facts
from spegla.report.model import (
    Bullets,
    Definition,
    Definitions,
    Paragraph,
    Report,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    phrase,
)
from spegla.settings.activities import LONGEST_LINE, LONGEST_TITLE
from spegla.survey.checks.activities import MOST_OF_STEPS
from spegla.survey.questions import LocalText
from survey_builder import said

pytestmark = pytest.mark.print

CARDS = 3
MM = 72 / 25.4
WORDS = "Somebody from the desk asks once more what the customer had in mind before lunch "


def of_length(characters: int) -> LocalText:
    return said((WORDS * 5)[: characters - 1].strip() + ".")


def sheet_of(*cards: SheetSection, name: LocalText | None = None) -> Sheet:
    dimension = name or said("Trust")
    return Sheet(
        key="activities-trust",
        kind=SheetKind.ACTIVITIES,
        format=SheetFormat.PORTRAIT,
        label=phrase("kit.activities.label", dimension=dimension),
        kicker=phrase("kit.activities.label", dimension=dimension),
        headline=phrase("kit.activities.headline", dimension=dimension),
        lead=(phrase("kit.activities.lead"), phrase("kit.activities.lead.show")),
        sections=cards,
    )


def fullest_card() -> SheetSection:
    """A card whose every text is as long as it may be."""
    step = of_length(MOST_OF_STEPS // 5)
    title = of_length(LONGEST_TITLE)
    activity = make_activity("full", title=title, who=title, steps=(step,) * 5)
    line = of_length(LONGEST_LINE)
    return SheetSection(
        heading=activity.title,
        subline=facts(activity),
        blocks=(
            Paragraph(sentences=(line,)),
            Bullets(items=activity.steps),
            Definitions(
                items=(
                    Definition(term=phrase("kit.activities.notice"), meaning=(line,)),
                    Definition(term=phrase("kit.activities.metric"), meaning=(of_length(160),)),
                )
            ),
        ),
    )


def only_activities(report: Report) -> Report:
    kit = tuple(sheet for sheet in report.kit if sheet.kind is SheetKind.ACTIVITIES)
    return replace(report, kit=kit)


def lines_of(page: object) -> list[tuple[float, float, str]]:
    """Where each piece of text begins, from the left and the foot of the paper in millimetres."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x / MM, y / MM, text.strip()))

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    return found


def set_kit(report: Report, language: str = "en") -> PdfReader:
    """The workshop kit of a report, set."""
    html = printed(report, language=language, edition="workshop", written=())
    return PdfReader(io.BytesIO(render_pdf(html)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_priority_of_the_demo_has_one_side_with_three_cards(
    language: str, demo_build: Path
) -> None:
    report = only_activities(demo_report(demo_build))
    pdf = PdfReader(
        io.BytesIO(render_pdf(printed(report, language=language, edition="workshop", written=())))
    )
    assert len(pdf.pages) == len(report.kit) == CARDS
    for page, sheet in zip(pdf.pages, report.kit, strict=True):
        text = " ".join(page.extract_text().split())
        for card in sheet.sections:
            assert isinstance(card.heading, LocalText)
            assert card.heading.in_language(language) in text
        assert len(sheet.sections) == CARDS


def test_the_fullest_cards_below_the_longest_headline_are_one_side() -> None:
    name = said("Collaboration across all departments of the group")
    report = replace(make_report(), kit=(sheet_of(*[fullest_card()] * CARDS, name=name),))
    pdf = set_kit(report)
    (page,) = pdf.pages
    below = [y for _, y, text in lines_of(page) if "should notice" in text]
    above = [y for _, y, text in lines_of(page) if text.startswith("5.")]
    assert len(below) == len(above) == CARDS
    # The last of five steps ends above the line of what a customer should notice.
    assert all(step - show > 3 for step, show in zip(above, below, strict=True))


def test_no_word_of_the_fullest_cards_lies_over_another() -> None:
    report = replace(make_report(), kit=(sheet_of(*[fullest_card()] * CARDS),))
    pdf = render_pdf(printed(report, edition="workshop", written=()))
    (words,) = words_by_page(pdf)
    assert list(over_each_other(words)) == []


def test_the_cards_are_of_one_size() -> None:
    report = replace(make_report(), kit=(sheet_of(*[fullest_card()] * CARDS),))
    (page,) = PdfReader(
        io.BytesIO(render_pdf(printed(report, edition="workshop", written=())))
    ).pages
    tops = [y for _, y, text in lines_of(page) if text.startswith("1.")]
    sizes = [above - below for above, below in pairwise(tops)]
    assert len(list(groupby(round(size, 1) for size in sizes))) == 1


def test_markup_in_a_title_is_shown_as_text() -> None:
    card = replace(fullest_card(), heading=said("<b>Bold</b> & <script>x</script>"))
    page = printed(replace(make_report(), kit=(sheet_of(card),)), edition="workshop", written=())
    assert "<b>Bold</b> & <script>x</script>" in unescape(page)
    assert "<script" not in page
    assert "<b>" not in page
