"""The overview of the demo: one screen, true figures, in a layout that survives a log."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from builders import make_engagement
from spegla.checking import check
from spegla.overview.facts import Overview
from spegla.overview.text import lay_out


@pytest.fixture(scope="module")
def overview(tmp_path_factory) -> Overview:
    return check(make_engagement(tmp_path_factory.mktemp("small")), day=date(2026, 11, 1)).overview


def test_it_says_who_answered(overview):
    (wave,) = overview.waves
    assert (wave.code, wave.day, wave.invited, wave.answered) == (
        "2026", date(2026, 10, 16), 20, 12
    )  # fmt: skip
    assert wave.management is None
    assert overview.k == 5


def test_it_counts_what_was_asked(overview):
    assert dict(overview.dimensions) == {"Trust": 2, "Delivery": 1}
    assert dict(overview.others) == {"outcome": 1}
    agree = next(scale for scale in overview.scales if scale.code == "agree5")
    assert (agree.low, agree.high) == ("1 Strongly disagree", "5 Strongly agree")
    assert (agree.items, agree.is_reversed) == (3, 1)


def test_small_groups_and_those_unknown_are_named(tmp_path):
    answers = "q01,q02,q03,nki1,department\n" + "4,2,5,8,grid\n" * 8 + "4,2,5,8,sales\n" * 3
    folder = make_engagement(
        tmp_path, files={"data/waves/2026/customers.csv": answers + "4,2,5,8,\n"}
    )
    (department,) = check(folder, day=date(2026, 11, 1)).overview.breakdowns
    assert department.small == (("Sales", 3),)
    assert department.unknown == 1


def test_items_that_many_cannot_judge_come_first(tmp_path):
    answers = "q01,q02,q03,nki1,department\n" + "9,2,9,8,grid\n" * 6 + "4,2,9,8,sales\n" * 6
    folder = make_engagement(tmp_path, customers=answers)
    doubtful = check(folder, day=date(2026, 11, 1)).overview.doubtful
    assert [(item.code, item.dont_know) for item in doubtful] == [("q03", 1.0), ("q01", 0.5)]


def test_every_page_of_the_report_is_listed(overview):
    labels = [page.label for page in overview.pages]
    assert labels[0] == "On one page"
    assert "The dimensions" in labels
    assert sum(page.displays for page in overview.pages) > 10


@pytest.mark.parametrize("width", [60, 80, 96])
def test_it_fits_the_width_and_one_screen(overview, width):
    lines = lay_out(overview, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) <= 40


def test_emphasis_does_not_move_what_stands_beside_it(overview):
    bold = lay_out(overview, emphasise=lambda text: f"<b>{text}</b>")
    assert bold.replace("<b>", "").replace("</b>", "") == lay_out(overview)


def test_no_answer_is_in_it(tmp_path):
    folder = Path(make_engagement(tmp_path))
    text = lay_out(check(folder, day=date(2026, 11, 1)).overview)
    customers = pd.read_csv(folder / "data/waves/2026/customers.csv")
    assert "Agree," not in text
    assert not set(customers["department"].dropna()) & set(text.split())
