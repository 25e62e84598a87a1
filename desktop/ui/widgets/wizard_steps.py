"""The left panel of a wizard: its name, how far it is, the steps, and one reassuring sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, LEFT, RIGHT, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.layout import clear, row
from desktop.ui.widgets.progress import Bar
from desktop.ui.widgets.text import Label, Paragraph

_EDGE = 12
"""Px at each side of the list."""


@dataclass(frozen=True, slots=True)
class WizardStep:
    """One step: key, name, a short note at the right (``3/7``, may wait), and how it stands."""

    key: str
    name: str
    note: str = ""
    state: Literal["done", "now", "to_come"] = "to_come"


class _Line(Ringed, QPushButton):
    """One step; those done can be gone back to."""

    def __init__(self, step: WizardStep, number: int, parent: QWidget) -> None:
        super().__init__(literal(step.name), parent)
        self.step, self._number = step, number
        states = {"done": _("{step}, done"), "now": _("{step}, now"), "to_come": _("{step}, to come")}
        self.setAccessibleName(states[step.state].format(step=step.name))
        self.setAccessibleDescription(step.note)
        self.setAutoDefault(False)
        self.setEnabled(step.state == "done")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """36 high, more where the name takes two lines."""
        theme, one = look(), look().size("sidebar_item")
        room = theme.size("wizard_steps") - 2 * _EDGE
        wide = width_of(theme.font("body", bold=True), self.step.name)
        return QSize(theme.px(120), one if wide <= self._room(room) else one + theme.line("note"))

    def _room(self, width: int) -> int:
        """Give how wide the name may be beside circle and note."""
        note = width_of(look().font("hint"), self.step.note)
        return width - (look().px(22) + 20) - 10 - (note + 8 if note else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, circle, name and note."""
        theme, painter, rect = look(), QPainter(self), QRectF(self.rect())
        now, done = self.step.state == "now", self.step.state == "done"
        if now or (done and self.underMouse()):
            fill = theme.colour("nav_selected" if now else "border")
            box(painter, rect, fill=fill, radius=theme.radius("control"))
        side = theme.px(22)
        circle = QRectF(10, (rect.height() - side) / 2, side, side)
        edge: Colour = "accent" if now else "good" if done else "border_strong"
        fill_in = theme.colour("accent") if now else None
        box(painter, circle, fill=fill_in, edge=theme.colour(edge), width=1.5, radius=side / 2)
        if done:
            tick = theme.size("icon_tiny")
            at = circle.center() - QPointF(tick / 2, tick / 2)
            icon(painter, theme, at, "saved", tick, "good")
        else:
            colour = theme.colour("on_accent" if now else "muted")
            words(painter, circle, str(self._number), theme.font("hint", bold=now), colour, CENTRE)
        name = rect.adjusted(side + 20, 0, -10, 0)
        ink = theme.colour("accent" if now else "text" if done else "muted")
        words(painter, name, self.step.note, theme.font("hint"), theme.colour("muted"), RIGHT)
        name.setWidth(self._room(self.width()))
        painter.setFont(theme.font("body", bold=now))
        painter.setPen(ink)
        painter.drawText(name, LEFT | Qt.TextFlag.TextWordWrap, self.step.name)


class StepsPanel(QWidget):
    """The whole panel."""

    spoken_role = QAccessible.Role.List
    asked = Signal(str)
    """The user goes back to the step with this key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._count = Label("", "body", bold=True)
        self._bar = Bar(thin=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._calm = Paragraph("", "hint", "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_EDGE, 20, _EDGE, 20)
        whole.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(10, 0, 10, 8)
        head.setSpacing(4)
        head.addWidget(Label(name, "note", "muted"))
        head.addLayout(row(self._count, self._bar))
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self._calm)
        whole.addLayout(head)
        whole.addLayout(self._lines)
        whole.addStretch(1)
        whole.addLayout(foot)

    def show_steps(self, steps: Sequence[WizardStep]) -> None:
        """Show the steps as they stand now."""
        clear(self._lines)
        now = next((at for at, step in enumerate(steps, 1) if step.state == "now"), 0)
        said = _("{at} / {of}").format(at=now, of=len(steps))
        self._count.setText(said)
        self._bar.show_share(now / max(1, len(steps)), name=said)
        for number, step in enumerate(steps, 1):
            line = _Line(step, number, self)
            line.clicked.connect(self._ask)
            self._lines.addWidget(line)

    def set_calm(self, text: str) -> None:
        """Say the reassuring sentence at the bottom."""
        self._calm.set_text(text)

    def sizeHint(self) -> QSize:
        """232 wide."""
        return QSize(look().size("wizard_steps"), 200)

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line at the right."""
        theme, painter = look(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("border"))

    def _ask(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self.asked.emit(line.step.key)
