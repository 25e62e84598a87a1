"""What a month gave, as the fee statement reads it: counts, costs, and what was cancelled later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Counted:
    """How much came in a month and how much of it was invalid; for a share of sales both are yen."""

    counted: int
    invalid: int = 0

    @property
    def billable(self) -> int:
        """What a fee may count."""
        return self.counted - self.invalid


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Results billed in an earlier month and found invalid now (for a share of sales: yen)."""

    month: Month
    kpi: str
    count: int


@dataclass(frozen=True, slots=True)
class MonthResults:
    """One month. A KPI absent from `results` is *not measured*; a cost absent from `costs` is 0."""

    month: Month
    results: Mapping[str, Counted] = field(default_factory=dict)
    costs: Mapping[str, Yen] = field(default_factory=dict)
    cancelled: tuple[Cancelled, ...] = ()
    terminated: bool = False
