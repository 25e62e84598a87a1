"""The fee of one month as a chain: results, lines, guarantee, caps, net, tax, total.

It is written from the same `MonthCase` as the statement, in the statement's order, but computes by
itself: where the two disagree, the verification sheet says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    Fee,
    Initial,
    PassThrough,
    PassThroughMode,
    Production,
    Scope,
    Termination,
    Tiered,
    VariableFee,
)
from desktop.domain.fees.withholding import FIRST_BAND, scale_on
from desktop.domain.money import Rounding
from desktop.language import _
from desktop.reports.checking.chain import Chain, Form, Given, Step, total
from desktop.reports.checking.fee_lines import Line, billable, line, so_far, times, whole_yen
from desktop.wording.amounts import percent, plain
from desktop.wording.fees import kind_name


def chain(case: MonthCase, names: Mapping[str, str]) -> Chain:
    """Write a month's fee as figures and formulas; `names` says what KPI codes are called."""
    due = tuple(_due(case))
    lines = {at: line(at, fee, case) for at, fee in due}
    variable = [at for at, fee in due if isinstance(fee, VariableFee)]
    parts = (
        _results(case, names),
        *(lines[at] for at in variable),
        _handed_on(case),
        _limits(case),
        *(lines[at] for at, fee in due if not isinstance(fee, VariableFee)),
        _sums(case),
    )
    return Chain(
        tuple(given for part in parts for given in part.givens),
        tuple(step for part in parts for step in part.steps),
    )


def _due(case: MonthCase) -> Iterator[tuple[int, Fee]]:
    """Every fee that has a line this month, with its place in the terms."""
    for at, fee in enumerate(case.fees):
        absent = (isinstance(fee, Initial) and not case.copies.initial) or (
            isinstance(fee, Termination) and case.months_left is None
        )
        if not absent:
            yield at, fee


def _results(case: MonthCase, names: Mapping[str, str]) -> Line:
    """What was counted, what of it is valid, and what cumulative fees had counted before."""
    kpis = tuple(dict.fromkeys(fee.kpi for fee in case.fees if isinstance(fee, VariableFee | Production)))
    parts = [_result(case, kpi, names.get(kpi, kpi), alone=len(kpis) == 1) for kpi in kpis]
    return Line(
        tuple(given for part in parts for given in part.givens),
        tuple(step for part in parts for step in part.steps),
    )


def _result(case: MonthCase, kpi: str, name: str, *, alone: bool) -> Line:
    def label(text: str) -> str:
        return text if alone else _("{figure} ({name})").format(figure=text, name=name)

    count = case.results[kpi]
    origin = _("{name}, this month").format(name=name)
    givens = [
        Given(f"counted_{kpi}", label(_("Counted")), origin, Decimal(count.counted)),
        Given(
            f"invalid_{kpi}", label(_("Not valid")), _("of these, not to be counted"), Decimal(count.invalid)
        ),
    ]
    if any(isinstance(fee, Tiered | Bonus) and fee.cumulative and fee.kpi == kpi for fee in case.fees):
        origin = _("valid in earlier months, less what was cancelled")
        givens.append(Given(so_far(kpi), label(_("So far")), origin, Decimal(case.so_far(kpi))))
    formula = f"counted_{kpi}-invalid_{kpi}"
    step = Step(billable(kpi), label(_("Valid")), _("counted − not valid"), formula, Form.COUNT)
    return Line(tuple(givens), (step,))


def _handed_on(case: MonthCase) -> Line:
    """What earlier months hand on: cancelled entries, what a cap carried over, credit."""
    givens = []
    for at, entry in enumerate(case.entries):
        before = case.clawback is ClawbackOrder.BEFORE_CAPS
        one, amount = entry.cancelled, -entry.value if before else entry.after_caps
        label = _("Cancelled, entry {number}").format(number=at + 1)
        origin = _("{count} of {month}: what that month costs less").format(count=one.count, month=one.month)
        givens.append(Given(f"clawback_{at}", label, origin, Decimal(amount), Form.YEN))
    if case.carried_in:
        origin = _("what last month's cap moved on")
        givens.append(
            Given("carried_in", kind_name(LineKind.CARRIED_IN), origin, Decimal(case.carried_in), Form.YEN)
        )
    if case.credit_in:
        origin = _("what last month was below zero")
        givens.append(
            Given("credit_in", kind_name(LineKind.CREDIT_IN), origin, Decimal(-case.credit_in), Form.YEN)
        )
    return Line(tuple(givens))


def _clawbacks(case: MonthCase, order: ClawbackOrder) -> list[str]:
    return [f"clawback_{at}" for at in range(len(case.entries))] if case.clawback is order else []


def _limits(case: MonthCase) -> Line:
    """Guarantee, monthly cap and total cap, each on what the one before left."""
    limits = case.limits
    parts = [f"fee_{at}" for at, fee in _due(case) if isinstance(fee, VariableFee)]
    parts += _clawbacks(case, ClawbackOrder.BEFORE_CAPS) + (["carried_in"] if case.carried_in else [])
    givens: list[Given] = []
    steps: list[Step] = []
    if limits.guarantee is not None:
        givens.append(
            _yen("guarantee", _("Monthly guarantee"), _("the least a month costs"), limits.guarantee)
        )
        formula = f"MAX(0,guarantee-({_measured(parts, limits.guarantee_scope, case)}))"
        steps.append(
            Step(
                "guarantee_top_up",
                kind_name(LineKind.GUARANTEE_TOP_UP),
                _("what the guarantee is short of"),
                formula,
            )
        )
        parts.append("guarantee_top_up")
    if limits.cap is not None:
        givens.append(_yen("cap", _("Monthly cap"), _("the most a month costs"), limits.cap))
        formula = f"-MAX(0,{_measured(parts, limits.cap_scope, case)}-cap)"
        steps.append(
            Step("cap_cut", kind_name(LineKind.CAP_CUT), _("what passes the cap is taken off"), formula)
        )
        parts.append("cap_cut")
    if case.room is not None:
        givens.append(
            _yen("room", _("Left of the total cap"), _("total cap − what earlier months used"), case.room)
        )
        formula = f"-MAX(0,{_measured(parts, limits.total_scope, case)}-room)"
        steps.append(
            Step(
                "total_cap_cut",
                kind_name(LineKind.TOTAL_CAP_CUT),
                _("what passes the rest is taken off"),
                formula,
            )
        )
        parts.append("total_cap_cut")
    steps.append(Step("variable", _("By results, subtotal"), _("sum so far"), total(parts)))
    return Line(tuple(givens), tuple(steps))


def _yen(key: str, label: str, origin: str, amount: int) -> Given:
    return Given(key, label, origin, Decimal(amount), Form.YEN)


def _measured(parts: list[str], scope: Scope, case: MonthCase) -> str:
    """Write what a limit is measured on: the variable part, or that with base and production."""
    fixed = [f"fee_{at}" for at, fee in _due(case) if isinstance(fee, Base | Production)]
    return total(parts + (fixed if scope is Scope.TOTAL else []))


def _sums(case: MonthCase) -> Line:
    """Net, tax, what stands outside, withholding, and what is to be paid."""
    rate = Given("tax_rate", _("Tax rate"), _("consumption tax"), case.tax.rate, Form.RATE)
    how = _("the tax inside net, rounded once") if case.tax.inclusive else _("net × tax rate, rounded once")
    net = _("Subtotal with tax") if case.tax.inclusive else _("Subtotal without tax")
    steps = [
        Step("net", net, _("sum of the lines, not below 0"), f"MAX(0,{total(_taxed(case))})"),
        Step("tax", _("Consumption tax"), how, _tax(case)),
        Step("total", _("Total with tax"), _("what the invoice should ask for"), _total(case)),
    ]
    if case.withholding:
        steps += _withholding(case)
    return Line((rate,), tuple(steps))


def _taxed(case: MonthCase) -> list[str]:
    """The keys of every taxed line, the variable part as one."""
    others = [key for at, fee in _due(case) if not isinstance(fee, VariableFee) for key in _keys(at, fee)]
    credit = ["credit_in"] if case.credit_in else []
    return ["variable", *others, *_clawbacks(case, ClawbackOrder.AFTER_CAPS), *credit]


def _keys(at: int, fee: Fee) -> list[str]:
    handled = isinstance(fee, PassThrough) and fee.handling is not None
    return ([] if _untaxed(fee) else [f"fee_{at}"]) + ([f"handling_{at}"] if handled else [])


def _untaxed(fee: Fee) -> bool:
    if isinstance(fee, PassThrough):
        return fee.mode is PassThroughMode.REIMBURSED
    return isinstance(fee, Termination) and not fee.taxable


def _tax(case: MonthCase) -> str:
    rule = case.tax
    if rule.inclusive:
        return whole_yen("net*tax_rate/(1+tax_rate)", rule.rounding)
    if rule.per_line:
        return f"IF(net>0,{total(_tax_on(key, case) for key in _every_line(case))},0)"
    return whole_yen("net*tax_rate", rule.rounding)


def _tax_on(key: str, case: MonthCase) -> str:
    """Write the tax of one line by itself, as often as the line stands."""
    copies = _copies(key, case)
    one = key if copies == 1 else f"{key}/{copies}"
    return times(whole_yen(f"{one}*tax_rate", case.tax.rounding), copies)


def _copies(key: str, case: MonthCase) -> int:
    kind, _mark, place = key.rpartition("_")
    if kind == "handling":
        return max(1, case.copies.handling)
    fee = case.fees[int(place)] if kind == "fee" else None
    if isinstance(fee, Base):
        return case.copies.base
    return case.copies.initial if isinstance(fee, Initial) else 1


def _every_line(case: MonthCase) -> list[str]:
    return _parts_of_variable(case) + [key for key in _taxed(case) if key != "variable"]


def _parts_of_variable(case: MonthCase) -> list[str]:
    step = next(step for step in _limits(case).steps if step.key == "variable")
    return step.formula.split("+") if step.formula != "0" else []


def _total(case: MonthCase) -> str:
    """Write net with its tax as often as it is added, and what stands outside."""
    outside = [f"fee_{at}" for at, fee in _due(case) if _untaxed(fee)]
    rule = case.tax
    if not rule.inclusive:
        added = {0: [], 1: ["tax"]}.get(rule.times, [f"{rule.times}*tax"])
        return total(["net", *added, *outside])
    on_top = whole_yen("net*tax_rate", rule.rounding)
    return {0: "net-tax", 1: "net"}.get(rule.times, f"net+{on_top}") + "".join(f"+{key}" for key in outside)


def _withholding(case: MonthCase) -> list[Step]:
    """Income tax withheld, by the rates of the month (所得税法 204・205条)."""
    how = _("lines of the fee, without costs and termination")
    subject = f"MIN(MAX(0,{total(_withheld(case))}),net)"
    steps = [Step("withheld_on", _("Subject to withholding"), how, subject)]
    base = "withheld_on"
    if case.tax.inclusive:
        base = "withheld_net"
        inside = whole_yen("withheld_on*tax_rate/(1+tax_rate)", case.tax.rounding)
        steps.append(Step(base, _("Subject without tax"), _("less the tax inside"), f"withheld_on-{inside}"))
    scale, band = scale_on(case.month.last), FIRST_BAND
    below = f"{base}*{scale.rate}"
    tax = f"IF({base}<={band},{below},{scale.on(band)}+({base}-{band})*{scale.above})"
    how = _("{rate} up to ¥1,000,000, {above} above, yen dropped").format(
        rate=plain(percent(scale.rate)), above=plain(percent(scale.above))
    )
    steps.append(Step("withholding", _("Income tax withheld"), how, whole_yen(tax, Rounding.DOWN)))
    steps.append(Step("payable", _("To pay"), _("total − withholding tax"), "total-withholding"))
    return steps


def _withheld(case: MonthCase) -> list[str]:
    """The keys of the lines withholding is computed on; those of no fee only where every variable fee is."""
    excluded = PassThrough | Termination
    own = [f"fee_{at}" for at, fee in _due(case) if fee.withheld and not isinstance(fee, excluded)]
    if not all(fee.withheld for fee in case.fees if isinstance(fee, VariableFee)):
        return own
    cuts = [key for key in _parts_of_variable(case) if not key.startswith("fee_")]
    after = _clawbacks(case, ClawbackOrder.AFTER_CAPS) + (["credit_in"] if case.credit_in else [])
    return own + cuts + after
