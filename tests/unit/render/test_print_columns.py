"""Widths of printed columns: numbers take what they need, text takes what is left."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from spegla.render.paper.columns import table_parts, table_setting
from spegla.render.views.types import CellView, RowView, TableView

GAPS = {"roomy": 3.0, "dense": 3.0, "crowded": 2.0, "packed": 1.0}


def make_table(heads: Sequence[str], *rows: Sequence[str]) -> TableView:
    """A table whose columns hold numbers where the first row has digits."""

    def cell(place: int, text: str) -> CellView:
        is_number = place > 0 and rows[0][place][:1].isdigit()
        return CellView(text=text, align="number" if is_number else "text", is_hidden=False)

    return TableView(
        anchor="t",
        caption="A table",
        columns=tuple(cell(place, text) for place, text in enumerate(heads)),
        rows=tuple(
            RowView(
                header=cell(0, row[0]),
                cells=tuple(cell(place, text) for place, text in enumerate(row) if place),
                is_total=False,
            )
            for row in rows
        ),
        notes=(),
        measures=(),
        is_folded=False,
        explains_ranges=False,
    )


def rooms(table: TableView) -> list[float]:
    """Millimetres that each column leaves for its text."""
    setting = table_setting(table)
    gaps = [0.0, *[GAPS[setting.density]] * (len(setting.widths) - 1)]
    return [1.7 * width - gap for width, gap in zip(setting.widths, gaps, strict=True)]


def test_all_columns_together_are_as_wide_as_the_table() -> None:
    table = make_table(["Question", "n", "Mean"], ["How was it?", "12", "3.4"])
    assert sum(table_setting(table).widths) == pytest.approx(100, abs=0.1)


def test_what_is_left_belongs_to_the_text() -> None:
    table = make_table(["Question", "n", "Mean"], ["How was it?", "12", "3.4"])
    question, *numbers = rooms(table)
    assert question > 140
    assert all(room < 12 for room in numbers)


def test_a_longer_text_gets_more_of_what_is_left() -> None:
    promise = "Twice a year each unit says what it needs, and IT says what it will do about it"
    table = make_table(["Promise", "Owner", "Score"], [promise, "Service desk", "44"])
    first, second, _ = rooms(table)
    assert first > 2 * second


@pytest.mark.parametrize(
    ("columns", "density"), [(3, "roomy"), (7, "dense"), (9, "crowded"), (14, "packed")]
)
def test_many_columns_are_set_more_closely(columns: int, density: str) -> None:
    table = make_table(
        ["Question", *["Share"] * (columns - 1)], ["Asked", *["12 %"] * (columns - 1)]
    )
    assert table_setting(table).density == density


def test_too_many_columns_share_the_paper_by_what_they_need() -> None:
    heads = ["Question", *["Unbreakable"] * 20]
    table = make_table(heads, ["Asked", *["100 to 200"] * 20])
    assert sum(table_setting(table).widths) == pytest.approx(100, abs=0.2)


def test_a_table_of_numbers_alone_is_as_wide_as_any() -> None:
    number = CellView(text="12", align="number", is_hidden=False)
    rows = (RowView(header=number, cells=(number,), is_total=False),)
    table = replace(make_table(["n", "n"], ["12", "12"]), columns=(number, number), rows=rows)
    assert sum(table_setting(table).widths) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("columns", [13, 40, 150, 400])
def test_a_table_that_is_too_wide_goes_on_in_others_with_all_its_cells(columns: int) -> None:
    heads = [f"Department {number}" for number in range(columns)]
    cells = [f"{number} to 99" for number in range(columns)]
    table = make_table(["Question", *heads], ["Asked", *cells], ["Again", *cells])
    parts = table_parts(table)
    assert [head.text for part in parts for head in part.columns[1:]] == heads
    assert [cell.text for part in parts for cell in part.rows[1].cells] == cells
    assert {part.columns[0] for part in parts} == {table.columns[0]}
    assert {part.rows[0].header for part in parts} == {table.rows[0].header}
    sizes = [len(part.columns) for part in parts]
    assert max(sizes) - min(sizes) <= 1
    for part in parts:
        assert min(rooms(part)) > 12
        assert sum(table_setting(part).widths) == pytest.approx(100, abs=0.3)


def test_a_table_that_fits_is_left_whole() -> None:
    table = make_table(["Question", *["n"] * 19], ["Asked", *["12"] * 19])
    assert table_parts(table) == (table,)


def test_even_a_column_wider_than_paper_is_set() -> None:
    table = make_table(["Question", *["x" * 13 * 20] * 14], ["Asked", *["1"] * 14])
    assert [len(part.columns) for part in table_parts(table)] == [2] * 14
