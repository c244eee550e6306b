"""Which groups a report may speak of, after small ones were put together."""

from dataclasses import replace

import numpy as np

from spegla.privacy.grouping import COMBINED, Grouping, group_rows
from spegla.privacy.released import ReleasedGroup
from spegla.survey.questions import Breakdown, Group
from survey_builder import alike, make_survey, said, summarised


def grouping(
    *sizes: tuple[str, int], unknown: int = 0, empty: str = "", second: list[str] | None = None
) -> Grouping:
    """The rows of one breakdown with groups of these sizes, and perhaps of a second one."""
    codes = [code for code, size in sizes for _ in range(size)] + [""] * unknown
    groups = {"department": codes} | ({"site": second} if second else {})
    survey = make_survey(alike("trust", [4] * len(codes)), groups=groups)
    book = survey.questionnaire
    if empty:
        book = replace(book, breakdowns=(with_group(book.breakdowns[0], empty),))
        survey = replace(survey, questionnaire=book)
    return group_rows(book, summarised(survey).current, k=5)


def with_group(breakdown: Breakdown, code: str) -> Breakdown:
    return replace(breakdown, groups=(*breakdown.groups, Group(code=code, label=said(code))))


def shown(rows: Grouping) -> list[tuple[str, int]]:
    return [(row.group, int(row.members.sum())) for row in rows.rows]


def test_everyone_comes_first():
    rows = grouping(("a", 6), ("b", 7))
    assert shown(rows) == [("", 13), ("a", 6), ("b", 7)]
    assert rows.rows[0].group_by == ""
    assert rows.base == (0, 2, 1)


def test_small_groups_share_one_row_that_names_them():
    rows = grouping(("a", 12), ("b", 3), ("c", 9), ("d", 4))
    assert shown(rows) == [("", 28), ("a", 12), ("c", 9), (COMBINED, 7)]
    assert rows.breakdowns[0].groups == (
        ReleasedGroup(code="a", label=said("Group a")),
        ReleasedGroup(code="c", label=said("Group c")),
        ReleasedGroup(code=COMBINED, label=None, members=(said("Group b"), said("Group d"))),
    )


def test_the_combined_row_adds_up_what_its_groups_answered():
    rows = grouping(("a", 12), ("b", 3), ("c", 9), ("d", 4))
    combined = rows.rows[-1].tallies
    assert combined.items["trust_1"].base == combined.response.answered == 7
    assert combined.response.eligible == 14


def test_the_next_smallest_joins_while_the_small_ones_are_fewer_than_k():
    assert shown(grouping(("a", 12), ("b", 3), ("c", 9)))[1:] == [("a", 12), (COMBINED, 12)]


def test_a_breakdown_with_one_row_left_is_withheld_whole():
    rows = grouping(("a", 12), ("b", 3))
    assert shown(rows) == [("", 15)]
    assert rows.breakdowns[0].groups == ()


def test_people_of_no_known_group_fold_like_a_group():
    """Shown beside the total, Groups b and c leave nine people, not the three unknown ones."""
    rows = grouping(("a", 6), ("b", 10), ("c", 11), unknown=3)
    assert shown(rows) == [("", 30), ("b", 10), ("c", 11)]


def test_the_combined_row_never_holds_people_of_no_known_group():
    rows = grouping(("a", 3), ("b", 10), ("c", 11), unknown=2)
    assert shown(rows) == [("", 26), ("b", 10), ("c", 11)]


def test_enough_people_of_no_known_group_cost_nobody_a_row():
    assert shown(grouping(("a", 6), ("b", 10), unknown=5))[1:] == [("a", 6), ("b", 10)]


def test_an_empty_group_has_no_row_and_costs_no_other_its_own():
    assert shown(grouping(("a", 6), ("b", 10), empty="c"))[1:] == [("a", 6), ("b", 10)]


def test_fewer_than_k_people_have_no_row_at_all():
    rows = grouping(("a", 2), ("b", 2))
    assert rows.base == ()
    assert rows.accepted(np.ones(4, dtype=bool)) == frozenset()


def test_a_row_of_a_later_breakdown_gives_way_where_two_would_tell_people_apart():
    """Group a and Site x differ by two people."""
    second = ["x"] * 12 + ["y"] * 12
    rows = grouping(("a", 10), ("b", 14), second=second)
    assert [row.group for row in rows.rows] == ["", "a", "b", "x", "y"]
    assert rows.base == (0, 2, 1)


def test_who_skipped_a_question_can_cost_a_group_its_row_there():
    """PRIVACY.md O9: A 12 with North 7 and South 5; one person of South skips."""
    second = ["north"] * 7 + ["south"] * 5 + ["other"] * 28
    rows = grouping(("a", 12), ("b", 28), second=second)
    everyone = np.ones(40, dtype=bool)
    assert {rows.rows[n].group for n in rows.accepted(everyone)} == {
        "", "a", "b", "north", "south", "other",
    }  # fmt: skip
    one_skips = everyone.copy()
    one_skips[11] = False
    assert {rows.rows[n].group for n in rows.accepted(one_skips)} == {"", "a", "b", "other"}
