"""How the share of a theme among comments came about."""

from spegla.explain.case import Case
from spegla.explain.explanation import Working
from spegla.explain.sums import RANGE, Sum


def share_of_theme(case: Case) -> Working:
    """Who spoke of a theme, sounded so, or both, among those who wrote.

    Comments are not in the tallies: the range is that of the released share.
    """
    everyone = case.value.base or 0
    least, most = (
        float(round((end or 0.0) * everyone)) for end in (case.value.least, case.value.most)
    )
    told = Sum(least=least, most=most, divisor=everyone, unit=case.value.unit)
    theme, _, sentiment = case.figure.category.partition(".")
    about = f'the theme "{theme}"' if theme else "any theme"
    sounds = f' and sounds "{sentiment}"' if sentiment else ""
    return Working(
        computed=told.computed,
        base=(f"n = {everyone} customers wrote an answer.",),
        left_out=("whoever wrote nothing, or nothing with a letter or a digit in it",),
        formula=(
            f"people whose answer has {about}{sounds} / people who wrote an answer",
            *told.of_heads(),
        ),
        interval=("none: everyone who wrote is counted",),
        source=("Theme and sentiment as the moderator gave them in comments.csv", RANGE),
    )
