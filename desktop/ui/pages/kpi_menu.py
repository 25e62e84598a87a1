"""What can be done with one measure of the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.plan_view import PlanRow
from desktop.language import _
from desktop.ui.widgets.buttons import literal

RESULT, JOIN, AWAY = "result", "join", "away"
CHANGE, PUT_AWAY, BACK = "change", "put_away", "back"


class KpiMenu(QMenu):
    """Make it the result, take it in, take it out, change an own one; only what makes sense for the measure."""

    result_asked = Signal(str)
    join_asked = Signal(str)
    away_asked = Signal(str)
    change_asked = Signal(str)
    put_away_asked = Signal(str)
    back_asked = Signal(str)

    def __init__(self, row: PlanRow, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kpi = row.kpi
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("kpis.menu")
        self.setAccessibleName(name)
        if not row.result:
            self._put(RESULT, _("Make it the result of this plan"))
        if not row.planned:
            self._put(JOIN, _("Take it into the plan"))
        elif not row.result:
            self._put(AWAY, _("Take it out of the plan"))
        else:
            self._put("", _("This is the result. Make another one the result first.")).setEnabled(False)
        if row.measure is not None and row.measure.own:
            self.addSeparator()
            self._put(CHANGE, _("Change this own measure…"))
            archived = row.measure.archived
            self._put(
                BACK if archived else PUT_AWAY, _("Offer it again") if archived else _("Offer it no longer")
            )
        self.triggered.connect(self._tell)

    def _put(self, act: str, text: str) -> QAction:
        action = QAction(literal(text), self)
        action.setData(act)
        self.addAction(action)
        return action

    def _tell(self, action: QAction) -> None:
        signals = {
            RESULT: self.result_asked,
            JOIN: self.join_asked,
            AWAY: self.away_asked,
            CHANGE: self.change_asked,
            PUT_AWAY: self.put_away_asked,
            BACK: self.back_asked,
        }
        signals[str(action.data())].emit(self._kpi)
