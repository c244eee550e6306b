"""Typed numbers that look like results of the survey, which live figures should give.

Only numbers in the company of words that make them results are remarked on: dates, times, pages,
amounts of money, durations and counts of things are left alone, and so are numbers in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spegla.plain_language.phrases import compiled
from spegla.plain_language.prose import Passage
from spegla.plain_language.remarks import Kind, Remark, quoted
from spegla.settings import RuleWordsSettings

_NUMBER = r"(?<![\w.,:/§#–-])[+-]?\d{1,3}(?:[.,]\d{1,2})?(?![\w:/]|[.,]\d)"
_DECIMAL = r"(?<![\w.,:/§#–-])\d{1,2}[.,]\d{1,2}(?![\w:]|[.,]\d)"
_NEAR = 60
"""Characters around a number in which another thing may be named that it is about."""
_FIX = "Name the figure, so that it follows the data: {{{{ {macro} }}}}."
_SHARE, _SCORE, _CHANGE, _COUNT = (
    _FIX.format(macro=macro)
    for macro in ('share("…")', 'score("…")', 'change("…")', 'n("customers")')
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a typed number shows that it is a result.

    Args:
        pattern: Finds it in a folded sentence.
        fix: The macro to use instead.
        may_promise: Whether an action may say it of what is going to be.
    """

    pattern: re.Pattern[str]
    fix: str
    may_promise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _RuleBook:
    """The rules of a language, the surest first, and what makes another thing of a number."""

    rules: tuple[Rule, ...]
    elsewhere: re.Pattern[str]
    numbered: re.Pattern[str]

    def is_other(self, text: str, begin: int, end: int) -> bool:
        """Whether a number only names something, as in "question 4", or is about another thing."""
        before = (text[:begin].split() or [""])[-1].rstrip(".")
        is_counted_off = not text[begin].isalpha() and bool(self.numbered.fullmatch(before))
        near = text[max(begin - _NEAR, 0) : end + _NEAR]
        return is_counted_off or bool(self.elsewhere.search(near))


def results_in(
    sentence: Passage, words: RuleWordsSettings, *, is_promise: bool = False
) -> Iterator[Remark]:
    """A remark on each typed number in a sentence that looks like a result.

    Args:
        sentence: The sentence.
        words: What numbers are about, in its language.
        is_promise: Whether it says what is going to be, where shares and counts are no results.
    """
    text = sentence.folded
    taken: list[tuple[int, int]] = []
    book = _rules(words)
    for rule in book.rules:
        for begin, end in (found.span() for found in rule.pattern.finditer(text)):
            is_taken = any(begin < other_end and other < end for other, other_end in taken)
            is_promised = is_promise and rule.may_promise
            if is_taken or is_promised or book.is_other(text, begin, end):
                continue
            taken.append((begin, end))
            yield Remark(
                kind=Kind.RESULT,
                at=sentence.places[begin],
                found=f"{quoted(sentence, begin, end)} is typed, and looks like a result",
                fix=rule.fix,
            )


@lru_cache(maxsize=16)
def _rules(words: RuleWordsSettings) -> _RuleBook:
    results, claims = words.results, words.claims
    said = {name: compiled(getattr(results, name)).pattern for name in type(results).model_fields}
    moved = compiled([*claims.better, *claims.higher, *claims.worse, *claims.lower]).pattern
    # A number that counts nothing: behind it a clause ends, or a word goes on.
    tail = rf"(?=\s*(?:[.,;:!?)\"]|$|[–—](?!\d)|{said['followers']}(?!\s+\d)))"
    return _RuleBook(
        elsewhere=compiled(results.elsewhere),
        numbered=compiled(results.numbered),
        rules=(
            Rule(pattern=_any(*_people(said)), fix=_SHARE, may_promise=True),
            Rule(pattern=_any(*_of_scale(said, tail)), fix=_SCORE),
            Rule(pattern=_any(_percent(said)), fix=_SHARE, may_promise=True),
            Rule(pattern=_any(*_points(said, tail, moved, results.spans)), fix=_CHANGE),
            Rule(pattern=_any(*_answers(said, tail)), fix=_COUNT, may_promise=True),
            Rule(pattern=_any(_score(said, tail)), fix=_SCORE),
        ),
    )


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _people(said: dict[str, str]) -> tuple[str, ...]:
    """As in "8 of 10 customers"."""
    return (rf"{_NUMBER}\s+{said['of']}\s+\d{{1,4}}\s+{said['people']}",)


def _of_scale(said: dict[str, str], tail: str) -> tuple[str, ...]:
    """As in "3.4 of 5", "72/100"."""
    of = rf"\s*(?:{said['of']}|/)\s*"
    return (
        rf"{_DECIMAL}{of}(?:5|7|10|100)(?!\w|[.,]\d)",
        rf"(?<![\w.,:/§#–-])\d{{1,2}}{of}100(?!\w|[.,]\d)",
        rf"{_NUMBER}\s+{said['of']}\s+(?:5|7|10){tail}",
    )


def _percent(said: dict[str, str]) -> str:
    """As in "62 %", "60–65 per cent"; 100 % is a whole and no result."""
    number = r"(?!100\s*\D)\d{1,3}(?:[.,]\d{1,2})?"
    return rf"(?<![\w.,:/-])[+-]?(?:{number}\s*[–-]\s*)?{number}\s*(?:%|{said['percent']})(?!\w)"


def _points(said: dict[str, str], tail: str, moved: str, spans: tuple[str, ...]) -> tuple[str, ...]:
    """As in "4 points", "+3", "rose by 4", "rose from 58 to 62"."""
    first, last = (compiled([span]).pattern for span in spans)
    words = r"(?:\s+\w+){0,3}\s+"
    return (
        rf"{_NUMBER}\s+{said['points']}",
        rf"(?<=[\s(])[+-]\d{{1,2}}(?:[.,]\d)?{tail}",
        rf"{moved}{words}{said['by']}\s+{_NUMBER}{tail}",
        rf"{moved}{words}{first}\s+{_NUMBER}\s+{last}\s+{_NUMBER}{tail}",
    )


def _answers(said: dict[str, str], tail: str) -> tuple[str, ...]:
    """As in "240 answers", "260 of 420 customers answered", "n = 260"."""
    return (
        rf"{_NUMBER}\s+{said['answers']}",
        rf"{_NUMBER}\s+(?:\w+\s+)?{said['people']}\s+(?:\w+\s+){{0,2}}{said['answered']}",
        rf"{said['answered']}\s+{_NUMBER}{tail}",
        r"(?<!\w)n\s*=\s*\d{1,4}",
    )


def _score(said: dict[str, str], tail: str) -> str:
    """As in "an NKI of 71"."""
    return rf"{said['scores']}(?:\s+{said['links']}){{0,3}}[\s:=]+{_NUMBER}{tail}"
