"""The fixed lines of a month (step 7) and the untaxed ones (step 11), in the order of the terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.lines import (
    CostBasis,
    FeeLine,
    FixedBasis,
    HandlingBasis,
    LineKind,
    ProductionBasis,
    TerminationBasis,
    Why,
)
from desktop.domain.fees.pricing import why_nothing
from desktop.domain.fees.terms import Base, Initial, PassThrough, PassThroughMode, Production, Termination
from desktop.domain.money import Yen, to_yen


def fixed_lines(case: MonthCase) -> tuple[FeeLine, ...]:
    """Initial, base, production, taxable costs, handling, taxable termination."""
    return tuple(_fixed(case))


def base_and_production(lines: Iterable[FeeLine]) -> Yen:
    """Give F: what of the fixed lines a guarantee or cap of scope total is measured on."""
    return sum(line.amount for line in lines if line.kind in (LineKind.BASE, LineKind.PRODUCTION))


def _fixed(case: MonthCase) -> Iterator[FeeLine]:
    for fee in case.fees:
        match fee:
            case Initial():
                yield from [_initial_line(fee, case)] * case.copies.initial
            case Base():
                yield from [_base_line(fee, case)] * case.copies.base
            case Production():
                yield _production_line(fee, case)
            case PassThrough():
                yield from _taxable_costs(fee, case)
            case Termination() if fee.taxable and case.months_left is not None:
                yield _termination_line(fee, case.months_left, case)


def _taxable_costs(fee: PassThrough, case: MonthCase) -> Iterator[FeeLine]:
    if fee.mode is PassThroughMode.TAXABLE:
        yield _cost_line(fee, case)
    if fee.handling is not None:
        yield from [_handling_line(fee, fee.handling, case)] * case.copies.handling


def untaxed_lines(case: MonthCase) -> tuple[FeeLine, ...]:
    """Reimbursed costs, and a termination charge that is damages."""
    return tuple(_untaxed(case))


def _untaxed(case: MonthCase) -> Iterator[FeeLine]:
    for fee in case.fees:
        match fee:
            case PassThrough(mode=PassThroughMode.REIMBURSED):
                yield _cost_line(fee, case)
            case Termination(taxable=False) if case.months_left is not None:
                yield _termination_line(fee, case.months_left, case)


def _initial_line(fee: Initial, case: MonthCase) -> FeeLine:
    basis = FixedBasis(fee.amount, case.month.days, case.month.days)
    return FeeLine(LineKind.INITIAL, fee.amount, basis, fee)


def _base_line(fee: Base, case: MonthCase) -> FeeLine:
    days = case.month.days
    amount = to_yen(Decimal(fee.amount * case.served) / days, fee.rounding)
    return FeeLine(LineKind.BASE, amount, FixedBasis(fee.amount, case.served, days), fee)


def _production_line(fee: Production, case: MonthCase) -> FeeLine:
    count = case.results[fee.kpi]
    basis = ProductionBasis(
        kpi=fee.kpi,
        counted=count.counted,
        invalid=count.invalid,
        quantity=max(0, count.billable - fee.included),
        included=fee.included,
        unit_price=fee.unit_price,
    )
    amount = to_yen(basis.quantity * fee.unit_price, fee.rounding)
    why = Why.WITHIN_INCLUDED if 0 < count.billable <= fee.included else why_nothing(count)
    return FeeLine(LineKind.PRODUCTION, amount, basis, fee, why_zero=None if amount else why)


def _cost_line(fee: PassThrough, case: MonthCase) -> FeeLine:
    spent = case.costs.get(fee.cost, 0)
    return FeeLine(
        LineKind.PASS_THROUGH,
        spent,
        CostBasis(fee.cost),
        fee,
        untaxed=fee.mode is PassThroughMode.REIMBURSED,
        why_zero=None if spent else Why.NO_COST,
    )


def _handling_line(fee: PassThrough, rate: Decimal, case: MonthCase) -> FeeLine:
    spent = case.costs.get(fee.cost, 0)
    amount = to_yen(spent * rate, fee.rounding)
    why = Why.UNDER_ONE_YEN if spent else Why.NO_COST
    basis = HandlingBasis(fee.cost, spent, rate)
    return FeeLine(LineKind.HANDLING, amount, basis, fee, why_zero=None if amount else why)


def _termination_line(fee: Termination, months_left: int, case: MonthCase) -> FeeLine:
    amount = to_yen(months_left * case.full_base * fee.base_rate, fee.rounding)
    why = Why.UNDER_ONE_YEN if months_left else Why.NO_MONTHS_LEFT
    basis = TerminationBasis(months_left, case.full_base, fee.base_rate)
    return FeeLine(
        LineKind.TERMINATION,
        amount,
        basis,
        fee,
        untaxed=not fee.taxable,
        why_zero=None if amount else why,
    )
