"""How shares of those who answered came about: of items, choices, quantities and dimensions."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import WILSON, wilson_lines
from spegla.explain.numbers import at_grain
from spegla.explain.sums import RANGE, sum_told
from spegla.explain.who import base, left_out_of_choice, left_out_of_item
from spegla.privacy.released import Statistic, SubjectKind, Unit
from spegla.stats.shares import wilson
from spegla.survey.questions import Choice, Role


def of_item(case: Case) -> Working:
    """Favourable, unfavourable, don't know, or one category of a scale."""
    question, tally = case.item, case.people.items[case.figure.subject]
    scale, statistic = question.scale, case.figure.statistic
    if statistic is Statistic.DONT_KNOW:
        return of_people(
            case,
            tally.dont_know,
            what="don't know / (answers on the scale + don't know)",
            doing="gave an answer on the scale or said that they do not know",
            left_out=left_out_of_item(question, with_dont_know=False),
        )
    turned = ", the scale turned round" if question.is_reversed else ""
    match statistic:
        case Statistic.FAVOURABLE:
            part = tally.favourable(question)
            which = f"codes from {scale.favourable_from} to {scale.high}{turned}"
        case Statistic.UNFAVOURABLE:
            part = tally.unfavourable(question)
            which = f"codes from {scale.low} to {scale.unfavourable_to}{turned}"
        case _:
            part = tally.counts[int(case.figure.category) - scale.low]
            which = f"code {case.figure.category} as it was answered"
    return of_people(
        case,
        part,
        what=f"answers with {which} / answers on the scale",
        doing="gave an answer on the scale",
        left_out=left_out_of_item(question),
    )


def of_items_together(case: Case) -> Working:
    """A dimension's share: the mean of what is displayed of its items."""
    items = case.items_of(case.score_key())
    shares = [_share_of_item(case, item.code) for item in items]
    mean = sum(shares) / len(shares)
    terms = " + ".join(at_grain(share, Unit.SHARE) for share in shares)
    return Working(
        computed=Computed.of(mean, Unit.SHARE),
        base=base(case, "answered") or ("Whoever counts in its items.",),
        left_out=("whoever is left out of its items; explain those to see who is",),
        formula=(
            "mean of the displayed shares of the dimension's items",
            f"= ({terms}) / {len(shares)} = {at_grain(mean, Unit.SHARE)}",
        ),
        interval=("none: its items have different bases, and each has an interval of its own",),
        source=("Means of displayed values, so that a reader comes to the same",),
    )


def of_choice(case: Case) -> Working:
    """Who chose an option, among those who chose any."""
    code, option = case.figure.subject, case.figure.category
    choice = next(c for c in case.evidence.questionnaire.choices if c.code == code)
    return of_option(case, choice, option)


def improve_first(case: Case) -> Working:
    """Who chose the dimension as the one to improve first."""
    wave = case.evidence.summary.current.wave
    choice = case.evidence.questionnaire.choice(Role.FIRST_TO_IMPROVE, wave)
    if choice is None:
        raise LookupError(f"{case.figure} is of a choice that was not put in {wave}")
    return of_option(case, choice, case.figure.subject)


def of_option(case: Case, choice: Choice, option: str) -> Working:
    """Who chose one option of a choice."""
    tally = case.evidence.summary.everyone.choices[choice.code]
    place = [each.code for each in choice.options].index(option)
    most = "" if choice.at_most is None else f", up to {choice.at_most} each"
    return of_people(
        case,
        tally.counts[place],
        what=f'people who chose "{option}" / people who chose any option{most}',
        doing="chose an option",
        left_out=left_out_of_choice(choice.only_if),
    )


def of_class(case: Case) -> Working:
    """Who gave a number within one class."""
    code, category = case.figure.subject, case.figure.category
    quantity = next(q for q in case.evidence.questionnaire.quantities if q.code == code)
    tally = case.evidence.summary.everyone.quantities[code]
    place = [f"{low:g}-{high:g}" for low, high in quantity.classes].index(category)
    last = place == len(tally.counts) - 1
    ends = "both ends among them" if last else "the lower end among them, the upper not"
    return of_people(
        case,
        tally.counts[place],
        what=f"people whose number lies in {category} ({ends}) / people who gave a number",
        doing="gave a number",
        left_out=left_out_of_choice(None),
    )


def of_people(case: Case, part: int, *, what: str, doing: str, left_out: Lines) -> Working:
    """A share of people with Wilson's interval.

    Args:
        case: The figure.
        part: People who count; held against the range that is told, and never printed.
        what: Part and whole in words.
        doing: What the whole did.
        left_out: Who is not in the whole.
    """
    told = sum_told(case, part)
    n, share = told.divisor, told.computed.value
    interval = wilson(share * n, n, population=case.population_of(n), level=case.level)
    return Working(
        computed=told.computed.within(interval, Unit.SHARE),
        base=base(case, doing),
        left_out=left_out,
        formula=(
            f"p = {what}",
            *told.of_heads(),
        ),
        interval=wilson_lines(case, share),
        source=(RANGE, WILSON),
        settings=case.setting("level"),
    )


def _share_of_item(case: Case, item: str) -> float:
    return case.beside(case.figure.statistic, subject=item, kind=SubjectKind.ITEM).value
