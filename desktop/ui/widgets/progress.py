"""How far something is: a goal with its plan, a share, or work that takes a while."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.painting import box
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.text import Label


class Bar(QProgressBar):
    """A bar of 8 px; a goal's has a mark for where the plan is now."""

    def __init__(self, name: str = "", *, thin: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: float | None = None
        self._thin = thin
        self.setTextVisible(False)
        self.setRange(0, 1000)
        self.setValue(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, plan: float | None = None, name: str = "") -> None:
        """Show a share from 0 to 1 (more is full), and the plan's share; `name` says both in words."""
        self.setValue(round(1000 * max(0.0, min(1.0, share))))
        self._plan = None if plan is None else max(0.0, min(1.0, plan))
        if name:
            self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and the ends of the plan's mark."""
        return QSize(120, look().px(8) + (0 if self._thin else 6))

    def minimumSizeHint(self) -> QSize:
        """May be short."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bar and mark."""
        theme, painter = look(), QPainter(self)
        high, radius = theme.px(8), theme.px(theme.radius("progress"))
        track = QRectF(0, (self.height() - high) / 2, self.width(), high)
        box(painter, track, fill=theme.colour("border"), radius=radius)
        share = self.value() / max(1, self.maximum())
        if share > 0:
            done = QRectF(track.left(), track.top(), max(high, track.width() * share), high)
            box(painter, done, fill=theme.colour("accent"), radius=radius)
        if self._plan is not None:
            at = round(track.left() + track.width() * self._plan - 1)
            painter.fillRect(QRectF(at, track.top() - 3, 2, high + 6), theme.colour("text"))


class Working(QWidget):
    """Work that takes a while: a sentence with the count, a bar, and the way to stop it."""

    stopped = Signal()
    """The user wants it stopped."""

    def __init__(self, saying: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying = Label(saying)
        self._bar = Bar(saying, thin=True)
        self._stop = Button(_("Stop"), size="small", name=_("Stop this work"))
        self._stop.clicked.connect(self.stopped)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(self._saying)
        lines.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(lines, 1)
        line.addWidget(self._stop)

    def show_step(self, at: int, of: int, saying: str = "") -> None:
        """Show how far it is, `at` of `of`; an unknown end is 0."""
        if saying:
            self._saying.setText(saying)
            self._bar.setAccessibleName(saying)
        self._bar.show_share(at / of if of else 0)
