"""What the window shows where the records cannot be opened: what is safe, and the way back to a backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.faults import Fault, FaultCode
from desktop.language import _
from desktop.settings import Paths
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Flow, Piece, row
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import day_in_full
from desktop.wording.faults import fault_sentence


class Trouble(Page):
    """The fault in words; where a good backup helps, the button that goes back to it."""

    open_asked = Signal()
    """Try again: something was put right."""

    def __init__(
        self, fault: Fault, where: Paths, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("The records could not be opened"), parent=parent)
        self._fault, self._where, self._clock = fault, where, clock
        self.tools.hide()
        self._again = Button(_("Try again"))
        self._again.clicked.connect(self.open_asked)
        self._again.setObjectName("trouble.again")
        self.add(Card("", Paragraph(fault_sentence(fault)), *self._ways()))

    def _ways(self) -> list[Piece]:
        """Give the ways on: where a backup helps, the newest good one first, and any other."""
        if self._fault.code not in (FaultCode.DAMAGED, FaultCode.UPGRADE_FAILED):
            return [row(self._again, None)]
        from desktop.storage.backups import newest_good

        choose = Button(_("Restore a backup…"))
        choose.setObjectName("trouble.choose")
        choose.clicked.connect(self._choose)
        backup = newest_good(self._where.database)
        if backup is None:
            none = _("No sound backup was found beside it. If you keep one elsewhere, it can be restored.")
            return [Paragraph(none), Flow(choose, self._again)]
        words = _("Go back to the backup of {day}").format(day=day_in_full(backup.day))
        recover = Button(words, "primary", icon="restore")
        recover.setObjectName("trouble.recover")
        recover.clicked.connect(self._recover)
        return [Flow(recover, choose, self._again)]

    @Slot()
    def _choose(self) -> None:
        from desktop.ui.restoring import chosen, put_back

        source = chosen(self, self._where)
        if source is not None and put_back(self, self._where, source, self._clock):
            self.open_asked.emit()

    @Slot()
    def _recover(self) -> None:
        from desktop.storage.health import recover
        from desktop.storage.upgrade import restore_after_failed_upgrade
        from desktop.ui.restoring import tell

        try:
            if self._fault.code is FaultCode.UPGRADE_FAILED:
                restore_after_failed_upgrade(self._where.database, self._clock)
            else:
                recover(self._where.database, self._clock)
        except Fault as fault:
            tell(self, fault)
            return
        self.open_asked.emit()
