"""The one door: summaries go in, released figures or reasons come out.

Nothing else makes a :class:`Released`. The order is PRIVACY.md's: fold small groups, audit what
may stand together, round, and only then compare. What cannot be proven safe is hidden. What
decides (``spegla.privacy.deciding``) is imported when something is to be decided: a report that is
made from a record needs none of it.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from spegla.privacy import archive
from spegla.privacy.archive import Parts
from spegla.privacy.released import Released, SubjectKind

if TYPE_CHECKING:
    from spegla.privacy.figures.evidence import Evidence
    from spegla.privacy.ledger import Ledger
    from spegla.settings import Settings
    from spegla.stats.summary import Summary
    from spegla.survey.comments import Comments
    from spegla.survey.questions import Questionnaire


def release(
    summary: "Summary",
    questionnaire: "Questionnaire",
    settings: "Settings",
    comments: "Comments | None" = None,
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


def release_of(evidence: "Evidence") -> Released:
    """Everything that may be published on some evidence."""
    from spegla.privacy import deciding

    return _made(deciding.decided(evidence, earlier=()))


def release_beside(
    ledger: "Ledger",
    summary: "Summary",
    questionnaire: "Questionnaire",
    settings: "Settings",
    comments: "Comments | None" = None,
    *,
    day: date,
) -> "tuple[Released, Ledger]":
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
    from spegla.privacy import deciding

    evidence = deciding.admit(summary, questionnaire, settings, comments)
    parts, kept = deciding.decided_beside(ledger, evidence, summary, day=day)
    return _made(parts), kept


def admit(
    summary: "Summary",
    questionnaire: "Questionnaire",
    settings: "Settings",
    comments: "Comments | None" = None,
) -> "Evidence":
    """What a release is decided from, small groups folded and every family of questions audited.

    Raises:
        RefusedError: A setting asks for what the anonymity promise forbids.
    """
    from spegla.privacy import deciding

    return deciding.admit(summary, questionnaire, settings, comments)


def reopen(record: bytes) -> Released:
    """What an earlier :func:`release` let out, from its record.

    Raises:
        ValueError: The bytes are not a record that :func:`archive.to_json` wrote.
    """
    return _made(archive.from_json(record))


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


def _made(parts: Parts) -> Released:
    return Released(
        figures=parts.figures,
        breakdowns=parts.breakdowns,
        thresholds=parts.thresholds,
        certificate=parts.certificate,
        management_agreed=parts.management_agreed,
        comments=parts.comments,
        interviews=parts.interviews,
    )
