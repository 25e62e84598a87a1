"""Which contract is on the table, and which of its terms: the one in force, offers beside it, amendments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.agencies import Agency
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import ContractState
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.segmented import Option
from desktop.wording.agencies import agency_name
from desktop.wording.amounts import month_name
from desktop.wording.contracts import contract_word

BEGINNING = "beginning"
"""The terms a contract began with, as the contract desk calls them."""


class ContractPicker(QWidget):
    """Shown where there is a choice; a new offer is begun from here too."""

    deal_picked = Signal(str)
    """A contract's id."""
    terms_picked = Signal(str)
    """An amendment's id, or that of the beginning."""
    offer_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deals, self._terms = Choice([]), Choice([])
        self._offer = Button(_("Add an offer"), icon="add")
        self._deals.setAccessibleName(_("Contract shown"))
        self._terms.setAccessibleName(_("Terms shown"))
        self._deals.setObjectName("contract.deal")
        self._terms.setObjectName("contract.version")
        self._offer.setObjectName("contract.offer")
        self._deals.picked.connect(self.deal_picked)
        self._terms.picked.connect(self.terms_picked)
        self._offer.clicked.connect(self.offer_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for piece in (self._deals, self._terms):
            line.addWidget(piece)
        line.addStretch(1)
        line.addWidget(self._offer)

    def show_deals(
        self, deals: Sequence[tuple[str, Agency | None, ContractState]], shown: str, *, offers: bool
    ) -> None:
        """Offer the contracts; with `offers` one may be added."""
        said = _("{agency} ({state})")
        options = [
            Option(id_, said.format(agency=agency_name(agency), state=contract_word(state)))
            for id_, agency, state in deals
        ]
        self._deals.offer(options)
        self._deals.set_value(shown)
        ended = any(state is ContractState.ENDED for _id, _agency, state in deals)
        self._deals.setVisible(len(deals) > 1 or ended)
        self._offer.setVisible(offers)

    def show_terms(self, amendments: Sequence[Amendment], shown: Amendment | None) -> None:
        """Offer the terms it began with and those of each amendment."""
        said = _("From {month}")
        options = [Option(BEGINNING, _("As it began"))]
        options += [Option(x.id, said.format(month=month_name(x.first))) for x in amendments]
        self._terms.offer(options)
        self._terms.set_value(shown.id if shown else BEGINNING)
        self._terms.setVisible(bool(amendments))


class OfferDialog(Dialog):
    """Which agency the offer is from."""

    chosen = Signal(str)
    """An agency's id."""

    def __init__(self, agencies: Sequence[Agency], parent: QWidget) -> None:
        super().__init__(
            _("Add an offer"),
            _("An offer has terms and a check of its own, to be compared before anything is signed."),
            meaning="contract",
            parent=parent,
        )
        self._agency = Choice([Option(x.id, agency_name(x)) for x in agencies])
        self._agency.setObjectName("offer.agency")
        save = Button(_("Begin"), "primary")
        save.setObjectName("offer.save")
        save.clicked.connect(self._take)
        self._agency.set_value(agencies[0].id if agencies else None)
        self.add(Field(_("From which agency"), self._agency))
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)

    @Slot()
    def _take(self) -> None:
        agency = self._agency.value()
        if agency:
            self.chosen.emit(agency)
            self.accept()
