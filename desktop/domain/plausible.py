"""Values that stand out against the shop's own months: worth a second look, never an error by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.derived import YEAR, Figures
from desktop.domain.distributions import beta_below
from desktop.domain.kpis import Measure, Unit
from desktop.domain.month import Month
from desktop.domain.statistics import PRIOR

LEAST = 3
"""Months of its own a shop must have before anything stands out."""
FACTOR = 2
"""So many times beyond the highest (or below the lowest) of them."""
RARE = 0.001
"""And, for counts, chance alone would bring it less often than this."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a figure was in the months before: its lowest, its highest, and how many months that were."""

    low: Decimal
    high: Decimal
    months: int


def standing_out(figures: Figures, month: Month, kpi: str) -> Span | None:
    """Give what a month's value stands out from; None where it does not, or nothing can be said.

    Compared are the whole months of the year before. A value stands out above twice their highest or
    below half their lowest; a share also by its complement; a count only where a month like the
    highest (lowest) would by chance bring it in fewer than one of a thousand cases (Gamma–Poisson,
    Jeffreys' prior); what may be below zero, by more than the width between highest and lowest.
    """
    figure, measure = figures.figure(month, kpi), figures.measures.get(kpi)
    if figure.value is None or figure.partial or figure.computed:
        return None
    before = [figures.figure(month + -step, kpi) for step in range(1, YEAR + 1)]
    known = [x.value for x in before if x.value is not None and not x.partial]
    if len(known) < LEAST or not _apart(figure.value, known, measure):
        return None
    return Span(min(known), max(known), len(known))


def _apart(value: Decimal, known: Sequence[Decimal], measure: Measure | None) -> bool:
    low, high = min(known), max(known)
    if measure is not None and measure.signed:
        return high > low and not low - (high - low) <= value <= high + (high - low)
    if measure is not None and measure.unit is Unit.PERCENT:
        return _beyond(value, low, high) or _beyond(1 - value, 1 - high, 1 - low)
    if not _beyond(value, low, high):
        return False
    return (measure is not None and measure.unit is not Unit.COUNT) or _rare(int(value), int(low), int(high))


def _beyond(value: Decimal, low: Decimal, high: Decimal) -> bool:
    """Where all were zero there is no measure to compare with."""
    return high > 0 and (value > FACTOR * high or FACTOR * value < low)


def _rare(value: int, low: int, high: int) -> bool:
    """Hold a count against what a month with the rate of the highest, or the lowest, would bring."""
    if value > high:
        return beta_below(0.5, value, PRIOR + high) < RARE
    return beta_below(0.5, PRIOR + low, value + 1) < RARE
