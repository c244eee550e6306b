"""The key above a chart: each sign once, with what it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.render.charts.lettering import Role, Text, lines
from spegla.render.media import Measures
from spegla.render.text_widths import text_width, wrap

SIGN = 13
"""Width in pixels that is kept for a sign, unless asked otherwise."""
_SIGN_GAP = 6
_ENTRY_GAP = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A laid-out key: the middle of each sign, all text, and where the key ends below."""

    signs: tuple[tuple[float, float], ...]
    texts: tuple[Text, ...]
    bottom: float


def lay_key(entries: Sequence[str], *, top: float, measures: Measures, sign: float = SIGN) -> Key:
    """The entries from left to right, on as many lines as they need.

    >>> from spegla.render.media import MEASURES, Medium
    >>> lay_key(["Kunder"], top=0, measures=MEASURES[Medium.WIDE]).signs
    ((6.5, 9.0),)
    """
    x, y = 0.0, top + measures.line / 2
    signs: list[tuple[float, float]] = []
    texts: list[Text] = []
    bottom = top
    for entry in entries:
        broken = wrap(entry, measures.width - sign - _SIGN_GAP, measures.small)
        width = sign + _SIGN_GAP + max(text_width(line, measures.small) for line in broken)
        if x and x + width > measures.width:
            x, y = 0.0, bottom + measures.line / 2
        signs.append((x + sign / 2, y))
        texts += lines(broken, x=x + sign + _SIGN_GAP, y=y, step=measures.line, role=Role.KEY)
        bottom = max(bottom, y + (len(broken) - 0.5) * measures.line)
        x += width + _ENTRY_GAP
    return Key(signs=tuple(signs), texts=tuple(texts), bottom=bottom)
