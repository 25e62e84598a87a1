"""Getting ready to count: what must be counted before a contract starts, the tags for it, the counter card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.counting import Countable
from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.domain.tags import Tag
from desktop.ui.pages.counter_card import CounterCardCard
from desktop.ui.pages.measuring_list import ChecklistCard
from desktop.ui.pages.measuring_tags import TagsCard
from desktop.ui.pages.shop_part import ShopPart
from desktop.ui.widgets.layout import Columns, boxed, column

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class MeasuringPart(ShopPart):
    """Each answer is kept as soon as it is given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._list, self._tags, self._card = ChecklistCard(), TagsCard(desk), CounterCardCard(desk)
        self._list.answered.connect(self._answer)
        self._tags.removed.connect(self._remove)
        self._tags.said.connect(self.said)
        self._card.said.connect(self.said)
        side = boxed(column(self._card, None))
        self.lines.addWidget(self._list)
        self.lines.addWidget(Columns(self._tags, side))

    def show_view(self, view: GoalView) -> None:
        """Ask what must be counted and show it; notes that are typed into are left alone."""
        self.view = view
        found = self.desk.measuring.view()
        self._list.show_list(found.checklist)
        self._tags.show_view(found)
        self._card.show_view(found, tuple(view.goal.doors) if view.goal else ())

    def place_of(self, part: str) -> QWidget | None:
        """Give the card of tags, or the counter card."""
        return {"tags": self._tags, "counter_card": self._card}.get(part)

    @Slot(str, object, str)
    def _answer(self, kpi: str, state: Countable, how: str) -> None:
        self.keep(partial(self.desk.measuring.answer, kpi, state, how), _nowhere)

    @Slot(object)
    def _remove(self, tag: Tag) -> None:
        self.keep(partial(self.desk.measuring.remove_tag, tag), _nowhere)


def _nowhere(_problems: tuple[Problem, ...]) -> bool:
    return False
