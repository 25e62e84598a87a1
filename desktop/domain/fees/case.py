"""Everything one month of a statement is computed from, in one value.

The steps read nothing else; so a mistake in an invoice is the same month with one thing different.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.fees.limits import Limits
from desktop.domain.fees.results import Cancelled, Counted
from desktop.domain.fees.tax import TaxRule
from desktop.domain.fees.terms import Base, ClawbackOrder, Fee, Proration, Terms
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Entry:
    """One cancelled entry and what it is worth."""

    cancelled: Cancelled
    value: Yen
    """By how much the variable lines of its month fall; negative where fewer results cost more."""
    unit_price: Decimal | None
    """Where each cancelled result was billed at this one price."""
    after_caps: Yen
    """The amount of its line where clawbacks come after the caps: what its month bills less, signed."""


@dataclass(frozen=True, slots=True)
class Copies:
    """How often the lines of a kind stand in the month."""

    initial: int
    base: int = 1
    handling: int = 1


@dataclass(frozen=True, slots=True)
class MonthCase:
    """One month: its fees and results, and what the months before it hand on."""

    month: Month
    fees: tuple[Fee, ...]
    results: Mapping[str, Counted]
    costs: Mapping[str, Yen]
    entries: tuple[Entry, ...]
    billed_before: Mapping[str, int]
    """Billable of all earlier months, less what was cancelled before this month."""
    paid: frozenset[int]
    """Positions of the cumulative bonuses that were paid before."""
    clawback: ClawbackOrder
    limits: Limits
    room: Yen | None
    """What is left of the total cap; None where there is none."""
    carried_in: Yen
    credit_in: Yen
    served: int
    """Days of the month that the base fees are paid for."""
    copies: Copies
    months_left: int | None
    """Months of the minimum term after this one where the contract was left; else None."""
    full_base: Yen
    tax: TaxRule
    withholding: bool
    every_bonus: bool = False
    """Bonuses are paid whether or not they were reached (only ever a mistake)."""

    def so_far(self, kpi: str) -> int:
        """Give what cumulative fees had counted before this month, without what is cancelled now."""
        cancelled = sum(x.cancelled.count for x in self.entries if x.cancelled.kpi == kpi)
        return self.billed_before.get(kpi, 0) - cancelled


def served_days(terms: Terms, month: Month) -> int:
    """Give the days of a month that count for base fees: all, or those from start to end."""
    if terms.proration is Proration.NONE:
        return month.days
    first, last = 1, month.days
    if isinstance(terms.start, date) and terms.first_month == month:
        first = terms.start.day
    if isinstance(terms.end, date) and terms.last_month == month:
        last = terms.end.day
    return last - first + 1


def full_base(terms: Terms) -> Yen:
    """Give the base fees of a full month."""
    return sum(fee.amount for fee in terms.fees if isinstance(fee, Base))


def months_left(terms: Terms, month: Month) -> int:
    """Give the months of the minimum term after a month; a broken first month counts as one."""
    return max(0, (terms.min_months or 0) - (month - terms.first_month + 1))
