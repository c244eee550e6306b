"""Phrases as people write them in a list, and where they stand in a text."""

import re
from collections.abc import Iterable
from functools import cache

from spegla.plain_language.prose import BROKEN

_SPACE = rf"[ {BROKEN}-]+"
_GAP = rf"[\"')]?{_SPACE}[\"'(]?"
"""Between two words of a phrase, which may stand in quotation marks."""
_FAR = rf"[,\"')]?{_SPACE}[\"'(]?(?:[\w'{BROKEN}]+,?{_SPACE}){{0,5}}[\"'(]?"
"""Between two words with up to five others between them."""
_REST = rf"[\w'{BROKEN}]*"
_NEVER = re.compile(r"(?!)")


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the phrases in a folded text, whole words only.

    Args:
        phrases: Written as ``site_templates/plain_language`` says: ``*`` for the rest of a word,
            ``|`` between words, ``?`` after what may be missing, ``-`` where words may be joined
            or apart, ``...`` for up to five words.

    >>> pattern = compiled(["sätt* ... kund* i fokus|centrum", "kund-fokus"])
    >>> [found[0] for found in pattern.finditer("vi sätter alltid kunden i centrum: kund-fokus")]
    ['sätter alltid kunden i centrum', 'kund-fokus']
    """
    return _compiled(tuple(phrases))


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    sources = [_source(phrase) for phrase in phrases]
    if not sources:
        return _NEVER
    # The longest first: an alternative that is found hides those behind it.
    either = "|".join(sorted(sources, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{either})(?!\w|-\w)")


def _source(phrase: str) -> str:
    source, joint = "", ""
    for slot in phrase.split():
        if slot == "...":
            joint = _FAR
            continue
        words = "|".join(_word(word) for word in slot.rstrip("?").split("|"))
        if not slot.endswith("?"):
            source += f"{joint}(?:{words})"
            joint = _GAP
        elif source:
            source += f"(?:{joint}(?:{words}))?"
        else:
            source = f"(?:(?:{words}){_GAP})?"
    return source


def _word(word: str) -> str:
    """One word, which may be broken at the end of a line."""
    parts = word.strip("*").lower().split("-")
    letters = [f"{BROKEN}?".join(map(re.escape, part)) for part in parts]
    before = rf"[\w'{BROKEN}-]*" if word.startswith("*") else ""
    after = _REST if word.endswith("*") else ""
    return f"{before}{f'[ {BROKEN}-]?'.join(letters)}{after}"
