"""The catalogue keeps to METHOD.md section 4, alike in all of its languages."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from catalogue_files import LANGUAGES, TEMPLATES, catalogue, catalogue_form
from spegla.questionnaire.form import Grid, Pick
from spegla.survey.catalogue_file import CODE_BOOK
from spegla.survey.questions import (
    Audience,
    LocalText,
    OpenQuestion,
    Question,
    QuestionKind,
    Role,
)

DIMENSIONS = (
    "delivery", "treatment", "service", "consulting", "business",
    "proactivity", "trust", "collaboration", "change",
)  # fmt: skip
OPTIONAL_ITEMS = 8
"""Items on a dimension that METHOD.md marks as optional."""
MIRROR = {
    "en": "Our customers would say that ",
    "sv": "Våra kunder skulle säga att ",
    "nl": "Onze klanten zouden zeggen dat ",
}
FIRST_PERSON = {
    "en": {"I", "my"},
    "sv": {"jag", "mig", "min", "du", "ditt"},
    "nl": {"ik", "mijn", "je", "jouw"},
}
"""What a mirrored wording leaves to the customer, after its opening words."""
SAME_WORD = {"Ja", "Training"}
"""Wordings that are right in two of the languages."""


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((TEMPLATES / CODE_BOOK).read_text(encoding="utf-8"))))


def items(kind: QuestionKind) -> tuple[Question, ...]:
    return tuple(q for q in catalogue().questionnaire.questions if q.kind is kind)


def texts() -> Iterator[LocalText]:
    """Every text that somebody who is asked may read."""
    own = catalogue()
    for one in own.questionnaire.everything("now"):
        yield one.text
        if isinstance(one, Question) and one.mirror is not None:
            yield one.mirror
    for form in map(catalogue_form, Audience):
        yield from (form.title, form.welcome, form.thanks)
        for page in form.pages:
            yield page.title
            if page.intro.in_language("en"):
                yield page.intro
            for block in page.blocks:
                yield block.text
                if isinstance(block, Grid | Pick):
                    yield from (answer.text for answer in block.answers)


def test_the_core_has_three_items_on_each_of_nine_dimensions():
    assert tuple(d.code for d in catalogue().questionnaire.dimensions) == DIMENSIONS
    core = [q for q in items(QuestionKind.RATING) if q.code in catalogue().core]
    assert Counter(q.dimension for q in core) == dict.fromkeys(DIMENSIONS, 3)
    assert len(items(QuestionKind.RATING)) == len(core) + OPTIONAL_ITEMS


def test_the_nki_has_its_three_questions_in_the_core():
    assert [q.code for q in items(QuestionKind.OUTCOME)] == ["nki_1", "nki_2", "nki_3"]
    assert {q.code for q in items(QuestionKind.OUTCOME)} <= catalogue().core


def test_one_item_is_reversed():
    reversed_items = [q.code for q in catalogue().questionnaire.questions if q.is_reversed]
    assert reversed_items == ["service_3"]


def test_each_dimension_can_be_asked_for_both_ends_of_its_zone():
    for kind in (QuestionKind.MINIMUM, QuestionKind.DESIRED):
        assert tuple(q.dimension for q in items(kind)) == DIMENSIONS
        assert not {q.code for q in items(kind)} & catalogue().core


def test_every_role_that_the_report_knows_is_asked_for():
    everything = catalogue().questionnaire.everything("now")
    roles = [one.role for one in everything if not isinstance(one, OpenQuestion) and one.role]
    assert sorted(roles) == sorted(Role)


def test_questions_on_shadow_it_are_sensitive():
    choices = {c.code: c for c in catalogue().questionnaire.choices}
    assert all(choices[c].is_sensitive for c in ("shadow_it", "shadow_why", "shadow_tell"))


def test_every_rating_and_outcome_is_mirrored_and_nothing_else():
    for question in catalogue().questionnaire.questions:
        is_mirrored = question.kind in (QuestionKind.RATING, QuestionKind.OUTCOME)
        assert (question.mirror is not None) is is_mirrored


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mirror_says_what_customers_would_say(language: str):
    for question in catalogue().questionnaire.questions:
        if question.mirror is not None:
            mirror = question.mirror.in_language(language)
            assert mirror.startswith(MIRROR[language])
            own = mirror.removeprefix(MIRROR[language])
            assert not FIRST_PERSON[language] & set(re.findall(r"\w+", own))


def test_each_row_has_all_languages_and_the_same_numbers_and_blanks_in_them():
    for row in rows():
        for start in ("text", "mirror"):
            cells = [row[f"{start}_{language}"] for language in LANGUAGES]
            assert len({bool(cell) for cell in cells}) == 1
            assert len({tuple(re.findall(r"\d+|\{\w*\}|…", cell)) for cell in cells}) == 1
            assert len({cell[-1:] for cell in cells}) == 1


def test_texts_have_the_same_placeholders_in_all_languages():
    for text in texts():
        assert len({tuple(re.findall(r"\d+|\{\w*\}|…", t)) for _, t in text.by_language}) == 1


def test_nothing_was_left_in_english():
    for text in texts():
        english = text.in_language("en")
        for language in ("sv", "nl"):
            other = text.in_language(language)
            assert other != english or other in SAME_WORD or other.isdigit()


def test_each_answer_has_a_short_code_of_its_own():
    for form in map(catalogue_form, Audience):
        for block in (block for page in form.pages for block in page.blocks):
            if isinstance(block, Grid | Pick):
                short = [answer.short.casefold() for answer in block.answers]
                assert len(set(short)) == len(short)
                assert all(re.fullmatch("[a-z0-9]{1,5}", code) for code in short)


def test_everything_is_put_to_customers_once_and_only_mirrors_to_the_management():
    own = catalogue()
    everything = [*own.questionnaire.order, *(b.code for b in own.questionnaire.breakdowns)]
    asked = {
        audience: [
            code
            for page in catalogue_form(audience).pages
            for block in page.blocks
            for code in (
                [item.code for item in block.items] if isinstance(block, Grid) else [block.code]
            )
        ]
        for audience in Audience
    }
    assert sorted(asked[Audience.CUSTOMERS]) == sorted(everything)
    assert sorted(asked[Audience.MANAGEMENT]) == sorted(
        q.code for q in own.questionnaire.questions if q.mirror is not None
    )


def test_items_of_the_demo_keep_their_wording():
    demo = TEMPLATES.parent / "data" / "questions.csv"
    known = {r["code"]: r for r in csv.DictReader(io.StringIO(demo.read_text(encoding="utf-8")))}
    for row in rows():
        if row["code"] in known:
            assert row["text_en"] == known[row["code"]]["text_en"]
            assert row["mirror_sv"] == known[row["code"]]["mirror_sv"]
