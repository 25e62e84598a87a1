"""The final goal (最終目標): what, how many, by which month, and what one result is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Goal:
    """So many results of one KPI over the months from first to last, both included."""

    id: str
    shop: str
    kpi: str
    target: int
    first: Month
    last: Month
    baseline: Decimal | None = None
    """Results a month before the contract; None is *not measured*."""
    gross_profit: Yen | None = None
    """First-year gross profit of one customer, yen."""
    close_rate: Decimal = Decimal(1)
    """P(result → customer), a fraction."""
    pay_share: Decimal = Decimal("0.40")
    """The share of the gross profit the owner is willing to pay for one result."""
    slow_start: bool = False
    version: int = 0
