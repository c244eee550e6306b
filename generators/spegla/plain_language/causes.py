"""Words of cause beside figures that know of none: changes, gaps, shares and correlations."""

from collections.abc import Iterator, Mapping

from spegla.plain_language.citations import Citation
from spegla.plain_language.clauses import Clause, Context, context_of
from spegla.plain_language.phrases import compiled
from spegla.plain_language.prose import CALL, Passage
from spegla.plain_language.remarks import Kind, Remark, quoted
from spegla.privacy.released import Statistic
from spegla.settings import RuleWordsSettings

_WITHOUT_CAUSE = frozenset(
    {
        Statistic.CHANGE,
        Statistic.GAP,
        Statistic.STANDARDISED_GAP,
        Statistic.CONTRAST,
        Statistic.FAVOURABLE,
        Statistic.UNFAVOURABLE,
        Statistic.SHARE,
        Statistic.NET_PROMOTER,
        Statistic.DERIVED_WEIGHT,
        Statistic.RANK_CORRELATION,
        Statistic.R_SQUARED,
        Statistic.WEIGHT,
        Statistic.PLACEMENT,
        Statistic.PRIORITY,
        Statistic.RANK_AGREEMENT,
    }
)
"""What is seen once, or together with something else: none of it says why."""


def causes_in(
    sentence: Passage, cited: Mapping[int, Citation], words: RuleWordsSettings
) -> Iterator[Remark]:
    """A remark on the first word of cause in a sentence with a figure that knows of none.

    Args:
        sentence: The sentence.
        cited: What the text cites, by where the call begins.
        words: How causes are named, in its language.
    """
    text = sentence.folded
    statistics = {
        cited[place].figure.statistic
        for sign, place in zip(text, sentence.places, strict=True)
        if sign == CALL and place in cited
    }
    is_weighed = compiled(words.causes.importance).search(text)
    if not is_weighed and not statistics & _WITHOUT_CAUSE:
        return
    context = context_of(words.context)
    if context.is_hedged(text):
        return
    for clause in context.clauses(text):
        for begin, end in _named(text, clause, words, is_change=Statistic.CHANGE in statistics):
            if _is_claimed(context, text, clause, begin, end):
                yield Remark(
                    kind=Kind.CAUSE,
                    at=sentence.places[begin],
                    found=f"{quoted(sentence, begin, end)} names a cause, beside a figure that "
                    "knows of none",
                    fix="Say what goes together, or what was done when; ask customers why.",
                )
                return


def _is_claimed(context: Context, text: str, clause: Clause, begin: int, end: int) -> bool:
    is_negated = context.is_negated(text, clause, begin, end)
    # Dutch may part the verb: "komt niet door".
    is_parted = bool(context.negation.search(text[begin:end]))
    return context.is_meant(text, clause, begin) and not is_negated and not is_parted


def _named(
    text: str, clause: Clause, words: RuleWordsSettings, *, is_change: bool
) -> Iterator[tuple[int, int]]:
    """Where a clause names a cause."""
    causes, claims = words.causes, words.claims
    for found in compiled(causes.verbs).finditer(text, clause.begin, clause.end):
        yield found.span()
    moved = compiled([*claims.better, *claims.worse])
    is_passive = compiled(causes.passives).search(text, clause.begin, clause.end)
    if is_change and moved.search(text, clause.begin, clause.end) and not is_passive:
        for found in compiled(causes.means).finditer(text, clause.begin, clause.end):
            yield found.span()
