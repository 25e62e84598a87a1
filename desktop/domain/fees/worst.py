"""The most a contract can cost, in a month and as a whole, where anything bounds it.

Cancellations, a termination charge, and costs and pieces of work beyond the planned ones are left out:
the number of results does not move them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.example import NOTHING, pieces_included
from desktop.domain.fees.fixed import base_and_production, fixed_lines, untaxed_lines
from desktop.domain.fees.history import History
from desktop.domain.fees.limits import Limited
from desktop.domain.fees.lines import amounts
from desktop.domain.fees.pricing import monthly_amount
from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import month_case
from desktop.domain.fees.terms import (
    Bonus,
    Initial,
    PassThrough,
    PerResult,
    Production,
    Scope,
    Share,
    Terms,
    Tiered,
    TierMode,
    VariableFee,
)
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Worst:
    """A ceiling over so many months: net as the contract's prices are, total with tax."""

    net: Yen
    total: Yen
    months: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What bounds the cost of a contract, and what no number of results moves and is billed on top."""

    month: Worst | None
    """None: nothing bounds a month."""
    whole: Worst | None
    """None: nothing bounds the whole, or it has neither an end nor a minimum term."""
    initial: bool
    """An initial fee is in it."""
    work: bool
    """Pieces of work beyond the included ones come on top."""
    costs: bool
    """Costs billed on come on top."""


@dataclass(frozen=True, slots=True)
class _Most:
    """The most the variable fees can be: each month, and once over the contract (cumulative ones)."""

    each_month: Yen
    once: Yen

    @classmethod
    def of(cls, terms: Terms) -> _Most | None:
        fees = [fee for fee in terms.fees if isinstance(fee, VariableFee)]
        each = [most for fee in fees if (most := _most(fee)) is not None and not _cumulative(fee)]
        once = [most for fee in fees if (most := _most(fee)) is not None and _cumulative(fee)]
        return cls(sum(each), sum(once)) if len(each) + len(once) == len(fees) else None

    def after(self, billed: Yen) -> _Most:
        """Give what is left after a month that billed so much."""
        used = min(self.once, max(0, billed - self.each_month))
        return replace(self, once=self.once - used)


def bounds(terms: Terms) -> Bounds:
    """Give the most a contract can cost without work and costs beyond the included ones, and whether there may be any."""
    return Bounds(
        month=worst_month(terms),
        whole=worst_contract(terms),
        initial=any(isinstance(fee, Initial) and fee.amount for fee in terms.fees),
        work=not _holds_work(terms)
        and any(isinstance(fee, Production) and fee.unit_price for fee in terms.fees),
        costs=any(isinstance(fee, PassThrough) for fee in terms.fees),
    )


def _holds_work(terms: Terms) -> bool:
    """Whether a cap in the scope of everything holds pieces of work too."""
    return terms.cap_scope is Scope.TOTAL and (terms.monthly_cap or terms.total_cap) is not None


def worst_month(
    terms: Terms, pieces: Mapping[str, int] = NOTHING, costs: Mapping[str, Yen] = NOTHING
) -> Worst | None:
    """Give the dearest month possible, initial fee included; None: nothing bounds it.

    `pieces` are the planned pieces of work a month (not given: the included ones), `costs` the planned
    costs a month.
    """
    case = replace(_case(terms, terms.first_month, pieces, costs), served=terms.first_month.days)
    limited = _limited(case, _Most.of(terms), terms.total_cap)
    return None if limited is None else _worst(case, limited)


def worst_contract(
    terms: Terms, pieces: Mapping[str, int] = NOTHING, costs: Mapping[str, Yen] = NOTHING
) -> Worst | None:
    """Give the dearest contract possible, from start to end (without an end: the minimum term); else None."""
    months = _months(terms)
    most, room = _Most.of(terms), terms.total_cap
    net = total = 0
    for at in range(months):
        case = _case(terms, terms.first_month + at, pieces, costs)
        limited = _limited(case, most, room)
        if limited is None:
            return None
        most = most and most.after(limited.variable)
        room = None if room is None else room - limited.scope_part
        month = _worst(case, limited)
        net, total = net + month.net, total + month.total
    return Worst(net, total, months) if months else None


def _months(terms: Terms) -> int:
    if terms.last_month is not None:
        return terms.last_month - terms.first_month + 1
    return terms.min_months or 0


def _case(terms: Terms, month: Month, pieces: Mapping[str, int], costs: Mapping[str, Yen]) -> MonthCase:
    known = dict.fromkeys(measured_kpis(terms), 0) | pieces_included(terms) | dict(pieces)
    given = MonthResults(month, {kpi: Counted(count) for kpi, count in known.items()}, costs)
    return month_case(terms, given, History())


def _limited(case: MonthCase, most: _Most | None, room: Yen | None) -> Limited | None:
    """Apply the limits to the most the variable fees can be; unbounded ones stop at the limits alone."""
    limits = [limit for limit in (case.limits.cap, room) if limit is not None]
    if most is None and not limits:
        return None
    variable = max([0, *limits]) if most is None else most.each_month + most.once
    return case.limits.apply(variable, base_and_production(fixed_lines(case)), room)


def _worst(case: MonthCase, limited: Limited) -> Worst:
    net = limited.variable + amounts(fixed_lines(case))
    total = case.tax.with_tax(net, case.tax.tax(net, ())) + amounts(untaxed_lines(case))
    return Worst(net, total, 1)


def _cumulative(fee: VariableFee) -> bool:
    return isinstance(fee, Tiered | Bonus) and fee.cumulative


def _most(fee: VariableFee) -> Yen | None:
    """Give the most a fee can pay for any number of results; None where it grows without end."""
    match fee:
        case PerResult():
            return None if fee.unit_price else 0
        case Share():
            return None if fee.rate else 0
        case Bonus():
            return fee.amount
        case Tiered() if fee.mode is not TierMode.STEP and fee.tiers[-1].price:
            return None
        case Tiered():
            edges = {edge for tier in fee.tiers for edge in (tier.start, max(0, tier.start - 1))}
            return max(monthly_amount(fee, edge) for edge in edges)
