"""The macros that a text may call, and what in the report each call means."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.render.live.blocks import BLOCK_MACROS
from spegla.render.live.calls import Call
from spegla.render.live.faults import Fault, nearest, quoted
from spegla.render.live.figures import Figures
from spegla.report.model import Cell, NotAvailable
from spegla.report.values import base_cell, score_number
from spegla.survey.questions import Audience

_SCORED = (SubjectKind.DIMENSION, SubjectKind.OUTCOME, SubjectKind.NEED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a call means.

    Args:
        name: Identity of the figure, or what else it is, for messages.
        cell: The content of a table cell of the report.
        figure: The figure, if it is one.
    """

    name: str
    cell: Cell
    figure: FigureId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """One macro; each takes one text, and keywords.

    Args:
        example: A call, for messages.
        keywords: Names of the keywords that it takes.
        statistics: What it gives, by what its text may be the code of; the first one that there
            is counts.
        audience: Whose figures it gives where no keyword says so.
        hint: What to try where there is nothing of the wave.
        find: Gives what a call means.
    """

    example: str
    find: "Callable[[Macro, Call, Figures], Meant]"
    keywords: tuple[str, ...] = ()
    statistics: Mapping[SubjectKind, Statistic] = field(default_factory=dict)
    audience: Audience = Audience.CUSTOMERS
    hint: str = ""


def meaning(call: Call, figures: Figures) -> Meant:
    """What a call means; its cell may say that the figure is hidden.

    Raises:
        Fault: There is no such macro or figure, or the call does not fit the macro.
    """
    macro = MACROS.get(call.name)
    if macro is None:
        found = f"there is no macro {quoted(call.name)}"
        raise Fault(found, nearest(call.name, [*MACROS, *BLOCK_MACROS]), at=call.at)
    if len(call.arguments) != 1:
        found = f"{call.name} has {len(call.arguments) or 'no'} texts without a name, and takes one"
        raise Fault(found, f"Write it as in {macro.example}.", at=call.at)
    for keyword in call.keywords:
        if keyword not in macro.keywords:
            found = f"{call.name} has no keyword {quoted(keyword)}"
            raise Fault(found, nearest(keyword, macro.keywords), at=call.at)
    return macro.find(macro, call, figures)


def _value(macro: Macro, call: Call, figures: Figures) -> Meant:
    figure = _figure(macro, call, figures)
    return _meant(figure, figures.cell(figure))


def _meant(figure: FigureId, content: Cell) -> Meant:
    return Meant(name=str(figure), cell=content, figure=figure)


def _people(macro: Macro, call: Call, figures: Figures) -> Meant:
    """How many people answered, in all or what a figure is about."""
    figure = _figure(macro, call, figures)
    if figure.statistic is Statistic.ANSWERED:
        return _meant(figure, figures.cell(figure))
    people = base_cell(figures.values[figure])
    if isinstance(people, NotAvailable):
        found = f"the report does not say how many people are behind {figure}"
        raise Fault(found, "Leave it out.", at=call.at)
    return _meant(figure, people)


def _level(_: Macro, call: Call, figures: Figures) -> Meant:
    (subject,) = call.arguments
    if subject not in figures.targets:
        found = f"there is no level aimed for in {quoted(subject)}"
        raise Fault(found, nearest(subject, figures.targets), at=call.at)
    return Meant(
        name=f"the level aimed for in {subject}", cell=score_number(figures.targets[subject])
    )


def _by_identity(_: Macro, call: Call, figures: Figures) -> Meant:
    (name,) = call.arguments
    known = {str(figure): figure for figure in figures.values}
    if name not in known:
        near = nearest(name, known, is_listed=False)
        where = "The column figure of figures.csv, which a build writes, lists them all."
        raise Fault(f"there is no figure {quoted(name)}", f"{near} {where}".strip(), at=call.at)
    return _meant(known[name], figures.cell(known[name]))


def _figure(macro: Macro, call: Call, figures: Figures) -> FigureId:
    """The one figure that a call means by a code and keywords."""
    found = _of_code(macro, call, figures)
    is_response = found[0].subject_kind is SubjectKind.RESPONSE
    for keyword, names, default in (
        ("wave", _wave, figures.waves[-1]),
        ("audience", _audience, found[0].audience if is_response else macro.audience),
        ("group", _groups, ""),
    ):
        wanted = call.keywords.get(keyword, default)
        narrowed = [figure for figure in found if wanted in names(figure)]
        if not narrowed:
            raise _no_such(macro, call, keyword, wanted, [names(figure)[0] for figure in found])
        found = narrowed
    if len(found) > 1:
        either = " or ".join(f'{{{{ figure("{figure}") }}}}' for figure in found)
        raise Fault(f"{call.name} can mean {len(found)} figures", f"Write {either}.", at=call.at)
    return found[0]


def _of_code(macro: Macro, call: Call, figures: Figures) -> list[FigureId]:
    """The figures that a macro gives of what has the code, whatever their wave and group."""
    (code,) = call.arguments
    codes: list[str] = []
    for kind, statistic in macro.statistics.items():
        of_kind = [
            figure
            for figure in figures.values
            if figure.subject_kind is kind and figure.statistic is statistic
        ]
        found = [figure for figure in of_kind if _code(figure) == code]
        if found:
            return found
        codes += map(_code, of_kind)
    raise Fault(f"there is no {call.name} of {quoted(code)}", nearest(code, codes), at=call.at)


def _no_such(macro: Macro, call: Call, keyword: str, wanted: str, known: Sequence[str]) -> Fault:
    """There are figures about what is asked for, but none that a keyword chooses."""
    (code,) = call.arguments
    which = f"for the {keyword} {quoted(wanted)}" if wanted else f"without a {keyword}"
    fix = nearest(wanted, filter(None, known))
    if keyword == "wave":
        fix = f"{fix} {macro.hint}".strip()
    return Fault(f"there is no {call.name} of {quoted(code)} {which}", fix, at=call.at)


def _code(figure: FigureId) -> str:
    """What a text calls what a figure is about; taking part is called by who took part."""
    is_response = figure.subject_kind is SubjectKind.RESPONSE
    return figure.audience.value if is_response else figure.subject


def _wave(figure: FigureId) -> tuple[str, ...]:
    return (figure.wave,)


def _audience(figure: FigureId) -> tuple[str, ...]:
    return (figure.audience.value,)


def _groups(figure: FigureId) -> tuple[str, ...]:
    """A group by its code alone, and with its breakdown where that is not enough."""
    by = f"{figure.group_by}={figure.group}"
    return (figure.group, by) if figure.group_by else ("",)


MACROS: Mapping[str, Macro] = {
    "score": Macro(
        example='{{ score("trust") }}',
        find=_value,
        keywords=("wave", "audience", "group"),
        statistics=dict.fromkeys(_SCORED, Statistic.SCORE),
        hint="For an earlier wave there is trend_score, of the questions asked alike in both.",
    ),
    "trend_score": Macro(
        example='{{ trend_score("trust", wave="2025") }}',
        find=_value,
        keywords=("wave",),
        statistics=dict.fromkeys(_SCORED, Statistic.TREND_SCORE),
    ),
    "change": Macro(
        example='{{ change("nki") }}',
        find=_value,
        keywords=("wave",),
        statistics=dict.fromkeys((*_SCORED, SubjectKind.ITEM), Statistic.CHANGE),
    ),
    "gap": Macro(
        example='{{ gap("proactivity") }}',
        find=_value,
        keywords=("wave",),
        statistics=dict.fromkeys(_SCORED, Statistic.GAP),
        audience=Audience.MANAGEMENT,
    ),
    "share": Macro(
        example='{{ share("trust_1") }}',
        find=_value,
        keywords=("wave",),
        statistics=dict.fromkeys((SubjectKind.ITEM, SubjectKind.DIMENSION), Statistic.FAVOURABLE),
    ),
    "n": Macro(
        example='{{ n("customers") }}',
        find=_people,
        keywords=("wave", "group"),
        statistics={
            SubjectKind.RESPONSE: Statistic.ANSWERED,
            **dict.fromkeys(_SCORED, Statistic.SCORE),
            SubjectKind.ITEM: Statistic.FAVOURABLE,
        },
    ),
    "level": Macro(example='{{ level("trust") }}', find=_level),
    "figure": Macro(
        example='{{ figure("2026/customers/dimension/trust/score") }}', find=_by_identity
    ),
}
"""The macros by name, as docs/live-figures.md lists them."""
