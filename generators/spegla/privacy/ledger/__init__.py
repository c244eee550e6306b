"""The private ledger: what earlier releases told about whom, so that a new one can be held to it.

Comes in: the families of a release, with its people. Goes out: the conflicts that the release has
with earlier ones, and the ledger with the release in it. The ledger holds no answer, and of a
person only a salted hash; it never leaves the engagement.
"""

from spegla.privacy.ledger.joint import Conflict, ConflictKind, EarlierFigure, conflicts
from spegla.privacy.ledger.record import FILE, parse_ledger, to_json
from spegla.privacy.ledger.refusal import refusal
from spegla.privacy.ledger.releases import SALT_BYTES, Ledger, Release

__all__ = [
    "FILE",
    "SALT_BYTES",
    "Conflict",
    "ConflictKind",
    "EarlierFigure",
    "Ledger",
    "Release",
    "conflicts",
    "parse_ledger",
    "refusal",
    "to_json",
]
