"""How the score of a need came about: it is made of displayed means of items."""

import math

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Working
from spegla.explain.means import NO_SPREAD, Mean, with_student
from spegla.explain.numbers import at_grain, plain
from spegla.explain.spreads import of_score, of_score_in_words
from spegla.explain.who import base
from spegla.privacy.display import SCORE_RANGE
from spegla.privacy.released import Statistic, SubjectKind, Unit
from spegla.stats.scores import item_index
from spegla.survey.questions import Question


def score(case: Case) -> Working:
    """The mean of the displayed means of the need's items, each moved onto 0-100."""
    key = case.score_key(like_for_like=case.figure.statistic is Statistic.TREND_SCORE)
    found = [_index(case, item) for item in case.items_of(key)]
    people = sum(base for _, base in found)
    value = math.fsum(index * base for index, base in found) / people
    computed = Computed.of(value, Unit.SCORE)
    moments = of_score(case, case.value, key, case.tallies)
    mean = Mean(computed=computed, interval=NO_SPREAD)
    if moments is not None:
        spread = of_score_in_words(case, case.value, key, moments)
        mean = with_student(case, computed, moments, SCORE_RANGE, spread=spread)
    terms = " + ".join(f"{base} x {plain(index, 2)}" for index, base in found)
    return Working(
        computed=mean.computed,
        base=base(case, "have answered at least half of its items"),
        left_out=("whoever is left out of its items; explain those to see who is",),
        formula=(
            (
                "mean over the items of 100 (m - low) / (high - low), m the displayed mean of an "
                "item, each as often as people answered it"
            ),
            f"= ({terms}) / {people} = {at_grain(value, Unit.SCORE)}",
        ),
        interval=mean.interval,
        source=(
            ("Needs sort the same items a second way: whoever has the items' means has the need's"),
            *mean.source,
        ),
        settings=mean.settings,
    )


def _index(case: Case, item: Question) -> tuple[float, int]:
    """The displayed mean of an item from 0 to 100, and how many people it is of."""
    mean = case.beside(Statistic.MEAN, subject=item.code, kind=SubjectKind.ITEM)
    return item_index(mean.value, low=item.scale.low, high=item.scale.high), mean.base or 0
