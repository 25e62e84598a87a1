"""Lines over months: what happened, what was planned, where it may lead, and the goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, RIGHT, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.plot import SERIES, Plot, Say, apart, area_between, dot, polyline, say_number, ticks


@dataclass(frozen=True, slots=True)
class Series:
    """A line: a value for each label from the first on, None where nothing was measured.

    `label` stands beside the latest value; the name with the value where it is empty. A plan is thin and grey.
    """

    name: str
    values: tuple[float | None, ...]
    plan: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Where it may lead: from a place and its value to low and high at the last label, or at `opened` and on."""

    start: int
    value: float
    low: float
    high: float
    opened: int | None = None
    """The place from which low and high stay as they are."""


class LineChart(Plot):
    """Lines with direct labels; goal and ends of the band are named at the right."""

    def __init__(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        *,
        target: float | None = None,
        target_label: str = "",
        band: Band | None = None,
        say: Say = say_number,
        parent: QWidget | None = None,
    ) -> None:
        """Make the picture; `target` is a level, named at its right end."""
        super().__init__(say, parent)
        self._labels, self._series, self._band = tuple(labels), tuple(series), band
        self._target = target
        self._goal = target_label or (
            _("goal {value}").format(value=say(target)) if target is not None else ""
        )

    def show_values(self, labels: Sequence[str], series: Sequence[Series], band: Band | None = None) -> None:
        """Show other values."""
        self._labels, self._series, self._band = tuple(labels), tuple(series), band
        self.update()

    def place_at(self, point: QPointF) -> int:
        """Give the label whose column is under the point."""
        steps = self._steps()
        area = self.area(steps, self._right())
        return round((point.x() - area.left()) / max(1.0, area.width()) * (len(self._labels) - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw grid, band, plan, lines and labels, in that order."""
        if not self._labels:
            return
        painter, theme, steps = QPainter(self), look(), self._steps()
        area = self.area(steps, self._right())
        self.paint_grid(painter, area, steps)
        self._paint_months(painter, area)
        if self._band is not None:
            self._paint_band(painter, area, steps, self._band)
        if self._target is not None and (self._band is None or self._band.opened is not None):
            y = round(self.height_at(area, steps, self._target))
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.colour("target"))
        for at, series in enumerate(line for line in self._series if line.plan):
            self._paint_line(painter, area, steps, series, at)
        for at, series in enumerate(line for line in self._series if not line.plan):
            self._paint_line(painter, area, steps, series, at)
        self._paint_ends(painter, area, steps)

    def _steps(self) -> list[float]:
        values = [value for line in self._series for value in line.values if value is not None]
        values += [self._target] if self._target is not None else []
        values += [self._band.low, self._band.high] if self._band else []
        return ticks(min(values, default=0), max(values, default=1))

    def _right(self) -> int:
        bold, plain = look().font("label"), look().font("hint")
        wide = [width_of(bold, self._goal)] if self._goal else []
        if self._band is not None:
            wide += [width_of(plain, self.say(self._band.low)), width_of(plain, self.say(self._band.high))]
        return max(wide, default=4) + 12

    def _x(self, area: QRectF, at: int) -> float:
        return area.left() + area.width() * at / max(1, len(self._labels) - 1)

    def _points(self, area: QRectF, steps: Sequence[float], series: Series) -> list[list[QPointF]]:
        """Give the pieces of a line; it breaks where nothing was measured."""
        pieces: list[list[QPointF]] = [[]]
        for at, value in enumerate(series.values[: len(self._labels)]):
            if value is None:
                pieces.append([])
            else:
                pieces[-1].append(QPointF(self._x(area, at), self.height_at(area, steps, value)))
        return [piece for piece in pieces if piece]

    def _paint_months(self, painter: QPainter, area: QRectF) -> None:
        theme = look()
        font = theme.font("hint")
        widest = max(width_of(font, label) for label in self._labels) + 12
        step = max(1, -(-widest * (len(self._labels) - 1) // max(1, int(area.width()))))
        for at in range(0, len(self._labels), step):
            place = QRectF(self._x(area, at) - widest / 2, area.bottom() + 4, widest, theme.px(18))
            words(painter, place, self._labels[at], font, theme.colour("muted"), CENTRE)

    def _paint_band(self, painter: QPainter, area: QRectF, steps: Sequence[float], band: Band) -> None:
        right = area.right()
        start = QPointF(self._x(area, band.start), self.height_at(area, steps, band.value))
        high, low = (self.height_at(area, steps, value) for value in (band.high, band.low))
        opened = right if band.opened is None else self._x(area, band.opened)
        edge = [QPointF(opened, high), QPointF(right, high), QPointF(right, low), QPointF(opened, low)]
        area_between(painter, [start, *edge], look().colour("band"))

    def _paint_line(
        self, painter: QPainter, area: QRectF, steps: Sequence[float], series: Series, at: int
    ) -> None:
        theme = look()
        colour: Colour = "plan" if series.plan else SERIES[at % len(SERIES)]
        pieces = self._points(area, steps, series)
        for piece in pieces:
            polyline(painter, piece, theme.colour(colour), 1.25 if series.plan else 2.5)
            if len(piece) == 1 and not series.plan:
                dot(painter, piece[0], theme.colour(colour))
        if series.plan or not pieces:
            return
        end = pieces[-1][-1]
        dot(painter, end, theme.colour(colour))
        last = next(value for value in reversed(series.values) if value is not None)
        label = series.label or _("{name} {value}").format(name=series.name, value=self.say(last))
        self._paint_latest(painter, area, end, label)

    def _paint_latest(self, painter: QPainter, area: QRectF, end: QPointF, label: str) -> None:
        theme, font = look(), look().font("label")
        wide, high = width_of(font, label) + 4, theme.px(18)
        left = max(area.left(), end.x() - wide - 4)
        top = end.y() - high - 6
        if top < 0 and end.x() + 8 + wide <= area.right():  # beside the dot, where no line is
            left, top = end.x() + 8, max(0.0, end.y() - high / 2)
        elif top < 0:
            top = end.y() + 8
        words(painter, QRectF(left, top, wide, high), label, font, theme.colour("text"), RIGHT)

    def _paint_ends(self, painter: QPainter, area: QRectF, steps: Sequence[float]) -> None:
        ends: list[tuple[float, str, bool]] = []
        if self._target is not None:
            ends.append((self._target, self._goal, True))
        if self._band is not None:
            ends += [(value, self.say(value), False) for value in (self._band.high, self._band.low)]
        places = [self.height_at(area, steps, value) for value, _text, _bold in ends]
        moved = apart(places, look().px(17), 8, area.bottom())
        for (_value, text, bold), middle in zip(ends, moved, strict=True):
            self.paint_label(painter, area.right() + 8, middle, text, bold=bold)
