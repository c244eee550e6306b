"""What could be said of one question on a scale, all customers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spegla.privacy.linear import Part, Shares, Term
from spegla.privacy.released import FigureId, Statistic, SubjectKind, Unit
from spegla.privacy.statements import HEAD_COUNT, Detail, Measure, Statement, mean_of_scale
from spegla.settings import SENSITIVE_MINIMUM, PrivacyPolicy
from spegla.stats.tallies import AudienceTallies
from spegla.survey.questions import Choice, Question, Role, Scale

SENSITIVE = frozenset({Role.SHADOW_IT, Role.SHADOW_IT_REASONS, Role.SHADOW_IT_TOLD})
"""Roles of questions that are sensitive without being marked so (METHOD.md section 4, S2)."""


def part_of(question: Question, tallies: AudienceTallies) -> Part:
    """The answers to a question, categories from its bad to its good end."""
    return Part(
        code=question.code,
        favourable=tuple(
            point >= question.scale.favourable_from for point in question.scale.points
        ),
        answers=tallies.rated[question.code],
        minimum=minimum_of([question]),
    )


def minimum_of(questions: Iterable[Question | Choice]) -> int:
    """People behind anything that is said of some questions; more if one of them is sensitive."""
    is_sensitive = any(
        question.is_sensitive or question.role in SENSITIVE for question in questions
    )
    return SENSITIVE_MINIMUM if is_sensitive else 1


def distribution(
    question: Question, part: Part, wave: str, policy: PrivacyPolicy
) -> Iterator[Statement]:
    """Favourable and unfavourable share, and the share of each point of the scale."""
    scale = question.scale
    favourable = tuple(int(is_favourable) for is_favourable in part.favourable)
    unfavourable = tuple(int(point <= scale.unfavourable_to) for point in scale.points)
    for statistic, weights, detail, minimum in (
        (Statistic.FAVOURABLE, favourable, Detail.SHARE, policy.k),
        (Statistic.UNFAVOURABLE, unfavourable, Detail.UNFAVOURABLE, policy.mean_minimum),
    ):
        figure = FigureId.of_customers(wave, SubjectKind.ITEM, question.code, statistic)
        yield head_count(
            figure, part, Term(part=part.code, weights=weights), detail=detail, minimum=minimum
        )
    for category, point in enumerate(scale.points):
        code = scale.low + scale.high - point if question.is_reversed else point
        figure = FigureId.of_customers(
            wave, SubjectKind.ITEM, question.code, Statistic.SHARE, category=str(code)
        )
        yield head_count(
            figure,
            part,
            one_category(part, category),
            detail=Detail.CATEGORY,
            minimum=policy.category_minimum,
        )


def mean(question: Question, part: Part, wave: str, policy: PrivacyPolicy) -> Statement:
    """The mean on the question's own scale."""
    return mean_statement(
        FigureId.of_customers(wave, SubjectKind.ITEM, question.code, Statistic.MEAN),
        part,
        mean_of_scale(question.scale),
        minimum=policy.mean_minimum,
    )


def mean_statement(
    figure: FigureId,
    part: Part,
    measure: Measure,
    *,
    minimum: int,
    shares: Shares | None = None,
) -> Statement:
    """A mean over those who answered, or over fewer of them as ``shares`` says."""
    return Statement(
        figure=figure,
        terms=(Term(part=part.code, weights=tuple(range(len(part.favourable)))),),
        shares=part.each_once if shares is None else shares,
        measure=measure,
        detail=Detail.MEAN,
        minimum=minimum,
    )


def mean_of_index(scale: Scale) -> Measure:
    """The mean of codes on a scale, written as an index from 0 to 100."""
    measure = mean_of_scale(scale)
    return replace(measure, unit=Unit.SCORE, start=0.0, factor=100 / measure.highest)


def head_count(
    figure: FigureId,
    part: Part,
    term: Term,
    *,
    minimum: int,
    detail: Detail = Detail.SHARE,
    ends: int = 1,
) -> Statement:
    """How many of those who answered a part gave some answer.

    Args:
        figure: Its identity.
        part: The question.
        term: Which answers count.
        minimum: People needed before it may be shown at all.
        detail: What it tells.
        ends: Values that the first and the last bin hold at least.
    """
    return Statement(
        figure=figure,
        terms=(term,),
        shares=part.each_once,
        measure=replace(HEAD_COUNT, low_end=ends, high_end=ends),
        detail=detail,
        minimum=minimum,
    )


def one_category(part: Part, category: int) -> Term:
    """Counts those who chose one category."""
    weights = tuple(int(each == category) for each in range(len(part.favourable)))
    return Term(part=part.code, weights=weights)
