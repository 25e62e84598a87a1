"""The cards about a goal: what it means beside what results cost so far, and the way there computed backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.goal_view import GoalView
from desktop.domain.kpis import Measure
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.goal_meaning import beside_pieces, goal_pieces, room_pieces
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, clear
from desktop.ui.widgets.marks import Status
from desktop.wording.amounts import month_name
from desktop.wording.kpis import value_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class MeaningCard(Card):
    """What the goal is worth, what a result may cost, and what it has cost so far."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What this goal means"))
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.add(self._lines)

    def show_view(self, view: GoalView) -> None:
        """Show it anew."""
        clear(self._lines)
        for piece in self._pieces(view):
            self._lines.addWidget(piece)
            if isinstance(piece, Fact):
                self._lines.addWidget(Rule())

    def _pieces(self, view: GoalView) -> Iterator[QWidget]:
        measures = self._desk.measures
        measure = measures.get(view.goal.kpi) if view.goal else None
        costs = self._costs(view, measures, measure)
        yield from goal_pieces(view.goal, measure, view.shop.purpose, view.hardness, *costs)

    def _costs(
        self, view: GoalView, measures: Mapping[str, Measure], measure: Measure | None
    ) -> Iterator[QWidget]:
        """What a result has cost, and what is left for the agency: by its contract, else beside own hours."""
        if view.worth is None or view.worth.ceiling is None:
            return
        yield self._cost(view, measures)
        if view.beside is not None:
            yield from beside_pieces(view.beside, measure, hiring=view.shop.purpose is Purpose.HIRING)
        else:
            yield from room_pieces(view.own_work, view.goal, measure)

    def _cost(self, view: GoalView, measures: Mapping[str, Measure]) -> Fact:
        """Hold what a result has cost, everything included, against what it may cost."""
        span = _("{first} to {last}, with fee, adverts and your own hours").format(
            first=month_name(view.looked_back[0]), last=month_name(view.looked_back[-1])
        )
        title = _("A result has cost")
        if view.cost.value is None:
            missing = _("Not known yet: the fee, your hours or their cost per hour is not entered.")
            return Fact(title, "–", note=missing, bold=True)
        said = value_words(view.cost.value, measures.get("cost_per_result"))
        if view.too_dear:
            return Fact(
                title, Status(said, "attention", "warn", kind="total", bold=True), note=span, bold=True
            )
        return Fact(title, Status(said, "done", "good", kind="total", bold=True), note=span, bold=True)
