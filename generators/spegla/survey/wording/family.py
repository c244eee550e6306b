"""What the answers of a scale are about."""

from enum import StrEnum


class Family(StrEnum):
    """What a scale measures, as far as its words tell."""

    AGREEMENT = "agreement"
    SATISFACTION = "satisfaction"
    QUALITY = "quality"
    FREQUENCY = "frequency"
    IMPORTANCE = "importance"
    LIKELIHOOD = "likelihood"
    EASE = "ease"
    EXTENT = "extent"
    """How much: "not at all" to "completely", "none" to "all", "low" to "high"."""
    COMPARISON = "comparison"
    """Better or worse, more or less, above or below what was expected."""
    CONFIDENCE = "confidence"
    """Trust and confidence."""
    TRUTH = "truth"
    """How far a statement holds: "trifft zu", "stämmer"."""
    USEFULNESS = "usefulness"
    CLARITY = "clarity"
    PREFERENCE = "preference"
    """Liking, wanting, supporting."""
    TROUBLE = "trouble"
    """Problems, rudeness, annoyance: scales of which the much end is bad."""
    OTHER = "other"
