"""Worked examples of small counts; 95 % where they print it, 90 % elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from desktop.domain.distributions import count_at_least, count_quantile
from desktop.domain.statistics import (
    QUARTERLY,
    Change,
    Word,
    change,
    compare,
    overdispersion,
    rate,
    share,
    share_above,
)


def near(value):
    """Quantiles to half a percent, as the examples print them."""
    return pytest.approx(value, rel=0.005)


def prob(value):
    return pytest.approx(value, abs=0.001)


def test_three_then_six_is_possibly_up():
    seen = compare(3, 1, 6, 1, level=0.95)
    assert (seen.up, seen.up_fifth) == (prob(0.8410), prob(0.7645))
    assert (seen.ratio.median, seen.ratio.low, seen.ratio.high) == (near(1.944), near(0.533), near(8.596))
    assert seen.change is Change.POSSIBLY_UP
    before, after = rate(3, 1, 0.95), rate(6, 1, 0.95)
    assert (before.low, before.high) == (near(0.845), near(8.006))
    assert (after.low, after.high) == (near(2.504), near(12.368))


def test_nine_then_eighteen_is_clear_but_not_at_the_quarterly_bar():
    seen = compare(9, 3, 18, 3, level=0.95)
    assert (seen.up, seen.up_fifth) == (prob(0.9593), prob(0.8981))
    assert (seen.ratio.median, seen.ratio.low, seen.ratio.high) == (near(1.981), near(0.920), near(4.572))
    assert seen.change is Change.CLEARLY_UP
    assert change(seen.up, 27, QUARTERLY) is Change.POSSIBLY_UP


def test_periods_of_unequal_length():
    seen = compare(30, 6, 28, 3, level=0.95)
    assert (seen.up, seen.up_fifth) == (prob(0.9909), prob(0.9535))
    assert (seen.ratio.median, seen.ratio.low, seen.ratio.high) == (near(1.867), near(1.113), near(3.123))
    before, after = rate(30, 6, 0.95), rate(28, 3, 0.95)
    assert (before.low, before.high) == (near(3.442), near(7.040))
    assert (after.low, after.high) == (near(6.338), near(13.292))


def test_four_in_the_first_month():
    seen = rate(4, 1, 0.95)
    assert (seen.low, seen.high) == (near(1.350), near(9.511))
    assert (count_quantile(0.05, 4.5, 1, 1), count_quantile(0.95, 4.5, 1, 1)) == (1, 10)
    assert 1 - count_at_least(1, 4.5, 1, 1) == prob(0.0442)
    assert count_at_least(8, 4.5, 1, 1) == prob(0.1511)
    price = seen.price(150_000)
    assert (price.low, price.high) == (near(15_771), near(111_095))


def test_form_completion():
    before, after = share(4, 120, 0.95), share(9, 150, 0.95)
    assert (before.low, before.high) == (near(0.0114), near(0.0773))
    assert (after.low, after.high) == (near(0.0301), near(0.1066))
    assert share_above(4, 120, 9, 150) == prob(0.8454)


def test_two_joined_of_twenty_five():
    seen = share(2, 25, 0.95)
    assert (seen.low, seen.high) == (near(0.0170), near(0.2327))


def test_zero_does_not_prove_nothing():
    assert rate(0, 2, 0.90).high == near(0.960)
    assert 1 - count_at_least(1, 0.5, 2, 1) == prob(0.8165)


def test_irregular_months_are_noticed():
    phi = overdispersion((2, 9, 3, 12, 4, 1))
    assert float(phi) == near(3.671)
    plain, wide = rate(31, 6, 0.95), rate(31 / phi, 6, 0.95).times(float(phi))
    assert (plain.low, plain.high) == (near(3.579), near(7.236))
    assert (wide.low, wide.high) == (near(2.495), near(9.599))


@pytest.mark.parametrize("counts", [(2, 9, 3, 12, 4), (0,) * 6, (19, 10, 11, 15, 20, 26), (5,) * 12])
def test_few_even_or_empty_months_are_not_widened(counts):
    assert overdispersion(counts) is None


@pytest.mark.parametrize(
    ("up", "counted", "word"),
    [
        (0.95, 8, Change.CLEARLY_UP),
        (0.999, 7, Change.POSSIBLY_UP),
        (0.949, 90, Change.POSSIBLY_UP),
        (0.80, 90, Change.POSSIBLY_UP),
        (0.799, 90, Change.CANNOT_TELL),
        (0.201, 90, Change.CANNOT_TELL),
        (0.20, 90, Change.POSSIBLY_DOWN),
        (0.05, 90, Change.CLEARLY_DOWN),
        (0.04, 7, Change.POSSIBLY_DOWN),
        (0.04, 8, Change.CLEARLY_DOWN),
    ],
)
def test_the_five_words(up, counted, word):
    assert change(up, counted) is word


def test_each_of_the_five_words_has_its_short_one():
    assert [x.word for x in Change] == [Word.CLEAR, Word.LEANING, Word.TOO_EARLY, Word.LEANING, Word.CLEAR]


@pytest.mark.parametrize(
    ("earlier", "later", "up", "word"),
    [
        ((22, 3), (61, 3), 0.99999, Change.CLEARLY_UP),
        ((40, 3), (61, 3), 0.9819, Change.CLEARLY_UP),
        ((5, 1), (11, 1), 0.9344, Change.POSSIBLY_UP),
        ((10, 1), (11, 1), 0.5860, Change.CANNOT_TELL),
        ((47, 3), (40, 3), 0.2266, Change.CANNOT_TELL),
    ],
)
def test_the_sample_shop(earlier, later, up, word):
    seen = compare(*earlier, *later)
    assert seen.up == pytest.approx(up, abs=5e-5)
    assert seen.change is word


def test_the_size_of_the_sample_shops_increase():
    assert compare(22, 3, 61, 3).up_fifth == pytest.approx(0.9998, abs=5e-5)
    assert compare(40, 3, 61, 3).up_fifth == pytest.approx(0.8815, abs=5e-5)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.5, 12), st.floats(0.5, 12))
def test_clearly_is_said_where_the_drawn_range_leaves_out_one(earlier, later, before, after):
    seen = compare(earlier, before, later, after)
    outside = not seen.ratio.low <= 1 <= seen.ratio.high
    assert (seen.change.word is Word.CLEAR) == (outside and earlier + later >= 8)
    mirrored = compare(later, after, earlier, before)
    assert mirrored.up == pytest.approx(1 - seen.up, abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 40), st.integers(0, 400), st.integers(0, 40), st.integers(0, 400))
def test_shares_agree_with_scipy(earlier, more_earlier, later, more_later):
    a, b = stats.beta(earlier + 0.5, more_earlier + 0.5), stats.beta(later + 0.5, more_later + 0.5)
    levels = (np.arange(20_000) + 0.5) / 20_000
    expected = a.cdf(b.ppf(levels)).mean()
    ours = share_above(earlier, earlier + more_earlier, later, later + more_later)
    assert ours == pytest.approx(expected, abs=2e-4)
