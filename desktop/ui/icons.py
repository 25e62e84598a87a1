"""Icons by their meaning: Lucide's drawings (ISC licence, package `lucide`) in the theme's colours.

A caller names a meaning of the tokens (``"home"``, ``"attention"``), never a drawing or a file.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.settings import resources
from desktop.ui.tokens import Tokens


def read_drawings(tokens: Tokens) -> Mapping[str, bytes]:
    """Read the drawing of every meaning from the package; raises OSError or KeyError where one is missing."""
    package = importlib.util.find_spec("lucide")
    if package is None or package.origin is None:
        raise FileNotFoundError("lucide")
    with ZipFile(Path(package.origin).parent / "lucide.zip") as drawings:
        return {meaning: drawings.read(f"{name}.svg") for meaning, name in tokens.icons.items()}


def _drawn(drawing: bytes, side: int, colour: QColor, stroke: float) -> QPixmap:
    svg = drawing.replace(b"currentColor", colour.name().encode())
    svg = svg.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def pixmap(meaning: str, drawing: bytes, side: int, ratio: float, colour: QColor, stroke: float) -> QPixmap:
    """Give an icon of `side` px in a colour, sharp at the screen's ratio; drawn once and kept."""
    key = f"{meaning}:{side}:{ratio}:{colour.rgba()}:{stroke}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(drawing, round(side * ratio), colour, stroke)
        found.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, found)
    return found


class MarkEngine(QIconEngine):
    """The program's own mark; it keeps its colours in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = QSvgRenderer(str(resources() / "icons" / "mark.svg"))

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the mark into the rectangle."""
        self._mark.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Give the mark in a size."""
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        """Give another engine with the same mark."""
        return MarkEngine()


def mark() -> QIcon:
    """Give the program's mark, for windows and the task bar."""
    return QIcon(MarkEngine())
