"""Every statistic has a name, and a figure says what it is about."""

from explain_builder import explained, released_evidence
from spegla.explain.words import STATISTICS, about
from spegla.privacy.released import FigureId, Statistic
from survey_builder import NOW, alike, make_survey


def test_every_statistic_has_a_name_of_its_own():
    assert set(STATISTICS) == set(Statistic)
    assert len(set(STATISTICS.values())) == len(Statistic)


def test_the_page_that_shows_a_figure_is_named():
    survey = make_survey(alike("trust", [4, 2, 5, 3, 1] * 8))
    evidence, released = released_evidence(survey)
    figure = FigureId.of_score(NOW, "trust", Statistic.SCORE)
    assert about(figure, evidence, released, "dimensions")[-1] == "page: dimensions"
    assert about(figure, evidence, released, None)[-1] == "no page of the report shows it"


def test_small_groups_that_were_put_together_are_named():
    people = [4, 2, 5, 3, 1] * 8
    groups = {"department": ["a"] * 30 + ["b"] * 6 + ["c"] * 2 + ["d"] * 2}
    found = explained(make_survey(alike("trust", people), groups=groups))
    combined = [name for name in found if name.endswith("score@department=combined")]
    assert combined
    assert any("small groups together" in line for line in found[combined[0]].about)
