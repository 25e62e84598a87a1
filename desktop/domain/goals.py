"""The final goal (最終目標): what, how many, by which month, and what one result is worth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month, months
from desktop.domain.problems import Code, Problem

SLOW_START = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
"""What the first three months count of their weight where work starts slowly; from the fourth on, all."""
LEAST_MONTHS, GOOD_MONTHS = 3, 6
"""Work pushed for results in less time turns to cheap tricks; half a year is calm (product notes)."""


class Haste(StrEnum):
    """Whether a goal leaves the work enough time."""

    NONE = "none"
    SOME = "some"
    TOO_MUCH = "too_much"


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
    doors: Mapping[str, int] = field(default_factory=dict)
    """How many of a month's results come by other ways than the link: a channel's code → count."""
    version: int = 0

    @property
    def months(self) -> tuple[Month, ...]:
        """The months it runs over."""
        return tuple(months(self.first, self.last))

    @property
    def a_month(self) -> int:
        """Results of an average month, whole and rather one more."""
        return -(-self.target // max(len(self.months), 1))

    @property
    def by_link(self) -> int:
        """How many of an average month's results the link has to bring, never below zero."""
        return max(self.a_month - sum(self.doors.values()), 0)


@dataclass(frozen=True, slots=True)
class Worth:
    """What reaching a goal means; amounts in yen, None where what it takes is not known."""

    months: int
    a_month: Decimal
    """Results a month on average."""
    more_a_month: Decimal | None
    """Of these, more than before."""
    unchanged: Decimal | None
    """What the months would bring if nothing changed."""
    per_result: Yen | None
    """Gross profit of one result: of one customer × the share of results that become one."""
    more_profit: Yen | None
    """Gross profit a month on top of today's."""
    ceiling: Yen | None
    """What one result may cost, all in."""


def goal_problems(goal: Goal) -> Iterator[Problem]:
    """Say what is wrong with a goal: nothing to reach, no month to reach it in, impossible amounts."""
    if goal.target < 1:
        yield Problem(Code.GOAL_TARGET, where="target")
    if goal.last < goal.first:
        yield Problem(Code.GOAL_MONTHS, where="last")
    for name in ("baseline", "gross_profit", "close_rate", "pay_share"):
        amount = getattr(goal, name)
        if amount is not None and amount < 0:
            yield Problem(Code.BELOW_ZERO, where=name)
    for name in ("close_rate", "pay_share"):
        if getattr(goal, name) > 1:
            yield Problem(Code.ABOVE_WHOLE, where=name)
    yield from (Problem(Code.BELOW_ZERO, where=door) for door, count in goal.doors.items() if count < 0)


def door_problems(doors: Mapping[str, int], a_month: int) -> Iterator[Problem]:
    """Say what is wrong with results by other ways than the link: below zero, or more than are aimed at."""
    for door, count in doors.items():
        if count < 0:
            yield Problem(Code.BELOW_ZERO, where=door)
    if sum(doors.values()) > a_month:
        yield Problem(Code.DOORS_ABOVE_GOAL, where="doors", values={"count": a_month})


def haste(months: int) -> Haste:
    """Tell whether so many months are too few for honest work."""
    if months < LEAST_MONTHS:
        return Haste.TOO_MUCH
    return Haste.SOME if months < GOOD_MONTHS else Haste.NONE


def spread(total: int, weights: Sequence[Decimal]) -> tuple[int, ...]:
    """Share a whole number out by weight, whole by largest remainder, of equal ones the earlier (product notes).

    Raises ValueError where no weight is above zero or one is below.
    """
    if any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("weights must be above zero")
    exact = [total * Fraction(weight) / sum(map(Fraction, weights)) for weight in weights]
    whole = [math.floor(share) for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    lucky = set(by_rest[: total - sum(whole)])
    return tuple(count + (at in lucky) for at, count in enumerate(whole))


def monthly_targets(goal: Goal, season: Sequence[Decimal]) -> Mapping[Month, int]:
    """Spread a goal over its months by the season's twelve weights (January first), slowly at first if so said."""
    slow = SLOW_START if goal.slow_start else ()
    weights = [season[month.month - 1] for month in goal.months]
    slowed = [*(w * s for w, s in zip(weights, slow, strict=False)), *weights[len(slow) :]]
    return dict(zip(goal.months, spread(goal.target, slowed), strict=True))


def first_year_profit(average: Yen, margin: Decimal, repeat: Decimal = Decimal(1)) -> Yen:
    """Gross profit of one new customer in the first year: average purchase × margin × purchases; yen, half up."""
    return to_yen(average * margin * repeat, Rounding.HALF_UP)


def ceiling_price(profit: Yen, close_rate: Decimal, pay_share: Decimal) -> Yen:
    """What one result may cost all in: profit of a customer × P(result → customer) × share; yen, dropped.

    To be compared with fee, base, ads and own hours together per result (product notes).
    """
    return to_yen(profit * close_rate * pay_share, Rounding.DOWN)


def room_for_fee(ceiling: Yen, other_cost: Yen) -> Yen:
    """What is left of the ceiling for the agency's unit price, yen; below zero: nothing, and so much too dear."""
    return ceiling - other_cost


def break_even_close_rate(price: Yen, profit: Yen, pay_share: Decimal) -> Decimal | None:
    """The share of results that must become customers for a price to be worth it; above 1 it never is.

    None where a customer brings no profit.
    """
    worth = profit * pay_share
    return price / worth if worth else None


def worth_of(goal: Goal) -> Worth:
    """Say what a goal means for the shop."""
    count = len(goal.months)
    a_month = Decimal(goal.target) / count
    more = None if goal.baseline is None else a_month - goal.baseline
    per_result = ceiling = None
    if goal.gross_profit is not None:
        per_result = to_yen(goal.gross_profit * goal.close_rate, Rounding.HALF_UP)
        ceiling = ceiling_price(goal.gross_profit, goal.close_rate, goal.pay_share)
    return Worth(
        months=count,
        a_month=a_month,
        more_a_month=more,
        unchanged=None if goal.baseline is None else goal.baseline * count,
        per_result=per_result,
        more_profit=_more_profit(goal, more),
        ceiling=ceiling,
    )


def _more_profit(goal: Goal, more: Decimal | None) -> Yen | None:
    if more is None or goal.gross_profit is None:
        return None
    return to_yen(more * goal.gross_profit * goal.close_rate, Rounding.HALF_UP)
