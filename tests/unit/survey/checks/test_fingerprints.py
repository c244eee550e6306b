"""Fingerprints: which rows of two exports count as the same person."""

from spegla.survey.checks.cells import Export
from spegla.survey.checks.fingerprints import fingerprints
from spegla.survey.checks.problems import ProblemList
from spegla.survey.tables import Row

HEADINGS = ("id", "q01", "department")
ROWS = [("7", "4", "grid"), ("8", "2", "sales"), ("9", "", "grid")]


def of(rows, headings=HEADINGS) -> tuple[str, ...]:
    cells = [Row(number=number, cells=tuple(row)) for number, row in enumerate(rows, start=2)]
    return fingerprints(Export(headings=headings, rows=cells, problems=ProblemList("x.csv")))


def test_the_order_of_rows_and_columns_does_not_count():
    turned = [row[::-1] for row in ROWS[::-1]]
    assert set(of(turned, HEADINGS[::-1])) == set(of(ROWS))


def test_white_space_and_blank_columns_do_not_count():
    wider = [(f" {row[0]}", row[1], f"{row[2]} ", "") for row in ROWS]
    assert of(wider, (*HEADINGS, "comment")) == of(ROWS)


def test_a_late_answer_leaves_the_others_as_they_were():
    assert of([*ROWS, ("10", "4", "grid")])[:3] == of(ROWS)


def test_a_corrected_cell_makes_another_row_whether_anything_reads_it_or_not():
    for corrected in (("7", "5", "grid"), ("7b", "4", "grid")):
        first, *others = of([corrected, *ROWS[1:]])
        assert first != of(ROWS)[0]
        assert tuple(others) == of(ROWS)[1:]


def test_the_same_cells_under_other_headings_are_another_row():
    assert set(of(ROWS[:2], ("id", "q02", "department"))).isdisjoint(of(ROWS[:2]))


def test_rows_that_are_alike_are_told_apart_by_how_many_there_are():
    twins = [("", "4", "grid")] * 3
    assert len(set(of(twins))) == 3
    assert set(of(twins[:2])) < set(of(twins))
