"""What could be said of levels asked for per dimension: accepted, wished for, and how important."""

from collections.abc import Iterator, Mapping

import numpy as np

from spegla.privacy.linear import BoolVector, FamilyKey, Part, Term
from spegla.privacy.proposals.counts import YES, yes_or_no
from spegla.privacy.proposals.items import head_count, mean_of_index, mean_statement, part_of
from spegla.privacy.released import FigureId, Statistic, Unit
from spegla.privacy.statements import Measure, Proposal, mean_of_scale
from spegla.settings import PrivacyPolicy
from spegla.stats.tallies import AudienceTallies, Categories
from spegla.survey.questions import Question, Scale

WHOLE = 100
"""Points of which a dimension gets a part."""

_HALF = WHOLE // 2

POINTS = Measure(
    unit=Unit.SHARE,
    lowest=0,
    highest=WHOLE,
    low_end=2 * _HALF + 1,
    high_end=2 * _HALF + 1,
    step=WHOLE // 4,
    factor=1 / WHOLE,
)
"""A mean share of points; a quarter of all points is told apart like a step of a scale of five."""


def levels(
    dimension: str,
    asked: Mapping[Statistic, Question],
    below_minimum: Categories,
    tallies: AudienceTallies,
    policy: PrivacyPolicy,
    *,
    minimum: int,
) -> Iterator[Proposal]:
    """Minimum and desired level, and who is below their own minimum.

    Args:
        dimension: Its code.
        asked: The question that gave the minimum, and the desired level.
        below_minimum: 1 or 0 for those who gave all levels.
        tallies: The customers of the newest wave.
        policy: The thresholds in force.
        minimum: People behind anything that is said of the items of the dimension.
    """
    gave_all = gave_all_levels(below_minimum)
    for statistic, question in asked.items():
        part = part_of(question, tallies)
        statement = mean_statement(
            FigureId.of_score(tallies.wave, dimension, statistic),
            part,
            mean_of_index(question.scale),
            minimum=policy.mean_minimum,
            shares=gave_all.astype(np.uint8),
        )
        yield Proposal(
            key=FamilyKey.of_customers(tallies.wave, question.code),
            parts=(part,),
            statements=(statement,),
        )
    part = yes_or_no(f"{dimension}:below_minimum", below_minimum, minimum=minimum)
    yield Proposal(
        key=FamilyKey.of_customers(tallies.wave, part.code),
        parts=(part,),
        statements=(
            head_count(
                FigureId.of_score(tallies.wave, dimension, Statistic.BELOW_MINIMUM),
                part,
                Term(part=part.code, weights=YES),
                minimum=policy.mean_minimum,
                ends=_steps_to_favourable(asked[Statistic.MINIMUM].scale),
            ),
        ),
    )


def importance_ratings(
    items: Mapping[str, Question], tallies: AudienceTallies, policy: PrivacyPolicy
) -> Iterator[Proposal]:
    """The mean rated importance of each dimension."""
    for dimension, question in items.items():
        part = part_of(question, tallies)
        yield _importance(dimension, part, mean_of_scale(question.scale), tallies, policy)


def importance_points(
    points: Mapping[str, Categories], tallies: AudienceTallies, policy: PrivacyPolicy
) -> Iterator[Proposal]:
    """The mean share of points of each dimension, each person's in whole percent."""
    for dimension, answers in points.items():
        part = Part(
            code=f"{dimension}:points",
            favourable=tuple(percent >= _HALF for percent in range(WHOLE + 1)),
            answers=answers,
        )
        yield _importance(dimension, part, POINTS, tallies, policy)


def gave_all_levels(below_minimum: Categories) -> BoolVector:
    """Who gave all three levels of a dimension."""
    gave: BoolVector = below_minimum >= 0
    return gave


def _importance(
    dimension: str,
    part: Part,
    measure: Measure,
    tallies: AudienceTallies,
    policy: PrivacyPolicy,
) -> Proposal:
    figure = FigureId.of_score(tallies.wave, dimension, Statistic.STATED_IMPORTANCE)
    statement = mean_statement(figure, part, measure, minimum=policy.mean_minimum)
    return Proposal(
        key=FamilyKey.of_customers(tallies.wave, part.code), parts=(part,), statements=(statement,)
    )


def _steps_to_favourable(scale: Scale) -> int:
    """People who may have to change their minimum so that one can have a favourable one.

    The ends of the head count leave room for so many, since who is below their minimum stands
    beside the mean minimum.
    """
    return scale.favourable_from - scale.low
