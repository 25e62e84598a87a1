"""What to look at before the fee is worked out: figures that lack, are not whole, or stand out from the months before."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.closing import missing, unexplained
from desktop.domain.sheet import MonthSheet, SheetRow
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import clear, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.closing import apart_words
from desktop.wording.kpis import kpi_name


class CheckCard(Card):
    """Each value that stands out is accepted with a reason, which becomes the note of its row."""

    explained = Signal(str, str)
    """A KPI, and why its value is right."""

    def __init__(self) -> None:
        super().__init__(_("Before you go on"))
        self.setObjectName("each_month.check")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._shown: tuple[object, ...] | None = None
        self.add(self._lines)

    def show_sheet(self, sheet: MonthSheet) -> bool:
        """Show what is to be looked at; False where there is nothing."""
        odd, lacking = unexplained(sheet), lacking_words(sheet)
        shown = (sheet.month, lacking, *map(apart_words, odd))
        if shown != self._shown:
            self._shown = shown
            clear(self._lines)
            for piece in (*map(self._odd, odd), *_told(lacking)):
                self._lines.addWidget(piece)
        return bool(odd or lacking)

    def _odd(self, shown: SheetRow) -> QWidget:
        line = _Odd(shown)
        line.explained.connect(self.explained)
        return line


class _Odd(QWidget):
    """One value that stands out, with the place to say why it is right."""

    explained = Signal(str, str)

    def __init__(self, shown: SheetRow) -> None:
        super().__init__()
        self._kpi = shown.kpi
        name = kpi_name(shown.measure, shown.kpi)
        self._why = TextInput(example=_("such as a fair that month"))
        self._why.setObjectName(f"check.why.{shown.kpi}")
        self._field = Field(_("Why it is right"), self._why, width=400)
        self._why.setAccessibleName(_("Why {kpi} is right").format(kpi=name))
        keep = Button(_("It is right"), name=_("{kpi}: it is right").format(kpi=name))
        keep.setObjectName(f"check.keep.{shown.kpi}")
        keep.clicked.connect(self._keep)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = _("{what} If it is a slip, correct it in the sheet above.").format(what=apart_words(shown))
        line.addLayout(row(Icon("attention", "warn", "icon_small"), Paragraph(words)))
        line.addWidget(self._field)
        line.addLayout(row(keep, None))

    @Slot()
    def _keep(self) -> None:
        if self._why.value():
            self.explained.emit(self._kpi, self._why.value())
        else:
            self._field.set_error(_("Please say why. Nothing was changed."))
            self._why.setFocus(Qt.FocusReason.OtherFocusReason)


def lacking_words(sheet: MonthSheet) -> str:
    """Name what is not measured, or only for a part of the month; empty where nothing is."""
    names = [kpi_name(x.measure, x.kpi) for x in missing(sheet) if x.measure is None or x.measure.typed]
    text = _("Not measured or not whole: {names}")
    return text.format(names=_(", ").join(names)) if names else ""


def _told(lacking: str) -> Iterator[QWidget]:
    if lacking:
        yield Paragraph(lacking, "note")
