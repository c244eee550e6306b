"""Which quotations stand beside a figure: as many positive ones as it implies (METHOD.md 2.19).

Everything follows from displayed values and released words; among equals the order of the release
decides, which follows from the words alone and says nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from spegla.privacy.released import FigureId, Shown
from spegla.report.context import Context
from spegla.report.pages.ranges import high_end, low_end
from spegla.survey.readings import InterviewTheme, Sentiment

QUOTES: Final = 3
"""Most quotations about one dimension."""
_TOLERATED = 0.1
"""Share of a question's comments by which those shown may differ from all, and one comment more."""
_SOUNDS: Final = {
    InterviewTheme.WHAT_DECIDES: Sentiment.NEUTRAL,
    InterviewTheme.BAD_EPISODE: Sentiment.NEGATIVE,
    InterviewTheme.GOOD_EPISODE: Sentiment.POSITIVE,
    InterviewTheme.MISSING: Sentiment.NEGATIVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Something that a customer wrote in the survey or said before it."""

    text: str
    sentiment: Sentiment
    is_interview: bool = False


class Lack(StrEnum):
    """Of which quotations there are fewer than a score implies."""

    POSITIVE = "positive"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The quotations that stand beside a score.

    Args:
        quotations: At most three.
        lack: What is missing for their balance; None where nothing is, or no score is shown that
            would imply one.
    """

    quotations: tuple[Quotation, ...]
    lack: Lack | None


def quotations(context: Context, dimension: str, *, longest: int) -> tuple[Quotation, ...]:
    """What may be quoted about a dimension: comments first, then words of interviews.

    Args:
        context: What was released.
        dimension: Its code.
        longest: Characters of a quotation for which there is room.
    """
    released = context.released
    wrote = (
        Quotation(text=each.text, sentiment=each.sentiment)
        for each in released.comments
        if each.theme == dimension
    )
    said = (
        Quotation(text=each.text, sentiment=_SOUNDS[each.theme], is_interview=True)
        for each in released.interviews
        if each.dimension == dimension
    )
    return tuple(each for each in (*wrote, *said) if len(each.text) <= longest)


def beside_score(context: Context, dimension: str, *, longest: int) -> Chosen:
    """The quotations that stand beside the score of a dimension.

    Args:
        context: What was released.
        dimension: Its code.
        longest: Characters of a quotation for which there is room.
    """
    score = context.score(dimension)
    share = score.value / 100 if isinstance(score, Shown) else None
    return balanced(quotations(context, dimension, longest=longest), share=share)


def balanced(candidates: Sequence[Quotation], *, share: float | None) -> Chosen:
    """At most three quotations, of which as many are positive as a share implies.

    Three if there are enough of both sorts, two otherwise, one of each sort at least. Of one sort
    alone there may be three, which are then seldom in balance. Among those that are not positive,
    negative comments come first and words of interviews last.

    Args:
        candidates: What may be quoted, in the order of the release.
        share: The share of positive ones to aim for; None where no score is shown, and then
            nothing is said to be missing.

    >>> glad = [Quotation(text=text, sentiment=Sentiment.POSITIVE) for text in ("a", "b", "c")]
    >>> sad = [Quotation(text="d", sentiment=Sentiment.NEGATIVE)]
    >>> [each.text for each in balanced([*glad, *sad], share=0.7).quotations]
    ['a', 'b', 'd']
    >>> [each.text for each in balanced([*glad, *sad], share=0.4).quotations]
    ['a', 'd']
    >>> balanced(glad, share=0.4).lack.value
    'critical'
    """
    glad = [each for each in candidates if each.sentiment is Sentiment.POSITIVE]
    others = sorted((each for each in candidates if each not in glad), key=_critical_first)
    for size in range(QUOTES, 1, -1):
        positive = min(max(_implied(size, share), 1), size - 1)
        if positive <= len(glad) and size - positive <= len(others):
            return Chosen(
                quotations=(*glad[:positive], *others[: size - positive]),
                lack=None,
            )
    of_one_sort = tuple((glad or others)[:QUOTES])
    implied = _implied(len(of_one_sort), share)
    lack = None
    if share is not None and glad and implied < len(of_one_sort):
        lack = Lack.CRITICAL
    elif share is not None and not glad and implied > 0:
        lack = Lack.POSITIVE
    return Chosen(quotations=of_one_sort, lack=lack)


def _critical_first(quotation: Quotation) -> tuple[bool, bool]:
    """For sorting: comments before interviews, negative ones first among each."""
    return quotation.is_interview, quotation.sentiment is not Sentiment.NEGATIVE


def _implied(size: int, share: float | None) -> int:
    """How many of so many are positive; with no share, fewer than half."""
    return math.floor(size * share + 0.5) if share is not None else size // 2


# ------------------------------------------------------------------------------ all of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilt:
    """How the comments shown on a question differ from all that people wrote to it.

    Args:
        sentiment: Positive or negative.
        is_fewer: Whether fewer of those shown sound so than of all.
        shown: How many of those shown do.
        all_shown: How many are shown.
        share: The share of people whose answers do, as displayed.
    """

    sentiment: Sentiment
    is_fewer: bool
    shown: int
    all_shown: int
    share: Shown


def tilt(context: Context, question: str) -> Tilt | None:
    """How the comments shown on a question are out of balance with all answers to it.

    Where the share of people whose answers are positive, or negative, is shown, the comments
    shown may miss what any value of its range implies by one comment or a tenth of them,
    whichever is more.

    Args:
        context: What was released.
        question: Code of the open question.

    Returns:
        The first of positive and negative that is missed; None where neither is, where no comment
        is shown or nothing is counted.
    """
    sounds = [each.sentiment for each in context.released.comments if each.question == question]
    tolerated = max(1.0, _TOLERATED * len(sounds))
    for sentiment in (Sentiment.POSITIVE, Sentiment.NEGATIVE):
        figure = FigureId.of_comments(context.wave, question, sentiment=sentiment)
        share = context.released.find(figure)
        if not isinstance(share, Shown) or not sounds:
            continue
        shown = sounds.count(sentiment)
        is_fewer = shown < len(sounds) * low_end(share) - tolerated
        if is_fewer or shown > len(sounds) * high_end(share) + tolerated:
            return Tilt(
                sentiment=sentiment,
                is_fewer=is_fewer,
                shown=shown,
                all_shown=len(sounds),
                share=share,
            )
    return None
