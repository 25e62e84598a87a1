"""What small counts can tell: a rate with its range, two periods compared, and the words for both.

Counts follow Gamma–Poisson and shares Beta–binomial, both with Jeffreys' prior (0.5). Ranges are 90 %
with equal tails unless another level is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from desktop.domain.distributions import beta_below, beta_quantile, gamma_below, gamma_quantile
from desktop.domain.money import Yen

PRIOR = 0.5
"""Jeffreys' prior: shape of the Gamma, and both parameters of the Beta."""
LEVEL = 0.90
ENOUGH_COUNTED = 8
"""Below this many results in both periods together nothing is called clear."""
CLEAR, LEANING = 0.95, 0.80
QUARTERLY = 0.975
"""The bar for decisions at quarterly reviews. Whoever looks every month at 0.95 sees an increase that is
none in one year of seven (simulated: six months of 5 before, twelve looks)."""


class Word(StrEnum):
    """How sure a change is, whichever way it goes."""

    CLEAR = "clear"
    LEANING = "leaning"
    TOO_EARLY = "too_early"


class Change(StrEnum):
    """The five words for a change between two periods."""

    CLEARLY_UP = "clearly_up"
    POSSIBLY_UP = "possibly_up"
    CANNOT_TELL = "cannot_tell"
    POSSIBLY_DOWN = "possibly_down"
    CLEARLY_DOWN = "clearly_down"

    @property
    def word(self) -> Word:
        """How sure it is."""
        if self in (Change.CLEARLY_UP, Change.CLEARLY_DOWN):
            return Word.CLEAR
        return Word.TOO_EARLY if self is Change.CANNOT_TELL else Word.LEANING


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of what is plausible, and the ends of its range."""

    median: float
    low: float
    high: float

    def times(self, factor: float) -> Spread:
        """Give the same spread in another unit."""
        return Spread(self.median * factor, self.low * factor, self.high * factor)

    def price(self, cost: Yen) -> Spread:
        """Give what one result costs where `cost` buys this many."""
        return Spread(cost / self.median, cost / self.high, cost / self.low)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A later period against an earlier one.

    `up` = P(rate rose), `up_fifth` = P(rose by at least 20 %), `ratio` = later rate ÷ earlier rate.
    """

    change: Change
    up: float
    up_fifth: float
    ratio: Spread


def change(up: float, counted: float, bar: float = CLEAR) -> Change:
    """Say in one of the five words what P(up) and the results counted in both periods allow.

    At 0.95 "clearly" is said exactly where the 90 % range of the ratio leaves out 1 and enough was counted.
    """
    clear = counted >= ENOUGH_COUNTED
    if up >= LEANING:
        return Change.CLEARLY_UP if up >= bar and clear else Change.POSSIBLY_UP
    if 1 - up >= LEANING:
        return Change.CLEARLY_DOWN if 1 - up >= bar and clear else Change.POSSIBLY_DOWN
    return Change.CANNOT_TELL


def rate(count: float, exposure: float, level: float = LEVEL) -> Spread:
    """Give the rate per unit of exposure behind `count` results in it."""
    low, high = _tails(level)
    return Spread(*(gamma_quantile(q, PRIOR + count) / exposure for q in (0.5, low, high)))


def share(count: float, trials: float, level: float = LEVEL) -> Spread:
    """Give the share behind `count` of `trials`."""
    low, high = _tails(level)
    return Spread(*(beta_quantile(q, PRIOR + count, PRIOR + trials - count) for q in (0.5, low, high)))


def rate_above(
    earlier: float, earlier_exposure: float, later: float, later_exposure: float, factor: float = 1
) -> float:
    """Give P(later rate > factor × earlier rate)."""
    at = earlier_exposure / (earlier_exposure + factor * later_exposure)
    return beta_below(at, PRIOR + earlier, PRIOR + later)


def compare(
    earlier: float, earlier_exposure: float, later: float, later_exposure: float, level: float = LEVEL
) -> Comparison:
    """Compare two periods by their counts and exposures (months, or days on both sides)."""
    low, high = _tails(level)
    a, b = PRIOR + earlier, PRIOR + later
    tilt = earlier_exposure / later_exposure
    ratio = Spread(*((1 / beta_quantile(1 - q, a, b) - 1) * tilt for q in (0.5, low, high)))
    up = rate_above(earlier, earlier_exposure, later, later_exposure)
    fifth = rate_above(earlier, earlier_exposure, later, later_exposure, factor=1.2)
    return Comparison(change(up, earlier + later), up, fifth, ratio)


def share_above(earlier: int, earlier_trials: int, later: int, later_trials: int) -> float:
    """Give P(later share > earlier share) = ∫ density of the later × distribution of the earlier.

    Summed over the angle θ with share = sin²θ: there a Beta has no poles and a spread of about 1 ÷ 2√n,
    so that sixteen of those around its middle hold all of it.
    """
    a, b = PRIOR + earlier, PRIOR + earlier_trials - earlier
    c, d = PRIOR + later, PRIOR + later_trials - later
    middle, reach = math.asin(math.sqrt(c / (c + d))), 4 / math.sqrt(c + d)
    start, end = max(0.0, middle - reach), min(math.pi / 2, middle + reach)
    steps = 300
    size = (end - start) / steps
    scale = math.lgamma(c + d) - math.lgamma(c) - math.lgamma(d)
    total = 0.0
    for step in range(steps):
        angle = start + (step + 0.5) * size
        sine, cosine = math.sin(angle), math.cos(angle)
        density = math.exp(scale + (2 * c - 1) * math.log(sine) + (2 * d - 1) * math.log(cosine))
        total += 2 * density * beta_below(sine * sine, a, b)
    return min(1.0, total * size)


def overdispersion(counts: Sequence[int]) -> Fraction | None:
    """Give φ = variance ÷ mean where months vary more than chance, else None.

    Asked of six months or more: D = Σ(x − mean)² ÷ mean against χ²(k − 1), p < 0.05.
    """
    k = len(counts)
    if k < 6 or not sum(counts):
        return None
    mean = Fraction(sum(counts), k)
    spread = sum((x - mean) ** 2 for x in counts) / mean
    p = 1 - gamma_below(float(spread) / 2, (k - 1) / 2)
    return Fraction(spread, k - 1) if p < 0.05 else None


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2
