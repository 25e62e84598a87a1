"""Whether paying by results suits the shop: the answers of the fit check beside what they come to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.fit import FitView
from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.fit_form import FitForm
from desktop.ui.fit_meaning import fit_pieces
from desktop.ui.pages.base import Going
from desktop.ui.pages.shop_part import ShopPart
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Columns, boxed, clear, column
from desktop.ui.widgets.text import Label
from desktop.wording.amounts import day_in_full

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FitPart(ShopPart):
    """Each answer is kept as soon as it is given, as one step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._check = desk.catalog.fit
        self._fields = FitForm("shop_goal.fit", self._check)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._day = Label("", "hint", "muted")
        meaning = Card(_("What it comes to"))
        meaning.add(self._lines, self._day)
        self._fields.answered.connect(self._take)
        questions = Card(_("Does paying by results suit your shop?"), self._fields)
        self.lines.addWidget(Columns(questions, boxed(column(meaning, None))))

    def show_view(self, view: GoalView) -> None:
        """Ask for the answers and show what they come to."""
        self.view = view
        fit = self.desk.setup.fit(view.shop.id)
        self._fields.show_view(fit)
        clear(self._lines)
        for piece in fit_pieces(self._check, fit, self._ways(fit)):
            self._lines.addWidget(piece)
        self._day.setText(
            _("Answered on {day}").format(day=day_in_full(fit.answered)) if fit.answered else ""
        )
        self._day.setVisible(fit.answered is not None)

    def _ways(self, fit: FitView) -> dict[str, Button]:
        """Give the way to the contract check for each gate that leads to one of its questions."""
        found = {}
        for gate in (*fit.stops, *fit.cautions):
            if gate.check:
                said = _("To question {code} of the check").format(code=gate.check)
                found[gate.code] = Button(said, size="small", trailing="go")
                found[gate.code].clicked.connect(self._go_to_check)
        return found

    @Slot()
    def _go_to_check(self) -> None:
        self.going.emit(Going("contract", part="check"))

    @Slot(str, object)
    def _take(self, code: str, value: bool | int | None) -> None:
        self.keep(partial(self.desk.setup.answer_fit, self.desk.shop, code, value), _nowhere)


def _nowhere(_problems: tuple[Problem, ...]) -> bool:
    return False
