"""The files of an import: a table of what they are, what is to be known of the picked one, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.breakdowns import Counted
from desktop.domain.importing import Status
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.language import _
from desktop.ui.pages.import_counting import ASKED
from desktop.ui.pages.import_lines import counted_words, details, file_lines, remarks, sums
from desktop.ui.widgets.banner import Banner, Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.text import Paragraph
from desktop.wording.importing import sentence
from desktop.wording.together import together

if TYPE_CHECKING:
    from desktop.importers.views import TableView
    from desktop.services.importing import ImportPreview

_MOST = 4
"""So many tables are in sight before the list scrolls: what is asked of them stands below it."""
_DAY_ASKED = frozenset({"year", "date"})
"""What the day of the download answers."""


class FilesBlock(QWidget):
    """Shows what was read. What a file leaves open (its year, its month, its columns) is asked below the table."""

    told = Signal(object)
    """The day on which the files were downloaded."""
    month_told = Signal(object, object)
    """The path of a file, and the month whose figures it holds."""
    matching = Signal(object)
    """A `TableView` whose columns are to be matched."""
    counting = Signal(object, object)
    """A `TableView` of names, and those of them that count now."""
    left_out = Signal(object)
    """The path of a file that is not wanted after all."""

    def __init__(self, last: Month) -> None:
        """Make the block; `last` is the last month that can be picked."""
        super().__init__()
        self._tables: Sequence[TableView] = ()
        self._of: Sequence[Counted] = ()
        self._measures: Mapping[str, Measure] = {}
        self._sheet = Sheet(_("Files"), most=_MOST, whole_rows=True)
        self._details, self._sums = Paragraph("", "note", "muted"), Paragraph("", "note", "muted")
        self._remarks, self._across = Banner("warn", "", ""), Banner("warn", "", "")
        self._day = DateInput()
        self._field = Field(_("Day of the download"), self._day, width=280)
        self._again = Button(_("Read with this day"))
        self._month = MonthPicker(_("Month of the file"), last, last=last)
        self._with_month = Button(_("Read with this month"))
        self._match = Button(_("Match the columns…"))
        self._counted, self._count = Note("", "kpis"), Button(_("Choose what counts…"))
        self._leave = Link(_("Leave this file out"), trailing="")
        self._name()
        self._connect()
        self._lay_out()

    def show_preview(
        self, preview: ImportPreview, day: date | None, month: Month, measures: Mapping[str, Measure]
    ) -> None:
        """Show what was read; `day` and `month` are guesses at what a file may leave open."""
        picked = self._sheet.value()
        self._tables, self._measures, self._of = preview.tables, measures, preview.counted
        self._sheet.show_lines(file_lines(self._tables))
        missing = [set(table.reading.missing) for table in self._tables if table.reading]
        self._ask.setVisible(any(_DAY_ASKED & one for one in missing))
        self._day.set_value(day)
        self._month.set_value(month)
        self._across.say("", together(map(sentence, preview.problems)))
        self._across.setVisible(bool(preview.problems))
        here = picked if picked and int(picked) < len(self._tables) else str(_most_pressing(self._tables))
        self._sheet.pick(here)
        self._show_picked(here)

    def _name(self) -> None:
        self._sheet.setObjectName("import.files")
        self._day.setObjectName("import.day")
        self._again.setObjectName("import.read_again")
        self._month.setObjectName("import.month")
        self._with_month.setObjectName("import.read_with_month")
        self._match.setObjectName("import.match")
        self._count.setObjectName("import.count")
        self._leave.setObjectName("import.leave_file")

    def _connect(self) -> None:
        self._sheet.row_picked.connect(self._show_picked)
        self._again.clicked.connect(self._tell)
        self._with_month.clicked.connect(self._tell_month)
        self._match.clicked.connect(self._ask_columns)
        self._count.clicked.connect(self._ask_names)
        self._leave.clicked.connect(self._leave_out)

    def _lay_out(self) -> None:
        self._ask = Card(
            _("Some files do not say their year"),
            Paragraph(
                _("Taken from the file itself. Please change it if it is another day."), "note", "muted"
            ),
            self._field,
            row(self._again, None),
        )
        self._ask_month = Card(
            _("This file does not say its month"),
            Paragraph(_("Which month’s figures does it hold? Nothing is guessed."), "note", "muted"),
            row(self._month, self._with_month, None),
        )
        told = boxed(column(row(self._details, self._leave), self._sums, gap=0))
        self._acts = boxed(row(self._match, self._count, None))
        pieces = (
            framed(self._sheet), told, self._counted, self._remarks, self._acts, self._ask_month, self._ask,
            self._across,
        )  # fmt: skip
        self.setLayout(column(*pieces, None, gap=12))

    def _picked(self) -> TableView | None:
        key = self._sheet.value()
        return self._tables[int(key)] if key and int(key) < len(self._tables) else None

    def _show_picked(self, key: str) -> None:
        table = self._tables[int(key)] if key and self._tables else None
        said = remarks(table) if table else ()
        self._remarks.say("", "\n".join(said))
        self._remarks.setVisible(bool(said))
        self._details.set_text(details(table) if table else "")
        summed = sums(table, self._measures) if table else ""
        self._sums.set_text(summed)
        self._sums.setVisible(bool(summed))
        missing = table.reading.missing if table and table.reading else ()
        self._ask_month.setVisible("month" in missing)
        self._show_counted(table)

    def _show_counted(self, table: TableView | None) -> None:
        """Say which names of the picked table count, and offer to choose them, or its columns."""
        found = self._counting_in(table)
        said = [counted_words(one, self._measures) for one in found]
        self._counted.say("\n".join(said))
        self._counted.setVisible(bool(said))
        names = bool(table and table.reading and table.reading.source in ASKED)
        self._match.setVisible(bool(table and table.table))
        self._count.setVisible(names)
        self._acts.setVisible(names or bool(table and table.table))

    def _counting_in(self, table: TableView | None) -> list[Counted]:
        if table is None or table.reading is None:
            return []
        return [one for one in self._of if (one.file, one.source) == (table.file, table.reading.source)]

    def _tell(self) -> None:
        day = self._day.value()
        if self._field.error():
            return
        if day is None:
            self._field.set_error(_("Please enter the day on which the files were downloaded."))
            return
        self.told.emit(day)

    def _tell_month(self) -> None:
        table = self._picked()
        if table is not None:
            self.month_told.emit(table.path, self._month.value())

    def _ask_columns(self) -> None:
        table = self._picked()
        if table is not None:
            self.matching.emit(table)

    def _ask_names(self) -> None:
        table = self._picked()
        if table is not None:
            names = [name for one in self._counting_in(table) for name in one.names]
            self.counting.emit(table, names)

    def _leave_out(self) -> None:
        table = self._picked()
        if table is not None:
            self.left_out.emit(table.path)


def _most_pressing(tables: Sequence[TableView]) -> int:
    """Give the place of the first table that needs an answer, else of one not used, else of one with a remark."""
    pressing = (
        [at for at, table in enumerate(tables) if table.status is Status.NEEDS_INPUT],
        [at for at, table in enumerate(tables) if table.status is Status.REFUSED],
        [at for at, table in enumerate(tables) if remarks(table)],
    )
    return next((places[0] for places in pressing if places), 0)
