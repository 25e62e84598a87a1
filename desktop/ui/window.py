"""The program's own window: painted before anything else is imported, then filled with what it is to show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Window(QWidget):
    """An empty ground until `fill`. Imports nothing of the kit, so that it is seen at once."""

    painted = Signal()
    """It was painted for the first time."""
    closing = Signal()
    """The owner closes it; what was being typed has been left, and so is kept."""

    def __init__(self, ground: str) -> None:
        """Make the window; `ground` is its colour until it is filled."""
        super().__init__()
        self._ground = QColor(ground)
        self._was_painted = False
        self.setWindowTitle("Mikiwame 見極め")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def fill(self, content: QWidget) -> None:
        """Show this from now on."""
        self._lines.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; tell once that there is something to see."""
        super().paintEvent(event)
        QPainter(self).fillRect(self.rect(), self._ground)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the field that is being typed in, so that it is kept, and let the program finish."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.closing.emit()
        event.accept()
