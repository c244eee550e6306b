"""The zone of tolerance: what people put up with, what they wish for, and what they get.

Like the scores, a zone is made from people's own answers, before the gate: a gap is the mean of
the respondents' differences and never a difference of printed means.
"""

from dataclasses import dataclass

import numpy as np

from spegla.stats.estimates import Moments
from spegla.stats.means import moments
from spegla.stats.scores import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOfTolerance:
    """One dimension's minimum, desired and perceived level, and the gaps between them.

    ``minimum``, ``desired``, ``perceived`` and ``below_minimum`` are about everyone who gave all
    three levels. ``adequacy`` (perceived - minimum) and ``superiority`` (perceived - desired)
    leave out the ``inverted``, whose minimum is above what they desire; where there are any,
    the gaps are not the differences of the three means. ``incomplete`` people gave one or two
    of the levels and are in nothing else here.

    The share below their own minimum is ``wilson(zone.below_minimum, zone.base)``.
    """

    minimum: Moments
    desired: Moments
    perceived: Moments
    adequacy: Moments
    superiority: Moments
    below_minimum: int
    inverted: int
    incomplete: int

    @property
    def base(self) -> int:
        """How many people gave all three levels."""
        return self.perceived.n


def zone_of_tolerance(*, minimum: Floats, desired: Floats, perceived: Floats) -> ZoneOfTolerance:
    """The zone of tolerance of one dimension, from each respondent's three answers.

    Levels and gaps are those of Zeithaml, Berry and Parasuraman (1993) and of LibQUAL+. Gaps
    are means of difference scores; the share of people below their own minimum is the robust
    figure beside them (METHOD.md 2.11).

    Args:
        minimum: Level that each respondent finds just acceptable, one value per respondent.
        desired: Level that each wishes for, in the same order and on the same scale.
        perceived: Level that each gets, likewise. In all three NaN is no answer.

    Raises:
        EmptyBaseError: Fewer than two people gave all three levels with the minimum not above
            the desired.
        ValueError: The three are not arrays of one and the same length.

    >>> zone = zone_of_tolerance(minimum=np.array([5.0, 6.0, 4.0, 9.0]),
    ...                          desired=np.array([8.0, 9.0, 7.0, 7.0]),
    ...                          perceived=np.array([7.0, 5.0, 6.0, 8.0]))
    >>> zone.base, zone.inverted, zone.below_minimum, zone.adequacy.mean, zone.superiority.mean
    (4, 1, 2, 1.0, -2.0)
    """
    if minimum.ndim != 1 or not minimum.shape == desired.shape == perceived.shape:
        raise ValueError(
            "expected one value per respondent and level, not arrays of shapes "
            f"{minimum.shape}, {desired.shape} and {perceived.shape}"
        )
    levels = np.stack([minimum, desired, perceived])
    answered = np.count_nonzero(~np.isnan(levels), axis=0)
    lowest, highest, now = levels[:, answered == len(levels)]
    is_inverted = lowest > highest
    return ZoneOfTolerance(
        minimum=moments(lowest.tolist()),
        desired=moments(highest.tolist()),
        perceived=moments(now.tolist()),
        adequacy=moments((now - lowest)[~is_inverted].tolist()),
        superiority=moments((now - highest)[~is_inverted].tolist()),
        below_minimum=int(np.count_nonzero(now < lowest)),
        inverted=int(np.count_nonzero(is_inverted)),
        incomplete=int(np.count_nonzero((answered > 0) & (answered < len(levels)))),
    )
