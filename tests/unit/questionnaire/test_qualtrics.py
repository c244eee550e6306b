"""Qualtrics' Advanced Format: blocks, questions and answers in the words of the format."""

import html
import re

import pytest

from catalogue_files import LANGUAGES, catalogue_form
from hostile_form import HOSTILE, hostile_form
from spegla.questionnaire.form import Answer, Form, Grid, Item, Pick
from spegla.questionnaire.qualtrics import to_advanced_text
from spegla.survey.questions import Audience
from spegla.survey.tables import tidy

_TAG = re.compile(r"\[\[(\w+)(?::(.*))?\]\]")


def shown(text: str) -> str:
    """A line of the file as Qualtrics shows it."""
    return tidy(html.unescape(text))


def paragraphs(form: Form, language: str) -> list[list[str]]:
    text = to_advanced_text(form, language).decode()
    return [part.strip("\n").split("\n") for part in text.split("\n\n")]


def questions(form: Form, language: str) -> dict[str, list[str]]:
    """The lines of each question by its ID, without that line."""
    parts = [part for part in paragraphs(form, language) if part[0].startswith("[[Question:")]
    found = {
        part[1].removeprefix("[[ID:").removesuffix("]]"): [part[0], *part[2:]] for part in parts
    }
    assert len(found) == len(parts)
    return found


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_text_and_answer_stands_in_it(audience: Audience, language: str):
    form = catalogue_form(audience)
    found = questions(form, language)
    for block in (block for page in form.pages for block in page.blocks):
        is_alone = isinstance(block, Grid) and len(block.items) == 1
        asked = block.items[0] if isinstance(block, Grid) and is_alone else block
        kind, text, *lines = found[asked.code]
        assert shown(text).startswith(asked.text.in_language(language))
        expected: list[Item | Answer] = (
            [] if not isinstance(block, Grid) or is_alone else [*block.items]
        )
        if isinstance(block, Grid | Pick):
            expected.extend(block.answers)
        untagged = [shown(line) for line in lines if not _TAG.fullmatch(line)]
        assert untagged == [one.text.in_language(language) for one in expected]
        assert (kind == "[[Question:Matrix]]") == (isinstance(block, Grid) and not is_alone)


def test_it_begins_with_the_name_of_the_format_and_a_block():
    form = catalogue_form()
    first, block, welcome, *_ = paragraphs(form, "sv")
    assert first == ["[[AdvancedFormat]]"]
    assert block == ["[[Block:Du och IT]]"]
    assert welcome == ["[[Question:DB]]", "[[ID:welcome]]", form.welcome.in_language("sv")]


def test_each_page_is_a_block():
    form = catalogue_form()
    blocks = [part[0] for part in paragraphs(form, "en") if part[0].startswith("[[Block:")]
    assert blocks == [f"[[Block:{page.title.in_language('en')}]]" for page in form.pages]


def test_points_have_their_own_numbers_and_options_running_ones():
    found = questions(catalogue_form(), "en")
    numbers = [line for line in found["trust_grid"] if line.startswith("[[Answer:")]
    assert numbers == [f"[[Answer:{point}]]" for point in (1, 2, 3, 4, 5, 9)]
    first = [line for line in found["recommend"] if line.startswith("[[Choice:")]
    assert first[:2] == ["[[Choice:0]]", "[[Choice:1]]"]
    options = [line for line in found["shadow_it"] if line.startswith("[[Choice:")]
    assert options == ["[[Choice:1]]", "[[Choice:2]]", "[[Choice:3]]"]


def test_kinds_of_questions_are_those_of_the_format():
    found = questions(catalogue_form(), "en")
    assert found["role"][0] == "[[Question:MC:SingleAnswer:Vertical]]"
    assert found["shadow_why"][0] == "[[Question:MC:MultipleAnswer:Vertical]]"
    assert found["private_1"][0] == "[[Question:MC:SingleAnswer:Horizontal]]"
    assert found["open_best"][0] == "[[Question:TE:Essay]]"
    assert found["lost_time"][0] == "[[Question:TE:SingleLine]]"
    assert found["lost_time"][1].endswith("(hours a month)")


def test_what_a_question_depends_on_is_said_before_it():
    form = catalogue_form()
    order = list(questions(form, "en"))
    assert order.index("shadow_why_if") == order.index("shadow_why") - 1
    kind, text = questions(form, "en")["shadow_why_if"]
    assert kind == "[[Question:DB]]"
    assert text.startswith("→ ")
    assert text.endswith("? Yes")


def test_hostile_texts_come_out_as_texts():
    content = to_advanced_text(hostile_form(), "sv").decode()
    lines = {shown(line) for line in content.splitlines() if not _TAG.fullmatch(line)}
    assert {tidy(re.sub(r"[\x00-\x08]", "", text)) for text in HOSTILE} <= lines
    assert "${" not in content
    assert not re.search("<[a-z/!]", content)
    assert {line for line in content.splitlines() if "[[" in line} == {
        line for line in content.splitlines() if _TAG.fullmatch(line)
    }
    kinds = {match[1] for match in map(_TAG.fullmatch, content.splitlines()) if match}
    assert kinds == {
        "AdvancedFormat", "Block", "Question", "ID", "Choices", "AdvancedChoices", "Choice",
        "AdvancedAnswers", "Answer",
    }  # fmt: skip


def test_a_text_that_names_words_of_the_format_adds_no_question():
    found = questions(hostile_form(), "en")
    asked = [code for code in found if not code.endswith(("_if", "_intro")) and code != "welcome"]
    assert len(asked) == 6 * len(HOSTILE)
