"""Which figures a text cites, with what the report says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spegla.privacy.released import FigureId, Shown, Statistic
from spegla.render.live.calls import Call, parts_of
from spegla.render.live.faults import Fault
from spegla.render.live.figures import Figures
from spegla.render.live.macros import meaning

_COUNTS = "n"
"""The macro that gives how many people are behind a figure, and not the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One figure that a text cites.

    Args:
        figure: The figure.
        value: Its value.
        change: The change since the wave before of what the figure is about, where it is known.
        level: The level aimed for in it, where there is one.
    """

    figure: FigureId
    value: Shown
    change: Shown | None = None
    level: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a text cites.

    Args:
        spans: Where each call begins and ends, in characters from the beginning of the text.
        figures: The figures that are cited, by where the call begins.
    """

    spans: tuple[tuple[int, int], ...] = ()
    figures: Mapping[int, Citation]


def cited_in(text: str, figures: Figures) -> Cited:
    """The calls of a text that has no fault, and the shown figures that they cite.

    Args:
        text: The text as written.
        figures: What it may name.

    >>> text = 'Yet {{ level("trust") }} is far.'
    >>> cited_in(text, Figures(values={}, waves=("2026",), targets={"trust": 65.0})).spans
    ((4, 24),)
    """
    names = {str(figure): figure for figure in figures.values}
    calls = [part for part in parts_of(text) if isinstance(part, Call)]
    cited = {}
    for call in calls:
        citation = _citation(call, figures, names)
        if citation is not None:
            cited[call.at] = citation
    return Cited(
        spans=tuple((call.at, text.index("}}", call.at) + 2) for call in calls), figures=cited
    )


def _citation(call: Call, figures: Figures, names: Mapping[str, FigureId]) -> Citation | None:
    try:
        figure = names.get(meaning(call, figures).name)
    except Fault:
        # Faults are told of before, and what is no figure cannot be contradicted.
        return None
    if figure is None or call.name == _COUNTS:
        return None
    value = figures.values[figure]
    if not isinstance(value, Shown):
        return None
    is_of_all = not figure.group_by
    is_score = is_of_all and figure.statistic is Statistic.SCORE
    return Citation(
        figure=figure,
        value=value,
        change=_change(figure, figures) if is_of_all else None,
        level=figures.targets.get(figure.subject) if is_score else None,
    )


def _change(figure: FigureId, figures: Figures) -> Shown | None:
    """The newest change of what a figure is about."""
    for other in _changes(figure, figures):
        value = figures.values[other]
        if isinstance(value, Shown):
            return value
    return None


def _changes(figure: FigureId, figures: Figures) -> Iterator[FigureId]:
    about = (figure.subject_kind, figure.subject, figure.audience)
    for other in figures.values:
        is_newest = other.statistic is Statistic.CHANGE and other.wave == figures.waves[-1]
        if is_newest and about == (other.subject_kind, other.subject, other.audience):
            yield other
