"""Keeps what belongs beside a long column in sight while the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget


class Following(QWidget):
    """Holds one widget, which moves down with the page as far as there is room beside the column."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As high as the content in that width, at least."""
        inner = self._content
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()

    def sizeHint(self) -> QSize:
        """As the content."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As the content."""
        return self._content.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Take notice when the content grows or shrinks: no layout of ours does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the content its width."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the scroll area one is in."""
        super().showEvent(event)
        area = self._area()
        if area is not None:
            area.verticalScrollBar().valueChanged.connect(self._place, Qt.ConnectionType.UniqueConnection)
        self._place()

    def _area(self) -> QScrollArea | None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        return at

    @Slot()
    def _place(self) -> None:
        high = self.heightForWidth(self.width())
        area = self._area()
        top = self.mapFrom(area.viewport(), QPoint(0, 0)).y() if area is not None else 0
        self._content.setGeometry(0, max(0, min(top, self.height() - high)), self.width(), high)
