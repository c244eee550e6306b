"""The door: a phrase that claims something is made here, or not at all."""

from spegla.report.claims.basis import Basis
from spegla.report.claims.keys import CLAIMS
from spegla.report.model import Argument, Phrase, phrase


class UnprovenError(Exception):
    """A page claims more than its evidence bears: a defect of ours, none of the input's."""


def claim(key: str, *bases: Basis, **arguments: Argument) -> Phrase:
    """A phrase that claims something, held to its evidence.

    Args:
        key: A message of :data:`CLAIMS`.
        bases: What it rests on, one for each of its rules; where it has a single rule any number
            of them, each of which has to bear it.
        arguments: The values that stand in it.

    Raises:
        UnprovenError: The values do not bear it, or the message is not registered.

    >>> from spegla.privacy.released import Shown, Unit
    >>> from spegla.report.claims import on
    >>> from spegla.survey.readings import Verdict
    >>> fall = Shown(value=-9.0, unit=Unit.POINTS, reading=Verdict.CLEARLY_WORSE)
    >>> claim("reading.clearly_worse", on(fall)).key
    'reading.clearly_worse'
    >>> claim("reading.clearly_better", on(fall))
    Traceback (most recent call last):
    spegla.report.claims.door.UnprovenError: "reading.clearly_better" needs more evidence (change).
    """
    if not bears(key, *bases):
        known = CLAIMS.get(key)
        needed = "none is registered" if known is None else known.evidence
        raise UnprovenError(f'"{key}" needs more evidence ({needed}).')
    return phrase(key, **arguments)


def bears(key: str, *bases: Basis) -> bool:
    """Whether some values bear a claim; False of a message that is not registered."""
    known = CLAIMS.get(key)
    if known is None or not bases:
        return False
    rules = known.rules * len(bases) if len(known.rules) == 1 else known.rules
    return len(rules) == len(bases) and all(
        rule(basis) for rule, basis in zip(rules, bases, strict=True)
    )
