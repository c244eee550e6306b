"""An engagement of the catalogue: the same questions, read back from its files."""

import tomllib
from typing import Any

import pytest

from spegla.settings import parse_settings
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.checks import ProblemList, check_code_book
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.from_catalogue import draft_of_catalogue
from spegla.survey.drafting.questions_file import questions_csv
from spegla.survey.drafting.settings_file import settings_toml
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.files import product_files
from spegla.survey.questions import LocalText


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(product_files())


def read(catalogue: Catalogue, languages: tuple[str, ...]) -> tuple[Any, Any]:
    draft = draft_of_catalogue(catalogue, languages, wave="2026")
    document = tomllib.loads(settings_toml(draft, Facts()).decode())
    document |= {"client": "N"}
    document["privacy"]["promised_minimum"] = 5
    document["waves"]["2026"]["date"] = "2026-10-31"
    settings: Any = parse_settings(document, file="engagement.toml")
    problems = ProblemList("questions.csv")
    table = read_delimited(questions_csv(draft), file="questions.csv")
    book = check_code_book(table, settings, problems)
    assert not problems.in_order()
    return settings, book


def in_one(text: LocalText, language: str) -> LocalText:
    return LocalText(((language, text.in_language(language)),))


@pytest.mark.parametrize("language", ["en", "sv", "nl"])
def test_the_same_questions_come_back(catalogue: Catalogue, language: str):
    _, book = read(catalogue, (language,))
    asked = catalogue.questionnaire
    assert book.order == tuple(one.code for one in asked.everything("now"))
    for one in asked.everything("now"):
        back = next(found for found in book.everything if found.code == one.code)
        assert type(back) is type(one)
        assert back.text == in_one(one.text, language)
    assert [q.kind for q in book.questions] == [q.kind for q in asked.questions]
    assert [q.role for q in book.questions] == [q.role for q in asked.questions]
    assert [c.only_if for c in book.choices] == [c.only_if for c in asked.choices]


def test_the_same_settings_come_back_in_all_languages(catalogue: Catalogue):
    settings, _ = read(catalogue, catalogue.settings.languages)
    for part in ("dimensions", "scales", "options", "numbers", "needs", "breakdowns"):
        assert getattr(settings, part) == getattr(catalogue.settings, part), part


def test_no_remark_calls_the_catalogue_a_guess(catalogue: Catalogue):
    draft = draft_of_catalogue(catalogue, ("en",), wave="2026")
    assert "# sure" not in settings_toml(draft, Facts()).decode()
