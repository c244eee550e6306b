"""What is printed of importance and priorities is what a hand calculation on the files gives."""

import math
from itertools import combinations

import numpy as np
import pandas as pd

from demo_files import export, scores
from explained_demo import NOW, text_of
from recomputed.bins import Adding, ranges, rounded
from recomputed.files import SETTINGS

CUSTOMERS = "customers.csv"
DIMENSIONS = list(SETTINGS["dimensions"])
HEADS = Adding(most=1)


def shares_of_picks() -> tuple[dict[str, tuple[int, int]], dict[str, float], int]:
    """Per dimension the range of people who picked it and the share of its middle; who picked."""
    said = export(NOW, CUSTOMERS)["most_important"].dropna()
    told, shares, n = {}, {}, len(said)
    for code in DIMENSIONS:
        name = SETTINGS["dimensions"][code]["label"]["sv"]
        part = sum(name in picked.split(";") for picked in said)
        told[code] = next(ends for ends in ranges(n, HEADS) if ends[0] <= part <= ends[1])
        shares[code] = rounded(sum(told[code]) / 2 / n, 0.001)
    return told, shares, n


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


def test_stated_importance_and_its_weight():
    told, shares, n = shares_of_picks()
    least, most = told["trust"]
    text = text_of("customers/dimension/trust/stated_importance")
    assert f"between {least} and {most} of {n} people; shown is the middle" in text
    assert f"= {(least + most) / 2:g} / {n} = {100 * shares['trust']:.1f} %" in text
    whole = sum(shares.values())
    weight = shares["trust"] / whole
    reach = 1.959964 * math.sqrt(2) / n / whole
    text = text_of("customers/dimension/trust/stated_weight")
    assert f"= {shares['trust']:.3f} / {whole:.3f} = {100 * weight:.0f} %" in text
    assert f"and at least {reach:.3f} to either side" in text


def test_derived_weight_and_r_squared():
    shares, whole, n = lmg_shares()
    text = text_of("customers/dimension/trust/derived_weight")
    assert f"= {100 * shares['trust']:.0f} % of R² {whole:.2f}" in text
    assert f"n = {n}" in text
    assert f"= {100 * whole:.0f} %" in text_of("customers/outcome/nki/r_squared")


def test_weight_and_priority():
    derived = {code: round(share, 2) for code, share in lmg_shares()[0].items()}
    _, said, _ = shares_of_picks()
    stated = {code: round(share / sum(said.values()), 2) for code, share in said.items()}
    halves = [each["trust"] / sum(each.values()) for each in (stated, derived)]
    weight = round(sum(halves) / 2, 2)
    terms = " + ".join(
        f"{each['trust']:.2f}/{sum(each.values()):.2f}" for each in (stated, derived)
    )
    text = text_of("customers/dimension/trust/weight")
    assert f"= ({terms}) / 2 = {100 * weight:.0f} %" in text

    target = SETTINGS["targets"]["trust"]
    score = float(text_of("customers/dimension/trust/score").split("Result ")[1][:4])
    priority = 100 * weight * max(0, target - score) / target
    text = text_of("customers/dimension/trust/priority")
    assert f"x max(0, {target:.1f} - {score:.1f}) / {target:.1f} x 1 = {priority:.1f}" in text
