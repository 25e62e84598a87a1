"""A scale from 0 to 4: five marks on a line, with words for its ends and its middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.ui.painting import box, icon
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.text import Paragraph

MARKS = 5
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: MARKS - 1}
_SIDE, _TICK, _LINE = 22, 12, 2


class _Mark(Ringed, QRadioButton):
    """One of the five."""

    def __init__(self, value: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Large enough to be hit."""
        side = look().px(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, with a tick where it is picked."""
        theme, painter = look(), QPainter(self)
        picked, able = self.isChecked(), self.isEnabled()
        fill: Colour = "accent" if picked else "surface_alt" if self.underMouse() and able else "surface"
        edge: Colour = "accent" if picked else "border_strong" if able else "border"
        inside = QRectF(self.rect())
        box(painter, inside, fill=theme.colour(fill), edge=theme.colour(edge), radius=inside.height() / 2)
        if picked:
            side = theme.px(_TICK)
            corner = inside.center() - QPointF(side / 2, side / 2)
            icon(painter, theme, corner, "saved", side, "on_accent", 3)


class Scale(QWidget):
    """Nothing is picked at first; one tab stop, arrows move, 0 to 4, Home and End pick, Delete leaves it open again."""

    spoken_role = QAccessible.Role.Grouping
    picked = Signal(object)
    """The user picked 0 to 4; None: it is open again."""

    def __init__(
        self, question: str, captions: Sequence[str], names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Make the scale: `captions` for 0, 2 and 4, and what each of the five is called aloud."""
        super().__init__(parent)
        self.setAccessibleName(question)
        self._group = QButtonGroup(self)
        self._marks = [_Mark(value, name, self) for value, name in enumerate(names)]
        self._captions = [Paragraph(text, "hint", "muted") for text in captions]
        self._group.buttonClicked.connect(self._tell)
        self._lay_out()

    def value(self) -> int | None:
        """Give what is picked; None while it is open."""
        return next((mark.value for mark in self._marks if mark.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Show this as picked, without telling anybody."""
        self._group.setExclusive(False)
        for mark in self._marks:
            mark.setChecked(mark.value == value)
        self._group.setExclusive(True)
        self.update()

    def mark(self, value: int) -> QRadioButton:
        """Give the mark to click for a value."""
        return self._marks[value]

    def begin(self) -> None:
        """Take the keyboard: at the mark picked, else at the first."""
        self._marks[self.value() or 0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by digit, or leave the question open again."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
            self.picked.emit(None)
        elif event.key() in _ENDS:
            self._pick(_ENDS[Qt.Key(event.key())])
        elif text.isdigit() and int(text) < MARKS:
            self._pick(int(text))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line the marks lie on, as far as the picked one in the accent."""
        theme, painter = look(), QPainter(self)
        first, last = self._marks[0].geometry().center(), self._marks[-1].geometry().center()
        thick = theme.px(_LINE)
        line = QRectF(first.x(), first.y() - thick / 2 + 1, last.x() - first.x(), thick)
        painter.fillRect(line, theme.colour("border"))
        value = self.value()
        if value:
            line.setRight(self._marks[value].geometry().center().x())
            painter.fillRect(line, theme.colour("accent"))

    def _lay_out(self) -> None:
        marks = QHBoxLayout()
        marks.setSpacing(0)
        for mark in self._marks:
            if mark.value:
                marks.addStretch(1)
            self._group.addButton(mark)
            marks.addWidget(mark)
        captions = QGridLayout()
        captions.setHorizontalSpacing(12)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for at, (caption, side) in enumerate(zip(self._captions, sides, strict=True)):
            caption.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            captions.addWidget(caption, 0, at)
            captions.setColumnStretch(at, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(marks)
        lines.addLayout(captions)

    def _pick(self, value: int) -> None:
        self._marks[value].setFocus()
        self._marks[value].click()

    def _tell(self, mark: QRadioButton) -> None:
        self.update()
        if isinstance(mark, _Mark):
            self.picked.emit(mark.value)
