"""The goal: what should grow, by how much and by when, and what that means."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from desktop.domain.goal_view import GoalView
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.language import _
from desktop.ui.goal_form import GoalForm
from desktop.ui.pages.goal_cards import MeaningCard
from desktop.ui.pages.shop_part import ShopPart
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Columns, boxed, column

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_OF_SHOP = frozenset({"average_order", "gross_margin", "repeat_factor"})
"""Fields beside the goal that are the shop's."""
_NEEDED = frozenset({"target", "kpi", "first", "last"})


class GoalPart(ShopPart):
    """Each field is kept as soon as it is left, as one step; what follows from it is shown at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        month = Month.of(desk.today())
        self._fields = GoalForm("shop_goal.goal", month, monthly=False)
        self._meaning = MeaningCard(desk)
        self._fields.entered.connect(self._take)
        goal = boxed(column(Card(_("Goal"), self._fields), None))
        self.lines.addWidget(Columns(goal, boxed(column(self._meaning, None))))

    def show_view(self, view: GoalView) -> None:
        """Show it; fields that are typed into are left alone."""
        self.view, goal = view, view.goal
        if goal is None:
            return
        self._fields.offer(view.choices, self.desk.measures)
        shop = {name: getattr(view.shop, name) for name in _OF_SHOP}
        values = {field.name: getattr(goal, field.name) for field in fields(goal)}
        self._fields.show_values(values | shop, view.shop.purpose, quotes=view.funnel.quotes)
        self._meaning.show_view(view)

    @Slot(str, object)
    def _take(self, name: str, value: object) -> None:
        view, form = self.view, self._fields.form
        if view is None or view.goal is None:
            return
        change: dict[str, Any] = {name: _or_assumed(name, value)}
        form.forgive()
        if name in _OF_SHOP:
            shop = replace(view.shop, **change)
            self.keep(partial(self.desk.setup.change_shop, shop), self._fields.blame)
        elif value is None and name in _NEEDED:
            form.blame([Problem(Code.FIELD_EMPTY, where=name)])
        else:
            goal = replace(view.goal, **change)
            self.keep(partial(self.desk.setup.change_goal, goal), form.blame)


def _or_assumed(name: str, value: object) -> object:
    """Emptied shares go back to what is assumed of them."""
    if value is None and name in ("close_rate", "pay_share"):
        return next(field.default for field in fields(Goal) if field.name == name)
    return value
