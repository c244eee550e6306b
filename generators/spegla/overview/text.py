"""The overview laid out for a terminal or a log: labels on the left, wrapped lines beside."""

from collections.abc import Callable, Iterable, Iterator

from spegla.labelled import WIDTH, beside
from spegla.overview.facts import BreakdownFacts, Overview, ScaleFacts, WaveFacts

_LABEL = 12


def lay_out(
    overview: Overview, *, emphasise: Callable[[str], str] = str, width: int = WIDTH
) -> str:
    """The overview as text, a subject a label.

    Args:
        overview: What to lay out.
        emphasise: Sets a label apart, as in bold; nothing does in a plain text.
        width: Columns to wrap to.
    """
    lines: list[str] = []
    for label, texts in _sections(overview):
        lines += beside(label, texts, indent=_LABEL, width=width, emphasise=emphasise)
    return "\n".join(lines)


def _sections(overview: Overview) -> Iterator[tuple[str, list[str]]]:
    yield "Answers", [*map(_wave, overview.waves), *_progress(overview)]
    yield "Dimensions", [_listed(f"{label} ({items})" for label, items in overview.dimensions)]
    if overview.others:
        yield "Besides", [_listed(f"{count} {name}" for name, count in overview.others)]
    yield "Scales", list(map(_scale, overview.scales))
    if overview.breakdowns:
        yield "Groups", [_breakdown(breakdown, overview.k) for breakdown in overview.breakdowns]
    yield "Don't know", [_doubtful(overview)]
    care = f"{overview.straight_lined} gave one and the same answer to everything on a scale"
    yield "Care", [f"{care}; {overview.alike} gave exactly the answers of somebody else"]
    yield (
        "Pages",
        [
            _listed(f"{page.label} ({page.displays})" for page in overview.pages),
            "(in brackets: charts and tables)",
        ],
    )
    hidden = f"{overview.hidden} are hidden to protect people"
    yield "Figures", [f"{overview.figures}, of which {hidden}"]


def _scale(scale: ScaleFacts) -> str:
    turned = f", {scale.is_reversed} of them reversed" if scale.is_reversed else ""
    return f"{scale.code}: {scale.low} (bad) to {scale.high} (good), {_items(scale.items)}{turned}"


def _items(number: int) -> str:
    return "1 item" if number == 1 else f"{number} items"


def _wave(wave: WaveFacts) -> str:
    rate = f" ({wave.answered / wave.invited:.0%})" if wave.invited else ""
    team = "" if wave.management is None else f"; IT management {wave.management}"
    return f"{wave.code} ({wave.day}): {wave.answered} of {wave.invited} invited{rate}{team}"


def _progress(overview: Overview) -> list[str]:
    parts = []
    if overview.partial:
        parts.append(f"{overview.partial} answered in part")
    if overview.break_offs:
        parts.append(f"{overview.break_offs} broke off early and are not counted as answered")
    return ["; ".join(parts)] if parts else []


def _breakdown(breakdown: BreakdownFacts, k: int) -> str:
    text = f"{breakdown.label}: {breakdown.groups} groups"
    if breakdown.small:
        small = _listed(f"{label} {people}" for label, people in breakdown.small)
        text += f"; below {k} people: {small}"
    return text + (f"; {breakdown.unknown} not known" if breakdown.unknown else "")


def _doubtful(overview: Overview) -> str:
    if not overview.doubtful:
        return "no question that many could not judge"
    return _listed(f"{item.code} {item.dont_know:.0%}" for item in overview.doubtful)


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)
