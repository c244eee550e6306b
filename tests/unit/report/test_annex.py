"""The data annex: every figure of the pages, once, and nothing else."""

import csv
import io

import pytest

from live_builder import two_waves
from report_builder import make_writer
from spegla.privacy.released import Hidden, Shown
from spegla.report.annex import COLUMNS, figures_csv, rows_as_shown
from spegla.report.build import build_report
from spegla.report.model import Report
from survey_builder import Answers, alike, make_survey, report_of

ANSWERS: Answers = {
    **alike("trust", [3, 4, 2, 5] * 10),
    **alike("pace", [4] * 4 + [None] * 36),
    **alike("nki", [7, 8] * 20),
}
GROUPS = {"site": ["a"] * 25 + ["b"] * 15}


@pytest.fixture(scope="module")
def report() -> Report:
    survey = make_survey(
        ANSWERS,
        groups=GROUPS,
        before=alike("trust", [3, 4] * 20),
        management=alike("trust", [4] * 6),
    )
    return report_of(survey)


@pytest.fixture(scope="module")
def rows(report: Report) -> list[dict[str, str]]:
    text = figures_csv(report.annex, make_writer("en")).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_are_those_that_people_script_against(report: Report) -> None:
    first = figures_csv(report.annex, make_writer("en")).decode().split("\n")[0]
    assert first == ",".join(COLUMNS)
    assert COLUMNS == (
        "figure", "wave", "audience", "subject_kind", "subject", "statistic", "category",
        "group_by", "group", "shown", "value", "least", "most", "low", "high", "n", "unit",
        "definition", "page",
    )  # fmt: skip


def test_a_figure_has_one_row(rows: list[dict[str, str]]) -> None:
    names = [row["figure"] for row in rows]
    assert len(names) == len(set(names)) > 50


def test_the_parts_of_a_row_make_up_its_identity(rows: list[dict[str, str]]) -> None:
    for row in rows:
        name = "/".join(
            row[part] for part in ("wave", "audience", "subject_kind", "subject", "statistic")
        )
        name += f"[{row['category']}]" if row["category"] else ""
        name += f"@{row['group_by']}={row['group']}" if row["group_by"] else ""
        assert row["figure"] == name


def test_a_row_names_the_first_page_that_shows_its_figure(
    report: Report, rows: list[dict[str, str]]
) -> None:
    pages = [page.key for page in report.pages]
    assert {row["page"] for row in rows} <= set(pages)
    order = [pages.index(row["page"]) for row in rows]
    assert order == sorted(order)


def test_a_hidden_row_is_its_identity_and_its_definition(rows: list[dict[str, str]]) -> None:
    hidden = [row for row in rows if row["shown"] == "no"]
    assert {row["subject"] for row in hidden} >= {"pace"}
    for row in hidden:
        assert {
            row[column] for column in ("value", "least", "most", "low", "high", "n", "unit")
        } == {""}
        assert row["definition"]


def test_a_shown_row_has_the_released_number(report: Report, rows: list[dict[str, str]]) -> None:
    by_name = {row["figure"]: row for row in rows}
    for entry in report.annex:
        row = by_name[str(entry.figure)]
        match entry.value:
            case Shown(value=value, unit=unit, base=base):
                assert (row["shown"], float(row["value"]), row["unit"]) == ("yes", value, unit)
                assert row["n"] == ("" if base is None else str(base))
            case Hidden():
                assert row["shown"] == "no"


def test_a_row_has_the_range_that_its_value_stands_for(
    report: Report, rows: list[dict[str, str]]
) -> None:
    by_name = {row["figure"]: row for row in rows}
    ranges = [
        (by_name[str(entry.figure)], entry.value.least, entry.value.most)
        for entry in report.annex
        if isinstance(entry.value, Shown)
    ]
    assert any(least is not None for _, least, _ in ranges)
    for row, least, most in ranges:
        assert (row["least"], row["most"]) == tuple(
            "" if end is None else str(end) for end in (least, most)
        )
        if least is not None:
            assert float(row["least"]) <= float(row["value"]) <= float(row["most"])


def test_numbers_and_names_are_the_same_in_every_language(report: Report) -> None:
    tables = [
        list(csv.reader(io.StringIO(figures_csv(report.annex, make_writer(code)).decode())))
        for code in ("sv", "nl", "en")
    ]
    definition = COLUMNS.index("definition")
    for rows in zip(*tables, strict=True):
        assert len({(*row[:definition], *row[definition + 1 :]) for row in rows}) == 1


def test_a_report_that_shows_nothing_has_rows_without_numbers():
    report = report_of(make_survey(alike("trust", [1, 2, 3, 4])))
    assert report.annex
    assert all(isinstance(row.value, Hidden) for row in report.annex)


def test_figures_that_only_a_replaced_page_showed_have_no_row() -> None:
    report = build_report(two_waves())
    rows = {row.figure: row.page for row in rows_as_shown(report, [], replaced={"dimension-trust"})}
    lost = {row.figure for row in report.annex} - rows.keys()
    assert lost
    assert {row.page for row in report.annex if row.figure in lost} == {"dimension-trust"}
    assert "dimension-trust" not in rows.values()


def test_figures_that_people_show_name_the_page_on_which_they_do() -> None:
    report = build_report(two_waves())
    lost = [row.figure for row in report.annex if row.page == "dimension-trust"]
    written = [("dimension-trust", lost[:2]), ("ours", lost[:3])]
    rows = {row.figure: row for row in rows_as_shown(report, written, replaced={"dimension-trust"})}
    assert [rows[figure].page for figure in lost[:3]] == ["dimension-trust"] * 2 + ["ours"]
    kept = {row.figure: row for row in report.annex}
    assert all(row.value == kept[figure].value for figure, row in rows.items())


def test_a_report_of_which_nothing_is_replaced_keeps_its_annex() -> None:
    report = build_report(two_waves())
    assert rows_as_shown(report, [("ours", ())], replaced=()) == report.annex
