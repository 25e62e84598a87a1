"""What the parts of the monthly record share: each shows one `MonthView` and acts on that month."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.closing import MonthView, Stage
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

PLACE = "each_month"
MENTIONS, ADVERTS = "mentions", "adverts"
"""Parts beside the stages: logs from which figures count."""


def to_stage(month: Month, stage: Stage) -> Going:
    """Give the way to another stage of a month."""
    return to_part(month, stage.value)


def to_part(month: Month, part: str) -> Going:
    """Give the way to any part of a month."""
    return Going(PLACE, month, part)


class MonthPart(QWidget):
    """One part of the page. Subclasses lay out in ``__init__`` and fill in `show_view`."""

    going = Signal(object)
    """A `Going`, also to another part of this page."""
    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""
    head_changed = Signal()
    """The page is to ask for title and sentence again."""
    full: ClassVar[bool] = False
    """Whether it takes the whole width."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view: MonthView | None = None
        self.lines: QVBoxLayout = column()
        self.setLayout(self.lines)

    @property
    def month(self) -> Month:
        """The month shown; before anything is shown the last that is over."""
        return self.desk.last_month() if self.view is None else self.view.sheet.month

    def head(self) -> tuple[str, str]:
        """Give the page's title and sentence while this part is in sight."""
        raise NotImplementedError

    def set_compact(self, compact: bool) -> None:
        """Take notice that the page's head has little room and carries the way on."""

    def show_view(self, view: MonthView) -> None:
        """Show a month, or the same one after a step."""
        raise NotImplementedError
