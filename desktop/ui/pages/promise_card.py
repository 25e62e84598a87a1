"""What the agency promised beside the money and what it delivered in a month, typed where nothing else knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.domain.promises import Held, Kept, Promise
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.links import GoLink
from desktop.ui.tokens import Colour
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, Typed
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import month_name, plain
from desktop.wording.days import read_day
from desktop.wording.numbers import read_value
from desktop.wording.problems import sentence
from desktop.wording.promises import delivered_words, held_name, kept_word, promised_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_DELIVERED = "delivered"
_FACES: dict[Kept, tuple[str, Colour]] = {
    Kept.KEPT: ("done", "good"),
    Kept.MISSED: ("attention", "warn"),
    Kept.NOT_NOTED: ("not_measured", "muted"),
    Kept.TO_COME: ("waiting", "muted"),
}
_DAYS = re.compile(r"\s*(?:日間?|days?)\s*$", re.IGNORECASE)
_TYPED = (Promise.REPORT, Promise.ANSWER)


class PromiseCard(QWidget):
    """A small sheet: the day of the report and the days to answer are typed, the others are counted."""

    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""
    going = Signal(object)
    """A `Going`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._month = desk.last_month()
        self._held: tuple[Held, ...] = ()
        self._title = Label("", "card_title")
        self._sheet = Sheet(_("Promised and delivered"))
        self._sheet.setObjectName("promises.sheet")
        self._meeting = GoLink(_("Write down a meeting"), Going("agency", part="meetings"))
        self._contract = GoLink(_("Note what was promised"), Going("contract", part="changes"))
        self._contract.setObjectName("promises.note")
        self._none = Paragraph(
            _("Nothing is noted yet of what the agency promised beside the money."), "note", "muted"
        )
        self._sheet.entered.connect(self._take)
        self._meeting.asked.connect(self.going)
        self._contract.asked.connect(self.going)
        self._framed = framed(self._sheet)
        links = row(self._none, self._contract, None, self._meeting)
        self.setLayout(column(self._title, self._framed, links, gap=12))

    def show_month(self, month: Month, held: tuple[Held, ...]) -> None:
        """Show a month's promises, or the way to note them."""
        if month != self._month:
            self._sheet.forget()
        self._month, self._held = month, held
        self._title.setText(_("Promised and delivered in {month}").format(month=month_name(month)))
        self._sheet.show_lines(_lines(held))
        self._framed.setVisible(bool(held))
        self._meeting.setVisible(any(x.promise is Promise.MEETINGS for x in held))
        self._none.setVisible(not held)
        self._contract.setVisible(not held)

    def _take(self, cells: Sequence[Typed]) -> None:
        noted = {x.promise: x.delivered for x in self._held if x.promise in _TYPED}
        for cell in cells:
            try:
                noted[Promise(cell.row)] = self._read(cell)
            except Refused as refusal:
                self._sheet.refuse(cell, sentence(refusal.problems[0]))
                return
        self._keep(cells, noted)

    def _read(self, cell: Typed) -> int | date | None:
        if cell.row == Promise.REPORT:
            return read_day(cell.text, year=(self._month + 1).year)
        value = read_value(_DAYS.sub("", cell.text), None).value
        return None if value is None else int(value)

    def _keep(self, cells: Sequence[Typed], noted: dict[Promise, int | date | None]) -> None:
        reported, days = noted.get(Promise.REPORT), noted.get(Promise.ANSWER)
        assert reported is None or isinstance(reported, date)
        assert not isinstance(days, date)
        try:
            step = self._desk.months.deliver(self._month, reported, days)
        except Refused as refusal:
            for cell in cells:
                wrong = next((x for x in refusal.problems if x.where == cell.row), None)
                if wrong is not None:
                    self._sheet.refuse(cell, sentence(wrong))
            return
        if step is not None:
            self.said.emit(_("What was delivered is noted"), True)


def _lines(held: Sequence[Held]) -> Lines:
    columns = (
        Column("name", _("Promised beside the money"), stretch=True),
        Column("promised", _("Promised"), right=True),
        Column(_DELIVERED, _("Delivered"), width=180, right=True, bold=True),
        Column("kept", _("Kept?")),
    )
    return Lines(columns, tuple(map(_row, held)))


def _row(held: Held) -> Row:
    icon, colour = _FACES[held.kept]
    return Row(
        held.promise,
        (
            Cell(held_name(held.promise)),
            Cell(promised_words(held), colour="muted"),
            _delivered(held),
            Cell(kept_word(held), icon=icon, colour=colour, small=True),
        ),
    )


def _delivered(held: Held) -> Cell:
    editable, said = held.promise in _TYPED, delivered_words(held)
    if not said:
        return Cell(_("not noted"), colour="muted", editable=editable, typed="")
    number = str(held.delivered) if isinstance(held.delivered, int) else plain(said)
    return replace(Cell(said, editable=editable), typed=number)
