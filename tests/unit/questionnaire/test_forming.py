"""From what is asked to a form: pages, grids, conditions, and codes that survey tools take."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from catalogue_files import catalogue, catalogue_form
from spegla.errors import UsageError
from spegla.questionnaire.blocks import MOST_ROWS
from spegla.questionnaire.form import Amount, Block, Form, Grid, Pick, Words
from spegla.questionnaire.forming import form_of
from spegla.questionnaire.short_codes import check_short_codes
from spegla.settings import SurveySettings
from spegla.survey.catalogue import CataloguePage
from spegla.survey.questions import (
    Audience,
    Choice,
    ChoiceKind,
    Condition,
    LocalText,
    OpenQuestion,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
)


def block(form: Form, code: str) -> Block:
    return next(b for page in form.pages for b in page.blocks if b.code == code)


def grid(form: Form, code: str) -> Grid:
    found = block(form, code)
    assert isinstance(found, Grid)
    return found


def pick(form: Form, code: str) -> Pick:
    found = block(form, code)
    assert isinstance(found, Pick)
    return found


def formed(
    questionnaire: Questionnaire,
    *,
    pages: Sequence[CataloguePage] = (),
    settings: SurveySettings | None = None,
    languages: Sequence[str] = ("en",),
    audience: Audience = Audience.CUSTOMERS,
) -> Form:
    return form_of(
        questionnaire,
        settings=settings or catalogue().settings,
        pages=pages,
        frame=catalogue().frames[audience],
        languages=languages,
        audience=audience,
    )


def said(text: str) -> LocalText:
    return LocalText.of(en=text, sv=text, nl=text)


def rating(code: str, *, dimension: str | None = "trust", waves: Sequence[str] = ("now",)):
    like = catalogue().questionnaire.question("trust_1")
    return Question(
        code=code,
        kind=QuestionKind.RATING,
        scale=like.scale,
        text=said(code),
        waves=tuple(waves),
        dimension=dimension,
    )


def choice(code: str, *options: str, only_if: Condition | None = None) -> Choice:
    return Choice(
        code=code,
        kind=ChoiceKind.SINGLE,
        options=tuple(Option(code=option, label=said(option)) for option in options),
        text=said(code),
        waves=("now",),
        only_if=only_if,
    )


def survey(
    *questions: Question,
    choices: Sequence[Choice] = (),
    open_questions: Sequence[OpenQuestion] = (),
) -> Questionnaire:
    return Questionnaire(
        questions=questions,
        dimensions=catalogue().questionnaire.dimensions,
        breakdowns=(),
        choices=tuple(choices),
        open_questions=tuple(open_questions),
    )


def test_items_of_a_page_on_one_scale_share_a_grid():
    form = catalogue_form()
    assert [item.code for item in grid(form, "delivery_grid").items] == [
        f"delivery_{number}" for number in range(1, 5)
    ]
    assert [item.code for item in grid(form, "service_grid_2").items] == ["effort"]
    assert grid(form, "trust_grid").text.in_language("sv") == "Förtroende"


def test_a_long_grid_is_parted_evenly():
    rows = 2 * MOST_ROWS + 1
    form = formed(survey(*(rating(f"trust_{number}") for number in range(rows))))
    grids = [b for b in form.pages[0].blocks if isinstance(b, Grid)]
    assert [len(part.items) for part in grids] == [7, 7, 7]
    assert [part.code for part in grids] == ["trust_grid", "trust_grid_2", "trust_grid_3"]


def test_points_between_two_worded_ends_have_their_number():
    answers = grid(catalogue_form(), "overall_grid").answers
    assert [answer.text.in_language("en") for answer in answers] == [
        "1 – Lowest mark", *map(str, range(2, 10)), "10 – Highest mark", "Don’t know",
    ]  # fmt: skip
    assert [answer.code for answer in answers if answer.is_outside] == ["99"]


def test_choices_numbers_words_and_breakdowns_are_blocks_of_their_own():
    form = catalogue_form()
    chosen = pick(form, "most_important")
    assert (chosen.is_multiple, chosen.at_most) == (True, 3)
    assert not pick(form, "shadow_it").is_multiple
    amount = block(form, "lost_time")
    assert isinstance(amount, Amount)
    assert (amount.low, amount.high) == (0, 40)
    assert isinstance(block(form, "open_best"), Words)
    assert pick(form, "contact").text.in_language("nl") == "Hoe vaak heb je contact met IT?"


def test_a_question_says_on_which_answer_it_depends():
    shown = pick(catalogue_form(), "shadow_why").shown
    assert shown is not None
    assert (shown.question, shown.answer.code, shown.answer.short) == ("shadow_it", "yes", "yes")


def test_a_longer_code_has_a_short_one_and_other_is_not_used():
    answers = {answer.code: answer.short for answer in pick(catalogue_form(), "shadow_why").answers}
    assert answers["speed"] == "speed"
    assert answers["unknown"] == "unkn"
    assert answers["other"] == "else"


def test_answers_without_a_short_code_are_told_at_once():
    asked = survey(choices=[choice("first", "delivery", "ok"), choice("next", "gave_up", "other")])
    with pytest.raises(UsageError, match=r"(?s)values = .*first: delivery\n  next: gave_up, other"):
        check_short_codes(formed(asked))


def test_texts_are_in_the_languages_of_the_form_alone():
    form = catalogue_form(languages=["nl", "sv"])
    assert [name for name, _ in form.title.by_language] == ["nl", "sv"]
    assert [name for name, _ in pick(form, "role").answers[0].text.by_language] == ["nl", "sv"]


def test_a_language_without_texts_is_refused():
    with pytest.raises(UsageError, match=r"no questionnaire in de.*en, sv, nl"):
        catalogue_form(languages=["de"])


def test_the_management_is_asked_mirrored_items_without_the_customers_intros():
    form = catalogue_form(Audience.MANAGEMENT)
    assert {type(b) for page in form.pages for b in page.blocks} == {Grid}
    first = grid(form, "delivery_grid").items[0].text.in_language("en")
    assert first.startswith("Our customers would say that")
    assert not any(page.intro.in_language("en") for page in form.pages)
    assert [page.code for page in form.pages][-1] == "overall"


def test_nobody_is_asked_nothing():
    with pytest.raises(UsageError, match="nothing to ask the management"):
        formed(survey(rating("trust_1")), audience=Audience.MANAGEMENT)


def test_only_what_is_wanted_is_asked():
    form = catalogue_form(only={"nki_1", "role", "no_such_code"})
    assert [page.code for page in form.pages] == ["about", "overall"]


def test_a_question_without_the_one_it_depends_on_is_refused():
    with pytest.raises(UsageError, match='"shadow_why" depends on the answer to "shadow_it"'):
        catalogue_form(only={"shadow_why"})


def test_a_question_comes_after_the_one_it_depends_on_whatever_the_pages_say():
    late = choice("late", "yes", "no")
    early = choice("early", "ok", "bad", only_if=Condition(question="late", option="yes"))
    form = formed(survey(choices=[early, late]))
    assert [b.code for page in form.pages for b in page.blocks] == ["late", "early"]
    pages = [
        CataloguePage(code="first", title=form.title, intro=form.title, codes=("early",)),
        CataloguePage(code="second", title=form.title, intro=form.title, codes=("late",)),
    ]
    form = formed(survey(choices=[late, early]), pages=pages)
    assert [(page.code, len(page.blocks)) for page in form.pages] == [("first", 2)]


def test_what_stands_on_no_page_goes_to_its_dimension_or_to_the_last_page():
    asked = survey(
        rating("trust_9"),
        rating("business_9", dimension="business"),
        choices=[choice("tools", "ok", "bad")],
    )
    pages = [page for page in catalogue().pages if page.code in ("trust", "more")]
    form = formed(asked, pages=pages)
    assert [page.code for page in form.pages] == ["trust", "business", "more"]
    assert form.pages[1].title.in_language("en") == "Business orientation"
    assert [b.code for b in form.pages[2].blocks] == ["tools"]


def test_without_a_page_for_the_rest_it_has_the_forms_title():
    form = formed(survey(choices=[choice("tools", "ok", "bad")]))
    assert form.pages[0].title == form.title


def test_the_newest_wave_is_asked():
    settings = catalogue().settings
    now = settings.waves["now"]
    later = now.model_copy(update={"date": now.date.replace(year=2026)})
    two = settings.model_copy(update={"waves": {"later": later, "now": now}})
    asked = survey(rating("trust_1"), rating("trust_2", waves=("later",)))
    form = formed(asked, settings=two)
    assert [item.code for item in grid(form, "trust_grid").items] == ["trust_2"]


def test_where_exports_write_something_else_for_a_point_that_is_its_short_code():
    item = rating("trust_1")
    turned = replace(item.scale, values=tuple((str(6 - point), point) for point in range(1, 6)))
    form = formed(survey(replace(item, scale=turned)))
    points = {answer.code: answer.short for answer in grid(form, "trust_grid").answers}
    assert (points["5"], points["1"], points["9"]) == ("1", "5", "9")
