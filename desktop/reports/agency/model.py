"""What the agency's input workbook says, as frozen values. Neither targets nor prices are ever put in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.reports.model import Figure


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One figure to fill in."""

    kpi: str
    name: str
    how: str
    """How it is counted."""
    counter: str
    """The word after the number."""
    unit: Unit
    tier: Tier
    last: Figure
    """What is known here of the month before."""
    signed: bool = False
    invalid: str = ""
    """The code of how many of it were invalid; empty where that is not asked."""
    cost: bool = False
    """Whether it is what something cost: those stand last, for themselves."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One KPI of the plan that is to be explained, with what is known here."""

    kpi: str
    name: str
    unit: Unit
    last: Figure
    now: Figure


@dataclass(frozen=True, slots=True)
class InputSheet:
    """Everything the workbook says, in its language."""

    language: str
    shop: str
    shop_id: str
    reader: str
    """Whom it addresses, as a letter does."""
    month: Month
    made: date
    by: date
    """The day until which it is asked back."""
    numbers: tuple[NumberRow, ...]
    reasons: tuple[ReasonRow, ...]
    claimable: tuple[tuple[str, str], ...]
    """Results that come one by one, as code and name."""
    cancellable: tuple[Month, ...]
    """Earlier months whose results can still be cancelled, oldest first."""
