"""Dimension cards: what customers say of one dimension, and two questions to talk about.

A card says what the dimension's page says, on one side of paper that lies between two people.
"""

from collections.abc import Sequence

from spegla.privacy.released import ReleasedComment, Shown, Statistic, Value
from spegla.report.context import Context
from spegla.report.model import (
    Field,
    Form,
    QuoteGroup,
    Quotes,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    phrase,
)
from spegla.report.pages.dimension import dimension
from spegla.report.pages.distributions import distribution_charts, items_finding
from spegla.survey.questions import Question
from spegla.survey.readings import Sentiment

QUOTES = 3
"""Most quotations on a card."""
LONGEST_QUOTE = 160
"""Characters of a quotation that leaves room for two more; longer ones stand in the report."""
_MIDDLE = 50
"""From this score on, two of three quotations are positive."""
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
    groups = _groups(context, code)
    if groups:
        quotes = Quotes(anchor="quotes", groups=groups)
        return (SheetSection(heading=phrase("kit.card.quotes"), blocks=(quotes,)),)
    heard = Field(
        label=phrase("kit.card.heard"), hint=phrase("kit.card.heard.hint"), lines=_LINES_HEARD
    )
    return (SheetSection(blocks=(Form(fields=(heard,)),)),)


def _groups(context: Context, code: str) -> tuple[QuoteGroup, ...]:
    """Comments in balance, by how they sound; what is left of three are words of interviews."""
    score = context.score(code)
    positive = 2 if isinstance(score, Shown) and score.value >= _MIDDLE else 1
    comments = balanced(
        [c for c in context.released.comments if c.theme == code and _fits(c.text)],
        positive=positive,
    )
    said = [
        each.text
        for each in context.released.interviews
        if each.dimension == code and _fits(each.text)
    ][: QUOTES - len(comments)]
    groups = [
        QuoteGroup(
            label=phrase(f"words.sentiment.{sentiment}"),
            texts=tuple(each.text for each in comments if each.sentiment is sentiment),
        )
        for sentiment in Sentiment
    ]
    groups.append(QuoteGroup(label=phrase("words.interviews"), texts=tuple(said)))
    return tuple(group for group in groups if group.texts)


def _fits(text: str) -> bool:
    return len(text) <= LONGEST_QUOTE


def balanced(comments: Sequence[ReleasedComment], *, positive: int) -> tuple[ReleasedComment, ...]:
    """At most three comments of which as many are positive as the score implies.

    Where there are too few of one sort, the other fills up. Among equals the order of the release
    decides, which says nothing.

    Args:
        comments: Approved comments on one dimension.
        positive: How many of three are to be positive.

    >>> def wrote(text: str, sentiment: Sentiment) -> ReleasedComment:
    ...     return ReleasedComment(question="best", theme="trust", sentiment=sentiment, text=text)
    >>> glad = [wrote(text, Sentiment.POSITIVE) for text in ("a", "b", "c")]
    >>> sad = [wrote("d", Sentiment.NEGATIVE)]
    >>> [each.text for each in balanced([*glad, *sad], positive=1)]
    ['a', 'd', 'b']
    """
    glad = [each for each in comments if each.sentiment is Sentiment.POSITIVE]
    others = [each for each in comments if each.sentiment is Sentiment.NEGATIVE]
    between = (Sentiment.POSITIVE, Sentiment.NEGATIVE)
    others += [each for each in comments if each.sentiment not in between]
    first = [*glad[:positive], *others[: QUOTES - positive]]
    rest = [*glad[positive:], *others[QUOTES - positive :]]
    return tuple([*first, *rest][:QUOTES])


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
