"""Clauses of a sentence, and what in them turns a claim round or makes none of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spegla.plain_language.phrases import compiled
from spegla.settings import ContextWords

_NEAR = 4
"""Words before or after a claim among which a negation belongs to it."""
_WISH = 3
"""Words before a claim among which a verb makes a wish or a plan of it."""
_JOINED = 1
"""Words before a figure in its clause with which the clause still has no verb of its own."""
_APART = ";–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence between commas, brackets and conjunctions.

    Args:
        begin: Where it begins in the sentence.
        end: Where it ends.
        is_apart: Whether it is set against the clause before it, so that they share no verb.
    """

    begin: int
    end: int
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What turns claims round in one language, ready to be looked for."""

    negation: re.Pattern[str]
    late_negation: re.Pattern[str]
    not_only: re.Pattern[str]
    hedge: re.Pattern[str]
    intent: re.Pattern[str]
    condition: re.Pattern[str]
    infinitive: re.Pattern[str]
    separator: re.Pattern[str]
    against: re.Pattern[str]
    relative: re.Pattern[str]
    auxiliary: re.Pattern[str]

    def clauses(self, sentence: str) -> list[Clause]:
        """The clauses of a folded sentence in their order; those without words are left out."""
        return list(self._clauses(sentence))

    def _clauses(self, sentence: str) -> Iterator[Clause]:
        begin, is_apart = 0, False
        for found in [*self.separator.finditer(sentence), None]:
            end = found.start() if found else len(sentence)
            if sentence[begin:end].strip(" .!?"):
                yield Clause(begin=begin, end=end, is_apart=is_apart)
                is_apart = False
            if found:
                is_apart |= found[0] in _APART or bool(self.against.fullmatch(found[0]))
                begin = found.end()

    def is_tied(self, sentence: str, clause: Clause, at: int) -> bool:
        """Whether what stands at a place of a clause shares the verb of the clause before it."""
        before = sentence[clause.begin : at].split()
        return len(before) <= _JOINED or bool(self.relative.fullmatch(before[0]))

    def is_without_subject(self, sentence: str, clause: Clause, begin: int) -> bool:
        """Whether a verb that begins here says something of the clause before: "and has risen"."""
        before = sentence[clause.begin : begin].split()
        return all(self.auxiliary.fullmatch(word) for word in before)

    def is_hedged(self, text: str) -> bool:
        """Whether a folded text leaves open what it claims."""
        return bool(self.hedge.search(text))

    def is_negated(self, sentence: str, clause: Clause, begin: int, end: int) -> bool:
        """Whether the claim between two places of a clause is turned round.

        Swedish and Dutch put the negation of a main clause behind its verb.
        """
        before = self.not_only.sub("", _last_words(sentence[clause.begin : begin], _NEAR))
        after = self.not_only.sub("", _first_words(sentence[end : clause.end], _NEAR))
        return bool(self.negation.search(before) or self.late_negation.search(after))

    def is_meant(self, sentence: str, clause: Clause, begin: int) -> bool:
        """Whether a claim is made at all: no wish, plan, condition or question."""
        before = sentence[clause.begin : begin]
        return not (
            sentence.rstrip("\"') ").endswith("?")
            or self.intent.search(_last_words(before, _WISH))
            or self.condition.fullmatch(_first_words(before, 1))
            or self.infinitive.search(_last_words(before, 1))
        )

    def is_followed(self, sentence: str, clause: Clause, end: int) -> bool:
        """Whether an infinitive follows what ends here, as in "better to ask"."""
        return bool(self.infinitive.fullmatch(_first_words(sentence[end : clause.end], 1)))


@lru_cache(maxsize=16)
def context_of(words: ContextWords) -> Context:
    """The context words of a language, ready to be looked for.

    >>> words = ContextWords(negations=["not"], late_negations=[], not_only=["not only"],
    ...     hedges=["perhaps"], intents=["will"], conditions=["if"], infinitives=["to"],
    ...     and_words=["and"], but_words=["but"], relatives=["where"], auxiliaries=["has"])
    >>> text = "trust did not fall, but pace rose"
    >>> [text[clause.begin:clause.end] for clause in context_of(words).clauses(text)]
    ['trust did not fall', ' pace rose']
    """
    joining = compiled([*words.and_words, *words.but_words]).pattern
    return Context(
        negation=compiled(words.negations),
        late_negation=compiled(words.late_negations),
        not_only=compiled(words.not_only),
        hedge=compiled(words.hedges),
        intent=compiled(words.intents),
        condition=compiled(words.conditions),
        infinitive=compiled(words.infinitives),
        separator=re.compile(rf"[,;:](?=\s|$)|[()–—]|{joining}"),
        against=compiled(words.but_words),
        relative=compiled(words.relatives),
        auxiliary=compiled(words.auxiliaries),
    )


def _last_words(text: str, number: int) -> str:
    return " ".join(text.split()[-number:])


def _first_words(text: str, number: int) -> str:
    return " ".join(text.split()[:number])
