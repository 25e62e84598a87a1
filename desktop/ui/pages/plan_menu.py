"""What can be done with the plan as a whole, beside reviewing it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import _
from desktop.ui.widgets.buttons import literal


class PlanMenu(QMenu):
    """Only what makes sense now: comparing needs two versions, taking over another shop with a plan."""

    compare_asked = Signal()
    copy_asked = Signal()
    recompute_asked = Signal()
    move_asked = Signal()
    discard_asked = Signal()

    def __init__(
        self, *, several: bool, others: bool, differs: bool, to_come: bool, parent: QWidget | None = None
    ) -> None:
        """Make the menu; `differs` where the goal would change a target, `to_come` for a version not begun."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("kpis.plan_menu")
        self.setAccessibleName(_("More about the plan"))
        for there, text, signal in (
            (several, _("Compare two versions…"), self.compare_asked),
            (differs, _("Work the targets out again…"), self.recompute_asked),
            (others, _("Take over another shop’s plan…"), self.copy_asked),
            (to_come, _("Let this version begin with another month…"), self.move_asked),
            (to_come, _("Put this version away"), self.discard_asked),
        ):
            if there:
                action = QAction(literal(text), self)
                action.triggered.connect(signal)
                self.addAction(action)
