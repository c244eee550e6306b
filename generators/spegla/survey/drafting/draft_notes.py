"""What a draft rests on, ``data/README-draft.md``: every question with how sure it is, and why.

The name keeps the file from being read as data. It quotes headings and labels, never an answer in
somebody's own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spegla.survey.drafting.draft import Draft, DraftQuestion, Point
from spegla.survey.tables import tidy

_SPECIAL = re.compile(r"[\\`*\[\]<>|#&]")
_LONGEST = 120


def draft_notes(draft: Draft, points: Sequence[Point]) -> bytes:
    """The notes as Markdown tables.

    Args:
        draft: What was made out.
        points: What the author has yet to say or may look at.
    """
    lines = [
        "# What this draft rests on",
        "",
        "Nothing reads this file. Delete it when the draft is as it should be.",
    ]
    lines += _section("Still to be answered", _points(points))
    lines += _section("Questions", _questions(draft))
    lines += _section("Scales", _scales(draft))
    lines += _section("Breakdowns", _breakdowns(draft))
    lines += _section("Columns that are left out", _left_out(draft))
    lines += _section("Worth knowing", [f"- {_plain(note)}" for note in draft.notes])
    return ("\n".join(lines) + "\n").encode()


def _points(points: Sequence[Point]) -> list[str]:
    return [
        f"- {'needed' if point.is_needed else 'optional'}, `{point.key}`: {_plain(point.ask)}"
        + (f" Suggested: {_plain(point.suggestion)}" if point.suggestion else "")
        for point in points
    ]


def _questions(draft: Draft) -> Iterator[str]:
    head = ("column", "waves", "code", "kind", "scale or list", "dimension", "how sure", "why")
    yield from _table(head, (_question(question) for question in draft.questions))


def _question(question: DraftQuestion) -> tuple[str, ...]:
    headings = dict.fromkeys(
        columns if isinstance(columns, str) else f"{len(columns)} columns, one an option"
        for columns in question.columns.values()
    )
    return (
        " / ".join(headings), " ".join(question.columns), question.code, question.kind,
        question.scale, question.dimension, question.guess.sureness.value, question.guess.because,
    )  # fmt: skip


def _scales(draft: Draft) -> Iterator[str]:
    yield from _table(
        ("scale", "from", "to", "how sure", "why"),
        (
            (
                scale.code,
                f"{scale.low} {_shown(scale.labels[0].values())}",
                f"{scale.high} {_shown(scale.labels[-1].values())}",
                scale.guess.sureness.value,
                scale.guess.because,
            )
            for scale in draft.scales
        ),
    )


def _breakdowns(draft: Draft) -> Iterator[str]:
    yield from _table(
        ("breakdown", "groups", "column", "how sure", "why"),
        (
            (
                breakdown.code,
                str(len(breakdown.groups)),
                _shown(breakdown.columns.values()),
                breakdown.guess.sureness.value,
                breakdown.guess.because,
            )
            for breakdown in draft.breakdowns
        ),
    )


def _left_out(draft: Draft) -> Iterator[str]:
    yield from _table(
        ("column", "waves", "may identify people", "why"),
        (
            (c.heading, " ".join(c.waves), "yes" if c.may_identify else "", c.why)
            for c in draft.unread
        ),
    )


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """A heading with what belongs to it; nothing where that is nothing."""
    found = list(lines)
    return ["", f"## {title}", "", *found] if found else []


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    cells = [[_plain(cell) for cell in row] for row in rows]
    if cells:
        yield f"| {' | '.join(head)} |"
        yield f"|{'---|' * len(head)}"
        yield from (f"| {' | '.join(row)} |" for row in cells)


def _shown(texts: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(text for text in texts if text))


def _plain(text: str) -> str:
    """A text that means nothing in Markdown or HTML, its invisible characters shown by number."""
    shown = "".join(c if c.isprintable() else f"(U+{ord(c):04X})" for c in tidy(text))
    cut = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    return _SPECIAL.sub(lambda special: f"&#{ord(special[0])};", cut)
