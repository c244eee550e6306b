import pytest

from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.pairs import importances_among, pairs_of, subject_of
from spegla.survey.exports.answers import Variable


def column(heading: str, *, text: str = "", part: str = "") -> Column:
    variable = Variable(heading=heading, text=text, part=part)
    return Column(
        variable=variable,
        headings={"1": heading},
        places={"1": 0},
        people=10,
        cells={"1": 10},
        values={"1": 10},
    )


@pytest.mark.parametrize(
    ("importance", "rating"),
    [
        (column("a", text="How important?", part="Speed"), column("b", text="Good?", part="Speed")),
        (column("Importance - Speed"), column("Performance - Speed")),
        (column("Belang: Snelheid"), column("Tevredenheid: Snelheid")),
        (column("q7_imp"), column("q7")),
    ],
)
def test_an_item_of_importance_finds_its_rating(importance, rating):
    assert pairs_of([importance], [column("q9"), rating]) == {importance.key: rating.key}


def test_words_that_all_items_share_are_no_subject():
    important = [
        column("Hoe belangrijk is de helpdesk voor u?"),
        column("Hoe belangrijk is het netwerk voor u?"),
    ]
    rated = [column("Hoe goed werkt het netwerk?"), column("Bent u tevreden over de helpdesk?")]
    assert pairs_of(important, rated) == {
        important[0].key: rated[1].key,
        important[1].key: rated[0].key,
    }


def test_what_fits_two_is_in_no_pair():
    rated = [column("Performance - Speed"), column("Satisfaction - Speed")]
    assert pairs_of([column("Importance - Speed")], rated) == {}


def test_a_code_in_i_asks_for_importance_only_beside_one_in_p():
    assert importances_among([column("x_i"), column("x_p"), column("y_i")]) == {"1/x_i"}


def test_a_pair_is_named_by_its_subject():
    assert subject_of(column("Performance - Speed")) == "Speed"
    assert subject_of(column("rel_perf")) == "rel"
    assert subject_of(column("q", text="Good?", part="Care")) == "Care"
