"""What a customer or a hire is worth, worked out from what an owner knows by heart."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from desktop.domain.money import Rounding, Yen, to_yen

_DIGITS = Decimal("0.000001")
"""So exact is a margin that comes from a cost: to the yen for purchases below half a million."""
MONTHS = 12


def margin_of(order: Yen, cost: Yen) -> Decimal | None:
    """Give the gross margin of a purchase from what it costs, a fraction; None where nothing is paid for it."""
    return (1 - Decimal(cost) / order).quantize(_DIGITS, ROUND_HALF_EVEN).normalize() if order > 0 else None


def hire_by_other_ways(spent: Yen, hired: int) -> Yen | None:
    """Give what one hire has cost by other ways, yen, half up; None where nobody was hired."""
    return to_yen(Decimal(spent) / hired, Rounding.HALF_UP) if hired > 0 else None


def saved_in_a_year(a_month: Yen) -> Yen:
    """Give what one more person saves in the first year, yen."""
    return a_month * MONTHS
