"""The ladder: what each level shows, and that a whole family goes down together."""

import numpy as np
import pytest

from spegla.privacy.certificate import Level
from spegla.privacy.ladder import Settled, is_shown, settle
from spegla.privacy.linear import FamilyKey, Part, Term
from spegla.privacy.proposals.items import distribution, mean, part_of
from spegla.privacy.released import FigureId, Shown, Statistic
from spegla.privacy.statements import HEAD_COUNT, Detail, Proposal, Statement
from spegla.settings import Preset, PrivacySettings
from spegla.survey.questions import Audience
from survey_builder import NOW, make_survey, release, summarised

POLICY = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5).policy()
KEY = FamilyKey(wave=NOW, audience=Audience.CUSTOMERS, code="q")


def group_of(name: str) -> FigureId:
    return FigureId.of_score(NOW, "q", Statistic.SCORE, group=("team", name))


def yes(name: str, members: range, detail: Detail, people: int = 20) -> Statement:
    shares = np.isin(np.arange(people), list(members)).astype(np.int64)
    return Statement(
        figure=group_of(name),
        terms=(Term(part="q", weights=(0, 1)),),
        shares=shares,
        measure=HEAD_COUNT,
        detail=detail,
        minimum=5,
    )


def proposal(answers: list[int], *statements: Statement) -> Proposal:
    part = Part(code="q", favourable=(False, True), answers=np.array(answers))
    return Proposal(key=KEY, parts=(part,), statements=statements)


def ends(settled: Settled, name: str) -> tuple[float | None, float | None]:
    shown = settled.values[group_of(name)]
    return round(20 * (shown.least or 0)), round(20 * (shown.most or 0))


def test_a_group_that_agrees_is_safe_in_bins_of_three_people() -> None:
    """O12: of 20 people 12 are favourable, all of them in A; B is 5 people and none."""
    answers = [1] * 12 + [0] * 8
    settled = settle(
        proposal(
            answers,
            yes("all", range(20), Detail.TOTAL),
            yes("a", range(15), Detail.GROUP),
            yes("b", range(15, 20), Detail.GROUP),
        ),
        POLICY,
    )
    assert settled.level is Level.A
    assert ends(settled, "all") == (12, 14)
    assert [(f.bin.least, f.bin.most) for f in settled.family.figures] == [
        (12, 14),
        (10, 12),
        (0, 2),
    ]


def test_where_an_exact_count_gives_a_group_away_the_whole_question_is_coarser() -> None:
    """Nobody of A is favourable: exact counts say so of each of its fifteen people."""
    answers = [0] * 15 + [1] * 25
    statements = (
        yes("all", range(40), Detail.TOTAL, 40),
        yes("a", range(15), Detail.GROUP, 40),
        yes("b", range(15, 40), Detail.GROUP, 40),
    )
    exact = POLICY.model_copy(update={"people_per_bin": 1})
    settled = settle(proposal(answers, *statements), exact)
    assert settled.level > Level.A
    assert group_of("all") in settled.values


@pytest.mark.parametrize(("people", "is_there"), [(99, False), (100, True)])
def test_the_second_level_shows_distributions_from_a_hundred(
    people: int, *, is_there: bool
) -> None:
    survey = make_survey({"trust_1": [1 + place % 5 for place in range(people)]})
    question = survey.questionnaire.questions[0]
    tallies = summarised(survey).current
    part = part_of(question, tallies)
    by_detail = {s.detail: s for s in distribution(question, part, NOW, POLICY)}
    by_detail[Detail.MEAN] = mean(question, part, NOW, POLICY)
    assert is_shown(by_detail[Detail.CATEGORY], Level.B, POLICY) == is_there
    assert is_shown(by_detail[Detail.CATEGORY], Level.A, POLICY)
    assert not is_shown(by_detail[Detail.CATEGORY], Level.C, POLICY)
    assert not is_shown(by_detail[Detail.UNFAVOURABLE], Level.D, POLICY)
    assert is_shown(by_detail[Detail.MEAN], Level.D, POLICY)
    assert not is_shown(by_detail[Detail.MEAN], Level.E, POLICY)
    assert is_shown(by_detail[Detail.SHARE], Level.F, POLICY)
    assert not is_shown(by_detail[Detail.SHARE], Level.G, POLICY)


def test_people_who_all_say_the_same_have_their_total_shown() -> None:
    figures = {
        str(figure): value
        for figure, value in release(make_survey({"trust_1": [5] * 40}))
        if "favourable" in str(figure)
    }
    shown = figures["2026/customers/item/trust_1/favourable"]
    assert isinstance(shown, Shown)
    assert (shown.least, shown.most) == (0.95, 1.0)
