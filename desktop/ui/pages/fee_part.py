"""Fee and invoice of a month: both side by side, what explains a difference, and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.closing import MonthView, Stage
from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.home import unsettled
from desktop.domain.invoices import InvoiceState
from desktop.domain.problems import Code, Problem, Refused
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.cost_card import CostCard
from desktop.ui.pages.fee_explaining import explaining_card
from desktop.ui.pages.fee_lines import fee_lines
from desktop.ui.pages.invoice_card import InvoiceCard
from desktop.ui.pages.letter_dialog import LetterDialog
from desktop.ui.pages.month_part import MonthPart, to_stage
from desktop.ui.style import look
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns, boxed, clear, column
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_columns import needed
from desktop.wording.amounts import month_name
from desktop.wording.closing import uncredited_words
from desktop.wording.fee_words import Words, catalogue_words
from desktop.wording.invoices import settled_words
from desktop.wording.letters import Letter, correction_request
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_ROOMY = 1000
"""From this width on, in px at 100 %, the arithmetic has columns of its own."""
_CONTRACT = {Code.NO_CONTRACT, Code.OUTSIDE_CONTRACT}


class FeePart(MonthPart):
    """The statement by the contract, the invoice, the difference; says so where it cannot be computed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._so_far, self._uncredited = Note(""), Note("", "attention", "warn")
        self._table = Sheet(_("Fee and invoice"))
        self._explained = QVBoxLayout()
        self._cost = CostCard()
        self._invoice = InvoiceCard(desk)
        self._letter = Button(_("Write a request to correct it"), "primary", icon="mail")
        self._pay = Button(_("Pay it as it is"))
        self._close = Button(_("Go on to the review"), "primary", trailing="next")
        self._instead = QVBoxLayout()
        self._name()
        self._connect()
        self._lay_out()

    def head(self) -> tuple[str, str]:
        """Say what is compared."""
        return _("Fee and invoice"), _("The fee worked out from the contract, beside the invoice that came.")

    def show_view(self, view: MonthView) -> None:
        """Show a month's fee; the table's cells change in place."""
        self.view = view
        fee = view.fee
        clear(self._instead)
        clear(self._explained)
        self._framed.setVisible(fee.statement is not None)
        if fee.problem is not None:
            self._instead.addWidget(self._cannot(fee.problem))
        else:
            self._explained.addWidget(explaining_card(fee, self._words()))
            self._show_table()
        self._so_far.say(_so_far(fee))
        self._so_far.setVisible(fee.so_far and fee.problem is None)
        self._uncredited.say(uncredited_words(fee, self.desk.measures))
        self._uncredited.setVisible(bool(fee.uncredited))
        cost = self.desk.fees.cost(self.month)
        self._cost.show_cost(cost, self.desk.measures.get(cost.kpi) if cost else None)
        self._invoice.show_fee(fee)
        self._beside.setVisible(fee.problem is None or fee.invoice is not None)
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the arithmetic columns of its own where there is room."""
        super().resizeEvent(event)
        self._show_table()

    def _name(self) -> None:
        self._table.setObjectName("fee.table")
        self._cost.setObjectName("fee.cost")
        self._uncredited.setObjectName("fee.uncredited")
        self._letter.setObjectName("fee.letter")
        self._pay.setObjectName("fee.pay")
        self._close.setObjectName("fee.to_close")

    def _connect(self) -> None:
        self._invoice.said.connect(self.said)
        self._cost.going.connect(self.going)
        self._invoice.form_changed.connect(self._offer)
        self._letter.clicked.connect(self._write)
        self._pay.clicked.connect(self._settle)
        self._close.clicked.connect(self._go_close)

    def _lay_out(self) -> None:
        for button in (self._letter, self._pay, self._close):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        side = column(self._invoice, self._letter, self._pay, self._close, None, gap=12)
        self._framed = framed(self._table)
        self._beside = Columns(boxed(column(self._explained, self._cost, None)), boxed(side))
        self.lines.addWidget(self._so_far)
        self.lines.addWidget(self._uncredited)
        self.lines.addLayout(self._instead)
        self.lines.addWidget(self._framed)
        self.lines.addWidget(self._beside)

    def _words(self) -> Words:
        return catalogue_words(self.desk.measures)

    def _show_table(self) -> None:
        if self.view is not None and self.view.fee.statement is not None:
            fee, words = self.view.fee, self._words()
            lines = fee_lines(fee, words, narrow=False)
            if self.width() < max(look().px(_ROOMY), needed(lines)):
                lines = fee_lines(fee, words, narrow=True)
            self._table.show_lines(lines)

    def _cannot(self, problem: Problem) -> QWidget:
        """Say why there is no fee, with the way to what is lacking."""
        contract = problem.code in _CONTRACT
        words = _("Open the contract") if contract else _("Enter the figures")
        button = Button(words, "primary")
        button.setObjectName("fee.lacking")
        button.clicked.connect(self._go_contract if contract else self._go_sheet)
        return Empty("contract" if contract else "not_measured", self._why(problem), button)

    def _why(self, problem: Problem) -> str:
        return sentence(problem, self.desk.measures)

    def _offer(self) -> None:
        """Offer what comes next: while a form is open nothing but its own button."""
        fee = self.view.fee if self.view else None
        invoice = fee.invoice if fee else None
        idle = (
            invoice is not None and fee is not None and fee.check is not None and not self._invoice.writing()
        )
        open_ = (
            idle and invoice is not None and (unsettled(invoice) or invoice.state is InvoiceState.DISPUTED)
        )
        differs = fee is not None and bool(fee.difference)
        self._letter.setVisible(open_ and differs)
        self._pay.setVisible(open_)
        self._pay.say(
            _("Pay it as it is") if differs else _("Note it as paid"),
            kind="secondary" if differs else "primary",
        )
        closed = self.view is not None and self.view.sheet.closed
        self._close.setVisible(idle and not open_ and not closed)

    def _settle(self) -> None:
        invoice = self.view.fee.invoice if self.view else None
        if invoice is None:
            return
        try:
            step = self.desk.fees.settle(self.month, InvoiceState.PAID, invoice.total, invoice.note)
        except Refused as refusal:
            self.said.emit(self._why(refusal.problems[0]), False)
            return
        if step is not None:
            self.said.emit(settled_words(InvoiceState.PAID), True)

    def _write(self) -> None:
        if self.view is not None:
            letter = partial(self._request, self.view)
            LetterDialog(_("A request to correct the invoice"), letter, self).open()

    def _request(self, view: MonthView) -> Letter:
        return correction_request(view.fee, view.today, self._words())

    def _go_close(self) -> None:
        self.going.emit(to_stage(self.month, Stage.REVIEW))

    def _go_sheet(self) -> None:
        self.going.emit(to_stage(self.month, Stage.SHEET))

    def _go_contract(self) -> None:
        self.going.emit(Going("contract"))


def _so_far(fee: FeeMonth) -> str:
    text = _("{month} is not whole yet. This is the fee for what has been counted so far.")
    return text.format(month=month_name(fee.month))
