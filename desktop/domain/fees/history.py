"""What the months of a statement hand on to the next: counts, money, and what cancellations look back at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.fees.case import Entry
from desktop.domain.fees.limits import Limits
from desktop.domain.fees.pricing import monthly_amount, tier_amount
from desktop.domain.fees.results import Cancelled, MonthResults
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.terms import Bonus, ClawbackOrder, PerResult, Terms, Tiered, VariableFee
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Part:
    """A month as its limits saw it: variable part after step 3, base and production, room."""

    variable: Yen
    fixed: Yen
    room: Yen | None

    def kept(self, limits: Limits) -> Yen:
        """What it bills of the variable part now or hands on."""
        return limits.apply(self.variable, self.fixed, self.room).kept


@dataclass(frozen=True, slots=True)
class History:
    """What earlier months hand on."""

    left: Mapping[tuple[Month, str], int] = field(default_factory=dict)
    """Billable of a month and KPI that was not cancelled."""
    billed: Mapping[str, int] = field(default_factory=dict)
    """Billable of a KPI over all earlier months, less what was cancelled."""
    parts: Mapping[Month, Part] = field(default_factory=dict)
    paid: frozenset[int] = frozenset()
    """Positions of the cumulative bonuses that were paid."""
    spent: Yen = 0
    """Scope parts and clawbacks after caps so far: what the total cap has been used up by."""
    carried: Yen = 0
    credit: Yen = 0

    def amended(self, before: Terms, now: Terms) -> History:
        """Hand on to other terms: a cumulative bonus that was paid, or reached before, is not due again."""
        were_paid = {before.fees[position] for position in self.paid}
        return replace(
            self,
            paid=frozenset(
                position
                for position, fee in enumerate(now.fees)
                if isinstance(fee, Bonus)
                and fee.cumulative
                and (fee in were_paid or self.billed.get(fee.kpi, 0) >= fee.at_least)
            ),
        )

    def cancel(self, schedule: Schedule, given: MonthResults) -> tuple[History, tuple[Entry, ...]]:
        """Take a month's cancelled entries off, one after another; gives what each is worth.

        It is worth what it was billed by: the terms of the month it was billed in. Whether it comes off
        before or after the caps, the terms of the month it is taken off in say.
        """
        history, entries = self, []
        for one in given.cancelled:
            entry = history._worth(schedule.at(one.month), one)
            entries.append(entry)
            history = history._without(one, entry.value)
        if schedule.at(given.month).clawback is ClawbackOrder.BEFORE_CAPS:
            history = replace(history, parts=self.parts)
        return history, tuple(entries)

    def _worth(self, terms: Terms, one: Cancelled) -> Entry:
        fees = [fee for fee in terms.fees if isinstance(fee, VariableFee) and fee.kpi == one.kpi]
        falls = [(fee, fall) for fee in fees if (fall := self._fall(fee, one))]
        value = sum(fall for _fee, fall in falls)
        return Entry(one, value, _single_price(falls, one), self._fall_after_caps(terms, one, value))

    def _fall(self, fee: VariableFee, one: Cancelled) -> Yen:
        """By how much a fee falls; a cumulative tier takes the last-in price, a paid bonus stays."""
        match fee:
            case Bonus(cumulative=True):
                return 0
            case Tiered(cumulative=True):
                billed = self.billed[one.kpi]
                return tier_amount(fee, billed) - tier_amount(fee, billed - one.count)
        left = self.left.get((one.month, one.kpi), 0)
        return monthly_amount(fee, left) - monthly_amount(fee, left - one.count)

    def _fall_after_caps(self, terms: Terms, one: Cancelled, value: Yen) -> Yen:
        """Apply the limits of its month again to the lowered variable part; signed, as its line is."""
        limits, part = Limits.of(terms), self.parts[one.month]
        return replace(part, variable=part.variable - value).kept(limits) - part.kept(limits)

    def _without(self, one: Cancelled, value: Yen) -> History:
        at, part = (one.month, one.kpi), self.parts[one.month]
        return replace(
            self,
            left={**self.left, at: self.left.get(at, 0) - one.count},
            billed={**self.billed, one.kpi: self.billed.get(one.kpi, 0) - one.count},
            parts={**self.parts, one.month: replace(part, variable=part.variable - value)},
        )


def _single_price(falls: list[tuple[VariableFee, Yen]], one: Cancelled) -> Decimal | None:
    match falls:
        case [(PerResult(unit_price=price), fall)] if fall == one.count * price:
            return price
    return None
