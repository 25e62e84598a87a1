"""The agency's invoices, as received, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.fees.schedule import Schedule
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused, of_month

_DAYS_TO_ANSWER = 10


class InvoiceState(StrEnum):
    """What became of an invoice."""

    RECEIVED = "received"
    WRONG = "wrong"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice; `total` is the grand total asked, `paid` what was paid of it in the end (None: unpaid)."""

    id: str
    shop: str
    contract: str
    month: Month
    total: Yen
    state: InvoiceState = InvoiceState.RECEIVED
    received: date | None = None
    due: date | None = None
    number: str = ""
    paid: Yen | None = None
    settled: date | None = None
    """The day it was corrected, disputed or paid."""
    note: str = ""
    version: int = 0


def received(
    invoice: Invoice, schedule: Schedule, total: Yen, day: date | None, due: date | None, number: str
) -> Invoice:
    """Give an invoice as it came in; one of the same total keeps what became of it.

    Raises `Refused`: a total below zero; a month outside the contract.
    """
    if not schedule.holds(invoice.month):
        raise Refused(of_month(Code.OUTSIDE_CONTRACT, invoice.month))
    _not_negative(total)
    came = replace(invoice, total=total, received=day, due=due, number=number.strip())
    if total == invoice.total:
        return came
    return replace(came, state=InvoiceState.RECEIVED, paid=None, settled=None)


def settled(invoice: Invoice, state: InvoiceState, paid: Yen | None, note: str, today: date) -> Invoice:
    """Give an invoice with what became of it; the day is kept from when it was corrected, disputed or paid.

    Raises `Refused` for an amount below zero.
    """
    if paid is not None:
        _not_negative(paid)
    waits = state in (InvoiceState.RECEIVED, InvoiceState.WRONG)
    day = None if waits else invoice.settled if state is invoice.state else today
    return replace(invoice, state=state, paid=paid, settled=day, note=note.strip())


def answer_day(due: date | None, today: date) -> date:
    """Give the day to ask for a corrected invoice by: ten days from now, but not after the day it is due (product notes)."""
    day = today + timedelta(days=_DAYS_TO_ANSWER)
    return min(day, due) if due and due > today else day


def _not_negative(amount: Yen) -> None:
    if amount < 0:
        raise Refused(Problem(Code.BELOW_ZERO))
