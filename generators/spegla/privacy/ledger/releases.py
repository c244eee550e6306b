"""The releases of an engagement, and what is kept of each."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from spegla.errors import UsageError
from spegla.privacy.linear import Family, Part, Shares, left_open

SALT_BYTES: Final = 32
_NAME_BYTES: Final = 16
"""Two of a hundred million people share a name with a chance of one in 10**22."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Release:
    """One release that was built, and could have been handed out.

    Args:
        number: By which people name it.
        identity: Hash of what was released, as in its certificate.
        day: Day on which it was first built.
        families: What it said, about whom: people by their sealed names in the order of those, and
            of their answers only which there are.
    """

    number: int
    identity: str
    day: date
    families: tuple[Family, ...]

    @property
    def figures(self) -> int:
        """How many figures it holds."""
        return sum(len(family.figures) for family in self.families)

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves that it is about, by their codes."""
        return tuple(sorted({family.key.wave for family in self.families}))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ledger:
    """All releases of one engagement that somebody may have seen, oldest first.

    Args:
        salt: Random bytes made once for the engagement. Without them nobody can tell whether a row
            of answers is in the ledger.
        releases: What was released.
    """

    salt: bytes
    releases: tuple[Release, ...]

    @classmethod
    def empty(cls, salt: bytes) -> Self:
        """A ledger before the first release.

        Raises:
            ValueError: The salt is too short to be one.

        >>> Ledger.empty(bytes(32)).releases
        ()
        """
        if len(salt) != SALT_BYTES:
            raise ValueError(f"The salt of a ledger has {SALT_BYTES} bytes, not {len(salt)}.")
        return cls(salt=salt, releases=())

    def with_release(self, families: Iterable[Family], *, identity: str, day: date) -> Self:
        """The ledger after a release; the same ledger where it holds that release already.

        Answers, the order of rows and what identified people are left out.

        Args:
            families: What the release says, about whom.
            identity: Hash of what was released.
            day: Day on which it was built.
        """
        if any(release.identity == identity for release in self.releases):
            return self
        release = Release(
            number=max((release.number for release in self.releases), default=0) + 1,
            identity=identity,
            day=day,
            families=tuple(map(_without_answers, self.sealed(families))),
        )
        return replace(self, releases=(*self.releases, release))

    def without_release(self, number: int) -> Self:
        """The ledger after a release was withdrawn; only for one that nobody has seen.

        Raises:
            UsageError: There is no release of this number.

        >>> Ledger.empty(bytes(32)).without_release(1)
        Traceback (most recent call last):
        spegla.errors.UsageError: The ledger has no release 1; it is empty.
        """
        kept = tuple(release for release in self.releases if release.number != number)
        if len(kept) == len(self.releases):
            known = ", ".join(str(release.number) for release in self.releases)
            raise UsageError(
                f"The ledger has no release {number}; it {f'has {known}' if known else 'is empty'}."
            )
        return replace(self, releases=kept)

    def sealed(self, families: Iterable[Family]) -> Iterator[Family]:
        """Families with sealed names for their people, in the order of the names.

        The name is an HMAC with the ledger's salt, so the same person has the same name in all
        releases, and nobody without the salt can work it out from answers.

        Raises:
            ValueError: Not one respondent for each answer, or one of them twice.
        """
        return map(_Sealing(self.salt).sealed, families)


class _Sealing:
    """Seals the families of one release; what they share, people and vectors, is sealed once."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._people: dict[tuple[str, ...], _Sealed] = {}

    def sealed(self, family: Family) -> Family:
        """One of the families."""
        if family.respondents not in self._people:
            self._people[family.respondents] = self._sealed_people(family)
        sealed = self._people[family.respondents]
        sizes = [len(part.answers) for part in family.parts]
        sizes += [len(figure.shares) for figure in family.figures]
        if any(size != len(sealed.names) for size in sizes):
            raise ValueError(f"The family {family.key} does not say whose its answers are.")
        return replace(
            family,
            respondents=sealed.names,
            parts=tuple(replace(p, answers=p.answers[sealed.order]) for p in family.parts),
            figures=tuple(replace(f, shares=sealed.in_order(f.shares)) for f in family.figures),
        )

    def _sealed_people(self, family: Family) -> "_Sealed":
        names = [self._name(respondent) for respondent in family.respondents]
        if len(set(names)) != len(names):
            raise ValueError(f"Two people of the family {family.key} are the same.")
        order = np.argsort(np.array(names, dtype=np.str_))
        return _Sealed(names=tuple(names[place] for place in order), order=order, vectors={})

    def _name(self, respondent: str) -> str:
        return hmac.digest(self._salt, respondent.encode(), "sha256")[:_NAME_BYTES].hex()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sealed:
    """People by their sealed names, and vectors over them.

    Args:
        names: The names, in their order.
        order: Where each of these people stands in the data.
        vectors: By the identity of a vector itself, so that it lasts, and the same in order.
    """

    names: tuple[str, ...]
    order: NDArray[np.intp]
    vectors: dict[int, tuple[Shares, Shares]]

    def in_order(self, vector: Shares) -> Shares:
        """A vector in the order of the names; the same one for the same vector."""
        if id(vector) not in self.vectors:
            self.vectors[id(vector)] = (vector, vector[self.order])
        return self.vectors[id(vector)][1]


def _without_answers(family: Family) -> Family:
    """The family, of its answers only which there are."""
    return replace(family, parts=tuple(map(_without_answer, family.parts)))


def _without_answer(part: Part) -> Part:
    return replace(part, answers=left_open(part.answered))
