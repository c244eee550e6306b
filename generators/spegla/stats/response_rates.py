"""Response rates as the American Association for Public Opinion Research defines them."""

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Self

from spegla.errors import EmptyBaseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispositions:
    """How each invitation ended, as numbers of people (AAPOR final disposition codes).

    ``complete`` (I) and ``partial`` (P) answered; a partial answers at least half of the
    dimension items. ``refusal`` (R), ``non_contact`` (NC) and ``other`` (O) were eligible and
    did not. Of ``unknown_household`` (UH) and ``unknown_other`` (UO) nobody knows whether they
    were eligible; ``not_eligible`` (NE) were not.

    Raises:
        ValueError: A number is below zero.

    >>> Dispositions(complete=4, partial=2, refusal=1).eligible
    7
    """

    complete: int
    partial: int = 0
    refusal: int = 0
    non_contact: int = 0
    other: int = 0
    unknown_household: int = 0
    unknown_other: int = 0
    not_eligible: int = 0

    def __post_init__(self) -> None:
        """Refuse numbers below zero."""
        if min(dataclasses.astuple(self)) < 0:
            raise ValueError(f"dispositions are numbers of people, none below zero: {self}")

    @classmethod
    def of_named_invitees(
        cls, *, invited: int, complete: int, partial: int = 0, not_eligible: int = 0
    ) -> Self:
        """The dispositions of a survey sent to a list of names.

        Everyone on the list is known to be eligible or known not to be (left, or the address
        bounced). Who stayed silent cannot be divided into refusals and non-contacts, and need
        not be: the rates treat them alike.

        Args:
            invited: Everyone on the list.
            complete: People who answered everything.
            partial: People who answered at least half of the dimension items, but not everything.
            not_eligible: People who left, or whose address bounced.

        Raises:
            ValueError: More people are accounted for than were invited.

        >>> Dispositions.of_named_invitees(
        ...     invited=100, complete=50, partial=7, not_eligible=5
        ... ).non_contact
        38
        """
        return cls(
            complete=complete,
            partial=partial,
            non_contact=invited - complete - partial - not_eligible,
            not_eligible=not_eligible,
        )

    @property
    def eligible(self) -> int:
        """Everyone known to be eligible: (I + P) + (R + NC + O)."""
        return self.complete + self.partial + self.refusal + self.non_contact + self.other

    @property
    def unknown(self) -> int:
        """Everyone whose eligibility is unknown: UH + UO."""
        return self.unknown_household + self.unknown_other


class ResponseRate(Enum):
    """The six AAPOR response rates.

    Even rates count partial answers as answers. RR1 and RR2 treat everyone of unknown
    eligibility as eligible, RR3 and RR4 the estimated part of them, RR5 and RR6 none.

    Reports show RR2 with RR1 beside it: for a list of named invitees nobody's eligibility is
    unknown, so the three pairs agree, RR2 is the cautious one, and partial answers count in it
    because they count in the results.
    """

    RR1 = "RR1"
    RR2 = "RR2"
    RR3 = "RR3"
    RR4 = "RR4"
    RR5 = "RR5"
    RR6 = "RR6"


def estimated_eligibility(dispositions: Dispositions) -> float:
    """Share of eligible people among those whose eligibility is known: AAPOR's e, by default.

    Args:
        dispositions: Numbers of people; those of unknown eligibility are left out.

    Returns:
        A share from 0 to 1.

    Raises:
        EmptyBaseError: Nobody's eligibility is known.

    >>> estimated_eligibility(Dispositions(complete=4, non_contact=5, not_eligible=1))
    0.9
    """
    known = dispositions.eligible + dispositions.not_eligible
    if known == 0:
        raise EmptyBaseError("nobody's eligibility is known")
    return dispositions.eligible / known


def response_rate(dispositions: Dispositions, rate: ResponseRate = ResponseRate.RR2) -> float:
    """Share of the invited who answered (AAPOR Standard Definitions 2016; METHOD.md 2.1).

    Args:
        dispositions: Numbers of people; those known not to be eligible are left out.
        rate: Which of the six definitions.

    Returns:
        A share from 0 to 1.

    Raises:
        EmptyBaseError: Nobody is eligible; for RR3 and RR4 also if nobody's eligibility is known.

    >>> response_rate(Dispositions.of_named_invitees(invited=80, complete=50, partial=10))
    0.75
    """
    answered = dispositions.complete
    if rate in (ResponseRate.RR2, ResponseRate.RR4, ResponseRate.RR6):
        answered += dispositions.partial
    asked = dispositions.eligible + _eligible_unknown(dispositions, rate)
    if asked == 0:
        raise EmptyBaseError("nobody was eligible to answer")
    return answered / asked


def _eligible_unknown(dispositions: Dispositions, rate: ResponseRate) -> float:
    match rate:
        case ResponseRate.RR1 | ResponseRate.RR2:
            return dispositions.unknown
        case ResponseRate.RR3 | ResponseRate.RR4:
            return estimated_eligibility(dispositions) * dispositions.unknown
        case ResponseRate.RR5 | ResponseRate.RR6:
            return 0
