"""How busy each month of the year is, and what that makes of the goal in it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot

from desktop.domain.goal_view import GoalView
from desktop.domain.kpis import Measure, Unit
from desktop.domain.month import Month
from desktop.domain.problems import Problem, Refused
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, Typed, nothing
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import month_alone
from desktop.wording.kpis import value_words
from desktop.wording.numbers import read_decimal, show
from desktop.wording.problems import sentence

MONTH, WEIGHT, AIM = "month", "weight", "aim"
EVEN = Decimal(1)


class SeasonCard(Card):
    """Twelve weights to type, and beside each the goal's share of that month."""

    entered = Signal(object)
    """Twelve weights, January first."""

    def __init__(self) -> None:
        super().__init__(_("Busy and quiet months"))
        self._weights: tuple[Decimal, ...] = ()
        self._typed: tuple[Typed, ...] = ()
        self._sheet = Sheet(_("Busy and quiet months"))
        self._even = Button(_("Make all months alike"), "text")
        self._sheet.setObjectName("shop_goal.season")
        self._even.setObjectName("shop_goal.even")
        self._sheet.entered.connect(self._take)
        self._even.clicked.connect(self._level)
        self.add(
            Paragraph(
                _(
                    "1 is an average month, 1.2 one with a fifth more. The goal is spread over the year by them."
                ),
                "note",
                "muted",
            ),
            framed(self._sheet),
            row(self._even, None),
        )

    def show_view(self, view: GoalView, measure: Measure | None) -> None:
        """Show weights and shares; what stays the same is not touched."""
        self._weights = view.shop.season
        aims = {month.month: month for month in sorted(view.monthly, reverse=True)}
        columns = (
            Column(MONTH, _("Month"), stretch=True),
            Column(WEIGHT, _("How busy"), width=88, right=True),
            Column(AIM, _("Goal"), right=True, bold=True),
        )
        rows = []
        for at, weight in enumerate(view.shop.season, 1):
            month = aims.get(at)
            aim = nothing() if month is None else Cell(value_words(view.monthly[month], measure))
            named = Cell(month_alone(month or Month(view.looked_back[0].year, at)))
            rows.append(Row(str(at), (named, Cell(_weight(weight), editable=True), aim)))
        self._sheet.show_lines(Lines(columns, tuple(rows)))
        self._even.setVisible(any(weight != EVEN for weight in view.shop.season))

    def blame(self, problem: Problem) -> None:
        """Say below the weight what is wrong with it."""
        for typed in self._typed:
            if typed.row == problem.where:
                self._sheet.refuse(typed, sentence(problem))

    @Slot(object)
    def _take(self, cells: tuple[Typed, ...]) -> None:
        weights = list(self._weights)
        self._typed = cells
        for cell in cells:
            try:
                value = read_decimal(cell.text).value
            except Refused as refusal:
                self._sheet.refuse(cell, sentence(refusal.problems[0]))
                continue
            weights[int(cell.row) - 1] = EVEN if value is None else value
        self.entered.emit(tuple(weights))

    @Slot()
    def _level(self) -> None:
        self.entered.emit((EVEN,) * 12)


def _weight(weight: Decimal) -> str:
    """Write a weight as it was typed, with two decimals at least: they stand below each other."""
    return f"{weight:.2f}" if weight == round(weight, 2) else show(weight, Unit.RATIO)
