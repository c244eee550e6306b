"""Comparisons of displayed values: what a reader of the report would come to as well."""

import math

import pytest
from scipy import stats

from spegla.privacy.comparisons import contrasts, detectable_change, management_gap, wave_change
from spegla.privacy.display import NOT_COMPARABLE, PROTECTED, DisplayedMean
from spegla.privacy.released import Shown, Unit
from spegla.settings import MethodSettings
from spegla.stats.estimates import Moments
from spegla.survey.readings import Agreement, Contrast, Verdict

METHOD = MethodSettings()
HIDDEN = DisplayedMean(value=PROTECTED)


def score(value: float, *, sd: float | None = None, n: int = 40) -> DisplayedMean:
    moments = None if sd is None else Moments(mean=value, sd=sd, n=n)
    return DisplayedMean(value=Shown(value=value, unit=Unit.SCORE, base=n), moments=moments)


def welch_reach(first: Moments, second: Moments, level: float) -> float:
    """Half the width of Welch's interval (Welch 1947, Satterthwaite's degrees of freedom)."""
    parts = [group.sd**2 / group.n for group in (first, second)]
    freedom = sum(parts) ** 2 / sum(
        part**2 / (group.n - 1) for part, group in zip(parts, (first, second), strict=True)
    )
    return float(stats.t.ppf((1 + level) / 2, freedom) * math.sqrt(sum(parts)))


def test_a_change_from_or_to_a_hidden_score_is_hidden():
    assert wave_change(HIDDEN, score(60, sd=20), method=METHOD) == PROTECTED
    assert wave_change(score(60, sd=20), HIDDEN, method=METHOD) == PROTECTED


def test_without_a_spread_a_change_has_no_interval_and_no_verdict():
    change = wave_change(score(60.0, sd=20), score(71.2), method=METHOD)
    assert change == Shown(value=11.2, unit=Unit.POINTS, reading=Verdict.CANNOT_TELL)


def test_a_change_brings_the_interval_that_its_verdict_is_read_from():
    before, after = score(58.1, sd=20.3, n=240), score(65.4, sd=19.2, n=260)
    assert before.moments is not None
    assert after.moments is not None
    reach = welch_reach(after.moments, before.moments, 0.90)
    assert wave_change(before, after, method=METHOD) == Shown(
        value=7.3,
        unit=Unit.POINTS,
        low=round(7.3 - reach, 1),
        high=round(7.3 + reach, 1),
        reading=Verdict.CLEARLY_BETTER,
    )


@pytest.mark.parametrize(
    ("after", "sd", "reading"),
    [
        (66.0, 1.0, Verdict.CLEARLY_BETTER),
        (54.0, 1.0, Verdict.CLEARLY_WORSE),
        (60.0, 1.0, Verdict.UNCHANGED),
        (64.0, 8.0, Verdict.BETTER_NOT_PROVEN),
        (66.0, 40.0, Verdict.BETTER_NOT_PROVEN),
        (54.0, 40.0, Verdict.CANNOT_TELL),
    ],
)
def test_verdicts(after: float, sd: float, reading: Verdict) -> None:
    change = wave_change(score(60.0, sd=sd), score(after, sd=sd), method=METHOD)
    assert isinstance(change, Shown)
    assert change.reading is reading


def test_a_verdict_is_read_from_displayed_ends():
    """The exact lower end is 0.04, which a reader sees as 0.0: not proven."""
    reach = welch_reach(Moments(mean=0, sd=1, n=40), Moments(mean=0, sd=1, n=40), 0.90)
    sd = (5.0 - 0.04) / reach
    change = wave_change(score(60.0, sd=sd), score(65.0, sd=sd), method=METHOD)
    assert isinstance(change, Shown)
    assert (change.low, change.reading) == (0.0, Verdict.BETTER_NOT_PROVEN)


def test_the_smallest_provable_change_is_that_of_two_waves_of_this_size():
    quantiles = stats.t.ppf(0.975, 78) + stats.t.ppf(0.80, 78)
    expected = round(quantiles * 20 * math.sqrt(2 / 40), 1)
    shown = Shown(value=expected, unit=Unit.POINTS, base=40)
    assert detectable_change(score(60.0, sd=20.0)) == shown
    assert detectable_change(score(60.0)) == NOT_COMPARABLE


def test_the_mirror_needs_both_sides():
    team = Shown(value=70.0, unit=Unit.SCORE, base=8)
    for own, customers in ((PROTECTED, score(60, sd=20)), (team, HIDDEN)):
        gap = management_gap(own, customers, target=None, method=METHOD)
        assert gap == (PROTECTED, PROTECTED)


def test_without_a_spread_of_the_customers_the_gap_has_points_only():
    team = Shown(value=70.5, unit=Unit.SCORE, base=8)
    points, deviations = management_gap(team, score(60.2, n=12), target=None, method=METHOD)
    assert points == Shown(value=10.3, unit=Unit.POINTS)
    assert deviations == NOT_COMPARABLE


def test_the_gap_takes_the_spread_of_the_customers_for_both_sides():
    team = Shown(value=75.0, unit=Unit.SCORE, base=8)
    customers = Moments(mean=58.6, sd=20.0, n=240)
    points, deviations = management_gap(
        team, score(58.6, sd=20.0, n=240), target=None, method=METHOD
    )
    reach = welch_reach(Moments(mean=75.0, sd=20.0, n=8), customers, 0.95)
    assert points == Shown(
        value=16.4,
        unit=Unit.POINTS,
        low=round(16.4 - reach, 1),
        high=round(16.4 + reach, 1),
        reading=Agreement.OVERESTIMATE if reach < 16.4 else Agreement.LEANING_OVER,
    )
    assert deviations == Shown(value=0.82, unit=Unit.DEVIATIONS)


def test_the_level_aimed_for_parts_good_agreement_from_poor():
    team = Shown(value=66.0, unit=Unit.SCORE, base=8)
    for target, reading in ((60.0, Agreement.GOOD_AGREEMENT), (None, Agreement.POOR_AGREEMENT)):
        points, _ = management_gap(team, score(65.0, sd=20.0), target=target, method=METHOD)
        assert isinstance(points, Shown)
        assert points.reading is reading


def test_customers_who_all_agree_leave_no_yardstick_for_the_gap():
    """A gap over a spread of zero is infinite, and infinity is no figure."""
    team = Shown(value=100.0, unit=Unit.SCORE, base=8)
    points, deviations = management_gap(team, score(75.0, sd=0.0), target=None, method=METHOD)
    assert isinstance(points, Shown)
    assert points.value == 25.0
    assert deviations == NOT_COMPARABLE


def test_a_group_is_compared_with_the_rest_and_never_with_everyone():
    everyone, group = Moments(mean=60.0, sd=20.0, n=100), Moments(mean=68.0, sd=20.0, n=40)
    (value,) = contrasts(
        {"trust": everyone}, {("trust", 1): group}, minimum=10, method=METHOD
    ).values()
    rest = (100 * 60.0 - 40 * 68.0) / 60
    assert isinstance(value, Shown)
    assert value.value == round(68.0 - rest, 1)
    assert value.reading is Contrast.HIGHER


@pytest.mark.parametrize("n", [9, 91])
def test_a_contrast_needs_enough_people_on_both_sides(n: int) -> None:
    groups = {("trust", 1): Moments(mean=68.0, sd=20.0, n=n)}
    everyone = {"trust": Moments(mean=60.0, sd=20.0, n=100)}
    compared = contrasts(everyone, groups, minimum=10, method=METHOD)
    assert compared == {("trust", 1): NOT_COMPARABLE}


def test_the_more_groups_are_tested_the_more_a_difference_must_show():
    """A p-value of 0.045 alone stands; as one of ten others that show nothing it does not."""
    everyone = {"trust": Moments(mean=60.0, sd=20.0, n=400)}
    ahead = {("trust", 0): Moments(mean=66.2, sd=20.0, n=40)}
    level = {("trust", number): Moments(mean=60.0, sd=20.0, n=40) for number in range(1, 10)}
    alone = contrasts(everyone, ahead, minimum=10, method=METHOD)["trust", 0]
    together = contrasts(everyone, ahead | level, minimum=10, method=METHOD)["trust", 0]
    assert isinstance(alone, Shown)
    assert isinstance(together, Shown)
    assert (alone.reading, together.reading) == (Contrast.HIGHER, Contrast.NOT_DISTINGUISHABLE)
    assert alone.value == together.value


def test_no_groups_have_no_contrasts():
    assert contrasts({}, {}, minimum=10, method=METHOD) == {}
