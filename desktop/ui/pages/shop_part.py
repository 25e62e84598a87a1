"""What the parts of “Shop and goal” share: each shows one `GoalView` and acts on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem, Refused
from desktop.ui.pages.parts import PagePart
from desktop.ui.widgets.layout import column
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

PLACE = "shop_goal"
GOAL, FUNNEL, MEASURING, FIT, PROFILE = "goal", "funnel", "measuring", "fit", "profile"


class ShopPart(PagePart):
    """One part of the page. Subclasses lay out in ``__init__`` and fill in `show_view`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view: GoalView | None = None
        self.lines: QVBoxLayout = column(gap=16)
        self.setLayout(self.lines)

    def show_view(self, view: GoalView) -> None:
        """Show the shop, or the same one after a step."""
        raise NotImplementedError

    def place_of(self, part: str) -> QWidget | None:
        """Give the piece a `Going` may name beside the part itself; None where there is none."""
        del part
        return None

    def keep(self, command: Callable[[], Step | None], blame: Callable[[tuple[Problem, ...]], bool]) -> None:
        """Do one command; what is refused is said where `blame` finds a place for it, else in the toast."""
        try:
            command()
        except Refused as refusal:
            if not blame(refusal.problems):
                self.said.emit(sentence(refusal.problems[0], self.desk.measures), False)
