"""The explanation of one figure: each statistic has a way in which it is explained."""

from collections.abc import Callable
from typing import assert_never

from spegla.errors import UnknownFigureError
from spegla.explain import (
    changes,
    comparisons,
    expectations,
    importance,
    items,
    needs,
    priorities,
    reliability,
    scores,
    shares,
    stated,
    taking_part,
    themes,
    tolerance,
)
from spegla.explain.case import Case
from spegla.explain.explanation import Explanation, Working
from spegla.explain.questions import questions
from spegla.explain.readings import reading
from spegla.explain.results import result, rules, why_hidden
from spegla.explain.words import about
from spegla.nearest import nearest_names
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Hidden, Released, Statistic, SubjectKind

_NEAREST = 3


def find(name: str, released: Released) -> FigureId:
    """The figure with this identity.

    Args:
        name: As in ``figures.csv``.
        released: All figures that there are.

    Raises:
        UnknownFigureError: There is none; it names the nearest ones.
    """
    known = {str(figure): figure for figure, _ in released}
    if name in known:
        return known[name]
    raise UnknownFigureError(name, nearest_names(name, known, most=_NEAREST))


def explain(
    figure: FigureId, *, evidence: Evidence, released: Released, page: str | None
) -> Explanation:
    """How a figure came about; of a hidden one, why it is hidden and no number.

    Args:
        figure: One of the released figures.
        evidence: The tallies, the code book and the rules that it was decided from.
        released: What the gate let out.
        page: Key of the first page of the report that shows it; None where none does.
    """
    value = released.value(figure)
    lines = about(figure, evidence, released, page)
    asked = questions(figure, evidence)
    if isinstance(value, Hidden):
        return Explanation(
            figure=figure, about=lines, questions=asked, result=why_hidden(value.reason)
        )
    case = Case(figure=figure, value=value, evidence=evidence, released=released)
    return Explanation(
        figure=figure,
        about=lines,
        questions=asked,
        result=result(case),
        reading=reading(case),
        working=_way(figure.statistic)(case),
        settings=rules(case),
    )


def _way(statistic: Statistic) -> Callable[[Case], Working]:  # noqa: C901, PLR0911, PLR0912  a branch a statistic, so that none is forgotten
    """How figures of this statistic are explained."""
    match statistic:
        case Statistic.INVITED | Statistic.ANSWERED:
            return taking_part.number
        case Statistic.RESPONSE_RATE:
            return taking_part.rate
        case Statistic.COMPLETE_RATE:
            return taking_part.complete_rate
        case Statistic.SCORE | Statistic.TREND_SCORE:
            return _score
        case Statistic.MEAN:
            return _mean
        case Statistic.MEDIAN:
            return items.of_classes
        case Statistic.FAVOURABLE | Statistic.UNFAVOURABLE | Statistic.DONT_KNOW:
            return _share_of_answers
        case Statistic.SHARE:
            return _share_of_one_answer
        case Statistic.NET_PROMOTER:
            return items.net_promoter
        case Statistic.CONSENSUS:
            return items.consensus
        case Statistic.CHANGE:
            return changes.change
        case Statistic.CONTRAST:
            return comparisons.contrast
        case Statistic.GAP | Statistic.STANDARDISED_GAP:
            return comparisons.gap
        case Statistic.DETECTABLE_CHANGE:
            return changes.detectable_change
        case Statistic.STATED_IMPORTANCE:
            return stated.stated_importance
        case Statistic.IMPROVE_FIRST:
            return shares.improve_first
        case Statistic.STATED_WEIGHT:
            return importance.stated_weight
        case Statistic.DERIVED_WEIGHT:
            return importance.derived_weight
        case Statistic.RANK_CORRELATION:
            return importance.rank_correlation
        case Statistic.R_SQUARED:
            return importance.r_squared
        case Statistic.WEIGHT:
            return importance.weight
        case Statistic.PLACEMENT:
            return priorities.placement
        case Statistic.PRIORITY:
            return priorities.priority
        case Statistic.TOP_THREE:
            return priorities.top_three
        case Statistic.EXPECTED_OVERLAP:
            return expectations.overlap
        case Statistic.RANK_AGREEMENT:
            return expectations.agreement_in_rank
        case Statistic.MINIMUM | Statistic.DESIRED | Statistic.PERCEIVED:
            return tolerance.level
        case Statistic.ADEQUACY | Statistic.SUPERIORITY:
            return tolerance.gap
        case Statistic.BELOW_MINIMUM:
            return tolerance.below_minimum
        case Statistic.ALPHA:
            return reliability.alpha
        case Statistic.OMEGA:
            return reliability.omega
        case _:
            assert_never(statistic)


def _score(case: Case) -> Working:
    is_need = case.figure.subject_kind is SubjectKind.NEED
    return needs.score(case) if is_need else scores.score(case)


def _mean(case: Case) -> Working:
    is_item = case.figure.subject_kind is SubjectKind.ITEM
    return items.mean(case) if is_item else items.of_classes(case)


def _share_of_answers(case: Case) -> Working:
    is_item = case.figure.subject_kind is SubjectKind.ITEM
    return shares.of_item(case) if is_item else shares.of_items_together(case)


def _share_of_one_answer(case: Case) -> Working:
    match case.figure.subject_kind:
        case SubjectKind.CHOICE:
            return shares.of_choice(case)
        case SubjectKind.QUANTITY:
            return shares.of_class(case)
        case SubjectKind.COMMENT:
            return themes.share_of_theme(case)
        case _:
            return shares.of_item(case)
