"""A file in which everything is wrong says so in a message that somebody can read."""

from pathlib import Path

import pytest

from builders import CUSTOMERS, make_engagement
from spegla.errors import InputError, Problem
from spegla.survey.checks.problems import MOST_TOLD
from spegla.survey.read import read_engagement

HEADING = CUSTOMERS.splitlines()[0]
MORE = 30


def problems(folder: Path, heading: str, *rows: str) -> tuple[Problem, ...]:
    """What is wrong with the export of customers that has these rows."""
    customers = "\n".join([heading, *rows])
    with pytest.raises(InputError) as caught:
        read_engagement(make_engagement(folder, customers=customers))
    return tuple(one for one in caught.value.problems if one.file.endswith("customers.csv"))


def test_of_very_many_ragged_rows_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    found = problems(tmp_path, HEADING, *["4,2,5,8,grid"] * 5, *["4,2"] * (MOST_TOLD + MORE))
    assert [one.row for one in found] == [*range(7, 7 + MOST_TOLD + 1)]
    assert found[-2].found == "the row has 2 cells where the headings have 5"
    assert found[-1].found.endswith(
        f"more rows have another number of cells than the headings: {MORE}"
    )


def test_of_cells_that_are_wrong_in_very_many_ways_the_first_are_told(tmp_path: Path) -> None:
    rows = [f"{number},2,5,8,grid" for number in range(100, 100 + MOST_TOLD + MORE)]
    found = problems(tmp_path, HEADING, *rows)
    assert len(found) == MOST_TOLD + 1
    assert found[-2].found == f'"{99 + MOST_TOLD}" is not on the scale "agree5"'
    first = 2 + MOST_TOLD
    also = ", ".join(str(first + place) for place in range(1, 5))
    assert (found[-1].row, found[-1].column) == (first, "q01")
    assert found[-1].found == (
        f"more cells in the column are wrong in other ways (also in row {also} and {MORE - 5} more)"
    )


def test_of_very_many_unknown_columns_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    number = MOST_TOLD + MORE
    heading = ",".join([HEADING, *(f"other{place}" for place in range(number))])
    found = problems(tmp_path, heading, *["4,2,5,8,grid" + ",1" * number] * 5)
    assert len(found) == MOST_TOLD + 1
    assert found[0].found == 'the column "other0" is not known'
    assert found[-1].found == f"more columns are not known: {MORE}"
