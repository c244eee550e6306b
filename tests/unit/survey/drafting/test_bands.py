"""Ages and years that people gave as a number."""

from drafted import drafted, export, mixed

_RATED = {"Rate the wiki": mixed(*"12345", people=200)}


def test_single_ages_are_bands_of_which_each_number_belongs_to_one():
    ages = mixed(*map(str, range(21, 66)), people=200)
    (age,) = drafted(export({**_RATED, "Age": ages})).breakdowns
    assert [group.label["en"] for group in age.groups] == [
        "< 30", "30–39", "40–49", "50–59", "≥ 60",
    ]  # fmt: skip
    values = [value for group in age.groups for value in group.values]
    assert values == [str(number) for number in range(100)]


def test_a_band_with_few_people_is_part_of_its_neighbour():
    ages = [*mixed(*map(str, range(30, 50)), people=197), "61", "62", "63"]
    (age,) = drafted(export({**_RATED, "Age": ages})).breakdowns
    assert [group.label["en"] for group in age.groups] == ["< 40", "≥ 40"]


def test_more_groups_than_a_breakdown_can_have_leave_the_rest_to_one():
    places = mixed(*(f"Place {number}" for number in range(40)), people=1000)
    rated = {"Rate the wiki": mixed(*"12345", people=1000)}
    (place,) = drafted(export({**rated, "City": places})).breakdowns
    assert len(place.groups) == 31
    assert [group.is_other for group in place.groups] == [*[False] * 30, True]
