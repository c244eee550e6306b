"""How well the questions of a dimension belong together."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize, stats

from recomputed.answers import rated, turned
from recomputed.files import CUSTOMERS, NOW
from recomputed.formulas import Number, Row

RELIABILITY_MINIMUM = 50
OMEGA_SLACK = 0.005
"""Omega depends on how the factor is found: with half a grain of rounding it may differ by 0.01."""


def alpha(table: pd.DataFrame) -> Number:
    """Cronbach's alpha; Feldt's interval from the F distribution of (1 - true) / (1 - found)."""
    n, k = table.shape
    value = k / (k - 1) * (1 - table.var().sum() / table.sum(axis=1).var())
    ratio = stats.f(n - 1, (n - 1) * (k - 1))
    low, high = (float(1 - (1 - value) * ratio.ppf(level)) for level in (0.975, 0.025))
    return Number(value=value, low=low, high=high, n=n)


def omega(table: pd.DataFrame) -> float:
    """From the loadings of one factor that leave the least of the correlations unexplained."""
    correlations = table.corr().to_numpy()
    apart = ~np.eye(len(correlations), dtype=bool)

    def unexplained(loadings: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return (correlations - np.outer(loadings, loadings))[apart]

    loadings = optimize.least_squares(unexplained, np.full(len(correlations), 0.7)).x
    common = loadings.sum() ** 2
    return float(common / (common + (1 - loadings**2).sum()))


def reliability_figures(dimension: str) -> Iterator[Row]:
    codes = rated("dimension", dimension)
    table = pd.DataFrame({code: turned(CUSTOMERS[NOW], code) for code in codes}).dropna()
    name = f"{NOW}/customers/dimension/{dimension}"
    if len(table) >= RELIABILITY_MINIMUM:
        yield f"{name}/alpha", alpha(table)
        yield f"{name}/omega", Number(value=omega(table), n=len(table), slack=OMEGA_SLACK)
