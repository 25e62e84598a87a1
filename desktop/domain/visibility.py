"""How long it takes until a real change shows: months to count before and after."""

from __future__ import annotations

import math
from collections.abc import Mapping

FACTORS = (1.25, 1.5, 2.0, 3.0)
"""The true changes the table knows: a quarter more, half as much again, double, triple."""

MONTHS: Mapping[int, tuple[int, ...]] = {
    2: (111, 31, 10, 3),
    3: (74, 21, 7, 2),
    5: (45, 13, 4, 2),
    10: (23, 7, 2, 1),
    20: (12, 4, 1, 1),
    40: (6, 2, 1, 1),
}
"""True results a month → months on each side, one a factor, until "clearly up" (P ≥ 0.95) is said with
80 % chance. Poisson counts, Jeffreys' prior, all pairs of counts enumerated."""


def factor_known(factor: float) -> float | None:
    """Give the greatest true change of the table that is no more than the factor; None below all of them."""
    return max((column for column in FACTORS if column <= factor), default=None)


def months_needed(monthly: float, factor: float) -> int | None:
    """Give the months before and after that make a change by `factor` visible; None where none can be named.

    What is needed is a number of *results*, so between the rows (and outside them) the months of the row
    below are spread over the shop's own pace. A factor between two columns counts as the smaller.
    """
    known = [at for at, column in enumerate(FACTORS) if column <= factor]
    if monthly <= 0 or not known:
        return None
    row = max((base for base in MONTHS if base <= monthly), default=min(MONTHS))
    return math.ceil(MONTHS[row][known[-1]] * row / monthly)
