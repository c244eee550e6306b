"""Numbers that are written in the answers: "1 - Strongly disagree", "Very good (5)"."""

import re
from dataclasses import dataclass

from spegla.survey.tables import tidy

LONGEST = 200
"""A text with more characters is no answer to choose, explanations included."""
_NUMBER = r"[+-]?\d{1,3}"
_ALONE = re.compile(rf"[(\[]?(?P<code>{_NUMBER})(?:[.,]0|[.)\]])?")
_BEFORE = re.compile(
    rf"[(\[]?(?P<code>{_NUMBER})[)\]]?\s*(?:[-–—:.=)]\s*|\s|(?=\())(?P<text>[^\d\s].*)"
)
_AFTER = re.compile(
    rf"(?P<text>.*[^\d\s].*?)\s*(?:[(\[]\s*(?P<bracketed>{_NUMBER})\s*[)\]]"
    rf"|(?:\s[-–—]\s|[:=])\s*(?P<code>\d{{1,3}}))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An answer as the number and the words that are written in it."""

    code: int | None
    text: str


def coded(label: str) -> Coded:
    """The number and the words of an answer; a number alone has no words.

    >>> coded("1 - Strongly disagree"), coded("Very good (5)")
    (Coded(code=1, text='Strongly disagree'), Coded(code=5, text='Very good'))
    >>> coded("30-44").text, coded("4").text
    ('30-44', '')
    """
    label = tidy(label)
    if len(label) > LONGEST:
        return Coded(code=None, text=label)
    if alone := _ALONE.fullmatch(label):
        return Coded(code=int(alone["code"]), text="")
    if before := _BEFORE.fullmatch(label):
        return Coded(code=int(before["code"]), text=before["text"])
    if after := _AFTER.fullmatch(label):
        return Coded(code=int(after["bracketed"] or after["code"]), text=after["text"])
    return Coded(code=None, text=label)
