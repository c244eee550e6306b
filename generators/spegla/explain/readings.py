"""What a figure may be called, and the rule that says so."""

from collections.abc import Mapping

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import percent, plain
from spegla.privacy.released import Shown, Statistic
from spegla.stats.mirror import NOTABLE_GAP
from spegla.stats.waves import VERDICT_LEVEL
from spegla.survey.readings import Agreement, Association, Contrast, Quadrant, Reading, Verdict

_NAMES: Mapping[Reading, str] = {
    Verdict.BETTER_NOT_PROVEN: "better, not yet proven",
    Quadrant.BETWEEN: "between boxes",
    Association.TOGETHER: "goes together with overall satisfaction",
    Association.SHARED_ONLY: "shared variation only",
}
"""What readings are called whose code does not say it."""


def reading(case: Case) -> Lines:
    """The reading of a figure in words and its rule; none where it has no reading."""
    found = case.value.reading
    if found is None:
        return ()
    return (_NAMES.get(found, found.replace("_", " ")), *_rule(case))


def _rule(case: Case) -> Lines:
    match case.value.reading:
        case Verdict():
            return _verdict(case)
        case Agreement():
            return _agreement(case)
        case Contrast():
            return _contrast(case)
        case Quadrant():
            needed = percent(case.evidence.method.placement_confidence, 0)
            return (
                (
                    f"A box is named where at least {needed} of the draws agree with the displayed "
                    "point, and is between boxes otherwise."
                ),
            )
        case Association():
            return (
                (
                    "Together where the dimension's slope in the regression on all dimensions is 0 "
                    "or more; otherwise it shares variation with others only."
                ),
            )
        case None:
            return ()


def _verdict(case: Case) -> Lines:
    worth = plain(case.evidence.method.smallest_worthwhile_change)
    return (
        (
            f"From the displayed change c and its {percent(VERDICT_LEVEL, 0)} interval l to h; the "
            f"smallest change worth calling one is s = {worth} points:"
        ),
        (
            "clearly better: c >= s and l > 0; clearly worse: c <= -s and h < 0; "
            "unchanged: -s < l and h < s;"
        ),
        (
            "better, not proven: c >= s and l <= 0, or 0 < l and 0 < c < s <= h; "
            "cannot tell: everything else."
        ),
    )


def _agreement(case: Case) -> Lines:
    target = case.evidence.settings.targets.get(case.figure.subject)
    aimed = case.evidence.method.good_from if target is None else target
    what = "method.good_from" if target is None else "the level aimed for"
    return (
        (
            f"The two views differ from {NOTABLE_GAP:g} standard deviations of the customers on; "
            "over- or underestimate where the interval excludes 0, leaning that way where it does "
            "not."
        ),
        (
            f"Below that they agree: well where customers are at {plain(aimed)} ({what}) or above, "
            "poorly where they are not."
        ),
    )


def _contrast(case: Case) -> Lines:
    family = sum(
        figure.statistic is Statistic.CONTRAST and isinstance(value, Shown)
        for figure, value in case.released
    )
    return (
        (
            "Higher or lower only where the Welch test holds at a false discovery rate of 10 % "
            f"over all {family} comparisons of groups with the rest (Benjamini and Hochberg 1995)."
        ),
        "Not distinguishable does not say that there is no difference: see the interval.",
    )
