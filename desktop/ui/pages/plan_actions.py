"""What is done with the plan as a whole: reviewing, comparing, following the goal again, taking over, putting away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import KpiPlan
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _, ngettext
from desktop.ui.pages.plan_compare import CompareDialog
from desktop.ui.pages.plan_copy import CopyDialog
from desktop.ui.pages.plan_dialog import MoveDialog, PlanDialog
from desktop.ui.pages.plan_menu import PlanMenu
from desktop.ui.pages.plan_recompute import RecomputeDialog
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.domain.plan_view import PlanView
    from desktop.services.plan_versions import PlanStanding
    from desktop.ui.desk import Desk


class PlanActions(QObject):
    """Opens menu and dialogs over the page, for the version it shows."""

    begun = Signal(object)
    """A version begins with this `Month`, and is to be shown."""
    said = Signal(str, bool)
    """For the toast: text, and whether undo is offered."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._plan: KpiPlan | None = None
        self._plans: tuple[KpiPlan, ...] = ()
        self._standing: PlanStanding | None = None

    def take(self, view: PlanView) -> PlanStanding | None:
        """Know the version shown; gives how it stands, None without a plan."""
        self._plan, self._plans = view.plan, view.plans
        self._standing = self._desk.plan_versions.standing(view.plan.id) if view.plan else None
        return self._standing

    def can_copy(self) -> bool:
        """Tell whether another shop has a plan to take over."""
        return bool(self._desk.plan_versions.others())

    def open_menu(self, below: QWidget) -> None:
        """Offer what can be done, below a button."""
        menu = PlanMenu(
            several=len(self._plans) > 1,
            others=self.can_copy(),
            differs=self._standing is not None and bool(self._standing.drift.retargets),
            to_come=self._standing is not None and self._standing.changeable,
            parent=self._page,
        )
        menu.compare_asked.connect(self.compare)
        menu.copy_asked.connect(self.copy)
        menu.recompute_asked.connect(self.recompute)
        menu.move_asked.connect(self.move)
        menu.discard_asked.connect(self.discard)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))

    @Slot()
    def review(self) -> None:
        """Begin a new version."""
        if self._standing is not None:
            month = Month.of(self._desk.today())
            dialog = PlanDialog(self._desk, month, self._standing.first_open, self._page)
            dialog.made.connect(self.begun)
            dialog.open()

    @Slot()
    def compare(self) -> None:
        """Compare the version shown with the one before it, or after the first."""
        if self._plan is not None and len(self._plans) > 1:
            at = max(1, self._plans.index(self._plan))
            first, second = self._plans[at - 1].id, self._plans[at].id
            CompareDialog(self._desk, self._plans, first, second, self._page).open()

    @Slot()
    def recompute(self) -> None:
        """Let targets follow the goal again."""
        if self._plan is not None and self._standing is not None:
            dialog = RecomputeDialog(self._desk, self._plan.id, self._standing.drift, self._page)
            dialog.taken.connect(self._tell_taken)
            dialog.open()

    @Slot()
    def copy(self) -> None:
        """Take over another shop's plan."""
        shops = self._desk.plan_versions.others()
        if shops:
            dialog = CopyDialog(self._desk, shops, self._page)
            dialog.made.connect(self.begun)
            dialog.open()

    @Slot()
    def move(self) -> None:
        """Let the version shown begin with another month."""
        if self._plan is not None:
            dialog = MoveDialog(self._desk, self._plan, Month.of(self._desk.today()), self._page)
            dialog.made.connect(self.begun)
            dialog.open()

    @Slot()
    def discard(self) -> None:
        """Put the version shown away."""
        if self._plan is None:
            return
        number = self._plan.number
        try:
            self._desk.plan_versions.discard(self._plan.id)
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0]), False)
            return
        self.said.emit(_("Version {number} was put away").format(number=number), True)

    @Slot(int)
    def _tell_taken(self, count: int) -> None:
        text = ngettext(
            "{count} measure follows the goal again", "{count} measures follow the goal again", count
        )
        self.said.emit(text.format(count=count), True)
