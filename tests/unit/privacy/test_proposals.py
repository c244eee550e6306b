"""What could be said of a survey, as sums in whole numbers over people."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.linear import FamilyKey, total_per_person
from spegla.privacy.proposals.levels import levels
from spegla.privacy.proposals.survey import proposals
from spegla.privacy.released import Hidden, Shown, Statistic, SubjectKind
from spegla.privacy.statements import Proposal, Statement
from spegla.survey.questions import Audience, ChoiceKind, Role
from spegla.survey.responses import Survey
from survey_builder import (
    BEFORE,
    BLANK,
    NOW,
    Answers,
    alike,
    make_choice,
    make_quantity,
    make_settings,
    make_survey,
    summarised,
)

PEOPLE = 60


def codes(step: int, top: int = 5, blank_from: int = PEOPLE) -> list[int | None]:
    answers: list[int | None] = [1 + place * step % top for place in range(PEOPLE)]
    return [*answers[:blank_from], *[BLANK] * (PEOPLE - blank_from)]


MIXED: Answers = {
    "trust_1": codes(1),
    "trust_2": codes(3, blank_from=50),
    "trust_3": codes(2, blank_from=40),
    "nki_1": codes(7, 10),
    "nki_2": codes(3, 10, blank_from=55),
    "minimum_trust": codes(2, blank_from=48),
    "desired_trust": [5] * PEOPLE,
}


def evidence_of(survey: Survey) -> Evidence:
    return Evidence.of(summarised(survey), survey.questionnaire, make_settings(survey))


def proposed(survey: Survey) -> Mapping[FamilyKey, Proposal]:
    evidence = evidence_of(survey)
    found = proposals(
        evidence.summary,
        survey.questionnaire,
        evidence.grouping,
        evidence.policy,
        with_management=True,
    )
    every = list(found)
    by_key = {proposal.key: proposal for proposal in every}
    assert len(by_key) == len(every)
    return by_key


def of(proposal: Proposal, statistic: Statistic) -> list[Statement]:
    return [s for s in proposal.statements if s.figure.statistic is statistic]


def test_a_score_in_whole_numbers_is_the_score() -> None:
    """Whether people answered all items or some, and on scales of different lengths."""
    survey = make_survey(MIXED, groups={"site": ["a", "b", "c"] * 20})
    summary = summarised(survey)
    for subject in ("trust", "nki"):
        proposal = proposed(survey)[FamilyKey(wave=NOW, audience=Audience.CUSTOMERS, code=subject)]
        for statement in of(proposal, Statistic.SCORE):
            sums = total_per_person(statement.terms, statement.shares, proposal.parts)
            group = (statement.figure.group_by, statement.figure.group)
            tallies = summary.current.groups.get(group, summary.current.everyone)
            tally = next(t for key, t in tallies.scores.items() if key.subject == subject)
            assert statement.people == tally.base
            shown = statement.measure.shown(
                statement.displayed(int(sums.sum()), people_per_bin=1).bin, statement.people
            )
            assert shown.least is not None
            assert shown.most is not None
            assert shown.least - 1e-9 <= tally.total / tally.base <= shown.most + 1e-9


def test_a_score_as_one_question_says_the_same_sums() -> None:
    proposal = proposed(make_survey(MIXED))[
        FamilyKey(wave=NOW, audience=Audience.CUSTOMERS, code="trust")
    ]
    assert proposal.score is not None
    (statement,) = of(proposal, Statistic.SCORE)
    sums = total_per_person(statement.terms, statement.shares, proposal.parts)
    answers = proposal.score.part.answers
    as_one = np.where(answers >= 0, np.array(proposal.score.sums)[answers], 0)
    assert np.array_equal(as_one, sums)


def test_each_question_is_in_one_family() -> None:
    survey = make_survey(
        {**MIXED, "private_1": codes(1)},
        before={"trust_1": codes(1), "private_1": codes(2)},
        choices={
            make_choice("why", "speed cost", kind=ChoiceKind.MULTIPLE): [["speed"]] * PEOPLE,
            make_choice("met", "yes no unsure", kind=ChoiceKind.YES_NO): ["yes", "no"] * 30,
        },
        quantities={make_quantity(): [1.0] * PEOPLE},
        management=alike("trust", [4] * 6),
    )
    families = proposed(survey)
    parts = [
        (key.wave, key.audience, part.code)
        for key, proposal in families.items()
        for part in proposal.parts
    ]
    assert len(parts) == len(set(parts))
    assert {key.wave for key in families} == {BEFORE, NOW}


def test_every_released_sum_is_proposed_and_lies_in_its_range() -> None:
    evidence = evidence_of(make_survey(MIXED, groups={"site": ["a", "b", "c"] * 20}))
    for settled in evidence.registry.settled:
        for figure, shown in settled.values.items():
            assert shown.least is not None
            assert shown.most is not None
            assert shown.least <= shown.value <= shown.most, figure
            assert isinstance(evidence.registry.value(figure), Shown)
        for figure in settled.withheld:
            assert isinstance(evidence.registry.value(figure), Hidden)


@pytest.mark.parametrize(("skipped", "is_there"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_level_perceived_stands_only_beside_scores_that_it_cannot_be_taken_from(
    skipped: int, *, is_there: bool
) -> None:
    answers: Answers = {
        **alike("trust", codes(1)),
        "minimum_trust": codes(2, blank_from=PEOPLE - skipped),
        "desired_trust": [5] * PEOPLE,
    }
    family = proposed(make_survey(answers))[
        FamilyKey(wave=NOW, audience=Audience.CUSTOMERS, code="trust")
    ]
    assert bool(of(family, Statistic.PERCEIVED)) == is_there


def test_what_matters_most_is_about_dimensions_and_other_choices_about_options() -> None:
    matters = make_choice(
        "matters", "trust pace", kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT
    )
    survey = make_survey(
        {**alike("trust", codes(1)), **alike("pace", codes(2)), **alike("nki", codes(3))},
        choices={matters: [["trust"], ["pace"]] * 30, make_choice("c", "x y"): ["x", "y"] * 30},
    )
    kinds = {
        key.code: {statement.figure.subject_kind for statement in proposal.statements}
        for key, proposal in proposed(survey).items()
    }
    assert kinds["matters"] == {SubjectKind.DIMENSION}
    assert kinds["c"] == {SubjectKind.CHOICE}


@pytest.mark.parametrize(("high", "favourable_from", "ends"), [(5, 4, 3), (10, 8, 7)])
def test_who_is_below_leaves_room_for_one_favourable_minimum(
    high: int, favourable_from: int, ends: int
) -> None:
    """One person's minimum rises to favourable while as many others fall to the bottom."""
    tallies = summarised(make_survey(MIXED)).current
    question = make_survey(MIXED).questionnaire.questions[-2]
    scale = replace(question.scale, high=high, favourable_from=favourable_from)
    asked = {Statistic.MINIMUM: replace(question, scale=scale)}
    policy = make_settings(make_survey(MIXED)).privacy.policy()
    nobody = np.zeros(PEOPLE, dtype=np.int64)
    *_, below = levels("trust", asked, nobody, tallies, policy, minimum=policy.k)
    (statement,) = below.statements
    bins = statement.measure.bins(PEOPLE, people_per_bin=policy.people_per_bin)
    assert (bins.low_end, bins.high_end) == (ends, ends)
