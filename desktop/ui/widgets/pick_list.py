"""Rows to pick one of, each with an icon and words that break into lines, under headings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.painting import LEFT, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.layout import Rule, clear
from desktop.ui.widgets.marks import Status
from desktop.wording.phrases import in_phrases

_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its key, icon and words; `spoken` is its name where the icon says more than the words.

    A state stands at the right, as icon and word, and is spoken after the name.
    """

    key: str
    text: str
    icon: str = ""
    colour: Colour = "muted"
    spoken: str = ""
    state: str = ""
    state_icon: str = ""
    state_colour: Colour = "muted"

    @property
    def name(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.spoken or self.text, self.state)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over the entries below it."""

    text: str
    icon: str
    colour: Colour
    entries: tuple[Entry, ...]


class _Row(Ringed, QRadioButton):
    """One entry: its icon and words."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(literal(entry.text), parent)
        self.entry, self._words = entry, in_phrases(entry.text)
        self._heights: dict[tuple[int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(entry.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def heightForWidth(self, width: int) -> int:
        """Give room for the words in as many lines as they take; layouts ask this often, so it is remembered."""
        theme = look()
        known = self._heights.get((width, theme.scale))
        if known is not None:
            return known
        room = max(60, width - self._left() - self._right())
        words = QFontMetrics(theme.font("body")).boundingRect(0, 0, room, 10_000, int(_WRAP), self._words)
        high = max(theme.px(40), words.height() + theme.px(16))
        self._heights[width, theme.scale] = high
        return high

    def sizeHint(self) -> QSize:
        """As high as its words take in the width it has."""
        return QSize(look().px(220), self.heightForWidth(max(self.width(), look().px(220))))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high as its words."""
        return QSize(look().px(160), look().px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words; the fill is the line's."""
        theme, painter = look(), QPainter(self)
        side = theme.size("icon_small")
        at = QPointF(12, (self.height() - side) / 2)
        if self.entry.icon:
            icon(painter, theme, at, self.entry.icon, side, self.entry.colour)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(self.rect()).adjusted(self._left(), 0, -self._right(), 0),
            int(_WRAP),
            self._words,
        )
        self._draw_state(painter)

    def _draw_state(self, painter: QPainter) -> None:
        entry, theme = self.entry, look()
        if not entry.state:
            return
        side = theme.size("icon_small")
        left = self.width() - self._state_width() - 12
        icon(
            painter,
            theme,
            QPointF(left, (self.height() - side) / 2),
            entry.state_icon,
            side,
            entry.state_colour,
        )
        place = QRectF(left + side + 4, 0, self.width() - left - side - 4, self.height())
        words(painter, place, entry.state, theme.font("note"), theme.colour(entry.state_colour), LEFT)

    def _state_width(self) -> int:
        return look().size("icon_small") + 4 + width_of(look().font("note"), self.entry.state)

    def _right(self) -> int:
        return 12 + (self._state_width() + 16 if self.entry.state else 0)

    def _left(self) -> int:
        return 12 + (look().size("icon_small") + 8 if self.entry.icon else 0)


class _Line(QWidget):
    """A row with the box before it; the picked one stands on the accent's soft fill."""

    def __init__(self, row: _Row, box: Check | None) -> None:
        super().__init__()
        self._row = row
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        if box is not None:
            line.addSpacing(12)
            line.addWidget(box)
        line.addWidget(row, 1)
        row.toggled.connect(self._turn)

    def holds(self, row: _Row) -> bool:
        """Tell whether a row is this line's."""
        return self._row is row

    def _turn(self, _on: bool) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fill."""
        if self._row.isChecked():
            QPainter(self).fillRect(self.rect(), look().colour("accent_soft"))


class PickList(QWidget):
    """Arrows move the pick, one tab stop for all rows; with `ticks` each row has a box to tick before it."""

    spoken_role = QAccessible.Role.List
    picked = Signal(str)
    """The user picked the entry with this key."""
    ticked = Signal(str, bool)
    """Entry key, and whether its box is ticked now."""

    def __init__(self, name: str, *, tick_name: str = "", parent: QWidget | None = None) -> None:
        """Make the list; `tick_name` names the boxes, such as ``"Ask: {entry}"``; without it there are none."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tick_name = tick_name
        self._group = QButtonGroup(self)
        self._rows: dict[str, _Row] = {}
        self._boxes: dict[str, Check] = {}
        self._shown: tuple[Heading, ...] = ()
        self._guest: QWidget | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._group.buttonToggled.connect(self._tell)

    def show_headings(self, headings: tuple[Heading, ...]) -> None:
        """Show these entries; the pick stays where its entry is still there."""
        if headings == self._shown:
            return
        kept, self._shown = self.value(), headings
        focused = any(row.hasFocus() for row in self._rows.values())
        self._rows.clear()
        self._boxes.clear()
        if self._guest is not None:
            self._lines.removeWidget(self._guest)
        clear(self._lines)
        for heading in headings:
            self._lines.addWidget(_Head(heading))
            for entry in heading.entries:
                self._add(entry)
        self.set_value(kept if kept in self._rows else None)
        self._place_guest()
        if focused and kept in self._rows:
            self._rows[kept].setFocus()

    def value(self) -> str:
        """Give the key of the picked entry; empty where none is."""
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def set_value(self, key: str | None) -> None:
        """Show an entry as picked, without telling anybody; None picks the first."""
        wanted = key if key in self._rows else next(iter(self._rows), None)
        blocked = self._group.blockSignals(True)
        if wanted is not None:
            self._rows[wanted].setChecked(True)
        self._group.blockSignals(blocked)

    def set_tick(self, key: str, on: bool) -> None:
        """Tick an entry's box or not, without telling anybody."""
        if key in self._boxes:
            self._boxes[key].set_value(on)

    def row(self, key: str) -> QWidget | None:
        """Give the row of an entry, such as to stand beside it."""
        return self._rows.get(key)

    def host(self, guest: QWidget | None) -> None:
        """Let a widget stand below the picked entry, where there is no room beside the list; None lets it go."""
        if self._guest is not None and guest is not self._guest:
            self._lines.removeWidget(self._guest)
        self._guest = guest
        self._place_guest()

    def _place_guest(self) -> None:
        row = self._rows.get(self.value())
        if self._guest is None or row is None:
            return
        self._lines.removeWidget(self._guest)
        line = next(x for x in self.findChildren(_Line) if x.holds(row))
        self._lines.insertWidget(self._lines.indexOf(line) + 1, self._guest)

    def _add(self, entry: Entry) -> None:
        row = self._rows[entry.key] = _Row(entry, self)
        self._group.addButton(row)
        if self._tick_name:
            box = self._boxes[entry.key] = Check("", on=True, name=self._tick_name.format(entry=entry.text))
            box.setProperty("key", entry.key)
            box.ticked.connect(self._tell_tick)
        self._lines.addWidget(Rule())
        self._lines.addWidget(_Line(row, self._boxes.get(entry.key)))

    def _tell(self, row: QRadioButton, on: bool) -> None:
        if on and isinstance(row, _Row):
            self._place_guest()
            self.picked.emit(row.entry.key)

    def _tell_tick(self, on: bool) -> None:
        self.ticked.emit(str(self.sender().property("key")), on)


class _Head(QWidget):
    """A heading on the page's ground."""

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(Status(heading.text, heading.icon, heading.colour, bold=True))
        line.addStretch(1)

    def sizeHint(self) -> QSize:
        """As high as a group row of a table."""
        return QSize(super().sizeHint().width(), look().px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), look().colour("surface_alt"))
