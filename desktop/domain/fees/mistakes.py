"""Which mistakes reproduce an invoice to the yen: sets of at most two, made in the last month only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.statement import MonthStatement, accounts, month_statement
from desktop.domain.fees.terms import (
    ClawbackOrder,
    Fee,
    PerResult,
    Production,
    Scope,
    Terms,
    Tiered,
    TierMode,
)
from desktop.domain.money import Rounding, Yen


class Mistake(StrEnum):
    """What an invoice may have done otherwise; explanations are listed in this order."""

    CAP_IGNORED = "cap_ignored"
    GUARANTEE_IGNORED = "guarantee_ignored"
    TOTAL_CAP_IGNORED = "total_cap_ignored"
    FREE_IGNORED = "free_ignored"
    INVALID_COUNTED = "invalid_counted"
    CLAWBACK_IGNORED = "clawback_ignored"
    INITIAL_AGAIN = "initial_again"
    TIER_MODE_WHOLE = "tier_mode_whole"
    TIER_MODE_SLAB = "tier_mode_slab"
    TAX_TWICE = "tax_twice"
    TAX_MISSING = "tax_missing"
    TAX_PER_LINE = "tax_per_line"
    TAX_ROUNDING_UP = "tax_rounding_up"
    TAX_ROUNDING_HALF_UP = "tax_rounding_half_up"
    HANDLING_MISSING = "handling_missing"
    HANDLING_TWICE = "handling_twice"
    WITHHOLDING_IGNORED = "withholding_ignored"
    BASE_TWICE = "base_twice"
    CARRY_OVER_IGNORED = "carry_over_ignored"
    BONUS_UNEARNED = "bonus_unearned"
    CAP_SCOPE_OTHER = "cap_scope_other"
    CLAWBACK_ORDER_OTHER = "clawback_order_other"


class Verdict(StrEnum):
    """How an invoice stands to what the contract says."""

    MATCH = "match"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A set of mistakes that makes the last month's payable exactly the invoiced amount."""

    mistakes: tuple[Mistake, ...]
    months: tuple[MonthStatement, ...]
    """The month after each mistake, one made on top of the other."""
    effects: tuple[Yen, ...]
    """What the first adds to payable and the second on top; empty where one of them alone adds nothing."""

    @property
    def month(self) -> MonthStatement:
        """The month as the invoice seems to have computed it."""
        return self.months[-1]

    @property
    def amount(self) -> Yen:
        """What the invoice asks for in this reading."""
        return self.month.payable


@dataclass(frozen=True, slots=True)
class InvoiceCheck:
    """An invoice beside the contract."""

    month: MonthStatement
    """The month as the contract says."""
    invoiced: Yen
    explanations: tuple[Explanation, ...]

    @property
    def expected(self) -> Yen:
        """What is payable by the contract."""
        return self.month.payable

    @property
    def difference(self) -> Yen:
        """Invoiced − expected."""
        return self.invoiced - self.expected

    @property
    def verdict(self) -> Verdict:
        """Whether too much, too little or just the right amount is asked for."""
        if self.difference == 0:
            return Verdict.MATCH
        return Verdict.OVER if self.difference > 0 else Verdict.UNDER


def check_invoice(terms: Terms | Schedule, results: Sequence[MonthResults], invoiced: Yen) -> InvoiceCheck:
    """Compare an invoice with the last month of the results and look for what explains the difference.

    Raises `Refused` as the statement does; `results` must hold a month.
    """
    *_earlier, (case, month) = accounts(terms, results)
    found = () if month.payable == invoiced else tuple(_explanations(case, month, invoiced))
    return InvoiceCheck(month, invoiced, found)


def _explanations(right: MonthCase, month: MonthStatement, invoiced: Yen) -> Iterator[Explanation]:
    alone = {mistake: month_statement(as_if(right, (mistake,))) for mistake in Mistake}
    for mistake, wrong in alone.items():
        if wrong.payable == invoiced:
            yield Explanation((mistake,), (wrong,), (wrong.payable - month.payable,))
    for first, second in combinations(Mistake, 2):
        if (first, second) in NEVER_TOGETHER or invoiced in (alone[first].payable, alone[second].payable):
            continue
        both = month_statement(as_if(right, (first, second)))
        if both.payable == invoiced:
            made = alone[first], both
            yield Explanation((first, second), made, _effects(month, alone[first], alone[second], both))


def _effects(
    right: MonthStatement, first: MonthStatement, second: MonthStatement, both: MonthStatement
) -> tuple[Yen, ...]:
    if right.payable in (first.payable, second.payable):
        return ()
    return first.payable - right.payable, both.payable - first.payable


def as_if(right: MonthCase, mistakes: Iterable[Mistake]) -> MonthCase:
    """Give the month as it would be computed with some mistakes made, one after another."""
    case = right
    for mistake in mistakes:
        case = _MAKE[mistake](case, right)
    return case


NEVER_TOGETHER = frozenset(
    {
        (Mistake.TAX_TWICE, Mistake.TAX_MISSING),
        (Mistake.TAX_ROUNDING_UP, Mistake.TAX_ROUNDING_HALF_UP),
        (Mistake.HANDLING_MISSING, Mistake.HANDLING_TWICE),
    }
)

# --- the mistakes: the month, and the month as it is right -> the month as if -----------------------

Make: TypeAlias = Callable[[MonthCase, MonthCase], MonthCase]


def _cap_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, limits=replace(case.limits, cap=None))


def _guarantee_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, limits=replace(case.limits, guarantee=None))


def _total_cap_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, room=None)


def _free_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, fees=tuple(_without_free(fee) for fee in case.fees))


def _without_free(fee: Fee) -> Fee:
    match fee:
        case PerResult():
            return replace(fee, free=0)
        case Production():
            return replace(fee, included=0)
    return fee


def _invalid_counted(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, results={kpi: Counted(x.counted) for kpi, x in case.results.items()})


def _clawback_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, entries=())


def _initial_again(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, copies=replace(case.copies, initial=case.copies.initial + 1))


def _tier_mode_whole(case: MonthCase, right: MonthCase) -> MonthCase:
    return _read_tiers(case, right, TierMode.SLAB, TierMode.WHOLE)


def _tier_mode_slab(case: MonthCase, right: MonthCase) -> MonthCase:
    return _read_tiers(case, right, TierMode.WHOLE, TierMode.SLAB)


def _read_tiers(case: MonthCase, right: MonthCase, written: TierMode, read: TierMode) -> MonthCase:
    fees = tuple(
        replace(fee, mode=read) if isinstance(fee, Tiered) and _is_mode(agreed, written) else fee
        for fee, agreed in zip(case.fees, right.fees, strict=True)
    )
    return replace(case, fees=fees)


def _is_mode(fee: Fee, mode: TierMode) -> bool:
    return isinstance(fee, Tiered) and fee.mode is mode


def _tax_twice(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, tax=replace(case.tax, times=2))


def _tax_missing(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, tax=replace(case.tax, times=0))


def _tax_per_line(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, tax=replace(case.tax, per_line=True))


def _tax_rounding_up(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, tax=replace(case.tax, rounding=Rounding.UP))


def _tax_rounding_half_up(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, tax=replace(case.tax, rounding=Rounding.HALF_UP))


def _handling_missing(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, copies=replace(case.copies, handling=0))


def _handling_twice(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, copies=replace(case.copies, handling=2))


def _withholding_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, withholding=False)


def _base_twice(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, copies=replace(case.copies, base=2))


def _carry_over_ignored(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, carried_in=0)


def _bonus_unearned(case: MonthCase, _right: MonthCase) -> MonthCase:
    return replace(case, every_bonus=True)


def _cap_scope_other(case: MonthCase, _right: MonthCase) -> MonthCase:
    other = Scope.TOTAL if case.limits.cap_scope is Scope.VARIABLE else Scope.VARIABLE
    return replace(case, limits=replace(case.limits, cap_scope=other))


def _clawback_order_other(case: MonthCase, _right: MonthCase) -> MonthCase:
    before, after = ClawbackOrder.BEFORE_CAPS, ClawbackOrder.AFTER_CAPS
    return replace(case, clawback=after if case.clawback is before else before)


_MAKE: dict[Mistake, Make] = {
    Mistake.CAP_IGNORED: _cap_ignored,
    Mistake.GUARANTEE_IGNORED: _guarantee_ignored,
    Mistake.TOTAL_CAP_IGNORED: _total_cap_ignored,
    Mistake.FREE_IGNORED: _free_ignored,
    Mistake.INVALID_COUNTED: _invalid_counted,
    Mistake.CLAWBACK_IGNORED: _clawback_ignored,
    Mistake.INITIAL_AGAIN: _initial_again,
    Mistake.TIER_MODE_WHOLE: _tier_mode_whole,
    Mistake.TIER_MODE_SLAB: _tier_mode_slab,
    Mistake.TAX_TWICE: _tax_twice,
    Mistake.TAX_MISSING: _tax_missing,
    Mistake.TAX_PER_LINE: _tax_per_line,
    Mistake.TAX_ROUNDING_UP: _tax_rounding_up,
    Mistake.TAX_ROUNDING_HALF_UP: _tax_rounding_half_up,
    Mistake.HANDLING_MISSING: _handling_missing,
    Mistake.HANDLING_TWICE: _handling_twice,
    Mistake.WITHHOLDING_IGNORED: _withholding_ignored,
    Mistake.BASE_TWICE: _base_twice,
    Mistake.CARRY_OVER_IGNORED: _carry_over_ignored,
    Mistake.BONUS_UNEARNED: _bonus_unearned,
    Mistake.CAP_SCOPE_OTHER: _cap_scope_other,
    Mistake.CLAWBACK_ORDER_OTHER: _clawback_order_other,
}
