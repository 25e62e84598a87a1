"""The ring around what has the keyboard focus: 2 px of accent, 2 px outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QWidget

from desktop.ui.painting import box
from desktop.ui.style import look

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object  # Qt allows one Qt class among the bases

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}


class FocusRing(QFocusFrame):
    """A ring drawn around a widget, over its neighbours."""

    def __init__(self, widget: QWidget, radius: float) -> None:
        super().__init__(
            widget.window()
        )  # Qt lays it above the widget's parents: it never is the widget's child
        self._radius = radius
        self.setWidget(widget)
        widget.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come back when the widget is scrolled into sight; Qt hides the ring of one that is outside."""
        used = super().eventFilter(watched, event)
        target = self.widget()
        if event.type() in _MOVES and self.isHidden() and target is not None and target.isVisible():
            self.show()
        return used

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        colour = look().colour("accent")
        box(painter, QRectF(self.rect()), edge=colour, width=2, radius=self._radius + 3)


class Ringed(_Mixed):
    """Shows the ring while it has the focus, unless the focus came with a click. Mix in before Qt's class."""

    ring_radius = 6.0
    _ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self._ring is None:
            self._ring = FocusRing(self, self.ring_radius)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
