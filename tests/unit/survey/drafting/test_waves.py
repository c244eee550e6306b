from datetime import date

import pytest

from spegla.survey.drafting.waves import days_in


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["2026-03-04 10:11:12"], date(2026, 3, 4)),
        (["4.3.2026 10:11"], date(2026, 3, 4)),
        (["3/24/26 9:00", "3/2/26 8:00"], date(2026, 3, 24)),
        (["24/3/2026 9:00", "", "2/3/2026 8:00"], date(2026, 3, 24)),
    ],
)
def test_days_are_read_as_survey_tools_write_them(cells, day):
    assert max(days_in(cells)) == day


@pytest.mark.parametrize(
    "cells", [["3/4/2026"], ["2026-02-31"], ["soon"], ["24/3/2026", "3/24/2026"]]
)
def test_what_can_be_read_in_two_ways_or_in_none_is_no_day(cells):
    assert days_in(cells) == []
