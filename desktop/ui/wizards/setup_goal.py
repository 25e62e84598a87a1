"""The set-up's page of the goal, with what it means beside it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.fees.own_work import beside_offer, own_work_of
from desktop.domain.month import Month
from desktop.domain.presets import Preset, filled, presets_for
from desktop.domain.problems import Problem
from desktop.domain.setup import Stage, goal_choices
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.goal_form import GoalForm
from desktop.ui.goal_meaning import goal_pieces, offer_pieces, room_pieces
from desktop.ui.preset_bar import PresetBar
from desktop.ui.wizards.setup_page import SetupPage

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

YEAR = 12


class GoalPage(SetupPage):
    """How much should grow, by when, and what one result is worth."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.GOAL,
            _("How much should it grow?"),
            _("It is easiest to think of one month."),
            _("What this goal means"),
        )
        next_month = Month.of(desk.today()) + 1
        self._presets = PresetBar("setup.goal.preset")
        self._presets.picked.connect(self._begin_with)
        self._fields = GoalForm("setup.goal", next_month, monthly=True)
        self._fields.edited.connect(self._answer)
        self.form = self._fields.form
        self.add(self._presets, self._fields, self.remark)

    def fill(self) -> None:
        """Offer what suits the purpose; a goal that is new runs for a year from next month on."""
        self._propose()
        draft, plans = self.draft, self.desk.catalog.default_plans
        self._fields.offer(goal_choices(plans[draft.purpose or Purpose.CUSTOMERS]), self.desk.measures)
        self._presets.offer(presets_for(self.desk.catalog.presets, draft))
        self._show_fields()

    def tell(self) -> None:
        """Show profit, total, ceiling and how long until a rise can be told."""
        self._presets.show_baseline(self.draft.baseline)
        goal, measure = self.goal(), self.measure()
        offer = beside_offer(self.draft)
        room = (
            room_pieces(own_work_of(self.draft), goal, measure)
            if offer is None
            else offer_pieces(offer, measure, hiring=self.draft.purpose is Purpose.HIRING)
        )
        self.show_effect(*goal_pieces(goal, measure, self.draft.purpose, self.hardness(), *room))

    def blame(self, problems: tuple[Problem, ...]) -> None:
        """Say it at the field typed in: the total is made of the number a month."""
        named = {"target": "a_month"}
        found = tuple(Problem(x.code, named.get(x.where, x.where), x.values) for x in problems)
        if not self._fields.blame(found):
            super().blame(found)

    def _quotes(self) -> bool:
        return self.draft.quotes and self.draft.purpose is Purpose.CUSTOMERS

    def _show_fields(self) -> None:
        values = {field.name: getattr(self.draft, field.name) for field in fields(self.draft)}
        self._fields.show_values(values, self.draft.purpose, quotes=self._quotes())

    @Slot(object)
    def _begin_with(self, preset: Preset) -> None:
        """Fill in an example, which may be changed field by field."""
        offered = presets_for(self.desk.catalog.presets, self.draft)
        changes = filled(preset, offered, self.draft, Month.of(self.desk.today()) + 1)
        self.form.forgive()
        self.answered.emit(dict(changes))
        self._show_fields()

    def _propose(self) -> None:
        """Answer what has one good answer at first."""
        proposed: dict[str, object] = {}
        if self.draft.first is None:
            proposed["first"] = Month.of(self.desk.today()) + 1
        if self.draft.last is None:
            first = self.draft.first or Month.of(self.desk.today()) + 1
            proposed["last"] = first + (YEAR - 1)
        if not self.draft.kpi and self.draft.purpose:
            proposed["kpi"] = goal_choices(self.desk.catalog.default_plans[self.draft.purpose])[0]
        if proposed:
            self.answered.emit(proposed)

    @Slot(str, object)
    def _answer(self, name: str, value: object) -> None:
        """Emptied shares go back to what is assumed of them."""
        if value is None and name in ("close_rate", "pay_share"):
            value = next(field.default for field in fields(self.draft) if field.name == name)
        self.answered.emit({name: value})
