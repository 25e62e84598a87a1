"""Matching the columns of a table no service wrote: what each holds, and how its first rows are read then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.domain.shop import Purpose
from desktop.importers.dates import WrittenDay
from desktop.importers.matched import Line, When, columns, lines
from desktop.importers.tables import Table
from desktop.language import _
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, field_row, row
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import day_alone, day_in_full, month_alone, month_name, number
from desktop.wording.kpis import name_of
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_WHOLE = "whole"
_SAMPLES, _READ = 3, 5
_FEW = 8
"""So many columns are all in sight; a longer list scrolls."""
_LEAP = 2000
"""A year in which every day exists, for days written without theirs."""


class ColumnsDialog(Dialog):
    """Proposes by the columns' names; nothing is kept before the button, and it is one step then."""

    def __init__(self, desk: Desk, table: Table, purpose: Purpose | None, parent: QWidget) -> None:
        super().__init__(
            _("Match the columns"),
            _(
                "{file}: say what each column holds. It is remembered, and the next file with these columns is read at once."
            ).format(file=table.file),
            meaning="import",
            wide=880,
            parent=parent,
        )
        self._desk, self._table, self._purpose = desk, table, purpose or Purpose.CUSTOMERS
        self._names, self._layout = columns(table), desk.layouts.of(table)
        self._measures: Mapping[str, Measure] = desk.layouts.countable()
        self._name = TextInput(example=_("such as “Monthly report of the agency”"))
        self._when = Choice([Option(_WHOLE, _("No column: the whole table is one month"))])
        self._columns = Sheet(_("Columns"), fits=len(self._names) <= _FEW, whole_rows=True)
        self._choose, self._drop = Button(_("Choose a measure…")), Button(_("Leave the column out"))
        self._read = Sheet(_("As it is read"))
        self._why = Label("", "note", "bad")
        self._offer(remembered=any(kept.header == self._layout.header for kept in desk.layouts.all()))
        self._connect()
        self._arrange()
        self._fill()

    def _offer(self, *, remembered: bool) -> None:
        if remembered:
            forget = self.offer(Button(_("Forget it")), quiet=True)
            forget.setObjectName("columns.forget")
            forget.clicked.connect(self._forget)
        self.offer(Button(_("Cancel")), answer=0).setObjectName("columns.cancel")
        self._done = self.offer(Button(_("Read it like this"), "primary"))
        self._done.setObjectName("columns.done")

    def _connect(self) -> None:
        self._name.setObjectName("columns.name")
        self._when.setObjectName("columns.when")
        self._columns.setObjectName("columns.list")
        self._choose.setObjectName("columns.choose")
        self._drop.setObjectName("columns.drop")
        self._read.setObjectName("columns.read")
        self._when.picked.connect(self._pick_when)
        self._columns.opened.connect(self._pick_kpi)
        self._columns.row_picked.connect(self._show_acts)
        self._choose.clicked.connect(self._pick_kpi)
        self._drop.clicked.connect(self._leave_out)
        self._done.clicked.connect(self._keep)

    def _arrange(self) -> None:
        fields = field_row(
            Field(_("Day or month"), self._when), Field(_("Name of such tables"), self._name, optional=True)
        )
        acts = boxed(row(self._choose, self._drop, None))
        self.add(fields, framed(self._columns), acts)
        self.add(Label(_("As it is read"), "label"), framed(self._read), self._why)

    def _fill(self) -> None:
        self._when.offer(
            [
                *(Option(f"={name}", shown) for name, (shown, _at) in self._names.items()),
                Option(_WHOLE, _("No column: the whole table is one month")),
            ]
        )
        self._when.set_value(f"={self._layout.when}" if self._layout.when else _WHOLE)
        self._name.set_value(self._layout.name)
        self._show()
        first = next((name for name in self._names if name != self._layout.when), "")
        self._columns.pick(first)
        self._columns.setFocus()

    def _show(self) -> None:
        """Show what is matched so far, and the rows as they are read by it."""
        self._columns.show_lines(self._column_lines())
        found = lines(self._table, self._layout)[:_READ]
        self._read.show_lines(self._read_lines(found))
        wrong = next((text for line in found for text in line.wrong.values()), "")
        undated = next((line.text for line in found if self._layout.when and line.when is None), None)
        said = _("“{text}” is not a number, so it stays empty.").format(text=wrong) if wrong else ""
        if undated is not None:
            said = _("“{text}” is not a day or month, so its row is left out.").format(text=undated)
        self._say(said)
        self._show_acts()

    def _say(self, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _column_lines(self) -> Lines:
        heads = (
            Column("column", _("Column"), stretch=True),
            Column("cells", _("First cells"), stretch=True, spare=True),
            Column("kpi", _("Measure"), stretch=True),
        )
        return Lines(
            heads,
            tuple(
                Row(name, (Cell(shown), Cell(self._samples(at), small=True, colour="muted"), self._kpi(name)))
                for name, (shown, at) in self._names.items()
                if name != self._layout.when
            ),
        )

    def _samples(self, at: int) -> str:
        rows = [line for line in self._table.body if at < len(line) and line[at].strip()]
        return _(", ").join(line[at].strip()[:20] for line in rows[:_SAMPLES])

    def _kpi(self, name: str) -> Cell:
        kpi = self._layout.columns.get(name)
        if kpi is None:
            return Cell(_("not used"), colour="muted", opens=True)
        return Cell(name_of(self._measures, kpi), link=True, bold=True)

    def _read_lines(self, found: list[Line]) -> Lines:
        used = [name for name in self._names if name in self._layout.columns]
        head = [Column("when", _("Day or month"))] if self._layout.when else []
        heads = [Column(f"={name}", name_of(self._measures, self._layout.columns[name])) for name in used]
        rows = []
        for line in found:
            first = [_when_cell(line)] if self._layout.when else []
            rows.append(Row(str(line.number), (*first, *(_number_cell(line, name) for name in used))))
        right = [replace(column, right=True) for column in heads]
        return Lines((*head, *right, Column("rest", "", stretch=True)), _padded(rows))

    # --- what is chosen --------------------------------------------------------------------------

    @Slot(str)
    def _pick_when(self, key: str) -> None:
        when = "" if key == _WHOLE else key.removeprefix("=")
        counted = {name: kpi for name, kpi in self._layout.columns.items() if name != when}
        self._layout = replace(self._layout, when=when, columns=counted)
        self._show()

    @Slot()
    def _pick_kpi(self) -> None:
        if self._columns.value():
            there = set(self._layout.columns.values())
            picker = KpiPicker(self._measures, self._purpose, there, self, parts=True)
            picker.chosen.connect(self._take_kpi)
            picker.open()

    @Slot(str)
    def _take_kpi(self, kpi: str) -> None:
        self._match({**self._layout.columns, self._columns.value(): kpi})

    @Slot()
    def _leave_out(self) -> None:
        here = self._columns.value()
        self._match({name: kpi for name, kpi in self._layout.columns.items() if name != here})

    def _match(self, counted: Mapping[str, str]) -> None:
        self._layout = replace(self._layout, columns=dict(counted))
        self._show()

    @Slot()
    def _show_acts(self) -> None:
        self._drop.setEnabled(self._columns.value() in self._layout.columns)

    @Slot()
    def _keep(self) -> None:
        try:
            self._desk.layouts.keep(replace(self._layout, name=self._name.value().strip()))
        except Refused as refusal:
            self._say(sentence(refusal.problems[0], self._measures))
            return
        self.accept()

    @Slot()
    def _forget(self) -> None:
        self._desk.layouts.forget(self._layout.header)
        self.accept()


def _padded(rows: list[Row]) -> tuple[Row, ...]:
    return tuple(replace(one, cells=(*one.cells, Cell())) for one in rows)


def _when_cell(line: Line) -> Cell:
    if line.when is None:
        return Cell(line.text or "–", icon="attention", colour="warn")
    return Cell(_when_words(line.when))


def _number_cell(line: Line, name: str) -> Cell:
    if name in line.wrong:
        return Cell(line.wrong[name], icon="attention", colour="warn")
    value = line.values.get(name)
    if value is None:
        return nothing()
    text = number(value)
    return Cell(_("about {value}").format(value=text) if name in line.rounded else text)


def _when_words(when: When) -> str:
    if isinstance(when, WrittenDay):
        day = date(when.year or _LEAP, when.month, min(when.day, 28) if when.month == 2 else when.day)
        return day_in_full(day) if when.year else day_alone(day)
    month = Month(when.year or _LEAP, when.month)
    return month_name(month) if when.year else month_alone(month)
