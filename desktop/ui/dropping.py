"""Files dragged over the window or pasted into it, on whatever page: what they are, and a veil that says they are welcome."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, box, icon, words
from desktop.ui.style import look

_EDGE = 16


class Dropping(QObject):
    """Watches one window. Files are told with their paths, whatever they hold; the page says what it can read."""

    dropped = Signal(object)
    """A tuple of paths, in their order."""
    refused = Signal()
    """What was dropped lies on no disk of this computer: a link, a picture of a web page."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._veil = Veil(window)
        self._veil.hide()
        self._veil.dropped.connect(self._take)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def hear(self, window: QWidget) -> None:
        """Take what is pasted while nothing in the window has the keyboard."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the veil when files come over the window, and take those that are pasted."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            self._veil.cover()
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent:  # faster than the veil
            event.acceptProposedAction()
            self._veil.hide()
            self._take(event.mimeData())
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pasted(event)
        return super().eventFilter(watched, event)

    def _pasted(self, event: QKeyEvent) -> bool:
        """Take files from the clipboard; fields and sheets have taken their own text already."""
        data = QGuiApplication.clipboard().mimeData()
        if not event.matches(QKeySequence.StandardKey.Paste) or data is None or not data.hasUrls():
            return False
        self._take(data)
        return True

    def _take(self, data: QMimeData) -> None:
        files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if files:
            self.dropped.emit(files)
        else:
            self.refused.emit()


class Veil(QWidget):
    """Covers the window while files are over it; they may be let go anywhere."""

    dropped = Signal(QMimeData)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("veil")
        self.setAcceptDrops(True)
        self.setMouseTracking(True)

    def cover(self) -> None:
        """Lie over everything."""
        self.setAccessibleName(_("Let the files go here to bring them in"))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Go away with them."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them over."""
        event.acceptProposedAction()
        self.hide()
        self.dropped.emit(event.mimeData())

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Go away: the mouse moves freely only where nothing is dragged any more."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pale ground, a dashed edge and the words."""
        theme, painter = look(), QPainter(self)
        ground = theme.colour("background")
        ground.setAlphaF(0.9)
        painter.fillRect(self.rect(), ground)
        edge = theme.px(_EDGE)
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        box(
            painter,
            inside,
            edge=theme.colour("accent"),
            width=2,
            radius=theme.radius("card"),
            dashed=True,
        )
        side, middle = theme.size("icon_large"), inside.center()
        icon(painter, theme, QPointF(middle.x() - side / 2, middle.y() - side - 8), "import", side, "accent")
        line = QRectF(inside.left(), middle.y(), inside.width(), theme.px(28))
        words(
            painter,
            line,
            _("Let the files go here to bring them in"),
            theme.font("card_title"),
            theme.colour("text"),
            CENTRE,
        )
        below = line.translated(0, line.height())
        words(
            painter,
            below,
            _("You see what they hold before anything is kept."),
            theme.font("note"),
            theme.colour("muted"),
            CENTRE,
        )
