"""Every figure of the demo can be explained, and what is printed is what a hand calculation gives.

The hand calculations are plain arithmetic on the raw files, with nothing of the package in them.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from scipy import stats

from builders import make_engagement
from demo_files import DATA, ROOT, export, scores
from spegla.cli import main
from spegla.explain.explain import explain, find
from spegla.explain.explanation import Explanation
from spegla.explain.text import lay_out
from spegla.pipeline import released_report
from spegla.privacy import gate
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Released, Shown
from spegla.stats.summarise import summarise
from spegla.survey.read import Engagement, read_engagement

Explanations = Mapping[FigureId, Explanation]

NOW, BEFORE = "2026", "2025"
CUSTOMERS, MANAGEMENT = "customers.csv", "management.csv"
SETTINGS = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
DIMENSIONS = list(SETTINGS["dimensions"])
Z = 1.959964


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    return read_engagement(ROOT)


@pytest.fixture(scope="module")
def evidence(engagement: Engagement) -> Evidence:
    method = engagement.settings.method
    generator = np.random.default_rng(method.seed)
    summary = summarise(engagement.survey, resamples=method.resamples, generator=generator)
    return Evidence.of(summary, engagement.survey.questionnaire, engagement.settings)


@pytest.fixture(scope="module")
def released(engagement: Engagement, evidence: Evidence) -> Released:
    return gate.release(
        evidence.summary, evidence.questionnaire, evidence.settings, data_hash="0" * 64
    )


@pytest.fixture(scope="module")
def explanations(evidence: Evidence, released: Released) -> Explanations:
    return {
        figure: explain(figure, evidence=evidence, released=released, page=None)
        for figure, _ in released
    }


@pytest.fixture(scope="module")
def printed(explanations: Explanations) -> Mapping[str, str]:
    """The text of each explanation with its lines joined, so that wrapping hides no number."""
    texts = {str(figure): lay_out(found) for figure, found in explanations.items()}
    return {figure: " ".join(text.split()) for figure, text in texts.items()}


# Every figure


def test_every_figure_of_the_annex_is_explained(engagement: Engagement, explanations: Explanations):
    report, _ = released_report(engagement)
    assert report.annex
    assert {row.figure for row in report.annex} <= set(explanations)


def test_every_explanation_works_out_the_released_number(
    released: Released, explanations: Explanations
):
    for figure, value in released:
        working = explanations[figure].working
        if isinstance(value, Shown):
            assert working is not None, figure
            computed = (working.computed.value, working.computed.low, working.computed.high)
            assert computed == (value.value, value.low, value.high), figure


def test_every_explanation_is_complete(released: Released, explanations: Explanations):
    for figure, value in released:
        found = explanations[figure]
        assert all((found.about, found.questions, found.result)), figure
        if isinstance(value, Shown):
            assert found.working is not None
            parts = (found.working.base, found.working.left_out, found.working.formula)
            assert all((*parts, found.working.interval, found.working.source)), figure
            assert bool(found.reading) == (value.reading is not None), figure


def test_the_result_stands_in_the_formula_and_its_interval_where_it_was_worked_out(
    released: Released, explanations: Explanations
):
    for figure, value in released:
        found = explanations[figure]
        if isinstance(value, Shown) and found.working:
            number = found.result[0].split()[0].rstrip(",").lstrip("+")
            assert number in " ".join(found.working.formula), figure
            if value.low is not None:
                low, _, high = found.result[1].removeprefix("interval ").partition(" to ")
                last = found.working.interval[-1].replace("+", "")
                assert low.lstrip("+") in last, figure
                assert high.lstrip("+") in last, figure


def test_no_number_of_one_to_four_people_is_printed(explanations: Explanations):
    """Where people are counted, a count below the threshold is told as "fewer than 5"."""
    counts = re.compile(r"(?:n = |: )(\d+)(?= customers|$)")
    for figure, found in explanations.items():
        if found.working:
            for line in (*found.working.base, *found.working.left_out):
                numbers = [int(number) for number in counts.findall(line)]
                assert not any(0 < number < 5 for number in numbers), (figure, line)


def test_no_word_of_a_respondent_is_printed(printed: Mapping[str, str]):
    everything = " ".join(printed.values())
    comments = pd.read_csv(DATA / "waves" / NOW / "comments.csv")["text"]
    assert not any(" ".join(str(comment).split()) in everything for comment in comments)


def test_the_spread_of_a_group_is_never_printed(printed: Mapping[str, str]):
    """Its score, base and interval are displayed; its standard deviation is not."""
    values = scores(NOW, CUSTOMERS, "trust")
    group = export(NOW, CUSTOMERS)["department"] == "grid"
    spread = f"{values[group[values.index]].std():.1f}"
    for statistic in ("score", "contrast"):
        text = printed[f"{NOW}/customers/dimension/trust/{statistic}@department=grid"]
        assert spread not in text.split("Settings")[0]


def test_a_log_in_a_windows_code_page_can_hold_every_explanation(printed: Mapping[str, str]):
    for text in printed.values():
        text.encode("cp1252")


# By hand


def wilson(part: float, n: int) -> tuple[float, float]:
    """Wilson's interval for a finite population of all who were invited."""
    p, effective = part / n, n * (eligible() - 1) / (eligible() - n)
    middle = p + Z**2 / (2 * effective)
    reach = Z * math.sqrt(p * (1 - p) / effective + Z**2 / (4 * effective**2))
    whole = 1 + Z**2 / effective
    return (middle - reach) / whole, (middle + reach) / whole


def eligible(group: str | None = None) -> int:
    table = pd.read_csv(DATA / "waves" / NOW / "invited.csv")
    row = table[table["group"].isna() if group is None else table["group"] == group]
    return int((row["invited"] - row["not_eligible"]).iloc[0])


def percents(part: float, n: int) -> tuple[str, str]:
    """The share and its interval as they are printed."""
    low, high = wilson(part, n)
    return f"{100 * part / n:.1f} %", f"{100 * low:.1f} % to {100 * high:.1f} %"


def student(mean: float, sd: float, n: int, population: int) -> tuple[float, float]:
    reach = stats.t.ppf(0.975, n - 1) * math.sqrt((1 - n / population) * sd**2 / n)
    return mean - reach, mean + reach


def welch(first: tuple[float, float, int], second: tuple[float, float, int], level: float):
    """Difference and bounds, from mean, standard deviation and number of either side."""
    a, b = first[1] ** 2 / first[2], second[1] ** 2 / second[2]
    freedom = (a + b) ** 2 / (a**2 / (first[2] - 1) + b**2 / (second[2] - 1))
    reach = stats.t.ppf((1 + level) / 2, freedom) * math.sqrt(a + b)
    gap = first[0] - second[0]
    return gap, gap - reach, gap + reach


def displayed(values: pd.Series) -> tuple[float, float, int]:
    """Mean and standard deviation as they are shown, and number of people."""
    return round(values.mean(), 1), round(values.std(), 1), len(values)


def test_favourable_share(printed: Mapping[str, str]):
    answers = export(NOW, CUSTOMERS)["delivery_1"]
    on_scale = answers[answers <= 5]
    part, n = int((on_scale >= 4).sum()), len(on_scale)
    share, interval = percents(part, n)
    text = printed[f"{NOW}/customers/item/delivery_1/favourable"]
    assert f"= {part} / {n} = {share}" in text
    assert f"Result {share}" in text
    assert f"interval {interval} n = {n}" in text
    effective = n * (eligible() - 1) / (eligible() - n)
    assert f"= {n} x {eligible() - 1} / {eligible() - n} = {effective:.1f}" in text


def test_mean_of_a_reversed_item(printed: Mapping[str, str]):
    answers = export(NOW, CUSTOMERS)["service_3"]
    turned = 6 - answers[answers <= 5]
    total, n = int(turned.sum()), len(turned)
    mean, sd = round(total / n, 2), round(turned.std(), 2)
    low, high = student(mean, sd, n, eligible())
    text = printed[f"{NOW}/customers/item/service_3/mean"]
    assert "[reversed: the scale is turned round]" in text
    assert f"= {total} / {n} = {mean:.2f}" in text
    assert f"interval {low:.2f} to {high:.2f} n = {n}" in text


def test_dimension_score(printed: Mapping[str, str]):
    values = scores(NOW, CUSTOMERS, "trust")
    mean, sd, n = displayed(values)
    low, high = student(mean, sd, n, eligible())
    text = printed[f"{NOW}/customers/dimension/trust/score"]
    assert f"= {values.sum():.1f} / {n} = {mean:.1f}" in text
    assert f"x sqrt((1 - {n}/{eligible()}) x {sd:.1f}²/{n})" in text
    assert f"interval {low:.1f} to {high:.1f} n = {n}" in text
    assert "trust_4: Om jag fick välja fritt" in text
    assert text.count("[not in trends]") == 1


def test_score_of_a_group(printed: Mapping[str, str]):
    values = scores(NOW, CUSTOMERS, "trust")
    group = export(NOW, CUSTOMERS)["department"] == "grid"
    mean, sd, n = displayed(values[group[values.index]])
    low, high = student(mean, sd, n, eligible("grid"))
    text = printed[f"{NOW}/customers/dimension/trust/score@department=grid"]
    assert "Avdelning = Nätdrift" in text
    assert f"mean of the scores of {n} people = {mean:.1f}" in text
    assert f"interval {low:.1f} to {high:.1f} n = {n}" in text


def test_group_against_the_rest(printed: Mapping[str, str]):
    values = scores(NOW, CUSTOMERS, "proactivity")
    group = export(NOW, CUSTOMERS)["department"] == "grid"
    total, own = displayed(values), displayed(values[group[values.index]])
    n = total[2] - own[2]
    mean = (total[2] * total[0] - own[2] * own[0]) / n
    squares = (total[2] - 1) * total[1] ** 2 + total[2] * total[0] ** 2
    squares -= (own[2] - 1) * own[1] ** 2 + own[2] * own[0] ** 2
    sd = math.sqrt((squares - n * mean**2) / (n - 1))
    gap, low, high = welch(own, (mean, sd, n), 0.95)
    text = printed[f"{NOW}/customers/dimension/proactivity/contrast@department=grid"]
    assert f"= {mean:.2f} = {own[0]:.1f} - {mean:.2f} = {gap:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f}" in text


def test_change_with_its_verdict(printed: Mapping[str, str]):
    before, now = (
        displayed(scores(wave, CUSTOMERS, "trust", in_both_waves=True)) for wave in (BEFORE, NOW)
    )
    change, low, high = (round(number, 1) for number in welch(now, before, 0.90))
    if change >= 5:
        verdict = "clearly better" if low > 0 else "better, not yet proven"
    elif change <= -5:
        verdict = "clearly worse" if high < 0 else "cannot tell"
    elif low > -5 and high < 5:
        verdict = "unchanged"
    else:
        verdict = "better, not yet proven" if low > 0 else "cannot tell"
    text = printed[f"{NOW}/customers/dimension/trust/change[{BEFORE}]"]
    assert f"= {now[0]:.1f} - {before[0]:.1f} = {change:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f}" in text
    assert f"Reading {verdict} " in text
    assert "s = 5.0 points" in text


def test_gap_between_management_and_customers(printed: Mapping[str, str]):
    customers = displayed(scores(NOW, CUSTOMERS, "proactivity"))
    team = scores(NOW, MANAGEMENT, "proactivity")
    own = round(team.mean(), 1), customers[1], len(team)
    gap, low, high = welch(own, customers, 0.95)
    deviations = round(gap / customers[1], 2)
    text = printed[f"{NOW}/management/dimension/proactivity/gap"]
    assert f"= {own[0]:.1f} - {customers[0]:.1f} = {gap:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f}" in text
    assert deviations >= 0.5
    assert f"Reading {'overestimate' if low > 0 else 'leaning over'} " in text
    glass = printed[f"{NOW}/management/dimension/proactivity/standardised_gap"]
    assert f"= {gap:.1f} / {customers[1]:.1f} = {deviations:+.2f}" in glass


def test_response_rate(printed: Mapping[str, str]):
    rated = [
        column
        for column in map(str, export(NOW, CUSTOMERS))
        if re.fullmatch(rf"({'|'.join(DIMENSIONS)})_\d\w?", column)
    ]
    is_partial = export(NOW, CUSTOMERS)[rated].notna().sum(axis=1) >= len(rated) / 2
    answered = int(is_partial.sum())
    share = f"{100 * answered / eligible():.1f} %"
    text = printed[f"{NOW}/customers/response/survey/response_rate"]
    assert f"= {answered} / {eligible()} = {share}" in text
    assert f"Result {share}" in text


def picks() -> pd.DataFrame:
    """Of those who picked any: whether each picked each dimension."""
    said = export(NOW, CUSTOMERS)["most_important"].dropna()
    names = {code: SETTINGS["dimensions"][code]["label"]["sv"] for code in DIMENSIONS}
    return pd.DataFrame(
        {code: [name in picked.split(";") for picked in said] for code, name in names.items()}
    )


def test_stated_importance_and_its_weight(printed: Mapping[str, str]):
    picked = picks()
    part, n = int(picked["trust"].sum()), len(picked)
    share, interval = percents(part, n)
    text = printed[f"{NOW}/customers/dimension/trust/stated_importance"]
    assert f"= {part} / {n} = {share}" in text
    assert f"interval {interval} n = {n}" in text
    shares = (picked.mean() * 1000).round() / 1000
    weight = shares["trust"] / shares.sum()
    text = printed[f"{NOW}/customers/dimension/trust/stated_weight"]
    assert f"= {shares['trust']:.3f} / {shares.sum():.3f} = {100 * weight:.0f} %" in text


def complete_cases() -> pd.DataFrame:
    """Scores on all dimensions and the NKI of those who have them all."""
    columns = {subject: scores(NOW, CUSTOMERS, subject) for subject in (*DIMENSIONS, "nki")}
    return pd.DataFrame(columns).dropna()


def r_squared(cases: pd.DataFrame, subset: tuple[str, ...]) -> float:
    target = cases["nki"] - cases["nki"].mean()
    if not subset:
        return 0.0
    predictors = (cases[list(subset)] - cases[list(subset)].mean()).to_numpy()
    slopes = np.linalg.lstsq(predictors, target, rcond=None)[0]
    return 1 - float(((target - predictors @ slopes) ** 2).sum() / (target**2).sum())


def lmg_shares() -> tuple[dict[str, float], float, int]:
    """What each dimension adds to R², averaged over all orders, as a share of R²."""
    cases = complete_cases()
    number = len(DIMENSIONS)
    known = {
        frozenset(subset): r_squared(cases, subset)
        for size in range(number + 1)
        for subset in combinations(DIMENSIONS, size)
    }
    whole = known[frozenset(DIMENSIONS)]
    added = {
        code: sum(
            (known[subset | {code}] - value) / (number * math.comb(number - 1, len(subset)))
            for subset, value in known.items()
            if code not in subset
        )
        for code in DIMENSIONS
    }
    return {code: part / whole for code, part in added.items()}, whole, len(cases)


def test_derived_weight_r_squared_weight_and_priority(printed: Mapping[str, str]):
    shares, whole, n = lmg_shares()
    text = printed[f"{NOW}/customers/dimension/trust/derived_weight"]
    assert f"= {100 * shares['trust']:.0f} % of R² {whole:.2f}" in text
    assert f"n = {n}" in text
    assert f"= {100 * whole:.0f} %" in printed[f"{NOW}/customers/outcome/nki/r_squared"]

    derived = {code: round(share, 2) for code, share in shares.items()}
    said = (picks().mean() * 1000).round() / 1000
    stated = {code: round(share, 2) for code, share in (said / said.sum()).items()}
    halves = [each["trust"] / sum(each.values()) for each in (stated, derived)]
    weight = round(sum(halves) / 2, 2)
    text = printed[f"{NOW}/customers/dimension/trust/weight"]
    terms = " + ".join(
        f"{each['trust']:.2f}/{sum(each.values()):.2f}" for each in (stated, derived)
    )
    assert f"= ({terms}) / 2 = {100 * weight:.0f} %" in text

    target, score = SETTINGS["targets"]["trust"], displayed(scores(NOW, CUSTOMERS, "trust"))[0]
    priority = 100 * weight * max(0, target - score) / target
    text = printed[f"{NOW}/customers/dimension/trust/priority"]
    assert f"x max(0, {target:.1f} - {score:.1f}) / {target:.1f} x 1 = {priority:.1f}" in text


def test_net_promoter_score(printed: Mapping[str, str]):
    answers = export(NOW, CUSTOMERS)["recommend"]
    on_scale = answers[answers <= 10]
    n, promoters, detractors = len(on_scale), (on_scale >= 9).sum(), (on_scale <= 6).sum()
    score = 100 * (promoters - detractors) / n
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    reach = Z * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
    low, high = 100 * (p - d - reach), 100 * (p - d + reach)
    text = printed[f"{NOW}/customers/item/recommend/net_promoter"]
    assert f"= 100 x ({promoters} - {detractors}) / {n} = {score:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f} n = {n}" in text


def test_share_of_a_choice(printed: Mapping[str, str]):
    said = export(NOW, CUSTOMERS)["shadow_it"]
    part, n = int((said == "yes").sum()), int(said.notna().sum())
    share, interval = percents(part, n)
    text = printed[f"{NOW}/customers/choice/shadow_it/share[yes]"]
    assert f"= {part} / {n} = {share}" in text
    assert f"interval {interval} n = {n}" in text
    assert f"left it blank: {int(said.isna().sum())}" in text


def test_share_below_their_own_minimum(printed: Mapping[str, str]):
    table = export(NOW, CUSTOMERS)
    levels = pd.DataFrame(
        {
            "minimum": 25 * (table["trust_min"].where(table["trust_min"] <= 5) - 1),
            "desired": 25 * (table["trust_want"].where(table["trust_want"] <= 5) - 1),
            "perceived": scores(NOW, CUSTOMERS, "trust"),
        }
    ).dropna()
    part, n = int((levels["perceived"] < levels["minimum"]).sum()), len(levels)
    share, interval = percents(part, n)
    text = printed[f"{NOW}/customers/dimension/trust/below_minimum"]
    assert f"= {part} / {n} = {share}" in text
    assert f"interval {interval} n = {n}" in text
    perceived, minimum = (round(levels[level].mean(), 1) for level in ("perceived", "minimum"))
    text = printed[f"{NOW}/customers/dimension/trust/adequacy"]
    assert f"= {perceived:.1f} - {minimum:.1f} = {perceived - minimum:+.1f}" in text


def test_median_of_a_quantity(printed: Mapping[str, str]):
    hours = export(NOW, CUSTOMERS)["lost_time"].dropna()
    edges = SETTINGS["numbers"]["hours"]["edges"]
    counts = np.histogram(hours, bins=edges)[0]
    shares = [round(float(count) / len(hours), 3) for count in counts]
    below, place = 0.0, 0
    while below + shares[place] < sum(shares) / 2:
        below += shares[place]
        place += 1
    width = edges[place + 1] - edges[place]
    median = edges[place] + width * (sum(shares) / 2 - below) / shares[place]
    text = printed[f"{NOW}/customers/quantity/lost_time/median"]
    assert f"= {edges[place]} + {width} x ({sum(shares) / 2:.4f} - {below:.3f})" in text
    assert f"Result {median:.1f} timmar i månaden" in text


def test_detectable_change_and_consensus(printed: Mapping[str, str]):
    _, sd, n = displayed(scores(NOW, CUSTOMERS, "trust"))
    quantiles = stats.t.ppf(0.975, 2 * n - 2) + stats.t.ppf(0.80, 2 * n - 2)
    change = quantiles * sd * math.sqrt(2 / n)
    text = printed[f"{NOW}/customers/dimension/trust/detectable_change"]
    assert f"x {sd:.1f} x sqrt(2/{n}) = {change:.1f}" in text
    answers = export(NOW, CUSTOMERS)["delivery_1"]
    spread = round(answers[answers <= 5].std(), 2)
    text = printed[f"{NOW}/customers/item/delivery_1/consensus"]
    assert f"= 1 - {spread:.2f}² / 2.00 = {1 - spread**2 / 2:.2f}" in text


# The command


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["explain", *(str(argument) for argument in arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_the_explanation_with_its_page(printed: Mapping[str, str]):
    name = f"{NOW}/customers/dimension/trust/score@department=grid"
    code, out, err = run(name, "--engagement", ROOT)
    assert (code, err) == (0, "")
    assert re.search(r"page: \w+", out)
    result = out.split("Result")[1]
    assert " ".join(result.split()) == printed[name].split("Result ")[1]
    assert "\x1b" not in out


def test_an_unknown_figure_names_the_three_nearest(tmp_path: Path):
    folder = make_engagement(tmp_path)
    code, out, err = run("2026/customers/dimension/trust/scor", "--engagement", folder)
    assert (code, out) == (1, "")
    assert "2026/customers/dimension/trust/score\n" in err
    assert len(err.splitlines()) == 5


def test_a_figure_near_to_none_says_where_all_are_listed(tmp_path: Path):
    code, _, err = run("!", "--engagement", make_engagement(tmp_path))
    assert code == 1
    assert "figures.csv" in err


def test_every_figure_is_found_by_its_identity(released: Released):
    for figure, _ in released:
        assert find(str(figure), released) == figure
