"""Where the contract stands: a draft that can be signed, or signed on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.contracts import ContractState
from desktop.domain.counting import Countable
from desktop.domain.fees.worst import bounds
from desktop.domain.home import notice_day
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_change_forms import SignDialog
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.links import GoLink
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.text import Label
from desktop.wording.agencies import agency_name
from desktop.wording.amounts import day_in_full
from desktop.wording.contracts import counts_sentence, leaving_sentence
from desktop.wording.fee_example import worst_words
from desktop.wording.fee_words import catalogue_words
from desktop.wording.kpis import name_of
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk


class Signing(QWidget):
    """Says it, and records that a draft was signed; a refusal stands below."""

    said = Signal(str, bool)
    going = Signal(object)
    """A `Going` to what has to be ready first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: DeskView | None = None
        self._state = Status("", "not_started")
        self._sign = named(Button(_("Record that it was signed"), icon="done"), "contract.sign")
        self._why = Note("", "attention", "warn")
        self._uncounted = Note("", "attention", "warn")
        self._ready = named(
            GoLink(_("Get ready to count"), Going("shop_goal", part="measuring")), "contract.get_ready"
        )
        self._ready.asked.connect(self.going)
        self._sign.clicked.connect(self._confirm)
        line = row(self._state, None, self._sign)
        self.setLayout(
            column(
                Label(_("Where it stands"), "section"),
                line,
                self._why,
                self._uncounted,
                row(self._ready, None),
                gap=12,
            )
        )

    def show_view(self, view: DeskView) -> None:
        """Say where the contract stands now."""
        contract, self._view = view.contract, view
        self._why.hide()
        self._show_uncounted(view)
        self._sign.setVisible(contract is not None and contract.state is ContractState.DRAFT)
        self._sign.setEnabled(view.terms is not None and bool(view.terms.fees))
        if contract is None or contract.state is ContractState.DRAFT:
            self._state.show_state(_("A draft, not signed yet"), "not_started", "muted")
        elif contract.signed is None:
            self._state.show_state(_("Signed"), "done", "good")
        else:
            day = day_in_full(contract.signed)
            self._state.show_state(_("Signed on {day}").format(day=day), "done", "good")

    def _show_uncounted(self, view: DeskView) -> None:
        """Name what the fees pay for and the shop cannot count; signing is not held up."""
        draft = view.contract is None or view.contract.state is ContractState.DRAFT
        worst = [x for x, state in view.uncounted.items() if state is Countable.CANNOT or draft]
        names = _(", ").join(name_of(self._desk.measures, code) for code in worst)
        self._uncounted.say(_("Not counted by your shop: {names}.").format(names=names) if worst else "")
        self._uncounted.setVisible(bool(worst))
        self._ready.setVisible(bool(worst))

    def _confirm(self) -> None:
        """Have three sentences confirmed that are made from the contract's own terms."""
        view = self._view
        if view is None or view.contract is None or view.terms is None:
            return
        terms, words = view.terms, catalogue_words(self._desk.measures)
        notice = notice_day(terms.end, view.contract.notice_days, _never)
        sentences = (
            (_("What counts"), counts_sentence(terms, words)),
            (_("What it costs at worst"), worst_words(bounds(terms))),
            (
                _("How to get out"),
                leaving_sentence(view.contract, terms, notice[0] if notice else None, words),
            ),
        )
        dialog = SignDialog(sentences, self._replaced(), self._desk.today(), self)
        dialog.confirmed.connect(self._record)
        dialog.open()

    def _replaced(self) -> str:
        """Say which contract ends by this one; empty where none is in force."""
        signed = [x for x in self._desk.contracts.view() if x.contract.state is ContractState.SIGNED]
        if not signed:
            return ""
        text = _("The contract with {agency} is recorded as ended then. Months are billed by one contract.")
        return text.format(agency=agency_name(signed[0].agency))

    def _record(self, day: date) -> None:
        try:
            self._desk.contract.sign(day)
        except Refused as refusal:
            self._why.say(sentence(refusal.problems[0]))
            self._why.show()
        else:
            self.said.emit(_("The contract is recorded as signed."), True)


def _never(_day: date) -> bool:
    return False
