"""Curves over a count: what an amount becomes as results grow, with the places that matter named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.painting import CENTRE, LEFT, RIGHT, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.plot import SERIES, Plot, Say, dot, polyline, say_number, ticks


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve through points (count, amount), named at its end; a dashed one is for comparison."""

    name: str
    points: tuple[tuple[float, float], ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """A shaded stretch of counts, such as the free ones."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place on a curve: plain, or the bold one for the count chosen now."""

    x: float
    y: float
    text: str
    note: str = ""
    chosen: bool = False


class CurveChart(Plot):
    """Curves over a scale of counts."""

    def __init__(
        self,
        curves: Sequence[Curve],
        *,
        zones: Sequence[Zone] = (),
        spots: Sequence[Spot] = (),
        unit: str = "",
        say: Say = say_number,
        parent: QWidget | None = None,
    ) -> None:
        """Make the picture; `unit` stands behind the last count."""
        super().__init__(say, parent)
        self._curves, self._zones, self._spots, self._unit = tuple(curves), tuple(zones), tuple(spots), unit

    def show_values(
        self, curves: Sequence[Curve], zones: Sequence[Zone] = (), spots: Sequence[Spot] = ()
    ) -> None:
        """Show other curves."""
        self._curves, self._zones, self._spots = tuple(curves), tuple(zones), tuple(spots)
        self.update()

    def sizeHint(self) -> QSize:
        """Higher than other charts: it is read closely."""
        return QSize(look().px(440), look().px(210))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw zones, grid, curves, spots and labels."""
        if not any(curve.points for curve in self._curves):
            return
        painter, theme = QPainter(self), look()
        across, up = self._scales()
        area = self.area(up, look().px(28))
        for zone in self._zones:
            self._paint_zone(painter, area, across, zone)
        self.paint_grid(painter, area, up)
        for value in across:
            text = say_number(value) + (self._unit if value == across[-1] else "")
            below = QRectF(self._x(area, across, value) - 40, area.bottom() + 4, 80, theme.px(18))
            words(painter, below, text, theme.font("hint"), theme.colour("muted"), CENTRE)
        painter.save()
        painter.setClipRect(area.adjusted(-3, -3, 3, 3))
        for at, curve in enumerate(self._curves):
            points = [self._at(area, across, up, x, y) for x, y in curve.points]
            polyline(
                painter,
                points,
                theme.colour(SERIES[at % len(SERIES)]),
                1.5 if curve.dashed else 2.5,
                dashed=curve.dashed,
            )
        painter.restore()
        self._paint_names(painter, area, across, up)
        for spot in self._spots:
            self._paint_spot(painter, area, self._at(area, across, up, spot.x, spot.y), spot)

    def _scales(self) -> tuple[list[float], list[float]]:
        points = [point for curve in self._curves for point in curve.points]
        solid = [y for curve in self._curves if not curve.dashed for _x, y in curve.points]
        across = ticks(0, max(x for x, _y in points), most=4)
        return across, ticks(0, max(solid or [y for _x, y in points]) * 1.08)

    def _x(self, area: QRectF, across: Sequence[float], value: float) -> float:
        return area.left() + (value - across[0]) / (across[-1] - across[0]) * area.width()

    def _at(self, area: QRectF, across: Sequence[float], up: Sequence[float], x: float, y: float) -> QPointF:
        return QPointF(self._x(area, across, x), self.height_at(area, up, y))

    def _paint_zone(self, painter: QPainter, area: QRectF, across: Sequence[float], zone: Zone) -> None:
        theme = look()
        left, right = self._x(area, across, zone.start), self._x(area, across, zone.end)
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), theme.colour("surface_alt"))
        top = area.top() + 2
        wide = max(right - left, width_of(theme.font("hint"), zone.text) + 4)
        place = QRectF(left, top, wide, theme.px(18))
        words(painter, place, zone.text, theme.font("hint"), theme.colour("muted"), CENTRE)

    def _paint_names(
        self, painter: QPainter, area: QRectF, across: Sequence[float], up: Sequence[float]
    ) -> None:
        """Name comparison curves where they leave the picture; the main one is what the title says."""
        theme, font = look(), look().font("hint")
        for at, curve in enumerate(self._curves):
            if not curve.dashed or not curve.points:
                continue
            inside = [point for point in curve.points if point[1] <= up[-1]] or [curve.points[0]]
            end = self._at(area, across, up, *inside[-1])
            wide = width_of(font, curve.name) + 4
            left = min(end.x() + 8, self.width() - wide)
            place = QRectF(left, max(0.0, end.y() - theme.px(10)), wide, theme.px(18))
            words(painter, place, curve.name, font, theme.colour(SERIES[at % len(SERIES)]), LEFT)

    def _paint_spot(self, painter: QPainter, area: QRectF, at: QPointF, spot: Spot) -> None:
        theme = look()
        line = QPen(theme.colour("series_1" if spot.chosen else "plan"), 1)
        if not spot.chosen:
            line.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(line)
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        bold = spot.chosen
        if bold:
            dot(painter, at, theme.colour("series_1"))
        font = theme.font("label" if bold else "hint")
        wide = max(width_of(font, spot.text), width_of(theme.font("hint"), spot.note)) + 4
        fits = at.x() + 8 + wide <= self.width()
        left, align = (at.x() + 8, LEFT) if fits else (at.x() - 8 - wide, RIGHT)
        place = QRectF(left, at.y() + 4, wide, theme.px(18))
        words(painter, place, spot.text, font, theme.colour("text"), align)
        low = place.translated(0, theme.px(16))
        words(painter, low, spot.note, theme.font("hint"), theme.colour("muted"), align)
