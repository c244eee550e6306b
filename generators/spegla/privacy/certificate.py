"""The certificate of a release: which rules were in force, what was audited, and with what result.

It is written by the gate from the audits themselves, and is for people and programs that want to
check a promise without seeing an answer. It holds no number of people but the thresholds, no value
of an answer, and of hidden figures only how many there are.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spegla.settings import Preset, PrivacySettings, Suppression


FILE = "certificate.json"
"""Name of its file, beside the pages and beside the PDFs."""

FORMAT = 1
"""Version of the form; a program that reads certificates asks for it first."""


class AuditVerdict(StrEnum):
    """How an audit ended. What fails is hidden or refused, so no certificate says "failed"."""

    PASSED = "passed"
    NOTHING_TO_AUDIT = "nothing_to_audit"


class Level(StrEnum):
    """How much is shown of a family of questions, from all that is allowed to least."""

    A = "A"
    """All that the number of people allows."""
    B = "B"
    """Distributions only where a hundred people answered."""
    C = "C"
    """No distributions."""
    D = "D"
    """Favourable shares and means; favourable shares alone for small groups."""
    E = "E"
    """Favourable shares and scores only, in wider ranges."""
    F = "F"
    """Everyone together, no groups."""
    G = "G"
    """Nothing: even the totals would give an answer away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The privacy settings in force; every threshold is a number of people."""

    preset: "Preset"
    promised_minimum: int
    k: int
    mean_minimum: int
    category_minimum: int
    people_per_bin: int
    comment_minimum: int
    suppression: "Suppression"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCounts:
    """How many figures the release has, and how many are hidden for which reason."""

    total: int
    protected: int
    not_comparable: int

    @property
    def shown(self) -> int:
        """How many figures have a value."""
        return self.total - self.protected - self.not_comparable


@dataclass(frozen=True, slots=True, kw_only=True)
class Audits:
    """What was audited, in families of questions that can be added up with each other.

    Args:
        k_support: Families in which every combination of figures rests on k people or nobody.
        certainty: Families in which nobody's answer follows from the figures.
        in_whole_people: Those of them that were also searched with whole people, one by one, as
            is possible in small surveys.
        ladder: How many families are shown at each level; none at one that is left out.
        earlier_releases: Earlier releases with which this one was audited together.
        comments_shown: Questions of which comments are shown.
        comments_withheld: Questions of which all comments are withheld.
    """

    k_support: int
    certainty: int
    in_whole_people: int
    ladder: Mapping[Level, int]
    earlier_releases: int
    comments_shown: int
    comments_withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a release promises, and what was done to keep it.

    Args:
        rules: The settings in force.
        figures: How many figures there are.
        audits: What was audited; every audit passed.
        release_hash: SHA-256 of the released figures and comments
            (:func:`spegla.privacy.archive.release_hash`).
    """

    rules: Rules
    figures: FigureCounts
    audits: Audits
    release_hash: str


def certify(
    privacy: "PrivacySettings", *, figures: FigureCounts, audits: Audits, release_hash: str
) -> Certificate:
    """The certificate of a release that passed its audits.

    >>> from spegla.settings import Preset, PrivacySettings
    >>> audits = Audits(k_support=9, certainty=9, in_whole_people=0, ladder={Level.A: 9},
    ...     earlier_releases=0, comments_shown=0, comments_withheld=1)
    >>> certify(
    ...     PrivacySettings(preset=Preset.STANDARD, promised_minimum=7),
    ...     figures=FigureCounts(total=12, protected=2, not_comparable=1),
    ...     audits=audits,
    ...     release_hash="0" * 64,
    ... ).rules.k
    7
    """
    policy = privacy.policy()
    return Certificate(
        rules=Rules(
            preset=privacy.preset,
            promised_minimum=privacy.promised_minimum,
            k=policy.k,
            mean_minimum=policy.mean_minimum,
            category_minimum=policy.category_minimum,
            people_per_bin=policy.people_per_bin,
            comment_minimum=policy.comment_minimum,
            suppression=policy.suppression,
        ),
        figures=figures,
        audits=replace(audits, ladder={level: audits.ladder.get(level, 0) for level in Level}),
        release_hash=release_hash,
    )


def to_json(certificate: Certificate) -> bytes:
    """The file: the same bytes for the same certificate."""
    return f"{json.dumps(to_record(certificate), indent=2)}\n".encode()


def to_record(certificate: Certificate) -> dict[str, Any]:
    """The certificate as JSON knows it, its parts always in the same order."""
    figures, audits = certificate.figures, certificate.audits
    return {
        "format": FORMAT,
        "rules": asdict(certificate.rules),
        "figures": {
            "total": figures.total,
            "shown": figures.shown,
            "hidden": {
                "protected": figures.protected,
                "not_comparable": figures.not_comparable,
            },
        },
        "audits": {
            "k_support": {
                "families": audits.k_support,
                "verdict": _verdict(audits.k_support),
            },
            "certainty": {
                "families": audits.certainty,
                "in_whole_people": audits.in_whole_people,
                "verdict": _verdict(audits.certainty),
            },
            "ladder": audits.ladder,
            "ledger": {
                "earlier_releases": audits.earlier_releases,
                "verdict": _verdict(audits.earlier_releases),
            },
            "comments": {
                "questions_shown": audits.comments_shown,
                "questions_withheld": audits.comments_withheld,
            },
        },
        "release_hash": certificate.release_hash,
    }


def from_record(record: Mapping[str, Any]) -> Certificate:
    """What :func:`to_record` made.

    Raises:
        KeyError, TypeError, ValueError: It is no such record, or one of another format.
    """
    if record["format"] != FORMAT:
        raise ValueError(f"a certificate of format {FORMAT} was expected")
    from spegla.settings import Preset, Suppression

    rules, hidden, audits = record["rules"], record["figures"]["hidden"], record["audits"]
    return Certificate(
        rules=Rules(
            **{
                **rules,
                "preset": Preset(rules["preset"]),
                "suppression": Suppression(rules["suppression"]),
            }
        ),
        figures=FigureCounts(total=record["figures"]["total"], **hidden),
        audits=Audits(
            k_support=audits["k_support"]["families"],
            certainty=audits["certainty"]["families"],
            in_whole_people=audits["certainty"]["in_whole_people"],
            ladder={Level(level): families for level, families in audits["ladder"].items()},
            earlier_releases=audits["ledger"]["earlier_releases"],
            comments_shown=audits["comments"]["questions_shown"],
            comments_withheld=audits["comments"]["questions_withheld"],
        ),
        release_hash=record["release_hash"],
    )


def _verdict(audited: int) -> AuditVerdict:
    return AuditVerdict.PASSED if audited else AuditVerdict.NOTHING_TO_AUDIT
