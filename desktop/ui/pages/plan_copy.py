"""Taking over another shop's plan: which of its measures, from which month, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.plan_copying import Candidate
from desktop.domain.problems import Refused
from desktop.domain.shop import Shop
from desktop.language import _
from desktop.ui.pages.plan_why import PlanWhy
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing, state
from desktop.wording.kpis import kpi_name, tier_word, value_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.plan_versions import CopyOffer
    from desktop.ui.desk import Desk

NAME, TIER, AIM, FIT = "name", "tier", "aim", "fit"


class CopyDialog(Dialog):
    """What does not serve this shop's purpose is not ticked, and says so."""

    made = Signal(object)
    """The first `Month` of the plan."""

    def __init__(self, desk: Desk, shops: tuple[Shop, ...], parent: QWidget) -> None:
        super().__init__(_("Take over another shop’s plan"), meaning="versions", wide=760, parent=parent)
        self._desk, self._ticked = desk, set[str]()
        self._offer: CopyOffer = desk.plan_versions.offer(shops[0].id)
        self._shop = Choice([Option(shop.id, shop.name) for shop in shops])
        self._month = MonthPicker(_("From which month"), self._offer.first, first=self._least())
        self._sheet = Sheet(_("Measures of the other shop"), fits=False)
        self._rule = Note(self._about_targets())
        self._why = PlanWhy("copy")
        self._wrong = Note("", "critical", "bad", ink="bad")
        self._take = Button(_("Take them over"), "primary")
        self._name()
        self._arrange()
        self._shop.set_value(shops[0].id)
        self._show_shop()

    def _name(self) -> None:
        for name, control in (
            ("shop", self._shop),
            ("from", self._month),
            ("sheet", self._sheet),
            ("take", self._take),
        ):
            control.setObjectName(f"copy.{name}")

    def _arrange(self) -> None:
        self._shop.picked.connect(self._show_shop)
        self._sheet.ticked.connect(self._tick)
        self._take.clicked.connect(self._keep)
        places = field_row(Field(_("From which shop"), self._shop), Field(_("From which month"), self._month))
        self.add(places, framed(self._sheet), self._rule, self._why, self._wrong)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._take)
        self._why.setVisible(self._offer.has_plan)
        self._wrong.hide()

    def _least(self) -> Month | None:
        """A version begins in an open month; a first plan may begin with any."""
        return self._offer.earliest if self._offer.has_plan else None

    def _about_targets(self) -> str:
        if self._offer.goal:
            return _(
                "Measures and targets that hold every month come along. Monthly targets are worked out from the goal of this shop."
            )
        return _(
            "Measures and targets that hold every month come along. Monthly targets stay empty, as this shop has no goal yet."
        )

    @Slot()
    def _show_shop(self) -> None:
        self._offer = self._desk.plan_versions.offer(self._shop.value() or "")
        self._ticked = {one.line.kpi for one in self._offer.candidates if one.fits}
        self._show()

    def _show(self) -> None:
        columns = (
            Column(NAME, _("Measure"), stretch=True),
            Column(TIER, _("Kind"), spare=True),
            Column(AIM, _("The same each month"), right=True),
            Column(FIT, _("For this shop")),
        )
        self._sheet.show_lines(Lines(columns, tuple(self._rows())))
        self._take.setEnabled(bool(self._ticked))

    def _rows(self) -> Iterator[Row]:
        for one in self._offer.candidates:
            name = Cell(kpi_name(one.measure, one.line.kpi), tick=one.line.kpi in self._ticked)
            fit = state(_("Fits"), "done", "good") if one.fits else state(_("Another purpose"), "attention")
            tier = Cell(tier_word(one.tier), small=True, colour="muted")
            yield Row(one.line.kpi, (name, tier, _aim(one), fit))

    @Slot(str, bool)
    def _tick(self, kpi: str, on: bool) -> None:
        self._ticked = self._ticked | {kpi} if on else self._ticked - {kpi}
        self._show()

    @Slot()
    def _keep(self) -> None:
        reason = self._why.reason() if self._offer.has_plan else ""
        if self._offer.has_plan and not reason:
            return
        try:
            self._desk.plan_versions.copy(self._shop.value() or "", self._ticked, self._month.value(), reason)
        except Refused as refusal:
            self._wrong.say(sentence(refusal.problems[0], self._desk.measures))
            self._wrong.show()
            return
        self.made.emit(self._month.value())
        self.accept()


def _aim(one: Candidate) -> Cell:
    steady = one.line.steady_target
    if steady is None or one.tier is Tier.REFERENCE:
        return nothing()
    return Cell(value_words(steady, one.measure))
