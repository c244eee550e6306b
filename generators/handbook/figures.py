"""How figures are named, and what their names can hold, from the types that may leave the gate."""

import ast
import inspect
import textwrap
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from handbook.markdown import code, plain, prose, table
from handbook.messages import messages
from spegla.explain.words import STATISTICS
from spegla.privacy.released import HiddenReason, Statistic, SubjectKind, Unit
from spegla.report.annex import COLUMNS
from spegla.survey.questions import Audience
from spegla.survey.readings import Agreement, Association, Contrast, Quadrant, Verdict

_COLUMNS: Mapping[str, str] = {
    "figure": "Name of the figure, which `spegla explain` and live-figure calls take.",
    "wave": "Code of the wave.",
    "audience": "Who answered.",
    "subject_kind": "What sort of thing the figure is about.",
    "subject": "Code of that thing.",
    "statistic": "What is said of it.",
    "category": "Answer, option, theme or earlier wave; blank where there is none.",
    "group_by": "Code of the breakdown; blank for everybody together.",
    "group": "Code of the group; `combined` for those that were folded together.",
    "shown": "`yes`, or why the figure is hidden.",
    "value": "The displayed value: the middle of its range, where it stands for one.",
    "least": "Least value that it stands for.",
    "most": "Largest value that it stands for.",
    "low": "Lower end of the confidence interval.",
    "high": "Upper end of the confidence interval.",
    "n": "How many people are behind it, where the report says so.",
    "unit": "What the value counts in.",
    "definition": "What it means, in the report's words.",
    "page": "The first page, or sheet of the workshop kit, that shows it.",
}
_OPTIONAL = "The part in brackets and the part from @ on are there only where the figure has them."
_PARTS = (Audience, SubjectKind)
_VALUES = (Unit, HiddenReason)
_READINGS = (Verdict, Agreement, Contrast, Quadrant, Association)


def figures_reference() -> str:
    """The form of a name, and each word that it can hold; then columns, units and readings."""
    named = code("WAVE/AUDIENCE/KIND/SUBJECT/STATISTIC[CATEGORY]@BREAKDOWN=GROUP")
    statistics = (
        (code(each), plain(STATISTICS[each]), documented(Statistic).get(each.name, ""))
        for each in Statistic
    )
    columns = ((code(column), _COLUMNS[column]) for column in COLUMNS)
    return "\n\n".join(
        [
            f"A figure is named {named}. {_OPTIONAL}",
            *map(_section, _PARTS),
            "## Statistic",
            table(("word", "what it is", "more"), statistics),
            "## Columns of figures.csv",
            table(("column", "what it holds"), columns),
            *map(_section, _VALUES),
            "## Readings",
            "What a comparison may be called. [Method](../method.md) has the rules.",
            *(f"{_heading(kind, level=3)}\n\n{_words(kind)}" for kind in _READINGS),
        ]
    )


def documented(kind: type[StrEnum]) -> Mapping[str, str]:
    """What is written below the members of a closed list, by their names.

    >>> documented(Statistic)["COMPLETE_RATE"]
    'AAPOR RR1: complete answers only.'
    """
    found: dict[str, str] = {}
    for member, text in pairwise(_statements(kind)):
        match member, text:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                found[name] = prose(words)
            case _:
                pass
    return found


def _statements(kind: type[StrEnum]) -> Sequence[ast.stmt]:
    (declared,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    return declared.body if isinstance(declared, ast.ClassDef) else ()


def _section(kind: type[StrEnum]) -> str:
    return f"{_heading(kind, level=2)}\n\n{prose(kind.__doc__)}\n\n{_words(kind)}"


def _heading(kind: type[StrEnum], *, level: int) -> str:
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
    return f"{'#' * level} {name.strip().capitalize()}"


def _words(kind: type[StrEnum]) -> str:
    """What each member is: as it is documented, else in the words of the report."""
    said, report = documented(kind), messages()
    rows = ((code(each), said.get(each.name) or _unless_documented(each, report)) for each in kind)
    return table(("word", "what it is"), rows)


def _unless_documented(member: StrEnum, report: Mapping[str, tuple[str, ...]]) -> str:
    texts = report.get(f"reading.{member}") or report.get(f"hidden.{member}")
    return f"in the report: “{plain(texts[0])}”" if texts else plain(member.replace("_", " "))
