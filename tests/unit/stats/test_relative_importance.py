import itertools

import numpy as np
import pytest

from oracles import ATTITUDE, ATTITUDE_ITEMS, MTCARS
from spegla.errors import EmptyBaseError
from spegla.stats.relative_importance import (
    RelativeImportance,
    complete_cases,
    johnson_weights,
    lmg,
    lmg_draws,
)
from spegla.stats.resampling import resample_weights

NAN = np.nan

# Transmission (1 is manual) and carburetors of the cars of MTCARS, from the same source.
AM = [*[1] * 3, *[0] * 14, *[1] * 3, *[0] * 5, *[1] * 7]
CARB = [int(number) for number in "44112142244333444121122421224682"]

# Mosteller and Tukey 1977, Data Analysis and Regression; "swiss" in R's package datasets. 47
# provinces in 1888: fertility, agriculture, examination, education, catholic, infant mortality.
SWISS = np.array(
    [
        [80.2, 17.0, 15, 12, 9.96, 22.2],
        [83.1, 45.1, 6, 9, 84.84, 22.2],
        [92.5, 39.7, 5, 5, 93.40, 20.2],
        [85.8, 36.5, 12, 7, 33.77, 20.3],
        [76.9, 43.5, 17, 15, 5.16, 20.6],
        [76.1, 35.3, 9, 7, 90.57, 26.6],
        [83.8, 70.2, 16, 7, 92.85, 23.6],
        [92.4, 67.8, 14, 8, 97.16, 24.9],
        [82.4, 53.3, 12, 7, 97.67, 21.0],
        [82.9, 45.2, 16, 13, 91.38, 24.4],
        [87.1, 64.5, 14, 6, 98.61, 24.5],
        [64.1, 62.0, 21, 12, 8.52, 16.5],
        [66.9, 67.5, 14, 7, 2.27, 19.1],
        [68.9, 60.7, 19, 12, 4.43, 22.7],
        [61.7, 69.3, 22, 5, 2.82, 18.7],
        [68.3, 72.6, 18, 2, 24.20, 21.2],
        [71.7, 34.0, 17, 8, 3.30, 20.0],
        [55.7, 19.4, 26, 28, 12.11, 20.2],
        [54.3, 15.2, 31, 20, 2.15, 10.8],
        [65.1, 73.0, 19, 9, 2.84, 20.0],
        [65.5, 59.8, 22, 10, 5.23, 18.0],
        [65.0, 55.1, 14, 3, 4.52, 22.4],
        [56.6, 50.9, 22, 12, 15.14, 16.7],
        [57.4, 54.1, 20, 6, 4.20, 15.3],
        [72.5, 71.2, 12, 1, 2.40, 21.0],
        [74.2, 58.1, 14, 8, 5.23, 23.8],
        [72.0, 63.5, 6, 3, 2.56, 18.0],
        [60.5, 60.8, 16, 10, 7.72, 16.3],
        [58.3, 26.8, 25, 19, 18.46, 20.9],
        [65.4, 49.5, 15, 8, 6.10, 22.5],
        [75.5, 85.9, 3, 2, 99.71, 15.1],
        [69.3, 84.9, 7, 6, 99.68, 19.8],
        [77.3, 89.7, 5, 2, 100.00, 18.3],
        [70.5, 78.2, 12, 6, 98.96, 19.4],
        [79.4, 64.9, 7, 3, 98.22, 20.2],
        [65.0, 75.9, 9, 9, 99.06, 17.8],
        [92.2, 84.6, 3, 3, 99.46, 16.3],
        [79.3, 63.1, 13, 13, 96.83, 18.1],
        [70.4, 38.4, 26, 12, 5.62, 20.3],
        [65.7, 7.7, 29, 11, 13.79, 20.5],
        [72.7, 16.7, 22, 13, 11.22, 18.9],
        [64.4, 17.6, 35, 32, 16.92, 23.0],
        [77.6, 37.6, 15, 7, 4.97, 20.0],
        [67.6, 18.7, 25, 7, 8.65, 19.5],
        [35.0, 1.2, 37, 53, 42.34, 18.0],
        [44.7, 46.6, 16, 29, 50.43, 18.2],
        [42.8, 27.7, 22, 29, 58.33, 19.3],
    ]
)


def of(data):
    """Predictors and outcome, which is the first column."""
    return data[:, 1:], data[:, 0]


def r_squared(predictors, outcome):
    """By plain least squares with an intercept."""
    design = np.column_stack([np.ones(len(outcome)), predictors])
    left = outcome - design @ np.linalg.lstsq(design, outcome)[0]
    return 1 - left @ left / np.sum((outcome - outcome.mean()) ** 2)


def over_all_orders(predictors, outcome):
    """What each predictor adds to R² on average, by refitting in every order."""
    size = predictors.shape[1]
    added = np.zeros(size)
    orders = list(itertools.permutations(range(size)))
    for order in orders:
        for place, predictor in enumerate(order):
            with_it = r_squared(predictors[:, order[: place + 1]], outcome)
            added[predictor] += with_it - r_squared(predictors[:, order[:place]], outcome)
    return added / len(orders)


def correlated(generator, people, size):
    predictors = generator.normal(size=(people, size)) + generator.normal(size=(people, 1))
    return predictors, predictors @ generator.normal(size=size) + generator.normal(size=people)


def test_lmg_of_attitude_equals_relaimpo():
    """Source: METHOD.md 2.12, R package relaimpo on "attitude", rating on all others."""
    found = lmg(*of(ATTITUDE))
    assert found.n == 30
    assert found.r_squared == pytest.approx(0.732602, abs=5e-7)
    assert dict(zip(ATTITUDE_ITEMS[1:], found.contributions, strict=True)) == pytest.approx(
        {
            "complaints": 0.370816194,
            "privileges": 0.050903793,
            "learning": 0.155765990,
            "raises": 0.120345079,
            "critical": 0.006588723,
            "advance": 0.028182213,
        },
        abs=5e-10,
    )


def test_a_contribution_whose_slope_is_negative_is_shared_variance_only():
    """Source: METHOD.md 2.12, slopes of R's lm on "attitude": "advance" has -0.2171."""
    found = lmg(*of(ATTITUDE))
    slopes = dict(zip(ATTITUDE_ITEMS[1:], found.slopes, strict=True))
    assert slopes["complaints"] == pytest.approx(0.6132, abs=5e-5)
    assert slopes["learning"] == pytest.approx(0.3203, abs=5e-5)
    assert slopes["advance"] == pytest.approx(-0.2171, abs=5e-5)
    flags = dict(zip(ATTITUDE_ITEMS[1:], found.shared_variance_only, strict=True))
    assert [item for item, is_shared in flags.items() if is_shared] == ["privileges", "advance"]


def test_lmg_of_mtcars_equals_relaimpo():
    """Source: METHOD.md 2.12, R package relaimpo on "mtcars", mpg on cyl, disp, hp, gear."""
    found = lmg(*of(MTCARS))
    assert found.r_squared == pytest.approx(0.7791896, abs=5e-8)
    expected = (0.24705203, 0.24349959, 0.21091290, 0.07772511)
    assert found.contributions == pytest.approx(expected, abs=5e-9)


def test_lmg_of_swiss_equals_relaimpo():
    """Source: R package relaimpo 2.2-7 on "swiss" (its paper's example, Grömping 2006).

    calc.relimp(lm(Fertility ~ ., swiss), type = "lmg"), with rela = TRUE for the shares.
    """
    found = lmg(*of(SWISS))
    assert found.r_squared == pytest.approx(0.706735001593, abs=1e-11)
    assert found.contributions == pytest.approx(
        (0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265),
        abs=1e-12,
    )
    assert found.shares == pytest.approx(
        (0.0807816517357, 0.2422025632160, 0.3680795178364, 0.1493772773891, 0.1595589898228),
        abs=1e-12,
    )


def test_lmg_with_weights_equals_relaimpo():
    """Source: R package relaimpo 2.2-7 on "swiss" with weights 1 + row number modulo 3."""
    weights = (1 + np.arange(1, 48) % 3).astype(np.float64)
    predictors, outcome = of(SWISS)
    found = lmg_draws(predictors, outcome, weights[np.newaxis])[0]
    assert found.sum() == pytest.approx(0.694332891423, abs=1e-11)
    expected = [0.0518208063017, 0.1549452302086, 0.2559770835712, 0.1019573530969, 0.1296324182449]
    assert found.tolist() == pytest.approx(expected, abs=1e-12)


def test_lmg_equals_the_general_dominance_of_domir():
    """Source: R package domir, vignette "domir_basics": mpg on am, cyl and carb of "mtcars"."""
    found = lmg(np.column_stack([AM, MTCARS[:, 1], CARB]).astype(float), MTCARS[:, 0])
    assert found.r_squared == pytest.approx(0.8113023, abs=5e-8)
    assert found.contributions == pytest.approx((0.2156848, 0.4173094, 0.1783081), abs=5e-8)
    assert found.shares == pytest.approx((0.2658501, 0.5143698, 0.2197801), abs=5e-8)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_lmg_equals_the_average_over_all_orders(size):
    predictors, outcome = correlated(np.random.default_rng(size), 25, size)
    expected = over_all_orders(predictors, outcome)
    assert lmg(predictors, outcome).contributions == pytest.approx(expected.tolist())


def test_the_slopes_are_those_of_least_squares():
    predictors, outcome = correlated(np.random.default_rng(4), 40, 4)
    design = np.column_stack([np.ones(40), predictors])
    expected = np.linalg.lstsq(design, outcome)[0][1:]
    assert lmg(predictors, outcome).slopes == pytest.approx(expected.tolist())


def test_draws_equal_a_fit_on_the_people_drawn():
    generator = np.random.default_rng(6)
    predictors, outcome = correlated(generator, 30, 3)
    weights = resample_weights(30, 150, generator)
    found = lmg_draws(predictors, outcome, weights)
    for contributions, draw in zip(found, weights.astype(int), strict=True):
        drawn = lmg(np.repeat(predictors, draw, axis=0), np.repeat(outcome, draw))
        assert contributions.tolist() == pytest.approx(drawn.contributions)


def test_incomplete_cases_are_left_out():
    generator = np.random.default_rng(8)
    predictors, outcome = correlated(generator, 30, 3)
    weights = resample_weights(33, 10, generator)
    holed = np.vstack([predictors, [[NAN, 1, 2], [3, NAN, NAN], [1, 2, 3]]])
    aim = np.append(outcome, [1, 2, NAN])
    assert lmg(holed, aim) == lmg(predictors, outcome)
    assert johnson_weights(holed, aim) == johnson_weights(predictors, outcome)
    np.testing.assert_array_equal(
        lmg_draws(holed, aim, weights), lmg_draws(predictors, outcome, weights[:, :30])
    )


def test_a_constant_predictor_adds_nothing():
    predictors, outcome = correlated(np.random.default_rng(9), 40, 2)
    found = lmg(np.column_stack([predictors, np.full(40, 0.1)]), outcome)
    expected = lmg(predictors, outcome)
    assert found.contributions == pytest.approx((*expected.contributions, 0))
    assert found.slopes == pytest.approx((*expected.slopes, 0))


def test_two_predictors_that_are_one_share_its_contribution():
    predictors, outcome = correlated(np.random.default_rng(9), 40, 1)
    found = lmg(np.column_stack([predictors, 2 * predictors + 7]), outcome)
    whole = lmg(predictors, outcome).r_squared
    assert found.contributions == pytest.approx((whole / 2, whole / 2))


def test_a_draw_in_which_the_outcome_does_not_vary_has_no_contributions():
    predictors = np.array([[1.0], [2.0], [5.0]])
    outcome = np.array([3.0, 3.0, 7.0])
    found = lmg_draws(predictors, outcome, np.array([[1.0, 2.0, 0.0], [1.0, 1.0, 1.0]]))
    assert np.isnan(found[0]).all()
    assert found[1].tolist() == pytest.approx(lmg(predictors, outcome).contributions)


def test_a_draw_of_none_of_the_complete_cases_has_no_contributions():
    predictors = np.array([[1.0], [2.0], [NAN]])
    found = lmg_draws(predictors, np.array([1.0, 3.0, 2.0]), np.array([[0.0, 0.0, 3.0]]))
    assert np.isnan(found).all()


def test_without_complete_cases_no_draw_has_contributions():
    found = lmg_draws(np.array([[NAN], [NAN]]), np.array([1.0, 2.0]), np.ones((5, 2)))
    assert found.shape == (5, 1)
    assert np.isnan(found).all()


@pytest.mark.parametrize("divide", [lmg, johnson_weights])
@pytest.mark.parametrize("outcome", [[NAN, NAN, NAN], [5.0, 5.0, 5.0]])
def test_an_outcome_that_does_not_vary_is_refused(divide, outcome):
    with pytest.raises(EmptyBaseError):
        divide(np.array([[1.0], [2.0], [4.0]]), np.array(outcome))


def test_shares_are_all_zero_where_nothing_is_explained():
    found = lmg(np.ones((5, 2)), np.arange(5.0))
    assert (found.r_squared, found.contributions, found.shares) == (0, (0, 0), (0, 0))


def test_shares_sum_to_one():
    found = RelativeImportance(n=50, r_squared=0.4, contributions=(0.1, 0.3), slopes=(-0.2, 0.5))
    assert found.shares == pytest.approx((0.25, 0.75))
    assert found.shared_variance_only == (True, False)


def test_johnson_weights_of_mtcars_equal_rwa():
    """Source: R package rwa, README (METHOD.md 2.12); Johnson ranks hp first, LMG third."""
    found = johnson_weights(*of(MTCARS))
    assert found == pytest.approx((0.2284797, 0.2221469, 0.2321744, 0.0963886), abs=5e-8)
    assert np.argmax(found) == 2
    assert np.argsort(lmg(*of(MTCARS)).contributions).tolist() == [3, 2, 1, 0]


def test_johnson_weights_of_swiss_equal_relativeimp():
    """Source: Python package relativeImp 0.0.2 on "swiss"."""
    expected = (0.048416895812, 0.154708249806, 0.271964104646, 0.114680029948, 0.116965721381)
    assert johnson_weights(*of(SWISS)) == pytest.approx(expected, abs=1e-12)


def test_johnson_weights_of_two_predictors_are_their_lmg():
    """Both give the same for two predictors (Thomas, Zumbo, Kwan and Schweitzer 2014)."""
    data = correlated(np.random.default_rng(3), 30, 2)
    assert johnson_weights(*data) == pytest.approx(lmg(*data).contributions)


def test_johnson_weights_sum_to_r_squared_where_predictors_repeat_each_other():
    predictors, outcome = correlated(np.random.default_rng(3), 30, 2)
    repeated = np.column_stack([predictors, predictors[:, 0], np.ones(30)])
    found = johnson_weights(repeated, outcome)
    assert sum(found) == pytest.approx(r_squared(predictors, outcome))
    assert found[0] == pytest.approx(found[2])
    assert found[3] == pytest.approx(0)


@pytest.mark.parametrize(
    ("predictors", "outcome"), [((5, 2), (4,)), ((5,), (5,)), ((5, 0), (5,)), ((5, 2), (5, 1))]
)
def test_arrays_that_do_not_belong_together_are_refused(predictors, outcome):
    with pytest.raises(ValueError, match="predictors"):
        complete_cases(np.ones(predictors), np.ones(outcome))


def test_weights_of_other_people_are_refused():
    with pytest.raises(ValueError, match="weights of 4 people for 5"):
        lmg_draws(np.ones((5, 2)), np.arange(5.0), np.ones((3, 4)))
