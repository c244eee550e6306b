"""How numbers are written in a calculation: a decimal point, and no digit more than is displayed.

Only characters are used that every Windows code page of Western Europe has, since a log may be
written in one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spegla.explain.explanation import Lines
from spegla.privacy.display import DIGITS, displayed
from spegla.privacy.released import Shown, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The grain in words, and whether a sign is written."""

    grain: str
    is_signed: bool = False


_FORMS: Mapping[Unit, _Form] = {
    Unit.PERSONS: _Form(grain="whole people"),
    Unit.COUNT: _Form(grain="whole numbers"),
    Unit.SHARE: _Form(grain="0.1 percent"),
    Unit.SCORE: _Form(grain="0.1 on a scale from 0 to 100"),
    Unit.POINTS: _Form(grain="0.1 points", is_signed=True),
    Unit.SCALE: _Form(grain="0.01 on the scale of the question"),
    Unit.DEVIATIONS: _Form(grain="0.01 standard deviations", is_signed=True),
    Unit.COEFFICIENT: _Form(grain="0.01"),
    Unit.AMOUNT: _Form(grain="0.1"),
}


def plain(value: float, digits: int = 1) -> str:
    """A number with a fixed count of digits, and no minus before a zero.

    >>> plain(-0.04), plain(1.96, 3)
    ('0.0', '1.960')
    """
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def bracketed(value: float, digits: int = 1) -> str:
    """The same, in brackets where it is negative, so that it can follow a minus.

    >>> bracketed(-2.5), bracketed(2.5)
    ('(-2.5)', '2.5')
    """
    return f"({plain(value, digits)})" if value < 0 else plain(value, digits)


def percent(share: float, digits: int = 1) -> str:
    """A share as a percentage.

    >>> percent(0.6131), percent(0.95, 0)
    ('61.3 %', '95 %')
    """
    return f"{plain(100 * share, digits)} %"


def written(value: float, unit: Unit, grain: Unit | None = None) -> str:
    """A displayed value in its unit.

    Args:
        value: As displayed.
        unit: What it counts in.
        grain: The unit whose digits it is displayed with, where not its own: statistics of the
            whole population have the two digits of a coefficient (PRIVACY.md 2.15).

    >>> written(0.613, Unit.SHARE), written(0.14, Unit.SHARE, Unit.COEFFICIENT)
    ('61.3 %', '14 %')
    >>> written(3.2, Unit.POINTS)
    '+3.2'
    """
    if unit is Unit.SHARE:
        # Two of the digits of a share stand before the point of its percentage.
        return percent(value, DIGITS[grain or unit] - 2)
    sign = "+" if _FORMS[unit].is_signed and value > 0 else ""
    return sign + plain(value, DIGITS[unit])


def grain_in_words(unit: Unit, grain: Unit | None = None) -> str:
    """To what a displayed value is rounded.

    >>> grain_in_words(Unit.SCALE)
    'rounded to 0.01 on the scale of the question, halves to the even digit'
    """
    is_coarse = unit is Unit.SHARE and grain is Unit.COEFFICIENT
    words = "1 percent" if is_coarse else _FORMS[unit].grain
    return f"rounded to {words}, halves to the even digit"


def span(shown: Shown, grain: Unit | None = None) -> str:
    """The ends of a displayed interval.

    >>> span(Shown(value=0.5, unit=Unit.SHARE, low=0.4, high=0.6))
    '40.0 % to 60.0 %'
    """
    low, high = (shown.value if end is None else end for end in (shown.low, shown.high))
    return f"{written(low, shown.unit, grain)} to {written(high, shown.unit, grain)}"


def at_grain(value: float, unit: Unit, grain: Unit | None = None) -> str:
    """A worked-out number, rounded as it is displayed.

    >>> at_grain(61.449, Unit.SCORE)
    '61.4'
    """
    return written(displayed(value, grain or unit), unit, grain)


def people(count: int, k: int) -> str:
    """A number of people; one from 1 to k - 1 is not told.

    >>> people(0, 5), people(3, 5), people(5, 5)
    ('0', 'fewer than 5', '5')
    """
    return f"fewer than {k}" if 0 < count < k else str(count)


def people_by_reason(counts: Mapping[str, int], k: int, *, published: str = "") -> Lines:
    """Numbers of people left out, per reason; reasons that apply to nobody are not listed.

    Where one reason alone is too small to be told, the next larger one is told vaguely too, so
    that the small one is not what is missing from a total.

    Args:
        counts: People per reason.
        k: Smallest number of people that is told.
        published: A reason that a figure of its own is about, so that it cannot be vague.

    >>> people_by_reason({"don't know": 12, "blank": 3, "not concerned": 20}, 5,
    ...                  published="don't know")
    ("don't know: 12", 'blank: fewer than 5', 'not concerned: 5 or more')
    """
    present = {reason: count for reason, count in counts.items() if count > 0}
    small = [reason for reason, count in present.items() if count < k]
    others = sorted((n, reason) for reason, n in present.items() if n >= k and reason != published)
    vague = others[0][1] if len(small) == 1 and others else None
    if not present:
        return ("nobody",)
    return tuple(
        f"{reason}: {f'{k} or more' if reason == vague else people(count, k)}"
        for reason, count in present.items()
    )
