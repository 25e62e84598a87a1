"""A message where its subject is: what happened, one sentence, at most two buttons."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import accessible
from desktop.ui.painting import box
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Label, Paragraph

Tone: TypeAlias = Literal["info", "good", "warn", "bad", "plain"]
_FACES: dict[str, tuple[Colour, Colour, Colour, str]] = {
    "info": ("info_soft", "info", "info", "minor"),
    "good": ("good_soft", "good", "good", "done"),
    "warn": ("warn_soft", "warn", "warn", "attention"),
    "bad": ("bad_soft", "bad", "bad", "critical"),
    "plain": ("surface", "border", "muted", "minor"),
}


class Banner(QWidget):
    """A soft fill with icon, bold title and a sentence; pieces such as a field may stand below."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(
        self,
        tone: Tone,
        title: str,
        text: str = "",
        *buttons: Button,
        icon: str = "",
        pieces: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(title or text)
        colour, meaning = _FACES[tone][2:]
        self._sign = Icon(icon or meaning, colour)
        self._title = Paragraph(title, "body", bold=True)
        self._text = Paragraph(text, "note" if title else "body")
        self._lay_out(buttons, pieces)
        self._sign.level_with("body")
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Say something else in the same tone."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self._text.set_text(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text if title else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Have a bad one read out at once."""
        super().showEvent(event)
        if self._tone == "bad":
            accessible.alert(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and edge."""
        theme = look()
        fill, edge = _FACES[self._tone][:2]
        box(
            QPainter(self),
            self.rect(),
            fill=theme.colour(fill),
            edge=theme.colour(edge),
            radius=theme.radius("card"),
        )

    def _lay_out(self, buttons: tuple[Button, ...], pieces: tuple[QWidget, ...]) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        for piece in pieces:
            words.addSpacing(8)
            words.addWidget(piece)
        if buttons:
            words.addSpacing(12)
            words.addLayout(row(*buttons, None))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(10)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)


class Note(QWidget):
    """One sentence with an icon, without a fill: a remark below a table or a figure."""

    def __init__(
        self,
        text: str,
        meaning: str = "minor",
        colour: Colour = "muted",
        *,
        ink: Colour = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = Paragraph(text, "note", ink)
        self.setLayout(row(Icon(meaning, colour, "icon_small"), self._text, top=True))

    def say(self, text: str) -> None:
        """Say something else."""
        self._text.set_text(text)


class Fact(QWidget):
    """A label at the left and its value at the right edge; values of one card share that edge."""

    def __init__(
        self, label: str, value: str | QWidget, *, note: str = "", bold: bool = False, big: bool = False
    ) -> None:
        super().__init__()
        name = Label(label, "body", bold=bold)
        shown = (
            Label(value, "total" if big else "body", bold=bold or None) if isinstance(value, str) else value
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(row(name, None, shown))
        if note:
            lines.addWidget(Paragraph(note, "hint", "muted"))
