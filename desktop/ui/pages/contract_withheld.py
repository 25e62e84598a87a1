"""Which fees income tax is withheld on, where the agency is a person: one box a fee."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.editing import with_withheld, withheld_fees
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import Fee, Terms, Withholding
from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.pages.contract_fields import Change, named
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.layout import clear, column
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.fee_words import Names
from desktop.wording.fees import kind_name


class WithheldFees(QWidget):
    """Shown only where tax is withheld at all."""

    asked = Signal(object)
    """A `Change` of the terms."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[int, str], ...] = ()
        self._boxes: dict[int, Check] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        hint = _(
            "The law lists scripts, designs and photos for print. It does not list running an account, and on editing videos opinions differ: please ask the tax office."
        )
        lines = column(
            Label(_("Withheld on these fees"), "label"), self._lines, Paragraph(hint, "hint", "muted"), gap=8
        )
        lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(lines)
        self.hide()

    def show_terms(self, terms: Terms, names: Names) -> None:
        """Show a box for every fee that tax can be withheld on; boxes stay while the fees do."""
        fees = dict(withheld_fees(terms))
        shown = tuple((at, _title(fee, names)) for at, fee in fees.items())
        if shown != self._shown:
            self._shown = shown
            self._make()
        for at, fee in fees.items():
            self._boxes[at].set_value(fee.withheld)
        self.setVisible(bool(fees) and terms.withholding is Withholding.INDIVIDUAL)

    def refuse(self, _problem: Problem) -> None:
        """No tick contradicts anything."""

    def offer_again(self) -> None:
        """Nothing of it is ever left standing."""

    def _make(self) -> None:
        clear(self._lines)
        self._boxes = {at: named(Check(title), f"contract.withheld{at + 1}") for at, title in self._shown}
        for at, box in self._boxes.items():
            box.ticked.connect(partial(self._tick, at))
            self._lines.addWidget(box)

    def _tick(self, at: int, on: bool) -> None:
        self.asked.emit(Change(partial(with_withheld, at=at, on=on), self))


def _title(fee: Fee, names: Names) -> str:
    title = fee.name or kind_name(LineKind(fee.kind))
    kpi = getattr(fee, "kpi", "")
    return _("{fee}: {kpi}").format(fee=title, kpi=names(kpi)) if kpi else title
