"""The shop and its goal: what should grow and what that is worth, the way there, the year, and the profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.funnels import Span, StageRate
from desktop.domain.goal_view import GoalView
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.language import _
from desktop.ui.goal_form import GoalForm
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.goal_cards import FunnelCard, MeaningCard
from desktop.ui.pages.profile_card import ProfileCard
from desktop.ui.pages.season_card import SeasonCard
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

_OF_SHOP = frozenset({"average_order", "gross_margin", "repeat_factor"})
"""Fields beside the goal that are the shop's."""
_NEEDED = frozenset({"target", "kpi", "first", "last"})


class ShopGoalPage(DeskPage):
    """Each field is kept as soon as it is left, as one step; what follows from it is shown at once."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"shop", "goal", "stage_rate", "result", "contract", "cancellation", "plan_line"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Shop and goal"),
            _("What should grow, by how much, by when? Everything else follows from it."),
        )
        self._view: GoalView | None = None
        month = Month.of(desk.today())
        self._fields = GoalForm("shop_goal.goal", month, desk.catalog.measures, monthly=False)
        self._goal = Card(_("Goal"), self._fields)
        self._meaning = MeaningCard(desk)
        self._funnel = FunnelCard(desk)
        self._season = SeasonCard()
        self._profile = ProfileCard()
        self._begin = Button(_("Set the goal"), "primary")
        self._none = Empty(
            "shop_and_goal", _("There is no goal yet. A few questions lead to one."), self._begin
        )
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Ask for the goal and what its months tell; fields that are typed into are left alone."""
        view = self._view = self.desk.setup.view(self.desk.shop)
        goal = view.goal
        for piece in (self._both, self._funnel):
            piece.setVisible(goal is not None)
        self._none.setVisible(goal is None)
        if goal is not None:
            self._fields.offer(view.choices)
            shop = {name: getattr(view.shop, name) for name in _OF_SHOP}
            values = {field.name: getattr(goal, field.name) for field in fields(goal)}
            self._fields.show_values(values | shop, view.shop.purpose)
            self._meaning.show_view(view)
            self._funnel.show_view(view)
        measure = self.desk.catalog.measures.get(goal.kpi) if goal else None
        self._season.show_view(view, measure)
        self._profile.show_shop(view.shop, others=len(self.desk.setup.shops()) > 1)

    def go_to(self, going: Going) -> None:
        """Show the part asked for."""
        parts: dict[str, QWidget] = {
            "funnel": self._funnel,
            "season": self._season,
            "profile": self._profile,
        }
        if going.part in parts:
            self.show_widget(parts[going.part])

    def _connect(self) -> None:
        self._fields.entered.connect(self._take)
        self._funnel.doors_entered.connect(self._take_doors)
        self._funnel.rate_entered.connect(self._take_rate)
        self._funnel.rate_given_up.connect(self._drop_rate)
        self._season.entered.connect(self._take_season)
        self._profile.entered.connect(self._take_profile)
        self._profile.away_asked.connect(self._put_away)
        self._begin.clicked.connect(self._set_up)

    def _lay_out(self) -> None:
        self._begin.setObjectName("shop_goal.begin")
        self._both = Columns(self._goal, self._meaning)
        self.add(self._none, self._both, self._funnel, Columns(self._profile, self._season))

    # --- what is typed ---------------------------------------------------------------------------

    @Slot(str, object)
    def _take(self, name: str, value: object) -> None:
        view = self._view
        if view is None or view.goal is None:
            return
        change: dict[str, Any] = {name: _or_assumed(name, value)}
        if name in _OF_SHOP:
            self._keep(self.desk.setup.change_shop, replace(view.shop, **change))
        elif value is None and name in _NEEDED:
            self._fields.form.blame([Problem(Code.FIELD_EMPTY, where=name)])
        else:
            self._keep(self.desk.setup.change_goal, replace(view.goal, **change))

    def _keep(self, command: Callable[[Any], Step | None], changed: object) -> None:
        self._fields.form.forgive()
        try:
            command(changed)
        except Refused as refusal:
            if not self._fields.form.blame(refusal.problems):
                self.said.emit(sentence(refusal.problems[0]), False)

    @Slot(object)
    def _take_doors(self, doors: dict[str, int]) -> None:
        if self._view is not None and self._view.goal is not None:
            self._keep(self.desk.setup.change_goal, replace(self._view.goal, doors=doors))

    @Slot(str, object)
    def _take_rate(self, stage: str, span: Span) -> None:
        view = self._view
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
        if self._view is not None:
            self._change_rates([rate for rate in self._view.rates if rate.stage != stage])

    def _change_rates(self, rates: list[StageRate]) -> None:
        try:
            self.desk.setup.change_rates(self.desk.shop, rates)
        except Refused as refusal:
            for problem in refusal.problems:
                self._funnel.blame(problem)

    @Slot(object)
    def _take_season(self, weights: tuple[Any, ...]) -> None:
        if self._view is None:
            return
        try:
            self.desk.setup.change_shop(replace(self._view.shop, season=weights))
        except Refused as refusal:
            for problem in refusal.problems:
                self._season.blame(problem)

    @Slot(str, object)
    def _take_profile(self, name: str, value: object) -> None:
        if self._view is None:
            return
        self._profile.forgive()
        change: dict[str, Any] = {name: value}
        try:
            self.desk.setup.change_shop(replace(self._view.shop, **change))
        except Refused as refusal:
            self._profile.blame(refusal.problems)

    @Slot()
    def _put_away(self) -> None:
        if self._view is not None:
            self.desk.setup.archive(self._view.shop)

    @Slot()
    def _set_up(self) -> None:
        self.going.emit(Going("setup"))


def _or_assumed(name: str, value: object) -> object:
    """Emptied shares go back to what is assumed of them."""
    if value is None and name in ("close_rate", "pay_share"):
        return next(field.default for field in fields(Goal) if field.name == name)
    return value
