"""Laws of linked waves, against a reader who takes both waves for the same answers."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

import numpy as np
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from spegla.privacy import gate
from spegla.privacy.certificate import Level
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import Released, Statistic
from spegla.survey.responses import Survey
from survey_builder import BLANK, make_settings, make_survey, summarised

K = 5
MOST = 14
ITEMS = ("trust_1", "trust_2", "trust_3", "nki_1")
LINKED = {"preset": "standard", "promised_minimum": K, "mean_minimum": K, "waves": "linked"}


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Two waves of 5 to 14 people who are mostly the same; some skip something."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    skipping = draw(st.sampled_from([0.0, 0.05]))
    before = list(range(draw(st.integers(K, MOST))))
    left, came = draw(st.integers(0, len(before) - K)), draw(st.integers(0, 6))
    now = [*before[left:], *range(100, 100 + came)][:MOST]

    def answers(people: list[int]) -> dict[str, list[int | None]]:
        return {
            item: [BLANK if rng.random() < skipping else int(rng.integers(1, 6)) for _ in people]
            for item in ITEMS
        }

    groups = draw(st.sampled_from([None, "ab"]))
    return make_survey(
        answers(now),
        before=answers(before),
        groups={"site": rng.choice(list(groups), size=len(now)).tolist()} if groups else None,
        people=[f"p{person}" for person in now],
        people_before=[f"p{person}" for person in before],
    )


def released(survey: Survey, **privacy: object) -> Released:
    made = make_settings(survey, privacy={**LINKED, **privacy})
    return gate.release(summarised(survey), survey.questionnaire, made)


def evidence_of(survey: Survey, **privacy: object) -> Evidence:
    made = make_settings(survey, privacy={**LINKED, **privacy})
    return Evidence.of(summarised(survey), survey.questionnaire, made)


def told(survey: Survey, evidence: Evidence) -> Mapping[tuple[str, ...], list[frozenset[str]]]:
    """Per question, who is in each displayed sum of either wave, by name."""
    found: defaultdict[tuple[str, ...], list[frozenset[str]]] = defaultdict(list)
    waves = {wave.code: wave.customers.respondents for wave in survey.waves}
    families = [*evidence.registry.counted, *(each.family for each in evidence.registry.settled)]
    for family in families:
        names = np.array(waves[family.key.wave])
        for figure in family.figures:
            found[figure.question].append(frozenset(names[figure.members].tolist()))
    return found


def levels_of(evidence: Evidence) -> list[Level]:
    return [each.level for each in evidence.registry.settled]


def leaves_few(groups: list[frozenset[str]]) -> bool:
    """Whether some combination of the groups rests on fewer than k people, by trying all sets.

    Leaving the columns of a set of people out lowers the rank exactly if some combination lives on
    that set alone.
    """
    names = sorted(frozenset[str]().union(*groups))
    matrix = np.array([[name in group for name in names] for group in groups], dtype=float)
    patterns, people = np.unique(matrix, axis=1, return_counts=True)
    rank = np.linalg.matrix_rank(patterns)
    places = range(patterns.shape[1])
    return any(
        sum(people[list(some)]) < K
        and np.linalg.matrix_rank(np.delete(patterns, list(some), axis=1)) < rank
        for size in range(1, min(K, patterns.shape[1] + 1))
        for some in combinations(places, size)
    )


@settings(deadline=None, max_examples=80)
@given(surveys())
def test_no_two_waves_together_leave_fewer_than_k_people(survey: Survey) -> None:
    assert not any(map(leaves_few, told(survey, evidence_of(survey)).values()))
    separate = told(survey, evidence_of(survey, waves="separate"))
    event(f"separate waves would: {any(map(leaves_few, separate.values()))}")


@settings(deadline=None, max_examples=30)
@given(surveys())
def test_linking_only_ever_hides_what_rests_on_the_wave_before(survey: Survey) -> None:
    linked, separate = dict(released(survey)), dict(released(survey, waves="separate"))
    assert linked.keys() == separate.keys()
    for figure, value in linked.items():
        rests_on_both = figure.wave == "2025" or figure.statistic is Statistic.CHANGE
        assert value == separate[figure] or rests_on_both, figure


@settings(deadline=None, max_examples=30)
@given(surveys(), st.integers(0, 2**32 - 1))
def test_what_is_hidden_follows_from_who_answered(survey: Survey, seed: int) -> None:
    before = evidence_of(survey)
    for wave in survey.waves:
        rng = np.random.default_rng(seed)
        codes = wave.customers.codes
        codes.loc[:, :] = np.where(codes.isna(), np.nan, rng.integers(1, 6, size=codes.shape))
    after = evidence_of(survey)
    # The one exception: a whole question may be shown at another level of the ladder.
    assume(levels_of(before) == levels_of(after))
    assert told(survey, after) == told(survey, before)
