"""What is printed of shares and of choices is what a hand calculation on the raw files gives."""

import math
import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import stats

from demo_files import DATA, export, scores
from explained_demo import NOW, text_of
from recomputed.answers import scale
from recomputed.bins import Adding, ranges, rounded
from recomputed.files import SETTINGS

CUSTOMERS = "customers.csv"
HEADS = Adding(most=1)
Z = stats.norm.ppf(0.975)


def invited() -> int:
    table = pd.read_csv(DATA / "waves" / NOW / "invited.csv")
    row = table[table["group"].isna()]
    return int((row["invited"] - row["not_eligible"]).iloc[0])


def middle(part: int, n: int) -> tuple[int, int, float]:
    """The range of people that is told of a number of them, and the share of its middle."""
    least, most = next(ends for ends in ranges(n, HEADS) if ends[0] <= part <= ends[1])
    return least, most, rounded((least + most) / 2 / n, 0.001)


def assert_share(text: str, part: int, n: int) -> None:
    """The range, its middle as a share, and Wilson's interval of that share."""
    least, most, share = middle(part, n)
    worth = n * (invited() - 1) / (invited() - n)
    whole = 1 + Z**2 / worth
    centre = (share + Z**2 / (2 * worth)) / whole
    reach = Z * math.sqrt(share * (1 - share) / worth + Z**2 / (4 * worth**2)) / whole
    assert f"between {least} and {most} of {n} people; shown is the middle" in text
    assert f"= {(least + most) / 2:g} / {n} = {100 * share:.1f} %" in text
    assert f"= {n} x {invited() - 1} / {invited() - n} = {worth:.1f}" in text
    assert f"p = {share:.3f} as displayed" in text
    ends = f"{100 * least / n:.1f} % to {100 * most / n:.1f} %"
    interval = f"{100 * (centre - reach):.1f} % to {100 * (centre + reach):.1f} %"
    assert f"Result {100 * share:.1f} %" in text
    assert f"middle of the range {ends} interval {interval} n = {n}" in text
    if part != (least + most) / 2:
        assert f"= {part} / {n}" not in text


def test_favourable_share():
    answers = export(NOW, CUSTOMERS)["delivery_1"]
    on_scale = answers[answers <= 5]
    text = text_of("customers/item/delivery_1/favourable")
    assert_share(text, int((on_scale >= 4).sum()), len(on_scale))


def test_share_of_a_choice():
    said = export(NOW, CUSTOMERS)["shadow_it"]
    text = text_of("customers/choice/shadow_it/share[yes]")
    assert_share(text, int((said == "yes").sum()), int(said.notna().sum()))


def test_response_rate():
    table, dimensions = export(NOW, CUSTOMERS), "|".join(SETTINGS["dimensions"])
    rated = [c for c in map(str, table) if re.fullmatch(rf"({dimensions})_\d\w?", c)]
    answered = int((table[rated].notna().sum(axis=1) >= len(rated) / 2).sum())
    share = f"{100 * answered / invited():.1f} %"
    text = text_of("customers/response/survey/response_rate")
    assert f"= {answered} / {invited()} = {share}" in text
    assert f"Result {share}" in text


def test_share_below_their_own_minimum():
    table = export(NOW, CUSTOMERS)
    levels = pd.DataFrame(
        {
            "minimum": 25 * (table["trust_min"].where(table["trust_min"] <= 5) - 1),
            "desired": 25 * (table["trust_want"].where(table["trust_want"] <= 5) - 1),
            "perceived": scores(NOW, CUSTOMERS, "trust"),
        }
    ).dropna()
    part, n = int((levels["perceived"] < levels["minimum"]).sum()), len(levels)
    assert_share(text_of("customers/dimension/trust/below_minimum"), part, n)


def test_lowest_level_accepted_and_what_is_perceived_above_it():
    """Of a level asked on five points, two people between 1 and 4 fill the first range."""
    table = export(NOW, CUSTOMERS)
    given = pd.DataFrame(
        {
            "minimum": table["trust_min"].where(table["trust_min"] <= 5) - 1,
            "desired": table["trust_want"].where(table["trust_want"] <= 5),
            "perceived": scores(NOW, CUSTOMERS, "trust"),
        }
    ).dropna()
    steps, n = Adding(most=4, low_end=7, high_end=7), len(given)
    total = int(given["minimum"].sum())
    least, most = next(ends for ends in ranges(n, steps) if ends[0] <= total <= ends[1])
    minimum = rounded(25 * (least + most) / 2 / n, 0.1)
    text = text_of("customers/dimension/trust/minimum")
    assert f"add up to between {25 * least} and {25 * most};" in text
    assert f"= {25 * (least + most) / 2:g} / {n} = {minimum:.1f}" in text
    perceived = float(text_of("customers/dimension/trust/perceived").split("Result ")[1][:4])
    gap = text_of("customers/dimension/trust/adequacy")
    assert f"= {perceived:.1f} - {minimum:.1f} = {perceived - minimum:+.1f}" in gap


def test_net_promoter_score():
    answers = export(NOW, CUSTOMERS)["recommend"]
    on_scale = answers[answers <= 10]
    n = len(on_scale)
    _, _, promoters = middle(int((on_scale >= 9).sum()), n)
    _, _, detractors = middle(int((on_scale <= 6).sum()), n)
    score = 100 * (promoters - detractors)
    p, d = ((n * share + 0.75) / (n + 3) for share in (promoters, detractors))
    reach = Z * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
    low, high = 100 * (p - d - reach), 100 * (p - d + reach)
    text = text_of("customers/item/recommend/net_promoter")
    assert f"= 100 x ({promoters:.3f} - {detractors:.3f}) = {score:+.1f}" in text
    assert f"interval {low:+.1f} to {high:+.1f} n = {n}" in text


def test_median_of_a_quantity():
    hours = export(NOW, CUSTOMERS)["lost_time"].dropna()
    edges: Sequence[int] = SETTINGS["numbers"]["hours"]["edges"]
    counts = np.histogram(hours, bins=edges)[0]
    shares = [middle(int(count), len(hours))[2] for count in counts]
    below, place = 0.0, 0
    while below + shares[place] < sum(shares) / 2:
        below += shares[place]
        place += 1
    width = edges[place + 1] - edges[place]
    median = edges[place] + width * (sum(shares) / 2 - below) / shares[place]
    text = text_of("customers/quantity/lost_time/median")
    assert f"= {edges[place]} + {width} x ({sum(shares) / 2:.4f} - {below:.3f})" in text
    assert f"Result {median:.1f} timmar i månaden" in text


def test_agreement_on_an_item():
    answers = export(NOW, CUSTOMERS)["delivery_1"]
    on_scale = answers[answers <= 5]
    n = len(on_scale)
    shares = {code: middle(int((on_scale == code).sum()), n)[2] for code in range(1, 6)}
    mean = sum(code * share for code, share in shares.items()) / sum(shares.values())
    squares = sum(share * (code - mean) ** 2 for code, share in shares.items())
    spread = rounded(math.sqrt(squares / sum(shares.values()) * n / (n - 1)), 0.01)
    assert scale("delivery_1").high == 5
    text = text_of("customers/item/delivery_1/consensus")
    assert f"= 1 - {spread:.2f}² / 2.00 = {1 - spread**2 / 2:.2f}" in text
