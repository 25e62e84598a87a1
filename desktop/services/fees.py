"""What a month costs by the contract, the agency's invoice beside it, and what became of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.derived import Figures
from desktop.domain.fees.ceiling import MonthCost, month_cost
from desktop.domain.fees.from_book import FeeMonth, fee_extra, fee_month
from desktop.domain.invoices import Invoice, InvoiceState, received, settled
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused, of_month
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step


@dataclass(frozen=True, slots=True)
class Fees:
    """Views and commands on the fees of one shop. A command gives its step; None: nothing changed."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def month(self, month: Month) -> FeeMonth:
        """Give a month by the contract and by the invoice; where it cannot be computed, the problem says why."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        return fee_month(book, book.known(self.catalog.measures), month)

    def cost(self, month: Month) -> MonthCost | None:
        """Give what the month's results cost all in, beside what they may; None where a result has no price."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        measures = book.known(self.catalog.measures)
        return month_cost(Figures(book, measures, fee_extra(book, measures)), month)

    def receive_invoice(
        self, month: Month, total: Yen, day: date | None, due: date | None, number: str
    ) -> Step | None:
        """Keep the agency's invoice for a month: the grand total it asks for; a later one replaces it.

        Raises `Refused`: no contract; the month is outside it; a total below zero.
        """
        with self.database.unit("receive_invoice", shop=self.shop, month=month, total=total) as unit:
            book = unit.book(self.shop)
            contract = book.contract_in(month)
            if contract is None:
                raise Refused(Problem(Code.NO_CONTRACT))
            fresh = Invoice(new_id(), self.shop, contract.id, month, total)
            unit.put(received(book.invoice(month) or fresh, book.schedule(contract), total, day, due, number))
        return unit.step

    def settle(self, month: Month, state: InvoiceState, paid: Yen | None, note: str) -> Step | None:
        """Say what became of a month's invoice, and what was paid of it in the end (None: nothing yet).

        Raises `Refused`: there is no invoice; an amount below zero.
        """
        with self.database.unit("settle_invoice", shop=self.shop, month=month, state=state) as unit:
            invoice = unit.book(self.shop).invoice(month)
            if invoice is None:
                raise Refused(of_month(Code.NO_INVOICE, month))
            unit.put(settled(invoice, state, paid, note, self.clock().date()))
        return unit.step
