"""The set-up wizard: from the shop's name to a goal, a funnel and the first plan; kept after each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.fit import still_said
from desktop.domain.problems import Refused
from desktop.domain.setup import ContractChoice, SetupDraft, Stage, path, resume_at
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.wizards.desk_wizard import DeskWizard
from desktop.ui.wizards.setup_fit import FitPage
from desktop.ui.wizards.setup_funnel import FunnelPage
from desktop.ui.wizards.setup_goal import GoalPage
from desktop.ui.wizards.setup_kpis import KpisPage
from desktop.ui.wizards.setup_last import ContractPage, SummaryPage
from desktop.ui.wizards.setup_page import SetupPage
from desktop.ui.wizards.setup_shop import INTRO, IntroPage, PurposePage, ShopPage

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class SetupWizard(DeskWizard):
    """Sets up a new shop where the desk has none, else gives the desk's shop its goal and first plan.

    What follows what, and what is missing, the domain says; the answers are one frozen draft.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Setting up your shop"), _("Start with this"), parent=parent)
        self.setObjectName("setup")
        self._draft = desk.setup.draft(desk.shop)
        self._made = desk.shop
        self._settled = False
        self._summary = SummaryPage(desk)
        self._pages: dict[str, SetupPage] = {}
        self._add_pages(desk)
        self._summary.back_asked.connect(self.go_back_to)
        self.currentIdChanged.connect(self._keep)
        self.paused.connect(self._keep)
        self._begin()

    def about(self) -> str:
        """Give the shop it made, or that it was opened for."""
        return self._made

    def path(self) -> Sequence[str]:
        """Give the pages these answers lead through."""
        return [INTRO, *(stage.value for stage in path(self._draft))]

    def accept(self) -> None:
        """Make the shop; where that cannot be, say so at the page it is about."""
        try:
            self._made = self.desk.setup.finish(self._draft, self.desk.shop).id
        except Refused as refusal:
            self.go_back_to(Stage.SHOP.value)
            self._pages[Stage.SHOP.value].blame(refusal.problems)
            return
        self._settled = True
        super().accept()
        if self._draft.contract is ContractChoice.NOW:
            self.going.emit(Going("contract", part="terms"))

    def _add_pages(self, desk: Desk) -> None:
        self.add_step(IntroPage(), _("Before you begin"))
        pages: tuple[tuple[SetupPage, str], ...] = (
            (ShopPage(desk), _("Shop")),
            (PurposePage(desk), _("Purpose")),
            (FitPage(desk), _("Fit")),
            (GoalPage(desk), _("Goal")),
            (FunnelPage(desk), _("What it takes")),
            (KpisPage(desk), _("Measures")),
            (ContractPage(desk), _("Contract")),
            (self._summary, _("All at a glance")),
        )
        for page, name in pages:
            self.add_step(page, name)
            page.take(self._draft)
            page.answered.connect(self._take)
            self._pages[page.key] = page
        self.set_notes({Stage.CONTRACT.value: _("may wait")})

    def _begin(self) -> None:
        """Go on where it was left; a draft nobody touched begins with what a contract protects from."""
        if self._draft == SetupDraft():
            self.restart()
            return
        self.resume_at(resume_at(self._draft, self.desk.measures).value)
        self.note_saved()

    @Slot(object)
    def _take(self, changes: dict[str, Any]) -> None:
        """Know an answer, and let every page know it; a gate is open again where trade or purpose now tell of it."""
        before, after = self._draft, replace(self._draft, **changes)
        known = self.desk.catalog.fit.known
        kept = still_said(after.gates, known(before.trade, before.purpose), known(after.trade, after.purpose))
        self._draft = replace(after, gates=kept)
        for page in self._pages.values():
            page.take(self._draft)
        if {"purpose", "quotes"} & changes.keys():
            self.show_steps()

    @Slot()
    def _keep(self) -> None:
        """Keep the answers and the page they were left on; before the first answer there is nothing to keep."""
        if self._settled or self.key() not in self._pages:
            return
        draft = replace(self._draft, at=Stage(self.key()))
        if draft != SetupDraft():
            self._draft = draft
            self.desk.setup.keep(draft, self.desk.shop)
            self.note_saved()
