"""The cards about a goal: what it means beside what results cost so far, and the way there computed backwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.funnels import links_unlikely
from desktop.domain.goal_view import GoalView
from desktop.domain.problems import Problem
from desktop.language import _, current
from desktop.ui.doors_form import DoorsForm
from desktop.ui.funnel_form import FunnelForm
from desktop.ui.goal_meaning import goal_pieces
from desktop.ui.widgets.banner import Banner, Fact
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, clear, column
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording import funnels
from desktop.wording.amounts import month_name, number, percent
from desktop.wording.kpis import unit_word, value_words

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
        measure = self._desk.measures.get(view.goal.kpi) if view.goal else None
        meant = goal_pieces(view.goal, measure, view.shop.purpose, view.hardness)
        facts = [piece for piece in meant if isinstance(piece, Fact)]
        yield from facts
        if view.worth is not None and view.worth.ceiling is not None:
            yield self._cost(view)
        yield from (piece for piece in meant if piece not in facts)

    def _cost(self, view: GoalView) -> Fact:
        """Hold what a result has cost, everything included, against what it may cost."""
        span = _("{first} to {last}, with fee, adverts and your own hours").format(
            first=month_name(view.looked_back[0]), last=month_name(view.looked_back[-1])
        )
        title = _("A result has cost")
        if view.cost.value is None:
            missing = _("Not known yet: the fee, your hours or their cost per hour is not entered.")
            return Fact(title, "–", note=missing, bold=True)
        said = value_words(view.cost.value, self._desk.measures.get("cost_per_result"))
        if view.too_dear:
            return Fact(
                title, Status(said, "attention", "warn", kind="total", bold=True), note=span, bold=True
            )
        return Fact(title, Status(said, "done", "good", kind="total", bold=True), note=span, bold=True)


class FunnelCard(Card):
    """By which ways results come, and what the link needs for its part."""

    doors_entered = Signal(object)
    """Channel codes → counts."""
    rate_entered = Signal(str, object)
    """A stage's code and its `Span`."""
    rate_given_up = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("What it takes"), note=_("Computed backwards from your goal, for an average month."), gap=16
        )
        self._desk = desk
        self._ways = Label("", "label")
        self._doors = DoorsForm("shop_goal.doors")
        self._title = Label("", "label")
        self._picture = FunnelForm("shop_goal.rates", _("What each stage needs in a month"), whole=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        self._doors.entered.connect(self.doors_entered)
        self._picture.entered.connect(self.rate_entered)
        self._picture.given_up.connect(self.rate_given_up)
        self.add(
            column(self._ways, self._doors, gap=4),
            self._remarks,
            column(self._title, self._picture, gap=8),
        )

    def show_view(self, view: GoalView) -> None:
        """Show it; fields that are typed into are left alone."""
        goal = view.goal
        if goal is None:
            return
        measure = self._desk.measures.get(goal.kpi)
        chain = not view.funnel.index
        self._ways.setVisible(chain)
        self._doors.setVisible(chain)
        count = value_words(goal.a_month, measure)
        self._ways.setText(_("Where may the {count} come from?").format(count=count))
        self._doors.show_doors(goal.doors, goal.by_link, unit_word(measure))
        link = value_words(goal.by_link, measure)
        self._title.setText(_("Needed in a month for {count} by the link").format(count=link))
        self._title.setVisible(bool(view.chain))
        self._picture.setVisible(bool(view.chain))
        if view.chain:
            self._picture.show_chain(view.chain, measure)
        self._remark(view)

    def blame(self, problem: Problem) -> bool:
        """Say at its stage what is wrong with a rate, and tell whether there was a place for it."""
        return self._picture.blame(problem)

    def _remark(self, view: GoalView) -> None:
        clear(self._remarks)
        for piece in self._said(view):
            self._remarks.addWidget(piece)

    def _said(self, view: GoalView) -> Iterator[QWidget]:
        if view.funnel.index:
            yield Paragraph(_lift(view), "body")
        elif not view.chain:
            yield Paragraph(_("Nothing has to come by the link, so there is nothing to compute."))
        elif view.views_now is not None and links_unlikely(view.chain[0].typical, view.views_now):
            needed = _("It needs about {needed} views a month; today there are {now}.").format(
                needed=number(view.chain[0].typical), now=number(round(view.views_now))
            )
            said = f"{needed}\n{funnels.links_unlikely()}"
            yield Banner("warn", _("The link alone is unlikely to do"), said)


def _lift(view: GoalView) -> str:
    names = " → ".join(stage.name[current()] for stage in view.funnel.stages)
    lift = view.funnel.lift
    if lift is None:
        return names
    return _(
        "{stages}. Here nothing is computed backwards: searches for your name are held against the same month a year before. After half a year {low} to {high} more is usual."
    ).format(stages=names, low=percent(lift.typical), high=percent(lift.high))
