"""The set-up's page of the fit check: whether paying by results suits this shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.fit import FitView, fit_view
from desktop.domain.setup import Stage
from desktop.language import _
from desktop.ui.fit_form import FitForm
from desktop.ui.fit_meaning import fit_pieces
from desktop.ui.wizards.setup_page import SetupPage

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FitPage(SetupPage):
    """Gates and questions; every one of them may stay open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.FIT,
            _("Does paying by results suit your shop?"),
            _("Leave out what you do not know. It can be answered later."),
            _("What it comes to"),
        )
        self._check = desk.catalog.fit
        self._fields = FitForm("setup.fit", self._check)
        self._fields.answered.connect(self._take)
        self.add(self._fields, self.remark)

    def fill(self) -> None:
        """Show the answers so far."""
        self._fields.show_view(self._view())

    def tell(self) -> None:
        """Show score, verdict and what to fix first."""
        self.show_effect(*fit_pieces(self._check, self._view()))

    def validatePage(self) -> bool:
        """Keep the gates as they were read: what was not ticked does not apply."""
        if not super().validatePage():
            return False
        self.answered.emit({"gates": dict(self._fields.ticked())})
        return True

    def _view(self) -> FitView:
        draft = self.draft
        known = self._check.known(draft.trade, draft.purpose)
        return fit_view(self._check, draft.gates, draft.scores, known)

    @Slot(str, object)
    def _take(self, code: str, value: object) -> None:
        if self._check.gate(code) is not None:
            self.answered.emit({"gates": {**self.draft.gates, code: bool(value)}})
            return
        others = {key: score for key, score in self.draft.scores.items() if key != code}
        self.answered.emit({"scores": others if value is None else {**others, code: value}})
