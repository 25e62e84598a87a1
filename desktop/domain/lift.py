"""Being known month by month: searches for the shop's name beside the same month before the start (product notes)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.derived import Figures
from desktop.domain.goals import Goal, worth_of
from desktop.domain.month import Month, months

USUAL_AFTER = 6
"""Months until the usual lift may be expected."""
_SEARCHES, _BEFORE, _GROWTH = "branded_search", "branded_search_baseline", "branded_search_growth"


@dataclass(frozen=True, slots=True)
class LiftMonth:
    """One month of the goal; what is None is not known. A month that is not full has no count."""

    month: Month
    before: Decimal | None
    """Searches in the same month before the start, else the mean of the months before."""
    now: Decimal | None
    growth: Decimal | None
    """Of `now` over `before`, a fraction."""


def lift_months(figures: Figures, goal: Goal) -> tuple[LiftMonth, ...]:
    """Give the goal's months, at least as many as the usual lift takes."""
    last = max(goal.last, goal.first + (USUAL_AFTER - 1))
    return tuple(_month(figures, month) for month in months(goal.first, last))


def aimed_lift(goal: Goal) -> Decimal | None:
    """Give the lift a goal aims at on average, a fraction; None where today's number is not known or zero."""
    return worth_of(goal).a_month / goal.baseline - 1 if goal.baseline else None


def _month(figures: Figures, month: Month) -> LiftMonth:
    full = not figures.figure(month, _SEARCHES).partial
    return LiftMonth(
        month,
        before=figures.value(month, _BEFORE),
        now=figures.value(month, _SEARCHES) if full else None,
        growth=figures.value(month, _GROWTH) if full else None,
    )
