"""What several releases said about the same answers, brought together.

A *block* is all families of one audience and wave, earlier and new, that share a question. Its
vectors are over the people of all of them: who answered after an earlier release has no part in
what that one said, and of who is no longer in the data it is only known that they answered.

Where people have IDs, somebody whose row was corrected is one person with one answer, the new one.
That holds as long as the new answers add up to all that was displayed; if they do not, the earlier
and the new figures differ by what a few people said, and the question counts as changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np

from spegla.privacy.ledger.releases import Ledger
from spegla.privacy.linear import NO_ANSWER, Family, IntArray, LinearFigure, Part


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """A family of one release; ``release`` is None for the new one."""

    family: Family
    people: frozenset[str]
    release: int | None

    @property
    def questions(self) -> frozenset[str]:
        """Codes of the family's questions."""
        return frozenset(part.code for part in self.family.parts)

    def may_be_about_answers_of(self, other: "Source") -> bool:
        """Whether the two share answers: same audience, wave and question.

        A wave that most of the rows have in common is the same wave under another name. People
        with IDs come back in other waves, whose code alone then tells them apart.
        """
        key, other_key = self.family.key, other.family.key
        if key.audience != other_key.audience or self.questions.isdisjoint(other.questions):
            return False
        if key.wave == other_key.wave or self.family.identified_by:
            return key.wave == other_key.wave
        fewer = min(len(self.people), len(other.people))
        return 2 * len(self.people & other.people) > fewer


class Everyone:
    """The people of some families in the order of their names, and where those of each stand."""

    def __init__(self, sources: Iterable[Source]) -> None:
        names = sorted(frozenset[str]().union(*(source.people for source in sources)))
        self._places = {name: place for place, name in enumerate(names)}
        self._positions: dict[int, tuple[tuple[str, ...], IntArray]] = {}

    def __len__(self) -> int:
        """How many people they are."""
        return len(self._places)

    def positions(self, source: Source) -> IntArray:
        """Where the people of a family stand; families of the same people share it."""
        names = source.family.respondents
        # By identity, for to compare so many names takes long; names that are kept keep theirs.
        if id(names) not in self._positions:
            places = [self._places[name] for name in names]
            self._positions[id(names)] = (names, np.array(places, dtype=np.int64))
        return self._positions[id(names)][1]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recorded:
    """A figure of an earlier release."""

    release: int
    figure: LinearFigure


@dataclass(frozen=True, kw_only=True, eq=False)
class Block:
    """Families that are about the same answers, the earliest release first, the new one last."""

    sources: tuple[Source, ...]
    everyone: Everyone

    @property
    def is_old_and_new(self) -> bool:
        """Whether it holds both families of the new release and of earlier ones."""
        return len({source.release is None for source in self.sources}) > 1

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """What earlier releases said, once, over the people of the block."""
        return self._told[0]

    @property
    def fresh(self) -> tuple[LinearFigure, ...]:
        """What only the new release says, over the people of the block."""
        return self._told[1]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The questions, over the people of the block; answers as the newest release has them."""
        return tuple(self._joined(found) for found in self._parts.values())

    @cached_property
    def changed_questions(self) -> frozenset[str]:
        """Questions that an earlier release read otherwise.

        Their categories changed, or who of the same people answered, or the answers no longer add
        up to what was displayed.
        """
        changed = {code for code, found in self._parts.items() if self._differ(found)}
        by_code = {part.code: part for part in self.parts}
        for recorded in self.recorded:
            figure = recorded.figure
            if changed.isdisjoint(figure.question) and not _can_hold(figure, by_code):
                changed.update(figure.question)
        return frozenset(changed)

    @property
    def has_changed_people(self) -> bool:
        """Whether two people of the block may be one: no release holds both of them.

        A row that was corrected looks like one person who left and another who came. Were they
        counted as two, a difference that rests on one person would seem to rest on two. IDs from
        one column say who is who, and nobody is taken for somebody else.
        """
        columns = {source.family.identified_by for source in self.sources}
        if len(columns) == 1 and "" not in columns:
            return False
        releases = {source.release for source in self.sources}
        inside = np.zeros((len(releases), len(self.everyone)), dtype=np.int64)
        for row, release in enumerate(releases):
            for source in self.sources:
                if source.release == release:
                    inside[row, self.everyone.positions(source)] = 1
        patterns = np.unique(inside, axis=1)
        return bool(np.any(patterns.T @ patterns == 0))

    @cached_property
    def _told(self) -> tuple[tuple[Recorded, ...], tuple[LinearFigure, ...]]:
        recorded: dict[object, Recorded] = {}
        fresh: dict[object, LinearFigure] = {}
        kinds = {each.shares.dtype for source in self.sources for each in source.family.figures}
        for source in self.sources:
            positions = self.everyone.positions(source)
            for figure in source.family.figures:
                # All in the same width, so that equal ones have equal bytes.
                shares = np.zeros(len(self.everyone), dtype=np.result_type(*kinds))
                shares[positions] = figure.shares
                same = (figure.terms, shares.tobytes(), figure.bin)
                everywhere = replace(figure, shares=shares)
                if source.release is not None:
                    told = Recorded(release=source.release, figure=everywhere)
                    recorded.setdefault(same, told)
                elif same not in recorded:
                    fresh.setdefault(same, everywhere)
        return tuple(recorded.values()), tuple(fresh.values())

    @cached_property
    def _parts(self) -> dict[str, list[tuple[IntArray, Part]]]:
        """Each question as the releases have it, each time with the people it is about."""
        found: dict[str, list[tuple[IntArray, Part]]] = {}
        for source in self.sources:
            positions = self.everyone.positions(source)
            for part in source.family.parts:
                found.setdefault(part.code, []).append((positions, part))
        return found

    def _joined(self, found: Sequence[tuple[IntArray, Part]]) -> Part:
        answers = np.full(len(self.everyone), NO_ANSWER, dtype=np.int64)
        for positions, part in found:
            answers[positions] = part.answers
        return replace(found[-1][1], answers=answers)

    def _differ(self, found: Sequence[tuple[IntArray, Part]]) -> bool:
        joined = self._joined(found)
        return any(
            part.favourable != joined.favourable
            or bool(np.any(part.answered != joined.answered[positions]))
            for positions, part in found
        )


def blocks(ledger: Ledger, families: Iterable[Family]) -> Iterator[Block]:
    """The blocks of a new release that say something that no earlier one said.

    Args:
        ledger: The earlier releases.
        families: The new one, with answers.

    Raises:
        ValueError: A family does not say whose its answers are.
    """
    if not ledger.releases:
        return
    people = _people_once()
    sources = [
        Source(family=family, people=people(family.respondents), release=release.number)
        for release in ledger.releases
        for family in release.families
    ]
    sources += [
        Source(family=family, people=people(family.respondents), release=None)
        for family in ledger.sealed(families)
    ]
    everyone: dict[frozenset[frozenset[str]], Everyone] = {}
    for connected in _connected(sources):
        populations = frozenset(source.people for source in connected)
        if populations not in everyone:
            everyone[populations] = Everyone(connected)
        block = Block(sources=tuple(connected), everyone=everyone[populations])
        if block.is_old_and_new and block.fresh and block.recorded:
            yield block


def _people_once() -> Callable[[tuple[str, ...]], frozenset[str]]:
    """Gives the set of some names, the same set for the same names: families share them."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    met: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}

    def people(names: tuple[str, ...]) -> frozenset[str]:
        if id(names) not in met:
            if names not in known:
                known[names] = frozenset(names)
            met[id(names)] = (names, known[names])
        return met[id(names)][1]

    return people


def _connected(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """The sources by the answers that they share, directly or through others, in their order."""
    groups: list[list[int]] = []
    for number, source in enumerate(sources):
        touched = [
            group
            for group in groups
            if any(source.may_be_about_answers_of(sources[other]) for other in group)
        ]
        groups = [group for group in groups if group not in touched]
        groups.append([*chain.from_iterable(touched), number])
    return ([sources[number] for number in sorted(group)] for group in groups)


def _can_hold(figure: LinearFigure, parts: Mapping[str, Part]) -> bool:
    """Whether the answers can add up to what is displayed, whatever the unknown ones are."""
    if not all(term.weights for term in figure.terms):
        return True
    least = most = 0
    for term in figure.terms:
        answers = parts[term.part].answers
        # What is appended is picked by the numbers -2, UNKNOWN, and -1, NO_ANSWER.
        least += int(figure.shares @ np.array([*term.weights, min(term.weights), 0])[answers])
        most += int(figure.shares @ np.array([*term.weights, max(term.weights), 0])[answers])
    return least <= figure.bin.most and most >= figure.bin.least
