"""The outlook: what it must say about known counts, and what must hold for any."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from desktop.domain.outlook import Counts, Prospect, forecast, outlook, season_forecast
from desktop.domain.statistics import Change, Word
from desktop.domain.visibility import FACTORS, MONTHS, months_needed

SAMPLE = Counts("qualified_inquiries", (19, 10, 11, 15, 20, 26), 200, 6)


def test_the_file_formats_example():
    seen = outlook(Counts("inquiries", (3, 5, 4, 6), 40, 4, (400, 520, 480, 610)))
    assert (seen.rate.median, seen.rate.low, seen.rate.high) == pytest.approx(
        (4.5419, 3.0094, 6.5240), abs=1e-4
    )
    assert seen.forecast.chance == pytest.approx(0.2891, abs=1e-4)
    assert seen.change.up == pytest.approx(0.7973, abs=1e-4)
    assert seen.change.change.word is Word.TOO_EARLY
    ratio = (seen.ratio.median, seen.ratio.low, seen.ratio.high)
    assert ratio == pytest.approx((0.009037, 0.005997, 0.012955), abs=1e-6)
    assert seen.widened is None


def test_the_sample_shop():
    seen = outlook(SAMPLE)
    rate = (seen.rate.median, seen.rate.low, seen.rate.high)
    assert rate == pytest.approx((16.861, 14.253, 19.770), abs=5e-4)
    assert seen.forecast.chance == pytest.approx(0.5702, abs=5e-5)
    assert seen.forecast.prospect is Prospect.LIKELY
    assert seen.change.up == pytest.approx(0.9901, abs=5e-5)
    assert seen.change.change is Change.CLEARLY_UP
    assert seen.widened is None
    assert (seen.forecast.low, seen.forecast.high) == (180, 227)


def test_the_sample_shop_with_its_season():
    served, left = (1.1, 0.8, 0.8, 1.0, 1.05, 1.05), (1.0, 1.2, 0.95, 0.85, 1.2, 1.0)
    seen = season_forecast(SAMPLE, served, left)
    assert seen.chance == pytest.approx(0.7417, abs=5e-5)


@pytest.mark.parametrize(
    ("so_far", "served", "left", "target", "chance", "word"),
    [
        (9, 18, 12, 20, 0.1070, Prospect.UNLIKELY),
        (27, 3, 3, 60, 0.2381, Prospect.DIFFICULT),
        (14, 1, 2, 60, 0.0511, Prospect.UNLIKELY),
    ],
)
def test_will_the_target_be_reached(so_far, served, left, target, chance, word):
    seen = forecast(Counts("x", (so_far,), target, 0), served, left)
    assert seen.chance == pytest.approx(chance, abs=5e-4)
    assert seen.prospect is word


def test_the_range_of_the_examples():
    day18 = forecast(Counts("x", (9,), 20, 0), 18, 12)
    assert (day18.low - 9, day18.high - 9) == (2, 12)
    halfway = forecast(Counts("x", (27,), 60, 0), 3, 3)
    assert (halfway.low - 27, halfway.high - 27) == (16, 40)


def test_irregular_months_widen_rate_range_and_chance():
    wild = outlook(Counts("x", (2, 9, 3, 12, 4, 1), 62, 6), level=0.95)
    assert wild.widened == pytest.approx(3.671, abs=5e-4)
    assert (wild.rate.low, wild.rate.high) == pytest.approx((2.495, 9.599), rel=0.005)
    plain = forecast(Counts("x", (31,), 62, 6), 6, 6, 0.95)
    assert wild.forecast.low < plain.low
    assert wild.forecast.high > plain.high


def test_rising_months_of_the_model_report():
    wild = outlook(Counts("x", (9, 12, 13, 17, 24, 23, 28), 210, 5))
    assert (wild.forecast.low, wild.forecast.high) == (185, 253)
    assert wild.change.change is Change.POSSIBLY_UP


@pytest.mark.parametrize(
    ("counts", "target", "left", "chance"),
    [((40,), 40, 0, 1), ((40,), 41, 0, 0), ((40,), 12, 3, 1), ((0,), 0, 2, 1)],
)
def test_what_is_certain_is_certain(counts, target, left, chance):
    assert outlook(Counts("x", counts, target, left)).forecast.chance == chance


def test_one_month_has_no_change_and_no_trials_no_ratio():
    seen = outlook(Counts("x", (4,), 40, 5))
    assert seen.change is None
    assert seen.ratio is None


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5),
    st.integers(0, 400),
    st.integers(1, 24),
)
def test_plain_months_agree_with_scipy(counts, target, left):
    seen = outlook(Counts("x", tuple(counts), target, left))
    total, k = sum(counts), len(counts)
    nb = stats.nbinom(total + 0.5, k / (k + left))
    assert seen.forecast.chance == pytest.approx(nb.sf(target - total - 1), abs=1e-8)
    for q, ours in ((0.5, seen.rate.median), (0.05, seen.rate.low), (0.95, seen.rate.high)):
        assert ours == pytest.approx(stats.gamma.ppf(q, total + 0.5, scale=1 / k), rel=1e-7)
    assert seen.forecast.low >= total


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(1, 300), st.integers(0, 12))
def test_a_higher_target_is_never_likelier(counts, target, left):
    lower = outlook(Counts("x", tuple(counts), target, left)).forecast.chance
    assert outlook(Counts("x", tuple(counts), target + 7, left)).forecast.chance <= lower + 1e-12


def test_months_until_a_change_shows():
    assert months_needed(3, 2) == 7
    assert months_needed(4, 2) == 6
    assert months_needed(1, 2) == 20
    assert months_needed(100, 1.5) == 1
    assert months_needed(3, 1.9) == 21
    assert months_needed(0, 2) is None
    assert months_needed(3, 1.1) is None


@pytest.mark.parametrize(("base", "factor"), [(2, 3.0), (5, 2.0), (10, 2.0), (20, 1.5), (40, 1.5)])
def test_the_table_is_what_enumerating_gives(base, factor):
    months = MONTHS[base][FACTORS.index(factor)]
    assert _seen(base, factor, months) >= 0.80
    assert months == 1 or _seen(base, factor, months - 1) < 0.80


def _seen(base, factor, months):
    """P(the rule fires) over all pairs of counts."""
    before, after = stats.poisson(base * months), stats.poisson(base * factor * months)
    total = 0.0
    for x in range(int(before.ppf(1e-6)), int(before.ppf(1 - 1e-6)) + 1):
        y = range(int(after.ppf(1e-6)), int(after.ppf(1 - 1e-6)) + 1)
        fires = [n for n in y if stats.beta.cdf(0.5, x + 0.5, n + 0.5) >= 0.95]
        if fires:
            total += before.pmf(x) * math.fsum(after.pmf(n) for n in fires)
    return total
