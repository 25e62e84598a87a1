"""A day: typed as people write it, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.domain.problems import Refused
from desktop.language import _, current
from desktop.ui.style import look
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.inputs import Framed, LineEdit
from desktop.wording.amounts import day_in_full
from desktop.wording.days import read_day
from desktop.wording.problems import sentence

_WEEKEND: dict[Qt.DayOfWeek, Colour] = {Qt.DayOfWeek.Sunday: "bad", Qt.DayOfWeek.Saturday: "info"}


class DateInput(Framed):
    """A day with a calendar at the right; empty is None."""

    entered = Signal(object)
    """The day after a change; None where it was emptied."""
    refused = Signal(str)
    """What is wrong with the text left in the field; empty where it is right again."""

    def __init__(
        self,
        *,
        example: str = "",
        year: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; `year` is that of a day typed without one."""
        self._line = LineEdit()
        super().__init__(self._line, parent)
        self._year = year
        self._kept: date | None = None
        self._line.setFrame(False)
        self._line.setPlaceholderText(example)
        self._pick = IconButton(
            "date", _("Pick from the calendar"), side="icon_large", icon_size="icon_small"
        )
        self._line.editingFinished.connect(self._leave)
        self._line.given_up.connect(self._restore)
        self._pick.clicked.connect(self.open)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 2, 8, 2)
        inside.addWidget(self._line, 1)
        inside.addWidget(self._pick)

    def value(self) -> date | None:
        """Give the day last read; None is empty."""
        return self._kept

    def set_value(self, day: date | None) -> None:
        """Show a day, without telling anybody."""
        self._kept = day
        self._line.setText("" if day is None else day_in_full(day))
        self._blame("")

    def sizeHint(self) -> QSize:
        """Room for a written day."""
        return QSize(look().px(180), look().size("control"))

    def open(self) -> None:
        """Open the calendar."""
        calendar = _Calendar(self._kept, self)
        calendar.picked.connect(self._take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        calendar.show()

    def _take(self, day: date) -> None:
        changed = day != self._kept
        self.set_value(day)
        if changed:
            self.entered.emit(day)

    def _leave(self) -> None:
        try:
            day = read_day(self._line.text(), year=self._year)
        except Refused as refusal:
            self._blame(sentence(refusal.problems[0]))
            return
        changed = day != self._kept
        self.set_value(day)
        if changed:
            self.entered.emit(day)

    def _restore(self) -> None:
        self.set_value(self._kept)

    def _blame(self, why: str) -> None:
        self.set_wrong(bool(why))
        self.refused.emit(why)


class _Calendar(QWidget):
    """Qt's calendar in a panel of its own."""

    picked = Signal(object)

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(_("Calendar"))
        calendar.setLocale(
            QLocale(QLocale.Language.English if current() == "en" else QLocale.Language.Japanese)
        )
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress(calendar)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.addWidget(calendar)
        calendar.setFocus()

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Give Qt's calendar the colours and arrows of the look."""
        theme = look()
        for day, colour in _WEEKEND.items():
            written = QTextCharFormat()
            written.setForeground(theme.colour(colour))
            calendar.setWeekdayTextFormat(day, written)
        for name, meaning, said in (
            ("qt_calendar_prevmonth", "back", _("Previous month")),
            ("qt_calendar_nextmonth", "next", _("Next month")),
        ):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(
                    QIcon(theme.icon(meaning, theme.size("icon"), self.devicePixelRatioF(), "text"))
                )
                button.setAccessibleName(said)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))
