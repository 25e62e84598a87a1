"""Probability functions in plain Python.

Regularised incomplete gamma and beta, their inverses, and the negative binomial: a handful of numbers on
the first page needs no large library.
"""

from __future__ import annotations

import math
from collections.abc import Callable

_ENOUGH = 1e-15
"""A term this small against the sum no longer moves it."""
_TINY = 1e-300
"""Stands for zero where a continued fraction would divide by it."""
_TERMS = 100_000
"""The sums need about ten times the square root of their shape; this is only a stop."""
_LARGE = 10_000
"""From this shape on a normal approximation is right to ten digits, and quick for any count."""


def gamma_below(x: float, shape: float) -> float:
    """Give P(X ≤ x) for X ~ Gamma(shape, rate 1).

    Series below the mean, continued fraction above it (Abramowitz & Stegun 6.5.29 and 6.5.31), and
    for large shapes the normal approximation of Peizer and Pratt (1968).
    """
    if x <= 0:
        return 0.0
    if shape > _LARGE:
        seen = shape - 0.5
        shift = seen + 1 / 6 - x + 0.02 / shape
        return _normal_above(shift * _slope(seen - x, _deviance(seen, x), x))
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        return min(1.0, front * _gamma_series(x, shape))
    return max(0.0, 1 - front * _gamma_fraction(x, shape))


def _gamma_series(x: float, shape: float) -> float:
    term = total = 1 / shape
    for n in range(1, _TERMS):
        term *= x / (shape + n)
        total += term
        if term < total * _ENOUGH:
            break
    return total


def _gamma_fraction(x: float, shape: float) -> float:
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for n in range(1, _TERMS):
        a = n * (shape - n)
        b += 2
        d = 1 / _not_zero(a * d + b)
        c = _not_zero(b + a / c)
        value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value


def beta_below(x: float, a: float, b: float) -> float:
    """Give P(X ≤ x) for X ~ Beta(a, b).

    By the continued fraction of Abramowitz & Stegun 26.5.8; where both are large, by Peizer and Pratt.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if a > _LARGE and b > _LARGE:
        return _beta_by_normal(x, a, b)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return min(1.0, front * _beta_fraction(x, a, b) / a)
    return max(0.0, 1 - front * _beta_fraction(1 - x, b, a) / b)


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for n in range(1, _TERMS):
        even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
        odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1))
        for step in (even, odd):
            d = 1 / _not_zero(1 + step * d)
            c = _not_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value


def _beta_by_normal(x: float, a: float, b: float) -> float:
    trials, y = a + b - 1, 1 - x
    seen, missed = a - 0.5, b - 0.5
    shift = seen + 1 / 6 - (trials + 1 / 3) * x + 0.02 * (y / a - x / b + (y - 0.5) / (trials + 1))
    deviance = _deviance(seen, trials * x) + _deviance(missed, trials * y)
    slope = _slope(seen - trials * x, deviance, trials * x * y)
    return _normal_above(shift * slope / math.sqrt(1 + 1 / (6 * trials)))


def _deviance(seen: float, expected: float) -> float:
    """Give seen·ln(seen ÷ expected) − seen + expected without losing digits where they are close."""
    off = (seen - expected) / expected
    return expected * ((1 + off) * math.log1p(off) - off)


def _slope(gap: float, deviance: float, variance: float) -> float:
    """Give √(2·deviance) ÷ |gap|, or its limit where the gap closes."""
    if abs(gap) < 1e-6 * math.sqrt(variance):
        return 1 / math.sqrt(variance)
    return math.sqrt(2 * deviance) / abs(gap)


def _normal_above(z: float) -> float:
    return math.erfc(z / math.sqrt(2)) / 2


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def gamma_quantile(level: float, shape: float) -> float:
    """Give the x with P(X ≤ x) = level for X ~ Gamma(shape, rate 1)."""
    high = shape + 1
    while gamma_below(high, shape) < level:
        high *= 2
    return _where(lambda x: gamma_below(x, shape) - level, high)


def beta_quantile(level: float, a: float, b: float) -> float:
    """Give the x with P(X ≤ x) = level for X ~ Beta(a, b)."""
    return _where(lambda x: beta_below(x, a, b) - level, 1.0)


def _where(above: Callable[[float], float], high: float) -> float:
    """Give the point of 0…high at which a rising function passes zero, to twelve digits.

    By Chandrupatla (1997): a parabola through three points where it can be trusted, else halving.
    """
    x, fx, y, fy, part = high, above(high), 0.0, above(0.0), 0.5
    for _turn in range(_TERMS):
        new = x + part * (y - x)
        value = above(new)
        if (value >= 0) == (fx >= 0):
            z, fz = x, fx
        else:
            z, fz, y, fy = y, fy, x, fx
        x, fx = new, value
        best, left = (x, fx) if abs(fx) < abs(fy) else (y, fy)
        least = abs(best) * 1e-13 / abs(y - x) if y != x else 1.0
        if left == 0 or least > 0.5:
            return best
        part = min(1 - least, max(least, _parabola(x, fx, y, fy, z, fz)))
    return best


def _parabola(x: float, fx: float, y: float, fy: float, z: float, fz: float) -> float:
    """Give which part of the way from x to y the parabola through three points passes zero at, else the half."""
    across, up = (x - y) / (z - y), (fx - fy) / (fz - fy) if fz != fy else 0.0
    if not (up * up < across and (1 - up) ** 2 < 1 - across):
        return 0.5
    return fx / (fy - fx) * fz / (fy - fz) + (z - x) / (y - x) * fx / (fz - fx) * fy / (fz - fy)


def count_at_least(count: int, shape: float, served: float, left: float) -> float:
    """Give P(N ≥ count) for what is still to come in an exposure `left`.

    The rate is Gamma(shape, rate `served`), so N is negative binomial with n = shape and
    p = served ÷ (served + left); the finite sum of its terms is I₁₋ₚ(count, n).
    """
    if count <= 0:
        return 1.0
    return beta_below(left / (served + left), count, shape)


def count_quantile(level: float, shape: float, served: float, left: float) -> int:
    """Give the smallest count c with P(N ≤ c) ≥ level, N as in `count_at_least`."""

    def reached(count: int) -> bool:
        return count_at_least(count + 1, shape, served, left) <= 1 - level

    low, high = -1, 1
    while not reached(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
