"""The way to the goal: by which ways results come, and what the link needs for its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.funnels import Span, StageRate
from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.ui.pages.goal_cards import FunnelCard
from desktop.ui.pages.shop_part import ShopPart

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FunnelPart(ShopPart):
    """Each share is kept as soon as its field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._card = FunnelCard(desk)
        self._card.doors_entered.connect(self._take_doors)
        self._card.rate_entered.connect(self._take_rate)
        self._card.rate_given_up.connect(self._drop_rate)
        self.lines.addWidget(self._card)

    def show_view(self, view: GoalView) -> None:
        """Show it; fields that are typed into are left alone."""
        self.view = view
        self._card.show_view(view)

    @Slot(object)
    def _take_doors(self, doors: dict[str, int]) -> None:
        if self.view is not None and self.view.goal is not None:
            goal = replace(self.view.goal, doors=doors)
            self.keep(partial(self.desk.setup.change_goal, goal), self._blame)

    @Slot(str, object)
    def _take_rate(self, stage: str, span: Span) -> None:
        view = self.view
        if view is None:
            return
        at = next(at for at, one in enumerate(view.funnel.stages) if one.code == stage)
        kept = next((rate for rate in view.rates if rate.stage == stage), None)
        kept = kept or StageRate("", view.shop.id, stage, span.low, span.typical, span.high, at)
        others = [rate for rate in view.rates if rate.stage != stage]
        own = replace(kept, low=span.low, typical=span.typical, high=span.high)
        self._change_rates([*others, own])

    @Slot(str)
    def _drop_rate(self, stage: str) -> None:
        if self.view is not None:
            self._change_rates([rate for rate in self.view.rates if rate.stage != stage])

    def _change_rates(self, rates: Sequence[StageRate]) -> None:
        self.keep(partial(self.desk.setup.change_rates, self.desk.shop, rates), self._blame)

    def _blame(self, problems: tuple[Problem, ...]) -> bool:
        placed = [self._card.blame(problem) for problem in problems]
        return any(placed)
