"""Options beside each other, each with its middle and the range nine of ten draws fall into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.painting import CENTRE, LEFT, box, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.plot import SERIES, Plot, Say, dot, say_number, ticks

_ROW = 68


@dataclass(frozen=True, slots=True)
class Whisker:
    """One option: name, a muted note, the range and its middle, and the middle in words."""

    name: str
    note: str
    low: float
    middle: float
    high: float
    said: str


class WhiskerChart(Plot):
    """A whisker with caps and a dot for each option, over one common scale."""

    def __init__(
        self, options: Sequence[Whisker], *, say: Say = say_number, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, parent)
        self._options = tuple(options)

    def show_values(self, options: Sequence[Whisker]) -> None:
        """Show other options."""
        self._options = tuple(options)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each option, and the scale."""
        return QSize(look().px(480), look().px(_ROW) * len(self._options) + look().px(28))

    def place_at(self, point: QPointF) -> int:
        """Give the option in whose row the point is."""
        return int(point.y() // look().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale, names and whiskers."""
        if not self._options:
            return
        painter, theme = QPainter(self), look()
        steps = ticks(min(o.low for o in self._options), max(o.high for o in self._options))
        left = self._names_width()
        edge = width_of(theme.font("hint"), self.say(steps[-1])) / 2 + 4
        area = QRectF(left, 0, self.width() - left - edge, theme.px(_ROW) * len(self._options))
        for value in steps:
            x = round(self._x(area, steps, value))
            painter.fillRect(QRectF(x, 0, 1, area.height()), theme.colour("plan" if value == 0 else "grid"))
            below = QRectF(x - 80, area.bottom() + 4, 160, theme.px(18))
            words(painter, below, self.say(value), theme.font("hint"), theme.colour("muted"), CENTRE)
        for at, option in enumerate(self._options):
            self._paint_option(painter, area, steps, option, at)

    def _names_width(self) -> float:
        bold, hint = look().font("body", bold=True), look().font("hint")
        widest = max(max(width_of(bold, o.name), width_of(hint, o.note)) for o in self._options)
        return min(widest + look().px(18) + 40, self.width() * 0.45)

    def _x(self, area: QRectF, steps: Sequence[float], value: float) -> float:
        return area.left() + (value - steps[0]) / (steps[-1] - steps[0]) * area.width()

    def _paint_option(
        self, painter: QPainter, area: QRectF, steps: Sequence[float], option: Whisker, at: int
    ) -> None:
        theme, colour = look(), look().colour(SERIES[at % len(SERIES)])
        top = at * theme.px(_ROW)
        middle = top + theme.px(38)
        dot(painter, QPointF(6, top + theme.px(26)), colour)
        name = QRectF(theme.px(18), top + theme.px(14), area.left() - theme.px(18) - 12, theme.px(24))
        words(painter, name, option.name, theme.font("body", bold=True), theme.colour("text"), LEFT)
        note = name.translated(0, theme.px(21))
        words(painter, note, option.note, theme.font("hint"), theme.colour("muted"), LEFT)
        low, high = self._x(area, steps, option.low), self._x(area, steps, option.high)
        pale = QRectF(low, middle - 6, high - low, 12)
        box(painter, pale, fill=theme.colour("band" if at == 0 else "grid"), radius=2)
        painter.fillRect(QRectF(low, middle - 1, high - low, 2), colour)
        for cap in (low, high):
            painter.fillRect(QRectF(cap - 1, middle - 7, 2, 14), colour)
        at_middle = self._x(area, steps, option.middle)
        dot(painter, QPointF(at_middle, middle), colour)
        said = QRectF(at_middle - 120, middle - 8 - theme.px(18), 240, theme.px(18))
        wide = width_of(theme.font("label"), option.said) + 4
        clear = QRectF(at_middle - wide / 2, said.top(), wide, said.height())
        painter.fillRect(clear, theme.colour("surface"))
        words(painter, said, option.said, theme.font("label"), theme.colour("text"), CENTRE)
