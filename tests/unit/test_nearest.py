"""Names are suggested where they are near, the nearest first."""

from spegla.nearest import did_you_mean, nearest_names

KNOWN = {"department": 1, "role": 2, "site": 3, "department_2025": 4}


def test_the_nearest_comes_first_and_no_more_than_are_wanted() -> None:
    assert nearest_names("departement", KNOWN, most=2) == ("department", "department_2025")
    assert nearest_names("departement", KNOWN) == ("department",)


def test_capitals_make_no_difference_and_the_name_is_given_as_it_is_known() -> None:
    assert did_you_mean("TRUST", iter(["Trust", "pace"])) == 'Did you mean "Trust"?'


def test_what_is_far_is_not_suggested() -> None:
    assert nearest_names("zebra", KNOWN) == ()
    assert did_you_mean("", KNOWN) == ""
    assert did_you_mean("role", []) == ""
