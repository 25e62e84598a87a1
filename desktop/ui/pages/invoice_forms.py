"""Entering the agency's invoice, and noting what became of it, right beside the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.invoices import InvoiceState
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.number_fields import yen_input
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import day_alone, yen
from desktop.wording.invoices import settled_words, state_word
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class InvoiceForm(QWidget):
    """The grand total asked for, the day it came, when it falls due, its number."""

    said = Signal(str, bool)
    left = Signal()
    """Kept, or given up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._month = desk, desk.last_month()
        year = desk.today().year
        self._total = yen_input(exact=True)
        self._received = DateInput(example=day_alone(desk.today()), year=year)
        self._due, self._number = DateInput(year=year), TextInput()
        self._total_field = Field(_("Total asked for, with tax"), self._total)
        self._due_field = Field(_("Pay by"), self._due, optional=True)
        self._keep, self._give_up = Button("", "primary"), Button(_("Leave it"))
        for name, widget in (
            ("total", self._total), ("received", self._received), ("due", self._due),
            ("number", self._number), ("keep", self._keep), ("give_up", self._give_up),
        ):  # fmt: skip
            widget.setObjectName(f"invoice.{name}")
        self._keep.clicked.connect(self._enter)
        self._give_up.clicked.connect(self.left)
        received = Field(_("Received on"), self._received, optional=True)
        number = Field(_("Invoice number"), self._number, optional=True)
        self.setLayout(
            column(
                self._total_field, received, self._due_field, number, row(None, self._give_up, self._keep), gap=12
            )
        )  # fmt: skip

    def begin(self, fee: FeeMonth, *, may_leave: bool) -> None:
        """Start with the invoice that is there, or empty."""
        self._month = fee.month
        invoice = fee.invoice
        self._total.set_value(invoice.total if invoice else None)
        self._received.set_value(invoice.received if invoice else None)
        self._due.set_value(invoice.due if invoice else None)
        self._number.set_value(invoice.number if invoice else "")
        payment = fee.contract.payment if fee.contract else ""
        self._due_field.set_hint(_("In the contract: {payment}").format(payment=payment) if payment else "")
        self._keep.say(_("Enter the invoice") if invoice is None else _("Keep the changes"))
        self._give_up.setVisible(may_leave)

    def of(self) -> Month:
        """The month it was begun for."""
        return self._month

    def _enter(self) -> None:
        total = self._total.value()
        if self._total_field.error():
            return
        if total is None:
            self._total_field.set_error(_("Please enter the total of the invoice. Nothing was changed."))
            return
        try:
            step = self._desk.fees.receive_invoice(
                self._month, total, self._received.value(), self._due.value(), self._number.value()
            )
        except Refused as refusal:
            self._total_field.set_error(sentence(refusal.problems[0]))
            return
        if step is not None:
            self.said.emit(_("Invoice of {amount} entered").format(amount=yen(total)), True)
        self.left.emit()


class SettleForm(QWidget):
    """What became of the invoice, what was paid of it, and a note."""

    said = Signal(str, bool)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._month = desk, desk.last_month()
        self._state = Choice([Option(state.value, state_word(state)) for state in InvoiceState])
        self._paid, self._note = yen_input(exact=True), TextInput()
        self._paid_field = Field(_("Paid of it"), self._paid, optional=True)
        self._keep, self._give_up = Button(_("Note it"), "secondary"), Button(_("Leave it"))
        for name, widget in (
            ("state", self._state), ("paid", self._paid), ("note", self._note), ("settle", self._keep),
            ("leave", self._give_up),
        ):  # fmt: skip
            widget.setObjectName(f"invoice.{name}")
        self._keep.clicked.connect(self._settle)
        self._give_up.clicked.connect(self.left)
        note = Field(_("Note"), self._note, optional=True)
        state = Field(_("How it stands"), self._state)
        self.setLayout(column(state, self._paid_field, note, row(None, self._give_up, self._keep), gap=12))

    def begin(self, fee: FeeMonth) -> None:
        """Start with how the invoice stands."""
        assert fee.invoice is not None
        self._month = fee.month
        self._state.set_value(fee.invoice.state.value)
        self._paid.set_value(fee.invoice.paid)
        self._note.set_value(fee.invoice.note)

    def _settle(self) -> None:
        if self._paid_field.error():
            return
        state = InvoiceState(self._state.value() or InvoiceState.RECEIVED)
        try:
            step = self._desk.fees.settle(self._month, state, self._paid.value(), self._note.value())
        except Refused as refusal:
            self._paid_field.set_error(sentence(refusal.problems[0]))
            return
        if step is not None:
            self.said.emit(settled_words(state), True)
        self.left.emit()
