"""E-mail addresses, addresses on the web and handles.

Patterns begin at the character that gives an address away, not at its first one: what stands
before it is of any length, and would be read again from each of its characters. So what is found
is the end of an address.
"""

import ipaddress
import re
from collections.abc import Iterator

from spegla.survey.personal_data.spans import Span

_EMAIL = re.compile(r"@ ?[\w-]+(?:\.[\w-]+)+")
_SPELT_EMAIL = re.compile(
    r"[(\[{] ?(?:at|snabel-?a|apenstaartje) ?[)\]}] ?[\w-]+(?:\.[\w-]+)*", re.IGNORECASE
)
_WEB = re.compile(
    r"://\S+"
    r"|www\.\S+|Www\.\S+|WWW\.\S+"
    r"|\.(?<=\w\.)(?:(?i:com|net|org|info|eu|io)|se|nl|dk|no|fi|be|de|fr|uk)(?![\w-])(?:/\S*)?"
)
_MACHINE = re.compile(r"(?<![\w:.])[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}(?<!\.)(?!\w)")
_HANDLE = re.compile(r"@(?<![\w@]@)\w{2,}")


def emails(text: str) -> Iterator[Span]:
    """Where e-mail addresses stand, also with spaces around their sign or a word for it.

    >>> list(emails("anna@example.com")), list(emails("5 @ home"))
    ([(4, 16)], [])
    """
    for shape in (_EMAIL, _SPELT_EMAIL):
        for match in shape.finditer(text):
            yield match.span()


def web_addresses(text: str) -> Iterator[Span]:
    """Where addresses of pages and sites stand.

    >>> list(web_addresses("See www.example.com or example.org."))
    [(4, 19), (30, 34)]
    """
    return (match.span() for match in _WEB.finditer(text))


def machines(text: str) -> Iterator[Span]:
    """Where addresses of machines on the network stand.

    >>> list(machines("It is 192.0.2.7."))
    [(6, 15)]
    """
    return (match.span() for match in _MACHINE.finditer(text) if is_ip_address(match[0]))


def is_ip_address(text: str) -> bool:
    """Whether a text is the address of a machine, of version 4 or 6.

    >>> is_ip_address("192.0.2.7"), is_ip_address("2001:db8::1"), is_ip_address("10:30")
    (True, True, False)
    """
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    # Two colons alone are an address too, and a slip of the finger more often.
    return any(map(str.isalnum, text))


def handles(text: str) -> Iterator[Span]:
    """Where names on chats and social media stand.

    >>> list(handles("ask @anna, not me@work"))
    [(4, 9)]
    """
    return (match.span() for match in _HANDLE.finditer(text))
