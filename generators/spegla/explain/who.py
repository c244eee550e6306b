"""Who counts in a figure and who does not.

How many are left out for which reason is not told: it is in no figure, and with other numbers it
could tell of a few people.
"""

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.privacy.released import Statistic
from spegla.survey.questions import Condition, Question

OF_SCORE: Lines = (
    (
        "whoever answered fewer than half of the items on the scale; don't know, does not concern "
        "me and blank are no answers"
    ),
)
INCOMPLETE: Lines = ("whoever lacks a score on a dimension or the NKI (incomplete cases)",)


def base(case: Case, doing: str) -> Lines:
    """How many are behind a figure, and out of how many.

    Args:
        case: The figure.
        doing: What those who count did, as in "gave an answer on the scale".
    """
    who = "of the IT management" if case.is_of_management else "customers"
    count = case.value.base
    first = () if count is None else (f"n = {count} {who} {doing}.",)
    return first + out_of(case)


def out_of(case: Case) -> Lines:
    """How many took part and were invited, as far as that is displayed."""
    if case.is_of_management:
        team = case.evidence.settings.management
        return () if team is None else (f"The team has {team.team_size} members.",)
    answered, invited = case.counted(Statistic.ANSWERED), case.counted(Statistic.INVITED)
    if answered is None or invited is None:
        return ()
    of_group = " of the group" if case.is_of_group else ""
    return (
        (
            f"{answered}{of_group} took part, of {invited} invited and eligible; whoever broke off "
            "counts where they answered."
        ),
    )


def left_out_of_item(question: Question, *, with_dont_know: bool = True) -> Lines:
    """Whose answer to an item is not on its scale."""
    scale = question.scale
    said = [
        *(["do not know"] if with_dont_know and scale.dont_know is not None else []),
        *(["are not concerned"] if scale.not_applicable is not None else []),
    ]
    first = f"whoever said that they {' or '.join(said)}, or " if said else "whoever "
    return (f"{first}left it blank",)


def left_out_of_choice(only_if: Condition | None) -> Lines:
    """Who chose nothing, and to whom it was not put."""
    if only_if is None:
        return ("whoever left it blank",)
    return (
        (
            f'whoever was not asked, as only those with {only_if.question} = "{only_if.option}" '
            "were, or left it blank"
        ),
    )
