"""What templates get of a sheet: its words in one language, and nothing to decide."""

from dataclasses import fields

import pytest

from report_builder import make_chart, make_writer
from site_builder import templates
from spegla.render.views import DrawingView, view_sheet
from spegla.render.views.sheets import FieldView, FormView, SheetSectionView, SheetView
from spegla.report.model import (
    Chart,
    DumbbellChart,
    Field,
    Form,
    Paragraph,
    Sheet,
    SheetBlock,
    SheetFormat,
    SheetKind,
    SheetSection,
    phrase,
)
from survey_builder import said

FULL = Field(
    label=said("Owner"),
    hint=said("One role"),
    text=(said("Known."), said("Said before.")),
    lines=3,
    span=4,
    choices=(phrase("kit.yes"), phrase("kit.no")),
    stickers=5,
)


def sheet_of(*blocks: SheetBlock, heading: str | None = None) -> Sheet:
    return Sheet(
        key="own",
        kind=SheetKind.FOLLOW_UP,
        format=SheetFormat.WALL,
        label=said("Label"),
        kicker=said("Kicker"),
        headline=said("Headline"),
        lead=(said("One."), said("Two.")),
        sections=(SheetSection(blocks=blocks, heading=said(heading) if heading else None),),
    )


def drawn(_: str, __: Chart) -> tuple[DrawingView, ...]:
    return ()


def viewed(*blocks: SheetBlock, heading: str | None = None, language: str = "en") -> SheetView:
    return view_sheet(sheet_of(*blocks, heading=heading), make_writer(language), drawn)


def test_words_are_said_and_names_of_templates_stay() -> None:
    view = viewed(Paragraph(sentences=(said("Text."),)))
    assert (view.key, view.kind, view.format) == ("own", "follow-up", "wall")
    assert (view.label, view.kicker, view.headline) == ("Label", "Kicker", "Headline")
    assert view.lead == "One. Two."
    assert view.numbers == ()


def test_a_field_keeps_its_measures_and_says_its_words() -> None:
    (form,) = viewed(Form(fields=(FULL,))).sections[0].blocks
    assert form == FormView(
        fields=(
            FieldView(
                label="Owner",
                hint="One role",
                text="Known. Said before.",
                lines=3,
                span=4,
                choices=("Yes", "No"),
                stickers=5,
            ),
        )
    )


def test_a_field_of_which_nothing_is_known_has_no_text_and_no_hint() -> None:
    (form,) = viewed(Form(fields=(Field(label=said("Owner")),))).sections[0].blocks
    assert isinstance(form, FormView)
    assert (form.fields[0].text, form.fields[0].hint, form.fields[0].choices) == ("", None, ())


@pytest.mark.parametrize(("heading", "expected"), [(None, None), ("Ours", "Ours")])
def test_a_section_may_have_no_heading(heading: str | None, expected: str | None) -> None:
    (section,) = viewed(heading=heading).sections
    assert (section.heading, section.subline, section.blocks) == (expected, None, ())


def test_words_are_those_of_the_language() -> None:
    (form,) = viewed(Form(fields=(FULL,)), language="sv").sections[0].blocks
    assert isinstance(form, FormView)
    assert form.fields[0].choices == ("Ja", "Nej")


def test_a_chart_is_drawn_for_its_own_sheet() -> None:
    asked: list[tuple[str, str]] = []

    def draw(page: str, chart: Chart) -> tuple[DrawingView, ...]:
        asked.append((page, chart.anchor))
        return ()

    chart = make_chart(
        DumbbellChart(rows=(), domain=(0, 100), marks=(said("a"), said("b"))),
        anchor="scales",
        finding="Found",
    )
    view_sheet(sheet_of(chart), make_writer("en"), draw)
    assert asked == [("own", "scales")]


@pytest.mark.parametrize("view", [SheetView, SheetSectionView, FormView, FieldView])
def test_every_field_has_a_help_and_is_used_by_a_template(view: type) -> None:
    text = "".join(
        content.decode() for path, content in templates().items() if path.startswith("print/")
    )
    assert all(field.metadata["help"] for field in fields(view))
    for field in fields(view):
        assert f".{field.name}" in text
