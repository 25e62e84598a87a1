"""A QR code on the screen: always black on white with its edge, or no telephone reads it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.style import look
from desktop.ui.widgets.marks import Mark

QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


class QrPicture(Mark):
    """Modules as whole pixels of the screen, sharp at every scale; white where there is no code."""

    def __init__(self, side: int = 184, parent: QWidget | None = None) -> None:
        """Make the picture, `side` px at 100 %."""
        super().__init__("", parent)
        self._side = side
        self._rows: Sequence[Sequence[bool]] = ()

    def show_code(self, rows: Sequence[Sequence[bool]], name: str) -> None:
        """Show the rows of a code, True is dark; none leaves the square empty. `name` says where it leads."""
        self._rows = rows
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Give its square."""
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw edge and modules."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._rows:
            return
        ratio, count = self.devicePixelRatioF(), len(self._rows) + 2 * QUIET
        step = max(int(self.width() * ratio) // count, 1) / ratio
        edge = int((self.width() - step * len(self._rows)) / 2 * ratio) / ratio
        for down, row in enumerate(self._rows):
            for along, dark in enumerate(row):
                if dark:
                    module = QRectF(edge + along * step, edge + down * step, step, step)
                    painter.fillRect(module, Qt.GlobalColor.black)
