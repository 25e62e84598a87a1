"""The fee statement: the thirteen steps from counted results to what is payable, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.fees.case import Copies, Entry, MonthCase, full_base, months_left, served_days
from desktop.domain.fees.checks import check
from desktop.domain.fees.fixed import base_and_production, fixed_lines, untaxed_lines
from desktop.domain.fees.history import History, Part
from desktop.domain.fees.limits import Limits
from desktop.domain.fees.lines import CarriedBasis, ClawbackBasis, FeeLine, LineKind, Why, amounts
from desktop.domain.fees.pricing import variable_line
from desktop.domain.fees.results import MonthResults
from desktop.domain.fees.schedule import Schedule
from desktop.domain.fees.tax import TaxRule, withheld_on
from desktop.domain.fees.terms import Bonus, ClawbackOrder, Terms, VariableFee, Withholding
from desktop.domain.fees.withholding import withholding
from desktop.domain.money import Yen
from desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class MonthStatement:
    """One month. Taxed lines add up to net − credit_out; untaxed ones stand last."""

    month: Month
    lines: tuple[FeeLine, ...]
    scope_part: Yen
    """What counts towards the total cap."""
    net: Yen
    """Exclusive prices: without tax. Inclusive: the tax is inside."""
    tax: Yen
    untaxed: Yen
    total: Yen
    withholding: Yen
    payable: Yen
    carried_out: Yen
    credit_out: Yen
    tax_rule: TaxRule
    withheld_on: Yen
    """What the withholding is computed on."""
    variable: Yen
    """The variable part before guarantee and caps."""
    base_and_production: Yen
    at_cap: bool
    """The monthly cap is reached; one more result costs nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """All months from the contract's start."""

    months: tuple[MonthStatement, ...]

    @property
    def total(self) -> Yen:
        """The months' totals together."""
        return sum(month.total for month in self.months)


def statement(terms: Terms | Schedule, results: Sequence[MonthResults]) -> Statement:
    """Compute the statement; raises `Refused` (unmeasured, impossible) where results do not fit the terms."""
    return Statement(tuple(month for _case, month in accounts(terms, results)))


def accounts(
    terms: Terms | Schedule, results: Sequence[MonthResults]
) -> Iterator[tuple[MonthCase, MonthStatement]]:
    """Give each month with what it was computed from; raises `Refused` as `statement` does."""
    schedule = Schedule.of(terms)
    check(schedule, results)
    history, before = History(), schedule.terms
    for given in results:
        now = schedule.at(given.month)
        if now != before:
            history, before = history.amended(before, now), now
        history, case = _opened(schedule, given, history)
        month = month_statement(case)
        yield case, month
        history = _closed(given, history, case, month)


def month_case(terms: Terms, given: MonthResults, history: History) -> MonthCase:
    """Lay out what a month is computed from: the terms, its results, and what came before."""
    return _opened(Schedule.of(terms), given, history)[1]


def _opened(schedule: Schedule, given: MonthResults, history: History) -> tuple[History, MonthCase]:
    terms = schedule.at(given.month)
    lowered, entries = history.cancel(schedule, given)
    case = MonthCase(
        month=given.month,
        fees=terms.fees,
        results=given.results,
        costs=given.costs,
        entries=entries,
        billed_before=history.billed,
        paid=history.paid,
        clawback=terms.clawback,
        limits=Limits.of(terms),
        room=None if terms.total_cap is None else terms.total_cap - history.spent,
        carried_in=history.carried,
        credit_in=history.credit,
        served=served_days(terms, given.month),
        copies=Copies(initial=1 if given.month == terms.first_month else 0),
        months_left=months_left(terms, given.month) if given.terminated else None,
        full_base=full_base(terms),
        tax=TaxRule.of(terms),
        withholding=terms.withholding is Withholding.INDIVIDUAL,
    )
    return lowered, case


def _closed(given: MonthResults, history: History, case: MonthCase, month: MonthStatement) -> History:
    billable = {kpi: count.billable for kpi, count in given.results.items()}
    after_caps = amounts(clawbacks_after_caps(case))
    return History(
        left={**history.left, **{(given.month, kpi): count for kpi, count in billable.items()}},
        billed={**history.billed, **{k: history.billed.get(k, 0) + n for k, n in billable.items()}},
        parts={**history.parts, given.month: Part(month.variable, month.base_and_production, case.room)},
        paid=history.paid | _bonuses_reached(case),
        spent=history.spent + month.scope_part + after_caps,
        carried=month.carried_out,
        credit=month.credit_out,
    )


def _bonuses_reached(case: MonthCase) -> frozenset[int]:
    return frozenset(
        position
        for position, fee in enumerate(case.fees)
        if isinstance(fee, Bonus)
        and fee.cumulative
        and case.so_far(fee.kpi) + case.results[fee.kpi].billable >= fee.at_least
    )


# --- the steps of one month ---------------------------------------------------------------------


def month_statement(case: MonthCase) -> MonthStatement:
    """Take one month through the steps, in their order."""
    variable = variable_lines(case) + clawbacks_before_caps(case) + carried_in(case)
    fixed = fixed_lines(case)
    limited = case.limits.apply(amounts(variable), base_and_production(fixed), case.room)
    taxed = variable + limited.lines + fixed + clawbacks_after_caps(case) + credit_in(case)
    untaxed = untaxed_lines(case)
    net = max(0, amounts(taxed))
    tax = case.tax.tax(net, taxed)
    total = case.tax.with_tax(net, tax) + amounts(untaxed)
    withheld = withheld_on(taxed, case.fees, net, case.tax) if case.withholding else 0
    income_tax = withholding(withheld, case.month.last)
    return MonthStatement(
        month=case.month,
        lines=taxed + untaxed,
        scope_part=limited.scope_part,
        net=net,
        tax=tax,
        untaxed=amounts(untaxed),
        total=total,
        withholding=income_tax,
        payable=total - income_tax,
        carried_out=limited.carried_out,
        credit_out=net - amounts(taxed),
        tax_rule=case.tax,
        withheld_on=withheld,
        variable=amounts(variable),
        base_and_production=base_and_production(fixed),
        at_cap=limited.at_cap,
    )


def variable_lines(case: MonthCase) -> tuple[FeeLine, ...]:
    """Step 2: one line a variable fee, from what is billable and, where cumulative, from so far."""
    return tuple(
        _earned(line) if case.every_bonus and isinstance(line.fee, Bonus) else line
        for position, fee in enumerate(case.fees)
        if isinstance(fee, VariableFee)
        for line in [variable_line(fee, case.results[fee.kpi], case.so_far(fee.kpi), position in case.paid)]
    )


def _earned(line: FeeLine) -> FeeLine:
    assert isinstance(line.fee, Bonus)
    return replace(line, amount=line.fee.amount, why_zero=None)


def clawbacks_before_caps(case: MonthCase) -> tuple[FeeLine, ...]:
    """Step 3: what was cancelled, at its value, where the contract takes it off before the caps."""
    if case.clawback is not ClawbackOrder.BEFORE_CAPS:
        return ()
    return tuple(_clawback_line(entry, -entry.value, after_caps=False) for entry in case.entries)


def carried_in(case: MonthCase) -> tuple[FeeLine, ...]:
    """Step 3: what the cap cut last month, where the contract carries it over."""
    if case.carried_in == 0:
        return ()
    return (FeeLine(LineKind.CARRIED_IN, case.carried_in, CarriedBasis(case.month + -1)),)


def clawbacks_after_caps(case: MonthCase) -> tuple[FeeLine, ...]:
    """Step 8: what the earlier month's own part falls by when its limits are applied again."""
    if case.clawback is not ClawbackOrder.AFTER_CAPS:
        return ()
    return tuple(_clawback_line(entry, entry.after_caps, after_caps=True) for entry in case.entries)


def credit_in(case: MonthCase) -> tuple[FeeLine, ...]:
    """Step 9: what was below zero last month."""
    if case.credit_in == 0:
        return ()
    return (FeeLine(LineKind.CREDIT_IN, -case.credit_in, CarriedBasis(case.month + -1)),)


def _clawback_line(entry: Entry, amount: Yen, *, after_caps: bool) -> FeeLine:
    one = entry.cancelled
    basis = ClawbackBasis(one.month, one.kpi, one.count, entry.value, entry.unit_price, after_caps)
    why = None if amount else Why.WORTH_NOTHING
    return FeeLine(LineKind.CLAWBACK, amount, basis, why_zero=why)
