"""Reviewing the plan: a new version from a month on, with the reason for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.text_input import LongText
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class PlanDialog(Dialog):
    """Asks from which month the new version holds, and why."""

    made = Signal(object)
    """The first `Month` of the new version."""

    def __init__(self, desk: Desk, month: Month, parent: QWidget) -> None:
        super().__init__(
            _("Review the plan"),
            _(
                "A new version begins with the same measures and targets; you change them from there on. Months before it keep theirs."
            ),
            meaning="minor",
            parent=parent,
        )
        self._desk = desk
        self._month = MonthPicker(_("From which month"), month)
        self._why = LongText(example=_("such as what the last quarter showed"))
        self._from = Field(_("From which month"), self._month, width=280)
        self._reason = Field(_("Why"), self._why)
        self._begin = Button(_("Begin the new version"), "primary")
        for name, control in (("from", self._month), ("why", self._why), ("begin", self._begin)):
            control.setObjectName(f"plan_dialog.{name}")
        self._begin.clicked.connect(self._take)
        self.add(self._from, self._reason)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._begin)
        self._why.setFocus()

    @Slot()
    def _take(self) -> None:
        month = self._month.value()
        self._from.set_error("")
        self._reason.set_error("")
        try:
            self._desk.plans.new_version(month, self._why.value())
        except Refused as refusal:
            problem = refusal.problems[0]
            field = self._reason if problem.code is Code.REASON_MISSING else self._from
            field.set_error(sentence(problem))
            self.adjustSize()
            return
        self.made.emit(month)
        self.accept()
