"""What a draft came to, in lines for a terminal: found, left out, left to answer."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from spegla.survey.drafting.draft import Draft, Point, Source, Sureness, Texts
from spegla.survey.exports.answers import Tool
from spegla.survey.questions import Audience, ChoiceKind, QuestionKind
from spegla.survey.tables import tidy

_ITEMS = frozenset(kind.value for kind in QuestionKind)
_OTHER_KINDS = {
    "0-10 question": (QuestionKind.RECOMMENDATION.value,),
    "choice": tuple(kind.value for kind in ChoiceKind),
    "number": ("number",),
    "open question": ("text",),
}
_WIDTH = 100
_MOST_NAMES = 6
_MOST_SCALES = 5
_MOST_OPTIONAL = 6


def found_lines(draft: Draft) -> Iterator[str]:
    """What was made out, a line a sort of thing; nothing is said of what was not found.

    Numbers of answers are for the author, who has the files; no answer is repeated.
    """
    yield from map(_source, draft.sources)
    yield from _items(draft)
    if draft.breakdowns:
        names = [f"{one.code} ({_counted(len(one.groups), 'group')})" for one in draft.breakdowns]
        yield _line(_counted(len(draft.breakdowns), "breakdown"), _some(names))
    for what, kinds in _OTHER_KINDS.items():
        codes = [question.code for question in draft.questions if question.kind in kinds]
        if codes:
            yield _line(_counted(len(codes), what), _some(codes))
    yield from _doubts(draft)
    for note in draft.notes:
        yield from _wrapped(note)


def point_lines(points: Sequence[Point]) -> Iterator[str]:
    r"""What is left to answer, each with what to give on the command line.

    >>> ask = "What is the name of the organisation?"
    >>> print(*point_lines([Point(key="client", ask=ask, is_needed=True)]), sep="\n")
    Needed before a report can be built:
      What is the name of the organisation?
        --answer client=…
    """
    needed = [point for point in points if point.is_needed]
    optional = [point for point in points if not point.is_needed]
    if needed:
        yield "Needed before a report can be built:"
        yield from (line for point in needed for line in _point(point))
    if optional:
        yield "Worth a look:"
        yield from (line for point in optional[:_MOST_OPTIONAL] for line in _point(point))
    if len(optional) > _MOST_OPTIONAL:
        yield f"  and {len(optional) - _MOST_OPTIONAL} more in data/README-draft.md"


def _items(draft: Draft) -> Iterator[str]:
    on_scales = Counter(one.scale for one in draft.questions if one.kind in _ITEMS)
    used = [scale for scale in draft.scales if on_scales[scale.code]]
    for scale in used[:_MOST_SCALES]:
        ends = f"{_first(scale.labels[0])} … {_first(scale.labels[-1])}"
        yield _line(f"{_counted(on_scales[scale.code], 'item')} on {scale.low}-{scale.high}", ends)
    if rest := used[_MOST_SCALES:]:
        number = sum(on_scales[scale.code] for scale in rest)
        yield _line(_counted(number, "further item"), f"on {_counted(len(rest), 'scale')} more")


def _doubts(draft: Draft) -> Iterator[str]:
    guessed = sum(q.guess.sureness is not Sureness.SURE for q in draft.questions)
    if guessed:
        yield _line(f"{guessed} guessed", "data/README-draft.md says how sure, and why")
    if draft.unread:
        yield _line(f"{_counted(len(draft.unread), 'column')} left out", _why_left_out(draft))


def _why_left_out(draft: Draft) -> str:
    why = "data/README-draft.md says why"
    identifying = sum(column.may_identify for column in draft.unread)
    if not identifying:
        return why
    if identifying < len(draft.unread):
        return f"{identifying} of them may identify people; {why}"
    return f"{'it' if identifying == 1 else 'all of them'} may identify people; {why}"


def _point(point: Point) -> Iterator[str]:
    yield from (f"  {line}" for line in _wrapped(point.ask))
    value = point.suggestion or "…"
    given = f"{point.key}={value}"
    yield f"    --answer {given}" if _is_plain(given) else f"    --answer '{given}'"


def _source(source: Source) -> str:
    who = "customers" if source.audience is Audience.CUSTOMERS else "the IT management team"
    left = ", ".join(f"{n} {why}" for why, n in source.answers.left_out.items() if n)
    number = _counted(len(source.answers.rows), "answer")
    told = f"{source.file}: of {who} in {source.wave}, {_named(source)}"
    return _line(number, f"{told}; left out: {left}" if left else told)


def _named(source: Source) -> str:
    tool = source.answers.tool
    return "a plain table" if tool is Tool.PLAIN else f"by {tool.value.replace('_', ' ')}"


def _line(what: str, more: str) -> str:
    return _cut(f"{what:<20}  {tidy(more)}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(_shown(tidy(text)), _WIDTH - 4)


def _shown(text: str) -> str:
    """A text without characters that a terminal would act on."""
    return "".join(c if c.isprintable() else "?" for c in text)


def _cut(line: str) -> str:
    shown = _shown(line)
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 1]}…"


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES} more"


def _first(texts: Texts) -> str:
    return next(iter(texts.values()), "")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _is_plain(text: str) -> bool:
    return all(c.isalnum() or c in "._-=…:" for c in text)
