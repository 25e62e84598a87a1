"""What every wizard about a shop does alike: it saves as one goes, and tells which shop it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.widgets.wizard import StepWizard
from desktop.wording.amounts import clock_time

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class DeskWizard(StepWizard):
    """A wizard that is left at any time without loss. It is shown with ``open()`` and goes away once left.

    Subclasses keep what was typed through a service and say so by `note_saved`.
    """

    left = Signal(str)
    """It was finished or paused; the id of the shop it was about, empty where none came of it."""
    going = Signal(object)
    """After `left`: the `Going` that follows."""

    def __init__(
        self, desk: Desk, name: str, finish: str, *, calm: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the wizard; `finish` is the verb on the last page, `calm` the reassuring sentence."""
        calm = calm or _("You can go back at any time. Leave whenever you like, and go on from there later.")
        super().__init__(name, finish, calm=calm, parent=parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self._tell_left)

    def about(self) -> str:
        """Give the id of the shop it is about; for subclasses that make one."""
        return self.desk.shop

    def note_saved(self) -> None:
        """Say in the footer that everything up to now is kept."""
        self.set_saved(_("Saved {time}").format(time=clock_time(self.desk.clock())))

    @Slot(int)
    def _tell_left(self, _result: int) -> None:
        self.left.emit(self.about())
