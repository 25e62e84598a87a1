"""A count one steps up and down: to try how a figure moves, not to enter one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.inputs import Framed, LineEdit
from desktop.wording.amounts import number
from desktop.wording.numbers import read_count


class Stepper(Framed):
    """− 8 +. Arrow keys and the buttons step, a number may be typed; what is no number is put back."""

    spoken_role = QAccessible.Role.SpinBox
    stepped = Signal(int)
    """The count after a step, or after each keystroke that can be read."""

    def __init__(self, name: str, count: int, *, step: int = 1, most: int = 999_999_999) -> None:
        """Make the stepper; it runs from 0 to `most`."""
        self._line = LineEdit()
        super().__init__(self._line)
        self._count, self._step, self._most = count, step, most
        self._fewer = IconButton("fewer", _("Fewer"), colour="text", icon_size="icon_tiny")
        self._more = IconButton("add", _("More"), colour="text", icon_size="icon_tiny")
        self._line.setFrame(False)
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._line.setAccessibleName(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fewer.clicked.connect(self._less)
        self._more.clicked.connect(self._another)
        self._line.textEdited.connect(self._type)
        self._line.editingFinished.connect(self._put_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        for piece in (self._fewer, self._line, self._more):
            line.addWidget(piece)
        self.set_value(count)

    def value(self) -> int:
        """Give the count shown."""
        return self._count

    def set_value(self, count: int) -> None:
        """Show a count, without telling anybody."""
        self._count = count
        self._line.setText(number(count))

    def set_step(self, step: int) -> None:
        """Step by so many from now on."""
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._go(by)

    def sizeHint(self) -> QSize:
        """Room for both buttons and a number."""
        theme = look()
        return QSize(2 * theme.size("icon_button") + theme.px(56), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def _less(self) -> None:
        self._go(-1)

    def _another(self) -> None:
        self._go(1)

    def _go(self, steps: int) -> None:
        count = min(self._most, max(0, self._count + steps * self._step))
        if count != self._count:
            self.set_value(count)
            self.stepped.emit(count)

    def _type(self, text: str) -> None:
        try:
            value = read_count(text).value
        except Refused:
            return
        if value is not None and value <= self._most and value != self._count:
            self._count = int(value)
            self.stepped.emit(self._count)

    def _put_back(self) -> None:
        self.set_value(self._count)
