"""What is registered of a message that claims something, for one message or a family of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from spegla.report.claims.basis import Evidence
from spegla.report.claims.rules import Rule, reads
from spegla.survey.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a message claims: the class of its evidence, and a rule for each of its bases."""

    evidence: Evidence
    rules: tuple[Rule, ...]


def for_all(evidence: Evidence, *rules: Rule, keys: Iterable[str]) -> dict[str, Claim]:
    """The same claim for several messages."""
    return dict.fromkeys(keys, Claim(evidence=evidence, rules=rules))


def by_reading(
    evidence: Evidence, readings: Iterable[Reading], families: Iterable[str]
) -> dict[str, Claim]:
    """Families of messages with one for each reading, such as "note.overestimate"."""
    return {
        f"{family}.{reading}": Claim(evidence=evidence, rules=(reads(reading),))
        for family, reading in product(families, readings)
    }
