"""The only place where a number becomes text and a phrase becomes a sentence.

Wording comes from gettext catalogues (one PO file a language, message keys as msgid); numbers,
dates and lists are written by Babel in the conventions of the language. The result is plain
text: escaping for Markdown, HTML or SVG is the renderer's.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import ceil, floor
from typing import assert_never

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_decimal_symbol

from spegla.errors import WordingError
from spegla.gettext_files import read_catalogue
from spegla.privacy.released import Hidden, Unit
from spegla.report.model import (
    Argument,
    Cell,
    Interval,
    Listing,
    NotAvailable,
    Number,
    Phrase,
    Words,
    phrase,
)
from spegla.report.rounding import without_noise
from spegla.survey.questions import LocalText

_PLACE = re.compile(r"\{(\w+)(:lower)?\}")
_MINUS = "\N{MINUS SIGN}"
_SIGNED = (Unit.POINTS, Unit.DEVIATIONS)
_PATTERNS: Mapping[Unit, str] = {
    Unit.PERSONS: "#,##0",
    Unit.COUNT: "#,##0.#",
    Unit.SHARE: "0",
    Unit.SCORE: "0",
    Unit.POINTS: "0",
    Unit.SCALE: "0.00",
    Unit.DEVIATIONS: "0.0",
    Unit.COEFFICIENT: "0.00",
    Unit.AMOUNT: "#,##0.0",
}
_WIDE, _NARROW = "0", "0.0"
_RANGE_PATTERNS: Mapping[Unit, tuple[str, str]] = {Unit.SCALE: ("0.0", "0.00")}
"""Decimals of a wide and of a narrow range, where they are not ``_WIDE`` and ``_NARROW``."""
_WHOLE: Mapping[Unit, int] = {Unit.SHARE: 100, Unit.SCALE: 10}
"""Steps in which a wide range is written that make up 1, where they are not 1 themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The messages of one language: a text a key, or one text a plural form.

    ``locale`` is the catalogue's own, such as "en_GB" for a British "en"; it decides how numbers
    and dates are written. ``plural_form`` gives the number of the form for a count, as gettext
    defines it.
    """

    language: str
    locale: str
    messages: Mapping[str, tuple[str, ...]]
    plural_form: Callable[[int], int]


@lru_cache(maxsize=8)
def parse_wording(catalogue: bytes, *, language: str) -> Wording:
    r"""Wording from a PO file; keys without a text in it are left out.

    Raises:
        WordingError: The file is not a PO file.

    >>> po = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    >>> parse_wording(po + b'msgid "a"\nmsgstr "Hello {name}"', language="en").messages
    {'a': ('Hello {name}',)}
    """
    try:
        parsed = read_catalogue(catalogue)
        plural_form = gettext.c2py(parsed.plural_expr)
    except ValueError as error:
        raise WordingError(f"The wording for {language} is not a PO file: {error}") from error
    messages: dict[str, tuple[str, ...]] = {}
    for message in parsed:
        key = message.id if isinstance(message.id, str) else message.id[0]
        text = message.string or ()
        texts = (text,) if isinstance(text, str) else tuple(text)
        if key and texts and all(texts):
            messages[key] = texts
    return Wording(
        language=language,
        locale=str(parsed.locale or language),
        messages=messages,
        plural_form=plural_form,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes phrases, numbers and dates in one language."""

    wording: Wording

    @property
    def language(self) -> str:
        """Code of the language, such as "sv"."""
        return self.wording.language

    @property
    def direction(self) -> str:
        """How the language is written: "ltr" from left to right, or "rtl"."""
        return Locale.parse(self.wording.locale).text_direction

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals of a number, such as ","."""
        return get_decimal_symbol(self.wording.locale)

    def text(self, words: Words) -> str:
        """A phrase or a text of the engagement, as plain text.

        Raises:
            WordingError: The catalogue lacks the key, or the message names a value that the
                phrase does not carry.
        """
        match words:
            case LocalText():
                return words.in_language(self.language)
            case Phrase():
                return self._phrase(words)
            case _:
                assert_never(words)

    def number(self, number: Number) -> str:
        """A number with the decimals, sign and unit that its unit asks for.

        Differences carry their sign; a rounded zero carries none. A number that stands for a wide
        range is written as that range, and one that would look like nobody or everybody as less
        than one percent, or more than 99.
        """
        if number.is_coarse:
            return self.range(number)
        bound, sign = _bound(number)
        return sign + self._decimal(bound, number, _PATTERNS[number.unit])

    def interval(self, interval: Interval) -> str:
        """The two ends of an interval as one expression: "58 to 64"."""
        is_share = interval.unit is Unit.SHARE
        low = Number(value=interval.low, unit=interval.unit, bare=is_share)
        high = Number(value=interval.high, unit=interval.unit)
        return self._phrase(phrase("value.interval", low=low, high=high))

    def range(self, number: Number) -> str:
        """The range that a number stands for, such as "50–70"; empty where it stands for none.

        A wide range is written in whole units and holds all that the value may be. A narrow one
        has a decimal more, so that it is seen how narrow it is.
        """
        if number.least is None or number.most is None:
            return ""
        wide, narrow = _RANGE_PATTERNS.get(number.unit, (_WIDE, _NARROW))
        ends, pattern = (number.least, number.most), narrow
        if number.is_coarse:
            ends, pattern = _outward(number.least, number.most, number.unit), wide
        low, high = (self._decimal(end, number, pattern) for end in ends)
        if low == high:
            return high
        if number.unit is Unit.SHARE:
            low = self._decimal(ends[0], replace(number, bare=True), pattern)
        # A dash beside signs is hard to read.
        key = "value.interval" if number.unit in _SIGNED else "value.range"
        return self._phrase(phrase(key, low=low, high=high))

    def cell(self, cell: Cell) -> str:
        """The content of a table cell; a hidden value becomes its reason."""
        match cell:
            case str():
                return cell
            case Phrase() | LocalText():
                return self.text(cell)
            case Number():
                return self.number(cell)
            case Interval():
                return self.interval(cell)
            case Hidden():
                return self._phrase(phrase(f"hidden.{cell.reason}"))
            case NotAvailable():
                return self._phrase(phrase("value.not_available"))
            case _:
                assert_never(cell)

    def date(self, day: date) -> str:
        """A date written out: "12 October 2026"."""
        return format_date(day, format="long", locale=self.wording.locale)

    def _decimal(self, value: float, number: Number, pattern: str) -> str:
        """A value as a number of the same unit would be written, in other decimals."""
        # A negative zero equals a zero, and would be written like whichever came first.
        plain = value + 0.0
        return _decimal(plain, number.unit, pattern, bare=number.bare, locale=self.wording.locale)

    def _phrase(self, words: Phrase) -> str:
        message = self._message(words)
        values = dict(words.arguments)

        def fill(place: re.Match[str]) -> str:
            name = place[1]
            if name not in values:
                raise WordingError(
                    f'Wording "{words.key}" ({self.language}) names {{{name}}}, '
                    f"but the report gives {', '.join(values) or 'no values'}."
                )
            return self._argument(values[name], lower=place[2] is not None)

        return _PLACE.sub(fill, message)

    def _message(self, words: Phrase) -> str:
        forms = self.wording.messages.get(words.key)
        if forms is None:
            raise WordingError(
                f'Wording "{words.key}" is missing in {self.language}. '
                f"Add it to site_templates/locale/{self.language}/spegla.po."
            )
        if len(forms) == 1:
            return forms[0]
        count = dict(words.arguments).get("count")
        if not isinstance(count, Number):
            raise WordingError(f'Wording "{words.key}" has plural forms but is given no count.')
        return forms[self.wording.plural_form(round(count.value))]

    def _argument(self, value: Argument, *, lower: bool) -> str:
        match value:
            case str():
                return value
            case Phrase() | LocalText():
                text = self.text(value)
                return _lower_initial(text) if lower else text
            case Number():
                return self.number(value)
            case Listing():
                items = [self._argument(item, lower=lower) for item in value.items]
                return format_list(items, locale=self.wording.locale)
            case date():
                return self.date(value)
            case _:
                assert_never(value)


def _bound(number: Number) -> tuple[float, str]:
    """What is written of a share that may be more than nobody or less than all, and its sign."""
    is_range = number.least is not None and number.least != number.most
    if number.unit is not Unit.SHARE or not is_range:
        return number.value, ""
    match round(100 * number.value):
        case 0:
            return 0.01, "<"
        case 100:
            return 0.99, ">"
        case _:
            return number.value, ""


def _outward(least: float, most: float, unit: Unit) -> tuple[float, float]:
    """The narrowest range in the decimals of wide ranges that holds another one."""
    size = _WHOLE.get(unit, 1)
    # Noise would move an end that is whole already.
    low, high = without_noise(least * size), without_noise(most * size)
    return floor(low) / size, ceil(high) / size


def _lower_initial(text: str) -> str:
    """The text as it stands inside a sentence: a small initial, but for acronyms.

    A catalogue asks for it by ``{name:lower}``, since not every language wants it.
    """
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


@lru_cache(maxsize=20_000)
def _decimal(value: float, unit: Unit, pattern: str, *, bare: bool, locale: str) -> str:
    """A value in decimals, with its sign and unit; most are written many times over."""
    if unit is Unit.SHARE:
        if bare:
            return format_decimal(value * 100, format=pattern, locale=locale)
        percent = Locale.parse(locale).percent_formats[None].pattern.replace("#,##0", pattern)
        return format_percent(value, format=percent, locale=locale).replace("-", _MINUS)
    text = format_decimal(value, format=pattern, locale=locale).replace("-", _MINUS)
    if not text.strip(f"{_MINUS}0.,"):
        return text.lstrip(_MINUS)
    if unit in _SIGNED and value > 0 and not bare:
        return f"+{text}"
    return text
