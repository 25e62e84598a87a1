"""The steps of one job in a row: done, now, to come; each can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.painting import box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.layout import clear

_FACES: dict[str, tuple[str, Colour, Colour]] = {
    "done": ("done", "good", "text"),
    "now": ("current_step", "accent", "accent"),
    "attention": ("attention", "warn", "text"),
    "to_come": ("not_started", "muted", "muted"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: key, name, and how it stands."""

    key: str
    name: str
    state: Literal["done", "now", "attention", "to_come"]


class _Step(Ringed, QPushButton):
    """Icon and name of a step."""

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(literal(step.name), parent)
        self.step = step
        states = {
            "done": _("{step}, done"),
            "now": _("{step}, now"),
            "attention": _("{step}, needs a look"),
            "to_come": _("{step}, to come"),
        }
        self.setAccessibleName(states[step.state].format(step=step.name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon and name."""
        theme = look()
        font = theme.font("note", bold=self.step.state == "now")
        return QSize(theme.size("icon_small") + 6 + width_of(font, self.step.name) + 2, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut the name."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and name."""
        theme, painter = look(), QPainter(self)
        meaning, sign, ink = _FACES[self.step.state]
        if self.underMouse():
            box(painter, self.rect(), fill=theme.colour("surface_alt"), radius=theme.radius("cell"))
        side = theme.size("icon_small")
        icon(painter, theme, QPointF(0, (self.height() - side) / 2), meaning, side, sign)
        font = theme.font("note", bold=self.step.state == "now")
        words(
            painter, QRectF(self.rect()).adjusted(side + 6, 0, 2, 0), self.step.name, font, theme.colour(ink)
        )


class _Dash(QWidget):
    """The line between two steps."""

    def sizeHint(self) -> QSize:
        """16 px and a gap at both ends."""
        return QSize(32, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(QRectF(8, self.height() // 2, self.width() - 16, 1), look().colour("border_strong"))


class ClosingSteps(QWidget):
    """All steps in a row."""

    spoken_role = QAccessible.Role.List
    asked = Signal(str)
    """The user goes to this step."""

    def __init__(self, name: str, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        clear(self._line)
        for at, step in enumerate(steps):
            button = _Step(step, self)
            button.clicked.connect(self._ask)
            for piece in (_Dash(self), button) if at else (button,):
                self._line.addWidget(piece)
                piece.show()  # else its width counts only a turn later

    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, _Step):
            self.asked.emit(button.step.key)
