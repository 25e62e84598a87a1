"""The foot of the sidebar: settings, help and language, small and side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.ui.painting import LEFT, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed

if TYPE_CHECKING:
    from desktop.ui.widgets.sidebar import Place

_GAP = 4


class _FootButton(Ringed, QPushButton):
    """Icon and word, muted."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(literal(place.name), parent)
        self.place = place
        self.setAccessibleName(place.name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon and word."""
        theme = look()
        lead = theme.size("icon_small") + _GAP if self.place.icon else 0
        return QSize(2 * _GAP + lead + width_of(theme.font("hint"), self.place.name), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and word."""
        theme, painter = look(), QPainter(self)
        if self.underMouse() or self.isDown():
            box(painter, self.rect(), fill=theme.colour("border"), radius=theme.radius("control"))
        side, left = theme.size("icon_small"), _GAP
        if self.place.icon:
            icon(painter, theme, QPointF(left, (self.height() - side) / 2), self.place.icon, side, "muted")
            left += side + _GAP
        rest = QRectF(self.rect()).adjusted(left, 0, 0, 0)
        words(painter, rest, self.place.name, theme.font("hint"), theme.colour("muted"), LEFT)


class Foot(QWidget):
    """The places of the foot."""

    asked = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(0)
        for at, place in enumerate(places):
            if at:
                line.addStretch(1)
            button = _FootButton(place, self)
            button.clicked.connect(self._ask)
            line.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, look().colour("border"))

    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, _FootButton):
            self.asked.emit(button.place.key)
