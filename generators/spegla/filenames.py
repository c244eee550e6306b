"""Names that a file can have on every disk: Windows, network shares and web servers too."""

import re
from typing import Final

_DEVICES: Final = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
}
"""Names that Windows keeps for devices, whatever stands after a full stop."""
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f\ud800-\udfff]')
"""What a name must not hold; the last are halves of characters, which cannot be written."""


def fits_windows(name: str) -> bool:
    """Whether Windows can have a file or folder of a name, and so can every other system.

    >>> [name for name in ("con.html", "trust.html", "a b.", "år.html") if fits_windows(name)]
    ['trust.html', 'år.html']
    """
    if name in {"", ".."} or _FORBIDDEN.search(name) or name.endswith((".", " ")):
        return False
    return name.partition(".")[0].rstrip().casefold() not in _DEVICES


def fits_everywhere(name: str) -> bool:
    """Whether a file or folder can have a name on every disk, and in an address without a code.

    >>> [name for name in ("con.html", "trust.html", "a b.", "år.html") if fits_everywhere(name)]
    ['trust.html']
    """
    return fits_windows(name) and name.isascii() and name.isprintable() and name == name.strip(" ")
