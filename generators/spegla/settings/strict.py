"""What all settings have in common: they are frozen, and know every key."""

import re
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f]+|[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Control characters, and marks that turn the direction of what follows or show nothing."""

_LONGEST_NAME: Final = 100


def _shown(text: str) -> str:
    return _UNSEEN.sub(lambda found: " " if found[0] < "\xa0" else "", text)


SHOWN = AfterValidator(_shown)
"""What takes out of a text what readers would not see; bounds of its length stand before it."""
Shown = Annotated[str, SHOWN]
"""A text of which readers see every character; a line break in it is a space."""
Texts = Annotated[dict[str, Shown], Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class Strict(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def setting_name(parts: Iterable[int | str]) -> str:
    """What a setting is called in a message: where it is, cut to what fits one.

    >>> setting_name(["privacy", "k"]), len(setting_name(["a" * 6_000]))
    ('privacy.k', 100)
    """
    name = ".".join(map(str, parts))
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
