"""The mirror: what the IT management team said its customers would say, beside what they said."""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.errors import EmptyBaseError
from spegla.stats.comparisons import welch
from spegla.stats.effects import glass_delta
from spegla.stats.estimates import Difference, Moments
from spegla.stats.ranks import spearman
from spegla.survey.readings import Agreement

NOTABLE_GAP = 0.5
"""Gap, in standard deviations of the customers, from which the two views differ (METHOD 2.15)."""

USUAL_LENIENCY = 0.32
"""Gap, in standard deviations, by which people commonly rate themselves above others' view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfImage:
    """The team's view against its customers' on one dimension.

    ``gap`` is the team's score minus the customers', ``standardised`` the same in standard
    deviations of the customers.
    """

    gap: Difference
    standardised: float
    agreement: Agreement


def self_image(
    team_mean: float, team_size: int, customers: Moments, *, target: float, level: float = 0.95
) -> SelfImage:
    """How the team's joint view of itself stands to its customers' view.

    The interval is Welch's with the team taken as a sample of those who might sit there. The
    spread of so small a named team is neither stable nor displayed, so the customers' standard
    deviation stands for both sides, in the interval as in the yardstick (PRIVACY.md 2.11).

    Args:
        team_mean: Displayed mean of the team, on 0-100.
        team_size: People of the team who answered, at least two.
        customers: Displayed moments of the customers, on 0-100.
        target: Level aimed for; parts good agreement from poor.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        The gap in points with interval and test, the same in standard deviations, and its class.
        Of a team that answered as a whole, ``gap.value`` is exact and needs no interval.

    Raises:
        EmptyBaseError: Fewer than two of the team answered.

    >>> seen = self_image(78.0, 8, Moments(mean=61.0, sd=20.0, n=240), target=70)
    >>> round(seen.standardised, 2), seen.agreement
    (0.85, <Agreement.OVERESTIMATE: 'overestimate'>)
    """
    team = Moments(mean=team_mean, sd=customers.sd, n=team_size)
    gap = welch(team, customers, level=level)
    standardised = glass_delta(gap.value, customers.sd)
    return SelfImage(
        gap=gap,
        standardised=standardised,
        agreement=agreement(
            standardised,
            is_proven=gap.excludes_zero,
            customers_mean=customers.mean,
            target=target,
        ),
    )


def agreement(
    standardised: float, *, is_proven: bool, customers_mean: float, target: float
) -> Agreement:
    """The class of a gap between self and customers (METHOD.md 2.15).

    Args:
        standardised: Team minus customers, in standard deviations of the customers.
        is_proven: Whether the interval of the gap excludes zero.
        customers_mean: Where the customers stand, on 0-100.
        target: Level aimed for; customers at or above it make an agreement a good one.

    >>> agreement(-0.6, is_proven=False, customers_mean=74, target=70)
    <Agreement.LEANING_UNDER: 'leaning_under'>
    """
    if abs(standardised) < NOTABLE_GAP:
        is_good = customers_mean >= target
        return Agreement.GOOD_AGREEMENT if is_good else Agreement.POOR_AGREEMENT
    if standardised > 0:
        return Agreement.OVERESTIMATE if is_proven else Agreement.LEANING_OVER
    return Agreement.UNDERESTIMATE if is_proven else Agreement.LEANING_UNDER


def top_overlap(team: Sequence[float], customers: Sequence[float], *, top: int = 3) -> int:
    """How many of the things that the team put on top the customers put on top as well.

    What the team thought that its customers would pick, beside what they picked (METHOD.md
    2.15). Whatever is level with the last place on top counts as being there.

    Args:
        team: The team's value for each thing, the largest on top.
        customers: The customers' value for each, in the same order.
        top: How many places count.

    Returns:
        From 0 to ``top``.

    Raises:
        EmptyBaseError: There are no more things than places, so that all would be on top.
        ValueError: The two do not have the same length, or no place counts.

    >>> top_overlap([0.7, 0.1, 0.6, 0.2, 0.5], [0.6, 0.5, 0.1, 0.2, 0.7])
    2
    """
    if top < 1:
        raise ValueError("at least one place has to count")
    if len(team) <= top:
        raise EmptyBaseError(f"all of {len(team)} things are among the first {top}")
    last_of_team, last_of_customers = (sorted(side)[-top] for side in (team, customers))
    both = sum(
        ours >= last_of_team and theirs >= last_of_customers
        for ours, theirs in zip(team, customers, strict=True)
    )
    return min(both, top)


def rank_agreement(team: Sequence[float], customers: Sequence[float]) -> float:
    """Spearman's rank correlation of how the team and its customers order the same things.

    Args:
        team: The team's value for each dimension.
        customers: The customers' value for each, in the same order.

    Returns:
        From -1 (opposite orders) to 1 (the same order); ties share their mean rank.

    Raises:
        EmptyBaseError: Fewer than two dimensions, or one side puts all of them level, so that
            there is no order to compare.
        ValueError: The two do not have the same length.

    >>> round(rank_agreement([70, 60, 50, 40], [65, 68, 45, 30]), 3)
    0.8
    """
    if min(len(set(team)), len(set(customers))) < 2:
        raise EmptyBaseError("there is no order to compare")
    return spearman(team, customers)
