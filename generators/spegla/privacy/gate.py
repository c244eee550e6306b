"""The one door: summaries go in, released figures or reasons come out.

Nothing else makes a :class:`Released`. The order is PRIVACY.md's: fold small groups, audit what
may stand together, round, and only then compare. What cannot be proven safe is hidden.
"""

from itertools import chain

from spegla.errors import RefusedError
from spegla.privacy import archive
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
from spegla.privacy.released import Released, Thresholds
from spegla.settings import Settings
from spegla.stats.summary import Summary
from spegla.survey.questions import Questionnaire


def release(
    summary: Summary, questionnaire: Questionnaire, settings: Settings, *, data_hash: str
) -> Released:
    """Everything that may be published of one engagement.

    Args:
        summary: Tallies of the waves and audiences.
        questionnaire: The code book.
        settings: For the privacy policy, the method and the levels aimed for.
        data_hash: Identifies the input files together.

    Raises:
        RefusedError: A setting asks for what the anonymity promise forbids.
    """
    _refuse_untold_management(summary, settings)
    policy = settings.privacy.policy()
    _refuse_small_management(summary, policy.k)
    evidence = Evidence.of(summary, questionnaire, settings)
    kinds = (
        taking_part, items, scores, dimension_shares, trends, needs, mirror, ambition, importance,
        improve_first, priorities, choices, quantities, reliability,
    )  # fmt: skip
    return Released(
        figures=dict(chain.from_iterable(kind(evidence) for kind in kinds)),
        breakdowns=evidence.grouping.breakdowns,
        thresholds=Thresholds(
            k=policy.k,
            mean_minimum=policy.mean_minimum,
            category_minimum=policy.category_minimum,
        ),
        data_hash=data_hash,
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
        data_hash=parts.data_hash,
    )


def _refuse_small_management(summary: Summary, k: int) -> None:
    team = summary.management
    if team is None or len(team.took_part) >= k:
        return
    raise RefusedError(
        f"data/waves/{team.wave}: fewer of the IT management team answered than the {k} people "
        "that any figure needs.\n"
        "  Take the management file out of the wave's folder; the report then has no mirror."
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
