"""The kinds of personal data in a text."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from spegla.survey.personal_data.addresses import emails, handles, machines, web_addresses
from spegla.survey.personal_data.dates import dates
from spegla.survey.personal_data.folding import plain, words_of
from spegla.survey.personal_data.numbers import bank_accounts, national_ids, phones
from spegla.survey.personal_data.spans import Span, without
from spegla.survey.personal_data.watchlist import (
    Watchlist,
    name_spellings,
    runs_of,
    title_spellings,
)
from spegla.survey.personal_data.wordlists import ROLE, SENSITIVE_STEMS, SENSITIVE_WORDS


class Flag(StrEnum):
    """A kind of personal data."""

    EMAIL = "email"
    ADDRESS_ON_THE_WEB = "web_address"
    """Of a page, a site or a machine."""
    HANDLE = "handle"
    PHONE = "phone"
    """Or another long number."""
    BANK_ACCOUNT = "bank_account"
    NATIONAL_ID = "national_id"
    NAME = "name"
    JOB_TITLE_OR_PLACE = "title_or_place"
    ROLE = "role"
    """Points at one person by the place that he or she has."""
    DATE = "date"
    SENSITIVE = "sensitive"
    """Health, union membership, belief and the like."""
    GROUP = "group"
    """Names a value of a background variable."""


_DETECTORS: tuple[tuple[Flag, int, Callable[[str], Iterable[Span]]], ...] = (
    (Flag.EMAIL, 0, emails),
    (Flag.ADDRESS_ON_THE_WEB, 0, web_addresses),
    (Flag.ADDRESS_ON_THE_WEB, 1, machines),
    (Flag.HANDLE, 0, handles),
    (Flag.BANK_ACCOUNT, 7, bank_accounts),
    (Flag.NATIONAL_ID, 7, national_ids),
    (Flag.DATE, 1, dates),
    (Flag.PHONE, 8, phones),
)
"""From what is surest to what many things may be; each gets what those before it left. The number
is that of the digits without which there is nothing to find: most texts have few."""


def flags_of(text: str, watchlist: Watchlist) -> tuple[Flag, ...]:
    """The kinds of personal data that a text seems to hold, sorted, each once.

    Takes time in proportion to the length of the text, whatever stands in it.

    Args:
        text: What somebody wrote.
        watchlist: Names, titles and groups of the organisation.

    Returns:
        The flags; empty where nothing was found, which is no promise that there is nothing.

    >>> watchlist = Watchlist(names=frozenset({"Åsa Berg"}), groups=frozenset({"Sales"}))
    >>> [flag.value for flag in flags_of("Call asa at 070-123 45 67", watchlist)]
    ['name', 'phone']
    >>> flags_of("IT keeps its promises.", watchlist)
    ()
    """
    written = plain(text)
    return tuple(sorted({*_identifiers(written), *_mentions(words_of(written), watchlist)}))


def identifiers_in(text: str) -> frozenset[Flag]:
    """The addresses, numbers and dates in a text, without a look at its words.

    >>> [flag.value for flag in identifiers_in("anna@example.com")]
    ['email']
    """
    return frozenset(_identifiers(plain(text)))


def _identifiers(text: str) -> Iterator[Flag]:
    digits = sum(map(str.isdigit, text))
    for flag, fewest, detect in _DETECTORS:
        spans = list(detect(text)) if digits >= fewest else []
        if spans:
            yield flag
            text = without(text, spans)


def _mentions(words: list[str], watchlist: Watchlist) -> Iterator[Flag]:
    runs = runs_of(words)
    spellings = {
        Flag.NAME: name_spellings(watchlist.names),
        Flag.JOB_TITLE_OR_PLACE: title_spellings(watchlist.titles),
        Flag.GROUP: title_spellings(watchlist.groups),
        Flag.ROLE: _ROLE,
        Flag.SENSITIVE: _SENSITIVE,
    }
    for flag, known in spellings.items():
        if not runs.isdisjoint(known):
            yield flag
    if any(word.startswith(_STEMS) for word in words):
        yield Flag.SENSITIVE


_ROLE = title_spellings(frozenset(ROLE))
_SENSITIVE = name_spellings(frozenset(SENSITIVE_WORDS))
_STEMS = tuple(word for stem in SENSITIVE_STEMS for word in words_of(stem))
