"""How numbers are written in a calculation: a decimal point, and no digit more than is displayed.

Only characters are used that every Windows code page of Western Europe has, since a log may be
written in one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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


def short(value: float) -> str:
    """A number with two digits at most, and none that says nothing.

    >>> short(126.0), short(126.5), short(16612.25)
    ('126', '126.5', '16612.25')
    """
    return plain(value, 2).rstrip("0").removesuffix(".")


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


def between(shown: Shown) -> str:
    """The ends of the range that a displayed value stands for.

    >>> between(Shown(value=0.55, unit=Unit.SHARE, least=0.546, most=0.555, base=229))
    '54.6 % to 55.5 %'
    """
    least, most = (shown.value if end is None else end for end in (shown.least, shown.most))
    return f"{written(least, shown.unit)} to {written(most, shown.unit)}"


def at_grain(value: float, unit: Unit, grain: Unit | None = None) -> str:
    """A worked-out number, rounded as it is displayed.

    >>> at_grain(61.449, Unit.SCORE)
    '61.4'
    """
    return written(displayed(value, grain or unit), unit, grain)
