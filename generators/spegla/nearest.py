"""The nearest known name, for a message about an unknown one."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

_ALIKE: Final = 65
"""Percent of the letters that have to agree."""


def nearest_names(name: str, known: Iterable[str], *, most: int = 1) -> tuple[str, ...]:
    """The known names that are most like another, the nearest first; none that is far from it.

    Letters in capitals or not are alike.

    Args:
        name: What was written.
        known: What could have been meant.
        most: How many are wanted.

    >>> nearest_names("Departement", ["role", "department", "site"])
    ('department',)
    >>> nearest_names("x", ["role", "site"])
    ()
    """
    names = list(known)
    near = extract(
        name, names, scorer=ratio, processor=str.casefold, limit=most, score_cutoff=_ALIKE
    )
    return tuple(each[0] for each in near)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question with the nearest known name; empty where none is near.

    >>> did_you_mean("trsut", ["delivery", "trust"])
    'Did you mean "trust"?'
    >>> did_you_mean("x", ["delivery"])
    ''
    """
    near = nearest_names(name, known)
    return f'Did you mean "{near[0]}"?' if near else ""
