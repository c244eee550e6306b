"""Figures about what customers chose and how much they counted, never by group."""

import math

from spegla.privacy.display import PROTECTED, displayed
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.proposals.counts import OF_IMPORTANCE
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit, Value
from spegla.stats.quantities import grouped_mean, grouped_median
from spegla.survey.questions import Choice, Quantity


def choices(evidence: Evidence) -> Figures:
    """The share of each option among those who chose any."""
    for choice in evidence.questionnaire.choices:
        if choice.code in evidence.summary.everyone.picked and choice.role not in OF_IMPORTANCE:
            yield from _choice(evidence, choice)


def quantities(evidence: Evidence) -> Figures:
    """The share of each class, and the mean and median that the classes give."""
    for quantity in evidence.questionnaire.quantities:
        if quantity.code in evidence.summary.everyone.classes:
            yield from _quantity(evidence, quantity)


def _choice(evidence: Evidence, choice: Choice) -> Figures:
    wave = evidence.summary.current.wave
    for option in choice.options:
        figure = FigureId.of_customers(
            wave, SubjectKind.CHOICE, choice.code, Statistic.SHARE, category=option.code
        )
        yield figure, evidence.share(figure)


def _quantity(evidence: Evidence, quantity: Quantity) -> Figures:
    figures = [
        _quantity_id(evidence, quantity, Statistic.SHARE, f"{low:g}-{high:g}")
        for low, high in quantity.classes
    ]
    shares = [evidence.share(figure) for figure in figures]
    yield from zip(figures, shares, strict=True)
    shown = [value for value in shares if isinstance(value, Shown)]
    for statistic, of_classes in (
        (Statistic.MEAN, grouped_mean),
        (Statistic.MEDIAN, grouped_median),
    ):
        amount: Value = PROTECTED
        people = [value.value for value in shown]
        if len(shown) == len(shares) and math.fsum(people) > 0:
            exact = of_classes(quantity.edges, people)
            amount = Shown(
                value=displayed(exact, Unit.AMOUNT), unit=Unit.AMOUNT, base=shown[0].base
            )
        yield _quantity_id(evidence, quantity, statistic), amount


def _quantity_id(
    evidence: Evidence, quantity: Quantity, statistic: Statistic, category: str = ""
) -> FigureId:
    wave = evidence.summary.current.wave
    return FigureId.of_customers(
        wave, SubjectKind.QUANTITY, quantity.code, statistic, category=category
    )
