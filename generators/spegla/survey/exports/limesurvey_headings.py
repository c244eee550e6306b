"""Headings of LimeSurvey: which question and which of its rows a column belongs to.

An export has one of three styles: question code, question text (also abbreviated), or both with
a separator between them. Rows, scales, ranks and free text follow in square brackets, or after
underscores where "expression manager codes" were asked for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.survey.exports.headings import plain
from spegla.survey.exports.limesurvey_wording import COMMENT_TEXTS, OTHER_TEXTS, PECULIAR_CODES
from spegla.survey.tables import fold

SEPARATOR = ". "
"""What stands between code and text unless the person who exported chose otherwise."""

_CODE = r"(?P<code>[^\W\d_][\w-]*)(?P<rows>(?: ?\[[^\[\]]*\])*)"
_ONLY_CODE = re.compile(_CODE)
_PECULIAR = re.compile(rf"(?:{'|'.join(sorted(PECULIAR_CODES))})(?P<separator>\W+)\w")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_SCALES = {"0": "1", "1": "2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading, taken apart.

    Args:
        code: Code of the question; blank where the export has texts only.
        rows: Codes in brackets: row, then scale.
        text: Wording of the question; blank where the export has codes only.
        parts: Wordings in brackets: row, then scale, column or "Comment".
    """

    code: str = ""
    rows: tuple[str, ...] = ()
    text: str = ""
    parts: tuple[str, ...] = ()


def read_headings(headings: Sequence[str]) -> tuple[Heading, ...]:
    """The headings of one export, taken apart in the style that they all have.

    >>> read_headings(["lastpage", "trust[SQ001]", "trust[SQ002]"])[1]
    Heading(code='trust', rows=('SQ001',), text='', parts=())
    >>> read_headings(["lastpage. Last page", "trust[a]. How far? [Trust]"])[1]
    Heading(code='trust', rows=('a',), text='How far?', parts=('Trust',))
    >>> read_headings(["Last page", "How far? [Trust]", "How far? [Speed]"])[2]
    Heading(code='', rows=(), text='How far?', parts=('Speed',))
    """
    texts = [plain(heading) for heading in headings]
    separator = _separator(texts)
    if separator:
        return tuple(_code_and_text(text, separator) for text in texts)
    if PECULIAR_CODES.intersection(map(fold, texts)) or has_only_codes(texts):
        return _bracketed([_code_only(text) for text in texts])
    return _texts(texts)


def has_only_codes(headings: Sequence[str]) -> bool:
    """Whether each heading that is not blank is a question code, with rows in brackets or not.

    >>> has_only_codes(["q1[a]", "q2"]), has_only_codes(["How far?"])
    (True, False)
    """
    filled = [heading for heading in headings if heading]
    return bool(filled) and all(map(_ONLY_CODE.fullmatch, filled))


def has_codes_and_texts(headings: Sequence[str], separator: str = SEPARATOR) -> bool:
    """Whether each heading that is not blank is a code, the separator and a text.

    >>> has_codes_and_texts(["", "affSat1. I find joy"]), has_codes_and_texts(["1. Joy"])
    (True, False)
    """
    filled = [heading for heading in headings if heading]
    pattern = re.compile(rf"{_CODE}{re.escape(separator)}\S")
    return bool(filled) and all(map(pattern.match, filled))


def _separator(texts: Sequence[str]) -> str:
    """The separator between code and text, "" where the headings have not both.

    Columns such as ``submitdate`` show it, whatever it is.
    """
    found = {match["separator"] for match in map(_PECULIAR.match, texts) if match}
    if len(found) == 1:
        return found.pop()
    return SEPARATOR if has_codes_and_texts(texts) else ""


def _code_only(text: str) -> Heading:
    match = _ONLY_CODE.fullmatch(text)
    return Heading(code=match["code"], rows=_rows(match["rows"])) if match else Heading(code=text)


def _code_and_text(text: str, separator: str) -> Heading:
    match = re.match(rf"{_CODE}{re.escape(separator)}", text)
    if match is None:
        return Heading(text=text)
    rows = _rows(match["rows"])
    # Arrays of numbers and options with a comment have one code and two wordings.
    several = bool(rows) and ("_" in rows[0] or rows[0].endswith("comment"))
    stem, parts = _split(text[match.end() :], most=2 if several else len(rows))
    return Heading(code=match["code"], rows=rows, text=stem, parts=parts)


def _rows(brackets: str) -> tuple[str, ...]:
    # Version 7 of LimeSurvey writes "_Cother" and "_Ccomment" for what was "other" and "comment".
    return tuple(row.strip().removeprefix("_C") for row in _BRACKETED.findall(brackets))


def _bracketed(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings whose codes have underscores, as if they had brackets.

    An underscore is only taken for a bracket where the question has several columns; older
    versions allowed underscores in codes.
    """
    if any(heading.rows for heading in headings):
        return tuple(headings)
    ends: dict[str, list[str]] = {}
    for heading in headings:
        code, _, row = heading.code.partition("_")
        ends.setdefault(code, []).append(row)

    def bracketed(heading: Heading) -> Heading:
        code, _, row = heading.code.partition("_")
        if not row or len(ends[code]) == 1:
            return heading
        return Heading(code=code, rows=_scaled(row, set(ends[code])))

    return tuple(map(bracketed, headings))


def _scaled(row: str, rows_of_question: set[str]) -> tuple[str, ...]:
    """Row, and scale of an array with two scales: there each row ends in both _0 and _1."""
    name, _, scale = row.rpartition("_")
    pairs = {end.rpartition("_")[0] for end in rows_of_question}
    is_dual = rows_of_question == {f"{pair}_{scale}" for pair in pairs for scale in _SCALES}
    return (name, _SCALES[scale]) if is_dual else (row,)


def _texts(texts: Sequence[str]) -> tuple[Heading, ...]:
    """Headings without codes; brackets are a row only where a question has several columns."""
    split = [_split(text, most=2) for text in texts]
    stems = Counter(stem for stem, _ in split)
    return tuple(
        Heading(text=stem, parts=parts)
        if stems[stem] > 1 or (parts and fold(parts[-1]) in OTHER_TEXTS | COMMENT_TEXTS)
        else Heading(text=text)
        for text, (stem, parts) in zip(texts, split, strict=True)
    )


def _split(text: str, *, most: int) -> tuple[str, tuple[str, ...]]:
    """The text before the brackets that end it, and what stands in them, at most so many."""
    parts: list[str] = []
    while len(parts) < most and text.endswith("]"):
        start = _opening(text)
        if start is None:
            break
        parts.insert(0, text[start + 1 : -1].strip())
        text = text[:start]
        if text.endswith(" "):
            break
    return text.rstrip(), tuple(parts)


def _opening(text: str) -> int | None:
    """Where the bracket opens that the last character closes."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] == "]") - (text[position] == "[")
        if depth == 0:
            return position
    return None
