"""A small shop, drawn in the theme's colours: the picture of the first start."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF

from desktop.ui.painting import CENTRE, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.marks import Mark

_SIGN = "御菓子処"
_SWEETS: tuple[tuple[Colour, Colour], ...] = (
    ("bad_soft", "bad"),
    ("good_soft", "good"),
    ("warn_soft", "warn"),
    ("surface", "border_strong"),
)


class ShopPicture(Mark):
    """A roof, the curtain with the shop's sign, and four sweets on the counter; decoration without a name."""

    def __init__(self) -> None:
        super().__init__("")

    def sizeHint(self) -> QSize:
        """Give the picture's size."""
        return QSize(look().px(224), look().px(108))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        quiet, strong = theme.colour("border_strong"), theme.colour("accent")
        _stroke(painter, quiet, 2)
        painter.drawLine(QPointF(2, 106), QPointF(222, 106))
        _stroke(painter, strong, 2)
        for post in (34, 190):
            painter.drawLine(QPointF(post, 106), QPointF(post, 34))
        self._roof(painter)
        self._curtain(painter)
        self._counter(painter)

    def _roof(self, painter: QPainter) -> None:
        painter.setBrush(look().colour("surface"))
        corners = ((20, 34), (42, 2), (182, 2), (204, 34))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        _stroke(painter, look().colour("border_strong"), 1.5)
        for top, foot in ((42, 36), (77, 74), (112, 112), (147, 150), (182, 188)):
            painter.drawLine(QPointF(top, 3), QPointF(foot, 33))

    def _curtain(self, painter: QPainter) -> None:
        theme = look()
        _stroke(painter, theme.colour("accent"), 2)
        painter.setBrush(theme.colour("accent_soft"))
        font = theme.font("note")
        font.setPixelSize(theme.tokens.type["note"].size)
        for at, letter in enumerate(_SIGN):
            cloth = QRectF(48 + 32 * at, 42, 32, 26)
            _stroke(painter, theme.colour("accent"), 2)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRect(cloth)
            words(painter, cloth, letter, font, theme.colour("accent"), CENTRE)

    def _counter(self, painter: QPainter) -> None:
        theme = look()
        _stroke(painter, theme.colour("accent"), 2)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(60, 80, 104, 26), 3, 3)
        for at, (fill, edge) in enumerate(_SWEETS):
            _stroke(painter, theme.colour(edge), 1.5)
            painter.setBrush(theme.colour(fill))
            painter.drawEllipse(QPointF(82 + 20 * at, 93), 6, 6)


def _stroke(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(
        QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
