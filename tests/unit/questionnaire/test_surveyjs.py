"""JSON for SurveyJS: codes, languages, limits; tests/contract loads it with the library itself."""

import json
from dataclasses import replace
from typing import Any

import pytest

from catalogue_files import catalogue_form
from hostile_form import hostile_form
from spegla.questionnaire.form import Amount, Form, Grid
from spegla.questionnaire.surveyjs import to_surveyjs


def survey(form: Form) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_surveyjs(form))
    return loaded


def elements(form: Form) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for page in survey(form)["pages"] for one in page["elements"]}


def test_questions_have_the_types_of_surveyjs():
    found = elements(catalogue_form())
    kinds = {
        code: found[code]["type"] for code in ("trust_grid", "role", "shadow_why", "lost_time")
    }
    assert kinds == {
        "trust_grid": "matrix", "role": "radiogroup", "shadow_why": "checkbox", "lost_time": "text",
    }  # fmt: skip
    assert found["open_best"]["type"] == "comment"
    assert found["recommend"]["type"] == "radiogroup"


def test_names_and_values_are_the_codes():
    found = elements(catalogue_form())
    assert [row["value"] for row in found["trust_grid"]["rows"]] == [
        f"trust_{number}" for number in (1, 2, 3, 4)
    ]
    assert [one["value"] for one in found["trust_grid"]["columns"]] == list("123459")
    assert "colleague" in [one["value"] for one in found["self_next"]["choices"]]


@pytest.mark.parametrize(
    ("languages", "keys"),
    [
        (["en", "sv"], ["default", "sv"]),
        (["sv", "nl", "en"], ["sv", "nl", "default"]),
        (["sv", "nl"], ["default", "nl"]),
    ],
)
def test_the_default_is_english_or_else_the_main_language(languages: list[str], keys: list[str]):
    found = survey(catalogue_form(languages=languages))
    assert found["locale"] == languages[0]
    assert list(found["title"]) == keys


def test_conditions_limits_and_numbers_are_those_of_the_form():
    found = elements(catalogue_form())
    assert found["shadow_why"]["visibleIf"] == "{shadow_it} = 'yes'"
    assert found["most_important"]["maxSelectedChoices"] == 3
    amount = found["lost_time"]
    assert (amount["inputType"], amount["min"], amount["max"]) == ("number", 0, 40)
    assert "visibleIf" not in found["shadow_it"]


def test_a_condition_on_a_multiple_choice_asks_for_its_option():
    assert elements(hostile_form())["shown_0"]["visibleIf"] == "{several_0} contains 'option_1'"


def test_numbers_with_decimals_stay():
    assert elements(hostile_form())["amount_0"]["min"] == 0.5


def test_a_point_has_the_value_that_is_read_as_it():
    """On a scale that is turned round, "1" in an export is the point 5."""
    form = hostile_form()
    grid = form.pages[0].blocks[0]
    assert isinstance(grid, Grid)
    first, *others = grid.answers
    turned = replace(grid, answers=(replace(first, code="5", short="1x"), *others))
    page = replace(form.pages[0], blocks=(turned, *form.pages[0].blocks[1:]))
    assert elements(replace(form, pages=(page,)))["grid0"]["columns"][0]["value"] == "1x"


def test_nothing_is_loaded_from_elsewhere_and_no_brace_begins_a_name():
    content = to_surveyjs(catalogue_form()).decode()
    assert "http" not in content
    texts = survey(hostile_form())["completedHtml"]
    assert "{\u2060words_0}" in texts["sv"]


def test_only_what_is_said_at_the_end_is_html():
    found = survey(replace(hostile_form(), thanks=hostile_form().title, pages=()))
    assert "&lt;b&gt;" in found["completedHtml"]["sv"]
    assert "<b>" in found["title"]["sv"]


def test_an_amount_says_its_unit():
    form = catalogue_form()
    amount = next(b for page in form.pages for b in page.blocks if isinstance(b, Amount))
    assert elements(form)[amount.code]["description"] == {
        "default": "hours a month", "sv": "timmar i månaden", "nl": "uur per maand",
    }  # fmt: skip
