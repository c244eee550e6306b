"""The appendix: what a specialist looks up stands there once, and charts lead to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from paper_builder import TEXT, chart_view, glossary_view, page_view, section_view, table_view
from print_builder import printed
from report_builder import make_report, make_writer
from spegla.render.paper.appendix import AppendixView, part_appendix
from spegla.render.pdf.gatherings import MARK
from spegla.render.views import PageView, SectionView, view_report
from spegla.render.views.types import (
    BlockView,
    ChartView,
    PointerView,
    TableView,
    TextView,
    WrittenView,
)
from spegla.report.model import Block, Chart, Page, PageKind
from survey_builder import said

GLOSSARY = glossary_view("score")
QUESTIONS = section_view(
    table_view("questions-table", "asked"), anchor="questions", heading="Questions"
)


def blocks(pages: Sequence[PageView]) -> Iterator[BlockView]:
    for page in pages:
        for section in page.sections:
            yield from section.blocks


def charts(pages: Sequence[PageView]) -> list[ChartView]:
    return [block for block in blocks(pages) if isinstance(block, ChartView)]


def places(appendix: AppendixView) -> dict[str, list[str]]:
    """Anchors of the tables of each chapter."""
    return {part.chapter: [table.anchor for table in part.tables] for part in appendix.tables}


def tables(appendix: AppendixView) -> list[TableView]:
    return [table for part in appendix.tables for table in part.tables]


def what_it_says(table: TableView) -> object:
    return table.caption, table.columns, table.rows


def parted(*sections: SectionView, key: str = "trust") -> tuple[list[BlockView], AppendixView]:
    """The blocks that a page with some sections keeps, and the appendix."""
    pages, appendix = part_appendix([page_view(key, *sections)])
    return list(blocks(pages)), appendix


# ------------------------------------------------------------------------------ charts


def test_a_chart_stays_and_leads_to_its_table() -> None:
    chart = chart_view(table_view("numbers", "68"))
    kept, appendix = parted(section_view(TEXT, chart))
    assert kept == [TEXT, replace(chart, table_places=("paper.trust.numbers",))]
    assert places(appendix) == {"trust": ["paper.trust.numbers"]}


def test_a_table_in_the_appendix_says_what_it_said() -> None:
    table = table_view("numbers", "68", notes=("Whoever could not judge is not counted.",))
    _, appendix = parted(section_view(chart_view(table)))
    assert tables(appendix) == [replace(table, anchor="paper.trust.numbers")]


def test_a_table_that_several_charts_draw_stands_once_below_the_last() -> None:
    pages, appendix = part_appendix(
        [
            page_view("index", section_view(chart_view(table_view("first", "68")))),
            page_view("mirror", section_view(chart_view(table_view("second", "68")))),
            page_view("method", section_view(TEXT)),
        ]
    )
    assert places(appendix) == {"mirror": ["paper.mirror.second"]}
    assert {chart.table_places for chart in charts(pages)} == {("paper.mirror.second",)}


TABLE = table_view("first", "68")


@pytest.mark.parametrize(
    "other",
    [
        table_view("second", "69"),
        table_view("second", "68", caption="Shares"),
        table_view("second", "68", columns=TABLE.rows[0].cells),
    ],
    ids=["cell", "caption", "heading"],
)
def test_a_cell_a_caption_or_a_heading_makes_another_table(other: TableView) -> None:
    kept, appendix = parted(section_view(chart_view(TABLE), chart_view(other)))
    both = ["paper.trust.first", "paper.trust.second"]
    assert places(appendix) == {"trust": both}
    assert [block.table_places for block in kept if isinstance(block, ChartView)] == [
        (place,) for place in both
    ]


def test_anchors_that_two_pages_share_are_two_places() -> None:
    _, appendix = part_appendix(
        [
            page_view(key, section_view(chart_view(table_view("numbers", key))))
            for key in ("trust", "change")
        ]
    )
    assert places(appendix) == {
        "trust": ["paper.trust.numbers"],
        "change": ["paper.change.numbers"],
    }


def test_a_chapter_of_tables_bears_the_label_of_its_page() -> None:
    page = page_view("trust", section_view(chart_view(table_view("numbers"))), label="Trust in IT")
    _, appendix = part_appendix([page])
    assert [part.label for part in appendix.tables] == ["Trust in IT"]


# ------------------------------------------------------------------------------ tables


def test_a_table_that_a_heading_announces_stays() -> None:
    section = section_view(TEXT, table_view("rates", "12 %"))
    kept, appendix = parted(section)
    assert kept == list(section.blocks)
    assert appendix.tables == ()


@pytest.mark.parametrize("heading", ["By department", None])
def test_a_table_beside_a_chart_goes(heading: str | None) -> None:
    chart, beside = chart_view(table_view("numbers", "68")), table_view("beside", "12")
    kept, appendix = parted(section_view(chart, beside, heading=heading))
    both = ("paper.trust.numbers", "paper.trust.beside")
    assert kept == [replace(chart, table_places=both)]
    assert places(appendix) == {"trust": [*both]}


def test_tables_belong_to_the_chart_before_them_and_the_first_of_all_to_the_first_chart() -> None:
    one, other = (chart_view(table_view(name, name)) for name in ("one", "other"))
    first, between, last = (table_view(name, name) for name in ("first", "between", "last"))
    kept, _ = parted(section_view(first, one, between, other, last))
    assert [block.table_places for block in kept if isinstance(block, ChartView)] == [
        ("paper.trust.one", "paper.trust.first", "paper.trust.between"),
        ("paper.trust.other", "paper.trust.last"),
    ]


def test_a_table_without_a_heading_goes() -> None:
    table = table_view("numbers", "68")
    kept, appendix = parted(section_view(TEXT, table, heading=None))
    pointer = PointerView(text=f"{table.caption}.", page="paper.trust.numbers", file="")
    assert kept == [TEXT, pointer]
    assert places(appendix) == {"trust": ["paper.trust.numbers"]}


@pytest.mark.parametrize(("key", "is_folded"), [("trust", True), ("method", False)])
def test_a_pointer_stands_where_a_table_was_folded_or_of_the_method(
    key: str, is_folded: bool
) -> None:
    table = table_view("numbers", "68", caption="Reliability", is_folded=is_folded)
    kept, appendix = parted(section_view(TEXT, table), key=key)
    assert kept == [TEXT, PointerView(text="Reliability.", page=f"paper.{key}.numbers", file="")]
    assert places(appendix) == {key: [f"paper.{key}.numbers"]}


@pytest.mark.parametrize(
    ("key", "kind", "anchor"),
    [
        ("trust", PageKind.DIMENSION, "quotes"),
        ("trust", PageKind.DIMENSION, "actions"),
        ("trust", PageKind.DIMENSION, "activities"),
        ("mirror", PageKind.STANDARD, "classes"),
        ("action-plan", PageKind.STANDARD, "files"),
    ],
)
def test_what_paper_says_elsewhere_is_left_out_but_for_what_people_wrote_into_it(
    key: str, kind: PageKind, anchor: str
) -> None:
    own = WrittenView(blocks=(TextView(text=Markup("<p>Ours.</p>")),))
    section = section_view(TEXT, own, anchor=anchor, heading="Again")
    pages, _ = part_appendix([replace(page_view(key, section), kind=kind)])
    assert list(blocks(pages)) == [own]
    assert pages[0].sections[0].heading is None
    elsewhere, _ = part_appendix([page_view("in-their-words", section)])
    assert list(blocks(elsewhere)) == [TEXT, own]


def test_a_section_that_is_left_empty_is_left_out() -> None:
    full, empty = section_view(TEXT), section_view(heading="Nothing")
    pages, _ = part_appendix([page_view("trust", full, empty)])
    assert pages[0].sections == (full,)


# ------------------------------------------------------------------------------ the method


def test_questions_and_terms_of_the_method_stand_behind_the_chapters() -> None:
    kept, appendix = parted(GLOSSARY, section_view(TEXT), QUESTIONS, key="method")
    assert appendix.glossary == replace(GLOSSARY, anchor="paper.measures")
    assert appendix.questions == replace(QUESTIONS, anchor="paper.questions")
    assert kept == [
        PointerView(text="Measures.", page="paper.measures", file=""),
        TEXT,
        PointerView(text="Questions.", page="paper.questions", file=""),
    ]


def test_a_pointer_to_the_questions_stands_without_their_heading() -> None:
    asked = replace(QUESTIONS, subline="As they were put.")
    pages, _ = part_appendix([page_view("method", asked)])
    (section,) = pages[0].sections
    assert (section.anchor, section.heading, section.subline) == ("questions", None, None)


def test_tables_of_the_questions_are_not_among_the_tables() -> None:
    _, appendix = parted(QUESTIONS, key="method")
    assert appendix.tables == ()


def test_a_section_of_the_same_name_on_another_page_stays() -> None:
    section = section_view(TEXT, anchor="questions")
    kept, appendix = parted(section, key="overall")
    assert kept == [TEXT]
    assert appendix.questions is None


def test_a_report_without_pages_has_an_empty_appendix() -> None:
    assert part_appendix([]) == ((), AppendixView(tables=(), questions=None, glossary=None))


# ------------------------------------------------------------------------------ laws

_cells = st.sampled_from("abc")
_pages = st.lists(st.lists(_cells, max_size=3), max_size=4)


@given(_pages)
def test_each_table_stands_once_and_every_chart_leads_to_its_own(drawn: list[list[str]]) -> None:
    pages, appendix = part_appendix(
        [
            page_view(
                f"p{number}",
                *(
                    section_view(chart_view(table_view(f"t{place}", cell)))
                    for place, cell in enumerate(cells)
                ),
            )
            for number, cells in enumerate(drawn)
        ]
    )
    found = {table.anchor: what_it_says(table) for table in tables(appendix)}
    assert len(found) == len(tables(appendix)) == len({cell for cells in drawn for cell in cells})
    assert len(charts(pages)) == sum(len(cells) for cells in drawn)
    assert all(
        [found[place] for place in chart.table_places] == [what_it_says(chart.table)]
        for chart in charts(pages)
    )


def test_pages_of_a_report_keep_their_order_and_all_but_their_sections() -> None:
    before = view_report(make_report(), make_writer(), lambda _key, _chart: ()).pages
    after, appendix = part_appendix(before)
    assert [replace(page, sections=()) for page in after] == [
        replace(page, sections=()) for page in before
    ]
    chapters = [part.chapter for part in appendix.tables]
    assert chapters == [page.key for page in before if page.key in chapters]
    assert all(part.tables for part in appendix.tables)


# ------------------------------------------------------------------------------ very many


def copy_of(page: Page, number: int) -> Page:
    """The page again, with tables of its own."""

    def own(block: Block) -> Block:
        if isinstance(block, Chart):
            return replace(block, table=replace(block.table, caption=said(f"Table {number}")))
        return block

    sections = [
        replace(section, blocks=tuple(map(own, section.blocks))) for section in page.sections
    ]
    return replace(page, key=f"since-{number}", sections=tuple(sections))


@pytest.mark.parametrize(("chapters", "expected"), [(30, 1), (31, 2), (61, 3)])
def test_tables_of_very_many_chapters_are_in_several_gatherings(
    chapters: int, expected: int
) -> None:
    # One of the other pages has a table there too.
    *others, since, method = make_report().pages
    copies = [copy_of(since, number) for number in range(1, chapters)]
    html = printed(make_report(pages=(*others, *copies, method)), written=())
    _, _, rest = html.partition('<section class="chapter appendix"')
    in_gatherings = [piece.count('class="appendix__part"') for piece in rest.split(MARK)[:-1]]
    assert len(in_gatherings) == expected
    assert sum(in_gatherings) == chapters
    assert html.count('id="paper.tables"') == 1
