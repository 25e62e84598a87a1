"""Curves over a count: what an amount becomes as results grow, with the places that matter named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.painting import CENTRE, LEFT, RIGHT, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.plot import SERIES, Plot, Say, dot, polyline, say_number, ticks

_NAME = 18
"""Height of a curve's name at 100 %; that of one that leaves the picture stands above it."""


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
        if any(curve.dashed for curve in self._curves):
            area.setTop(theme.px(_NAME + 4))
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
        taken = self._paint_names(painter, area, across, up)
        for spot in sorted(self._spots, key=_chosen_first):
            place = self._at(area, across, up, spot.x, spot.y)
            taken.append(self._paint_spot(painter, area, place, spot, taken))

    def _scales(self) -> tuple[list[float], list[float]]:
        """Give the labelled counts, the last one where the curves end, and the labelled amounts."""
        points = [point for curve in self._curves for point in curve.points]
        solid = [y for curve in self._curves if not curve.dashed for _x, y in curve.points]
        end = max(x for x, _y in points)
        round_ = ticks(0, end, most=4)
        across = [x for x in round_ if x <= end - (round_[1] - round_[0]) / 3]
        return [*across, end], ticks(0, max(solid or [y for _x, y in points]) * 1.08)

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
    ) -> list[QRectF]:
        """Name comparison curves where they leave the picture; the main one is what the title says."""
        theme, font = look(), look().font("hint")
        taken = []
        for at, curve in enumerate(self._curves):
            if not curve.dashed or not curve.points:
                continue
            inside = [point for point in curve.points if point[1] <= up[-1]] or [curve.points[0]]
            end = self._at(area, across, up, *inside[-1])
            leaves = len(inside) < len(curve.points)
            wide = width_of(font, curve.name) + 4
            left = min(end.x() - wide / 2 if leaves else end.x() + 8, self.width() - wide)
            top = 0.0 if leaves else max(0.0, end.y() - theme.px(10))
            place = QRectF(max(area.left(), left), top, wide, theme.px(_NAME))
            words(painter, place, curve.name, font, theme.colour(SERIES[at % len(SERIES)]), LEFT)
            taken.append(place)
        return taken

    def _paint_spot(
        self, painter: QPainter, area: QRectF, at: QPointF, spot: Spot, taken: Sequence[QRectF]
    ) -> QRectF:
        """Draw a spot with its label; gives where the label is."""
        theme = look()
        line = QPen(theme.colour("series_1" if spot.chosen else "plan"), 1)
        if not spot.chosen:
            line.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(line)
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        if spot.chosen:
            dot(painter, at, theme.colour("series_1"))
        font, small = theme.font("label" if spot.chosen else "hint"), theme.font("hint")
        wide = max(width_of(font, spot.text), width_of(small, spot.note)) + 4
        place = self._free_place(area, at, QSizeF(wide, theme.px(34 if spot.note else 18)), taken)
        align = LEFT if place.left() > at.x() else RIGHT
        first = QRectF(place.topLeft(), QSizeF(wide, theme.px(18)))
        words(painter, first, spot.text, font, theme.colour("text"), align)
        words(painter, first.translated(0, theme.px(16)), spot.note, small, theme.colour("muted"), align)
        return place

    def _free_place(self, area: QRectF, at: QPointF, size: QSizeF, taken: Sequence[QRectF]) -> QRectF:
        """Find the place beside a point that covers least: no other label, and as few lines as can be."""
        step = size.height() + 2
        tops = (at.y() + 6, at.y() - step, *(at.y() + 6 + step * n for n in range(1, 8)))
        edge = self.width() - size.width()
        right = min(at.x() + 8, edge) if edge > at.x() + 2 else at.x() + 8
        lefts = (right, at.x() - 8 - size.width())
        places = [QRectF(QPointF(left, top), size) for top in tops for left in lefts]
        inside = [x for x in places if self._holds(area, x)] or places[:1]
        lines = self._line_marks(area)
        costs = [100 * _hits(place, taken) + _hits(place, lines) for place in inside]
        return inside[costs.index(min(costs))]

    def _line_marks(self, area: QRectF) -> list[QRectF]:
        """Give small squares along every curve and every spot's line, to keep labels off them."""
        across, up = self._scales()
        points = [
            self._at(area, across, up, x, y) for curve in self._curves for x, y in _finely(curve.points)
        ]
        for spot in self._spots:
            top = self._at(area, across, up, spot.x, spot.y)
            points += [QPointF(top.x(), top.y() + n * 8) for n in range(int((area.bottom() - top.y()) / 8))]
        return [QRectF(point.x() - 2, point.y() - 2, 4, 4) for point in points]

    def _holds(self, area: QRectF, place: QRectF) -> bool:
        return (
            place.left() >= area.left()
            and place.right() <= self.width()
            and place.top() >= 0
            and place.bottom() <= area.bottom()
        )


def _finely(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Give the points of a curve with three more between each two."""
    yield from points[:1]
    for (x, y), (to_x, to_y) in pairwise(points):
        yield from ((x + (to_x - x) * part / 4, y + (to_y - y) * part / 4) for part in range(1, 5))


def _hits(place: QRectF, others: Sequence[QRectF]) -> int:
    return sum(place.intersects(other) for other in others)


def _chosen_first(spot: Spot) -> bool:
    return not spot.chosen
