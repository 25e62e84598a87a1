"""Cards: the surface that holds one subject, and the line with its title."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.painting import box
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.layout import Gap, Piece
from desktop.ui.widgets.text import Label

CardKind: TypeAlias = Literal["plain", "next", "empty", "flush"]
_FACES: dict[str, tuple[Colour | None, Colour]] = {
    "plain": ("surface", "border"),
    "flush": ("surface", "border"),
    "next": ("accent_soft", "accent"),
    "empty": (None, "border_strong"),
}


class Card(QWidget):
    """A rounded surface. `next` is the one next thing (Home only), `empty` is dashed, `flush` holds a table."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(
        self,
        title: str = "",
        *pieces: Piece,
        kind: CardKind = "plain",
        note: str = "",
        trailing: QWidget | None = None,
        name: str = "",
        gap: Gap = 12,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card with a title line and pieces below it; `name` is what it is called without a title."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(name or title)
        padding = 1 if kind == "flush" else look().tokens.spaces["card_padding"]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(padding, padding, padding, padding)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        whole.addLayout(self.body)
        whole.addStretch(0)
        self.body.setSpacing(0 if kind == "flush" else gap)
        if title:
            self.body.addLayout(title_row(title, note, trailing))
        self.add(*pieces)

    def add(self, *pieces: Piece) -> None:
        """Put pieces below what is there."""
        for piece in pieces:
            if piece is None:
                self.body.addStretch(1)
            elif isinstance(piece, QLayout):
                self.body.addLayout(piece)
            else:
                self.body.addWidget(piece)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface and edge."""
        theme, kind = look(), str(self.property("kind"))
        fill, edge = _FACES[kind]
        box(
            QPainter(self),
            self.rect(),
            fill=theme.colour(fill) if fill else None,
            edge=theme.colour(edge),
            radius=theme.radius("card"),
            dashed=kind == "empty",
        )


def title_row(title: str, note: str = "", trailing: QWidget | None = None) -> QHBoxLayout:
    """Give a card's title line: title, a muted note, and at the right a link or mark."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Label(title, "card_title"))
    if note:
        line.addWidget(Label(note, "hint", "muted"))
    line.addStretch(1)
    if trailing is not None:
        line.addWidget(trailing)
    return line
