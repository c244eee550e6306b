"""Of a sum over people only its range is told: the bin, what it is divided by, and the middle."""

from dataclasses import replace

import pytest

from comment_builder import make_comments, several
from explain_builder import explained, released_evidence, working_of
from spegla.explain.case import Case
from spegla.explain.results import SHOWN_AT
from spegla.explain.sums import points_in_one, sum_told
from spegla.explain.text import lay_out
from spegla.privacy.certificate import Level
from spegla.privacy.released import FigureId, Shown, Statistic
from spegla.survey.questions import OpenQuestion
from spegla.survey.responses import Survey
from survey_builder import NOW, alike, make_survey, said

ANSWERS = [1] * 11 + [2] * 4 + [3] * 6 + [4] * 4 + [5] * 15
HALVES = {"department": ["a", "b"] * 20}
TRUST = "2026/customers/dimension/trust/score"
"""Forty people, of whom nineteen are favourable."""


def test_a_share_is_a_range_of_people():
    """41 numbers, 0 to 40: three at each end, and 35 between in eleven bins of three, of which two
    near the middle have four: 0-2, 3-5, 6-8, 9-11, 12-14, then 15-18 and 19-22.
    """
    working = working_of("2026/customers/item/trust_1/favourable", make_survey(_trust()))
    assert working.formula[1:] == (
        "between 19 and 22 of 40 people; shown is the middle of that range",
        "= 20.5 / 40 = 51.2 %",
    )


def test_a_mean_is_a_range_of_sums():
    """The codes add up to 11 + 8 + 18 + 16 + 75 = 128, 88 more than forty ones. The first and last
    seven numbers of 0 to 160 are one bin each; the 147 between them are 49 bins of three, and 88 is
    in the one of 88 to 90: 7 + 27 x 3 = 88.
    """
    working = working_of("2026/customers/item/trust_1/mean", make_survey(_trust()))
    assert working.formula[1:] == (
        ("the codes of 40 people add up to between 128 and 130; shown is the middle of that range"),
        "= 129 / 40 = 3.22",
    )
    assert (working.computed.least, working.computed.most) == (3.2, 3.25)


def test_whoever_copies_all_explanations_tells_no_more_than_the_release():
    """One person's answer is another, within all ranges: neither release nor explanations show."""
    other = _trust()
    other["trust_1"][0] = 2
    surveys = [make_survey(answers, groups=HALVES) for answers in (_trust(), other)]
    releases = [dict(released_evidence(survey)[1].figures) for survey in surveys]
    assert releases[0] == releases[1]
    texts = [[lay_out(each) for each in explained(survey).values()] for survey in surveys]
    assert texts[0] == texts[1]


def test_a_sum_outside_its_range_is_a_defect():
    evidence, released = released_evidence(make_survey(_trust()))
    figure = FigureId.of_score(NOW, "trust", Statistic.SCORE)
    value = released.value(figure)
    assert isinstance(value, Shown)
    case = Case(figure=figure, value=value, evidence=evidence, released=released)
    with pytest.raises(LookupError, match="a range that its sum is not in"):
        sum_told(case, 0.0, step=points_in_one(case.items_of(case.score_key())))


def test_questions_that_had_to_be_shown_coarsely_say_so():
    """Two groups of ten in each of which all say the same: only wide ranges keep them uncertain."""
    split = make_survey(
        alike("trust", [3] * 10 + [1] * 10), groups={"department": ["a"] * 10 + ["b"] * 10}
    )
    found = explained(split)
    assert "level E of the ladder from A to G" in found[TRUST].settings[1]
    assert SHOWN_AT[Level.E] in found[TRUST].settings[1]
    assert len(explained(make_survey(_trust()))[TRUST].settings) == 1


def test_each_coarser_level_has_its_words():
    assert set(SHOWN_AT) == set(Level) - {Level.A, Level.G}


def test_the_share_of_a_theme_is_a_range_of_those_who_wrote():
    """Of twenty there are seven bins of three, and eight is the last number of the third."""
    comments = make_comments((*several(8), *several(12, theme="other")))
    found = explained(_with_question("best"), comments)
    working = found["2026/customers/comment/best/share[trust]"].working
    assert working is not None
    assert working.formula[1].startswith("between 6 and 8 of 20 people")
    assert working.computed.value == 0.35


def _trust() -> dict[str, list[int | None]]:
    return alike("trust", ANSWERS)


def _with_question(code: str) -> Survey:
    survey = make_survey(_trust())
    question = OpenQuestion(code=code, text=said("What is best?"), waves=(NOW,))
    return replace(survey, questionnaire=replace(survey.questionnaire, open_questions=(question,)))
