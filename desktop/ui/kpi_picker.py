"""Choosing a KPI from the catalogue: one field that searches, and what it finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
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
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, group
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpis import kpi_name, tier_word

_COLUMNS = ("name", "tier", "basis")
_LAST = 1000
"""After every number of the catalogue."""


class KpiPicker(Dialog):
    """Gives one measure that is not there yet: those for the shop's purpose, the others, and its own."""

    chosen = Signal(str)
    """The code of the KPI picked."""
    own_asked = Signal(str)
    """An own one is to be made, of the name that was searched."""

    def __init__(
        self,
        measures: Mapping[str, Measure],
        purpose: Purpose,
        there: Collection[str],
        parent: QWidget,
        *,
        parts: bool = False,
        makes: bool = False,
    ) -> None:
        """Make the picker; with `parts` it offers what KPIs are made of too, with `makes` an own one can be made."""
        title = _("Choose a measure") if parts else _("Add a measure")
        why = "" if parts else _("Few are looked at more carefully than many.")
        super().__init__(title, why, meaning="kpis", wide=720, parent=parent)
        self._purpose, self._measures = purpose, measures
        known = [x for code, x in measures.items() if code not in there and not x.archived]
        self._known = sorted(filter(None if parts else _is_kpi, known), key=self._order)
        self._field = TextInput(example=_("such as “inquiries”"))
        self._field.setObjectName("kpi_picker.field")
        self._list = Sheet(_("Measures found"), fits=False, whole_rows=True)
        self._list.setObjectName("kpi_picker.list")
        self._nothing = Label(_("Nothing found. Try another word."), "note", "muted")
        self._offer_buttons(makes=makes)
        self._field.installEventFilter(self)
        self._field.edited.connect(self._find)
        self._list.opened.connect(self._take)
        self.add(Field(_("What are you looking for?"), self._field), self._nothing, framed(self._list))
        self._find("")
        self._field.setFocus()

    def _offer_buttons(self, *, makes: bool) -> None:
        if makes:
            own = self.offer(Button(_("Make your own…"), "text", icon="add"), quiet=True)
            own.setObjectName("kpi_picker.own")
            own.clicked.connect(self._make_own)
        self.offer(Button(_("Close")), answer=0)
        self._add = self.offer(Button(_("Add"), "primary"))
        self._add.setObjectName("kpi_picker.add")
        self._add.clicked.connect(self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work on the list while one types."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                self._step(step)
                return True
            if event.key() == Qt.Key.Key_F1:
                return QCoreApplication.sendEvent(self._list, event)
        return super().eventFilter(watched, event)

    def _order(self, measure: Measure) -> tuple[bool, bool, int, int]:
        tier = [*type(measure.tier)].index(measure.tier_for(self._purpose))
        return measure.own, self._purpose not in measure.purposes, tier, measure.number or _LAST

    def _step(self, by: int) -> None:
        keys = [row.key for row in self._list.lines_model.lines.rows if row.kind != "group"]
        if keys:
            at = keys.index(self._list.value()) if self._list.value() in keys else -1
            self._list.pick(keys[max(0, min(len(keys) - 1, at + by))])

    @Slot(str)
    def _find(self, text: str) -> None:
        wanted = _folded(text)
        found = [x for x in self._known if wanted in _searched(x)]
        found.sort(key=partial(_deeper, wanted))
        titles = (_("Measure"), _("Kind"), basis_title())
        columns = tuple(
            Column(key, title, stretch=key == "name") for key, title in zip(_COLUMNS, titles, strict=True)
        )
        self._list.show_lines(Lines(columns, tuple(self._rows(found))))
        if found:
            self._list.pick(next(x.key for x in self._list.lines_model.lines.rows if x.kind != "group"))
        self._nothing.setVisible(not found)
        self._add.setEnabled(bool(found))

    def _rows(self, found: Sequence[Measure]) -> Iterator[Row]:
        titles = {
            "purpose": _("For what your shop aims at"),
            "others": _("Others of the catalogue"),
            "own": _("Your own"),
        }
        for key, title in titles.items():
            here = [x for x in found if self._group(x) == key]
            if here:
                yield group(f"group.{key}", title)
                yield from (Row(x.code, self._cells(x)) for x in here)

    def _group(self, measure: Measure) -> str:
        if measure.own:
            return "own"
        return "purpose" if self._purpose in measure.purposes else "others"

    def _cells(self, measure: Measure) -> tuple[Cell, ...]:
        tier = Cell(tier_word(measure.tier_for(self._purpose)), small=True, colour="muted")
        return name_cell(measure, kpi_name(measure), self._measures, self._purpose), tier, basis_cell(measure)

    @Slot()
    def _take(self) -> None:
        if kpi := self._list.value():
            self.chosen.emit(kpi)
            self.accept()

    @Slot()
    def _make_own(self) -> None:
        self.own_asked.emit(self._field.value())
        self.accept()


def _is_kpi(measure: Measure) -> bool:
    return measure.number is not None or measure.own


def _searched(measure: Measure) -> str:
    told = (measure.name, measure.definition)
    return _folded("".join(text.ja + text.en for text in told) + measure.code)


def _deeper(wanted: str, measure: Measure) -> bool:
    """Let those found by their meaning only come after those found by their name."""
    return wanted not in _folded(measure.name.ja + measure.name.en + measure.code)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
