"""What is wrong with a figure that somebody asked for in a text, and how it is quoted."""

from collections.abc import Iterable

from spegla.nearest import did_you_mean

_LONGEST_QUOTE = 60
_MOST_NAMES = 15


class Fault(Exception):  # noqa: N818  it becomes a Problem, which knows the file as well
    """One thing that is wrong with one call, found somewhere in a text.

    Args:
        found: What was found.
        fix: What to do about it.
        at: Where in the text, in characters from its beginning.
    """

    def __init__(self, found: str, fix: str, *, at: int) -> None:
        super().__init__(found)
        self.found, self.fix, self.at = found, fix, at


def quoted(text: str) -> str:
    r"""What somebody wrote, in quotation marks: cut short, and nothing in it that cannot be seen.

    >>> quoted("trust"), quoted("tr\u202eust\x00"), quoted("a" * 90)[-4:]
    ('"trust"', '"trU+202EustU+0000"', 'aaa…')
    """
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    visible = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in cut)
    return f'"{visible}"' if cut == text else f'"{visible}'


def nearest(name: str, known: Iterable[str], *, is_listed: bool = True) -> str:
    """What to write instead of an unknown name: the nearest known one, and the first of all.

    >>> nearest("trsut", ["delivery", "trust"])
    'Did you mean "trust"? There are: delivery, trust.'
    >>> nearest("x", [])
    'There is none that could be named here.'
    """
    names = list(dict.fromkeys(known))
    if not names:
        return "There is none that could be named here."
    meant = [each for each in (did_you_mean(name, names),) if each]
    if is_listed:
        more = len(names) - _MOST_NAMES
        listed = ", ".join(names[:_MOST_NAMES])
        meant.append(f"There are: {listed}{f' and {more} more' if more > 0 else ''}.")
    return " ".join(meant)
