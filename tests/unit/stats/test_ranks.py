"""Ranks and orders, held against SciPy's."""

import subprocess
import sys

import numpy as np
import pytest
import scipy

from spegla.stats.multiplicity import benjamini_hochberg
from spegla.stats.ranks import best_ranks, mean_ranks, spearman

CASES = [
    np.random.default_rng(number).integers(0, steps, size=size).astype(float)
    for number, (steps, size) in enumerate([(3, 2), (2, 9), (5, 40), (1000, 300), (7, 640)])
]


@pytest.mark.parametrize("values", CASES)
def test_equal_values_share_the_mean_of_their_ranks(values) -> None:
    assert mean_ranks(values).tolist() == scipy.stats.rankdata(values).tolist()


@pytest.mark.parametrize("values", CASES)
def test_the_best_rank_is_that_of_the_greatest(values) -> None:
    rows = np.stack([values, np.roll(values, 1), np.sqrt(values)])
    expected = scipy.stats.rankdata(-rows, method="min", axis=-1)
    assert best_ranks(rows).tolist() == expected.tolist()
    assert best_ranks(values).tolist() == expected[0].tolist()


@pytest.mark.parametrize("values", CASES[1:])
def test_agreement_of_orders_is_that_of_scipy_to_the_last_digit(values) -> None:
    other = np.random.default_rng(0).permutation(values) + values
    assert spearman(values, other) == scipy.stats.spearmanr(values, other).statistic


@pytest.mark.parametrize("values", CASES)
def test_adjusted_p_values_are_those_of_scipy_to_the_last_digit(values) -> None:
    given = (values / (values.max() + 1)).tolist()
    expected = scipy.stats.false_discovery_control(given, method="bh")
    assert benjamini_hochberg(given) == tuple(expected.tolist())
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([*given, 1.01])
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([*given, float("nan")])


def test_working_figures_out_does_not_import_what_is_slow_to_import() -> None:
    """The other parts of SciPy that figures need are imported when they are asked for."""
    code = (
        "import sys\n"
        "from spegla.stats.reliability import feldt_interval\n"
        "from spegla.stats.waves import minimum_detectable_change\n"
        "from spegla.stats.mirror import rank_agreement\n"
        "feldt_interval(0.9, people=80, items=5)\n"
        "minimum_detectable_change(20, (50, 50))\n"
        "rank_agreement([70, 60, 50], [65, 68, 45])\n"
        "print('scipy.stats' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
