"""What the person who runs the program is told of conflicts with earlier releases."""

from collections.abc import Sequence

from spegla.errors import RefusedError
from spegla.privacy.ledger.joint import Conflict, ConflictKind

_MOST_CONFLICTS = 5
_MOST_FIGURES = 4

_REASONS = {
    ConflictKind.FEW_PEOPLE: "Subtracted from each other, these rest on fewer people than any "
    "figure may",
    ConflictKind.CERTAIN_ANSWER: "Side by side, these could leave no doubt about somebody's answer",
    ConflictKind.CHANGED_QUESTION: "The question is read otherwise than it was (its scale, its "
    "direction, who counts, or an answer that was corrected and moves what is displayed), so "
    "nothing can be proven of these together",
    ConflictKind.CHANGED_PEOPLE: "Rows of the earlier release are not in the data as they were, "
    "and others are new; whether they are the same people cannot be told",
}


def refusal(conflicts: Sequence[Conflict]) -> RefusedError:
    """The error that names the figures, says why and what to do.

    It gives no value and no number of people.

    Args:
        conflicts: What :func:`spegla.privacy.ledger.conflicts` found, at least one.

    >>> from spegla.privacy.ledger import EarlierFigure
    >>> from spegla.privacy.released import FigureId, Statistic
    >>> trust = FigureId.of_score("2026", "trust", Statistic.SCORE)
    >>> print(refusal([Conflict(kind=ConflictKind.FEW_PEOPLE, new=(trust,),
    ...     earlier=(EarlierFigure(release=1, figure=trust),))]))
    Refused: together with release 1 this one would give people away.
      Subtracted from each other, these rest on fewer people than any figure may:
        new        2026/customers/dimension/trust/score
        release 1  2026/customers/dimension/trust/score
      What you can do:
        If nobody has seen release 1: spegla ledger ENGAGEMENT --withdraw 1
        If somebody has: go back to its rows, questions and groups, or wait for more answers.
    """
    releases = sorted({one.release for conflict in conflicts for one in conflict.earlier})
    named = f"release {releases[0]}" if len(releases) == 1 else f"releases {_listed(releases)}"
    lines = [f"Refused: together with {named} this one would give people away."]
    for conflict in conflicts[:_MOST_CONFLICTS]:
        lines += [f"  {_REASONS[conflict.kind]}:", *_figures(conflict)]
    if len(conflicts) > _MOST_CONFLICTS:
        lines.append(f"  There are {len(conflicts) - _MOST_CONFLICTS} more such conflicts.")
    commands = (f"spegla ledger ENGAGEMENT --withdraw {release}" for release in releases)
    lines += [
        "  What you can do:",
        f"    If nobody has seen {named}: {', '.join(commands)}",
        "    If somebody has: go back to its rows, questions and groups, or wait for more answers.",
    ]
    return RefusedError("\n".join(lines))


def _figures(conflict: Conflict) -> list[str]:
    new = [f"    new        {figure}" for figure in conflict.new]
    earlier = [f"    release {one.release:<2} {one.figure}" for one in conflict.earlier]
    return [*_first(new), *_first(earlier)]


def _first(figures: Sequence[str]) -> list[str]:
    more = len(figures) - _MOST_FIGURES
    return [*figures[:_MOST_FIGURES], *([f"               and {more} more"] if more > 0 else [])]


def _listed(releases: Sequence[int]) -> str:
    return f"{', '.join(map(str, releases[:-1]))} and {releases[-1]}"
