"""The shop itself: its profile and how its year goes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.ui.pages.profile_card import ProfileCard
from desktop.ui.pages.season_card import SeasonCard
from desktop.ui.pages.shop_part import ShopPart
from desktop.ui.widgets.layout import Columns, boxed, column

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ProfilePart(ShopPart):
    """Each field is kept as soon as it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._profile, self._season = ProfileCard(), SeasonCard()
        self._season.entered.connect(self._take_season)
        self._profile.entered.connect(self._take_profile)
        self._profile.away_asked.connect(self._put_away)
        profile = boxed(column(self._profile, None))
        self.lines.addWidget(Columns(profile, boxed(column(self._season, None))))

    def show_view(self, view: GoalView) -> None:
        """Show it; fields that are typed into are left alone."""
        self.view = view
        measure = self.desk.measures.get(view.goal.kpi) if view.goal else None
        self._season.show_view(view, measure)
        self._profile.show_shop(view.shop, others=len(self.desk.setup.shops()) > 1)

    def place_of(self, part: str) -> QWidget | None:
        """Give the card of the year."""
        return self._season if part == "season" else None

    @Slot(object)
    def _take_season(self, weights: tuple[Decimal, ...]) -> None:
        if self.view is not None:
            shop = replace(self.view.shop, season=weights)
            self.keep(partial(self.desk.setup.change_shop, shop), self._blame_season)

    @Slot(str, object)
    def _take_profile(self, name: str, value: object) -> None:
        if self.view is not None:
            self._profile.forgive()
            change: dict[str, Any] = {name: value}
            shop = replace(self.view.shop, **change)
            self.keep(partial(self.desk.setup.change_shop, shop), self._blame_profile)

    def _blame_season(self, problems: tuple[Problem, ...]) -> bool:
        for problem in problems:
            self._season.blame(problem)
        return True

    def _blame_profile(self, problems: tuple[Problem, ...]) -> bool:
        self._profile.blame(problems)
        return True

    @Slot()
    def _put_away(self) -> None:
        if self.view is not None:
            self.desk.setup.archive(self.view.shop)
