"""One thing that was looked at, how it is, and how it is told."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spegla.labelled import beside

_INDENT = 7


class State(StrEnum):
    """How a thing is: only an error keeps a report from being made, or from being safe."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found.

    Args:
        state: How it is.
        found: What it is, as the end of a sentence without a full stop.
        fix: What to do, where something is to be done.
    """

    state: State
    found: str
    fix: str = ""


def ok(found: str) -> Finding:
    """All is well."""
    return Finding(state=State.OK, found=found)


def warn(found: str, fix: str) -> Finding:
    """It works, and something is missing or could harm."""
    return Finding(state=State.WARN, found=found, fix=fix)


def error(found: str, fix: str) -> Finding:
    """It does not work, or is not safe."""
    return Finding(state=State.ERROR, found=found, fix=fix)


def lay_out(findings: Sequence[Finding], *, width: int, emphasise: Callable[[Finding], str]) -> str:
    """The findings, a line or a few each, and how many are to be looked at.

    Args:
        findings: In the order in which they are told.
        width: Columns to wrap to.
        emphasise: Writes the state of a finding, in as many letters.

    >>> print(lay_out([ok("Python 3.13"), warn("no Pango here", "Install it.")],
    ...               width=60, emphasise=lambda finding: finding.state))
    ok     Python 3.13.
    warn   no Pango here.
             Install it.
    <BLANKLINE>
    0 errors, 1 warning.
    """
    lines: list[str] = []
    for finding in findings:
        label = finding.state.value
        first, *others = beside(label, [f"{finding.found}."], indent=_INDENT, width=width)
        lines += [f"{emphasise(finding)}{first.removeprefix(label)}", *others]
        for step in finding.fix.splitlines():
            lines += beside("", [step.strip()], indent=_INDENT + 2, width=width)
    counts = Counter(finding.state for finding in findings)
    told = [
        f"{counts[state]} {name}{'' if counts[state] == 1 else 's'}"
        for state, name in ((State.ERROR, "error"), (State.WARN, "warning"))
    ]
    return "\n".join([*lines, "", f"{', '.join(told)}."])
