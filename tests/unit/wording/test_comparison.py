"""Contract and invoice row by row, and the letter that says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.agencies import Agency
from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.fees.mistakes import InvoiceCheck, Mistake, check_invoice
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.terms import Base, Initial, PerResult, Terms
from desktop.domain.invoices import Invoice
from desktop.domain.month import Month
from desktop.wording.amounts import plain
from desktop.wording.comparison import compared
from desktop.wording.fee_words import Words
from desktop.wording.fees import RowKind
from desktop.wording.letters import Letter, correction_request

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
KPI = "inquiries"
TERMS = Terms(
    start=SEPTEMBER,
    fees=(PerResult(kpi=KPI, unit_price=Decimal(6000), free=2), Base(amount=25_000)),
    monthly_cap=78_000,
)
RESULTS = (
    MonthResults(SEPTEMBER, {KPI: Counted(8)}),
    MonthResults(OCTOBER, {KPI: Counted(14, 3)}, cancelled=(Cancelled(SEPTEMBER, KPI, 1),)),
)
OWED, ASKED = 80_300, 106_700


@pytest.fixture(autouse=True)
def japanese():
    language.use("ja")


def checked(invoiced: int) -> InvoiceCheck:
    return check_invoice(TERMS, RESULTS, invoiced)


def rows(invoiced: int | None):
    check = None if invoiced is None else checked(invoiced)
    found = compared(checked(OWED).month, check)
    return {row.name: row for row in found}


def letter(invoiced: int, *, corporation: bool | None = True, spoken: str = "ja") -> Letter:
    check = checked(invoiced)
    fee = FeeMonth(
        OCTOBER,
        Contract("c", "s", "a", TERMS),
        check.month,
        None,
        Invoice("i", "s", "c", OCTOBER, invoiced, received=date(2026, 11, 4), number="1042"),
        check,
        payer="雪つり堂",
        agency=Agency("a", "s", "つむぎ動画", corporation=corporation),
    )
    with language.speaking(spoken):
        return correction_request(fee, date(2026, 11, 6), Words())


def test_each_mistake_is_numbered_at_the_row_it_changes():
    check = checked(ASKED)
    assert check.expected == OWED
    assert [x.mistakes for x in check.explanations] == [(Mistake.INVALID_COUNTED, Mistake.CLAWBACK_IGNORED)]
    found = rows(ASKED)
    assert {name: row.points for name, row in found.items() if row.points} == {
        "成果の報酬": (1,),
        "取消の差引き": (2,),
    }
    assert [row.difference for row in found.values()] == [18_000, 6_000, 0, 24_000, 2_400, 26_400]
    assert found["取消の差引き"].invoice is None


def test_the_differences_of_the_lines_make_up_the_total():
    found = compared(checked(OWED).month, checked(ASKED))
    lines = sum(row.difference for row in found if row.kind in (RowKind.LINE, RowKind.TAX))
    assert lines == ASKED - OWED


@pytest.mark.parametrize("invoiced", [OWED, 90_001])
def test_without_one_explanation_only_the_total_is_known(invoiced):
    found = rows(invoiced)
    total = found.pop("合計(税込)")
    assert (total.difference, total.invoice.amount) == (invoiced - OWED, invoiced)
    assert all(row.difference is None and not row.known for row in found.values())


def test_without_an_invoice_nothing_is_compared():
    assert all(row.difference is None for row in rows(None).values())


def test_what_only_the_invoice_has_stands_where_it_has_it():
    terms = replace(TERMS, fees=(*TERMS.fees, Initial(amount=50_000)))
    check = check_invoice(terms, RESULTS, OWED + 55_000)
    found = compared(check.month, check)
    again = next(row for row in found if row.name == "初期費用")
    assert (again.contract, again.invoice.amount, again.points) == (None, 50_000, (1,))
    kinds = [row.kind for row in found]
    assert kinds.index(RowKind.SUBTOTAL) > found.index(again)


def test_the_letter_names_every_point_with_its_amount():
    body = letter(ASKED).body
    for part in ("つむぎ動画 御中", "No.1042", "106,700円", "80,300円", "+26,400円", "+19,800円", "+6,600円"):
        assert part in body
    assert "2026年11月16日までに" in body
    assert "雪つり堂" in body
    assert plain(body) == body


def test_a_person_is_addressed_as_one():
    assert letter(ASKED, corporation=False).body.startswith("つむぎ動画 様")


def test_the_letter_is_english_throughout_where_that_is_wanted():
    written = letter(ASKED, spoken="en")
    assert "¥106,700" in written.body
    assert "円" not in written.body
    assert written.subject == "Invoice for October 2026: a request to check it"


def test_a_difference_nobody_can_explain_is_asked_about():
    body = letter(90_001).body
    assert "違いのもとが、こちらでは分かりませんでした" in body
    assert "1. " not in body
