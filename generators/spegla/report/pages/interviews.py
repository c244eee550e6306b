"""What interviews before the survey raised, beside what the survey says of it, and their words."""

from collections.abc import Sequence
from typing import Final

from spegla.report.claims import Basis, claim, on
from spegla.report.context import Context
from spegla.report.findings import dimension_key
from spegla.report.interviews import Evidence, Outcome, Raised, raised
from spegla.report.model import (
    HighlightGroup,
    Highlights,
    Listing,
    Number,
    Phrase,
    QuoteGroup,
    Quotes,
    RankedItem,
    Section,
    phrase,
)
from spegla.report.values import score_number

_BESIDE: Final = 2
"""Groups beside each other, so that their lines are not too short on paper."""
_UNTOLD: Final = {
    Evidence.NO_LEVEL: "raised.evidence.no_level",
    Evidence.FEW: "raised.evidence.few",
    Evidence.NO_DIMENSION: "raised.evidence.no_dimension",
    Evidence.NO_IMPORTANCE: "raised.evidence.no_importance",
    Evidence.NO_QUESTION: "raised.evidence.no_question",
}
"""Why the survey says nothing."""
_ON_IMPORTANCE: Final = (Evidence.MORE, Evidence.LESS, Evidence.EVEN)


def interview_sections(context: Context) -> tuple[Section, ...]:
    """What interviews raised and what the survey says, then what was said; none without any."""
    found = raised(context)
    return (_raised(context, found), _quotes(context)) if found else ()


def raised_sentence(context: Context, dimension: str) -> tuple[Phrase, ...]:
    """One sentence on what interviews raised about a dimension; none where they raised nothing."""
    items = tuple(
        phrase(
            "raised.short",
            theme=phrase(f"raised.theme.{each.theme}"),
            outcome=_outcome(each),
        )
        for each in raised(context)
        if each.dimension == dimension
    )
    return (phrase("raised.sentence", items=Listing(items=items)),) if items else ()


def _raised(context: Context, found: tuple[Raised, ...]) -> Section:
    """By what the survey says: what it confirms first."""
    groups = [
        HighlightGroup(
            label=_label(outcome, alike),
            items=tuple(_item(context, each) for each in alike),
        )
        for outcome in Outcome
        if (alike := [each for each in found if each.outcome is outcome])
    ]
    return Section(
        anchor="raised",
        heading=phrase("raised.heading"),
        subline=phrase("raised.how"),
        blocks=tuple(
            Highlights(groups=tuple(groups[first : first + _BESIDE]))
            for first in range(0, len(groups), _BESIDE)
        ),
    )


def _label(outcome: Outcome, alike: Sequence[Raised]) -> Phrase:
    """What the survey says of all that stands below it."""
    match outcome:
        case Outcome.CANNOT_TELL:
            return phrase("raised.cannot_tell")
        case Outcome.NOT_ASKED:
            return phrase("raised.not_asked")
        case _:
            return claim(f"raised.{outcome}", *map(_basis, alike))


def _outcome(found: Raised) -> Phrase:
    """The same of one thing, within a sentence."""
    match found.outcome:
        case Outcome.CANNOT_TELL:
            return phrase("raised.outcome.cannot_tell")
        case Outcome.NOT_ASKED:
            return phrase("raised.outcome.not_asked")
        case _:
            return claim(f"raised.outcome.{found.outcome}", _basis(found))


def _basis(found: Raised) -> Basis:
    return on() if found.apart is None else on(found.apart)


def _item(context: Context, found: Raised) -> RankedItem:
    return RankedItem(
        title=phrase(
            "raised.title",
            dimension=context.name(found.dimension),
            theme=phrase(f"raised.theme.{found.theme}"),
        ),
        reason=_reason(context, found),
        value=None if found.score is None else phrase("raised.value", score=Number.of(found.score)),
        page=_page(context, found),
    )


def _reason(context: Context, found: Raised) -> Phrase:
    target, way = context.target(found.dimension), "derived" if found.is_derived else "stated"
    match found.evidence:
        case Evidence.BELOW | Evidence.REACHED | Evidence.NEAR if target is not None:
            return _beside_level(found, score_number(target))
        case Evidence.MORE | Evidence.LESS:
            return claim(f"raised.evidence.{found.evidence}.{way}", _basis(found))
        case Evidence.EVEN:
            return phrase(f"raised.evidence.even.{way}")
        case _:
            return phrase(_UNTOLD[found.evidence])


def _beside_level(found: Raised, target: Number) -> Phrase:
    if found.evidence is Evidence.NEAR:
        return phrase("raised.evidence.near", target=target)
    return claim(f"raised.evidence.{found.evidence}", _basis(found), target=target)


def _page(context: Context, found: Raised) -> str | None:
    """Where the figure stands with all that is said of it."""
    if found.dimension not in context.dimensions:
        return None
    if found.evidence in _ON_IMPORTANCE:
        return "importance"
    return dimension_key(found.dimension)


def _quotes(context: Context) -> Section:
    interviews = context.released.interviews
    groups = (
        QuoteGroup(
            label=dimension.label,
            texts=tuple(each.text for each in interviews if each.dimension == dimension.code),
        )
        for dimension in context.questionnaire.dimensions
    )
    return Section(
        anchor="interviews",
        heading=phrase("words.interviews"),
        subline=phrase("words.interviews.who"),
        blocks=(
            Quotes(
                anchor="interviews-quotes", groups=tuple(group for group in groups if group.texts)
            ),
        ),
    )
