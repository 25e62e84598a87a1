"""Whole numbers and chance for many draws at once: the one place of the domain that knows numpy.

A `Whole` has a row for each month and a column for each draw. Amounts stay exact whole yen; only chance
itself is reckoned in floating point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from desktop.domain.money import Rounding

Whole: TypeAlias = NDArray[np.int64]
Level: TypeAlias = NDArray[np.float64]
"""What a month has on average: one a draw, or one a month and draw."""

MOST = 10**9
"""No shop counts more in a month; a longer tail says nothing."""
_LARGEST = 2**63 - 1
_A_FEW = 64


def whole(rows: Sequence[Sequence[int]]) -> Whole:
    """Lay out months of columns."""
    return np.array(rows, dtype=np.int64)


def every(months: int, draws: int, value: int) -> Whole:
    """Give the same number for every month and draw."""
    return np.full((months, draws), value, dtype=np.int64)


def blank(like: Whole) -> Whole:
    """Give room for as many numbers, every one of which has to be filled in."""
    return np.empty_like(like)


def added(parts: Iterable[Whole], nothing: Whole) -> Whole:
    """Add parts up; `nothing` where there is none."""
    known = list(parts)
    return reduce(np.add, known) if known else nothing


def alike(level: float, draws: int) -> Level:
    """Give every draw the same level."""
    return np.full(draws, level)


def repeated(column: Sequence[int], draws: int) -> Whole:
    """Give every draw the same months."""
    return np.repeat(np.array(column, dtype=np.int64)[:, np.newaxis], draws, axis=1)


def following(past: Sequence[int], counts: Whole) -> Whole:
    """Put the same months before every draw."""
    return np.vstack([repeated(past, counts.shape[1]), counts])


def rising(months: int, most: int) -> Whole:
    """Give columns 0, 1 … most, the same number every month."""
    return np.tile(np.arange(most + 1, dtype=np.int64), (months, 1))


def more(amounts: Whole, by: int) -> Whole:
    """Add the same to all; nothing costs nothing."""
    return amounts + by if by else amounts


def spread(amounts: Whole, draws: int) -> Whole:
    """Give every draw the same months where only one was computed."""
    found: Whole = np.broadcast_to(amounts, (len(amounts), draws))
    return found


def lesser(one: Whole, other: Whole | int) -> Whole:
    """Give the lesser of two, place by place."""
    found: Whole = np.minimum(one, other)
    return found


def greater(one: Whole, other: Whole | int) -> Whole:
    """Give the greater of two, place by place."""
    found: Whole = np.maximum(one, other)
    return found


def lacking(amounts: Whole) -> Whole | int:
    """Give what each lacks to 0; just 0 where none does."""
    return 0 if int(amounts.min(initial=0)) >= 0 else -np.minimum(amounts, 0)


def reached(counts: Whole, least: int) -> Whole:
    """Give 1 where a count is at least so much, else 0."""
    return (counts >= least).astype(np.int64)


def ever(flags: Whole) -> Whole:
    """Give 1 from the first month on in which a draw has 1."""
    found: Whole = np.maximum.accumulate(flags, axis=0)
    return found


def before(counts: Whole) -> Whole:
    """Give each month what the month before had; the first has 0."""
    shifted = np.zeros_like(counts)
    shifted[1:] = counts[:-1]
    return shifted


def rises(levels: Whole) -> Whole:
    """Give by how much each month is above the one before; the first by all of it."""
    found = levels.copy()
    found[1:] -= levels[:-1]
    return found


def so_far(counts: Whole) -> Whole:
    """Give each month the sum of all earlier ones."""
    return before(counts.cumsum(axis=0))


def total(counts: Whole) -> Whole:
    """Give the sum of all months, one a draw."""
    found: Whole = counts.sum(axis=0)
    return found


def lowest(counts: Whole) -> Whole:
    """Give the lowest month, one a draw."""
    found: Whole = counts.min(axis=0)
    return found


def by_count(amount: Callable[[Whole], Whole], counts: Whole) -> Whole:
    """Compute what an amount depends on a count for, once for each count where that is less work."""
    most = int(counts.max(initial=0))
    if counts.size and most < counts.size and int(counts.min()) >= 0:
        table = amount(np.arange(most + 1, dtype=np.int64))
        return np.take(table, counts)
    return amount(counts)


def times(counts: Whole, factor: Fraction, rounding: Rounding) -> Whole:
    """Multiply numbers of at least 0 exactly and bring them to whole yen."""
    return rounded(exactly(counts, factor.numerator), factor.denominator, rounding)


def rounded(parts: Whole, denominator: int, rounding: Rounding) -> Whole:
    """Bring parts ÷ denominator, at least 0, to whole numbers."""
    if denominator == 1:
        return parts.astype(np.int64, copy=False)
    match rounding:
        case Rounding.DOWN:
            found = parts // denominator
        case Rounding.UP:
            found = (parts + (denominator - 1)) // denominator
        case Rounding.HALF_UP:
            found = (2 * parts + denominator) // (2 * denominator)
    return found.astype(np.int64, copy=False)


def exactly(counts: Whole, factor: int) -> Whole:
    """Multiply; in Python's own numbers where 64 bits might not hold it, or a few such added up."""
    most = max(abs(int(counts.max(initial=0))), abs(int(counts.min(initial=0))))
    if _A_FEW * (most + 1) * (abs(factor) + 1) > _LARGEST:
        return counts.astype(object) * factor
    return counts * factor


def quantiles(values: Whole, levels: Sequence[float]) -> tuple[int, ...]:
    """Give drawn values, each the smallest that at least this share of the draws does not exceed."""
    ordered = np.sort(values)
    return tuple(int(ordered[max(0, int(np.ceil(level * len(ordered))) - 1)]) for level in levels)


def middling(levels: Level, shares: Sequence[float]) -> tuple[float, ...]:
    """Give the levels that these shares of the draws stay below."""
    return tuple(float(x) for x in np.quantile(levels, shares))


def mean(values: Whole) -> float:
    """Give the mean over the draws."""
    return float(values.mean())


def share(flags: NDArray[np.bool_]) -> float:
    """Give the share of draws in which something is so."""
    return float(np.count_nonzero(flags) / flags.size)


class Dice:
    """Chance with a fixed seed; each name has its own, so that drawing one more thing moves no other."""

    def __init__(self, seed: int, name: str) -> None:
        self._chance = np.random.Generator(np.random.PCG64([seed, *name.encode()]))

    def evenly(self, draws: int) -> Level:
        """Draw numbers between 0 and 1."""
        return self._chance.random(draws)

    def gamma(self, shape: float, scale: float, draws: int) -> Level:
        """Draw from Gamma(shape), times scale."""
        return self._chance.gamma(shape, scale, draws)

    def normal(self, middle: Level | float, spread: float, size: int | tuple[int, int]) -> Level:
        """Draw from a normal distribution."""
        return self._chance.normal(middle, spread, size)

    def counts(self, level: Level, widened: float, months: int) -> Whole:
        """Draw a month's counts around their level (one a draw, or one a month and draw).

        Poisson; widened by φ > 1 negative binomial with the same mean and φ times the variance.
        """
        size = (months, level.shape[-1])
        if widened > 1:
            level = self._chance.gamma(np.broadcast_to(level / (widened - 1), size), widened - 1)
        return self._chance.poisson(np.minimum(level, MOST), size)

    def beta(self, a: float, b: float, draws: int) -> Level:
        """Draw a share."""
        return self._chance.beta(a, b, draws)

    def part_of(self, counts: Whole, share: Level | float) -> Whole:
        """Draw how many of each count something happens to, whose share is one for all or one a draw."""
        return self._chance.binomial(counts, share)


def weighted(level: Level, weights: Sequence[float]) -> Level:
    """Give each month its season's share of a level; without weights the level itself."""
    return np.array(weights)[:, np.newaxis] * level if weights else level


def tenfold(exponents: Level) -> Level:
    """Give ten to the power of each."""
    found: Level = np.power(10.0, exponents)
    return found


def floored(levels: Level) -> Whole:
    """Drop what is less than one."""
    return np.minimum(levels, MOST).astype(np.int64)


def log_triangle(evenly: Level, low: float, middle: float, high: float) -> Level:
    """Turn even numbers into a triangle on the log scale: most likely the middle, never beyond the ends."""
    if low == high:
        return np.full_like(evenly, low)
    bottom, mode, top = np.log([low, middle, high])
    turn = (mode - bottom) / (top - bottom)
    rising = bottom + np.sqrt(evenly * (top - bottom) * (mode - bottom))
    falling = top - np.sqrt((1 - evenly) * (top - bottom) * (top - mode))
    found: Level = np.exp(np.where(evenly < turn, rising, falling))
    return found
