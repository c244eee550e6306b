"""Standard deviations as they are displayed, and how they came about.

None is that of a group's or a few people's own answers: that of everyone stands for it
(PRIVACY.md 2.15).
"""

from spegla.explain.case import Case
from spegla.explain.numbers import short
from spegla.privacy.display import displayed
from spegla.privacy.figures.items import item_id
from spegla.privacy.released import Shown, Statistic, Unit
from spegla.privacy.spreads import Favourable, largest_spread, smallest_spread
from spegla.stats.estimates import Moments
from spegla.stats.means import moments_of_counts
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Question

OF_ITEM = (
    "s, the standard deviation, is worked out from the displayed shares of the answers, brought to "
    "a sum of 1, with n - 1 in its denominator"
)


def of_score(case: Case, shown: Shown, key: ScoreKey, tallies: AudienceTallies) -> Moments | None:
    """Displayed moments of a score of everyone; None where it has no displayed spread.

    Args:
        case: The figure that is explained.
        shown: The score, which may be another figure.
        key: Which score it is.
        tallies: Of its wave and audience.
    """
    if shown.low is None or shown.base is None:
        return None
    exact = tallies.everyone.scores[key].moments().sd
    sd = max(min(round(exact), largest_spread(shown)), _least(case, shown, key))
    return Moments(mean=shown.value, sd=sd, n=shown.base)


def of_score_in_words(case: Case, shown: Shown, key: ScoreKey, moments: Moments) -> str:
    """Where the displayed standard deviation of a score of everyone comes from."""
    least = short(_least(case, shown, key))
    return (
        f"s = {short(moments.sd)} is the standard deviation of everyone's scores in whole points; "
        f"it is never shown below {least}, what it would be if all agreed but for two people on "
        f"the other side of favourable, nor above {short(largest_spread(shown))}, what it would be "
        "if all but two were at the ends"
    )


def of_item(case: Case, question: Question, wave: str, shown: Shown) -> Moments | None:
    """Displayed moments of an item's mean; None where it has no displayed spread.

    Args:
        case: The figure that is explained.
        question: The item.
        wave: Wave of the mean.
        shown: The mean, which may be another figure.
    """
    if shown.low is None or shown.base is None:
        return None
    shares = [
        case.evidence.registry.value(item_id(wave, question, Statistic.SHARE, str(point)))
        for point in question.scale.points
    ]
    known = [share.value for share in shares if isinstance(share, Shown)]
    people = [share * shown.base / sum(known) for share in known]
    spread = moments_of_counts(question.scale.points, people).sd
    return Moments(mean=shown.value, sd=displayed(spread, Unit.SCALE), n=shown.base)


def _least(case: Case, shown: Shown, key: ScoreKey) -> float:
    return smallest_spread(shown, Favourable.of(case.items_of(key)))
