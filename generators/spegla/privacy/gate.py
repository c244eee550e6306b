"""The one door: summaries go in, released figures or reasons come out.

Nothing else makes a :class:`Released`. The order is PRIVACY.md's: fold small groups, audit what
may stand together, round, and only then compare. What cannot be proven safe is hidden.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, takewhile

from spegla.errors import RefusedError
from spegla.privacy import archive
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
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Released,
    SubjectKind,
    Thresholds,
    Value,
)
from spegla.settings import Settings
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies
from spegla.survey.comments import Comments
from spegla.survey.questions import Questionnaire


def release(
    summary: Summary,
    questionnaire: Questionnaire,
    settings: Settings,
    comments: Comments | None = None,
) -> Released:
    """Everything that may be published of one engagement.

    Args:
        summary: Tallies of the waves and audiences.
        questionnaire: The code book.
        settings: For the privacy policy, the method and the levels aimed for.
        comments: What customers wrote and said in the newest wave; None where nothing of it is
            asked for.

    Raises:
        RefusedError: A setting asks for what the anonymity promise forbids.
    """
    return release_of(admit(summary, questionnaire, settings, comments))


def release_of(evidence: Evidence) -> Released:
    """Everything that may be published on some evidence."""
    return _released(evidence, earlier=())


def release_beside(
    ledger: Ledger,
    summary: Summary,
    questionnaire: Questionnaire,
    settings: Settings,
    comments: Comments | None = None,
    *,
    day: date,
) -> tuple[Released, Ledger]:
    """Everything that may be published beside all that was released before.

    Args:
        ledger: What earlier releases said.
        summary: Tallies of the waves and audiences.
        questionnaire: The code book.
        settings: For the privacy policy, the method and the levels aimed for.
        comments: What customers wrote and said in the newest wave.
        day: Day of the release, for people who read the ledger.

    Returns:
        The release, and the ledger with it.

    Raises:
        RefusedError: A setting asks for what the promise forbids, or a figure would give somebody
            away together with one of an earlier release.
    """
    evidence = admit(summary, questionnaire, settings, comments)
    families = tuple(evidence.registry.families(_asked(summary)))
    found = conflicts(ledger, families, k=evidence.policy.k)
    if found:
        raise refusal(found)
    released = _released(evidence, earlier=ledger.releases)
    identity = released.certificate.release_hash
    return released, ledger.with_release(families, identity=identity, day=day)


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


def _asked(summary: Summary) -> Mapping[Asked, AudienceTallies]:
    every = (summary.current, summary.previous, summary.management)
    return {(tallies.wave, tallies.audience): tallies for tallies in every if tallies is not None}


def _released(evidence: Evidence, *, earlier: Sequence[Release]) -> Released:
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
    return Released(
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


def reopen(record: bytes) -> Released:
    """What an earlier :func:`release` let out, from its record.

    Raises:
        ValueError: The bytes are not a record that :func:`archive.to_json` wrote.
    """
    parts = archive.from_json(record)
    return Released(
        figures=parts.figures,
        breakdowns=parts.breakdowns,
        thresholds=parts.thresholds,
        certificate=parts.certificate,
        management_agreed=parts.management_agreed,
        comments=parts.comments,
        interviews=parts.interviews,
    )


def of_group(released: Released, group: tuple[str, str]) -> Released:
    """What a report for one group may show: everything about everyone, and about this group.

    A view and no release: each figure was let out before, and is displayed as it was. Nothing of
    other groups is in it, not even their names. What people wrote and said, and how often they
    spoke of what, is left out: it is published for the whole organisation only, and below a
    group's name it would read as the group's.

    Args:
        released: What was let out.
        group: Codes of the breakdown and of the group in it.

    Raises:
        ValueError: The breakdown or the group is not shown, or the row is of several small groups.
    """
    named = [
        (breakdown, each)
        for breakdown in released.breakdowns
        for each in breakdown.groups
        if (breakdown.code, each.code) == group and each.label is not None
    ]
    if not named:
        raise ValueError(f"the release does not show the group {'='.join(group)}")
    ((breakdown, its_group),) = named
    return Released(
        figures={
            figure: value
            for figure, value in released.figures.items()
            if (figure.group_by, figure.group) in (("", ""), group)
            and figure.subject_kind is not SubjectKind.COMMENT
        },
        breakdowns=(replace(breakdown, groups=(its_group,), left_out=()),),
        thresholds=released.thresholds,
        certificate=released.certificate,
        management_agreed=released.management_agreed,
    )


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
