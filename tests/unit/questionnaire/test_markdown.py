"""The questionnaire as Markdown: everything in it, with its codes, and nothing as markup."""

import re

import pytest

from catalogue_files import LANGUAGES, catalogue, catalogue_form
from spegla.questionnaire.form import Form, Page, Words
from spegla.questionnaire.markdown import to_markdown
from spegla.survey.questions import Audience, LocalText


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_and_text_stands_in_it(language: str):
    text = to_markdown(catalogue_form(), language).decode()
    for one in catalogue().questionnaire.everything("now"):
        assert text.count(f"`{one.code}`") == 1
        assert one.text.in_language(language) in text.replace("\\", "")


def test_conditions_limits_and_numbers_stand_in_the_words_of_the_code_book():
    text = to_markdown(catalogue_form(), "sv").decode()
    assert "`shadow_why` (multiple, only_if: `shadow_it=yes`)" in text
    assert "`most_important` (multiple, at_most: 3)" in text
    assert "`lost_time` (number: 0 – 40 timmar i månaden)" in text
    assert "`1` Lägsta betyg · `2` · `3`" in text


def test_the_management_reads_the_mirror():
    text = to_markdown(catalogue_form(Audience.MANAGEMENT), "nl").decode()
    assert "`management` · `nl`" in text
    assert "| `trust_1` | Onze klanten zouden zeggen dat wij onze beloften nakomen. |" in text


def test_nothing_that_is_asked_is_markup():
    asked = LocalText.of(en="A | B\n# <b>*bold*</b> [x](y)")
    page = Page(code="p", title=asked, intro=asked, blocks=(Words(code="w", text=asked),))
    form = Form(
        audience=Audience.CUSTOMERS, languages=("en",), title=asked, welcome=asked, thanks=asked,
        pages=(page,),
    )  # fmt: skip
    plain = r"A \| B \# \<b\>\*bold\*\</b\> \[x\](y)"
    lines = to_markdown(form, "en").decode().splitlines()
    assert [line for line in lines if "bold" in line] == [
        f"# {plain}", plain, f"## {plain} `p`", plain, f"**{plain}** `w` (text)", plain,
    ]  # fmt: skip


def test_each_page_is_a_section():
    form = catalogue_form()
    sections = re.findall(r"^## .* `(\w+)`$", to_markdown(form, "en").decode(), re.MULTILINE)
    assert sections == [page.code for page in form.pages]
