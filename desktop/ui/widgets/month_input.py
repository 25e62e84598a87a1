"""A month as a field: typed as people write it, or picked from a year's twelve; a day where one is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.inputs import Framed, LineEdit
from desktop.ui.widgets.month_picker import MonthGrid
from desktop.wording.days import month_or_day, read_month_or_day
from desktop.wording.problems import sentence

_BOUNDS = Month(1990, 1), Month(2100, 12)


class MonthInput(Framed):
    """A month (or a day) with a calendar at the right; empty is None."""

    entered = Signal(object)
    """The `Month` or day after a change; None where it was emptied."""
    refused = Signal(str)
    """What is wrong with the text left in the field; empty where it is right again."""

    def __init__(self, near: Month, *, example: str = "", parent: QWidget | None = None) -> None:
        """Make the field; the months offered begin around `near` while it is empty."""
        self._line = LineEdit()
        super().__init__(self._line, parent)
        self._near = near
        self._kept: Month | date | None = None
        self._before: Month | date | None = None
        self._line.setFrame(False)
        self._line.setPlaceholderText(example)
        self._pick = IconButton("date", _("Pick a month"), side="icon_large", icon_size="icon_small")
        self._line.editingFinished.connect(self.enter)
        self._line.given_up.connect(self._restore)
        self._pick.clicked.connect(self.open)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 2, 8, 2)
        inside.addWidget(self._line, 1)
        inside.addWidget(self._pick)

    def value(self) -> Month | date | None:
        """Give what was last read; None is empty."""
        return self._kept

    def set_value(self, at: Month | date | None) -> None:
        """Show a month or day, without telling anybody."""
        self._kept = at
        self._line.setText("" if at is None else month_or_day(at))
        self._blame("")

    def refuse(self, why: str) -> None:
        """Answer `entered` with why the value was not taken: its text stays, Esc brings the one before back."""
        self._kept = self._before
        self._line.setModified(True)
        self._blame(why)

    def standing(self) -> bool:
        """Tell whether the text in the field was not taken and waits to be corrected."""
        return bool(self.property("wrong"))

    def enter(self) -> None:
        """Take the text in the field, as leaving it does."""
        try:
            at = read_month_or_day(self._line.text())
        except Refused as refusal:
            self._blame(sentence(refusal.problems[0]))
            return
        self._take(at)

    def open(self) -> None:
        """Open the year's months."""
        at = self._kept if self._kept is not None else self._near
        grid = MonthGrid(at if isinstance(at, Month) else Month.of(at), _BOUNDS, self)
        grid.picked.connect(self._take)
        grid.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        grid.show()

    def sizeHint(self) -> QSize:
        """Room for a written month."""
        return QSize(look().px(160), look().size("control"))

    def _take(self, at: Month | date | None) -> None:
        before = self._kept
        self.set_value(at)
        if at != before:
            self._before = before
            self.entered.emit(at)

    def _restore(self) -> None:
        self.set_value(self._kept)

    def _blame(self, why: str) -> None:
        self.set_wrong(bool(why))
        self.refused.emit(why)
