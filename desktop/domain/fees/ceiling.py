"""What a result may cost beside what it costs all in: fee, base, ads and own hours (product notes, ceiling price)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.derived import Figures
from desktop.domain.fees.around import HOURS, Around, all_in
from desktop.domain.fees.example import typical_month
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.terms import PassThrough, PerResult, Terms, VariableFee
from desktop.domain.goals import Goal, break_even_close_rate, ceiling_price, room_for_fee
from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.domain.statistics import Spread, rate


class Lack(StrEnum):
    """What has to be known before a cost can be held against its ceiling."""

    FEE = "fee"
    BASE = "base"
    """Base fee and adverts, before a contract names them."""
    HOURS = "hours"
    HOURLY_COST = "hourly_cost"
    RESULTS = "results"
    PROFIT = "profit"


@dataclass(frozen=True, slots=True)
class Beside:
    """One fee of a contract in a usual month, beside what a result may cost; yen."""

    count: int
    """Results of the usual month."""
    each: Yen
    """What one of them costs, everything known included."""
    ceiling: Yen
    room: Yen
    """What is left of the ceiling for this fee's price of one result; below zero: nothing."""
    close_rate: Decimal | None
    """The share of results that must become customers for a bare price to be worth it; None: no bare price."""
    lacking: tuple[Lack, ...] = ()
    """What is not in it because nobody knows it yet; so it is at least `each`."""

    @property
    def over(self) -> Yen:
        """By how much a result is too dear; zero or below where it is within the ceiling."""
        return self.each - self.ceiling


@dataclass(frozen=True, slots=True)
class MonthCost:
    """What one of the goal's results cost in a month, line by line; yen, None is *not known*."""

    kpi: str
    """What the goal counts."""
    fee: Yen | None
    """The agency's fee without ads, with or without tax as the shop may deduct it."""
    ads: Yen
    hours: Decimal | None
    work: Yen | None
    """The shop's own hours at its hourly cost."""
    count: int | None
    ceiling: Yen | None
    lacking: tuple[Lack, ...]

    @property
    def total(self) -> Yen | None:
        """Everything together; None where a part is not known."""
        return None if self.fee is None or self.work is None else self.fee + self.ads + self.work

    @property
    def each(self) -> Yen | None:
        """Of one result, half a yen up; None without results."""
        if self.total is None or not self.count:
            return None
        return to_yen(Decimal(self.total) / self.count, Rounding.HALF_UP)

    @property
    def spread(self) -> Spread | None:
        """What one result costs where the month's count is one of many that chance allows."""
        if self.total is None or self.count is None:
            return None
        return rate(self.count, 1).price(self.total)

    @property
    def too_dear(self) -> bool | None:
        """Whether a result costs more than it may; None where the count is too small to tell, or unknown."""
        if self.ceiling is None or self.spread is None:
            return None
        if self.spread.low > self.ceiling:
            return True
        return False if self.spread.high <= self.ceiling else None


def beside_fees(terms: Terms, around: Around, goal: Goal | None, purpose: Purpose) -> Mapping[int, Beside]:
    """Hold each fee that counts the goal's results against the ceiling, by its place in the terms.

    Empty where nothing says what a result may cost, where no count of results is usual, and for being known,
    which has no price a result.
    """
    if goal is None or goal.gross_profit is None or purpose is Purpose.BRANDING:
        return {}
    ceiling = ceiling_price(goal.gross_profit, goal.close_rate, goal.pay_share)
    found = {}
    for at, fee in enumerate(terms.fees):
        count = around.usual.get(fee.kpi, 0) if isinstance(fee, VariableFee) else 0
        if isinstance(fee, VariableFee) and count and fee.kpi in around.goals_results:
            found[at] = _beside(terms, fee, around, goal, ceiling)
    return found


def _beside(terms: Terms, fee: VariableFee, around: Around, goal: Goal, ceiling: Yen) -> Beside:
    count = around.usual[fee.kpi]
    month = typical_month(terms, around.usual, _ads(terms, around))
    cost = all_in(month, around, count)
    paid = sum(line.amount for line in month.lines if line.fee == fee)
    rest = to_yen(Decimal(cost.total - paid) / count, Rounding.HALF_UP)
    price = fee.unit_price if isinstance(fee, PerResult) else None
    close = None
    if price is not None and goal.gross_profit:
        close = break_even_close_rate(to_yen(price, Rounding.HALF_UP), goal.gross_profit, goal.pay_share)
    each = cost.per_result
    assert each is not None
    lacks = {Lack.HOURS: around.hours is None, Lack.HOURLY_COST: around.own_work is None}
    lacking = tuple(lack for lack, there in lacks.items() if there)[:1]
    return Beside(count, each, ceiling, room_for_fee(ceiling, rest), close, lacking)


def _ads(terms: Terms, around: Around) -> Mapping[str, Yen]:
    billed = any(isinstance(fee, PassThrough) and fee.cost == ADS for fee in terms.fees)
    return {ADS: around.ads} if billed and around.ads else {}


def month_cost(figures: Figures, month: Month) -> MonthCost | None:
    """Add up what a month's results cost; None where no result has a price: without a goal, for being known."""
    book = figures.book
    goal, shop = book.goal, book.shop
    if goal is None or shop.purpose is Purpose.BRANDING:
        return None
    fee, hours = figures.value(month, "fee_net"), figures.value(month, HOURS)
    ads, count = figures.value(month, ADS), figures.value(month, goal.kpi)
    work = None if hours is None or shop.hourly_cost is None else hours * shop.hourly_cost
    ceiling = None
    if goal.gross_profit is not None:
        ceiling = ceiling_price(goal.gross_profit, goal.close_rate, goal.pay_share)
    known = {
        Lack.FEE: fee,
        Lack.HOURS: hours,
        Lack.HOURLY_COST: shop.hourly_cost,
        Lack.RESULTS: count,
        Lack.PROFIT: goal.gross_profit,
    }
    return MonthCost(
        kpi=goal.kpi,
        fee=None if fee is None else int(fee),
        ads=int(ads or 0),
        hours=hours,
        work=None if work is None else to_yen(work, Rounding.HALF_UP),
        count=None if count is None else int(count),
        ceiling=ceiling,
        lacking=tuple(lack for lack, value in known.items() if value is None),
    )
