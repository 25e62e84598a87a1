"""Buttons with words, and buttons that are an icon."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.language import _
from desktop.ui.painting import box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour, Size
from desktop.ui.widgets.focus import Ringed

ButtonKind: TypeAlias = Literal["primary", "secondary", "text", "danger"]
ButtonSize: TypeAlias = Literal["small", "normal", "large"]
_HEIGHTS: dict[str, Size] = {"small": "control_small", "normal": "control", "large": "control_large"}
_PADDING = {"small": 12, "normal": 16, "large": 20}
_INK: dict[str, Colour] = {"primary": "on_accent", "secondary": "text", "text": "accent", "danger": "bad"}
_EDGES: dict[str, Colour | None] = {
    "primary": "accent",
    "secondary": "border_strong",
    "text": None,
    "danger": "bad",
}


def literal(text: str) -> str:
    """Give a text as Qt must get it where ``&`` would mark a key."""
    return text.replace("&", "&&")


class Button(Ringed, QPushButton):
    """A button with a verb. One primary a page; danger only for what cannot be undone."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "secondary",
        *,
        icon: str = "",
        trailing: str = "",
        size: ButtonSize = "normal",
        name: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button; `name` says verb and object where the face is shorter, `key` is such as ``"Alt+N"``."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._text, self._busy = text, ""
        self._icon, self._trailing, self._size = icon, trailing, size
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setText(literal(text))
        self.setAccessibleName(name or text)
        if key:
            self.setShortcut(QKeySequence(key))
            self.setToolTip(
                f"{name or text} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"
            )

    def say(self, text: str, *, name: str = "", kind: ButtonKind | None = None) -> None:
        """Show another text (and kind)."""
        self._text, self._name = text, name
        if kind is not None:
            self.setProperty("kind", kind)
        self.setText(literal(text))
        self.setAccessibleName(name or text)
        self.updateGeometry()

    def set_busy(self, saying: str) -> None:
        """Say in the present tense what is going on, greyed; empty brings the button back."""
        self._busy = saying
        self.setText(literal(saying or self._text))
        self.setAccessibleName(saying or self._name or self._text)
        self.setEnabled(not saying)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Give room for icon, words and padding."""
        theme = look()
        padding = 10 if self.property("kind") == "text" else _PADDING[self._size]
        width = 2 * padding + self._content_width()
        least = 0 if self.property("kind") == "text" else theme.size("button_least")
        if self._size == "small":
            least = 0
        return QSize(max(width, least), theme.size(_HEIGHTS[self._size]))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, icon and words."""
        theme, painter = look(), QPainter(self)
        fill, edge = self._face()
        box(painter, self.rect(), fill=fill, edge=edge, radius=theme.radius("control"))
        ink: Colour = _INK[self.property("kind")] if self.isEnabled() else "disabled"
        left = (self.width() - self._content_width()) / 2
        side, lead = theme.size("icon_small"), self._lead()
        top = (self.height() - side) / 2
        if lead:
            icon(painter, theme, QPointF(left, top), lead, side, ink)
            left += side + 8
        shown = self._busy or self._text
        width = width_of(self._font(), shown)
        words(painter, QRectF(left, 0, width + 2, self.height()), shown, self._font(), theme.colour(ink))
        if self._trailing and not self._busy:
            icon(painter, theme, QPointF(left + width + 8, top), self._trailing, side, ink)

    def _lead(self) -> str:
        return "busy" if self._busy else self._icon

    def _font(self) -> QFont:
        kind = self.property("kind")
        size = 13 if self._size == "small" or kind == "text" else 14
        return look().font("body", bold=kind == "primary" and self.isEnabled(), size=size)

    def _content_width(self) -> int:
        side = look().size("icon_small") + 8
        marks = bool(self._lead()) + bool(self._trailing and not self._busy)
        bold = look().font("body", bold=self.property("kind") == "primary", size=self._text_size())
        return width_of(bold, self._busy or self._text) + side * marks

    def _text_size(self) -> int:
        return 13 if self._size == "small" or self.property("kind") == "text" else 14

    def _face(self) -> tuple[QColor | None, QColor | None]:
        theme, kind = look(), str(self.property("kind"))
        edge = _EDGES[kind]
        if not self.isEnabled():
            plain = kind == "text"
            return (None if plain else theme.colour("surface_alt"), None if plain else theme.colour("border"))
        over, down = self.underMouse(), self.isDown()
        if kind == "primary":
            fill = theme.colour("accent_hover" if over or down else "accent")
            return fill, fill
        rest = None if kind == "text" else theme.colour("surface")
        fill_now = theme.colour("border") if down else theme.colour("surface_alt") if over else rest
        return fill_now, theme.colour(edge) if edge else None


class IconButton(Ringed, QToolButton):
    """A square button with an icon; its tooltip is its name, with the key where it has one."""

    def __init__(
        self,
        meaning: str,
        name: str,
        *,
        colour: Colour = "muted",
        key: str = "",
        side: Size = "icon_button",
        icon_size: Size = "icon",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning, self._colour, self._side, self._icon_size = meaning, colour, side, icon_size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._key = key
        self.call(name)

    def call(self, name: str) -> None:
        """Give it another name."""
        self.setAccessibleName(name)
        shown = QKeySequence(self._key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(_("{name} ({key})").format(name=name, key=shown) if shown else name)

    def show_meaning(self, meaning: str) -> None:
        """Show another icon."""
        self._meaning = meaning
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        super().leaveEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Give its square."""
        side = look().size(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face and icon."""
        theme, painter = look(), QPainter(self)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = theme.colour("border" if self.isDown() else "surface_alt")
            box(painter, self.rect(), fill=fill, radius=theme.radius("control"))
        side = theme.size(self._icon_size)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        icon(painter, theme, at, self._meaning, side, self._colour if self.isEnabled() else "disabled")


class Link(Button):
    """A quiet way to another place, with a small arrow; its words stand at the edge, without padding."""

    def __init__(self, text: str, *, icon: str = "", trailing: str = "next", name: str = "") -> None:
        super().__init__(text, "text", icon=icon, trailing=trailing, name=name)

    def sizeHint(self) -> QSize:
        """Give room for the words and the arrow only."""
        return QSize(self._content_width(), look().px(24))

    def _face(self) -> tuple[QColor | None, QColor | None]:
        return (
            (look().colour("surface_alt"), None) if self.underMouse() and self.isEnabled() else (None, None)
        )
