"""What is done with own measures from the table: making one, changing it, putting it away, bringing it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.own_kpi_dialog import OwnKpiDialog, blank
from desktop.wording.kpis import name_of
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


class OwnKpiActions(QObject):
    """Opens the dialog over a page, and does what its menu asks for."""

    made = Signal(str)
    """The code of a new one."""
    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    @Slot(str)
    def make(self, name: str) -> None:
        """Ask for a new one, with a name to begin with."""
        self._open(blank(self._desk.shop, name))

    @Slot(str)
    def change(self, code: str) -> None:
        """Show one to be changed."""
        kept = next((kpi for kpi in self._desk.own_kpis.all() if kpi.code == code), None)
        if kept is not None:
            self._open(kept)

    @Slot(str)
    def put_away(self, code: str) -> None:
        """Offer one no longer."""
        name = name_of(self._desk.measures, code)
        if self._do(partial(self._desk.own_kpis.put_away, code)):
            self.said.emit(_("“{kpi}” is no longer offered").format(kpi=name), True)

    @Slot(str)
    def bring_back(self, code: str) -> None:
        """Offer one again."""
        self._do(partial(self._desk.own_kpis.bring_back, code))

    def _open(self, kpi: OwnKpi) -> None:
        purpose = self._desk.plans.purpose()
        dialog = OwnKpiDialog(self._desk, kpi, purpose, self._page)
        dialog.made.connect(self.made)
        dialog.open()

    def _do(self, command: Callable[[], Step | None]) -> bool:
        try:
            return command() is not None
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0], self._desk.measures), False)
            return False
