"""The card about the way to the goal, computed backwards, and the stages of it that a shop has or has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.funnels import FunnelStage, links_unlikely
from desktop.domain.goal_view import GoalView
from desktop.domain.kpis import Measure
from desktop.domain.lift import aimed_lift
from desktop.domain.problems import Problem
from desktop.language import _, current
from desktop.ui.doors_form import DoorsForm
from desktop.ui.funnel_form import FunnelForm
from desktop.ui.pages.lift_chart import lift_chart
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import clear, column, row
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording import funnels
from desktop.wording.amounts import number, percent
from desktop.wording.kpis import unit_word, value_words
from desktop.wording.lift import worked_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FunnelCard(Card):
    """By which ways results come, and what the link needs for its part."""

    doors_entered = Signal(object)
    """Channel codes → counts."""
    rate_entered = Signal(str, object)
    """A stage's code and its `Span`."""
    rate_given_up = Signal(str)
    rates_adopted = Signal(object)
    """The codes of the stages whose share is to be the one the months give."""
    stage_left_out = Signal(str)
    stage_brought_back = Signal(str)
    stage_before_asked = Signal(str)
    """A stage is to be put in before this one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What it takes"), gap=16)
        self._desk = desk
        self._how = Paragraph(_("Computed backwards from your goal, for an average month."), "note", "muted")
        self._ways = Label("", "label")
        self._doors = DoorsForm("shop_goal.doors")
        self._title = Label("", "label")
        self._picture = FunnelForm("shop_goal.rates", _("What each stage needs in a month"), whole=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        self._use_all = Button(_("Use all of your own shares"), "text", size="small")
        self._use_all.setObjectName("shop_goal.rates.use_all")
        self._gone = column(gap=4)
        self._offered: tuple[str, ...] = ()
        self._connect()
        self.add(
            self._how,
            column(self._ways, self._doors, gap=4),
            self._remarks,
            column(row(self._title, None, self._use_all), self._picture, self._gone, gap=8),
        )

    def show_view(self, view: GoalView) -> None:
        """Show it; fields that are typed into are left alone."""
        goal = view.goal
        if goal is None:
            return
        measure = self._desk.measures.get(goal.kpi)
        chain = not view.funnel.index
        self._how.setVisible(chain)
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
            self._picture.show_chain(view.chain, measure, view.own_rates)
        self._offer(view)
        self._show_gone(view)
        self._remark(view)

    def blame(self, problem: Problem) -> bool:
        """Say at its stage what is wrong with a rate, and tell whether there was a place for it."""
        return self._picture.blame(problem)

    def _connect(self) -> None:
        self._doors.entered.connect(self.doors_entered)
        self._picture.entered.connect(self.rate_entered)
        self._picture.given_up.connect(self.rate_given_up)
        self._picture.adopted.connect(self._adopt)
        self._picture.left_out.connect(self.stage_left_out)
        self._picture.before_asked.connect(self.stage_before_asked)
        self._use_all.clicked.connect(self._adopt_all)

    def _offer(self, view: GoalView) -> None:
        used = {need.stage.code: need.rate for need in view.chain}
        offers = [x for x in view.own_rates if x.span is not None and x.stage in used]
        self._offered = tuple(x.stage for x in offers if x.adopted() != used[x.stage])
        self._use_all.setVisible(len(self._offered) > 1)

    def _show_gone(self, view: GoalView) -> None:
        clear(self._gone)
        for stage in view.left_out if view.chain else ():
            line = _LeftOut(stage)
            line.brought_back.connect(self.stage_brought_back)
            self._gone.addWidget(line)

    @Slot(str)
    def _adopt(self, stage: str) -> None:
        self.rates_adopted.emit((stage,))

    @Slot()
    def _adopt_all(self) -> None:
        self.rates_adopted.emit(self._offered)

    def _remark(self, view: GoalView) -> None:
        clear(self._remarks)
        measure = self._desk.measures.get(view.goal.kpi) if view.goal else None
        for piece in _index(view, measure) if view.funnel.index else self._said(view):
            self._remarks.addWidget(piece)

    def _said(self, view: GoalView) -> Iterator[QWidget]:
        if not view.chain:
            yield Paragraph(_("Nothing has to come by the link, so there is nothing to compute."))
        elif view.views_now is not None and links_unlikely(view.chain[0].typical, view.views_now):
            needed = _("It needs about {needed} views a month; today there are {now}.").format(
                needed=number(view.chain[0].typical), now=number(round(view.views_now))
            )
            said = f"{needed}\n{funnels.links_unlikely()}"
            yield Banner("warn", _("The link alone is unlikely to do"), said)


class _LeftOut(QWidget):
    """One stage the shop does not have, and the way back."""

    brought_back = Signal(str)

    def __init__(self, stage: FunnelStage) -> None:
        super().__init__()
        self._stage = stage.code
        said = _("Left out: {stage}").format(stage=funnels.stage_name(stage))
        back = Button(_("Bring it back"), "text", size="small")
        back.setObjectName(f"shop_goal.rates.{stage.code}.bring_back")
        back.setAccessibleDescription(said)
        back.clicked.connect(self._bring_back)
        self.setLayout(row(Label(said, "note", "muted"), back, None))

    @Slot()
    def _bring_back(self) -> None:
        self.brought_back.emit(self._stage)


def _index(view: GoalView, measure: Measure | None) -> Iterator[QWidget]:
    """What being known is watched by: no chain, but each month beside the same one before the start."""
    yield Paragraph(" → ".join(stage.name[current()] for stage in view.funnel.stages), "body")
    lift = view.funnel.lift
    if lift is None or view.goal is None:
        return
    text = _(
        "Nothing is computed backwards here: searches for your name are held against the same month before the start. After half a year {low} to {high} more is usual."
    ).format(low=percent(lift.typical), high=percent(lift.high))
    yield Paragraph(_("{first} {second}").format(first=text, second=worked_words()), "body", "muted")
    yield lift_chart(view.lift, lift, aimed_lift(view.goal), measure)
