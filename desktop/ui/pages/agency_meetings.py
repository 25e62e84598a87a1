"""Meetings with agencies: what both sides brought up, what was promised, and whether it was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.meetings import Meeting
from desktop.domain.problems import Problem
from desktop.domain.reviews import Action
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.pages.agency_forms import MeetingDialog
from desktop.ui.pages.agency_part import AgencyPart
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, clear, column, row
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.agencies import agency_name
from desktop.wording.amounts import day_in_full
from desktop.wording.promises import tally_words

if TYPE_CHECKING:
    from desktop.services.agencies import AgenciesView
    from desktop.ui.desk import Desk

_MONTH = 30
"""Days a promise is given where no day was said."""


class MeetingsPart(AgencyPart):
    """Open promises above, the meetings below, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._add = Button(_("Write down a meeting"), icon="add")
        self._add.setObjectName("agency.add_meeting")
        begin = Button(_("Write down a meeting"), "primary")
        begin.setObjectName("agency.first_meeting")
        said = _("Write down what both sides said and what was promised. Open promises appear on Home.")
        self._none = Empty("agency", said, begin)
        self._promises = Card(_("Promises"), note=_("what the agency said it would do"))
        self._tallies = QVBoxLayout()
        self._tallies.setSpacing(4)
        self._in_contract = Card(
            _("Promised in the contract"), self._tallies, note=_("over its months so far")
        )
        self._in_contract.setObjectName("agency.in_contract")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._promises.add(self._lines)
        self._meetings = QVBoxLayout()
        self._meetings.setSpacing(16)
        self._add.clicked.connect(self._new)
        begin.clicked.connect(self._new)
        self.lines.addLayout(row(None, self._add))
        self.lines.addWidget(self._none)
        self.lines.addWidget(self._in_contract)
        self.lines.addWidget(self._promises)
        self.lines.addLayout(self._meetings)

    def show_view(self, view: AgenciesView) -> None:
        """Show promises and meetings."""
        self.view = view
        self._none.setVisible(not view.meetings)
        self._add.setVisible(bool(view.meetings))
        self._promises.setVisible(bool(view.promises))
        self._in_contract.setVisible(bool(view.tallies))
        clear(self._tallies)
        for tally in view.tallies:
            self._tallies.addWidget(Paragraph(tally_words(tally), "note"))
        clear(self._lines)
        for promise in view.promises:
            self._lines.addWidget(self._promise(promise))
        clear(self._meetings)
        for meeting in view.meetings:
            self._meetings.addWidget(self._card(view, meeting))

    def _promise(self, promise: Action) -> QWidget:
        box = Check(promise.text, on=promise.done is not None)
        box.setObjectName(f"agency.promise.{promise.id}")
        box.ticked.connect(partial(self._keep_promise, promise))
        due = day_in_full(promise.due_day or promise.due.last)
        late = promise.done is None and (promise.due_day or promise.due.last) < self.desk.today()
        if promise.done is not None:
            said = Label(_("done on {day}").format(day=day_in_full(promise.done)), "hint", "muted")
        else:
            text = _("overdue since {day}") if late else _("by {day}")
            said = Label(text.format(day=due), "hint", "warn" if late else "muted")
        drop = Link(_("Delete"), trailing="", name=_("Delete: {what}").format(what=promise.text))
        drop.clicked.connect(partial(self._drop_promise, promise))
        return boxed(row(box, None, said, drop, gap=12))

    def _card(self, view: AgenciesView, meeting: Meeting) -> Card:
        agency = next((x.agency for x in view.ratings if x.agency.id == meeting.agency), None)
        title = _("{day}: {agency}").format(day=day_in_full(meeting.day), agency=agency_name(agency))
        change, drop = Link(_("Change"), trailing=""), Link(_("Delete"), trailing="")
        change.setObjectName(f"agency.meeting.{meeting.id}")
        promise = Link(_("Note a promise"), trailing="")
        promise.setObjectName(f"agency.note_promise.{meeting.id}")
        change.clicked.connect(partial(self._edit, meeting))
        drop.clicked.connect(partial(self._drop, meeting))
        promise.clicked.connect(partial(self._ask_promise, meeting))
        trailing = boxed(row(promise, change, drop, gap=12))
        return Card(title, *self._told(view, meeting), trailing=trailing)

    def _told(self, view: AgenciesView, meeting: Meeting) -> Iterator[QWidget]:
        for title, text in (
            (_("From our side"), meeting.ours),
            (_("From the agency"), meeting.theirs),
            (_("Decided"), meeting.decided),
        ):
            if text:
                yield boxed(column(Label(title, "label"), Paragraph(text, "note"), gap=0))
        promised = [x.text for x in view.promises if x.meeting == meeting.id]
        if promised:
            said = "\n".join(_("- {promise}").format(promise=text) for text in promised)
            yield boxed(column(Label(_("Promised"), "label"), Paragraph(said, "note"), gap=0))
        if meeting.next_day is not None:
            said = _("Next meeting: {day}").format(day=day_in_full(meeting.next_day))
            yield Paragraph(said, "hint", "muted")

    # --- what is done ----------------------------------------------------------------------------

    @Slot()
    def _new(self) -> None:
        if self.view is not None and self.view.ratings:
            agency = self.view.ratings[0].agency.id
            self._edit(Meeting("", self.view.shop.id, agency, self.desk.today()))

    def _edit(self, meeting: Meeting, _clicked: bool = False) -> None:
        agencies = [x.agency for x in self.view.ratings] if self.view else []
        MeetingDialog(meeting, agencies, self._keep, self).open()

    def _keep(self, meeting: Meeting) -> tuple[Problem, ...]:
        return self.act(partial(self.desk.agencies.keep_meeting, meeting))

    def _drop(self, meeting: Meeting, _clicked: bool = False) -> None:
        done = _("The meeting is deleted.")
        self.tell(self.act(partial(self.desk.agencies.drop_meeting, meeting), done))

    def _ask_promise(self, meeting: Meeting, _clicked: bool = False) -> None:
        PromiseDialog(meeting, partial(self._note_promise, meeting), self).open()

    def _note_promise(self, meeting: Meeting, text: str, due: date) -> tuple[Problem, ...]:
        return self.act(partial(self.desk.agencies.promise, meeting, text, due))

    def _keep_promise(self, promise: Action, on: bool) -> None:
        done = self.desk.today() if on else None
        self.tell(self.act(partial(self.desk.agencies.keep_promise, promise, done)))

    def _drop_promise(self, promise: Action, _clicked: bool = False) -> None:
        done = _("The promise is deleted.")
        self.tell(self.act(partial(self.desk.agencies.drop_promise, promise), done))


class PromiseDialog(Dialog):
    """What the agency said it would do, and by when."""

    def __init__(self, meeting: Meeting, keep: partial[tuple[Problem, ...]], parent: QWidget) -> None:
        super().__init__(_("Note a promise"), meaning="agency", parent=parent)
        self._keep = keep
        self._due = meeting.next_day or meeting.day + timedelta(days=_MONTH)
        self._form = Form("promise", self)
        save = Button(_("Keep"), "primary")
        save.setObjectName("promise.save")
        save.clicked.connect(self._take)
        self.add(
            self._form.add("text", Field(_("What was promised"), TextInput())),
            self._form.add("due", Field(_("By when"), DateInput(year=meeting.day.year))),
        )
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)
        self._form.show_values({"due": self._due})

    @Slot()
    def _take(self) -> None:
        if self._form.unread():
            return
        problems = self._keep(self._form.value("text"), self._form.value("due") or self._due)
        if problems:
            self._form.blame(problems)
        else:
            self.accept()
