"""A draft in other languages than people were asked in."""

import pytest

from drafts import make_draft, make_question
from spegla.errors import UsageError
from spegla.survey.drafting.report_languages import in_report_languages, languages_of


def test_texts_that_the_exports_lack_stand_there_as_they_were_asked():
    question = make_question("q1", text="Trust", mirror={"en": "They trust us"})
    draft = in_report_languages(make_draft(questions=(question,)), ["sv", "en"])
    assert draft.languages == ("sv", "en")
    assert draft.questions[0].text == {"sv": "Trust", "en": "Trust"}
    assert draft.questions[0].mirror["sv"] == "They trust us"
    assert draft.scales[0].labels[0]["sv"] == "Strongly disagree"
    assert draft.breakdowns[0].groups[0].label["sv"] == "Grid"
    assert "no texts in sv" in draft.notes[-1]


def test_a_language_that_the_exports_have_is_kept_as_it_is():
    question = make_question("q1")
    draft = make_draft(languages=("en", "sv"))
    draft = in_report_languages(draft, ["sv"])
    assert draft.languages == ("sv",)
    assert not draft.notes
    assert question.mirror == {}


def test_what_has_no_text_gets_none():
    assert in_report_languages(make_draft(), ["sv"]).questions[0].mirror == {}


@pytest.mark.parametrize("text", ["fi", "", "en,fi", " , "])
def test_a_language_without_wording_is_refused(text: str):
    with pytest.raises(UsageError, match="Expected some of: en, sv"):
        languages_of(text, ["en", "sv"])
