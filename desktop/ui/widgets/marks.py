"""Small marks: an icon, a state in words, a chip, a tag, a numbered dot, the shop's stamp."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.painting import CENTRE, LEFT, box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour, Kind, Size

_SOFT: dict[str, Colour] = {
    "good": "good_soft",
    "warn": "warn_soft",
    "bad": "bad_soft",
    "info": "info_soft",
    "accent": "accent_soft",
}


class Mark(QWidget):
    """Something small that is painted and keeps its size."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As big as it wants to be, never smaller."""
        return self.sizeHint()


class Icon(Mark):
    """An icon by its meaning; decoration unless it is given a name."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(
        self,
        meaning: str,
        colour: Colour = "muted",
        size: Size = "icon",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._meaning, self._colour, self._size = meaning, colour, size
        self._line: Kind | None = None

    def level_with(self, kind: Kind) -> None:
        """Stand in the middle of the first line of running text of this kind."""
        self._line = kind
        self.updateGeometry()

    def show_meaning(self, meaning: str, colour: Colour) -> None:
        """Show another icon."""
        self._meaning, self._colour = meaning, colour
        self.update()

    def sizeHint(self) -> QSize:
        """Give the icon's square, as high as the line it stands in."""
        side = look().size(self._size)
        return QSize(side, max(side, look().line(self._line)) if self._line else side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        side = look().size(self._size)
        icon(
            QPainter(self), look(), QPointF(0, (self.height() - side) / 2), self._meaning, side, self._colour
        )


class Status(Mark):
    """A state as icon and word, without a fill."""

    def __init__(
        self,
        word: str,
        meaning: str,
        colour: Colour = "muted",
        *,
        kind: Kind = "note",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self._word, self._meaning, self._colour = word, meaning, colour
        self._kind: Kind = kind
        self._bold = bold

    def show_state(self, word: str, meaning: str, colour: Colour) -> None:
        """Show another state."""
        self._word, self._meaning, self._colour = word, meaning, colour
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for icon and word."""
        theme = look()
        font = theme.font(self._kind, bold=self._bold)
        side = theme.size("icon_small")
        return QSize(side + 4 + width_of(font, self._word), max(side, QFontMetrics(font).height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and word."""
        theme, painter = look(), QPainter(self)
        side = theme.size("icon_small")
        icon(painter, theme, QPointF(0, (self.height() - side) / 2), self._meaning, side, self._colour)
        rest = QRectF(self.rect()).adjusted(side + 4, 0, 0, 0)
        font = theme.font(self._kind, bold=self._bold)
        words(painter, rest, self._word, font, theme.colour(self._colour), LEFT)


class Chip(Mark):
    """A word with an icon on a soft fill. Tones: plain, good, warn, bad, info, accent, outline."""

    def __init__(
        self, word: str, tone: str = "plain", meaning: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._word, self._tone, self._meaning = word, tone, meaning

    def show_word(self, word: str, tone: str, meaning: str = "") -> None:
        """Say something else."""
        self._word, self._tone, self._meaning = word, tone, meaning
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for icon and word."""
        theme = look()
        lead = theme.size("icon_tiny") + 4 if self._meaning else 2
        return QSize(8 + lead + width_of(theme.font("hint"), self._word) + 10, theme.size("chip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, painter = look(), QPainter(self)
        ink: Colour = self._tone if self._tone in _SOFT else "text"  # type: ignore[assignment]
        outline = self._tone == "outline"
        ink = "muted" if outline else ink
        fill = None if outline else theme.colour(_SOFT.get(self._tone, "surface_alt"))
        edge = theme.colour("border_strong") if outline else None
        box(painter, self.rect(), fill=fill, edge=edge, radius=self.height() / 2)
        left = 8.0
        if self._meaning:
            side = theme.size("icon_tiny")
            icon(painter, theme, QPointF(left, (self.height() - side) / 2), self._meaning, side, ink)
            left += side + 4
        else:
            left += 2
        words(
            painter,
            QRectF(self.rect()).adjusted(left, 0, -6, 0),
            self._word,
            theme.font("hint"),
            theme.colour(ink),
        )


class Tag(Mark):
    """One or two characters in a thin frame, such as the mark of an assumed value."""

    def __init__(self, word: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._word = word
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Give room for the word."""
        font = look().font("hint", size=11)
        return QSize(width_of(font, self._word) + 10, QFontMetrics(font).height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, painter = look(), QPainter(self)
        box(painter, self.rect(), edge=theme.colour("border_strong"), radius=theme.radius("cell"))
        words(painter, self.rect(), self._word, theme.font("hint", size=11), theme.colour("muted"), CENTRE)


class Number(Mark):
    """A number in a circle that points from one place to another."""

    def __init__(self, number: int, tone: str = "bad", *, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self._number, self._tone = number, tone

    def sizeHint(self) -> QSize:
        """Give a circle's square."""
        side = look().px(20)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, painter = look(), QPainter(self)
        ink: Colour = self._tone  # type: ignore[assignment]
        fill = theme.colour(_SOFT[self._tone])
        box(painter, self.rect(), fill=fill, edge=theme.colour(ink), radius=self.height() / 2)
        font = theme.font("hint", bold=True)
        words(painter, self.rect(), str(self._number), font, theme.colour(ink), CENTRE)


class Stamp(Mark):
    """The first character of a name on a square of the accent, as a shop's seal."""

    def __init__(self, name: str, side: int = 28, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._character, self._side = name[:1], side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_name(self, name: str) -> None:
        """Show another name's first character."""
        self._character = name[:1]
        self.update()

    def sizeHint(self) -> QSize:
        """Give the square."""
        side = look().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, painter = look(), QPainter(self)
        box(painter, self.rect(), fill=theme.colour("accent"), radius=theme.radius("control"))
        font = theme.font("body", bold=True, size=round(self._side * 0.54))
        words(painter, self.rect(), self._character, font, theme.colour("on_accent"), CENTRE)
