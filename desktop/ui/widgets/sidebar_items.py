"""How a place of the sidebar is drawn, wide or in the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.painting import CENTRE, LEFT, RIGHT, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour

if TYPE_CHECKING:
    from desktop.ui.widgets.sidebar import Place

PLACE_ROLE = int(Qt.ItemDataRole.UserRole)
_MARKS: dict[str, tuple[str, Colour]] = {
    "done": ("done", "good"),
    "attention": ("attention", "warn"),
    "not_started": ("not_started", "border_strong"),
}
_RAIL, _RAIL_LEAST = 43, 38
"""Height of a place in the rail, and where there is little room, in px at 100 %."""
Index = QModelIndex | QPersistentModelIndex


class ItemPainter(QStyledItemDelegate):
    """Draws places; `here` is the key of the one shown, `rail` tells which of the two shapes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.here, self.rail = "", False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a line's height; captions are lower. A little less air in the rail saves it from scrolling."""
        theme = look()
        if self.rail:
            shared = self._view.height() // max(1, index.model().rowCount()) - 2
            return QSize(0, min(theme.px(_RAIL), max(theme.px(_RAIL_LEAST), shared)) + 2)
        caption = not index.data(PLACE_ROLE).key
        return QSize(
            0, QFontMetrics(theme.font("hint")).height() + 14 if caption else theme.size("sidebar_item") + 2
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, icon, name, count and state."""
        theme, place = look(), index.data(PLACE_ROLE)
        rect = QRectF(option.rect).adjusted(0, 0, 0, -2)
        if not place.key:
            low = rect.adjusted(10, 10, 0, -2)
            words(painter, low, place.name, theme.font("hint"), theme.colour("muted"), LEFT)
            return
        self._ground(painter, rect, option.state, place)
        if self.rail:
            self._narrow(painter, rect, place)
        else:
            self._wide(painter, rect, place)

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, place: Place) -> None:
        theme, radius = look(), look().radius("control")
        if place.key == self.here:
            box(painter, rect, fill=theme.colour("nav_selected"), radius=radius)
            bar = QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 16)
            box(painter, bar, fill=theme.colour("accent"), radius=1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, fill=theme.colour("border"), radius=radius)
        view = self.parent()
        focused = isinstance(view, QWidget) and view.hasFocus()
        if focused and state & QStyle.StateFlag.State_Selected:
            box(painter, rect, edge=theme.colour("accent"), width=2, radius=radius)

    def _wide(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        theme, here = look(), place.key == self.here
        side, mark = theme.size("icon"), theme.size("icon_small")
        middle = rect.center().y()
        icon(
            painter,
            theme,
            QPointF(rect.left() + 10, middle - side / 2),
            place.icon,
            side,
            "accent" if here else "muted",
        )
        right = rect.right() - 10
        if place.state:
            meaning, tone = _MARKS[place.state]
            icon(painter, theme, QPointF(right - mark, middle - mark / 2), meaning, mark, tone)
            right -= mark + 8
        if place.count:
            font = theme.font("hint", bold=True)
            room = QRectF(right - 40, rect.top(), 40, rect.height())
            words(painter, room, str(place.count), font, theme.colour("warn"), RIGHT)
            right -= width_of(font, str(place.count)) + 4
        left = rect.left() + 10 + side + 10
        name = QRectF(left, rect.top(), right - left, rect.height())
        colour = theme.colour("accent" if here else "text")
        words(painter, name, place.name, theme.font("body", bold=here), colour, LEFT)

    def _narrow(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        theme, here = look(), place.key == self.here
        side, mark = theme.size("icon"), theme.px(13)
        ink: Colour = "accent" if here else "muted"
        icon(painter, theme, QPointF(rect.center().x() - side / 2, rect.top() + 5), place.icon, side, ink)
        if place.state:
            meaning, colour = _MARKS[place.state]
            icon(painter, theme, QPointF(rect.right() - 8 - mark, rect.top() + 3), meaning, mark, colour)
        low = QRectF(rect.left(), rect.top() + 6 + side, rect.width(), rect.height() - side - 6)
        font = theme.font("hint", size=11, bold=here)
        words(
            painter, low, place.short or place.name, font, theme.colour("accent" if here else "text"), CENTRE
        )
