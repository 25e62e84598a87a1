"""Draws that the sample's posts are made with; the same seed always gives the same."""

from __future__ import annotations

import math
from random import Random


def noise(chance: Random, spread: float) -> float:
    """Draw a factor around 1: exp(N(0, spread))."""
    return math.exp(chance.gauss(0.0, spread))


def successes(chance: Random, trials: int, rate: float) -> int:
    """Draw from Binomial(trials, rate) by jumping from one success to the next (0 < rate < 1)."""
    step = math.log1p(-rate)
    at, found = 0, -1
    while at <= trials:
        at += int(math.log(1.0 - chance.random()) / step) + 1
        found += 1
    return found
