"""A small count one tries out: − 8 +."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, box, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.focus import Ringed


class Counter(Ringed, QWidget):
    """A whole number between bounds; the arrow keys step too, the wheel does nothing."""

    spoken_role = QAccessible.Role.SpinBox
    changed = Signal(int)
    """The user stepped to this number."""

    def __init__(
        self, name: str, value: int, *, least: int = 0, most: int = 999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._value, self._least, self._most = name, value, least, most
        self._fewer = IconButton("cannot_tell", _("One fewer"), colour="text", icon_size="icon_small")
        self._more = IconButton("add", _("One more"), colour="text", icon_size="icon_small")
        for button in (self._fewer, self._more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fewer.clicked.connect(self.fewer)
        self._more.clicked.connect(self.more)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 0, 1, 0)
        line.setSpacing(0)
        line.addWidget(self._fewer)
        line.addStretch(1)
        line.addWidget(self._more)
        self.set_value(value)

    def value(self) -> int:
        """Give the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number, without telling anybody."""
        self._value = max(self._least, min(self._most, value))
        self.setAccessibleName(_("{label}, {value}").format(label=self._name, value=self._value))
        self._fewer.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)
        self.update()

    def fewer(self) -> None:
        """Step down."""
        self._step(-1)

    def more(self) -> None:
        """Step up."""
        self._step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}
        if (by := steps.get(Qt.Key(event.key()))) is not None:
            self._step(by)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for three digits between the signs."""
        return QSize(2 * look().size("icon_button") + look().px(32), look().size("icon_button"))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the number."""
        theme, painter, rect = look(), QPainter(self), QRectF(self.rect())
        edge, radius = theme.colour("border_strong"), theme.radius("control")
        box(painter, rect, fill=theme.colour("surface"), edge=edge, radius=radius)
        words(painter, rect, str(self._value), theme.font("body", bold=True), theme.colour("text"), CENTRE)

    def _step(self, by: int) -> None:
        before = self._value
        self.set_value(before + by)
        if self._value != before:
            self.changed.emit(self._value)
