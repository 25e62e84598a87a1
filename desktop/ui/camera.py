"""Takes a picture of each sight of a tour and keeps it as PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget, QWizard

from desktop.domain.faults import Fault, FaultCode
from desktop.ui.style import look


class Camera:
    """Numbers the pictures in the order they are taken; `taken` are their paths."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.taken: list[Path] = []

    def take(self, name: str, sight: QWidget) -> None:
        """Keep a picture as ``NN-name.png``; raises a `Fault` where it cannot be written."""
        path = self._folder / f"{len(self.taken) + 1:02}-{name}.png"
        if not _picture(sight).save(str(path)):
            raise Fault(FaultCode.NOT_WRITABLE, str(path))
        self.taken.append(path)


def _picture(sight: QWidget) -> QPixmap:
    """Give the sight; a dialog lies on the window it belongs to, as it does on a screen."""
    parent = sight.parentWidget()
    if parent is None or not isinstance(sight, QDialog) or isinstance(sight, QWizard):
        return sight.grab()
    whole, piece = parent.window().grab(), sight.grab()
    left = (parent.window().width() - sight.width()) // 2
    top = (parent.window().height() - sight.height()) // 2
    painter = QPainter(whole)
    painter.drawPixmap(QPoint(left, top), piece)
    painter.setPen(look().colour("border_strong"))
    painter.drawRect(left - 1, top - 1, sight.width() + 1, sight.height() + 1)
    painter.end()
    return whole
