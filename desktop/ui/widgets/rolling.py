"""Fields that scroll where a dialog has no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from desktop.ui.style import look
from desktop.ui.widgets.layout import Ground

_LEAST = 160
"""So much of it is always in sight, in px at 100 %."""


class Rolling(QScrollArea):
    """As high as what it holds, where there is room; else it scrolls, and follows the focus."""

    def __init__(self, lines: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content = Ground()
        content.setLayout(lines)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._follow)

    def see(self, piece: QWidget) -> None:
        """Scroll a piece into sight."""
        self.ensureWidgetVisible(piece, 0, look().px(40))

    def sizeHint(self) -> QSize:
        """As high as everything in the width there is."""
        content, width = self._content, max(self.viewport().width(), look().px(320))
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """A few fields at least."""
        return QSize(look().px(320), min(self.sizeHint().height(), look().px(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice when the content grows or shrinks."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._measure()
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show what gets the focus, such as a field that was refused; what is clicked is in sight."""
        if now is not None and self._content.isAncestorOf(now) and not QApplication.mouseButtons():
            self.see(now)

    def _measure(self) -> None:
        """Let it scroll rather than press long texts flat."""
        self._content.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
