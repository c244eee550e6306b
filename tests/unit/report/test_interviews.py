"""What interviews raised beside what the survey says: each outcome, in words, by rule."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import make_writer
from spegla.privacy.comments import released_interviews
from spegla.privacy.released import FigureId, ReleasedInterview, Shown, Statistic
from spegla.report.context import Context
from spegla.report.interviews import Evidence, Outcome, Raised, raised
from spegla.report.kit.cards import dimension_card
from spegla.report.model import Highlights, Section
from spegla.report.pages.dimension import dimension
from spegla.report.pages.in_their_words import has_words, in_their_words
from spegla.survey.comments import Comments, Interview
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.readings import Association, InterviewTheme
from survey_builder import LANGUAGES, NOW, alike, make_choice, make_context, make_survey, texts_of

GOOD, BAD = InterviewTheme.GOOD_EPISODE, InterviewTheme.BAD_EPISODE
DECIDES, MISSING = InterviewTheme.WHAT_DECIDES, InterviewTheme.MISSING
DIMENSIONS = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
PICKS = (("trust", "pace"), ("trust",), ("trust", "care"), ("trust", "pace", "tone"))
MATTERS = make_choice(
    "matters", " ".join(DIMENSIONS), kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=3
)
SCORED = make_context(make_survey(alike("trust", [3, 4] * 20)))
"""Everybody between 50 and 75."""
WEIGHED = make_context(
    make_survey(
        {i: c for name in DIMENSIONS for i, c in alike(name, [3, 4] * 40).items()},
        choices={MATTERS: [PICKS[place % 4] for place in range(80)]},
    )
)
DERIVED = make_context(
    make_survey(
        {
            item: codes
            for step, name in enumerate(DIMENSIONS, start=1)
            for item, codes in alike(name, [CODES[(n * step) % 13] for n in range(80)]).items()
        }
        | alike("nki", [2 * CODES[(3 * n) % 13] - n % 2 for n in range(80)])
    )
)
"""Satisfaction follows the third dimension, care."""


def with_interviews(context: Context, *said: tuple[str, InterviewTheme]) -> Context:
    interviews = tuple(
        ReleasedInterview(dimension=code, theme=theme, text=f"About {code}, {theme}.")
        for code, theme in said
    )
    return replace(context, released=replace(context.released, interviews=interviews))


def aiming(context: Context, **targets: float) -> Context:
    return replace(context, settings=context.settings.model_copy(update={"targets": targets}))


def only(context: Context, theme: InterviewTheme, code: str = "trust") -> Raised:
    (found,) = raised(with_interviews(context, (code, theme)))
    return found


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def raised_section(context: Context) -> Section:
    return next(s for s in in_their_words(context).sections if s.anchor == "raised")


# ------------------------------------------------------------------ episodes beside scores


@pytest.mark.parametrize(
    ("target", "bad", "good"),
    [
        (90, Outcome.CONFIRMED, Outcome.NOT_CONFIRMED),
        (20, Outcome.NOT_CONFIRMED, Outcome.CONFIRMED),
        (62, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL),
    ],
)
def test_an_episode_stands_for_a_score_on_one_side_of_the_level_with_all_its_interval(
    target: float, bad: Outcome, good: Outcome
) -> None:
    context = aiming(SCORED, trust=target)
    assert (only(context, BAD).outcome, only(context, GOOD).outcome) == (bad, good)
    assert only(context, BAD).score == context.score("trust")


def test_without_a_level_nothing_can_be_told() -> None:
    found = only(aiming(SCORED), BAD)
    assert (found.outcome, found.evidence) == (Outcome.CANNOT_TELL, Evidence.NO_LEVEL)


@pytest.mark.parametrize("codes", [[4, 2, 5], [4, 2, 5, 3, 1, 2]])
def test_too_few_answers_tell_nothing(codes: list[int]) -> None:
    found = only(aiming(make_context(make_survey(alike("trust", codes))), trust=90), BAD)
    assert (found.outcome, found.evidence) == (Outcome.CANNOT_TELL, Evidence.FEW)


# ------------------------------------------------------------------ what decides


@pytest.mark.parametrize(
    ("code", "outcome", "evidence"),
    [
        ("trust", Outcome.CONFIRMED, Evidence.MORE),
        ("pace", Outcome.CANNOT_TELL, Evidence.EVEN),
        ("care", Outcome.NOT_CONFIRMED, Evidence.LESS),
    ],
)
def test_what_decides_is_held_against_an_even_share_of_importance(
    code: str, outcome: Outcome, evidence: Evidence
) -> None:
    found = only(WEIGHED, DECIDES, code)
    assert (found.outcome, found.evidence, found.is_derived) == (outcome, evidence, False)


def test_where_nobody_was_asked_it_is_held_against_what_goes_with_satisfaction() -> None:
    found = only(DERIVED, DECIDES, "care")
    assert (found.outcome, found.is_derived) == (Outcome.CONFIRMED, True)
    assert only(DERIVED, DECIDES, "trust").outcome is not Outcome.CONFIRMED


def test_a_weight_that_is_only_shared_with_others_confirms_nothing() -> None:
    figure = FigureId.of_score(NOW, "care", Statistic.DERIVED_WEIGHT)
    weight = DERIVED.released.figures[figure]
    assert isinstance(weight, Shown)
    shared = replace(weight, reading=Association.SHARED_ONLY)
    released = replace(DERIVED.released, figures={**DERIVED.released.figures, figure: shared})
    found = only(replace(DERIVED, released=released), DECIDES, "care")
    assert (found.outcome, found.evidence) == (Outcome.CANNOT_TELL, Evidence.EVEN)
    section = raised_section(with_interviews(DERIVED, ("care", DECIDES)))
    assert "goes together with satisfaction" in words(section)


def test_a_survey_without_importance_did_not_ask() -> None:
    found = only(SCORED, DECIDES)
    assert (found.outcome, found.evidence) == (Outcome.NOT_ASKED, Evidence.NO_IMPORTANCE)


def test_importance_that_too_few_stated_tells_nothing() -> None:
    people = 12
    survey = make_survey(
        {i: c for name in DIMENSIONS for i, c in alike(name, [3, 4] * 6).items()},
        choices={MATTERS: [PICKS[place % 4] for place in range(people)]},
    )
    found = only(make_context(survey), DECIDES)
    assert (found.outcome, found.evidence) == (Outcome.CANNOT_TELL, Evidence.FEW)


# ------------------------------------------------------------------ what was not asked


def test_what_was_said_to_be_missing_was_not_asked() -> None:
    found = only(aiming(SCORED, trust=90), MISSING)
    assert (found.outcome, found.evidence) == (Outcome.NOT_ASKED, Evidence.NO_QUESTION)


@pytest.mark.parametrize("theme", [GOOD, BAD, DECIDES])
def test_a_dimension_of_the_wave_before_was_not_asked(theme: InterviewTheme) -> None:
    survey = make_survey(alike("trust", [3, 4] * 20), before=alike("pace", [3, 4] * 20))
    found = only(make_context(survey), theme, "pace")
    assert (found.outcome, found.evidence) == (Outcome.NOT_ASKED, Evidence.NO_DIMENSION)


# ------------------------------------------------------------------ how it is told


def test_several_who_say_the_same_are_told_once_and_never_counted() -> None:
    once = with_interviews(aiming(SCORED, trust=90), ("trust", BAD))
    interviews = once.released.interviews
    more = replace(interviews[0], text="Another of them.")
    twice = replace(once, released=replace(once.released, interviews=(*interviews, more)))
    assert words(raised_section(once)) == words(raised_section(twice))


def test_the_outcomes_stand_two_and_two_and_the_confirmed_come_first() -> None:
    context = with_interviews(
        aiming(WEIGHED, trust=90, pace=20),
        *(("trust", BAD), ("pace", BAD), ("pace", DECIDES), ("care", MISSING)),
    )
    blocks = [b for b in raised_section(context).blocks if isinstance(b, Highlights)]
    assert [[words(group.label) for group in block.groups] for block in blocks] == [
        ["The survey confirms it", "The survey does not confirm it"],
        ["It cannot be told", "The survey did not ask"],
    ]


CONFIRMED: Mapping[str, tuple[str, str]] = {
    "en": ("The score is below the level aimed for, 90.", "a weakness (confirmed by the survey)"),
    "sv": ("Betyget ligger under målnivån 90.", "en svaghet (bekräftas av enkäten)"),
    "nl": (
        "De score ligt onder het streefniveau van 90.",
        "een zwak punt (bevestigd door de enquête)",
    ),
}
REFUTED: Mapping[str, tuple[str, str]] = {
    "en": (
        "The score is at or above the level aimed for, 20.",
        "a weakness (not confirmed by the survey)",
    ),
    "sv": ("Betyget ligger på eller över målnivån 20.", "en svaghet (bekräftas inte av enkäten)"),
    "nl": (
        "De score ligt op of boven het streefniveau van 20.",
        "een zwak punt (niet bevestigd door de enquête)",
    ),
}
UNSURE: Mapping[str, tuple[str, str]] = {
    "en": (
        "The level aimed for, 62, lies within the uncertainty.",
        "a weakness (the survey cannot tell)",
    ),
    "sv": ("Målnivån 62 ligger inom osäkerheten.", "en svaghet (enkäten kan inte avgöra det)"),
    "nl": (
        "Het streefniveau van 62 ligt binnen de onzekerheid.",
        "een zwak punt (de enquête kan het niet zeggen)",
    ),
}


@pytest.mark.parametrize(
    ("target", "said"), [(90, CONFIRMED), (20, REFUTED), (62, UNSURE)], ids=str
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_level_gives_other_words_on_both_pages(
    target: float, said: Mapping[str, tuple[str, str]], language: str
) -> None:
    context = with_interviews(aiming(SCORED, trust=target), ("trust", BAD))
    evidence, sentence = said[language]
    assert evidence in words(raised_section(context), language)
    assert sentence in words(dimension(context, "trust"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", [SCORED, WEIGHED, DERIVED, aiming(WEIGHED, trust=62)])
def test_everything_can_be_said(context: Context, language: str) -> None:
    codes = [code for code in DIMENSIONS if code in context.dimensions]
    every = [(code, theme) for code in codes for theme in InterviewTheme]
    found = words(raised_section(with_interviews(context, *every)), language)
    assert "{" not in found
    assert "raised." not in found


def test_without_interviews_there_is_no_such_section() -> None:
    assert not has_words(SCORED)
    assert "interviews" not in words(dimension(SCORED, "trust"))


# ------------------------------------------------------------------ what is withheld


def interviews() -> st.SearchStrategy[list[Interview]]:
    drawn = st.tuples(
        st.sampled_from(DIMENSIONS), st.sampled_from(InterviewTheme), st.booleans(), st.booleans()
    )
    return st.lists(drawn, max_size=8).map(
        lambda rows: [
            Interview(
                dimension=code,
                theme=theme,
                quote=f"Call 070-174 06 05, {place}." if is_flagged else f"Words {place}.",
                publish=publish,
            )
            for place, (code, theme, publish, is_flagged) in enumerate(rows)
        ]
    )


@settings(max_examples=40)
@given(interviews())
def test_rows_that_are_withheld_change_no_word(rows: list[Interview]) -> None:
    """Neither what was said nor that anything was: as if the rows were not there."""

    def report(said: list[Interview]) -> list[Any]:
        released = released_interviews(Comments(wave="2026", file="", interviews=tuple(said)))
        context = replace(WEIGHED, released=replace(WEIGHED.released, interviews=released))
        pages = [dimension(context, code) for code in context.dimensions]
        cards = [dimension_card(context, code) for code in context.dimensions]
        return [has_words(context), in_their_words(context), pages, cards]

    assert report(rows) == report([row for row in rows if row.is_approved])
