"""Formats by name: which files there are, and what is said about them."""

import pytest

from catalogue_files import catalogue_form
from spegla.questionnaire.writing import FORMATS, next_steps, written
from spegla.survey.questions import Audience


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("limesurvey", ["questionnaire-management.lss", "questionnaire-management.txt"]),
        ("xlsform", ["questionnaire-management.xlsx"]),
        ("qualtrics", ["questionnaire-management-sv.txt", "questionnaire-management-nl.txt"]),
        ("surveyjs", ["questionnaire-management.json"]),
        ("docx", ["questionnaire-management.docx"]),
        ("md", ["questionnaire-management-sv.md", "questionnaire-management-nl.md"]),
    ],
)
def test_each_format_has_its_files(name: str, files: list[str]):
    form = catalogue_form(Audience.MANAGEMENT, languages=["sv", "nl"])
    found = written(form, name)
    assert list(found) == files
    assert all(found.values())
    assert found == written(form, name)


def test_every_format_says_what_to_do():
    form = catalogue_form()
    assert all(next_steps(form, name)[0] for name in FORMATS)
    assert all(len(next_steps(form, name)) == 1 for name in FORMATS if name != "qualtrics")


def test_what_a_format_cannot_say_is_to_be_set_in_the_tool():
    assert next_steps(
        catalogue_form(only={"shadow_it", "shadow_why", "most_important"}), "qualtrics"
    )[1:] == [
        "Set the most answers to most_important: 3.",
        "Set the display logic of shadow_why: shadow_it=yes.",
    ]
