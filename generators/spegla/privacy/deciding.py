"""What a release says, decided: figures, the comments that are shown, and the certificate.

The part of the gate that computes. It has no door of its own: what it decides becomes a release in
``spegla.privacy.gate`` alone, which imports it when something is to be decided, and not to open a
record again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, takewhile

from spegla.errors import RefusedError
from spegla.privacy import archive
from spegla.privacy.archive import Parts
from spegla.privacy.certificate import Audits, FigureCounts, certify
from spegla.privacy.comments import (
    released_comments,
    released_interviews,
    words_by_place,
)
from spegla.privacy.figures.ambition import ambition
from spegla.privacy.figures.choices import choices, quantities
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.figures.importance import importance, improve_first
from spegla.privacy.figures.items import dimension_shares, items
from spegla.privacy.figures.needs import needs
from spegla.privacy.figures.priorities import priorities
from spegla.privacy.figures.reliability import reliability
from spegla.privacy.figures.scores import mirror, scores, trends
from spegla.privacy.figures.taking_part import taking_part
from spegla.privacy.figures.themes import theme_shares
from spegla.privacy.ledger import Ledger, Release, conflicts, refusal
from spegla.privacy.registry import Asked
from spegla.privacy.released import FigureId, Hidden, HiddenReason, Thresholds, Value
from spegla.settings import Settings
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies
from spegla.survey.comments import Comments
from spegla.survey.questions import Questionnaire


def admit(
    summary: Summary,
    questionnaire: Questionnaire,
    settings: Settings,
    comments: Comments | None = None,
) -> Evidence:
    """What a release is decided from, small groups folded and every family of questions audited.

    Raises:
        RefusedError: A setting asks for what the anonymity promise forbids.
    """
    _refuse_untold_management(summary, settings)
    _refuse_small_management(summary, settings)
    return Evidence.of(summary, questionnaire, settings, comments)


def decided_beside(
    ledger: Ledger, evidence: Evidence, summary: Summary, *, day: date
) -> tuple[Parts, Ledger]:
    """All that may be published on some evidence beside all that was released before.

    Args:
        ledger: What earlier releases said.
        evidence: What it is decided from.
        summary: The tallies of the evidence.
        day: Day of the release, for people who read the ledger.

    Raises:
        RefusedError: A figure would give somebody away together with one of an earlier release.
    """
    families = tuple(evidence.registry.families(_asked(summary)))
    found = conflicts(ledger, families, k=evidence.policy.k)
    if found:
        raise refusal(found)
    parts = decided(evidence, earlier=ledger.releases)
    identity = parts.certificate.release_hash
    return parts, ledger.with_release(families, identity=identity, day=day)


def decided(evidence: Evidence, *, earlier: Sequence[Release]) -> Parts:
    """All that may be published on some evidence.

    Args:
        evidence: What it is decided from.
        earlier: What was released before, in the order of the ledger.
    """
    policy, privacy, said = evidence.policy, evidence.settings.privacy, evidence.comments
    kinds = (
        taking_part, items, scores, dimension_shares, trends, needs, mirror, ambition, importance,
        improve_first, priorities, choices, quantities, reliability, theme_shares,
    )  # fmt: skip
    figures = dict(chain.from_iterable(kind(evidence) for kind in kinds))
    shown = released_comments(said, policy)
    interviews = released_interviews(said)
    identity = archive.release_hash(
        figures,
        evidence.grouping.breakdowns,
        comments=words_by_place(shown, interviews),
    )
    questions = {each.question for each in shown}
    audited = [each for each in evidence.registry.settled if each.family.figures]
    return Parts(
        figures=figures,
        breakdowns=evidence.grouping.breakdowns,
        thresholds=Thresholds(
            k=policy.k,
            mean_minimum=policy.mean_minimum,
            category_minimum=policy.category_minimum,
        ),
        certificate=certify(
            privacy,
            figures=_counts(figures),
            audits=Audits(
                k_support=len(audited),
                certainty=len(audited),
                in_whole_people=sum(each.is_integer for each in audited),
                ladder=Counter(each.level for each in evidence.registry.settled),
                earlier_releases=_before(identity, earlier),
                comments_shown=len(questions),
                comments_withheld=len(set(said.questions) - questions),
            ),
            release_hash=identity,
        ),
        comments=shown,
        interviews=interviews,
        management_agreed=evidence.is_agreed,
    )


def _asked(summary: Summary) -> Mapping[Asked, AudienceTallies]:
    every = (summary.current, summary.previous, summary.management)
    return {(tallies.wave, tallies.audience): tallies for tallies in every if tallies is not None}


def _counts(figures: Mapping[FigureId, Value]) -> FigureCounts:
    hidden = Counter(value.reason for value in figures.values() if isinstance(value, Hidden))
    return FigureCounts(
        total=len(figures),
        protected=hidden[HiddenReason.PROTECTED],
        not_comparable=hidden[HiddenReason.NOT_COMPARABLE],
    )


def _before(identity: str, earlier: Sequence[Release]) -> int:
    """How many releases came before this one, which may be among them when it is built again."""
    others = takewhile(lambda release: release.identity != identity, earlier)
    return sum(1 for _ in others)


def _refuse_small_management(summary: Summary, settings: Settings) -> None:
    team, k = summary.management, settings.privacy.policy().k
    if team is None or settings.is_agreed or len(team.took_part) >= k:
        return
    raise RefusedError(
        f"data/waves/{team.wave}: fewer of the IT management team answered than the {k} people "
        "that any figure needs.\n"
        "  Let the team agree on one answer to each question: write them as the only row of the "
        "management file, and set management.consensus = true in data/engagement.toml; the report "
        "says that they are agreed jointly, not anonymous. Or take the file out of the wave's "
        "folder; the report then has no mirror."
    )


def _refuse_untold_management(summary: Summary, settings: Settings) -> None:
    management = settings.management
    if summary.management is None or (management and management.told_beforehand):
        return
    raise RefusedError(
        "data/engagement.toml: management.told_beforehand is not true.\n"
        "  The IT management team may be shown only if it was told beforehand that its joint view "
        "would be. Tell them, then set it; or take the management file out of the wave's folder."
    )
