"""Figures about taking part and about single questions."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import numpy as np
import pandas as pd
from scipy import stats

from recomputed.answers import chosen, picked, points_per_step, scale, turned
from recomputed.files import (
    BEFORE,
    CUSTOMERS,
    ELIGIBLE,
    ITEM_KINDS,
    NOW,
    SETTINGS,
    asked,
    cell,
    in_group,
)
from recomputed.formulas import (
    GRAIN,
    Number,
    Row,
    difference,
    displayed,
    estimated,
    proportion,
    rounded,
)
from recomputed.verdicts import verdict


def response_figures(wave: str, group: str = "") -> Iterator[Row]:
    """AAPOR. Partial is half of the dimensions' ratings, complete is every item on a scale that
    everyone was asked: not how important, how high or how many, and no choices.
    """
    answers = CUSTOMERS[wave][in_group(group)] if group else CUSTOMERS[wave]
    ratings = asked(wave, "rating")
    answered = (answers[ratings] != "").sum(axis=1) * 2 >= len(ratings)
    complete = (answers[asked(wave, *ITEM_KINDS)] != "").all(axis=1)
    eligible = ELIGIBLE[wave][group]
    place = f"@department={group}" if group else ""
    numbers = {
        "invited": Number(value=eligible),
        "answered": Number(value=answered.sum()),
        "response_rate": Number(value=answered.sum() / eligible, n=answered.sum()),
    }
    if not group:
        numbers["complete_rate"] = Number(value=complete.sum() / eligible, n=answered.sum())
    for statistic, number in numbers.items():
        yield f"{wave}/customers/response/survey/{statistic}{place}", number


def mean_figure(wave: str, code: str) -> Row:
    values = turned(CUSTOMERS[wave], code)
    number = estimated(values, displayed(values, "scale"), ELIGIBLE[wave][""])
    return f"{wave}/customers/item/{code}/mean", number


def item_shares(code: str) -> dict[str, Number]:
    """The distribution is over the categories as they were worded; the other shares are turned."""
    answers, ends = CUSTOMERS[NOW], scale(code)
    raw, good = chosen(answers, code), turned(answers, code)
    unable = pd.to_numeric(answers[code])[lambda choice: choice == ends.dont_know]
    hits = {
        "favourable": good >= ends.favourable_from,
        "unfavourable": good <= ends.unfavourable_to,
        "dont_know": pd.concat([good * 0, unable]) == ends.dont_know,
        **{f"share[{k}]": raw == k for k in range(ends.low, ends.high + 1)},
    }
    return {name: proportion(hit, ELIGIBLE[NOW][""]) for name, hit in hits.items()}


def item_figures(code: str) -> Iterator[Row]:
    yield mean_figure(NOW, code)
    for statistic, number in item_shares(code).items():
        yield f"{NOW}/customers/item/{code}/{statistic}", number


def consensus_figure(code: str) -> Row:
    """Variance against that of answers spread evenly over the scale (r_wg)."""
    shown = displayed(turned(CUSTOMERS[NOW], code), "scale")
    even = (scale(code).points ** 2 - 1) / 12
    return (
        f"{NOW}/customers/item/{code}/consensus",
        Number(value=1 - shown.sd**2 / even, n=shown.n),
    )


def item_change_figures(code: str) -> Iterator[Row]:
    before, now = (displayed(turned(CUSTOMERS[wave], code), "scale") for wave in (BEFORE, NOW))
    change, _ = difference(now, before, level=0.90, step=points_per_step(code))
    yield mean_figure(BEFORE, code)
    yield (
        f"{NOW}/customers/item/{code}/change[{BEFORE}]",
        replace(change, reading=verdict(change)),
    )


def item_average_figures(dimension: str, codes: list[str]) -> Iterator[Row]:
    """Shares of a dimension: the mean of the shares that are printed for its questions."""
    for statistic in ("favourable", "dont_know"):
        shares = [rounded(item_shares(code)[statistic].value, GRAIN["share"]) for code in codes]
        yield f"{NOW}/customers/dimension/{dimension}/{statistic}", Number(value=fmean(shares))


def net_promoter_figure(code: str) -> Row:
    """Adjusted Wald: three quarters of a promoter and of a detractor are added, three people in
    all; the population is not corrected for.
    """
    answers = chosen(CUSTOMERS[NOW], code)
    promoters, detractors, n = (answers >= 9).sum(), (answers <= 6).sum(), len(answers)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    reach = stats.norm.ppf(0.975) * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
    number = Number(
        value=100 * (promoters - detractors) / n,
        low=100 * (p - d - reach),
        high=100 * (p - d + reach),
        n=n,
    )
    return f"{NOW}/customers/item/{code}/net_promoter", number


def choice_figures(code: str) -> Iterator[Row]:
    """Among those who were asked and chose something, however many columns the export has."""
    ticks = picked(CUSTOMERS[NOW], code)
    for option in ticks:
        share = proportion(ticks[option], ELIGIBLE[NOW][""])
        yield f"{NOW}/customers/choice/{code}/share[{option}]", share


def quantity_figures(code: str) -> Iterator[Row]:
    """Only classes are shown, each from its lower edge up to the next one; the last has its end
    with it. Mean and median come from their printed shares.
    """
    edges = SETTINGS["numbers"][cell(code, "scale")]["edges"]
    values = pd.to_numeric(CUSTOMERS[NOW][code]).dropna()
    name = f"{NOW}/customers/quantity/{code}"
    printed = []
    for low, high in pairwise(edges):
        is_last = high == edges[-1]
        within = values.between(low, high, inclusive="both" if is_last else "left")
        share = proportion(within, ELIGIBLE[NOW][""])
        printed.append(rounded(share.value, GRAIN["share"]))
        yield f"{name}/share[{low}-{high}]", share
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    reached = np.cumsum([0, *printed])
    yield f"{name}/mean", Number(value=np.average(middles, weights=printed), n=len(values))
    median = float(np.interp(reached[-1] / 2, reached, edges))
    yield f"{name}/median", Number(value=median, n=len(values))
