"""The settings of a draft: what is read back, what is left out, and that nothing can break it."""

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import (
    LIKELY,
    WORDS,
    make_answers,
    make_draft,
    make_question,
    make_scale,
    make_source,
    make_wave,
)
from spegla.settings import Settings, parse_settings
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.draft import (
    Draft,
    DraftDimension,
    DraftNeed,
    DraftNumber,
    DraftOption,
    Guess,
    Point,
    Sureness,
    Unread,
)
from spegla.survey.drafting.settings_file import settings_toml
from spegla.survey.exports.answers import Tool, Use, Variable
from spegla.survey.questions import Audience

FACTS = Facts(client="Nordkust Energi", promised_minimum=5)
HOSTILE = (
    'say "no"',
    "a\nb",
    "\u202egnp.exe",
    "]]",
    "=cmd|' /C calc'!A0",
    "\\",
    "'''",
    "# x",
    "\x7f",
)


def read(draft: Draft, facts: Facts = FACTS, **options: Any) -> dict[str, Any]:
    return tomllib.loads(settings_toml(draft, facts, **options).decode())


def text_of(draft: Draft, facts: Facts = FACTS, **options: Any) -> str:
    return settings_toml(draft, facts, **options).decode()


def test_a_whole_draft_is_valid_settings():
    assert isinstance(parse_settings(read(make_draft()), file="engagement.toml"), Settings)


def test_the_same_draft_gives_the_same_bytes():
    assert settings_toml(make_draft(), FACTS) == settings_toml(make_draft(), FACTS)


def test_every_guess_says_how_sure_it_is():
    text = text_of(make_draft())
    for table in ("[dimensions.trust]", "[scales.agree5]", "[breakdowns.department]"):
        assert f"# likely: the labels run from bad to good\n{table}" in text


def test_what_is_needed_is_left_out_and_marked():
    draft = make_draft(
        waves=(make_wave("2026", day=None),), scales=(make_scale(is_directed=False),)
    )
    document = read(draft, Facts())
    assert "client" not in document
    assert "promised_minimum" not in document["privacy"]
    assert "date" not in document["waves"]["2026"]
    assert "favourable_from" not in document["scales"]["agree5"]
    assert text_of(draft, Facts()).count("# needed: ") == 4


def test_what_the_author_said_goes_before_what_was_guessed():
    facts = replace(FACTS, dates={"2026": date(2026, 11, 2)})
    assert read(make_draft(), facts)["waves"]["2026"]["date"] == date(2026, 11, 2)


def test_questions_to_the_author_stand_on_top():
    point = Point(key="scale.agree5", ask="Which end is the good one?", suggestion="high")
    head = text_of(make_draft(), points=[point]).split("title =")[0]
    assert "scale.agree5: Which end is the good one? Suggested: high" in head


def test_a_column_is_named_only_where_it_does_not_find_itself():
    document = read(make_draft())
    assert document["columns"] == {"department": "dept"}


def test_a_column_of_the_wording_finds_itself():
    answers = make_answers(headings=("IT is good at q1.", "q2", "Department"))
    source = make_source(answers=answers)
    question = make_question("q1", columns={"2026": "IT is good at q1."})
    (department,) = make_draft().breakdowns
    draft = make_draft(
        sources=(source,),
        questions=(question, make_question("q2")),
        breakdowns=(replace(department, columns={"2026": "Department"}),),
    )
    assert "columns" not in read(draft)


def test_a_heading_that_changed_is_named_for_its_wave():
    old = make_answers(headings=("f1", "q2", "dept"))
    draft = make_draft(
        sources=(make_source("2025", old), make_source("2026")),
        waves=(make_wave("2025", date(2025, 10, 1)), make_wave("2026")),
        questions=(
            make_question("q1", columns={"2025": "f1", "2026": "q1"}),
            make_question("q2", columns={"2025": "q2", "2026": "q2"}),
        ),
    )
    document = read(draft)
    assert document["columns"]["q1"] == "f1"
    assert "q1" not in document["waves"]["2026"].get("columns", {})


def test_a_heading_that_means_two_things_is_named_for_its_wave_only():
    draft = make_draft(
        sources=(
            make_source("2025", make_answers(headings=("A", "B", "dept"))),
            make_source("2026", make_answers(headings=("B", "A", "dept"))),
        ),
        waves=(make_wave("2025", date(2025, 10, 1)), make_wave("2026")),
        questions=(
            make_question("q1", columns={"2025": "A", "2026": "B"}),
            make_question("q2", columns={"2025": "B", "2026": "A"}),
        ),
    )
    document = read(draft)
    assert "columns" not in document
    assert document["waves"]["2025"]["columns"] == {"q1": "A", "q2": "B"}
    assert document["waves"]["2026"]["columns"] == {"department": "dept", "q1": "B", "q2": "A"}


def test_a_column_that_a_questionnaire_file_told_is_named():
    """The engagement is read without that file, so its names do not count."""
    described = Variable(heading="V1", names=("q1",), text="IT is good at q1.")
    answers = make_answers(headings=("V1", "q2", "dept"))
    source = make_source(
        answers=replace(answers, variables=(described, *answers.variables[1:])),
        variables=answers.variables,
    )
    draft = make_draft(
        sources=(source,),
        questions=(make_question("q1", columns={"2026": "V1"}), make_question("q2")),
    )
    assert read(draft)["columns"]["q1"] == "V1"


def test_ignored_columns_are_grouped_and_say_why():
    answers = make_answers(
        headings=("q1", "q2", "dept", "Mail", "Colour", "Odd"),
        rows=(("4", "5", "Grid", "a@b.se", "red", "?"),),
    )
    draft = make_draft(
        sources=(make_source(answers=answers),),
        unread=(
            Unread(heading="Colour", waves=("2026",), why="too many different answers"),
            Unread(heading="Mail", waves=("2026",), why="e-mail addresses", may_identify=True),
        ),
    )
    assert read(draft)["ignored_columns"] == ["Mail", "Colour", "Odd"]
    text = text_of(draft)
    assert '  # e-mail addresses\n  "Mail",' in text
    assert text.index("may identify people") < text.index("# not used")


def test_columns_of_the_survey_tool_need_no_account():
    answers = make_answers(
        headings=("q1", "q2", "dept", "IP"), rows=(("4", "5", "Grid", "10.0.0.1"),)
    )
    variables = (*answers.variables[:3], Variable(heading="IP", use=Use.RECORD))
    source = make_source(answers=replace(answers, variables=variables))
    unread = Unread(heading="IP", waves=("2026",), why="an address", may_identify=True)
    assert "ignored_columns" not in read(make_draft(sources=(source,), unread=(unread,)))


def test_words_of_a_scale_are_spelled_out_only_where_its_labels_do_not_say_them():
    told = make_scale(points=WORDS)
    other = make_scale(points=("1 bad", "2", "3", "4", "5 good"))
    assert "values" not in read(make_draft(scales=(told,)))["scales"]["agree5"]
    assert read(make_draft(scales=(other,)))["scales"]["agree5"]["values"]["1 bad"] == 1


def test_lists_numbers_needs_and_answers_outside_the_scale():
    draft = make_draft(
        options={"why": (DraftOption(code="fast", label={"en": "Faster"}, is_other=True),)},
        numbers=(DraftNumber(code="hours", unit={"en": "hours"}, edges=(0, 0.5, 40)),),
        needs=(DraftNeed(code="broken", label={"en": "It is broken"}),),
    )
    document = read(draft)
    assert document["options"]["why"]["fast"] == {"label": {"en": "Faster"}, "other": True}
    assert document["numbers"]["hours"]["edges"] == [0, 0.5, 40]
    assert document["needs"]["broken"] == {"label": {"en": "It is broken"}}
    assert document["scales"]["agree5"]["dont_know"]["values"] == ["N/A"]


def test_the_management_team_has_settings_where_it_answered():
    theirs = make_source(audience=Audience.MANAGEMENT)
    draft = make_draft(sources=(make_source(), theirs))
    facts = replace(FACTS, team_size=8, told_beforehand=True)
    assert read(draft, facts)["management"] == {"team_size": 8, "told_beforehand": True}
    assert read(draft, Facts())["management"] == {}
    assert read(draft, Facts())["columns"] == {"department": "dept"}


def test_a_tool_and_a_sheet_that_had_to_be_named_are_kept():
    wave = read(make_draft(), tool=Tool.SURVEYMONKEY, sheet="Data")["waves"]["2026"]
    assert (wave["tool"], wave["sheet"]) == ("surveymonkey", "Data")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str):
    guess = Guess(sureness=Sureness.UNSURE, because=text)
    draft = make_draft(
        dimensions=(DraftDimension(code="trust", label={"en": text}, guess=guess),),
        points=(),
    )
    point = Point(key="client", ask=text, suggestion=text)
    document = read(draft, replace(FACTS, client=text), points=[point])
    assert document["dimensions"] == {"trust": {"label": {"en": text}}}
    assert document["client"] == text
    assert "\u202e" not in text_of(draft, replace(FACTS, client=text), points=[point])


@given(label=st.text(min_size=1), heading=st.text(min_size=1), value=st.text(min_size=1))
def test_any_text_reads_back_equal(label: str, heading: str, value: str):
    scale = make_scale(labels=tuple({"en": f"{n}{label}"} for n in range(5)), values={value: 2})
    draft = make_draft(
        scales=(scale,),
        dimensions=(DraftDimension(code="trust", label={"en": label}, guess=LIKELY),),
        blank_values=(value,),
        respondent_column=heading,
    )
    document = read(draft)
    assert document["dimensions"]["trust"]["label"]["en"] == label
    assert document["scales"]["agree5"]["values"] == {value: 2}
    assert document["scales"]["agree5"]["labels"][4] == {"en": f"4{label}"}
    assert document["blank_values"] == [value]
    assert document["respondent_column"] == heading
