import math

import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval
from spegla.stats.strata import Stratum, stratified_mean, stratified_standard_error


def stratum(mean, sd, n, population):
    return Stratum(moments=Moments(mean=mean, sd=sd, n=n), population=population)


def sd_behind(domain_error, n, *, sample):
    """Spread of a group, from the linearised standard error that R prints for it as a domain."""
    return math.sqrt(domain_error**2 * (sample - 1) / sample * n**2 / (n - 1))


# R package survey, data set apistrat. Group means and their standard errors as domains of the
# unstratified, weighted sample are what svyby(~api00, ~stype, design, svymean) prints.
APISTRAT = [
    stratum(674.43, sd_behind(12.49343, 100, sample=200), 100, 4421),
    stratum(625.82, sd_behind(15.34078, 50, sample=200), 50, 755),
    stratum(636.60, sd_behind(16.50239, 50, sample=200), 50, 1018),
]

# Lohr, Sampling: Design and Analysis, example 3.2: acres of farm land in counties, by region.
AGSTRAT = [
    stratum(97_629.8, math.sqrt(7_647_472_708), 21, 220),
    stratum(300_504.2, math.sqrt(29_618_183_543), 103, 1054),
    stratum(211_315.0, math.sqrt(53_587_487_856), 135, 1382),
    stratum(662_295.5, math.sqrt(396_185_950_266), 41, 422),
]

# Scheaffer, Mendenhall and Ott, Elementary Survey Sampling, chapter on stratified sampling:
# hours of television in two towns and a rural area.
TELEVISION = [
    stratum(33.900, math.sqrt(35.358), 20, 155),
    stratum(25.125, math.sqrt(232.411), 8, 62),
    stratum(19.000, math.sqrt(87.636), 12, 93),
]


def test_mean_and_standard_error_equal_r_survey():
    """Source: R package survey, svymean(~api00) of apistrat with its fpc: 662.29, 9.4089."""
    assert stratified_mean(APISTRAT).value == pytest.approx(662.29, abs=5e-3)
    assert stratified_standard_error(APISTRAT) == pytest.approx(9.4089, abs=5e-5)


def test_the_total_of_the_farm_census_equals_the_textbook():
    """Source: Lohr, example 3.2: total 909,736,035 acres, standard error 50,417,248."""
    assert stratified_mean(AGSTRAT).value * 3078 == pytest.approx(909_736_035, rel=1e-7)
    assert stratified_standard_error(AGSTRAT) * 3078 == pytest.approx(50_417_248, rel=1e-7)


def test_the_hours_of_television_equal_the_textbook():
    """Source: Scheaffer, Mendenhall and Ott: mean 27.7 hours, variance 1.97."""
    assert stratified_mean(TELEVISION).value == pytest.approx(27.7, abs=0.05)
    assert stratified_standard_error(TELEVISION) ** 2 == pytest.approx(1.97, abs=5e-3)


def test_the_interval_has_answers_less_groups_as_degrees_of_freedom():
    found = stratified_mean(TELEVISION, level=0.90)
    reach = stats.t.ppf(0.95, 40 - 3) * stratified_standard_error(TELEVISION)
    assert found.base == 40
    assert (found.low, found.high) == pytest.approx((found.value - reach, found.value + reach))


def test_one_group_is_the_mean_of_a_finite_population():
    moments = Moments(mean=656.585, sd=132.9753, n=200)
    found = stratified_mean([Stratum(moments=moments, population=6194)])
    expected = mean_interval(moments, population=6194)
    assert (found.value, found.base) == (expected.value, expected.base)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_a_group_weighs_as_many_as_it_has_and_not_as_many_as_answered():
    found = stratified_mean([stratum(80, 10, 90, 100), stratum(40, 10, 10, 300)])
    assert found.value == 50


def test_a_complete_count_of_all_groups_has_no_width():
    everyone = [stratum(61, 20, 8, 8), stratum(70, 15, 24, 24)]
    found = stratified_mean(everyone)
    assert stratified_standard_error(everyone) == 0
    assert found.low == found.value == found.high == pytest.approx(67.75)


def test_a_group_that_all_answered_adds_nothing_to_the_error():
    known = [stratum(61, 20, 50, 50), stratum(70, 15, 20, 50)]
    assert stratified_standard_error(known) == pytest.approx(
        0.5 * stratified_standard_error(known[1:])
    )


def test_bounds_are_cut_at_the_ends_of_the_scale():
    high = [stratum(99, 15, 5, 40), stratum(97, 15, 5, 40)]
    assert stratified_mean(high, scale=(0, 100)).high == 100
    assert stratified_mean(high, scale=(0, 100)).low == stratified_mean(high).low


def test_a_mean_off_its_scale_is_refused():
    with pytest.raises(ValueError, match="no interval"):
        stratified_mean([stratum(101, 0, 10, 20)], scale=(0, 100))


def test_no_group_has_no_mean():
    with pytest.raises(EmptyBaseError):
        stratified_mean([])
    with pytest.raises(EmptyBaseError):
        stratified_standard_error([])


def test_more_answers_than_people_are_refused():
    with pytest.raises(ValueError, match="out of a population"):
        stratum(50, 10, 21, 20)
