"""What matters most: as customers state it, and as it goes along with their satisfaction."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from math import factorial

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from recomputed.answers import picked, rated, scores
from recomputed.bins import rounded, share_of
from recomputed.files import CUSTOMERS, DIMENSIONS, ELIGIBLE, NOW, SETTINGS, asked, with_role
from recomputed.formulas import Number, Row, proportion

Floats = npt.NDArray[np.float64]
Subset = tuple[int, ...]

STEP = 0.01
"""Weights are told to two digits, and what is worked out from them begins there."""

SUBSETS: list[Subset] = list(
    chain.from_iterable(
        combinations(range(len(DIMENSIONS)), size) for size in range(len(DIMENSIONS) + 1)
    )
)

EXPECTED_ORDER: list[str] = SETTINGS["management"]["expected_importance"]


@cache
def people() -> pd.DataFrame:
    """Everybody's score of each dimension and of the NKI, where they have one."""
    items = {dimension: rated("dimension", dimension) for dimension in DIMENSIONS}
    items["nki"] = asked(NOW, "outcome")
    customers = CUSTOMERS[NOW]
    table = {subject: scores(customers, codes) for subject, codes in items.items()}
    return pd.DataFrame(table, index=customers.index)


def complete() -> pd.DataFrame:
    """Those with every score."""
    return people().dropna()


@cache
def most_important() -> pd.DataFrame:
    return picked(CUSTOMERS[NOW], with_role("most_important"))[DIMENSIONS]


def shares(ticks: pd.DataFrame) -> list[Number]:
    return [proportion(share_of(ticks[code]), ELIGIBLE[NOW][""]) for code in DIMENSIONS]


def regress(table: pd.DataFrame, subset: Subset) -> tuple[Floats, float]:
    """Slopes of the NKI on some dimensions, and the share of its variation that goes with them."""
    outcome = table["nki"].to_numpy()
    predictors = table[DIMENSIONS].to_numpy()[:, list(subset)]
    design = np.column_stack([np.ones(len(table)), predictors])
    coefficients = np.linalg.lstsq(design, outcome, rcond=None)[0]
    left = outcome - design @ coefficients
    return coefficients[1:], 1 - left.var() / outcome.var()


def shared_out(r_squared: dict[Subset, Floats]) -> Floats:
    """Each dimension's part of R²: what it adds, averaged over every order of entering (LMG).

    A set of s others stands before it in s! (p - 1 - s)! of the p! orders.
    """
    p = len(DIMENSIONS)
    parts = [np.zeros_like(r_squared[()]) for _ in range(p)]
    for subset in SUBSETS[:-1]:
        orders = factorial(len(subset)) * factorial(p - 1 - len(subset))
        for j in set(range(p)) - set(subset):
            gain = r_squared[tuple(sorted((*subset, j)))] - r_squared[subset]
            parts[j] = parts[j] + gain * orders / factorial(p)
    return np.stack(parts, axis=-1)


@cache
def derived() -> tuple[Floats, float, Floats]:
    """Shares of the explained variation, R² and the slopes of all dimensions together."""
    found = {subset: np.array(regress(complete(), subset)[1]) for subset in SUBSETS}
    everything = SUBSETS[-1]
    slopes, r_squared = regress(complete(), everything)
    return shared_out(found) / r_squared, r_squared, slopes


@cache
def displayed_shares() -> Floats:
    return np.array([share.value for share in shares(most_important())])


def smallest_reach() -> float:
    """Half the narrowest interval of a stated weight: were all of one mind, it is as wide as if
    two had chosen otherwise.
    """
    reach = stats.norm.ppf(0.975) * np.sqrt(2) / len(most_important())
    return float(reach / displayed_shares().sum())


@cache
def displayed_weights() -> dict[str, Floats]:
    """As a reader sees them: stated, derived, and the mean of the two."""
    stated = normalised(displayed_shares())
    seen = {
        name: np.array([rounded(weight, STEP) for weight in weights])
        for name, weights in (("stated_weight", stated), ("derived_weight", derived()[0]))
    }
    return seen | {"weight": np.array([rounded(mean, STEP) for mean in mean_weights(seen)])}


def mean_weights(seen: dict[str, Floats]) -> Floats:
    """Of displayed weights, each first brought to a sum of 1 again, which rounding has moved."""
    return (normalised(seen["stated_weight"]) + normalised(seen["derived_weight"])) / 2


def normalised(values: Floats) -> Floats:
    shares_of_all: Floats = values / values.sum(axis=-1, keepdims=True)
    return shares_of_all


def importance_figures() -> Iterator[Row]:
    """The intervals of the weights rest on resamples."""
    first = shares(picked(CUSTOMERS[NOW], with_role("first_to_improve")))
    stated, weights = shares(most_important()), mean_weights(displayed_weights())
    picks, (lmg, r_squared, slopes) = normalised(displayed_shares()), derived()
    ends = ("low", "high")
    for j, dimension in enumerate(DIMENSIONS):
        name = f"{NOW}/customers/dimension/{dimension}"
        reading = "together" if slopes[j] >= 0 else "shared_only"
        n = len(complete())
        yield f"{name}/stated_importance", stated[j]
        yield f"{name}/improve_first", first[j]
        yield f"{name}/stated_weight", Number(value=picks[j], n=stated[j].n, resampled=ends)
        yield f"{name}/derived_weight", Number(value=lmg[j], n=n, reading=reading, resampled=ends)
        yield f"{name}/weight", Number(value=weights[j], n=n, resampled=ends)
    yield f"{NOW}/customers/outcome/nki/r_squared", Number(value=r_squared, n=len(complete()))


def guess_figures() -> Iterator[Row]:
    """What IT management guessed that customers would choose, against what they chose."""
    chosen = pd.Series(displayed_shares(), index=DIMENSIONS)
    guessed = pd.Series(range(len(DIMENSIONS), 0, -1), index=EXPECTED_ORDER)
    on_top = chosen.index[chosen >= chosen.nlargest(3).min()]
    overlap = min(3, len({*EXPECTED_ORDER[:3]} & {*on_top}))
    agreement = stats.spearmanr(chosen, guessed[DIMENSIONS]).statistic
    name = f"{NOW}/management/priorities/importance"
    yield f"{name}/expected_overlap", Number(value=overlap)
    yield f"{name}/rank_agreement", Number(value=agreement, n=len(most_important()))
