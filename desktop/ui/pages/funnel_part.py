"""The way to the goal: by which ways results come, and what the link needs for its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.funnels import Span, StageRate
from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.domain.shop_funnel import EVERYONE
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.pages.funnel_card import FunnelCard
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
        self._card.rates_adopted.connect(self._adopt)
        self._card.stage_left_out.connect(self._leave_out)
        self._card.stage_brought_back.connect(self._bring_back)
        self._card.stage_before_asked.connect(self._ask_stage)
        self._after = ""
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
        """Go back to the assumption; to a stage put in everybody goes on."""
        if self.view is not None:
            self._change_rates([x for rate in self.view.rates for x in _given_up(rate, stage)])

    @Slot(object)
    def _adopt(self, stages: tuple[str, ...]) -> None:
        self.keep(partial(self.desk.setup.adopt_rates, self.desk.shop, stages), self._blame)

    @Slot(str)
    def _leave_out(self, stage: str) -> None:
        self.keep(partial(self.desk.setup.leave_out_stage, self.desk.shop, stage), self._blame)

    @Slot(str)
    def _bring_back(self, stage: str) -> None:
        self.keep(partial(self.desk.setup.bring_stage_back, self.desk.shop, stage), self._blame)

    @Slot(str)
    def _ask_stage(self, before: str) -> None:
        """Ask which KPI counts the stage to put in."""
        view = self.view
        if view is None:
            return
        codes = [stage.code for stage in view.funnel.stages]
        self._after = codes[codes.index(before) - 1]
        there = {x for stage in view.funnel.stages for x in (stage.code, *stage.alternatives)}
        picker = KpiPicker(self.desk.measures, view.shop.purpose, there, self, parts=True)
        picker.chosen.connect(self._put_in)
        picker.open()

    @Slot(str)
    def _put_in(self, stage: str) -> None:
        self.keep(partial(self.desk.setup.add_stage, self.desk.shop, stage, self._after), self._blame)

    def _change_rates(self, rates: Sequence[StageRate]) -> None:
        self.keep(partial(self.desk.setup.change_rates, self.desk.shop, rates), self._blame)

    def _blame(self, problems: tuple[Problem, ...]) -> bool:
        placed = [self._card.blame(problem) for problem in problems]
        return any(placed)


def _given_up(rate: StageRate, stage: str) -> Iterator[StageRate]:
    if rate.stage != stage:
        yield rate
    elif rate.after:
        yield replace(rate, low=EVERYONE.low, typical=EVERYONE.typical, high=EVERYONE.high)
