"""Who the contract is with: one of the shop's agencies or another, its kind and registration number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.agencies import Agency
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.pages.contract_fields import named
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row, row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.legal_remarks import number_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk

_KINDS = {"corporation": True, "individual": False, "unknown": None}


class AgencySection(QWidget):
    """Name, kind and number; every change is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._agency: Agency | None = None
        self._known = named(Choice([]), "contract.agency")
        self._name = named(TextInput(example=_("Name as in the contract")), "contract.agency_name")
        kinds = [
            Option("corporation", _("Company")),
            Option("individual", _("A person")),
            Option("unknown", _("Don't know")),
        ]
        self._kind = named(Segmented(_("Company or a person"), kinds), "contract.agency_kind")
        self._number = named(TextInput(example="T1234567890123"), "contract.agency_number")
        self._add = named(Link(_("With another agency"), icon="add", trailing=""), "contract.add_agency")
        self._choose = Field(_("Chosen from the agencies"), self._known)
        self._registration = Field(_("Registration number for invoices"), self._number, optional=True)
        self._connect()
        self._lay_out()

    def show_view(self, view: DeskView) -> None:
        """Show who the contract is with now."""
        agency = self._agency = view.agency
        others = [Option(x.id, x.name or _("(no name yet)")) for x in view.agencies]
        self._known.offer(others)
        self._choose.setVisible(len(others) > 1)
        named_already = agency is not None and bool(agency.name)
        self._add.setVisible(named_already)
        self._known.set_value(agency.id if agency else None)
        _put(self._name, agency.name if agency else "")
        _put(self._number, agency.registration if agency else "")
        kind = agency.corporation if agency else None
        known = next(key for key, value in _KINDS.items() if value == kind)
        self._kind.set_value(known if agency is not None and (agency.name or kind is not None) else None)
        if not self._registration.error():
            self._registration.set_hint(_number_hint(agency))

    def _connect(self) -> None:
        self._known.picked.connect(self._agree)
        self._add.clicked.connect(self._another)
        self._name.entered.connect(self._describe)
        self._kind.picked.connect(self._describe)
        self._number.entered.connect(self._describe)

    def _lay_out(self) -> None:
        name = Field(_("Name"), self._name)
        kind = Field(_("Company or a person"), self._kind)
        lines = column(
            row(Label(_("With whom"), "section"), None, self._add),
            self._choose,
            field_row(name, kind),
            self._registration,
            gap=12,
        )
        self.setLayout(lines)

    def _describe(self) -> None:
        kind = _KINDS[self._kind.value() or "unknown"]
        untaken = self.sender() is not self._number and self._registration.error()
        number = self._agency.registration if untaken and self._agency else self._number.value()
        try:
            self._desk.contract.describe_agency(self._name.value(), kind, number)
        except Refused as refusal:
            self._registration.set_error(sentence(refusal.problems[0]))
            return
        if not untaken:
            self._registration.set_hint(_number_hint(self._agency))

    def _agree(self, agency: str) -> None:
        self._desk.contract.agree_with(agency)

    def _another(self) -> None:
        self._desk.contract.agree_with(None)
        self._name.setFocus()


def _put(field: TextInput, text: str) -> None:
    """Show a text, unless the user is typing another."""
    if not (field.hasFocus() and field.isModified()) and not field.property("wrong"):
        field.set_value(text)


def _number_hint(agency: Agency | None) -> str:
    """Say what is not certain about a number; only the tax office's list proves it."""
    if agency is None or not agency.registration:
        return _("T and 13 digits, as on the invoices. Leave it empty if you do not know it.")
    return number_words(agency.registration, corporation=agency.corporation)
