"""The plain functions agree with scipy and with sums written out."""

from __future__ import annotations

import math
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from desktop.domain.distributions import (
    beta_below,
    beta_quantile,
    count_at_least,
    count_quantile,
    gamma_below,
    gamma_quantile,
)
from desktop.domain.outlook import Counts, outlook

shapes = st.floats(0.5, 2000)
levels = st.floats(0.005, 0.995)
quick = settings(deadline=None, max_examples=80)


@quick
@given(levels, shapes)
def test_gamma_agrees_with_scipy(level, shape):
    x = gamma_quantile(level, shape)
    assert x == pytest.approx(stats.gamma.ppf(level, shape), rel=1e-8)
    assert gamma_below(x, shape) == pytest.approx(level, abs=1e-9)


@quick
@given(levels, shapes, shapes)
def test_beta_agrees_with_scipy(level, a, b):
    x = beta_quantile(level, a, b)
    assert x == pytest.approx(stats.beta.ppf(level, a, b), rel=1e-8)
    assert beta_below(x, a, b) == pytest.approx(level, abs=1e-9)


@quick
@given(st.integers(0, 400), st.floats(0.5, 400), st.floats(0.1, 30), st.floats(0.1, 30))
def test_the_chance_is_the_finite_sum_of_its_terms(count, shape, served, left):
    p = served / (served + left)
    terms = (
        math.exp(
            math.lgamma(shape + n)
            - math.lgamma(shape)
            - math.lgamma(n + 1)
            + shape * math.log(p)
            + n * math.log1p(-p)
        )
        for n in range(count)
    )
    chance = count_at_least(count, shape, served, left)
    assert chance == pytest.approx(1 - math.fsum(terms), abs=1e-9)
    assert chance == pytest.approx(stats.nbinom.sf(count - 1, shape, p), abs=1e-9)


@quick
@given(levels, st.floats(0.5, 400), st.floats(0.1, 30), st.floats(0.1, 30))
def test_the_range_ends_where_scipy_ends_it(level, shape, served, left):
    ours = count_quantile(level, shape, served, left)
    theirs = stats.nbinom.ppf(level, shape, served / (served + left))
    assert ours == pytest.approx(theirs, abs=1 if abs(_edge(ours, shape, served, left) - level) < 1e-9 else 0)


def _edge(count, shape, served, left):
    return 1 - count_at_least(count + 1, shape, served, left)


def test_nothing_left_brings_nothing():
    assert count_at_least(1, 20.5, 4, 0) == 0
    assert count_at_least(0, 20.5, 4, 0) == 1
    assert count_quantile(0.95, 20.5, 4, 0) == 0


@pytest.mark.parametrize("shape", [9_999.5, 10_000.5, 400_000.5, 1e9, 1e12])
@pytest.mark.parametrize("level", [0.05, 0.5, 0.95])
def test_large_counts_stay_exact(shape, level):
    assert gamma_quantile(level, shape) == pytest.approx(stats.gamma.ppf(level, shape), rel=1e-9)
    for other in (20.5, 9_999.5, 10_000.5, shape / 3):
        expected = stats.beta.ppf(level, other, shape)
        assert beta_quantile(level, other, shape) == pytest.approx(expected, rel=2e-7)
    assert gamma_below(shape - 0.5, shape) == pytest.approx(stats.gamma.cdf(shape - 0.5, shape), abs=1e-8)


def test_large_counts_are_quick():
    """A trillion is what a file may hold; nothing may take longer for it."""
    started = perf_counter()
    seen = outlook(Counts("views", (10**12,) * 7, 13 * 10**12, 5, (10**12,) * 7))
    assert perf_counter() - started < 1
    assert seen.rate.median == pytest.approx(10**12)
    assert seen.forecast.low < 12 * 10**12 < seen.forecast.high
    assert seen.forecast.chance == 0
