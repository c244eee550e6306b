"""What templates get of values that stand for small ranges."""

from dataclasses import replace

from report_builder import make_chart, make_report, make_table, make_writer
from spegla.privacy.released import Unit
from spegla.render.views import DrawingView, PageView, view_page
from spegla.render.views.types import ChartView, TableView
from spegla.report.model import (
    Chart,
    HeatmapChart,
    KeyNumber,
    Number,
    Page,
    Row,
    Section,
    Table,
)
from spegla.survey.questions import LocalText

NARROW = Number(value=38.2, unit=Unit.SCORE, least=38.0, most=38.3)
WIDE = Number(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6)
EXACT = Number(value=212, unit=Unit.PERSONS)
NAME = LocalText.of(sv="Förtroende", nl="Vertrouwen", en="Trust")


def make_numbers(anchor: str, *numbers: Number, is_folded: bool = False) -> Table:
    table = make_table(anchor)
    row = Row(cells=(NAME, *numbers))
    columns = table.columns[: len(row.cells)]
    return replace(table, columns=columns, rows=(row,), is_folded=is_folded)


def make_numbers_chart(anchor: str, *numbers: Number) -> Chart:
    body = HeatmapChart(columns=(), rows=(), domain=(0, 100))
    chart = make_chart(body, anchor=anchor, finding="Finding")
    return replace(chart, table=make_numbers(f"{anchor}-table", *numbers))


def viewed(*blocks: Chart | Table, number: Number = EXACT, language: str = "en") -> PageView:
    page: Page = replace(
        make_report().pages[1],
        numbers=(KeyNumber(label=NAME, value=number),),
        sections=tuple(Section(anchor=f"s-{block.anchor}", blocks=(block,)) for block in blocks),
    )

    def draw(_page: str, _chart: Chart) -> tuple[DrawingView, ...]:
        return ()

    return view_page(page, make_writer(language), draw)


def explaining(page: PageView) -> list[str]:
    """Anchors of the blocks that say what ranges are."""
    return [
        block.anchor
        for section in page.sections
        for block in section.blocks
        if isinstance(block, ChartView | TableView) and block.explains_ranges
    ]


def test_a_page_says_once_that_values_stand_for_ranges() -> None:
    page = viewed(
        make_numbers("bases", EXACT),
        make_numbers_chart("scores", NARROW),
        make_numbers_chart("groups", WIDE),
        make_numbers("items", NARROW),
    )
    assert explaining(page) == ["scores"]


def test_a_table_says_it_where_no_chart_comes_before() -> None:
    assert explaining(viewed(make_numbers("items", NARROW), make_numbers_chart("b", WIDE))) == [
        "items"
    ]


def test_a_table_that_is_folded_away_leaves_it_to_the_next_block() -> None:
    folded = make_numbers("folded", NARROW, is_folded=True)
    assert explaining(viewed(folded, make_numbers("seen", NARROW))) == ["seen"]


def test_a_page_of_numbers_of_people_does_not_say_it() -> None:
    assert explaining(viewed(make_numbers("bases", EXACT))) == []


def test_the_table_of_a_chart_does_not_say_it_again() -> None:
    (section,) = viewed(make_numbers_chart("scores", NARROW)).sections
    (chart,) = section.blocks
    assert isinstance(chart, ChartView)
    assert chart.explains_ranges
    assert not chart.table.explains_ranges


def test_a_cell_has_its_range_for_who_asks() -> None:
    (section,) = viewed(make_numbers("items", NARROW, WIDE, EXACT)).sections
    (table,) = section.blocks
    assert isinstance(table, TableView)
    assert [(cell.text, cell.range) for cell in table.rows[0].cells] == [
        ("38", "38.0–38.3"),
        ("50–70", ""),  # it says so itself
        ("212", ""),
    ]


def test_a_large_number_says_its_range_in_the_language_of_the_reader() -> None:
    (number,) = viewed(number=NARROW, language="sv").numbers
    assert (number.value, number.range) == ("38", "Står för 38,0–38,3")
    (number,) = viewed(number=WIDE).numbers
    assert (number.value, number.range, number.is_number) == ("50–70", "", True)
