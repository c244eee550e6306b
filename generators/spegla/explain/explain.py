"""The explanation of one figure: each statistic has a way in which it is explained."""

import difflib
from collections.abc import Callable
from typing import assert_never

from spegla.errors import UnknownFigureError
from spegla.explain import (
    comparisons,
    expectations,
    importance,
    items,
    priorities,
    reliability,
    scores,
    shares,
    stated,
    taking_part,
    tolerance,
)
from spegla.explain.case import Case
from spegla.explain.explanation import Explanation, Lines, Working
from spegla.explain.numbers import grain_in_words, people, span, written
from spegla.explain.questions import questions
from spegla.explain.readings import reading
from spegla.explain.words import about
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    Released,
    Shown,
    Statistic,
    SubjectKind,
    Unit,
)

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
    near = difflib.get_close_matches(name, known, n=_NEAREST, cutoff=0.6)
    raise UnknownFigureError(name, near)


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
            figure=figure, about=lines, questions=asked, result=_why_hidden(value.reason)
        )
    case = Case(figure=figure, value=value, evidence=evidence, released=released)
    return Explanation(
        figure=figure,
        about=lines,
        questions=asked,
        result=_result(case),
        reading=reading(case),
        working=_way(figure.statistic)(case),
        settings=_thresholds(case),
    )


def _way(statistic: Statistic) -> Callable[[Case], Working]:  # noqa: C901, PLR0911, PLR0912  a branch a statistic, so that none is forgotten
    """How figures of this statistic are explained."""
    match statistic:
        case Statistic.INVITED | Statistic.ANSWERED:
            return taking_part.number
        case Statistic.RESPONSE_RATE | Statistic.COMPLETE_RATE:
            return taking_part.rate
        case Statistic.SCORE | Statistic.TREND_SCORE:
            return scores.score
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
            return comparisons.change
        case Statistic.CONTRAST:
            return comparisons.contrast
        case Statistic.GAP | Statistic.STANDARDISED_GAP:
            return comparisons.gap
        case Statistic.DETECTABLE_CHANGE:
            return comparisons.detectable_change
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
        case _:
            return shares.of_item(case)


_OF_WHOLE_POPULATION = frozenset(
    {
        Statistic.STATED_WEIGHT,
        Statistic.DERIVED_WEIGHT,
        Statistic.R_SQUARED,
        Statistic.WEIGHT,
        Statistic.PLACEMENT,
        Statistic.TOP_THREE,
    }
)
"""Shares that are displayed with two digits only (PRIVACY.md 2.15)."""


def _result(case: Case) -> Lines:
    shown = case.value
    is_coarse = case.figure.statistic in _OF_WHOLE_POPULATION
    grain = Unit.COEFFICIENT if is_coarse else None
    text = _in_its_unit(case, shown, grain)
    is_counted = shown.unit in (Unit.PERSONS, Unit.COUNT)
    lines = [text if is_counted else f"{text}, {grain_in_words(shown.unit, grain)}"]
    if shown.low is not None:
        lines.append(f"interval {span(shown, grain)}")
    if shown.base is not None:
        lines.append(f"n = {people(shown.base, case.k)}")
    return tuple(lines)


def _in_its_unit(case: Case, shown: Shown, grain: Unit | None) -> str:
    text = written(shown.value, shown.unit, grain)
    if case.figure.statistic is Statistic.DETECTABLE_CHANGE:
        text = text.removeprefix("+")  # a change of this size in either direction
    match shown.unit:
        case Unit.PERSONS:
            return f"{text} people"
        case Unit.POINTS:
            return f"{text} points"
        case Unit.DEVIATIONS:
            return f"{text} standard deviations"
        case Unit.AMOUNT if case.figure.subject_kind is SubjectKind.QUANTITY:
            code = case.figure.subject
            quantities = case.evidence.questionnaire.quantities
            unit = next(each.unit for each in quantities if each.code == code)
            return f"{text} {case.text(unit)}"
        case _:
            return text


def _thresholds(case: Case) -> Lines:
    policy = case.evidence.policy
    return (
        (
            f"privacy: figures from {policy.k} people on, means from {policy.mean_minimum}, "
            f"distributions from {policy.category_minimum}"
        ),
    )


def _why_hidden(reason: HiddenReason) -> Lines:
    match reason:
        case HiddenReason.PROTECTED:
            return (
                (
                    "Hidden to protect people: it rests on too few of them, or with other figures "
                    "would show a number that does. Which of the two is not told."
                ),
            )
        case HiddenReason.NOT_COMPARABLE:
            return (
                (
                    "Not comparable: one of the sides has too few people, or no spread by which a "
                    "difference could be judged."
                ),
            )
