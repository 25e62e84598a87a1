"""Whose figures are shown, and the way to another shop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, LEFT, box, icon, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.segmented import Option


class ShopSwitcher(Ringed, QPushButton):
    """Stamp, name and place; opens the list of shops. Narrow, it is the stamp alone."""

    picked = Signal(str)
    """The user picked the shop, or the act, with this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._place, self._narrow = "", "", False
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self._open)

    def show_shop(self, name: str, place: str) -> None:
        """Show whose figures these are."""
        self._name, self._place = name, place
        self.setAccessibleName(_("Shop: {name}, switch").format(name=name))
        self.setToolTip(name if self._narrow else "")
        self.update()

    def offer(self, shops: Sequence[Option], acts: Sequence[Option] = ()) -> None:
        """Offer shops, and below a line acts such as adding one."""
        self._menu.clear()
        for option in shops:
            self._put(option)
        self._menu.addSeparator()
        for option in acts:
            self._put(option)

    def set_narrow(self, narrow: bool) -> None:
        """Show the stamp alone, or everything."""
        self._narrow = narrow
        self.updateGeometry()
        self.show_shop(self._name, self._place)

    def sizeHint(self) -> QSize:
        """48 high."""
        return QSize(look().px(48), look().px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw stamp, words and the sign of a list."""
        theme, painter, rect = look(), QPainter(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            box(painter, rect, fill=theme.colour("border"), radius=theme.radius("control"))
        side = theme.px(28)
        left = (rect.width() - side) / 2 if self._narrow else 8.0
        stamp = QRectF(left, (rect.height() - side) / 2, side, side)
        box(painter, stamp, fill=theme.colour("accent"), radius=theme.radius("control"))
        font = theme.font("body", bold=True, size=15)
        words(painter, stamp, self._name[:1], font, theme.colour("on_accent"), CENTRE)
        if not self._narrow:
            self._paint_words(painter, rect.adjusted(side + 16, 0, -8, 0))

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        theme = look()
        side = theme.size("icon_small")
        at = QPointF(rect.right() - side, (rect.height() - side) / 2)
        icon(painter, theme, at, "switch_shop", side, "muted")
        text, middle = rect.adjusted(0, 0, -(side + 4), 0), rect.height() / 2
        bold, hint = theme.font("body", bold=True), theme.font("hint")
        if not self._place:
            words(painter, text, self._name, bold, theme.colour("text"), LEFT)
            return
        upper, lower = text.adjusted(0, 4, 0, -middle + 2), text.adjusted(0, middle, 0, -4)
        words(painter, upper, self._name, bold, theme.colour("text"), LEFT)
        words(painter, lower, self._place, hint, theme.colour("muted"), LEFT)

    def _put(self, option: Option) -> None:
        action = QAction(literal(option.text), self._menu)
        action.setData(option.key)
        self._menu.addAction(action)

    def _open(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _tell(self, action: QAction) -> None:
        self.picked.emit(str(action.data()))
