"""A way in: what is given to it, and what it tells."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from fuzz.mutations import mutated, redirected
from spegla.errors import InputError, SpeglaError

MARKER = "Quokkavanillefjord"
"""Stands wherever somebody answered, and nowhere else."""


LONGEST = 1_000
"""Characters of one sentence that is told; a name that is longer is cut."""
_LONGEST_CODE = 12
"""Characters of the longest answer that may be told, since it can be a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One way in.

    Args:
        inputs: What it is given, made when it is needed.
        read: Gives all that is told of it, to a person or on a terminal.
        whole: What was damaged, before it was: nothing is told of it.
        place: How a line begins that is told of it, where other lines are told of other things.
        share: How many of the cases of a short run it gets, by how long one takes.
    """

    inputs: Callable[[], st.SearchStrategy[Any]]
    read: Callable[[Any], str]
    whole: Callable[[], Sequence[Any]]
    place: str = ""
    share: float = 1


def gives_away(said: str) -> bool:
    """Whether more of somebody's words is told than could be a code, whatever became of them.

    >>> gives_away("row 3: Quokkavanill"), gives_away("row 3: kkavanillefjord")
    (False, True)
    """
    length = _LONGEST_CODE + 1
    parts = (MARKER[start : start + length] for start in range(len(MARKER) - length + 1))
    return any(part.casefold() in said.casefold() for part in parts)


def told(work: Callable[[], object]) -> str:
    """What an expected error says, "" where there is none; any other error is a defect."""
    said: SpeglaError | None = None
    try:
        work()
    except SpeglaError as error:
        said = error
    if isinstance(said, InputError):
        assert said.problems
        assert all(each.file and each.found and each.fix for each in said.problems)
        assert all(len(each.found) + len(each.fix) < LONGEST for each in said.problems)
    return "" if said is None else str(said)


def damaged(seeds: Callable[[], Sequence[bytes]], work: Callable[[bytes], object]) -> Reader:
    """A reader of bytes that are given as files that were damaged."""
    return Reader(
        inputs=lambda: mutated(seeds()),
        read=lambda content: told(lambda: work(content)),
        whole=seeds,
    )


def parts_damaged(packed: Callable[[], bytes], work: Callable[[bytes], object]) -> Reader:
    """A reader of archives of which one part is damaged, and which are packed again."""

    def inputs() -> st.SearchStrategy[bytes]:
        with zipfile.ZipFile(io.BytesIO(packed())) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return st.sampled_from(sorted(parts)).flatmap(
            lambda name: mutated([parts[name]]).map(lambda part: _packed({**parts, name: part}))
        )

    return Reader(
        inputs=inputs, read=lambda content: told(lambda: work(content)), whole=lambda: [packed()]
    )


def archive_damaged(packed: Callable[[], bytes], work: Callable[[bytes], object]) -> Reader:
    """A reader of archives of which the directory says something else than it should."""
    return Reader(
        inputs=lambda: redirected(packed()),
        read=lambda content: told(lambda: work(content)),
        whole=lambda: [packed()],
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
