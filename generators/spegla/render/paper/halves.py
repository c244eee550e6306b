"""Long lists on paper: two halves beside each other."""

from collections.abc import Sequence
from typing import Final

_READ: Final = 5
"""Items of a list that is read; a longer one is gone through."""


def halves(items: Sequence[str]) -> tuple[Sequence[str], ...]:
    """The halves of a long list, the first as long or longer by one; none of a short one.

    Args:
        items: The list, in order.

    >>> halves("abcdefg")
    ('abcd', 'efg')
    >>> halves("abcde")
    ()
    """
    if len(items) <= _READ:
        return ()
    middle = (len(items) + 1) // 2
    return items[:middle], items[middle:]
