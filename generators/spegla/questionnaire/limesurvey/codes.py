"""Codes as LimeSurvey takes them: letters and digits alone, not too long, none of its own words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spegla.errors import UsageError
from spegla.questionnaire.form import Form, Grid

MAX_LENGTH = 20
"""Letters and digits that a code of a question or of a row may have."""

_NO_LETTER_OR_DIGIT = re.compile(r"[^A-Za-z0-9]")
_OF_QUESTIONS = frozenset({"lang", "sid", "savedid", "token", "qid", "gid", "sgq"}) | {
    *("self", "that", "this", "id", "seed", "startdate", "datestamp", "submitdate"),
    *("lastpage", "startlanguage", "ipaddr", "refurl"),
}
"""What LimeSurvey calls things of its own, in any case."""
_OF_ROWS = frozenset({"time", "other"})


def bare(code: str) -> str:
    """A code without what LimeSurvey does not allow in it.

    >>> bare("delivery_1")
    'delivery1'
    """
    return _NO_LETTER_OR_DIGIT.sub("", code)


def check_codes(form: Form) -> None:
    """Check that LimeSurvey will keep each code, since it replaces others by numbers of its own.

    Raises:
        UsageError: Codes are too long, begin with a digit, become alike, or are its own words.
    """
    lines = [*_wrong(_questions(form), _OF_QUESTIONS), *_wrong(_rows(form), _OF_ROWS)]
    lines += [
        f"  {code}: begins with a digit" for code in _questions(form) if bare(code)[:1].isdigit()
    ]
    if lines:
        raise UsageError(
            f"LimeSurvey takes codes of at most {MAX_LENGTH} letters and digits, and leaves out "
            "“_” and “-”. Rename these questions in the code book:\n" + "\n".join(lines)
        )


def _wrong(codes: Sequence[str], reserved: frozenset[str]) -> Iterator[str]:
    alike = Counter(bare(code).casefold() for code in codes)
    for code in codes:
        short = bare(code)
        if len(short) > MAX_LENGTH:
            yield f"  {code}: has {len(short)} of them"
        if not short or short.casefold() in reserved:
            yield f"  {code}: is a word that LimeSurvey keeps for itself"
        if alike[short.casefold()] > 1:
            yield f"  {code}: another one is like it but for “_” and “-”"


def _questions(form: Form) -> list[str]:
    """Codes of whatever becomes a question; a grid of one row is that row."""
    return [
        block.items[0].code if isinstance(block, Grid) and len(block.items) == 1 else block.code
        for page in form.pages
        for block in page.blocks
    ]


def _rows(form: Form) -> list[str]:
    """Codes of the rows of all grids."""
    return [
        item.code
        for page in form.pages
        for block in page.blocks
        if isinstance(block, Grid) and len(block.items) > 1
        for item in block.items
    ]
