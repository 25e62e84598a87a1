"""The month a page is about: one back, one on, a grid of twelve, or typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.painting import CENTRE, box, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.focus import Ringed
from desktop.ui.widgets.layout import clear, row
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import month_name
from desktop.wording.months import read_month
from desktop.wording.problems import sentence


class _Shown(QPushButton):
    """The month in the middle; opens the grid."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the month."""
        theme, painter = look(), QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            inner = QRectF(self.rect()).adjusted(0, 2, 0, -2)
            box(painter, inner, fill=theme.colour("surface_alt"), radius=theme.radius("cell"))
        colour = theme.colour("text" if self.isEnabled() else "disabled")
        words(painter, self.rect(), self.text(), theme.font("body", bold=True), colour, CENTRE)

    def sizeHint(self) -> QSize:
        """Room for the month in bold."""
        return QSize(width_of(look().font("body", bold=True), self.text()) + 20, look().size("control") - 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut it."""
        return self.sizeHint()


class MonthPicker(QWidget):
    """‹ 2026年10月 ›. PageUp and PageDown step, typing opens the grid with what was typed."""

    spoken_role = QAccessible.Role.SpinBox
    picked = Signal(object)
    """The user picked this `Month`."""

    def __init__(
        self,
        name: str,
        month: Month,
        *,
        first: Month | None = None,
        last: Month | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the picker; `first` and `last` bound it."""
        super().__init__(parent)
        self._name, self._month = name, month
        self._first, self._last = first or Month(1990, 1), last or Month(2100, 12)
        self._back = IconButton("back", _("Previous month"), colour="text", icon_size="icon_small")
        self._on = IconButton("next", _("Next month"), colour="text", icon_size="icon_small")
        self._shown = _Shown(self)
        self.setFocusProxy(self._shown)
        self._back.clicked.connect(self.back)
        self._on.clicked.connect(self.on)
        self._shown.clicked.connect(self.open)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        line.addWidget(self._back)
        line.addWidget(self._shown, 1)
        line.addWidget(self._on)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_value(month)

    def value(self) -> Month:
        """Give the month shown."""
        return self._month

    def set_value(self, month: Month) -> None:
        """Show a month, without telling anybody."""
        self._month = month
        self._shown.setText(month_name(month))
        said = _("{label}, {value}").format(label=self._name, value=month_name(month))
        self.setAccessibleName(said)
        self._shown.setAccessibleName(said)
        self._back.setEnabled(month > self._first)
        self._on.setEnabled(month < self._last)
        self.updateGeometry()

    def back(self) -> None:
        """Go one month back."""
        self.pick(self._month + -1)

    def on(self) -> None:
        """Go one month on."""
        self.pick(self._month + 1)

    def pick(self, month: Month) -> None:
        """Take a month, if it lies within the bounds, and tell of it."""
        if self._first <= month <= self._last and month != self._month:
            self.set_value(month)
            self.picked.emit(month)

    def open(self, typed: str = "") -> None:
        """Open the grid."""
        grid = MonthGrid(self._month, (self._first, self._last), self)
        grid.picked.connect(self.pick)
        grid.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        grid.show()
        grid.type(typed if isinstance(typed, str) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or begin to type."""
        steps = {Qt.Key.Key_PageUp: self.back, Qt.Key.Key_PageDown: self.on}
        known = steps.get(Qt.Key(event.key()))
        if known is not None:
            known()
        elif event.text().isalnum():
            self.open(event.text())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for both arrows and the month."""
        arrows = 2 * look().size("icon_button")
        return QSize(self._shown.sizeHint().width() + arrows + 2, look().size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        theme = look()
        focused = self._shown.hasFocus()
        edge = theme.colour("accent" if focused else "border_strong" if self.isEnabled() else "border")
        fill, radius = theme.colour("surface"), theme.radius("control")
        box(QPainter(self), self.rect(), fill=fill, edge=edge, width=2 if focused else 1, radius=radius)


class _Cell(Ringed, QPushButton):
    """One month of the grid."""

    def __init__(self, month: Month, text: str, *, chosen: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.month, self._chosen = month, chosen
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """Roomy enough to hit."""
        return QSize(look().px(72), look().size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and name."""
        theme, painter = look(), QPainter(self)
        fill = "accent" if self._chosen else "surface_alt" if self.underMouse() and self.isEnabled() else None
        if fill:
            box(painter, self.rect(), fill=theme.colour(fill), radius=theme.radius("control"))  # type: ignore[arg-type]
        colour = theme.colour("disabled" if not self.isEnabled() else "on_accent" if self._chosen else "text")
        words(painter, self.rect(), self.text(), theme.font("body", bold=self._chosen), colour, CENTRE)


class MonthGrid(QWidget):
    """Twelve months of a year, and a line to type one."""

    spoken_role = QAccessible.Role.Dialog
    picked = Signal(object)

    def __init__(self, month: Month, bounds: tuple[Month, Month], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(_("Pick a month"))
        self._month, self._year, self._bounds = month, month.year, bounds
        self._typed = TextInput(example=month_name(month))
        self._field = Field(_("Type a month"), self._typed)
        self._title = Label("", "section", align=Qt.AlignmentFlag.AlignHCenter)
        earlier, later = IconButton("back", _("Previous year")), IconButton("next", _("Next year"))
        earlier.clicked.connect(self._earlier)
        later.clicked.connect(self._later)
        self._typed.returnPressed.connect(self._take)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        lines.addLayout(row(earlier, None, self._title, None, later))
        lines.addLayout(self._grid)
        lines.addWidget(self._field)
        self._fill()

    def type(self, text: str) -> None:
        """Begin the typed month with a text, and take the keyboard."""
        self._typed.setText(text)
        self._typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        asker = self.parentWidget()
        if asker is not None:
            asker.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the panel."""
        theme = look()
        edge = theme.colour("border_strong")
        box(QPainter(self), self.rect(), fill=theme.colour("surface"), edge=edge, radius=theme.radius("card"))

    def _fill(self) -> None:
        clear(self._grid)
        self._title.setText(_("Year {year}").format(year=self._year))
        for at in range(12):
            month = Month(self._year, at + 1)
            text = _("Month {month}").format(month=at + 1)
            cell = _Cell(month, text, chosen=month == self._month, parent=self)
            cell.setAccessibleName(month_name(month))
            cell.setEnabled(self._bounds[0] <= month <= self._bounds[1])
            cell.clicked.connect(self._choose)
            self._grid.addWidget(cell, at // 4, at % 4)

    def _earlier(self) -> None:
        self._year = max(self._year - 1, self._bounds[0].year)
        self._fill()

    def _later(self) -> None:
        self._year = min(self._year + 1, self._bounds[1].year)
        self._fill()

    def _choose(self) -> None:
        cell = self.sender()
        if isinstance(cell, _Cell):
            self._done(cell.month)

    def _take(self) -> None:
        try:
            month = read_month(self._typed.value(), year=self._year)
        except Refused as refusal:
            self._field.set_error(sentence(refusal.problems[0]))
            self.adjustSize()
            return
        if month is not None:
            self._done(month)

    def _done(self, month: Month) -> None:
        self.close()
        self.picked.emit(month)
