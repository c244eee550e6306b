"""What the next wave can prove, laid out for a terminal, a log or a letter."""

import math
from collections.abc import Callable, Iterator

from spegla.labelled import WIDTH, beside
from spegla.overview.plan import Plan, PlannedTarget
from spegla.overview.prospect import NextWave, Outlook, Prospect
from spegla.stats.sample_size import WANTED

_INDENT = 2
_STEADIER = "; or aim at a score over more questions, in which people differ less"


def lay_out_plan(plan: Plan, *, emphasise: Callable[[str], str] = str, width: int = WIDTH) -> str:
    """The plan as text: what is reckoned with, each target, and what is taken for granted.

    Args:
        plan: What to lay out.
        emphasise: Sets a label apart, as in bold; nothing does in a plain text.
        width: Columns to wrap to.
    """
    lines: list[str] = []
    for label, texts in _sections(plan):
        lines += [emphasise(label), *beside("", texts, indent=_INDENT, width=width)]
    return "\n".join(lines)


def _sections(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    yield "The next wave", [_expected(plan.wave)]
    if not plan.targets:
        yield "Targets", [_none(plan.wave)]
        return
    for target in plan.targets:
        yield target.label, list(_target(target, plan.wave))
    yield "Taken for granted", list(_assumptions(plan.wave))


def _none(wave: NextWave) -> str:
    return (
        "none: [targets] of data/engagement.toml is empty, and no action decided after "
        f"{wave.since} has a target"
    )


def _expected(wave: NextWave) -> str:
    if wave.expected is None:
        return f"how many answered {wave.since} is not shown, so nothing can be said"
    told = f"if {_people(wave.expected)} answer"
    if wave.expected == wave.answered:
        told += f", as in {wave.since}"
    elif wave.answered is not None:
        told += f", where {wave.answered} did in {wave.since}"
    if wave.invited is None:
        return told
    if wave.expected > wave.invited:
        return f"{told}; that is more than the {wave.invited} invited then"
    return f"{told} ({wave.expected / wave.invited:.0%} of the {wave.invited} invited then)"


def _target(target: PlannedTarget, wave: NextWave) -> Iterator[str]:
    prospect, aim = target.prospect, f"{_score(target.target)} aimed for{_sources(target)}"
    if prospect is None:
        yield f"{aim}; cannot tell: too few answered, or the score or its spread is hidden"
        return
    change = f"{target.target - prospect.now:+.1f} points"
    yield (f"{prospect.now:.1f} now from {prospect.base} answers, {aim}: {change}")
    if prospect.outlook is not Outlook.REACHED:
        yield f"chance of a proof {_percent(prospect.chance)}; {_needed(prospect, wave)}"
    yield _verdict(prospect, wave)


def _sources(target: PlannedTarget) -> str:
    if not target.actions:
        return ""
    sources = [*(["[targets]"] if target.is_level else []), *target.actions]
    return f" ({', '.join(sources)})"


def _needed(prospect: Prospect, wave: NextWave) -> str:
    wanted = f"{WANTED:.0%}"
    if prospect.needed is None:
        return f"no number of answers makes it {wanted}"
    told = f"for {wanted}, {_people(prospect.needed)} must answer"
    if wave.invited is None:
        return told
    if prospect.needed > wave.invited:
        return f"{told}, more than the {wave.invited} invited"
    return f"{told} ({math.ceil(100 * prospect.needed / wave.invited)}% of those invited)"


def _verdict(prospect: Prospect, wave: NextWave) -> str:
    match prospect.outlook:
        case Outlook.REACHED:
            return "Reached already: there is nothing to prove."
        case Outlook.LIKELY:
            return "Likely to be proven, if it is reached."
        case Outlook.MORE_ANSWERS:
            return f"Needs more answers than expected. {_instead(prospect)}."
        case Outlook.MORE_THAN_INVITED:
            return f"Below what so many people can prove. {_instead(prospect)}{_STEADIER}."
        case Outlook.TOO_FEW_BEFORE:
            return (
                f"Below what can be proven after {prospect.base} answers in {wave.since}, however "
                f"many follow. {_instead(prospect)}{_STEADIER}."
            )
        case Outlook.TOO_SMALL:
            return (
                "Below what can be proven: a change counts from "
                f"{_score(wave.smallest_worthwhile)} points on. {_instead(prospect)}."
            )


def _instead(prospect: Prospect) -> str:
    if prospect.provable is None:
        return "With the answers expected nothing is likely to be proven, not even 100"
    return f"With the answers expected, {prospect.provable} or higher is likely to be proven"


def _assumptions(wave: NextWave) -> Iterator[str]:
    yield (
        "Proven is a change that the next report calls clearly better: found to be at least "
        f"{_score(wave.smallest_worthwhile)} points, its 90% interval above zero, with at least "
        f"{wave.fewest} answers. The chance is that of a true change of the size aimed for; both "
        "waves err."
    )
    yield (
        "The same questions are asked, people differ as much as now, as large a part of them can "
        "judge, and those who answer speak for those who do not: the fewer answer, the less sure "
        "is that."
    )
    yield (
        "Nobody is found again in the next wave, which is cautious where the same people answer "
        "alike; nothing is taken off for having asked nearly everybody."
    )
    yield "All of it is worked out from figures of the report."


def _people(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _score(number: float) -> str:
    return f"{number:g}"


def _percent(chance: float) -> str:
    """Rounded down, so that what is short of the chance wanted never reads like it."""
    return "under 1%" if 0 < chance < 0.01 else f"{math.floor(100 * chance)}%"
