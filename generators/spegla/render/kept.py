"""What the last build drew and would come out the same, so that it is not drawn again.

A record in the output folder, not among what is handed out, holds each drawing of the last build
under a hash of all that it came from and one of itself: a drawing that a disk or a person changed
would say something else than the figures. It holds nothing that the pages do not.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Final

FILE: Final = "drawings.json"
"""Where the record lies in the output folder."""


class Drawings:
    """The drawings of one build: those of the last build are used again, all others are made.

    Args:
        last: The record of the last build; None where there is none. One that cannot be read
            keeps nothing: all is drawn anew.
        made_with: Hash of the program and all that it draws with. Where it is another, so is
            every drawing.

    >>> drawings = Drawings(None, made_with="1.0")
    >>> drawings.get("a chart", lambda: ("<svg/>",))
    ('<svg/>',)
    >>> Drawings(drawings.record(), made_with="1.0").get("a chart", lambda: ("drawn anew",))
    ('<svg/>',)
    >>> Drawings(drawings.record(), made_with="1.1").get("a chart", lambda: ("drawn anew",))
    ('drawn anew',)
    """

    def __init__(
        self,
        last: bytes | None,
        *,
        made_with: str,
    ) -> None:
        self._made_with = made_with
        self._last = _read(last)
        self._used: dict[str, tuple[str, ...]] = {}
        self._expected: dict[str, Callable[[], tuple[str, ...]]] = {}

    def get(self, origin: str, draw: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """The texts of a drawing: those of the last build where it came from the same.

        Args:
            origin: All that the drawing comes from, besides the program.
            draw: Makes it.
        """
        key = self._key(origin)
        if key not in self._used:
            self._used[key] = self._last.get(key) or self._made(key, draw)
        return self._used[key]

    def is_missing(self, origin: str) -> bool:
        """Whether the last build does not have a drawing and nobody makes it yet."""
        key = self._key(origin)
        return not any(key in known for known in (self._last, self._used, self._expected))

    def expect(self, origin: str, result: Callable[[], tuple[str, ...]]) -> None:
        """Somebody else makes a drawing meanwhile.

        Args:
            origin: All that the drawing comes from, besides the program.
            result: Waits for it.
        """
        self._expected[self._key(origin)] = result

    def _key(self, origin: str) -> str:
        return hashlib.sha256(f"{self._made_with}\n{origin}".encode()).hexdigest()

    def _made(self, key: str, draw: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        if key in self._expected:
            return self._expected[key]()
        return draw()

    def record(self) -> bytes:
        """The record for the next build, with the drawings of this one and no others."""
        lines = {f"{key} {_hash(texts)}": texts for key, texts in self._used.items()}
        return f"{json.dumps(lines, sort_keys=True)}\n".encode()


def _read(record: bytes | None) -> Mapping[str, tuple[str, ...]]:
    """The drawings of a record that are as they were written."""
    try:
        lines = json.loads(record or b"{}")
        drawings = {name: tuple(map(str, texts)) for name, texts in lines.items()}
        pairs = ((*name.partition(" "), texts) for name, texts in drawings.items())
        return {key: texts for key, _, known, texts in pairs if known == _hash(texts)}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _hash(texts: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
