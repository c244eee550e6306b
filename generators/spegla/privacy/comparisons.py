"""Comparisons, computed from displayed values only (PRIVACY.md 2.9).

Anyone could work out the same from the report itself, so none of these gives more away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spegla.privacy.display import NOT_COMPARABLE, DisplayedMean, displayed
from spegla.privacy.released import Hidden, Shown, Unit, Value
from spegla.settings import MethodSettings
from spegla.stats.comparisons import contrast, rest_of, welch
from spegla.stats.estimates import Difference, Interval, Moments
from spegla.stats.mirror import self_image
from spegla.stats.multiplicity import benjamini_hochberg
from spegla.stats.waves import VERDICT_LEVEL, minimum_detectable_change, verdict
from spegla.stats.waves import change as change_between
from spegla.survey.readings import Verdict


def wave_change(before: DisplayedMean, after: DisplayedMean, *, method: MethodSettings) -> Value:
    """Change of a score between two waves, with its verdict.

    The interval shown is the 90 % interval that the verdict is read from. Without a spread to
    judge by there is no interval and the verdict is "cannot tell".
    """
    if isinstance(before.value, Hidden):
        return before.value
    if isinstance(after.value, Hidden):
        return after.value
    if before.moments is None or after.moments is None:
        value = displayed(after.value.value - before.value.value, Unit.POINTS)
        return Shown(value=value, unit=Unit.POINTS, reading=Verdict.CANNOT_TELL)
    change = change_between(before.moments, after.moments, level=VERDICT_LEVEL)
    # The verdict is read from the numbers that are displayed, so that a reader comes to the same.
    ends = (displayed(end, Unit.POINTS) for end in (change.value, change.low, change.high))
    value, low, high = ends
    reading = verdict(
        Interval(value=value, low=min(low, value), high=max(high, value)),
        smallest_worthwhile=method.smallest_worthwhile_change,
    )
    return replace(_difference(change), reading=reading)


def detectable_change(mean: DisplayedMean) -> Value:
    """Smallest change that a next wave with as many answers would probably prove."""
    if mean.moments is None:
        return NOT_COMPARABLE
    n = mean.moments.n
    value = minimum_detectable_change(mean.moments.sd, (n, n))
    return Shown(value=displayed(value, Unit.POINTS), unit=Unit.POINTS, base=n)


def management_gap(
    team: Value, customers: DisplayedMean, *, target: float | None, method: MethodSettings
) -> tuple[Value, Value]:
    """The IT management's score minus the customers': in points, and in standard deviations.

    The class of METHOD.md 2.15 goes with the points. Where no level is aimed for,
    ``method.good_from`` parts good agreement from poor.
    """
    if isinstance(team, Hidden):
        return team, team
    if isinstance(customers.value, Hidden):
        return customers.value, customers.value
    if customers.moments is None or customers.moments.sd == 0 or team.base is None:
        points = displayed(team.value - customers.value.value, Unit.POINTS)
        return Shown(value=points, unit=Unit.POINTS), NOT_COMPARABLE
    image = self_image(
        team.value,
        team.base,
        customers.moments,
        target=method.good_from if target is None else target,
        level=method.level,
    )
    deviations = displayed(image.standardised, Unit.DEVIATIONS)
    return (
        replace(_difference(image.gap), reading=image.agreement),
        Shown(value=deviations, unit=Unit.DEVIATIONS),
    )


def contrasts(
    everyone: Mapping[str, Moments],
    groups: Mapping[tuple[str, int], Moments],
    *,
    minimum: int,
    method: MethodSettings,
) -> Mapping[tuple[str, int], Value]:
    """Each group against the rest of the organisation, all tests of the family together.

    Args:
        everyone: Displayed moments of all respondents, per subject.
        groups: Displayed moments per subject and group.
        minimum: People needed on both sides.
        method: For the level of the intervals.

    Returns:
        The difference per subject and group, with a reading that holds at a false discovery
        rate of 10 % over the whole family (Benjamini-Hochberg).
    """
    differences: dict[tuple[str, int], Difference] = {}
    for key, group in groups.items():
        total = everyone[key[0]]
        if group.n >= minimum and total.n - group.n >= minimum:
            differences[key] = welch(group, rest_of(total, group), level=method.level)
    adjusted = _adjusted(list(differences.values()))
    readings = {
        key: replace(_difference(difference), reading=contrast(difference, adjusted_p_value=p))
        for (key, difference), p in zip(differences.items(), adjusted, strict=True)
    }
    return {key: readings.get(key, NOT_COMPARABLE) for key in groups}


def _adjusted(differences: Sequence[Difference]) -> Sequence[float]:
    if not differences:
        return ()
    return benjamini_hochberg([difference.p_value for difference in differences])


def _difference(difference: Difference) -> Shown:
    value = displayed(difference.value, Unit.POINTS)
    low, high = displayed(difference.low, Unit.POINTS), displayed(difference.high, Unit.POINTS)
    return Shown(value=value, unit=Unit.POINTS, low=min(low, value), high=max(high, value))
