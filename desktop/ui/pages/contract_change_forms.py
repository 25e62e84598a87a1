"""Dialogs of a contract that goes on: an amendment, its end, a thing to hand over, and signing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.handover import Handover
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, field_row
from desktop.ui.widgets.month_input import MonthInput
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import LongText, TextInput

Keep = Callable[..., tuple[Problem, ...]]
"""Does a command with what was typed, and gives what was refused."""


class AmendDialog(Dialog):
    """From which month, why, and when it was agreed; the terms are edited afterwards, in their own place."""

    def __init__(self, first: Month, keep: Keep, parent: QWidget) -> None:
        super().__init__(
            _("Change the terms from a month on"),
            _("Months before keep the terms they had. The new terms begin as a copy; edit them then."),
            meaning="versions",
            parent=parent,
        )
        self._keep = keep
        self._form = Form("amend", self)
        save = Button(_("Begin the amendment"), "primary")
        save.setObjectName("amend.save")
        save.clicked.connect(self._take)
        self.add(
            field_row(
                self._form.add(
                    "first", Field(_("From which month"), MonthPicker(_("From which month"), first))
                ),
                self._form.add("agreed", Field(_("Agreed on"), DateInput(), optional=True)),
            ),
            self._form.add("reason", Field(_("Why"), TextInput())),
        )
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)
        self._form.field("reason").control.setFocus()

    @Slot()
    def _take(self) -> None:
        if self._form.unread():
            return
        problems = self._keep(
            self._form.value("first"), self._form.value("reason"), self._form.value("agreed")
        )
        if not problems:
            self.accept()
        elif not self._form.blame(problems):
            self._form.blame([replace(problem, where="first") for problem in problems])


class EndDialog(Dialog):
    """The last month, or the last day where the contract cuts a month, and why it ended."""

    def __init__(self, last: Month, keep: Keep, parent: QWidget) -> None:
        super().__init__(
            _("Record the end of the contract"),
            _("Fees are computed until then, with the charge for leaving early where the contract has one."),
            meaning="attention",
            parent=parent,
        )
        self._keep = keep
        self._form = Form("end", self)
        save = Button(_("Record the end"), "primary")
        save.setObjectName("end.save")
        save.clicked.connect(self._take)
        self.add(
            self._form.add("last", Field(_("Last month or day"), MonthInput(last))),
            self._form.add("reason", Field(_("Why"), TextInput())),
        )
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)
        self._form.show_values({"last": last})

    @Slot()
    def _take(self) -> None:
        if self._form.unread():
            return
        last = self._form.value("last")
        if last is None:
            self._form.blame([Problem(Code.FIELD_EMPTY, where="last")])
            return
        problems = self._keep(last, self._form.value("reason"))
        if not problems:
            self.accept()
        elif not self._form.blame(problems):
            self._form.blame([replace(problem, where="last") for problem in problems])


class HandoverDialog(Dialog):
    """A thing to hand over: by when, when it came, a remark; one of the owner's own has a name."""

    def __init__(
        self, thing: Handover, keep: Keep, drop: Callable[[Handover], None], parent: QWidget
    ) -> None:
        super().__init__(_("To be handed over"), meaning="contract", parent=parent)
        self._thing, self._keep, self._drop_it = thing, keep, drop
        self._form = Form("thing", self)
        name = _("Remark") if thing.item else _("What has to be handed over")
        save = Button(_("Keep"), "primary")
        save.setObjectName("thing.save")
        save.clicked.connect(self._take)
        self.add(
            self._form.add("text", Field(name, LongText(), optional=bool(thing.item))),
            field_row(
                self._form.add("due", Field(_("By when"), DateInput(), optional=True)),
                self._form.add("done", Field(_("Done on"), DateInput(), optional=True)),
            ),
        )
        if thing.id:
            drop_button = self.offer(Button(_("Take off the list"), "danger"), quiet=True)
            drop_button.setObjectName("thing.drop")
            drop_button.clicked.connect(self._drop)
        self.offer(Button(_("Close")), answer=0)
        self.offer(save)
        self._form.show_values({name: getattr(thing, name) for name in ("text", "due", "done")})

    @Slot()
    def _take(self) -> None:
        if self._form.unread():
            return
        said = {name: self._form.value(name) for name in ("text", "due", "done")}
        if not self._thing.item and not said["text"].strip():
            self._form.blame([Problem(Code.FIELD_EMPTY, where="text")])
        elif not self._keep(replace(self._thing, **said)):
            self.accept()

    @Slot()
    def _drop(self) -> None:
        self._drop_it(self._thing)
        self.accept()


class SignDialog(Dialog):
    """Three sentences made from the contract's own terms; each is confirmed before it is recorded as signed."""

    confirmed = Signal(object)
    """The day it was signed."""

    def __init__(
        self, sentences: Sequence[tuple[str, str]], remark: str, today: date, parent: QWidget
    ) -> None:
        """Show the sentences by their titles, below them what signing does besides, and the day."""
        super().__init__(
            _("Before you sign"),
            _("Can you explain these three to somebody else? Tick each one you have understood."),
            meaning="contract",
            wide=640,
            parent=parent,
        )
        self._ticks = [Check(title) for title, _text in sentences]
        self._record = Button(_("Record that it was signed"), "primary")
        self._record.setObjectName("sign.record")
        self._record.setEnabled(False)
        self._record.clicked.connect(self._take)
        for at, (tick, (_title, text)) in enumerate(zip(self._ticks, sentences, strict=True)):
            tick.setObjectName(f"sign.tick{at + 1}")
            tick.ticked.connect(self._look)
            self.add(boxed(column(tick, Paragraph(text, "note"), gap=4)))
        if remark:
            self.add(Note(remark, "attention", "warn"))
        self._form = Form("sign", self)
        self._today = today
        self.add(field_row(self._form.add("day", Field(_("Signed on"), DateInput())), places=2))
        self._form.show_values({"day": today})
        self.offer(Button(_("Not yet")), answer=0)
        self.offer(self._record)

    @Slot()
    def _look(self, _on: bool = False) -> None:
        self._record.setEnabled(all(tick.isChecked() for tick in self._ticks))

    @Slot()
    def _take(self) -> None:
        if not self._form.unread():
            self.confirmed.emit(self._form.value("day") or self._today)
            self.accept()
