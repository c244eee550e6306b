"""Sentences that say something else, or more, than the figure that they cite.

A claim is a word such as "rose". It belongs to the figure that stands nearest to it in the same
clause; a figure whose clause claims nothing takes the claim of a clause that it is joined to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spegla.plain_language.citations import Citation
from spegla.plain_language.clauses import Clause, Context, context_of
from spegla.plain_language.evidence import Claim, Finding, judged
from spegla.plain_language.phrases import compiled
from spegla.plain_language.prose import CALL, Passage
from spegla.plain_language.remarks import Kind, Remark, quoted
from spegla.privacy.released import Statistic
from spegla.settings import ClaimWords, RuleWordsSettings

_CHANGES = (Claim.ROSE, Claim.FELL, Claim.UNCHANGED)
_GAPS = (Claim.OVER, Claim.UNDER, Claim.AGREE)
_LEVELS = (Claim.REACHED, Claim.SHORT)
_SCORES = (Statistic.SCORE, Statistic.TREND_SCORE, Statistic.FAVOURABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A claim somewhere in a sentence."""

    claim: Claim
    begin: int
    end: int
    clause: Clause


def contradictions_in(
    sentence: Passage,
    cited: Mapping[int, Citation],
    words: RuleWordsSettings,
    *,
    follows: str = "",
) -> Iterator[Remark]:
    """A remark on each claim in a sentence that its figure contradicts, or does not prove.

    Args:
        sentence: The sentence.
        cited: What the text cites, by where the call begins.
        words: What claims are made in, in its language.
        follows: The next sentence, which may say that nothing is proven.
    """
    text = sentence.folded
    context = context_of(words.context)
    is_hedged = context.is_hedged(text) or context.is_hedged(follows.lower())
    remarked: set[tuple[int, str]] = set()
    for at, sign in enumerate(text):
        citation = cited.get(sentence.places[at]) if sign == CALL else None
        if citation is None:
            continue
        said = _nearest(text, at, citation, context, words.claims)
        if said is None or not _is_claimed(text, said, context, words.claims):
            continue
        is_negated = context.is_negated(text, said.clause, said.begin, said.end)
        finding = judged(said.claim, citation, is_negated=is_negated, is_hedged=is_hedged)
        if finding is not None and (said.begin, finding.about) not in remarked:
            remarked.add((said.begin, finding.about))
            yield _remark(sentence, said, finding, is_negated=is_negated)


def _is_claimed(text: str, said: _Said, context: Context, words: ClaimWords) -> bool:
    comparison = compiled([*words.higher, *words.lower])
    is_advice = comparison.fullmatch(text, said.begin, said.end) and context.is_followed(
        text, said.clause, said.end
    )
    return not is_advice and context.is_meant(text, said.clause, said.begin)


def _remark(sentence: Passage, said: _Said, finding: Finding, *, is_negated: bool) -> Remark:
    words = quoted(sentence, said.begin, said.end)
    claim = f"{words}, with its “not”," if is_negated else words
    is_contradiction = finding.kind is Kind.CONTRADICTION
    verb = "contradicts" if is_contradiction else "says more than"
    return Remark(
        kind=finding.kind,
        at=sentence.places[said.begin],
        found=f"{claim} {verb} {finding.about}, {finding.reading}",
        fix="Say what the figure says, or cite the figure that is meant."
        if is_contradiction
        else "Say that it is not proven, or leave it out.",
    )


def _nearest(
    text: str, at: int, citation: Citation, context: Context, words: ClaimWords
) -> _Said | None:
    """The claim that belongs to the figure that is cited at a place."""
    clauses = context.clauses(text)
    own = next(i for i, clause in enumerate(clauses) if clause.begin <= at < clause.end)
    for claims, is_strict in _claims_about(citation):
        patterns = _patterns(words, is_strict=is_strict)
        for clause in _reach(text, at, clauses, own, context, is_strict=is_strict):
            said = _said_in(text, clause, claims, patterns)
            if clause.begin > at:
                said = [one for one in said if context.is_without_subject(text, clause, one.begin)]
            if said:
                return min(said, key=lambda one: abs(one.begin - at))
    return None


def _said_in(
    text: str,
    clause: Clause,
    claims: Iterable[Claim],
    patterns: Mapping[Claim, re.Pattern[str]],
) -> list[_Said]:
    return [
        _Said(claim=claim, begin=found.start(), end=found.end(), clause=clause)
        for claim in claims
        for found in patterns[claim].finditer(text, clause.begin, clause.end)
    ]


def _claims_about(citation: Citation) -> Iterator[tuple[tuple[Claim, ...], bool]]:
    """What can be claimed of a figure, and whether only by verbs of change."""
    match citation.figure.statistic:
        case Statistic.CHANGE:
            yield _CHANGES, False
        case Statistic.GAP | Statistic.STANDARDISED_GAP:
            yield _GAPS, False
        case statistic if statistic in _SCORES:
            if citation.level is not None:
                yield _LEVELS, False
            if citation.change is not None:
                yield _CHANGES, True
        case _:
            return


def _reach(
    text: str, at: int, clauses: list[Clause], own: int, context: Context, *, is_strict: bool
) -> Iterator[Clause]:
    """The clause of a figure, and those whose verb it may share: before it first, then behind."""
    yield clauses[own]
    first = own
    if not is_strict and context.is_tied(text, clauses[own], at):
        while first > 0 and not clauses[first].is_apart:
            first -= 1
            yield clauses[first]
    for clause in clauses[own + 1 : own + 2]:
        if not clause.is_apart and CALL not in text[clause.begin : clause.end]:
            yield clause


@lru_cache(maxsize=32)
def _patterns(words: ClaimWords, *, is_strict: bool) -> Mapping[Claim, re.Pattern[str]]:
    """What finds each claim; strictly, only what speaks of a change and not of a comparison."""
    higher, lower = ((), ()) if is_strict else (words.higher, words.lower)
    return {
        Claim.ROSE: compiled([*words.better, *higher]),
        Claim.FELL: compiled([*words.worse, *lower]),
        Claim.UNCHANGED: compiled(words.unchanged),
        Claim.OVER: compiled(words.over),
        Claim.UNDER: compiled(words.under),
        Claim.AGREE: compiled(words.agree),
        Claim.REACHED: compiled(words.reached),
        Claim.SHORT: compiled(words.short),
    }
