"""How deep the tables of a document lie within each other."""

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

_DEEPEST: Final = 20
"""Levels; no setting lies deeper than six. Whatever walks a document has room for so many."""
_Holder: TypeAlias = dict[Any, Any] | list[Any]


def is_too_deep(document: object) -> bool:
    """Whether tables or lists lie within each other deeper than any setting does.

    Args:
        document: What a file of settings holds, as TOML or YAML give it. What stands in several
            places of it is looked at once.

    >>> is_too_deep({"waves": {"2026": {"label": {"en": "October"}}}})
    False
    >>> deep: dict[str, object] = {}
    >>> for _ in range(25):
    ...     deep = {"a": deep}
    >>> is_too_deep(deep)
    True
    """
    level = _inner([document])
    for _ in range(_DEEPEST):
        if not level:
            return False
        level = _inner([part for each in level for part in _parts(each)])
    return bool(level)


def _inner(values: Iterable[object]) -> list[_Holder]:
    return list({id(value): value for value in values if isinstance(value, dict | list)}.values())


def _parts(holder: _Holder) -> Iterable[object]:
    return holder.values() if isinstance(holder, dict) else holder
