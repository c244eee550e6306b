"""What could be said of a choice, a number, and who could not judge: head counts."""

from collections.abc import Mapping, Sequence

import numpy as np

from spegla.privacy.linear import FamilyKey, Part, Term
from spegla.privacy.proposals.items import head_count, minimum_of, one_category
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.privacy.statements import Detail, Proposal
from spegla.settings import PrivacyPolicy
from spegla.stats.tallies import AudienceTallies, Categories, Mask
from spegla.survey.questions import Choice, ChoiceKind, Quantity, Question, Role

FEW_OPTIONS = 3
"""Options of a single choice that say no more than favourable, neutral and unfavourable do."""

OF_IMPORTANCE = frozenset({Role.MOST_IMPORTANT, Role.FIRST_TO_IMPROVE})
"""Roles whose shares are figures about the dimensions that were chosen."""

YES = (0, 1)
"""Counts those of whom something is so, in a part of two categories."""


def options(
    choice: Choice, picked: Mapping[str, Categories], wave: str, policy: PrivacyPolicy
) -> Proposal:
    """The share of each option among those who chose any.

    Where several may be chosen, each option is a question of its own; else the options are the
    categories of one.
    """
    figures = [_option_id(choice, option.code, wave) for option in choice.options]
    minimum = smallest_base(choice, policy)
    key = FamilyKey.of_customers(wave, choice.code)
    columns = [picked[option.code] for option in choice.options]
    fewest = minimum_of([choice])
    if choice.kind is ChoiceKind.MULTIPLE:
        parts = [
            yes_or_no(f"{choice.code}:{option.code}", column, minimum=fewest)
            for option, column in zip(choice.options, columns, strict=True)
        ]
        shares = [
            head_count(figure, part, Term(part=part.code, weights=YES), minimum=minimum)
            for figure, part in zip(figures, parts, strict=True)
        ]
        return Proposal(key=key, parts=tuple(parts), statements=tuple(shares))
    table = np.column_stack(columns)
    has_answer = (table >= 0).all(axis=1)
    part = Part(
        code=choice.code,
        favourable=_nominal(len(columns)),
        answers=np.where(has_answer, table.argmax(axis=1), -1),
        minimum=fewest,
    )
    return _categories(key, part, figures, Detail.SHARE, minimum)


def classes(quantity: Quantity, answers: Categories, wave: str, policy: PrivacyPolicy) -> Proposal:
    """The share of each class of a number."""
    figures = [
        FigureId.of_customers(
            wave, SubjectKind.QUANTITY, quantity.code, Statistic.SHARE, category=f"{low:g}-{high:g}"
        )
        for low, high in quantity.classes
    ]
    part = Part(code=quantity.code, favourable=_nominal(len(figures)), answers=answers)
    key = FamilyKey.of_customers(wave, quantity.code)
    return _categories(key, part, figures, Detail.CATEGORY, policy.category_minimum)


def dont_know(question: Question, tallies: AudienceTallies, policy: PrivacyPolicy) -> Proposal:
    """The share who could not judge, among those who judged or said so."""
    code = f"{question.code}:dont_know"
    said_so = tallies.dont_know[question.code]
    judged = tallies.rated[question.code] >= 0
    answers = answers_of(said_so, among=said_so | judged)
    part = yes_or_no(code, answers, minimum=minimum_of([question]))
    figure = FigureId.of_customers(
        tallies.wave, SubjectKind.ITEM, question.code, Statistic.DONT_KNOW
    )
    statement = head_count(figure, part, Term(part=code, weights=YES), minimum=policy.mean_minimum)
    key = FamilyKey.of_customers(tallies.wave, code)
    return Proposal(key=key, parts=(part,), statements=(statement,))


def yes_or_no(code: str, answers: Categories, *, minimum: int = 1) -> Part:
    """A part of two categories."""
    return Part(
        code=code, favourable=(False, True), answers=answers.astype(np.int64), minimum=minimum
    )


def answers_of(is_so: Mask, *, among: Mask) -> Categories:
    """1 or 0 for whether something is so, -1 for people outside ``among``."""
    return np.where(among, is_so, -1).astype(np.int64)


def smallest_base(choice: Choice, policy: PrivacyPolicy) -> int:
    """People who must have answered before the shares of a choice may be shown.

    One answer among many options is a distribution, and needs as many as those of a scale.
    """
    is_distribution = choice.kind is not ChoiceKind.MULTIPLE and len(choice.options) > FEW_OPTIONS
    return policy.category_minimum if is_distribution else policy.mean_minimum


def _categories(
    key: FamilyKey, part: Part, figures: Sequence[FigureId], detail: Detail, minimum: int
) -> Proposal:
    shares = (
        head_count(figure, part, one_category(part, category), detail=detail, minimum=minimum)
        for category, figure in enumerate(figures)
    )
    return Proposal(key=key, parts=(part,), statements=tuple(shares))


def _option_id(choice: Choice, option: str, wave: str) -> FigureId:
    """A dimension chosen is a figure about the dimension."""
    statistic = {
        Role.MOST_IMPORTANT: Statistic.STATED_IMPORTANCE,
        Role.FIRST_TO_IMPROVE: Statistic.IMPROVE_FIRST,
    }
    if choice.role in OF_IMPORTANCE:
        return FigureId.of_score(wave, option, statistic[choice.role])
    return FigureId.of_customers(
        wave, SubjectKind.CHOICE, choice.code, Statistic.SHARE, category=option
    )


def _nominal(categories: int) -> tuple[bool, ...]:
    """Categories without an order: none is favourable (see ``Part``)."""
    return (False,) * categories
