"""What all pictures of numbers share: a scale, the grid, labels, and the value under the pointer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.painting import LEFT, RIGHT, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour

SERIES: tuple[Colour, ...] = ("series_1", "series_2", "series_3", "series_4", "series_5")
"""Colours of series in their order."""
Say = Callable[[float], str]


def say_number(value: float) -> str:
    """Write a whole number with separators and a real minus sign."""
    return f"{value:,.0f}".replace("-", "−")


def ticks(low: float, high: float, most: int = 3) -> list[float]:
    """Give at most `most` + 1 round values of equal distance that enclose low and high; zero is always among them."""
    low, high = min(0.0, low), max(0.0, high)
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / most
    size = 10.0 ** math.floor(math.log10(rough))
    for factor in (1, 2, 2.5, 4, 5, 10, 20):
        step = factor * size
        first, last = math.floor(low / step), math.ceil(high / step)
        if last - first <= most:
            return [at * step for at in range(first, last + 1)]
    return [low, high]


def apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Move places that are nearer than `least` apart, in their order, within low and high."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = list(places)
    floor = low
    for at in order:
        moved[at] = max(moved[at], floor)
        floor = moved[at] + least
    ceiling = high
    for at in reversed(order):
        moved[at] = min(moved[at], ceiling)
        ceiling = moved[at] - least
    return moved


class Plot(QWidget):
    """A picture of numbers. Its name is its title, its description the sentence that says what it shows."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, say: Say = say_number, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self.hints: tuple[str, ...] = ()
        """What the tooltip says over each place: value, month and source."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as three grid steps need."""
        return QSize(look().px(360), look().px(170))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower."""
        return QSize(look().px(220), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say the value under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.place_at(QPointF(event.pos()))
            if 0 <= at < len(self.hints):
                QToolTip.showText(event.globalPos(), self.hints[at], self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def place_at(self, _point: QPointF) -> int:
        """Give the number of the place under a point, -1 for none; for subclasses."""
        return -1

    def area(self, steps: Sequence[float], right: int) -> QRectF:
        """Give where the values are drawn: room for the labels left and right, above and below."""
        font = look().font("hint")
        left = max(width_of(font, self.say(value)) for value in steps) + 10
        below = look().px(24)
        return QRectF(
            left, look().px(14), max(40, self.width() - left - right), self.height() - below - look().px(14)
        )

    def height_at(self, area: QRectF, steps: Sequence[float], value: float) -> float:
        """Give the y of a value."""
        return area.bottom() - (value - steps[0]) / (steps[-1] - steps[0]) * area.height()

    def paint_grid(self, painter: QPainter, area: QRectF, steps: Sequence[float]) -> None:
        """Draw a hairline and a label for each round value."""
        theme = look()
        for value in steps:
            y = round(self.height_at(area, steps, value))
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.colour("grid"))
            at = QRectF(0, y - 10, area.left() - 6, 20)
            words(painter, at, self.say(value), theme.font("hint"), theme.colour("muted"), RIGHT)

    def paint_label(
        self, painter: QPainter, left: float, middle: float, text: str, *, bold: bool = False
    ) -> None:
        """Write a label from a point to the right, its middle at a height."""
        theme = look()
        high = theme.px(18)
        font = theme.font("label" if bold else "hint")
        colour = theme.colour("text" if bold else "muted")
        words(painter, QRectF(left, middle - high / 2, self.width() - left, high), text, font, colour, LEFT)


def polyline(
    painter: QPainter, points: Sequence[QPointF], colour: QColor, width: float, *, dashed: bool = False
) -> None:
    """Draw a line through points."""
    if len(points) < 2:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(points)))


def area_between(painter: QPainter, points: Sequence[QPointF], colour: QColor) -> None:
    """Fill a shape without an outline."""
    path = QPainterPath()
    path.addPolygon(QPolygonF(list(points)))
    path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour)


def dot(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """Draw a dot with a rim of the surface around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("surface"), 2))
    painter.setBrush(colour)
    painter.drawEllipse(at, 5.5, 5.5)
