"""Figures about dimensions and the NKI: scores by group, contrasts, changes, the mirror."""

from collections.abc import Mapping

from spegla.privacy.comparisons import contrasts, detectable_change, management_gap, wave_change
from spegla.privacy.display import PROTECTED, DisplayedMean, displayed
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.stats.summarise import score_items
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Audience

Means = Mapping[tuple[str, int], DisplayedMean]
"""The displayed score per subject and number of the row."""


def scores(evidence: Evidence) -> Figures:
    """Every score of the newest wave, in all and by group, and each group against the rest."""
    means = _means(evidence)
    for (subject, number), mean in means.items():
        row = evidence.grouping.rows[number]
        yield evidence.score_id(subject, Statistic.SCORE, row), mean.value
        if number == 0:
            figure = evidence.score_id(subject, Statistic.DETECTABLE_CHANGE)
            yield figure, detectable_change(mean)
    yield from _contrasts(evidence, means)


def trends(evidence: Evidence) -> Figures:
    """Like-for-like scores of the newest two waves, and the change between them."""
    current, previous = evidence.summary.current, evidence.summary.previous
    if previous is None:
        return
    asked = score_items(evidence.questionnaire, current.wave, (previous.wave, current.wave))
    for key, items in asked.items():
        if not key.like_for_like or key.is_need or key not in previous.scored:
            continue
        before, after = (
            evidence.score_of_everyone(tallies, key, items, Statistic.TREND_SCORE)
            for tallies in (previous, current)
        )
        for tallies, mean in ((previous, before), (current, after)):
            figure = evidence.score_id(key.subject, Statistic.TREND_SCORE, wave=tallies.wave)
            yield figure, mean.value
        figure = evidence.score_id(key.subject, Statistic.CHANGE, category=previous.wave)
        yield figure, wave_change(before, after, method=evidence.method)


def mirror(evidence: Evidence) -> Figures:
    """The IT management's joint score of itself; of so small a team nothing finer is shown."""
    team, current = evidence.summary.management, evidence.summary.current
    if team is None:
        return
    asked = evidence.score_items(current)
    for key in (key for key in team.scored if key in asked):
        own = _joint_score(evidence, team, key)
        gap, deviations = management_gap(
            own,
            evidence.score_of_everyone(current, key, asked[key]),
            target=evidence.settings.targets.get(key.subject),
            method=evidence.method,
        )
        for statistic, value in (
            (Statistic.SCORE, own),
            (Statistic.GAP, gap),
            (Statistic.STANDARDISED_GAP, deviations),
        ):
            yield evidence.score_id(key.subject, statistic, audience=Audience.MANAGEMENT), value


def _means(evidence: Evidence) -> Means:
    current = evidence.summary.current
    means: dict[tuple[str, int], DisplayedMean] = {}
    for key, items in evidence.score_items(current).items():
        everyone = evidence.score_of_everyone(current, key, items)
        for number, row in enumerate(evidence.grouping.rows):
            means[key.subject, number] = (
                evidence.score_of_row(row, key.subject, everyone) if row.group_by else everyone
            )
    return means


def _contrasts(evidence: Evidence, means: Means) -> Figures:
    """All groups and subjects are one family of tests."""
    shown = {key: mean.moments for key, mean in means.items() if mean.moments is not None}
    compared = contrasts(
        {subject: moments for (subject, number), moments in shown.items() if number == 0},
        {key: moments for key, moments in shown.items() if key[1] != 0},
        minimum=evidence.policy.mean_minimum,
        method=evidence.method,
    )
    for (subject, number), value in compared.items():
        row = evidence.grouping.rows[number]
        yield evidence.score_id(subject, Statistic.CONTRAST, row), value


def _joint_score(evidence: Evidence, team: AudienceTallies, key: ScoreKey) -> Value:
    """The team's score in its bin; or the one answer that it agreed on, which is nobody's own."""
    if not evidence.is_agreed:
        figure = evidence.score_id(key.subject, Statistic.SCORE, audience=Audience.MANAGEMENT)
        return evidence.registry.value(figure)
    tally = team.everyone.scores[key]
    if tally.base == 0:
        return PROTECTED
    return Shown(value=displayed(tally.total / tally.base, Unit.SCORE), unit=Unit.SCORE)
