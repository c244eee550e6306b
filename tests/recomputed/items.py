"""Figures about taking part and about single questions."""

import math
from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean

import numpy as np
import pandas as pd
from scipy import stats

from recomputed.answers import chosen, picked, points_per_step, scale, turned
from recomputed.bins import Seen, mean_of, share_of, spread_of_question
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
from recomputed.formulas import Number, Row, Sample, difference, estimated, plain, proportion
from recomputed.verdicts import with_verdict


def response_figures(wave: str, group: str = "") -> Iterator[Row]:
    """AAPOR. Partial is half of the dimensions' ratings, complete is every item on a scale that
    everyone was asked: not how important, how high or how many, and no choices.

    Who took part is no secret, so it is exact; who left nothing out is counted in ranges.
    """
    answers = CUSTOMERS[wave][in_group(group)] if group else CUSTOMERS[wave]
    ratings = asked(wave, "rating")
    answered = (answers[ratings] != "").sum(axis=1) * 2 >= len(ratings)
    complete = (answers[asked(wave, *ITEM_KINDS)] != "").all(axis=1)
    eligible, people = ELIGIBLE[wave][group], int(answered.sum())
    place = f"@department={group}" if group else ""
    numbers = {
        "invited": Number(value=eligible),
        "answered": Number(value=people),
        "response_rate": Number(value=people / eligible, n=people),
    }
    if not group:
        numbers["complete_rate"] = plain(share_of(complete[answered], of=people / eligible))
    for statistic, number in numbers.items():
        yield f"{wave}/customers/response/survey/{statistic}{place}", number


def shown_mean(wave: str, code: str) -> Seen:
    return mean_of(turned(CUSTOMERS[wave], code), code)


def shown_spread(wave: str, code: str) -> float:
    return spread_of_question(turned(CUSTOMERS[wave], code), code)


def shown_index(wave: str, code: str) -> Sample:
    """Mean and spread of a question as they are shown, moved to 0 to 100."""
    mean, factor = shown_mean(wave, code), points_per_step(code)
    return Sample(
        mean=(mean.value - scale(code).low) * factor,
        sd=shown_spread(wave, code) * factor,
        n=mean.n,
    )


def mean_figure(wave: str, code: str) -> Row:
    ends = scale(code).low, scale(code).high
    mean, spread = shown_mean(wave, code), shown_spread(wave, code)
    number = estimated(mean, spread, ELIGIBLE[wave][""], ends=ends)
    return f"{wave}/customers/item/{code}/mean", number


def shown_shares(code: str) -> dict[str, Seen]:
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
    return {name: share_of(hit) for name, hit in hits.items()}


def item_figures(code: str) -> Iterator[Row]:
    yield mean_figure(NOW, code)
    for statistic, share in shown_shares(code).items():
        number = proportion(share, ELIGIBLE[NOW][""])
        yield f"{NOW}/customers/item/{code}/{statistic}", number


def consensus_figure(code: str) -> Row:
    """Variance against that of answers spread evenly over the scale (r_wg)."""
    spread, n = shown_spread(NOW, code), shown_mean(NOW, code).n
    even = (scale(code).points ** 2 - 1) / 12
    return f"{NOW}/customers/item/{code}/consensus", Number(value=1 - spread**2 / even, n=n)


def item_change_figures(code: str) -> Iterator[Row]:
    change, _ = difference(shown_index(NOW, code), shown_index(BEFORE, code), level=0.90)
    yield mean_figure(BEFORE, code)
    yield f"{NOW}/customers/item/{code}/change[{BEFORE}]", with_verdict(change)


def item_average_figures(dimension: str, codes: list[str]) -> Iterator[Row]:
    """Shares of a dimension: the mean of the shares that are printed for its questions."""
    for statistic in ("favourable", "dont_know"):
        shares = [shown_shares(code)[statistic].value for code in codes]
        yield f"{NOW}/customers/dimension/{dimension}/{statistic}", Number(value=fmean(shares))


def net_promoter_figure(code: str) -> Row:
    """Adjusted Wald: three quarters of a promoter and of a detractor are added, three people in
    all; the population is not corrected for. The people are those of the printed shares.
    """
    shares = shown_shares(code)
    up, down = shares["favourable"].value, shares["unfavourable"].value
    n = shares["favourable"].n
    everybody = max(1.0, up + down)
    p, d = ((n * share / everybody + 0.75) / (n + 3) for share in (up, down))
    reach = stats.norm.ppf(0.975) * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
    number = Number(
        value=100 * (up - down) / everybody,
        low=100 * (p - d - reach),
        high=100 * (p - d + reach),
        n=n,
    )
    return f"{NOW}/customers/item/{code}/net_promoter", number


def choice_figures(code: str) -> Iterator[Row]:
    """Among those who were asked and chose something, however many columns the export has."""
    ticks = picked(CUSTOMERS[NOW], code)
    for option in ticks:
        share = proportion(share_of(ticks[option]), ELIGIBLE[NOW][""])
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
        share = share_of(values.between(low, high, inclusive="both" if is_last else "left"))
        printed.append(share.value)
        yield f"{name}/share[{low}-{high}]", proportion(share, ELIGIBLE[NOW][""])
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    reached = np.cumsum([0, *printed])
    yield f"{name}/mean", Number(value=np.average(middles, weights=printed), n=len(values))
    median = float(np.interp(reached[-1] / 2, reached, edges))
    yield f"{name}/median", Number(value=median, n=len(values))
