"""An answer picked from a few words side by side: yes, no, don't know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from desktop.ui.painting import box, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.focus import Ringed


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick: a key for the program, a word for people."""

    key: str
    text: str
    icon: str = ""


class Segment(Ringed, QRadioButton):
    """One of the words; room for the tick is kept, so nothing jumps."""

    def __init__(self, option: Option, *, quiet: bool, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(literal(option.text), parent)
        self.option, self._quiet, self._first, self._last = option, quiet, first, last
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(option.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Give room for the tick and the word in bold."""
        theme = look()
        side = theme.size("icon_tiny") + 6
        return QSize(side + width_of(theme.font("note", bold=True), self.option.text) + 28, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill, tick and word."""
        theme, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink()
        fill: Colour | None = self._fill()
        if fill:
            painter.fillPath(self._shape(), theme.colour(fill))
        if not self._first and not self.isChecked():
            painter.fillRect(QRectF(0, 1, 1, self.height() - 2), theme.colour("border"))
        font = theme.font("note", bold=self.isChecked())
        meaning = "saved" if self.isChecked() else self.option.icon
        side = theme.size("icon_tiny")
        width = width_of(font, self.option.text) + (side + 6 if meaning else 0)
        left = (self.width() - width) / 2
        if meaning:
            icon(painter, theme, QPointF(left, (self.height() - side) / 2), meaning, side, ink)
            left += side + 6
        words(painter, QRectF(left, 0, width + 2, self.height()), self.option.text, font, theme.colour(ink))

    def _ink(self) -> Colour:
        if not self.isEnabled():
            return "disabled"
        return "on_accent" if self.isChecked() and not self._quiet else "text"

    def _fill(self) -> Colour | None:
        if self.isChecked():
            return "surface_alt" if self._quiet or not self.isEnabled() else "accent"
        return "surface_alt" if self.underMouse() and self.isEnabled() else None

    def _shape(self) -> QPainterPath:
        inside, radius = QRectF(self.rect()).adjusted(0, 1, 0, -1), look().radius("control") - 1
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(inside.adjusted(self._first, 0, -self._last, 0), radius, radius)
        if not self._first:
            path.addRect(inside.adjusted(0, 0, -inside.width() / 2, 0))
        if not self._last:
            path.addRect(inside.adjusted(inside.width() / 2, 0, 0, 0))
        return path


class Segmented(QWidget):
    """The words of one question. Nothing is picked at first; arrows move, one tab stop."""

    spoken_role = QAccessible.Role.Grouping
    picked = Signal(str)
    """The user picked this key."""

    def __init__(
        self,
        question: str,
        options: Sequence[Option],
        *,
        unknown: str = "unknown",
        parent: QWidget | None = None,
    ) -> None:
        """Make the answers; the option whose key is `unknown` is *don't know*, which is no mistake."""
        super().__init__(parent)
        self.setAccessibleName(question)
        self._group = QButtonGroup(self)
        last = len(options) - 1
        self._segments = {
            option.key: Segment(
                option, quiet=option.key == unknown, first=at == 0, last=at == last, parent=self
            )
            for at, option in enumerate(options)
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            line.addWidget(segment, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._tell)

    def keys(self) -> list[str]:
        """Give the keys that can be picked."""
        return list(self._segments)

    def value(self) -> str | None:
        """Give the picked key; None where nothing is picked yet."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Show this key as picked, without telling anybody."""
        self._group.setExclusive(False)
        for name, segment in self._segments.items():
            segment.setChecked(name == key)
        self._group.setExclusive(True)

    def begin(self) -> None:
        """Take the keyboard: at the word picked, else at the first."""
        self._segments[self.value() or next(iter(self._segments))].setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame around all."""
        theme = look()
        edge = theme.colour("border_strong" if self.isEnabled() else "border")
        box(
            QPainter(self),
            self.rect(),
            fill=theme.colour("surface"),
            edge=edge,
            radius=theme.radius("control"),
        )

    def _tell(self, segment: QRadioButton) -> None:
        if isinstance(segment, Segment):
            self.picked.emit(segment.option.key)
