"""Names, titles and groups of one organisation, and which of them a text mentions."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spegla.survey.personal_data.folding import words_of

_LONGEST = 6
"""Words of a title or group that are compared; the first ones tell it from others."""
_NAME_ENDINGS = ("", "s")
"""The Swedish genitive; the Dutch and the English one have an apostrophe, which parts words."""
_TITLE_ENDINGS = ("", "s", "n", "ns", "en", "ens")
"""The same, and the Swedish article."""
_PARTICLES = frozenset(
    {
        "van", "de", "der", "den", "het", "te", "ter", "ten", "op", "in", "von", "zu", "und",
        "af", "av", "och", "la", "le", "du", "da", "di", "do", "dos", "el", "al", "bin",
    }
)  # fmt: skip
"""Parts of names that are words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """What stands for somebody in this organisation only.

    Args:
        names: People, as the staff list writes them; each part of a name counts.
        titles: Job titles, rooms and teams that few people have.
        groups: Values of background variables, as readers and exports name them.
    """

    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


def runs_of(words: list[str]) -> frozenset[str]:
    """Every run of one to six words, with spaces between them.

    >>> sorted(runs_of(["my", "own", "boss"]))
    ['boss', 'my', 'my own', 'my own boss', 'own', 'own boss']
    """
    return frozenset(
        " ".join(words[start : start + length])
        for length in range(1, _LONGEST + 1)
        for start in range(len(words) - length + 1)
    )


@lru_cache(maxsize=8)
def name_spellings(names: frozenset[str]) -> frozenset[str]:
    """How the parts of names may be written: each by itself, without particles, or joined.

    >>> sorted(name_spellings(frozenset({"Åsa van de Berg"})))
    ['asa', 'asas', 'berg', 'bergs', 'vandeberg', 'vandebergs']
    """
    parts = {part for name in names for part in _parts(words_of(name))}
    return frozenset(part + ending for part in parts for ending in _NAME_ENDINGS)


@lru_cache(maxsize=8)
def title_spellings(titles: frozenset[str]) -> frozenset[str]:
    """How titles, places and groups may be written; a number alone is no name of anything.

    >>> sorted(title_spellings(frozenset({"IT-chef", "7"})))
    ['it chef', 'it chefen', 'it chefens', 'it chefn', 'it chefns', 'it chefs']
    """
    folded = {" ".join(words_of(title)[:_LONGEST]) for title in titles}
    return frozenset(
        title + ending
        for title in folded
        if len(title) > 1 and not title.isdigit()
        for ending in _TITLE_ENDINGS
    )


def _parts(words: Collection[str]) -> Iterator[str]:
    joined = ""
    for word in words:
        if word in _PARTICLES:
            joined += word
        elif len(word) > 1:
            yield word
            if joined:
                yield joined + word
            joined = ""
