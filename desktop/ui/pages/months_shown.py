"""Which months of a long row are in sight, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.month import Month
from desktop.language import _
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.text import Label
from desktop.wording.amounts import month_name


class MonthsShown(QWidget):
    """‹ October 2026 to March 2027 ›. One step is as many months as are shown."""

    moved = Signal()
    """Other months are in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[Month, ...] = ()
        self._first: Month | None = None
        self._many = 1
        self._back = IconButton("back", _("Earlier months"), colour="text", icon_size="icon_small")
        self._on = IconButton("next", _("Later months"), colour="text", icon_size="icon_small")
        self._said = Label("", "note")
        self._back.setObjectName("months.back")
        self._on.setObjectName("months.on")
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for piece in (self._back, self._said, self._on):
            line.addWidget(piece)
        for arrow in (self._back, self._on):
            arrow.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus
            )  # a figure being typed is kept before its month goes

    def show_months(self, months: tuple[Month, ...], first: Month) -> None:
        """Know all months; begin with `first` where nothing was chosen yet."""
        self._months = months
        if self._first not in months:
            self._first = first

    def forget(self) -> None:
        """Begin anew with the next months."""
        self._first = None

    def shown(self, many: int) -> tuple[Month, ...]:
        """Give so many months from the first one chosen on, or the last ones; say which."""
        at = self._months.index(self._first) if self._first in self._months else 0
        at = max(0, min(at, len(self._months) - many))
        span = self._months[at : at + many]
        self._many = many
        first, last = month_name(span[0]), month_name(span[-1])
        self._said.setText(first if many == 1 else _("{first} to {last}").format(first=first, last=last))
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at + many < len(self._months))
        return span

    def _move(self, by: int) -> None:
        at = self._months.index(self._first) if self._first in self._months else 0
        at = max(0, min(min(at, len(self._months) - self._many) + by, len(self._months) - self._many))
        self._first = self._months[at]
        self.moved.emit()

    @Slot()
    def _go_back(self) -> None:
        self._move(-self._many)

    @Slot()
    def _go_on(self) -> None:
        self._move(self._many)
