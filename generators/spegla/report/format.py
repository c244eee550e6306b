"""The only place where a number becomes text and a phrase becomes a sentence.

Wording comes from gettext catalogues (one PO file a language, message keys as msgid); numbers,
dates and lists are written by Babel in the conventions of the language. The result is plain
text: escaping for Markdown, HTML or SVG is the renderer's.
"""

import gettext
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent

from spegla.errors import WordingError
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


def parse_wording(catalogue: bytes, *, language: str) -> Wording:
    r"""Wording from a PO file; keys without a text in it are left out.

    Raises:
        WordingError: The file is not a PO file.

    >>> po = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    >>> parse_wording(po + b'msgid "a"\nmsgstr "Hello {name}"', language="en").messages
    {'a': ('Hello {name}',)}
    """
    try:
        parsed = read_po(io.BytesIO(catalogue), abort_invalid=True)
    except (PoFileError, ValueError) as error:
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
        plural_form=gettext.c2py(parsed.plural_expr),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes phrases, numbers and dates in one language."""

    wording: Wording

    @property
    def language(self) -> str:
        """Code of the language, such as "sv"."""
        return self.wording.language

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

        Differences carry their sign; a rounded zero carries none.
        """
        locale = self.wording.locale
        if number.unit is Unit.SHARE:
            if number.bare:
                return format_decimal(number.value * 100, format="0", locale=locale)
            return format_percent(number.value, locale=locale).replace("-", _MINUS)
        text = format_decimal(number.value, format=_PATTERNS[number.unit], locale=locale)
        text = text.replace("-", _MINUS)
        if not text.strip(f"{_MINUS}0.,"):
            return text.lstrip(_MINUS)
        if number.unit in _SIGNED and number.value > 0 and not number.bare:
            return f"+{text}"
        return text

    def interval(self, interval: Interval) -> str:
        """The two ends of an interval as one expression: "58 to 64"."""
        is_share = interval.unit is Unit.SHARE
        low = Number(value=interval.low, unit=interval.unit, bare=is_share)
        high = Number(value=interval.high, unit=interval.unit)
        return self._phrase(phrase("value.interval", low=low, high=high))

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


def _lower_initial(text: str) -> str:
    """The text as it stands inside a sentence: a small initial, but for acronyms.

    A catalogue asks for it by ``{name:lower}``, since not every language wants it.
    """
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]
