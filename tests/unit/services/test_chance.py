"""The draws behind the sample's posts have the shape they claim."""

from __future__ import annotations

from random import Random
from statistics import fmean, pvariance

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.sample.chance import noise, successes


@given(st.integers(0, 2**32), st.integers(0, 400), st.floats(0.001, 0.999))
def test_successes_are_between_none_and_all(seed: int, trials: int, rate: float) -> None:
    assert 0 <= successes(Random(seed), trials, rate) <= trials


def test_successes_have_the_mean_and_spread_of_a_binomial() -> None:
    chance = Random(1)
    drawn = [successes(chance, 1000, 0.02) for _ in range(4000)]
    assert abs(fmean(drawn) - 20) < 0.3
    assert abs(pvariance(drawn) - 19.6) < 1.5


def test_noise_is_around_one() -> None:
    chance = Random(1)
    drawn = sorted(noise(chance, 0.55) for _ in range(4001))
    assert abs(drawn[2000] - 1) < 0.05
