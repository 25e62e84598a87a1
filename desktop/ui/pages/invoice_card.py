"""The state of a month's invoice: what is known of it, and the forms to enter it and to say what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.home import unsettled
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.language import _
from desktop.ui.pages.invoice_forms import InvoiceForm, SettleForm
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, clear, column, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import day_name, yen
from desktop.wording.invoices import state_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_CHIPS = {
    InvoiceState.RECEIVED: ("info", "waiting"),
    InvoiceState.WRONG: ("warn", "waiting"),
    InvoiceState.DISPUTED: ("warn", "attention"),
    InvoiceState.CORRECTED: ("good", "done"),
    InvoiceState.PAID: ("good", "done"),
}


class InvoiceCard(Card):
    """Chip and facts; where there is no invoice yet, the form to enter it."""

    said = Signal(str, bool)
    form_changed = Signal()
    """A form was opened or left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name=_("The invoice"))
        self._fee: FeeMonth | None = None
        self._facts = QVBoxLayout()
        self._form, self._settling = InvoiceForm(desk), SettleForm(desk)
        self._correct, self._settle = (
            Link(_("Change the invoice"), trailing=""),
            Link(_("Change how it stands"), trailing=""),
        )
        self._correct.setObjectName("invoice.correct")
        self._settle.setObjectName("invoice.change_state")
        self._ways = boxed(row(self._correct, None, self._settle))
        self._facts.setSpacing(8)
        self._connect()
        self.add(self._facts, self._ways, self._form, self._settling)
        self._settling.hide()

    def show_fee(self, fee: FeeMonth) -> None:
        """Show a month's invoice; a form that is open for this month stays open."""
        fresh = self._fee is None or self._fee.month != fee.month
        self._fee = fee
        clear(self._facts)
        for piece in _facts(fee):
            self._facts.addWidget(piece)
        if fresh:
            self._settling.hide()
        if fresh or fee.invoice is None or self._form.isHidden():
            self._show_form(self._form if fee.invoice is None else None)

    def writing(self) -> bool:
        """Tell whether a form is open: its button is then the one that counts."""
        return not (self._form.isHidden() and self._settling.isHidden())

    def _connect(self) -> None:
        self._correct.clicked.connect(self._open_form)
        self._settle.clicked.connect(self._open_settling)
        for form in (self._form, self._settling):
            form.said.connect(self.said)
            form.left.connect(self._leave)

    def _open_form(self) -> None:
        self._show_form(self._form)

    def _open_settling(self) -> None:
        self._show_form(self._settling)

    def _leave(self) -> None:
        invoice = self._fee.invoice if self._fee else None
        self._show_form(self._form if invoice is None else None)

    def _show_form(self, form: QWidget | None) -> None:
        """Open one form, filled from the invoice, or none."""
        fee = self._fee
        if fee is None:
            return
        opening = form is not None and form.isHidden()
        if form is self._form and (opening or self._form.of() != fee.month):
            self._form.begin(fee, may_leave=fee.invoice is not None)
        elif form is self._settling and opening:
            self._settling.begin(fee)
        for one in (self._form, self._settling):
            one.setVisible(one is form)
        self._ways.setVisible(form is None)
        self.form_changed.emit()


def _facts(fee: FeeMonth) -> list[QWidget]:
    invoice = fee.invoice
    if invoice is None:
        return [Label(_("Enter the invoice"), "card_title")]
    due = [Fact(_("Pay by"), day_name(invoice.due), bold=True)] if invoice.due else []
    received = [Fact(_("Received on"), day_name(invoice.received))] if invoice.received else []
    number = [Fact(_("Invoice number"), invoice.number)] if invoice.number else []
    note = [Paragraph(invoice.note, "note", "muted")] if invoice.note else []
    head = column(Label(_("How the invoice stands"), "note", "muted"), row(_chip(fee, invoice), None), gap=4)
    return [boxed(head), *due, *received, *number, *_paid(invoice), *note]


def _chip(fee: FeeMonth, invoice: Invoice) -> Chip:
    if invoice.state is InvoiceState.RECEIVED and unsettled(invoice) and fee.difference:
        return Chip(_("Needs a look, not paid"), "warn", "attention")
    tone, icon = _CHIPS[invoice.state]
    return Chip(state_word(invoice.state), tone, icon)


def _paid(invoice: Invoice) -> list[QWidget]:
    paid: list[QWidget] = []
    if invoice.paid is not None:
        paid.append(Fact(_("Amount paid"), yen(invoice.paid)))
    if invoice.settled is not None:
        paid.append(Fact(_("Settled on"), day_name(invoice.settled)))
    return paid
