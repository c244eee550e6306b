"""Who counts in a figure and who does not."""

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import people, people_by_reason
from spegla.privacy.released import FigureId, Shown, Statistic
from spegla.stats.tallies import ItemTally, ScoreKey

OF_GROUP: Lines = ("not told of a group: who skipped a question could be worked out from it",)
OF_MANAGEMENT: Lines = ("not told of so small a team: only its joint score is shown",)


def base(case: Case, doing: str) -> Lines:
    """How many are behind a figure, and out of how many.

    Args:
        case: The figure.
        doing: What those who count did, as in "gave an answer on the scale".
    """
    who = "of the IT management" if case.is_of_management else "customers"
    count = case.value.base
    first = () if count is None else (f"n = {people(count, case.k)} {who} {doing}",)
    return first + out_of(case)


def out_of(case: Case) -> Lines:
    """How many took part and were invited, as far as that is told."""
    if case.is_of_management:
        team = case.evidence.settings.management
        return () if team is None else (f"The team has {team.team_size} members.",)
    if case.is_of_group:
        return _out_of_group(case)
    response, k = case.tallies.everyone.response, case.k
    answered, eligible = people(response.answered, k), people(response.eligible, k)
    lines = [f"{answered} took part, of {eligible} invited and eligible."]
    if response.break_off:
        lines.append(
            f"{people(response.break_off, k)} more broke off; they count where they answered."
        )
    return tuple(lines)


def _out_of_group(case: Case) -> Lines:
    """Of a group, what is displayed of its taking part, if anything."""
    figure = case.figure
    group = (figure.group_by, figure.group)
    answered, invited = (
        case.released.find(FigureId.of_response(figure.wave, statistic, group=group))
        for statistic in (Statistic.ANSWERED, Statistic.INVITED)
    )
    if not (isinstance(answered, Shown) and isinstance(invited, Shown)):
        return ()
    return (
        (
            f"{answered.value:.0f} of the group took part, of {invited.value:.0f} invited and "
            "eligible; who broke off counts where they answered."
        ),
    )


def invited_of(case: Case) -> str | None:
    """Number of people invited, where it is told."""
    if not case.is_of_group:
        return people(case.population, case.k)
    group = (case.figure.group_by, case.figure.group)
    figure = FigureId.of_response(case.figure.wave, Statistic.INVITED, group=group)
    value = case.released.find(figure)
    return f"{value.value:.0f}" if isinstance(value, Shown) else None


def left_out_of_item(case: Case, tally: ItemTally, *, with_dont_know: bool = True) -> Lines:
    """Answers that are not on the scale, per reason."""
    dont_know = "said that they do not know"
    counts = {
        dont_know: tally.dont_know if with_dont_know else 0,
        "said that it does not concern them": tally.not_applicable,
        "left it blank": tally.blank,
    }
    return people_by_reason(counts, case.k, published=dont_know)


def left_out_of_score(case: Case, key: ScoreKey) -> Lines:
    """People without a score."""
    if case.is_of_group:
        return OF_GROUP
    if case.is_of_management:
        return OF_MANAGEMENT
    response = case.tallies.everyone.response
    rows = response.answered + response.break_off
    without = rows - case.tallies.everyone.scores[key].base
    reason = (
        "answered fewer than half of the items on the scale (don't know, does not concern me "
        "and blank are no answers)"
    )
    return people_by_reason({reason: without}, case.k)


def incomplete_cases(case: Case, n: int) -> Lines:
    """People who lack one of the scores that a calculation needs of each person."""
    response = case.tallies.everyone.response
    rows = response.answered + response.break_off
    reason = "without a score on every dimension and the NKI (incomplete cases)"
    return people_by_reason({reason: rows - n}, case.k)
