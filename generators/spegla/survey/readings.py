"""What a comparison may be called: the closed lists of readings that figures can carry.

A reading is decided once, by rule, from displayed values (METHOD.md 2.7, 2.9 and 2.15) and
travels with the figure. Wording turns it into a sentence; nothing after the gate decides anew.
"""

from enum import StrEnum


class Verdict(StrEnum):
    """What may be said of a change between two waves."""

    CLEARLY_BETTER = "clearly_better"
    BETTER_NOT_PROVEN = "better_not_proven"
    UNCHANGED = "unchanged"
    CANNOT_TELL = "cannot_tell"
    CLEARLY_WORSE = "clearly_worse"


class Agreement(StrEnum):
    """How the IT management's view of itself stands to its customers' view."""

    OVERESTIMATE = "overestimate"
    LEANING_OVER = "leaning_over"
    GOOD_AGREEMENT = "good_agreement"
    POOR_AGREEMENT = "poor_agreement"
    LEANING_UNDER = "leaning_under"
    UNDERESTIMATE = "underestimate"


class Contrast(StrEnum):
    """How a group stands to the rest of the organisation."""

    HIGHER = "higher"
    LOWER = "lower"
    NOT_DISTINGUISHABLE = "not_distinguishable"


class Quadrant(StrEnum):
    """Where a dimension stands in the matrix of importance and performance (METHOD.md 2.13)."""

    CONCENTRATE = "concentrate"
    """Important, and below the cross."""
    KEEP_UP = "keep_up"
    """Important, and at or above the cross."""
    LOW_PRIORITY = "low_priority"
    """Less important, and below the cross."""
    POSSIBLE_OVERKILL = "possible_overkill"
    """Less important, and at or above the cross."""
    BETWEEN = "between"
    """Too close to the cross to be put in one box."""


class MatrixVariant(StrEnum):
    """How the matrix is drawn: where its cross stands, and which importance it uses."""

    TARGET = "target"
    """Performance parted at the level aimed for, importance as priorities weigh it."""
    TARGET_STATED = "target_stated"
    """The same with importance as customers state it."""
    TARGET_DERIVED = "target_derived"
    """The same with importance as derived from their answers."""
    DATA = "data"
    """Both axes parted at the mean of all dimensions."""
    SCALE = "scale"
    """Performance parted at the middle of the scale, importance at an even share."""
    DIAGONAL = "diagonal"
    """A line instead of a cross: is it more important than it is good, both standardised?"""


class Association(StrEnum):
    """What a dimension's share of the explained variation says."""

    TOGETHER = "together"
    """Higher satisfaction goes together with a higher score."""
    SHARED_ONLY = "shared_only"
    """It shares variation with other dimensions and adds none of its own in that direction."""


class Sentiment(StrEnum):
    """How a comment sounds, in the judgement of the person who moderated it."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class InterviewTheme(StrEnum):
    """As what a dimension came up in an interview before the survey."""

    WHAT_DECIDES = "what_decides"
    """It decides whether IT is a partner."""
    BAD_EPISODE = "bad_episode"
    """Something in it went badly."""
    GOOD_EPISODE = "good_episode"
    """Something in it went well."""
    MISSING = "missing"
    """Something in it that the questions of the survey lack."""


Reading = Verdict | Agreement | Contrast | Quadrant | Association
