"""The few shapes everything is drawn with: boxes, words and icons. Colours come from the theme given."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from desktop.ui.theme import Theme
from desktop.ui.tokens import Colour

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
    radius: float = 0,
    dashed: bool = False,
) -> None:
    """Draw a rounded box whose edge lies inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inside = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        inside = inside.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inside, radius, radius)
    painter.restore()


def words(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line of text; what does not fit ends in an ellipsis."""
    painter.setFont(font)
    painter.setPen(colour)
    area = QRectF(rect)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.drawText(area, align | Qt.TextFlag.TextSingleLine, shown)


def icon(
    painter: QPainter,
    theme: Theme,
    at: QPointF,
    meaning: str,
    side: int,
    colour: Colour,
    stroke: float = 0,
) -> None:
    """Draw an icon with its upper left corner at the point."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        QPointF(round(at.x()), round(at.y())), theme.icon(meaning, side, ratio, colour, stroke)
    )


def width_of(font: QFont, text: str) -> int:
    """Give how wide a line of text is, in px."""
    return QFontMetrics(font).horizontalAdvance(text)
