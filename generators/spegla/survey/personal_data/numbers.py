"""Numbers that stand for a person: national identity, bank account and telephone numbers.

Check digits are worked out by python-stdnum, which this module alone knows. For Belgium, Denmark
and Norway it takes a number for none as long as its day of birth lies ahead.
"""

import re
from collections.abc import Callable, Iterator

from stdnum import iban, luhn
from stdnum.at import vnr
from stdnum.be import bis, nn
from stdnum.bg import egn
from stdnum.ch import ssn
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import cc
from stdnum.ro import cnp
from stdnum.si import emso

from spegla.survey.personal_data.spans import Span

_Check = Callable[[str], bool]
_ACCOUNT_START = re.compile(r"[A-Za-z]{2}\d\d")
_ACCOUNT_PART = re.compile(r"[A-Za-z0-9]+")
_SHORTEST_ACCOUNT, _LONGEST_ACCOUNT = 15, 34
_PHONE = re.compile(r"\+?(?<!\d)\d(?:[ ()./-]{0,3}\d){7,}")
_ID_START = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]|[XYZ]-?[0-9]|[A-Z]{6}[0-9A-Z]{2})", re.IGNORECASE)
_NO_DIGIT = re.compile(r"\D")


def bank_accounts(text: str) -> Iterator[Span]:
    """Where international bank account numbers stand, in one piece or in groups.

    >>> list(bank_accounts("NL91 ABNA 0417 1643 00 please"))
    [(0, 22)]
    """
    parts = list(_ACCOUNT_PART.finditer(text))
    for first, start in enumerate(parts):
        if not _ACCOUNT_START.match(start[0]):
            continue
        number = ""
        for part in parts[first : first + _LONGEST_ACCOUNT]:
            number += part[0]
            if len(number) > _LONGEST_ACCOUNT:
                break
            if len(number) >= _SHORTEST_ACCOUNT and iban.is_valid(number):
                yield start.start(), part.end()
                break


def national_ids(text: str) -> Iterator[Span]:
    """Where national identity numbers of European countries stand, their check digits right.

    >>> list(national_ids("811218-9876")), list(national_ids("811218-9877"))
    ([(0, 11)], [])
    """
    for start in _ID_START.finditer(text):
        for shape, checks in _NATIONAL_IDS:
            match = shape.match(text, start.start())
            if match and any(is_valid(match[0]) for is_valid in checks):
                yield match.span()


def phones(text: str) -> Iterator[Span]:
    """Where telephone numbers may stand: eight digits and more, however they are grouped.

    Any other long number is found too: a customer or card number also stands for somebody.

    >>> list(phones("+46 (0)70-123 45 67, ext. 12"))
    [(0, 19)]
    """
    return (match.span() for match in _PHONE.finditer(text))


def _is_swedish(number: str) -> bool:
    """Personnummer, and samordningsnummer, which has 60 added to the day."""
    digits = _NO_DIGIT.sub("", number)[-10:]
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91) and luhn.is_valid(digits)


def _is_danish(number: str) -> bool:
    # New numbers have no check digit. Where nothing parts the day of birth from the rest, any
    # telephone number of ten digits would do, so that only those with a check digit are taken.
    return cpr.is_valid(number) and (not number.isdigit() or cpr.checksum(number) == 0)


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![0-9A-Za-z])", re.IGNORECASE)


_NATIONAL_IDS: tuple[tuple[re.Pattern[str], tuple[_Check, ...]], ...] = (
    # Sweden
    (_shape(r"(?:19|20)?\d{6}[-+ ]?\d{4}"), (_is_swedish,)),
    # Denmark, Iceland
    (_shape(r"\d{6}[- ]?\d{4}"), (_is_danish, kennitala.is_valid)),
    # Netherlands
    (_shape(r"\d{8,9}|\d{2,4}[. ]\d{2,3}[. ]\d{3}"), (bsn.is_valid,)),
    # Norway, Estonia with Lithuania, Poland
    (_shape(r"\d{6}[- ]?\d{5}"), (fodselsnummer.is_valid, ik.is_valid, pesel.is_valid)),
    # Finland
    (_shape(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]"), (hetu.is_valid,)),
    # Belgium
    (_shape(r"\d\d(?:[. ]?\d\d){2}[- ]?\d{3}[-. ]?\d\d"), (nn.is_valid, bis.is_valid)),
    # Germany, Croatia, Greece
    (_shape(r"\d{2}(?: ?\d{3}){3}"), (idnr.is_valid, oib.is_valid, amka.is_valid)),
    # France
    (_shape(r"[12] ?\d\d ?\d\d ?(?:\d\d|2[AB])(?: ?\d{3}){2} ?\d\d"), (nir.is_valid,)),
    # Czechia with Slovakia
    (_shape(r"\d{6}/?\d{3,4}"), (rc.is_valid,)),
    # Italy
    (_shape(r"[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]"),
     (codicefiscale.is_valid,)),
    # Spain
    (_shape(r"\d{8}-?[A-Z]"), (dni.is_valid,)),
    (_shape(r"[XYZ]-?\d{7}-?[A-Z]"), (nie.is_valid,)),
    # Portugal
    (_shape(r"\d{8} ?\d ?[0-9A-Z]{2}\d"), (cc.is_valid,)),
    # Ireland
    (_shape(r"\d{7}[A-W][AHWTX]?"), (pps.is_valid,)),
    # Switzerland
    (_shape(r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d"), (ssn.is_valid,)),
    # Austria
    (_shape(r"\d{4} ?\d{6}"), (vnr.is_valid,)),
    # Bulgaria
    (_shape(r"\d{10}"), (egn.is_valid,)),
    # Romania, Slovenia with its neighbours
    (_shape(r"\d{13}"), (cnp.is_valid, emso.is_valid)),
)  # fmt: skip
"""How each number is written, and what checks it; PRIVACY.md 2.12 names the first of them."""
