"""What belongs to the row of the month sheet one is at: its note, where it can be seen, last month's figure as a proposal."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.sheet import SheetRow
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row, row
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpis import kpi_name, value_words


class RowDetail(QWidget):
    """Two fields and a link below the sheet; notes and evidence can be written in closed months too."""

    noted = Signal(str, str)
    """A KPI, and its note."""
    evidenced = Signal(str, str)
    """A KPI, and where it can be seen."""
    proposed = Signal(str)
    """A KPI whose cell is to begin with last month's figure."""

    def __init__(self) -> None:
        super().__init__()
        self._kpi = ""
        self._form = Form("each_month", self)
        self._note = self._form.add("note", Field("", TextInput()))
        example = _("a link, or the name of a file or paper")
        self._evidence = self._form.add("evidence", Field("", TextInput(example=example)))
        self._same = Link("", trailing="")
        self._same.setObjectName("each_month.same")
        self._form.entered.connect(self._take)
        self._same.clicked.connect(self._propose)
        self.setLayout(column(field_row(self._note, self._evidence), row(self._same, None), gap=8))

    def show_row(self, shown: SheetRow | None, *, with_note: bool) -> None:
        """Show a row; `with_note` where the sheet itself has no room for notes."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        name = kpi_name(shown.measure, shown.kpi)
        self._kpi = shown.kpi
        self._note.rename(_("Note on {kpi}").format(kpi=name))
        self._evidence.rename(_("Where {kpi} can be seen").format(kpi=name))
        self._note.setVisible(with_note)
        self._form.show_values({"note": shown.note, "evidence": shown.evidence})
        last = shown.last if shown.editable and shown.value is None else None
        self._same.setVisible(last is not None)
        if last is not None:
            text = _("Begin with last month’s {value}")
            self._same.say(text.format(value=value_words(last, shown.measure)))

    @Slot(str, object)
    def _take(self, name: str, value: str) -> None:
        (self.noted if name == "note" else self.evidenced).emit(self._kpi, value)

    @Slot()
    def _propose(self) -> None:
        self.proposed.emit(self._kpi)
