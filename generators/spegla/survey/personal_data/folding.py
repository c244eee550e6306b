"""A text in the two forms in which personal data are looked for: its characters, its words."""

import re
import unicodedata
from itertools import groupby, islice

_WORD = re.compile(r"[^\W_]+")
_MINUS = "\u2212"
_MOST_ACCENTS = 4
"""Accents on one letter that are kept; to sort thousands of them takes minutes."""
_STROKED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that are no base letter with an accent, and are typed without the stroke all the same."""


def plain(text: str) -> str:
    r"""The text with one spelling for each digit, dash and space, without invisible characters.

    A number is not hidden by full-width digits, a long dash or a line break in it.

    >>> plain("8\u200b11218\u20139876,\n \uff10\uff11")
    '811218-9876, 01'
    """
    if not text.isascii():
        normal = unicodedata.normalize("NFKC", _with_few_accents(text))
        text = "".join(map(_plain_character, normal))
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    """The words of a text, without case and accents; what is neither letter nor digit parts them.

    Args:
        text: Plain text (:func:`plain`), or a name that the author wrote.

    >>> words_of("Åsa's VPN – Søren (v.d. Berg)")
    ['asa', 's', 'vpn', 'soren', 'v', 'd', 'berg']
    """
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_STROKED))
        text = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return _WORD.findall(text)


def _with_few_accents(text: str) -> str:
    runs = groupby(text, lambda character: unicodedata.combining(character) > 0)
    return "".join(
        character
        for is_accent, run in runs
        for character in (islice(run, _MOST_ACCENTS) if is_accent else run)
    )


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == _MINUS:
        return "-"
    return "" if category == "Cf" else character
