"""The shop and its goal: the goal, the way there computed backwards, and the shop itself, each a part of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from desktop.language import N_, _
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.fit_part import FitPart
from desktop.ui.pages.funnel_part import FunnelPart
from desktop.ui.pages.goal_part import GoalPart
from desktop.ui.pages.measuring_part import MeasuringPart
from desktop.ui.pages.parts import Parts
from desktop.ui.pages.profile_part import ProfilePart
from desktop.ui.pages.shop_part import FIT, FUNNEL, GOAL, MEASURING, PLACE, PROFILE, ShopPart
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KINDS: dict[str, type[ShopPart]] = {
    GOAL: GoalPart,
    FUNNEL: FunnelPart,
    MEASURING: MeasuringPart,
    FIT: FitPart,
    PROFILE: ProfilePart,
}
_NAMES = {
    GOAL: N_("Goal"),
    FUNNEL: N_("What it takes"),
    MEASURING: N_("Ready to count"),
    FIT: N_("Fit"),
    PROFILE: N_("Your shop"),
}
_AIMED = frozenset({GOAL, FUNNEL, MEASURING})
"""Parts that say nothing before there is a goal."""
_INSIDE = {"season": PROFILE, "tags": MEASURING, "counter_card": MEASURING}
"""Pieces a `Going` may name → the part they are in."""


class ShopGoalPage(DeskPage):
    """Asks for the shop and its goal and hands them to the part in sight; decides nothing itself."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "shop",
            "goal",
            "stage_rate",
            "result",
            "agency",
            "contract",
            "amendment",
            "cancellation",
            "target",
            "kpi_plan",
            "plan_line",
            "ad_day",
            "own_kpi",
            "fit",
            "tag",
            "counting",
        }
    )
    place: ClassVar[str] = PLACE
    parts: ClassVar[tuple[str, ...]] = tuple(_KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Shop and goal"),
            _("What should grow, by how much, by when? Everything else follows from it."),
        )
        self._part, self._wanted = GOAL, ""
        self._parts = Parts(self, _KINDS)
        self._tabs = Tabs(_("Parts of shop and goal"))
        for part, name in _NAMES.items():
            self._tabs.add(part, _(name))
        self._begin = Button(_("Set the goal"), "primary")
        self._none = Empty(
            "shop_and_goal", _("There is no goal yet. A few questions lead to one."), self._begin
        )
        self._tabs.setObjectName("shop_goal.tabs")
        self._begin.setObjectName("shop_goal.begin")
        self._tabs.picked.connect(self._pick)
        self._begin.clicked.connect(self._set_up)
        self.add(self._tabs, self._none)

    def refresh(self) -> None:
        """Ask for the goal and what its months tell, and show it in the part in sight."""
        view = self.desk.setup.view(self.desk.shop)
        self._tabs.set_value(self._part)
        empty = view.goal is None and self._part in _AIMED
        self._none.setVisible(empty)
        part = self._parts.show(None if empty else self._part)
        if part is not None:
            part.show_view(view)
            self._show_wanted(part)

    def go_to(self, going: Going) -> None:
        """Show the part asked for, or the one that holds the piece asked for."""
        part = _INSIDE.get(going.part, going.part)
        if part in _KINDS:
            self._part, self._wanted = part, going.part
            self.mark_stale()

    def here(self, going: Going) -> Going:
        """Say which part is shown."""
        return Going(going.place, part=self._part)

    def _show_wanted(self, part: ShopPart) -> None:
        wanted, self._wanted = self._wanted, ""
        piece = part.place_of(wanted) if wanted else None
        if piece is not None:
            self.show_widget(piece)

    @Slot(str)
    def _pick(self, part: str) -> None:
        self.go_to(Going(PLACE, part=part))

    @Slot()
    def _set_up(self) -> None:
        self.going.emit(Going("setup"))
