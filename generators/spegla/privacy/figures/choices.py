"""Figures about what customers chose and how much they counted, never by group."""

import math

from spegla.privacy.display import PROTECTED, displayed
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit, Value
from spegla.stats.quantities import grouped_mean, grouped_median
from spegla.stats.tallies import ChoiceTally, QuantityTally
from spegla.survey.questions import Choice, ChoiceKind, Quantity, Role

SENSITIVE = frozenset({Role.SHADOW_IT, Role.SHADOW_IT_REASONS, Role.SHADOW_IT_TOLD})
"""Roles that are shown for all customers only, and from ten people (METHOD.md section 4, S2)."""

SENSITIVE_MINIMUM = 10

FEW_OPTIONS = 3
"""Options of a single choice that say no more than favourable, neutral and unfavourable do."""

_OF_IMPORTANCE = frozenset({Role.MOST_IMPORTANT, Role.FIRST_TO_IMPROVE})
"""Roles whose shares are figures about the dimensions that were chosen."""


def choices(evidence: Evidence) -> Figures:
    """The share of each option among those who chose any."""
    for choice in evidence.questionnaire.choices:
        tally = evidence.summary.everyone.choices.get(choice.code)
        if tally is not None and choice.role not in _OF_IMPORTANCE:
            yield from _choice(evidence, choice, tally)


def quantities(evidence: Evidence) -> Figures:
    """The share of each class, and the mean and median that the classes give."""
    for quantity in evidence.questionnaire.quantities:
        tally = evidence.summary.everyone.quantities.get(quantity.code)
        if tally is not None:
            yield from _quantity(evidence, quantity, tally)


def smallest_base(evidence: Evidence, choice: Choice) -> int:
    """People who must have answered before the shares of a choice may be shown.

    One answer among many options is a distribution, and needs as many as those of a scale.
    """
    policy = evidence.policy
    is_distribution = choice.kind is ChoiceKind.SINGLE and len(choice.options) > FEW_OPTIONS
    minimum = policy.category_minimum if is_distribution else policy.mean_minimum
    return max(minimum, SENSITIVE_MINIMUM) if choice.role in SENSITIVE else minimum


def _choice(evidence: Evidence, choice: Choice, tally: ChoiceTally) -> Figures:
    minimum = smallest_base(evidence, choice)
    for option, count in zip(choice.options, tally.counts, strict=True):
        figure = FigureId.of_customers(
            evidence.summary.current.wave,
            SubjectKind.CHOICE,
            choice.code,
            Statistic.SHARE,
            category=option.code,
        )
        yield figure, evidence.share(count, tally.base, minimum=minimum)


def _quantity(evidence: Evidence, quantity: Quantity, tally: QuantityTally) -> Figures:
    shares = [
        evidence.share(count, tally.base, minimum=evidence.policy.category_minimum)
        for count in tally.counts
    ]
    for (low, high), value in zip(quantity.classes, shares, strict=True):
        category = f"{low:g}-{high:g}"
        yield _quantity_id(evidence, quantity, Statistic.SHARE, category), value
    shown = [value.value for value in shares if isinstance(value, Shown)]
    for statistic, of_classes in (
        (Statistic.MEAN, grouped_mean),
        (Statistic.MEDIAN, grouped_median),
    ):
        amount: Value = PROTECTED
        if len(shown) == len(shares) and math.fsum(shown) > 0:
            exact = of_classes(quantity.edges, shown)
            amount = Shown(value=displayed(exact, Unit.AMOUNT), unit=Unit.AMOUNT, base=tally.base)
        yield _quantity_id(evidence, quantity, statistic), amount


def _quantity_id(
    evidence: Evidence, quantity: Quantity, statistic: Statistic, category: str = ""
) -> FigureId:
    wave = evidence.summary.current.wave
    return FigureId.of_customers(
        wave, SubjectKind.QUANTITY, quantity.code, statistic, category=category
    )
