"""The fee of each month of the sample, the invoice beside it, and what becomes of an invoice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.contract.contracts import Contract
from desktop.domain.entering import Typed
from desktop.domain.fees.from_book import FeeMonth, fee_extra, statements
from desktop.domain.invoices import InvoiceState
from desktop.domain.month import Month
from desktop.domain.month import months as each_month
from desktop.domain.problems import Code, Refused
from desktop.services.fees import Fees
from desktop.services.months import Months
from desktop.storage.database import Database

OCT, NOV = Month(2026, 10), Month(2026, 11)
START = Month(2025, 5)
NET = (
    150_000, 53_000, 50_000, 53_000, 59_000, 59_000, 65_000, 122_000, 71_000, 62_000, 136_000, 77_000,
    92_000, 65_000, 68_000, 77_000, 119_000, 100_000,
)  # fmt: skip
INVOICED = (
    165_000, 168_300, 55_000, 58_300, 64_900, 64_900, 71_500, 134_200, 78_100, 68_200, 149_600, 84_700,
    101_200, 81_400, 74_800, 84_700, 130_900, 124_300,
)  # fmt: skip
MISTAKES = {
    Month(2025, 6): ("initial_again",),
    Month(2026, 6): ("invalid_counted",),
    OCT: ("cap_ignored",),
}


def lines(fee: FeeMonth) -> dict[str, int]:
    assert fee.statement is not None
    return {line.kind.value: line.amount for line in fee.statement.lines if line.amount}


@pytest.mark.parametrize(
    ("at", "net", "invoiced"), [(n, *both) for n, both in enumerate(zip(NET, INVOICED, strict=True))]
)
def test_every_month_of_the_sample(fees: Fees, at: int, net: int, invoiced: int) -> None:
    month = START + at
    fee = fees.month(month)
    assert fee.statement is not None
    assert fee.check is not None
    assert (fee.statement.net, fee.statement.tax, fee.statement.total) == (net, net // 10, net + net // 10)
    assert fee.difference == invoiced - fee.statement.total
    expected = [MISTAKES[month]] if month in MISTAKES else []
    assert [tuple(m.value for m in x.mistakes) for x in fee.check.explanations] == expected


def test_lines_of_the_months_that_differ(fees: Fees) -> None:
    assert lines(fees.month(OCT)) == {"per_result": 63_000, "cap_cut": -13_000, "base": 50_000}
    assert lines(fees.month(Month(2026, 2))) == {"per_result": 15_000, "clawback": -3_000, "base": 50_000}
    assert lines(fees.month(Month(2025, 12))) == {
        "per_result": 36_000, "base": 50_000, "pass_through": 30_000, "handling": 6_000,
    }  # fmt: skip


def test_the_whole_contract_so_far(database: Database, fees: Fees) -> None:
    with database.read() as reader:
        book = reader.book("sample")
    measured = statements(book, fees.catalog.measures)
    full = [measured[month] for month in each_month(START, OCT)]
    assert (sum(x.net for x in full), sum(x.total for x in full)) == (1_478_000, 1_625_800)
    assert sum(book.invoices[at].total for at in range(18)) == 1_760_000
    extra = fee_extra(book, fees.catalog.measures)
    costs = [
        extra[month]["fee_net"] + (book.value(month, "ad_spend") or 0) for month in each_month(START, OCT)
    ]
    hours = [book.value(month, "internal_hours") or 0 for month in each_month(START, OCT)]
    assert sum(costs) + sum(hours) * 1500 == 1_701_500
    assert extra[Month(2025, 12)]["fee_net"] == 92_000


def test_a_shop_that_cannot_deduct_pays_the_tax(database: Database, fees: Fees) -> None:
    from dataclasses import replace

    from desktop.domain.shop import TaxMethod

    with database.read() as reader:
        book = reader.book("sample")
    simplified = replace(book, shop=replace(book.shop, tax_method=TaxMethod.SIMPLIFIED))
    assert fee_extra(simplified, fees.catalog.measures)[OCT]["fee_net"] == 110_000


def test_the_running_month_is_a_bill_so_far(fees: Fees) -> None:
    fee = fees.month(NOV)
    assert fee.so_far
    assert fee.statement is not None
    assert (fee.statement.net, fee.statement.total) == (77_000, 84_700)
    assert fee.invoice is None
    assert not fees.month(OCT).so_far


@pytest.mark.parametrize(
    ("month", "code"),
    [
        (Month(2026, 12), Code.UNMEASURED),
        (Month(2025, 4), Code.OUTSIDE_CONTRACT),
        (Month(2027, 5), Code.OUTSIDE_CONTRACT),
    ],
)
def test_a_month_that_cannot_be_computed_says_why(fees: Fees, month: Month, code: Code) -> None:
    fee = fees.month(month)
    assert fee.statement is None
    assert fee.problem is not None
    assert fee.problem.code is code


def test_what_is_not_measured_is_not_billed_as_zero(fees: Fees, months: Months) -> None:
    months.clear(OCT, "inquiries")
    fee = fees.month(OCT)
    assert fee.statement is None
    assert fee.problem is not None
    assert (fee.problem.code, fee.problem.values) == (Code.UNMEASURED, {"month": OCT, "kpi": "inquiries"})
    assert fee.invoice is not None


def test_a_rounded_count_is_not_billed(fees: Fees, months: Months) -> None:
    months.enter(OCT, "inquiries", Typed(Decimal(30), rounded=True))
    problem = fees.month(OCT).problem
    assert problem is not None
    assert problem.code is Code.COUNT_ROUNDED


def test_more_invalid_than_came_is_told(fees: Fees, months: Months) -> None:
    months.enter(OCT, "inquiries_rejected", Typed(Decimal(30)))
    problem = fees.month(OCT).problem
    assert problem is not None
    assert problem.code is Code.MORE_INVALID_THAN_COUNTED


def test_without_a_contract_there_is_no_fee(fees: Fees, database: Database) -> None:
    with database.unit("test", shop="sample") as unit:
        unit.delete(*unit.book("sample").invoices)
        unit.delete(*unit.all(Contract, shop="sample"))
    problem = fees.month(OCT).problem
    assert problem is not None
    assert problem.code is Code.NO_CONTRACT
    with pytest.raises(Refused):
        fees.receive_invoice(OCT, 1000, None, None, "")


def test_a_corrected_invoice_replaces_the_wrong_one(fees: Fees) -> None:
    fees.receive_invoice(OCT, 110_000, date(2026, 11, 25), date(2026, 11, 30), " K-18 ")
    fee = fees.month(OCT)
    assert fee.invoice is not None
    assert (fee.difference, fee.invoice.state, fee.invoice.number) == (0, InvoiceState.RECEIVED, "K-18")
    fees.settle(OCT, InvoiceState.PAID, 110_000, "")
    fee = fees.month(OCT)
    assert fee.invoice is not None
    assert (fee.invoice.paid, fee.invoice.settled) == (110_000, date(2026, 11, 24))


def test_a_new_date_does_not_change_what_became_of_it(fees: Fees) -> None:
    fees.receive_invoice(Month(2026, 6), 81_400, date(2026, 7, 6), date(2026, 7, 31), "")
    invoice = fees.month(Month(2026, 6)).invoice
    assert invoice is not None
    assert (invoice.state, invoice.settled) == (InvoiceState.DISPUTED, date(2026, 7, 14))


def test_invoices_are_only_for_months_of_the_contract(fees: Fees) -> None:
    with pytest.raises(Refused):
        fees.receive_invoice(Month(2025, 4), 1000, None, None, "")
    with pytest.raises(Refused):
        fees.receive_invoice(NOV, -1, None, None, "")
    with pytest.raises(Refused):
        fees.settle(NOV, InvoiceState.PAID, 0, "")
