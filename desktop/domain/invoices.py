"""The agency's invoices, as received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.money import Yen
from desktop.domain.month import Month


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
