"""Bars for months or kinds, each with its value and the mark of its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.painting import CENTRE, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.plot import Plot, Say, say_number, ticks

_SHARE = 0.56
"""A bar takes so much of its step."""


@dataclass(frozen=True, slots=True)
class BarValue:
    """One bar; None is not measured and stays empty. A partial one is drawn paler."""

    label: str
    value: float | None
    target: float | None = None
    partial: bool = False


class BarChart(Plot):
    """Bars from zero, their values above them."""

    def __init__(
        self,
        bars: Sequence[BarValue],
        *,
        target_label: str = "",
        empty: str = "–",
        say: Say = say_number,
        parent: QWidget | None = None,
    ) -> None:
        """Make the picture; `target_label` names the last target, at its right."""
        super().__init__(say, parent)
        self._bars, self._goal, self._empty = tuple(bars), target_label, empty

    def show_values(self, bars: Sequence[BarValue]) -> None:
        """Show other values."""
        self._bars = tuple(bars)
        self.update()

    def place_at(self, point: QPointF) -> int:
        """Give the bar in whose column the point is."""
        area = self.area(self._steps(), self._right())
        return int((point.x() - area.left()) / max(1.0, area.width() / max(1, len(self._bars))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw grid, bars, targets and labels."""
        if not self._bars:
            return
        painter, steps = QPainter(self), self._steps()
        area = self.area(steps, self._right())
        self.paint_grid(painter, area, steps)
        step = area.width() / len(self._bars)
        every = self._every(step)
        for at, bar in enumerate(self._bars):
            column = QRectF(area.left() + at * step, area.top(), step, area.height())
            self._paint_bar(painter, column, steps, bar)
            if at % every == 0:
                below = QRectF(column.left() - step, area.bottom() + 4, 3 * step, look().px(18))
                words(painter, below, bar.label, look().font("hint"), look().colour("muted"), CENTRE)
        last = self._bars[-1].target
        if self._goal and last is not None:
            self.paint_label(painter, area.right() + 6, self.height_at(area, steps, last), self._goal)

    def _every(self, step: float) -> int:
        widest = max(width_of(look().font("hint"), bar.label) for bar in self._bars) + 8
        return max(1, -(-int(widest) // max(1, int(step))))

    def _steps(self) -> list[float]:
        values = [value for bar in self._bars for value in (bar.value, bar.target) if value is not None]
        return ticks(min(values, default=0), max(values, default=1))

    def _right(self) -> int:
        return width_of(look().font("hint"), self._goal) + 12 if self._goal else 4

    def _paint_bar(self, painter: QPainter, column: QRectF, steps: Sequence[float], bar: BarValue) -> None:
        theme, wide = look(), column.width() * _SHARE
        left, high = column.center().x() - wide / 2, theme.px(18)
        if bar.value is None:
            text = QRectF(column.left(), column.bottom() - high, column.width(), high)
            words(painter, text, self._empty, theme.font("hint"), theme.colour("muted"), CENTRE)
            return
        top, zero = self.height_at(column, steps, bar.value), self.height_at(column, steps, 0)
        body = QRectF(left, min(top, zero), wide, abs(zero - top))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(body, 3, 3)
        painter.fillPath(path, theme.colour("band" if bar.partial else "series_1"))
        above = body.top()
        if bar.target is not None:
            y = round(self.height_at(column, steps, bar.target))
            painter.fillRect(QRectF(left - 5, y - 0.75, wide + 10, 1.5), theme.colour("target"))
            above = min(above, y) if y <= body.top() + 2 else above
        text = QRectF(column.left(), above - high - 1, column.width(), high)
        words(painter, text, self.say(bar.value), theme.font("hint"), theme.colour("text"), CENTRE)
