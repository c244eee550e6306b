"""Everything that a report could say of a survey in sums over people, family by family."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spegla.privacy.grouping import Grouping
from spegla.privacy.linear import FamilyKey, Part
from spegla.privacy.proposals.counts import classes, dont_know, options
from spegla.privacy.proposals.items import distribution, mean, minimum_of, part_of
from spegla.privacy.proposals.levels import (
    gave_all_levels,
    importance_points,
    importance_ratings,
    levels,
)
from spegla.privacy.proposals.linked import beside, can_count, link_of
from spegla.privacy.proposals.scores import (
    Composite,
    can_stand_beside,
    composite,
    score_of_all,
    score_part,
    scores,
)
from spegla.privacy.proposals.taking_part import completed
from spegla.privacy.released import Statistic
from spegla.privacy.statements import Proposal, Statement
from spegla.settings import PrivacyPolicy
from spegla.stats.summarise import score_items
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.stats.weighing import StatedBasis
from spegla.survey.questions import Audience, Question, QuestionKind, Questionnaire, Role


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Draft:
    """What proposals are made from."""

    summary: Summary
    questionnaire: Questionnaire
    grouping: Grouping
    policy: PrivacyPolicy

    def scored(self, tallies: AudienceTallies) -> dict[ScoreKey, tuple[Question, ...]]:
        """The items of each dimension and the NKI that an audience was asked for."""
        every = score_items(self.questionnaire, tallies.wave, self.trend)
        return {key: asked for key, asked in every.items() if self._has(tallies, key)}

    @property
    def trend(self) -> tuple[str, str] | None:
        """The two waves that a trend joins."""
        previous = self.summary.previous
        return (previous.wave, self.summary.current.wave) if previous else None

    def _has(self, tallies: AudienceTallies, key: ScoreKey) -> bool:
        return key in tallies.scored and not key.is_need


def proposals(
    summary: Summary,
    questionnaire: Questionnaire,
    grouping: Grouping,
    policy: PrivacyPolicy,
    *,
    with_management: bool,
) -> Iterator[Proposal]:
    """Each family of questions of both waves and audiences, once.

    Args:
        summary: The tallies and who answered what.
        questionnaire: The code book.
        grouping: Which groups may stand beside each other.
        policy: The thresholds in force.
        with_management: Whether the IT management team answered one by one. Answers that it
            agreed on are no sums over people.
    """
    draft = _Draft(summary=summary, questionnaire=questionnaire, grouping=grouping, policy=policy)
    now = [proposal.with_minimums() for proposal in _now(draft)]
    yield from now
    if summary.previous is not None:
        before = (proposal.with_minimums() for proposal in _before(draft, summary.previous))
        link = link_of(summary, policy)
        yield from before if link is None else beside(link, before, now, policy)
    if summary.management is not None and with_management:
        for proposal in _of_management(draft, summary.management):
            yield proposal.with_minimums()


def _now(draft: _Draft) -> Iterator[Proposal]:
    """The customers of the newest wave."""
    current, policy = draft.summary.current, draft.policy
    yield completed(current, policy)
    yield from _scored(draft)
    in_scores = {item.code for items in draft.scored(current).values() for item in items}
    for question in _judged(draft):
        if question.code in in_scores:
            continue
        part = part_of(question, current)
        yield Proposal(
            key=FamilyKey.of_customers(current.wave, question.code),
            parts=(part,),
            statements=tuple(_of_item(question, part, current.wave, policy)),
        )
    for question in _judged(draft):
        if question.scale.dont_know is not None:
            yield dont_know(question, current, policy)
    yield from _of_everyone(draft)


def _scored(draft: _Draft) -> Iterator[Proposal]:
    """Dimensions and the NKI of the newest wave, with all their items."""
    current, policy = draft.summary.current, draft.policy
    asked = draft.scored(current)
    for key, items in asked.items():
        if key.like_for_like:
            continue
        parts = tuple(part_of(item, current) for item in items)
        of_items = composite(items, current, key, policy)
        by_group = not any(item.is_sensitive for item in items)
        statements = list(scores(of_items, key.subject, current, draft.grouping, by_group=by_group))
        alike = ScoreKey(subject=key.subject, like_for_like=True)
        if alike in asked and _is_in(draft.summary.previous, alike):
            of_alike = composite(asked[alike], current, alike, policy)
            statements.append(
                score_of_all(of_alike, key.subject, Statistic.TREND_SCORE, current.wave)
            )
        k = max(policy.k, minimum_of(items))
        statements += _perceived(draft, key.subject, of_items, statements, k=k)
        for item, part in zip(items, parts, strict=True):
            statements += _of_item(item, part, current.wave, policy)
        yield _with_score(current, of_items, key.subject, parts, statements)


def _perceived(
    draft: _Draft, subject: str, of_items: Composite, statements: Sequence[Statement], *, k: int
) -> Iterator[Statement]:
    """The level perceived by those who gave all three, where it can stand beside the scores."""
    below_minimum = draft.summary.everyone.below_minimum.get(subject)
    if below_minimum is None:
        return
    perceived = of_items.shares * gave_all_levels(below_minimum)
    own = [statement for statement in statements if statement.figure.statistic is Statistic.SCORE]
    if can_stand_beside(perceived != 0, own, k):
        yield replace(
            score_of_all(of_items, subject, Statistic.PERCEIVED, draft.summary.current.wave),
            shares=perceived,
            minimum=draft.policy.mean_minimum,
        )


def _judged(draft: _Draft) -> Iterator[Question]:
    """The questions of the newest wave in which customers judge IT."""
    current = draft.summary.current
    for question in draft.questionnaire.asked(current.wave):
        if question.code in current.rated and not question.kind.is_about_level:
            yield question


def _of_item(
    question: Question, part: Part, wave: str, policy: PrivacyPolicy
) -> Iterator[Statement]:
    yield mean(question, part, wave, policy)
    yield from distribution(question, part, wave, policy)


def _of_everyone(draft: _Draft) -> Iterator[Proposal]:
    """Choices, numbers, levels and importance, of all customers."""
    current, everyone = draft.summary.current, draft.summary.everyone
    for choice in draft.questionnaire.choices:
        if choice.code in everyone.picked and _is_wanted(draft, choice.role):
            yield options(choice, everyone.picked[choice.code], current.wave, draft.policy)
    for quantity in draft.questionnaire.quantities:
        if quantity.code in everyone.classes:
            yield classes(quantity, everyone.classes[quantity.code], current.wave, draft.policy)
    asked = {
        Statistic.MINIMUM: draft.questionnaire.levels_of(QuestionKind.MINIMUM, current.wave),
        Statistic.DESIRED: draft.questionnaire.levels_of(QuestionKind.DESIRED, current.wave),
    }
    for dimension, below in everyone.below_minimum.items():
        questions = {statistic: of_kind[dimension] for statistic, of_kind in asked.items()}
        items = draft.questionnaire.items_of(dimension, current.wave)
        yield from levels(
            dimension, questions, below, current, draft.policy, minimum=minimum_of(items)
        )
    stated = everyone.weighing.stated if everyone.weighing else None
    if stated is not None and stated.basis is StatedBasis.RATINGS:
        ratings = draft.questionnaire.levels_of(QuestionKind.IMPORTANCE, current.wave)
        yield from importance_ratings(ratings, current, draft.policy)
    if stated is not None and stated.basis is StatedBasis.POINTS:
        yield from importance_points(everyone.points, current, draft.policy)


def _is_wanted(draft: _Draft, role: Role | None) -> bool:
    """What matters most is shown only where there are dimensions to compare."""
    return role is not Role.MOST_IMPORTANT or draft.summary.everyone.weighing is not None


def _before(draft: _Draft, previous: AudienceTallies) -> Iterator[Proposal]:
    """The wave before: who answered everything, and scores and items asked alike in both.

    The report has no distributions of it, but the spreads by which changes are judged are made of
    them, so they are audited like all others.
    """
    if can_count(draft.summary, draft.grouping, draft.policy):
        yield completed(previous, draft.policy)
    asked = draft.scored(previous)
    alike = {key: items for key, items in asked.items() if key.like_for_like}
    in_both = {item.code for item in draft.questionnaire.asked(draft.summary.current.wave)}
    done: set[str] = set()
    for key, items in alike.items():
        of_items = composite(items, previous, key, draft.policy)
        parts = tuple(part_of(item, previous) for item in items)
        statements = [score_of_all(of_items, key.subject, Statistic.TREND_SCORE, previous.wave)]
        for item, part in zip(items, parts, strict=True):
            statements += _of_item(item, part, previous.wave, draft.policy)
        done |= {item.code for item in items}
        yield _with_score(previous, of_items, key.subject, parts, statements)
    for question in draft.questionnaire.asked(previous.wave):
        is_shown = question.code in in_both and question.code in previous.rated
        if is_shown and question.code not in done and not question.kind.is_about_level:
            part = part_of(question, previous)
            yield Proposal(
                key=FamilyKey.of_customers(previous.wave, question.code),
                parts=(part,),
                statements=tuple(_of_item(question, part, previous.wave, draft.policy)),
            )


def _of_management(draft: _Draft, team: AudienceTallies) -> Iterator[Proposal]:
    """The team's joint scores of itself; of so small a team nothing finer is shown."""
    asked = draft.scored(draft.summary.current)
    for key, items in asked.items():
        if key.like_for_like or key not in team.scored:
            continue
        of_items = composite(items, team, key, draft.policy)
        parts = tuple(part_of(item, team) for item in items)
        statement = score_of_all(
            of_items, key.subject, Statistic.SCORE, team.wave, Audience.MANAGEMENT
        )
        yield _with_score(team, of_items, key.subject, parts, [statement])


def _with_score(
    tallies: AudienceTallies,
    of_items: Composite,
    subject: str,
    parts: tuple[Part, ...],
    statements: Sequence[Statement],
) -> Proposal:
    """Items and the score that they make up, which is a question of its own too."""
    return Proposal(
        key=FamilyKey(wave=tallies.wave, audience=tallies.audience, code=subject),
        parts=parts,
        statements=tuple(statements),
        score=score_part(of_items, subject, parts),
    )


def _is_in(tallies: AudienceTallies | None, key: ScoreKey) -> bool:
    return tallies is not None and key in tallies.scored
