"""What is printed of means and scores is what a hand calculation on the raw files gives."""

import math
from dataclasses import dataclass

import pandas as pd
from scipy import stats

from demo_files import DATA, export, items, scores
from explained_demo import BEFORE, NOW, text_of
from recomputed.bins import Adding, ranges, rounded
from recomputed.formulas import Sample, difference, interval, without

CUSTOMERS, MANAGEMENT = "customers.csv", "management.csv"
WHOLE_SCALE = (0.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A score as it is told: the ends of the sum's range in points, and how many people."""

    least: float
    most: float
    n: int

    @property
    def middle(self) -> float:
        return (self.least + self.most) / 2

    @property
    def score(self) -> float:
        return rounded(self.middle / self.n, 0.1)

    @property
    def lines(self) -> tuple[str, str]:
        ends = [f"{round(end, 2):.10g}" for end in (self.least, self.most, self.middle)]
        return (
            f"{self.n} people add up to between {ends[0]} and {ends[1]}; shown is the middle",
            f"= {ends[2]} / {self.n} = {self.score:.1f}",
        )


def told(values: "pd.Series[float]", number: int) -> Told:
    """A score over so many items on five points.

    A whole number is a step of an item, 25 points, over the least number that all numbers of
    answers divide: of four items 25/12 points. The first and the last range hold two people three
    steps of 25 points apart from the end, the others three people one step apart.
    """
    parts = math.lcm(*range(1, number + 1))
    adding = Adding(most=4 * parts, low_end=6 * parts + 1, high_end=6 * parts + 1, step=parts)
    total = round(values.sum() * parts / 25)
    ends = next(ends for ends in ranges(len(values), adding) if ends[0] <= total <= ends[1])
    return Told(least=25 * ends[0] / parts, most=25 * ends[1] / parts, n=len(values))


def invited(group: str | None = None) -> int:
    table = pd.read_csv(DATA / "waves" / NOW / "invited.csv")
    row = table[table["group"].isna() if group is None else table["group"] == group]
    return int((row["invited"] - row["not_eligible"]).iloc[0])


def of_customers(subject: str) -> tuple["pd.Series[float]", int]:
    """Everyone's score, and how many items it has."""
    return scores(NOW, CUSTOMERS, subject), len(items(export(NOW, CUSTOMERS), subject))


def spread(values: "pd.Series[float]", score: float) -> float:
    """In whole points, and never below that of two people 25 points beyond favourable."""
    least = math.ceil((abs(score - 75) + 25) * math.sqrt(2 / len(values)))
    return max(round(values.std()), least)


def sample(values: "pd.Series[float]", number: int) -> Sample:
    shown = told(values, number)
    return Sample(mean=shown.score, sd=spread(values, shown.score), n=shown.n)


def in_grid(values: "pd.Series[float]") -> "pd.Series[float]":
    return values[(export(NOW, CUSTOMERS)["department"] == "grid")[values.index]]


def test_mean_of_a_reversed_item():
    answers = export(NOW, CUSTOMERS)["service_3"]
    turned = 6 - answers[answers <= 5]
    n, steps = len(turned), Adding(most=4, low_end=7, high_end=7)
    total = int(turned.sum()) - n
    least, most = next(ends for ends in ranges(n, steps) if ends[0] <= total <= ends[1])
    mean = rounded(1 + (least + most) / 2 / n, 0.01)
    shares = {}
    for code in range(1, 6):
        part = int((turned == code).sum())
        ends = next(e for e in ranges(n, Adding(most=1)) if e[0] <= part <= e[1])
        shares[code] = rounded(sum(ends) / 2 / n, 0.001)
    middle = sum(code * share for code, share in shares.items()) / sum(shares.values())
    squares = sum(share * (code - middle) ** 2 for code, share in shares.items())
    sd = rounded(math.sqrt(squares / sum(shares.values()) * n / (n - 1)), 0.01)
    low, high = interval(Sample(mean=mean, sd=sd, n=n), invited(), (1, 5))
    text = text_of("customers/item/service_3/mean")
    assert "[reversed: the scale is turned round]" in text
    assert f"the codes of {n} people add up to between {n + least} and {n + most};" in text
    assert f"= {n + (least + most) / 2:g} / {n} = {mean:.2f}" in text
    assert f"interval {low:.2f} to {high:.2f} n = {n}" in text


def test_dimension_score():
    values, number = of_customers("trust")
    shown, seen = told(values, number), sample(values, number)
    low, high = interval(seen, invited(), WHOLE_SCALE)
    text = text_of("customers/dimension/trust/score")
    assert all(line in text for line in shown.lines)
    assert f"s = {seen.sd} is the standard deviation of everyone's scores" in text
    assert f"x sqrt((1 - {seen.n}/{invited()}) x {seen.sd}²/{seen.n})" in text
    assert f"interval {low:.1f} to {high:.1f} n = {seen.n}" in text
    assert f"{values.sum():.1f}" not in text
    assert "trust_4: Om jag fick välja fritt" in text
    assert text.count("[not in trends]") == 1


def test_score_of_a_group():
    values, number = of_customers("trust")
    everyone, shown = sample(values, number), told(in_grid(values), number)
    seen = Sample(mean=shown.score, sd=everyone.sd, n=shown.n)
    low, high = interval(seen, invited("grid"), WHOLE_SCALE)
    text = text_of("customers/dimension/trust/score@department=grid")
    assert "Avdelning = Nätdrift" in text
    assert all(line in text for line in shown.lines)
    assert f"s = {everyone.sd} is that of everyone" in text
    assert f"interval {low:.1f} to {high:.1f} n = {shown.n}" in text


def test_group_against_the_rest():
    values, number = of_customers("proactivity")
    everyone, shown = sample(values, number), told(in_grid(values), number)
    own = Sample(mean=shown.score, sd=everyone.sd, n=shown.n)
    rest = without(everyone, own)
    found, _ = difference(own, rest, level=0.95)
    text = text_of("customers/dimension/proactivity/contrast@department=grid")
    assert f"= {rest.mean:.2f} = {own.mean:.1f} - {rest.mean:.2f} = {found.value:+.1f}" in text
    assert f"interval {found.low:+.1f} to {found.high:+.1f}" in text


def test_change_with_its_verdict():
    before, now = (
        sample(scores(wave, CUSTOMERS, "trust", in_both_waves=True), 3) for wave in (BEFORE, NOW)
    )
    found, _ = difference(now, before, level=0.90)
    change, low, high = (
        round(end, 1) for end in (found.value, found.low or 0.0, found.high or 0.0)
    )
    if change >= 5:
        verdict = "clearly better" if low > 0 else "better, not yet proven"
    elif change <= -5:
        verdict = "clearly worse" if high < 0 else "cannot tell"
    elif low > -5 and high < 5:
        verdict = "unchanged"
    else:
        verdict = "better, not yet proven" if low > 0 else "cannot tell"
    text = text_of(f"customers/dimension/trust/change[{BEFORE}]")
    assert f"= {now.mean:.1f} - {before.mean:.1f} = {change:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f}" in text
    assert f"Reading {verdict} " in text
    assert "s = 5.0 points" in text


def test_gap_between_management_and_customers():
    values, number = of_customers("proactivity")
    customers = sample(values, number)
    team = told(scores(NOW, MANAGEMENT, "proactivity"), number)
    own = Sample(mean=team.score, sd=customers.sd, n=team.n)
    found, _ = difference(own, customers, level=0.95)
    deviations = round(found.value / customers.sd, 2)
    score = text_of("management/dimension/proactivity/score")
    assert all(line in score for line in team.lines)
    text = text_of("management/dimension/proactivity/gap")
    assert f"= {own.mean:.1f} - {customers.mean:.1f} = {found.value:+.1f}" in text
    assert f"interval {found.low:+.1f} to {found.high:+.1f}" in text
    assert deviations >= 0.5
    assert found.low is not None
    assert f"Reading {'overestimate' if found.low > 0 else 'leaning over'} " in text
    glass = text_of("management/dimension/proactivity/standardised_gap")
    assert f"= {found.value:.1f} / {customers.sd} = {deviations:+.2f}" in glass


def test_detectable_change():
    values, number = of_customers("trust")
    seen = sample(values, number)
    quantiles = sum(stats.t.ppf(share, 2 * seen.n - 2) for share in (0.975, 0.80))
    change = quantiles * seen.sd * math.sqrt(2 / seen.n)
    text = text_of("customers/dimension/trust/detectable_change")
    assert f"x {seen.sd} x sqrt(2/{seen.n}) = {change:.1f}" in text
