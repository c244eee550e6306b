"""Dimension cards: what customers say of one dimension, and two questions to talk about.

A card says what the dimension's page says, on one side of paper that lies between two people.
"""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.context import Context
from spegla.report.model import (
    Field,
    Form,
    Quotes,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    phrase,
)
from spegla.report.pages.dimension import dimension
from spegla.report.pages.distributions import distribution_charts, items_finding
from spegla.report.pages.quotations import balance_note, quote_groups
from spegla.report.quotations import beside_score
from spegla.survey.questions import Question

LONGEST_QUOTE = 160
"""Characters of a quotation that leaves room for two more; longer ones stand in the report."""
_MOST_WITH_QUOTES, _MOST_ITEMS = 4, 7
"""With more items there is no room for quotations; still more are not all drawn."""
_LINES, _LINES_HEARD = 14, 3
"""Lines below a question, more than find room: they go on to the foot of the card."""
_QUESTIONS = ("cause", "notice")


def dimension_card(context: Context, code: str) -> Sheet:
    """The card of one dimension: finding, figures, one chart, quotations, room for answers."""
    page = dimension(context, code)
    return Sheet(
        key=f"card-{code.replace('_', '-')}",
        kind=SheetKind.CARD,
        format=SheetFormat.PORTRAIT,
        label=page.label,
        kicker=page.kicker,
        headline=page.headline,
        lead=(),
        numbers=page.numbers,
        sections=(_answers(context, code), *_words(context, code), _questions()),
    )


def _answers(context: Context, code: str) -> SheetSection:
    """How the answers are spread; items on a second scale stand on the dimension's page."""
    items = context.questionnaire.items_of(code, context.wave)
    first, *_ = distribution_charts(
        context, _drawn(context, items), anchor="answers", finding=items_finding(context, items)
    )
    return SheetSection(blocks=(first,))


def _drawn(context: Context, items: Sequence[Question]) -> tuple[Question, ...]:
    """As many items as a card holds: those with the fewest favourable answers, in their order."""
    shares = {i: context.released.value(context.item_id(i, Statistic.FAVOURABLE)) for i in items}
    ordered = sorted(items, key=lambda item: _lowest_first(shares[item]))
    return tuple(item for item in items if item in ordered[:_MOST_ITEMS])


def _lowest_first(share: Value) -> tuple[bool, float]:
    """For sorting: shown values from the lowest up, then hidden ones."""
    return (False, share.value) if isinstance(share, Shown) else (True, 0.0)


# ------------------------------------------------------------------------------ quotations


def _words(context: Context, code: str) -> tuple[SheetSection, ...]:
    """What customers wrote or said, as in the report; where there is nothing, room to write."""
    if len(context.questionnaire.items_of(code, context.wave)) > _MOST_WITH_QUOTES:
        return ()
    chosen = beside_score(context, code, longest=LONGEST_QUOTE)
    if chosen.quotations:
        quotes = Quotes(anchor="quotes", groups=quote_groups(chosen.quotations))
        return (
            SheetSection(
                heading=phrase("kit.card.quotes"),
                subline=balance_note(context, code, chosen.lack),
                blocks=(quotes,),
            ),
        )
    heard = Field(
        label=phrase("kit.card.heard"), hint=phrase("kit.card.heard.hint"), lines=_LINES_HEARD
    )
    return (SheetSection(blocks=(Form(fields=(heard,)),)),)


# ------------------------------------------------------------------------------ questions


def _questions() -> SheetSection:
    return SheetSection(
        blocks=(
            Form(
                fields=tuple(
                    Field(
                        label=phrase(f"kit.card.{question}"),
                        hint=phrase(f"kit.card.{question}.hint"),
                        lines=_LINES,
                        span=6,
                    )
                    for question in _QUESTIONS
                )
            ),
        )
    )
