"""Working targets out again: what the plan aims at, what the goal asks for now, and which of it to take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Refused
from desktop.domain.retargeting import Drift, Retarget
from desktop.language import _, ngettext
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row
from desktop.wording.amounts import month_alone, month_name
from desktop.wording.kpis import name_of, value_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

NAME, NOW, ASKED, MONTHS = "name", "now", "asked", "months"


class RecomputeDialog(Dialog):
    """A line for each measure that would change; those that follow the goal are ticked."""

    taken = Signal(int)
    """So many measures follow the goal again."""

    def __init__(self, desk: Desk, plan: str, drift: Drift, parent: QWidget) -> None:
        super().__init__(
            _("Work the targets out again"),
            _(
                "From goal, season and funnel, for months that are still open. Closed months and targets you typed stay as they are."
            ),
            meaning="computed",
            wide=760,
            parent=parent,
        )
        self._desk, self._plan, self._drift = desk, plan, drift
        self._measures = desk.measures
        self._ticked = {one.kpi for one in drift.strayed}
        self._sheet = Sheet(_("Targets that would change"), fits=False)
        self._sheet.setObjectName("recompute.sheet")
        self._typed = Note(self._kept())
        self._wrong = Note("", "critical", "bad", ink="bad")
        self._take = Button(_("Take these targets"), "primary")
        self._take.setObjectName("recompute.take")
        self._sheet.ticked.connect(self._tick)
        self._take.clicked.connect(self._keep)
        self.add(framed(self._sheet), self._typed, self._wrong)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._take)
        self._typed.setVisible(any(one.typed for one in drift.retargets))
        self._wrong.hide()
        self._show()
        self._sheet.setFocus()

    def _show(self) -> None:
        columns = (
            Column(NAME, _("Measure"), stretch=True),
            Column(NOW, _("Aimed at now"), right=True),
            Column(ASKED, _("Asked for by the goal"), right=True),
            Column(MONTHS, _("Months that change"), spare=True),
        )
        self._sheet.show_lines(Lines(columns, tuple(self._rows())))
        self._take.setEnabled(bool(self._ticked))

    def _rows(self) -> Iterator[Row]:
        for one in self._drift.retargets:
            if one.changed:
                name = Cell(name_of(self._measures, one.kpi), tick=one.kpi in self._ticked)
                yield Row(one.kpi, (name, *self._means(one), Cell(_span(one), small=True, colour="muted")))

    def _means(self, one: Retarget) -> Iterator[Cell]:
        measure = self._measures.get(one.kpi)
        for mean in (one.mean_before, one.mean_after):
            if mean is None:
                yield Cell(_("no target"), colour="muted")
            else:
                yield Cell(value_words(mean, measure), below="" if one.steady else _("a month on average"))

    def _kept(self) -> str:
        said = _("“{kpi}” ({months})")
        names = (
            said.format(
                kpi=name_of(self._measures, one.kpi),
                months=_(", ").join(month_alone(month) for month in one.typed),
            )
            for one in self._drift.retargets
            if one.typed
        )
        text = _("Typed by you, and kept: {names}. To have one worked out too, empty its cell first.")
        return text.format(names=_(", ").join(names))

    @Slot(str, bool)
    def _tick(self, kpi: str, on: bool) -> None:
        self._ticked = self._ticked | {kpi} if on else self._ticked - {kpi}
        self._show()

    @Slot()
    def _keep(self) -> None:
        try:
            self._desk.plan_versions.recompute(self._plan, self._ticked)
        except Refused as refusal:
            self._wrong.say(sentence(refusal.problems[0], self._measures))
            self._wrong.show()
            return
        self.taken.emit(len(self._ticked))
        self.accept()


def _span(one: Retarget) -> str:
    months = one.changed
    if len(months) == 1:
        return month_name(months[0])
    text = ngettext("{count} month from {first}", "{count} months from {first}", len(months))
    return text.format(count=len(months), first=month_name(months[0]))
