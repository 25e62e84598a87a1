"""Reviewing the plan: a new version from a month on, or another first month for one that has not begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.pages.plan_why import PlanWhy
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.domain.kpis import KpiPlan
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk


class _FromMonth(Dialog):
    """Asks for the month a version begins with; what refuses it is said below the month."""

    made = Signal(object)
    """The first `Month` of the version."""

    def __init__(self, title: str, text: str, month: Month, first: Month, parent: QWidget) -> None:
        super().__init__(title, text, meaning="minor", parent=parent)
        self.month = MonthPicker(_("From which month"), max(month, first), first=first)
        self.month.setObjectName("plan_dialog.from")
        self._from = Field(_("From which month"), self.month, width=280)
        self.add(boxed(row(self._from, None)))

    def keep(self, command: Callable[[], Step | None]) -> None:
        """Do it and close, or say why not."""
        self._from.set_error("")
        try:
            command()
        except Refused as refusal:
            self._from.set_error(sentence(refusal.problems[0]))
            return
        self.made.emit(self.month.value())
        self.accept()

    def end_with(self, verb: str, act: Callable[[], None]) -> None:
        """Offer to close, or to go on with this verb."""
        begin = Button(verb, "primary")
        begin.setObjectName("plan_dialog.begin")
        begin.clicked.connect(act)
        self.offer(Button(_("Close")), answer=0)
        self.offer(begin)


class PlanDialog(_FromMonth):
    """Asks from which month the new version holds, and why."""

    def __init__(self, desk: Desk, month: Month, first: Month, parent: QWidget) -> None:
        """Ask; `first` is the earliest month open for it."""
        super().__init__(
            _("Review the plan"),
            _(
                "A new version begins with the same measures and targets; you change them from there on. Months before it keep theirs."
            ),
            month,
            first,
            parent,
        )
        self._desk = desk
        self._why = PlanWhy("plan_dialog")
        self.add(self._why)
        self.end_with(_("Begin the new version"), self._take)

    @Slot()
    def _take(self) -> None:
        reason = self._why.reason()
        if reason:
            self.keep(self._begin)

    def _begin(self) -> Step | None:
        return self._desk.plans.new_version(self.month.value(), self._why.reason())


class MoveDialog(_FromMonth):
    """Asks for another first month of a version that has not begun."""

    def __init__(self, desk: Desk, plan: KpiPlan, first: Month, parent: QWidget) -> None:
        super().__init__(
            _("Begin with another month"),
            _("This version has not begun yet. Months before it keep the version before."),
            plan.first,
            first,
            parent,
        )
        self._desk, self._plan = desk, plan
        self.end_with(_("Take this month"), self._take)

    @Slot()
    def _take(self) -> None:
        self.keep(self._move)

    def _move(self) -> Step | None:
        return self._desk.plan_versions.move(self._plan.id, self.month.value())
