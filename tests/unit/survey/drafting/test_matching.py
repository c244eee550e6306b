"""The same item in two waves: what is proposed, what never is, and what joining does."""

from datetime import date
from typing import Any

import pytest

from drafts import (
    LIKELY,
    make_answers,
    make_draft,
    make_question,
    make_scale,
    make_source,
    make_wave,
)
from spegla.errors import UsageError
from spegla.survey.drafting.draft import Draft, DraftDimension, DraftQuestion
from spegla.survey.drafting.matching import joined, proposals
from spegla.survey.drafting.wordings import likeness

WAVES = (make_wave("2025", date(2025, 10, 1)), make_wave("2026"))


def two_waves(older: DraftQuestion, newer: DraftQuestion, **changes: Any) -> Draft:
    sources = (make_source("2025"), make_source("2026"))
    return make_draft(waves=WAVES, sources=sources, questions=(older, newer), **changes)


def older(text: str, code: str = "old", **changes: Any) -> DraftQuestion:
    return make_question(code, text, columns={"2025": code}, **changes)


def newer(text: str, code: str = "new", **changes: Any) -> DraftQuestion:
    return make_question(code, text, columns={"2026": code}, **changes)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("IT keeps its promises.", "IT keeps its promises"),
        ("IT keeps its promises.", "The IT department keeps its promises."),
        ("Det vi beställer kommer i tid.", "Det vi beställer kommer alltid i tid."),
        ("We don't get the help we need", "We do not get the help we need."),
    ],
)
def test_slightly_other_wording_is_proposed_and_not_taken(before: str, now: str):
    draft = two_waves(older(before), newer(now))
    (point,) = proposals(draft)
    assert (point.key, point.suggestion, point.is_needed) == ("same.new", "old", False)
    assert joined(draft, {}) == draft


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("IT is easy to reach.", "IT is not easy to reach."),
        ("IT answers within 2 days.", "IT answers within 5 days."),
        ("I am satisfied with the service desk.", "I am dissatisfied with the service desk."),
        ("Det är lätt att nå IT.", "Det är svårt att nå IT."),
        ("De informatie is duidelijk.", "De informatie is onduidelijk."),
        ("Die Hilfe war gut.", "Die Hilfe war nicht gut."),
        ("Le service est rapide.", "Le service n'est pas rapide."),
        ("IT keeps its promises.", "The canteen serves good coffee."),
    ],
)
def test_another_question_is_never_proposed(before: str, now: str):
    assert not proposals(two_waves(older(before), newer(now)))


@pytest.mark.parametrize("change", [{"scale": "ten"}, {"kind": "outcome"}, {"is_reversed": True}])
def test_another_scale_or_kind_is_never_the_same(change: dict[str, Any]):
    text = "IT keeps its promises."
    draft = two_waves(older(text), newer(text, **change))
    assert not proposals(draft)
    with pytest.raises(UsageError, match="cannot be one item"):
        joined(draft, {"same.new": "old"})


def test_the_same_scale_under_two_codes_is_the_same():
    text = "IT keeps its promises."
    scales = (
        make_scale(),
        make_scale(code="agreement5"),
        make_scale(code="turned", values={"1": 5}),
    )
    draft = two_waves(older(text), newer(text, scale="agreement5"), scales=scales)
    assert [point.suggestion for point in proposals(draft)] == ["old"]
    draft = two_waves(older(text), newer(text, scale="turned"), scales=scales)
    assert not proposals(draft)


def test_two_items_of_one_wave_are_never_the_same():
    text = "IT keeps its promises."
    questions = (newer(text, code="a"), newer(text, code="b"))
    assert not proposals(two_waves(*questions))


def test_one_code_of_the_tool_needs_fewer_equal_words():
    before = make_question(
        "q7", "The service desk solves my problems quickly", columns={"2025": "Q7"}
    )
    now = make_question(
        "q7_2", "The IT support solves most of my problems quickly", columns={"2026": "Q7"}
    )
    sources = (
        make_source("2025", make_answers(headings=("Q7",))),
        make_source("2026", make_answers(headings=("Q7",))),
    )
    draft = make_draft(waves=WAVES, sources=sources, questions=(before, now))
    assert [point.key for point in proposals(draft)] == ["same.q7_2"]
    apart = (older(before.text["en"]), newer(now.text["en"]))
    assert not proposals(two_waves(*apart))


def test_each_item_is_in_one_pair_the_likeliest():
    draft = two_waves(older("IT keeps its promises."), newer("IT keeps its promise."))
    third = newer("IT keeps all its promises.", code="other")
    questions = (*draft.questions, third)
    found = proposals(make_draft(waves=WAVES, sources=draft.sources, questions=questions))
    assert [point.key for point in found] == ["same.new"]


def test_joined_items_have_the_older_code_and_the_newer_wording():
    (question,) = joined(
        two_waves(older("IT keeps its promises."), newer("IT keeps promises.")),
        {"same.new": "old"},
    ).questions
    assert question.code == "old"
    assert question.text == {"en": "IT keeps promises."}
    assert question.columns == {"2025": "old", "2026": "new"}


def test_a_dimension_that_nothing_measures_any_more_goes():
    dimensions = tuple(
        DraftDimension(code=code, label={"en": code}, guess=LIKELY) for code in ("trust", "before")
    )
    draft = two_waves(
        older("IT keeps its promises.", dimension="before"),
        newer("IT keeps promises."),
        dimensions=dimensions,
    )
    assert [one.code for one in joined(draft, {"same.new": "old"}).dimensions] == ["trust"]


def test_no_leaves_two_items_apart_and_an_unknown_one_is_refused():
    draft = two_waves(older("IT keeps its promises."), newer("IT keeps promises."))
    assert joined(draft, {"same.new": "No"}) == draft
    with pytest.raises(UsageError, match='no question "gone"'):
        joined(draft, {"same.new": "gone"})


def test_likeness_does_not_heed_order_case_and_punctuation():
    assert likeness("Trust: IT keeps promises", "it keeps promises – TRUST") == 1.0
