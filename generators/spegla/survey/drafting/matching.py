"""The same item in two waves under another code or wording: proposed, and joined if told so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spegla.errors import UsageError
from spegla.survey.drafting.draft import Draft, DraftQuestion, DraftScale, Point
from spegla.survey.drafting.wordings import likeness
from spegla.survey.exports.answers import Variable
from spegla.survey.tables import fold

SAME = "same"
_ALIKE = 0.85
"""Likeness of wordings from which two items are proposed as one."""
_ALIKE_UNDER_ONE_CODE = 0.6
"""The same where the survey tool has them under one code."""
_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    older: DraftQuestion
    newer: DraftQuestion
    likeness: float


def proposals(draft: Draft) -> tuple[Point, ...]:
    """Pairs of items that may be one, each asked about once; none is taken.

    Two items are a pair where they have the same kind and scale, no wave in common, and either
    almost the same words, or like words under one code of the survey tool. Numbers, negations and
    opposites must agree. Each item is in one pair at most, the likeliest first.

    Args:
        draft: What was made out of all waves.
    """
    seen: set[str] = set()
    points = []
    for pair in sorted(_pairs(draft), key=lambda pair: -pair.likeness):
        if seen.isdisjoint((pair.older.code, pair.newer.code)):
            seen |= {pair.older.code, pair.newer.code}
            points.append(_point(pair))
    return tuple(points)


def joined(draft: Draft, decisions: Mapping[str, str]) -> Draft:
    """The draft with the items made one that the author says are the same.

    ``same.<code> = <code>`` gives the item of the later wave the code of the earlier one; it keeps
    its own wording, which is the newest, and its place. ``no`` leaves the two apart.

    Args:
        draft: What was made out of all waves.
        decisions: The author's answers; those to other points are left alone.

    Raises:
        UsageError: An answer names an item that there is not, or two that cannot be one.
    """
    for key, value in decisions.items():
        name, _, code = key.partition(".")
        if name == SAME and fold(value) != "no":
            draft = _with_one(draft, newer=code, older=value)
    return draft


def _pairs(draft: Draft) -> Iterator[_Pair]:
    order = {wave.code: place for place, wave in enumerate(draft.waves)}
    variables = {
        (source.wave, fold(variable.heading)): variable
        for source in draft.sources
        for variable in source.answers.variables
    }
    codes = {question.code: _tool_codes(question, variables) for question in draft.questions}
    for older in draft.questions:
        for newer in draft.questions:
            if not _can_be_one(draft, older, newer) or not _is_before(older, newer, order):
                continue
            found = max(
                (
                    likeness(one, other)
                    for language, one in older.text.items()
                    if (other := newer.text.get(language))
                ),
                default=0.0,
            )
            is_one_code = not codes[older.code].isdisjoint(codes[newer.code])
            if found >= (_ALIKE_UNDER_ONE_CODE if is_one_code else _ALIKE):
                yield _Pair(older=older, newer=newer, likeness=found)


def _can_be_one(draft: Draft, older: DraftQuestion, newer: DraftQuestion) -> bool:
    return (
        older.code != newer.code
        and (older.kind, older.is_reversed) == (newer.kind, newer.is_reversed)
        and not older.columns.keys() & newer.columns.keys()
        and (older.scale == newer.scale or _are_alike(draft, older.scale, newer.scale))
    )


def _are_alike(draft: Draft, one: str, other: str) -> bool:
    """Whether two codes stand for the same scale, but for what lies outside it."""
    scales = {scale.code: scale for scale in draft.scales}
    if one not in scales or other not in scales:
        return False
    return _points_of(scales[one]) == _points_of(scales[other])


def _points_of(scale: DraftScale) -> tuple[object, ...]:
    labels = tuple(frozenset(map(fold, label.values())) for label in scale.labels)
    return scale.low, scale.high, labels, scale.points, dict(scale.values), scale.is_directed


def _is_before(older: DraftQuestion, newer: DraftQuestion, order: Mapping[str, int]) -> bool:
    last = [max(order.get(wave, 0) for wave in one.columns or ("",)) for one in (older, newer)]
    return last[0] < last[1]


def _tool_codes(
    question: DraftQuestion, variables: Mapping[tuple[str, str], Variable]
) -> frozenset[str]:
    """The names in one word by which the survey tool knows the column of a question."""
    found: set[str] = set()
    for wave, heading in question.columns.items():
        if isinstance(heading, str):
            variable = variables.get((wave, fold(heading)), Variable(heading=heading))
            found |= {fold(name) for name in (variable.heading, *variable.names)}
    return frozenset(name for name in found if name and " " not in name)


def _point(pair: _Pair) -> Point:
    return Point(
        key=f"{SAME}.{pair.newer.code}",
        ask=f"Is {_quoted(pair.newer)} the same item as {_quoted(pair.older)}? "
        f"Write {pair.older.code} if it is; they are kept apart unless you say so.",
        suggestion=pair.older.code,
    )


def _quoted(question: DraftQuestion) -> str:
    text = next(iter(question.text.values()), question.code)
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f"“{shown}” ({' '.join(question.columns)})"


def _with_one(draft: Draft, *, newer: str, older: str) -> Draft:
    by_code = {question.code: question for question in draft.questions}
    for code in (newer, older):
        if code not in by_code:
            raise UsageError(
                f'--answer {SAME}.{newer}={older}: there is no question "{code}" in the draft.'
            )
    if not _can_be_one(draft, by_code[older], by_code[newer]):
        raise UsageError(
            f"--answer {SAME}.{newer}={older}: the two differ in kind or scale, or a wave asks "
            "both, so they cannot be one item."
        )
    one = replace(
        by_code[newer],
        code=older,
        columns={**by_code[older].columns, **by_code[newer].columns},
        dimension=by_code[newer].dimension or by_code[older].dimension,
        mirror=by_code[newer].mirror or by_code[older].mirror,
    )
    questions = tuple(
        one if question.code == newer else question
        for question in draft.questions
        if question.code != older
    )
    # A dimension that only the older item measured has nothing left to say.
    gone = {by_code[older].dimension} - {question.dimension for question in questions}
    return replace(
        draft,
        questions=questions,
        dimensions=tuple(one for one in draft.dimensions if one.code not in gone),
    )
