"""Names of people never become groups or options; roles do."""

import pytest

from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Draft, Source
from spegla.survey.exports.answers import plain_answers
from spegla.survey.questions import Audience
from spegla.survey.tables import Row, Table

PEOPLE = 60
AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
NAMES = ("Bo B", "Anna K", "Cia Ek")
ROLES = ("Team manager", "Head of unit", "Employee")


def drafted(heading: str, *values: str) -> Draft:
    rows = tuple(
        Row(number=place + 2, cells=(values[place % len(values)], AGREE[place % 5]))
        for place in range(PEOPLE)
    )
    answers = plain_answers(Table(headings=(heading, "IT keeps its promises"), rows=rows))
    source = Source(
        file="a.csv",
        wave="2026",
        audience=Audience.CUSTOMERS,
        answers=answers,
        content=b"",
        suffix=".csv",
    )
    return draft_of([source], catalogue=None, decisions={})


@pytest.mark.parametrize(
    "heading",
    [
        "Manager", "Line manager", "Who is your supervisor?", "Your contact person in IT",
        "Chef", "Närmaste chef", "Din kontaktperson", "Leidinggevende", "Contactpersoon bij IT",
        "Vorgesetzter", "Ihre Führungskraft", "Responsable", "Votre supérieur hiérarchique",
    ],
)  # fmt: skip
def test_names_under_a_heading_that_asks_for_a_person_are_left_unread(heading: str):
    draft = drafted(heading, *NAMES)
    (aside,) = draft.unread
    assert (aside.heading, aside.may_identify) == (heading, True)
    assert [one.kind for one in draft.questions] == ["rating"]
    assert not draft.breakdowns
    assert not any(name in repr((draft.options, draft.notes, draft.points)) for name in NAMES)


@pytest.mark.parametrize(
    "heading",
    ["First name of your contact in IT", "What is your name?", "Chefens förnamn",
     "Naam van uw leidinggevende", "Name des Vorgesetzten", "Nom de votre responsable"],
)  # fmt: skip
def test_what_stands_under_a_heading_that_asks_for_a_name_is_one(heading: str):
    (aside,) = drafted(heading, "anna", "bo", "c. ek").unread
    assert aside.may_identify


@pytest.mark.parametrize("heading", ["Are you a manager or an employee?", "Role", "Manager"])
def test_roles_stay_usable(heading: str):
    draft = drafted(heading, *ROLES)
    assert draft.unread == ()
    assert len(draft.questions) + len(draft.breakdowns) == 2


@pytest.mark.parametrize("heading", ["Department name", "Name of your unit", "Enhetens namn"])
def test_names_of_parts_of_an_organisation_stay_usable(heading: str):
    assert drafted(heading, "Sales", "Finance", "Operations").unread == ()


@pytest.mark.parametrize("values", [("Yes", "No"), ("1", "2", "3", "4", "5"), AGREE])
def test_an_item_about_managers_or_names_stays_an_item(values: tuple[str, ...]):
    assert drafted("My manager knows the IT agents by name", *values).unread == ()
