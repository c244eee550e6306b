"""Names that a file can have on every disk: Windows, network shares and web servers too."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, whatever stands after a full stop."""
_FORBIDDEN = frozenset('<>:"|?*\\/')


def fits_everywhere(name: str) -> bool:
    """Whether a file or folder can have a name on every disk, and in an address without a code.

    >>> [name for name in ("con.html", "trust.html", "a b.", "år.html") if fits_everywhere(name)]
    ['trust.html']
    """
    stem = name.partition(".")[0].rstrip(" ").casefold()
    return (
        name.isascii()
        and name.isprintable()
        and name.strip(" ") == name.rstrip(". ") == name
        and bool(name)
        and stem not in _DEVICES
        and not _FORBIDDEN & set(name)
    )
