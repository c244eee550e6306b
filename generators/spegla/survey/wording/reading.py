"""One answer read with the words of one language: where it lies between bad and good."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon
from spegla.survey.wording.rates import rate_position
from spegla.survey.wording.senses import Kind, Sense, Tokens, spans_of

PLAIN = 0.6
"""How much of a topic is meant where no degree is named: "satisfied", "good"."""
_PROBABLY = 0.45
_ANCHORS = (Kind.TOPIC, Kind.LEVEL, Kind.YES, Kind.NO)
_AMOUNTS = (Family.EXTENT, Family.FREQUENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an answer says.

    Args:
        position: Where it lies, from -1 (bad, little) over 0 to 1 (good, much); None where no word
            tells.
        family: What it is about; None where only a degree is named.
        words: The words of the lexicon that decided, in order.
        unknown: Words that are in no lexicon and not in the other answers either.
        shared: Words that are in no lexicon, but in most of the answers.
        side: 1 where its topic is a good one, -1 where it is a bad one, 0 where there is none.
        is_middle: Whether it says that it is neither one nor the other.
        is_undecided: Whether it says that one cannot decide.
        is_negated: Whether it denies its topic.
        is_frequency: Whether it says how often, of whatever topic: "often true".
        is_rate: Whether it says how many times a week, month or year.
        is_turned: Whether it names no topic and is taken for an amount of something bad, since
            the other answers are about that.
        is_excess: Whether it says that something is too much or too little, or just right.
    """

    position: float | None = None
    family: Family | None = None
    words: tuple[str, ...] = ()
    unknown: Tokens = ()
    shared: Tokens = ()
    side: int = 0
    is_middle: bool = False
    is_undecided: bool = False
    is_negated: bool = False
    is_frequency: bool = False
    is_rate: bool = False
    is_turned: bool = False
    is_excess: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether each of its words is understood, and they tell where it lies."""
        return self.position is not None and not self.unknown


def read(tokens: Tokens, lexicon: Lexicon, *, shared: Collection[str] = ()) -> Reading:
    """An answer as the words of one language tell it.

    Args:
        tokens: Its words.
        lexicon: The words of the language.
        shared: Words that most of the answers have, which need not be understood.

    >>> from spegla.survey.wording.senses import LEXICONS, tokens_of
    >>> reading = read(tokens_of("Not at all satisfied with IT"), LEXICONS["en"])
    >>> reading.position, reading.words, reading.unknown
    (-1.0, ('not', 'at all', 'satisfied'), ())
    """
    rate = rate_position(tokens, lexicon)
    if rate is not None:
        return Reading(
            position=rate,
            family=Family.FREQUENCY,
            words=(" ".join(tokens),),
            is_frequency=True,
            is_rate=True,
        )
    spans = spans_of(tokens, lexicon)
    strange = [word for span in spans if not span.senses for word in span.tokens if word != ","]
    found = _Found.of(_chosen([span.senses for span in spans if span.senses]))
    return replace(
        _reading(found),
        unknown=tuple(token for token in strange if token not in shared or token.isdecimal()),
        shared=tuple(token for token in strange if token in shared and not token.isdecimal()),
    )


def _chosen(candidates: Sequence[tuple[Sense, ...]]) -> list[Sense]:
    """One sense of each phrase, by what stands beside it.

    A degree where there is something that it can be a degree of ("a little", "a little worried"),
    a topic where there is a degree of it ("acceptable", "very acceptable").
    """
    kinds = [senses[0].kind for senses in candidates]
    anchors = sum(kind in _ANCHORS for kind in kinds)
    has_topic = Kind.TOPIC in kinds
    possible = {sense.kind for senses in candidates for sense in senses}
    has_degree = not possible.isdisjoint({Kind.DEGREE, Kind.NEGATION})
    chosen = []
    for senses in candidates:
        by_kind = {sense.kind: sense for sense in senses}
        is_beside_anchor = anchors > (senses[0].kind in _ANCHORS)
        degree = by_kind.get(Kind.DEGREE) if is_beside_anchor else None
        size = by_kind.get(Kind.SIZE) if has_topic else None
        plain = _plain(by_kind) if not has_degree else None
        chosen.append(degree or size or plain or senses[0])
    return [sense for sense in chosen if sense.kind is not Kind.FILLER]


def _plain(by_kind: Mapping[Kind, Sense]) -> Sense | None:
    """What a topic means where it stands alone, if that is something else."""
    if Kind.TOPIC not in by_kind:
        return None
    others = (Kind.MIDDLE, Kind.UNDECIDED, Kind.LEVEL)
    return next((by_kind[kind] for kind in others if kind in by_kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The senses of an answer by what they do in it."""

    senses: tuple[Sense, ...]
    topics: tuple[Sense, ...]
    levels: tuple[Sense, ...]

    @classmethod
    def of(cls, senses: Sequence[Sense]) -> "_Found":
        topics = [sense for sense in senses if sense.kind is Kind.TOPIC]
        named = [topic for topic in topics if topic.family is not Family.EXTENT]
        levels = tuple(sense for sense in senses if sense.kind is Kind.LEVEL)
        return cls(senses=tuple(senses), topics=tuple(named or topics), levels=levels)

    def has(self, *kinds: Kind) -> bool:
        return any(sense.kind in kinds for sense in self.senses)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(sense.phrase for sense in self.senses)

    @property
    def sides(self) -> set[float]:
        return {topic.value for topic in self.topics}

    @property
    def family(self) -> Family | None:
        about = [*self.topics, *self.levels]
        named = [sense.family for sense in about if sense.family not in _AMOUNTS]
        return next(iter(named or [sense.family for sense in about]), None)


def _reading(found: _Found) -> Reading:
    base = Reading(
        family=found.family,
        words=found.words,
        is_frequency=any(level.family is Family.FREQUENCY for level in found.levels),
        is_excess=found.has(Kind.EXCESS),
        is_negated=found.has(Kind.NEGATION),
    )
    if found.has(Kind.MIDDLE) or len(found.sides) > 1 or _is_both(found.levels):
        return replace(base, position=0.0, is_middle=True)
    if found.has(Kind.UNDECIDED):
        return replace(base, is_undecided=True)
    side, levels = _side(found)
    strength = _strength(found, levels)
    if strength is None:
        return base
    if base.family is None and _is_probable(found):
        base = replace(base, family=Family.LIKELIHOOD)
    # Adding nothing turns a negative nought into nought.
    return replace(base, position=round(strength * (side or 1), 6) + 0.0, side=side)


def _is_both(levels: Sequence[Sense]) -> bool:
    """Whether it names both ends: "neither good nor bad", "good and bad"."""
    signs = {level.value > 0 for level in levels if level.family not in _AMOUNTS and level.value}
    return len(signs) > 1


def _side(found: _Found) -> tuple[int, tuple[Sense, ...]]:
    """The side of its topic, and the levels that say how much of it."""
    if found.topics:
        return int(found.topics[0].value), found.levels
    amounts = tuple(level for level in found.levels if level.family in _AMOUNTS)
    others = [level for level in found.levels if level.family not in _AMOUNTS and level.value]
    if amounts and others:
        return (1 if others[0].value > 0 else -1), amounts
    return 0, found.levels


def _strength(found: _Found, levels: Sequence[Sense]) -> float | None:
    """How much is meant, negated where it is denied, whatever the side of the topic."""
    degree = _degree([s.value for s in found.senses if s.kind in (Kind.DEGREE, Kind.SIZE)])
    if not found.topics and not levels and not found.has(Kind.DEGREE):
        degree = None
        if not found.has(Kind.NEGATION, Kind.YES, Kind.NO):
            return None
    level = max(levels, key=lambda sense: abs(sense.value)).value if levels else None
    if found.has(Kind.NEGATION):
        return _denied(found, level, degree)
    if found.has(Kind.NO) and not found.topics and level is None:
        return -0.9 if degree is None else -abs(degree)
    if level is None:
        return PLAIN if degree is None else degree
    return level if degree is None else _scaled(level, degree)


def _degree(values: Sequence[float]) -> float | None:
    """Several degrees as one: "very" makes more of the next one, "fairly" less."""
    if not values:
        return None
    result = values[-1]
    for value in reversed(values[:-1]):
        result = _scaled(result, value)
    return result


def _scaled(level: float, degree: float) -> float:
    """A level with a degree before it, "very good": the plain degree leaves it as it is."""
    size, sign = abs(level), 1 if level >= 0 else -1
    if size < 0.15:
        return level
    if degree < 0:
        return degree * sign
    if degree <= PLAIN:
        return sign * size * degree / PLAIN
    return sign * (size + (degree - PLAIN) / (1 - PLAIN) * (1 - size))


def _denied(found: _Found, level: float | None, degree: float | None) -> float:
    """How far a negation turns it round: "not", "no", "not at all", "not very", "rather not"."""
    kinds = [sense.kind for sense in found.senses]
    negation = kinds.index(Kind.NEGATION)
    before = [s.value for s in found.senses[:negation] if s.kind is Kind.DEGREE]
    after = [s.value for s in found.senses[negation:] if s.kind is Kind.DEGREE]
    plain = max(sense.value for sense in found.senses if sense.kind is Kind.NEGATION)
    if Kind.AT_ALL in kinds:
        amount = -1.0
    elif before:
        amount = -abs(before[-1])
    elif after:
        amount = _weakened(after[0])
    elif level is None and degree is not None:
        amount = -0.5 * degree
    elif level is not None and level >= 0.85:
        amount = -0.1
    else:
        amount = -plain
    if level is not None and level < 0:
        return 0.15 if amount > -1 else PLAIN
    return amount


def _weakened(degree: float) -> float:
    """What is left where only a degree is denied: "not completely", "not very", "not quite"."""
    if degree >= 0.9:
        return -0.15
    return -0.35 if degree > PLAIN else -0.2


def _is_probable(found: _Found) -> bool:
    return any(s.kind is Kind.DEGREE and s.value == _PROBABLY for s in found.senses)
