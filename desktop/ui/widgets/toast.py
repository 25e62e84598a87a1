"""What was just done, with the way back; a strip under the page that covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.language import _
from desktop.ui import accessible
from desktop.ui.painting import CENTRE, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.text import Label

STAYS = 8_000
"""How long it stays, in milliseconds, unless the pointer or the focus is on it."""
_AROUND = (32, 6, 32, 10)
"""Air around the strip: it begins where the page's content begins."""


class _Action(QPushButton):
    """The way back, in the toast's own colour."""

    def sizeHint(self) -> QSize:
        """Room for the bold word."""
        return QSize(width_of(look().font("body", bold=True), self.accessibleName()) + 16, look().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write it; a frame while it has the focus."""
        theme, painter = look(), QPainter(self)
        colour = theme.colour("toast_action")
        if self.hasFocus() or self.underMouse():
            box(painter, self.rect(), edge=colour, radius=theme.radius("control"))
        words(painter, self.rect(), self.accessibleName(), theme.font("body", bold=True), colour, CENTRE)


class _Close(QToolButton):
    """Closes the toast."""

    def sizeHint(self) -> QSize:
        """A small square."""
        side = look().size("icon_button")
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cross."""
        theme, painter = look(), QPainter(self)
        if self.hasFocus() or self.underMouse():
            box(painter, self.rect(), edge=theme.colour("on_toast"), radius=theme.radius("control"))
        side = theme.size("icon_small")
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        icon(painter, theme, at, "close", side, "on_toast")


class Toast(QWidget):
    """One message at a time; a new one takes the place of the old."""

    acted = Signal()
    """The way back was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "body", "on_toast")
        self._action = _Action(self)
        self._key = Label("", "hint", "on_toast")
        self._close = _Close(self)
        self._close.setAccessibleName(_("Close"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        self.setContentsMargins(*_AROUND)
        line.setContentsMargins(16 + look().size("icon_small") + 12, 0, 8, 0)
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._action)
        line.addWidget(self._key)
        line.addWidget(self._close)
        self.hide()

    def say(self, text: str, action: str = "", key: str = "") -> None:
        """Show a message, with the way back and its key where there is one."""
        self._words.setText(text)
        self._action.setText(literal(action))
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._action.updateGeometry()
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self.setAccessibleName(text)
        self.show()
        self._timer.start(STAYS)
        accessible.alert(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting."""
        self._timer.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        """As high as a toast, as wide as its words."""
        return QSize(super().sizeHint().width(), look().size("toast") + _AROUND[1] + _AROUND[3])

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Wait anew once the pointer has left."""
        self._timer.start(STAYS)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and its tick."""
        theme, painter = look(), QPainter(self)
        strip = QRectF(self.contentsRect())
        box(painter, strip, fill=theme.colour("toast"), radius=theme.radius("card"))
        side = theme.size("icon_small")
        at = QPointF(strip.left() + 16, strip.center().y() - side / 2)
        icon(painter, theme, at, "saved", side, "on_toast")

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _leave(self) -> None:
        if self._action.hasFocus() or self._close.hasFocus():
            self._timer.start(STAYS)
        else:
            self.hide()
