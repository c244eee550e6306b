"""Yes, no, unsure and other."""

import pytest

from spegla.survey.wording import is_other, yes_no


@pytest.mark.parametrize(
    ("yes", "no", "unsure"),
    [
        ("Yes", "No", "Don't know"), ("Yes", "No", "Not sure"), ("Ja", "Nej", "Vet ej"),
        ("Ja", "Nee", "Weet niet"), ("Ja", "Nein", "Weiß nicht"), ("Oui", "Non", "Ne sait pas"),
        ("Y", "N", "Maybe"), ("TRUE", "FALSE", "Unsure"), ("1 - Ja", "2 - Nej", "3 - Vet ej"),
        ("Ja.", "Nee.", "Misschien"),
    ],
)  # fmt: skip
def test_yes_and_no_are_told_in_each_language(yes, no, unsure):
    assert yes_no([no, unsure, yes]) == {yes: "yes", no: "no", unsure: "unsure"}


def test_one_answer_may_be_all_that_was_given():
    assert yes_no(["Yes", "Not sure", ""]) == {"Yes": "yes", "Not sure": "unsure"}


def test_one_and_nought_count_together_only():
    assert yes_no(["1", "0"]) == {"1": "yes", "0": "no"}
    assert yes_no(["1"]) is None


def test_no_answer_is_left_out():
    assert yes_no(["Ja", "Nein", "keine Angabe"]) == {"Ja": "yes", "Nein": "no"}


@pytest.mark.parametrize(
    "labels",
    [["Ja", "Delvis", "Nej"], ["Yes", "Blue"], [], ["Don't know"], ["Yes, I'd attend", "No"]],
)
def test_other_answers_are_not_yes_and_no(labels):
    assert yes_no(labels) is None


@pytest.mark.parametrize(
    "label",
    [
        "Other", "Other (please specify)", "Other:", "Annat", "Annat, nämligen", "Anders",
        "Anders, namelijk", "Anders, namelijk:", "Sonstiges", "Andere", "Autre",
        "Autre (veuillez préciser)", "OTHER", "None of the above",
    ],
)  # fmt: skip
def test_other_is_told_in_each_language(label):
    assert is_other(label)


@pytest.mark.parametrize("label", ["Other departments", "Good", "", "Mother"])
def test_an_answer_that_names_something_is_not_other(label):
    assert not is_other(label)
