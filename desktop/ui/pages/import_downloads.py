"""What to download by when: how each download stands, the steps of the picked one, and reminders for a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.download_calendar import Due
from desktop.language import _, current
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, state
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.downloads import last_words, left_words, name_of, next_words, steps

if TYPE_CHECKING:
    from desktop.ui.tokens import Colour

_STEPS = 3
"""Of each download: where to go, what to set, what to press."""


class DownloadsCard(Card):
    """A row a download, the most pressing first; picking one shows how it is done."""

    calendar_asked = Signal()
    """The reminders are to be saved as a calendar file."""

    def __init__(self) -> None:
        super().__init__(_("What to download by when"))
        self._dues: Sequence[Due] = ()
        self._today = date.min
        self._every = False
        self._sheet = Sheet(_("What to download by when"), whole_rows=True)
        self._name, self._note = Label("", "label"), Note("")
        self._steps = [Paragraph("", "note") for _step in range(_STEPS)]
        self._calendar = Button(_("Reminders for a calendar…"), icon="date")
        self._more = Link("", trailing="")
        self._sheet.setObjectName("downloads.list")
        self._calendar.setObjectName("downloads.calendar")
        self._sheet.row_picked.connect(self._show_steps)
        self._more.setObjectName("downloads.more")
        self._calendar.clicked.connect(self.calendar_asked)
        self._more.clicked.connect(self._turn)
        self.add(framed(self._sheet), row(self._more, None), self._name, *self._steps, self._note)
        self.add(row(self._calendar, None))

    def show_dues(self, dues: Sequence[Due], today: date) -> None:
        """Show how each stands; what is picked stays picked."""
        self._dues, self._today = dues, today
        self._show()

    def _show(self) -> None:
        shown = [due for due in self._dues if self._every or due.used]
        picked = self._sheet.value()
        self._sheet.show_lines(_lines(shown, self._today))
        codes = [due.download.code for due in shown]
        here = picked if picked in codes else codes[0]
        self._sheet.pick(here)
        self._show_steps(here)
        self._more.say(_("Show fewer downloads") if self._every else _("Other services’ downloads"))

    def _turn(self) -> None:
        self._every = not self._every
        self._show()

    def _show_steps(self, code: str) -> None:
        due = next((one for one in self._dues if one.download.code == code), None)
        if due is None:
            return
        note = due.download.note
        self._name.setText(_("How to download {name}").format(name=name_of(due.download)))
        for line, step in zip(self._steps, steps(due.download), strict=True):
            line.set_text(step)
        self._note.say(note[current()] if note else "")
        self._note.setVisible(note is not None)


def _lines(dues: Sequence[Due], today: date) -> Lines:
    columns = (
        Column("name", _("Download"), stretch=True),
        Column("last", _("Fetched")),
        Column("left", _("Can still be had")),
        Column("next", _("Next download")),
    )
    return Lines(columns, tuple(_row(due, today) for due in dues))


def _row(due: Due, today: date) -> Row:
    ink: Colour = "text" if due.used else "muted"
    return Row(
        due.download.code,
        (
            Cell(name_of(due.download), colour=ink),
            Cell(last_words(due), small=True, colour="muted"),
            _left(due),
            Cell(next_words(due, today) if due.used else "–", small=True, colour="muted"),
        ),
    )


def _left(due: Due) -> Cell:
    if due.gone:
        return state(left_words(due), "critical", "bad")
    if due.soon:
        return state(left_words(due), "attention", "warn")
    return Cell(left_words(due), small=True, colour="muted")
