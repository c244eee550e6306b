"""The one page for the executive team: what its template places where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spegla.render.views import (
    AskView,
    HighlightGroupView,
    HighlightsView,
    KeyNumberView,
    PageView,
    ParagraphView,
    RankedItemView,
    RankingView,
    SectionView,
)
from spegla.render.views.fields import means

_Block = TypeVar("_Block")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """What is to be decided, first things first."""

    heading: str | None = field(metadata=means("Its heading."))
    how: str | None = field(metadata=means("How it was chosen, in one line below the heading."))
    items: tuple[RankedItemView, ...] = field(metadata=means("The priorities, up to three."))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """What is strongest, and what is most misjudged."""

    heading: str | None = field(metadata=means("Its heading."))
    groups: tuple[HighlightGroupView, ...] = field(
        metadata=means("The findings in groups, beside each other.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SureView:
    """How sure the results are."""

    heading: str | None = field(metadata=means("Its heading."))
    text: str = field(metadata=means("A few sentences, the promise of anonymity last."))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePageView:
    """Verdict, numbers, what to decide, what is strongest and most misjudged, and how sure it is.

    Each part has its place on the side, whatever section it came in.
    """

    answered: str = field(metadata=means("Which survey, and how many of how many answered."))
    headline: str = field(metadata=means("The verdict."))
    numbers: tuple[KeyNumberView, ...] = field(
        metadata=means("Large numbers, none or up to three.")
    )
    decisions: tuple[DecisionsView, ...] = field(
        metadata=means("What to decide; none where nothing can be ranked.")
    )
    asks: tuple[AskView, ...] = field(metadata=means("What is asked of the reader."))
    findings: tuple[FindingsView, ...] = field(
        metadata=means("What is strongest and what is most misjudged; none where neither is known.")
    )
    sure: tuple[SureView, ...] = field(metadata=means("How sure the results are."))


def view_one_page(page: PageView) -> OnePageView:
    """The parts of the one page, each where its template looks for it.

    Args:
        page: The one page in one language.
    """
    return OnePageView(
        answered=page.kicker,
        headline=page.headline,
        numbers=page.numbers,
        decisions=tuple(
            DecisionsView(heading=section.heading, how=section.subline, items=ranking.items)
            for section, ranking in _blocks(RankingView, page.sections)
        ),
        asks=tuple(_asks(page.sections)),
        findings=tuple(
            FindingsView(heading=section.heading, groups=highlights.groups)
            for section, highlights in _blocks(HighlightsView, page.sections)
        ),
        sure=tuple(
            SureView(heading=section.heading, text=paragraph.text)
            for section, paragraph in _blocks(ParagraphView, page.sections)
        ),
    )


def _blocks(
    kind: type[_Block], sections: Sequence[SectionView]
) -> Iterator[tuple[SectionView, _Block]]:
    """All blocks of one kind, each with the section that holds it."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, kind):
                yield section, block


def _asks(sections: Sequence[SectionView]) -> Iterator[AskView]:
    """Requests that stand beside a section, and those that are all that it holds."""
    for section in sections:
        yield from section.asides
        yield from (block for block in section.blocks if isinstance(block, AskView))
