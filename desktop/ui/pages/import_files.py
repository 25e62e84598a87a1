"""The files of an import: a table of what they are, what is to be known of the picked one, and the day that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem
from desktop.importers.views import TableView
from desktop.language import _
from desktop.ui.pages.import_lines import file_lines, remarks
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.text import Paragraph
from desktop.wording.importing import sentence

_DAY_ASKED = frozenset({"year", "date"})
"""What the day of the download answers."""


class FilesBlock(QWidget):
    """Shows what was read. Files that do not say their year ask for the day they were downloaded."""

    told = Signal(object)
    """The day on which the files were downloaded."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: Sequence[TableView] = ()
        self._sheet = Sheet(_("Files"), whole_rows=True)
        self._remarks, self._across = Banner("warn", "", ""), Banner("warn", "", "")
        self._day = DateInput()
        self._field = Field(_("Day of the download"), self._day, width=280)
        self._again = Button(_("Read with this day"))
        self._sheet.setObjectName("import.files")
        self._day.setObjectName("import.day")
        self._again.setObjectName("import.read_again")
        self._sheet.row_picked.connect(self._show_remarks)
        self._again.clicked.connect(self._tell)
        self._ask = Card(
            _("Some files do not say their year"),
            Paragraph(
                _("Taken from the file itself. Please change it if it is another day."), "note", "muted"
            ),
            self._field,
            row(self._again, None),
        )
        self.setLayout(column(framed(self._sheet), self._ask, self._remarks, self._across, None, gap=12))

    def show_tables(self, tables: Sequence[TableView], problems: Sequence[Problem], day: date | None) -> None:
        """Show what was read; `day` is a guess at the day of the download."""
        self._tables = tables
        self._sheet.show_lines(file_lines(tables))
        self._ask.setVisible(
            any(_DAY_ASKED & set(table.reading.missing) for table in tables if table.reading)
        )
        self._day.set_value(day)
        self._across.say("", " ".join(sentence(problem) for problem in problems))
        self._across.setVisible(bool(problems))
        first = next((at for at, table in enumerate(tables) if remarks(table)), 0)
        self._sheet.pick(str(first))
        self._show_remarks(str(first))

    def _show_remarks(self, key: str) -> None:
        said = remarks(self._tables[int(key)]) if key and self._tables else ()
        self._remarks.say("", "\n".join(said))
        self._remarks.setVisible(bool(said))

    def _tell(self) -> None:
        day = self._day.value()
        if self._field.error():
            return
        if day is None:
            self._field.set_error(_("Please enter the day on which the files were downloaded."))
            return
        self.told.emit(day)
