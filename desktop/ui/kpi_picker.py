"""Choosing a KPI from the catalogue: one field that searches, and what it finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import Measure
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.kpi_table import basis_cell, basis_title, name_cell
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpis import kpi_name, tier_word

_COLUMNS = ("name", "tier", "basis")


class KpiPicker(Dialog):
    """Gives one KPI that is not there yet; those made for the shop's purpose come first."""

    chosen = Signal(str)
    """The code of the KPI picked."""

    def __init__(
        self, measures: Mapping[str, Measure], purpose: Purpose, there: Collection[str], parent: QWidget
    ) -> None:
        super().__init__(
            _("Add a measure"),
            _("Few are looked at more carefully than many."),
            meaning="kpis",
            parent=parent,
        )
        self._purpose = purpose
        known = [x for code, x in measures.items() if x.number is not None and code not in there]
        self._known = sorted(known, key=self._order)
        self._field = TextInput(example=_("such as “inquiries”"))
        self._field.setObjectName("kpi_picker.field")
        self._list = Sheet(_("Measures found"), fits=False, whole_rows=True)
        self._list.setObjectName("kpi_picker.list")
        self._nothing = Label(_("Nothing found. Try another word."), "note", "muted")
        self.offer(Button(_("Close")), answer=0)
        self._add = self.offer(Button(_("Add"), "primary"))
        self._add.setObjectName("kpi_picker.add")
        self._field.installEventFilter(self)
        self._field.edited.connect(self._find)
        self._list.opened.connect(self._take)
        self._add.clicked.connect(self._take)
        self.add(Field(_("What are you looking for?"), self._field), self._nothing, framed(self._list))
        self._find("")
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work on the list while one types."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _order(self, measure: Measure) -> tuple[bool, int, int]:
        tier = [*type(measure.tier)].index(measure.tier_for(self._purpose))
        return self._purpose not in measure.purposes, tier, measure.number or 0

    def _step(self, by: int) -> None:
        rows = self._list.lines_model.lines.rows
        at = next((at for at, row in enumerate(rows) if row.key == self._list.value()), -1)
        if rows:
            self._list.pick(rows[max(0, min(len(rows) - 1, at + by))].key)

    @Slot(str)
    def _find(self, text: str) -> None:
        wanted = _folded(text)
        found = [x for x in self._known if wanted in _folded(x.name.ja + x.name.en + x.code)]
        rows = tuple(Row(x.code, self._cells(x)) for x in found)
        titles = (_("Measure"), _("Kind"), basis_title())
        columns = tuple(
            Column(key, title, stretch=key == "name") for key, title in zip(_COLUMNS, titles, strict=True)
        )
        self._list.show_lines(Lines(columns, rows))
        if rows:
            self._list.pick(rows[0].key)
        self._nothing.setVisible(not rows)
        self._add.setEnabled(bool(rows))

    def _cells(self, measure: Measure) -> tuple[Cell, ...]:
        tier = Cell(tier_word(measure.tier_for(self._purpose)), small=True, colour="muted")
        return name_cell(measure, kpi_name(measure)), tier, basis_cell(measure)

    @Slot()
    def _take(self) -> None:
        if kpi := self._list.value():
            self.chosen.emit(kpi)
            self.accept()


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
