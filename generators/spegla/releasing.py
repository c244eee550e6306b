"""From answers to what may be said of them: what a build of an edited page does not need."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from spegla.privacy import archive, gate
from spegla.privacy.ledger import Ledger
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.survey.engagement import Engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What may be said of the answers.

    Args:
        record: What the gate let out; a report is built from it.
        ledger: All that was released before, and this.
        summary: The tallies that it was released from, for the author's overview.
    """

    record: bytes
    ledger: Ledger
    summary: Summary


def release(engagement: Engagement, ledger: Ledger, *, day: date) -> Release:
    """What may be said of the answers of an engagement, beside all that was said before.

    Args:
        engagement: What its folder says.
        ledger: What was released before.
        day: Day of the release.

    Raises:
        RefusedError: The gate refuses to release what the settings ask for, or beside what was
            released before.
    """
    summary = summarise_survey(engagement)
    released, kept = gate.release_beside(
        ledger,
        summary,
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
        day=day,
    )
    return Release(record=archive.to_json(released), ledger=kept, summary=summary)


def summarise_survey(engagement: Engagement) -> Summary:
    """The tallies of the answers; the same seed draws the same samples in each build."""
    method = engagement.settings.method
    generator = np.random.default_rng(method.seed)
    return summarise(engagement.survey, resamples=method.resamples, generator=generator)
