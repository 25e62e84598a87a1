"""Results of earlier months that turned out invalid: noting them in a month, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.problems import Refused
from desktop.domain.results import Cancellation
from desktop.domain.sheet import MonthSheet
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import month_name
from desktop.wording.closing import cancelled_words
from desktop.wording.kpis import name_of, unit_word
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class _Entry(QWidget):
    """One cancellation that is noted already, with the way to take it away."""

    asked = Signal(object)

    def __init__(self, cancelled: Cancellation, words: str) -> None:
        super().__init__()
        self._cancelled = cancelled
        away = Button(_("Take it away"), size="small", name=_("Take away: {what}").format(what=words))
        away.setObjectName(f"cancelling.away.{cancelled.id}")
        away.clicked.connect(self._ask)
        text = Paragraph(words)
        lines = row(boxed(column(text, *_reason(cancelled), gap=0)), away, gap=12)
        self.setLayout(lines)

    def _ask(self) -> None:
        self.asked.emit(self._cancelled)


class CancellingDialog(Dialog):
    """Notes in one month what was cancelled of earlier ones; closed by its button."""

    said = Signal(str, bool)

    def __init__(
        self, desk: Desk, sheet: MonthSheet, parent: QWidget, *, of: MonthSheet | None = None
    ) -> None:
        """Ask for what is noted in the month of `sheet`; the month of `of` is proposed first, else the one before."""
        super().__init__(
            _("Results cancelled later"),
            _(
                "Results that were billed in an earlier month and turned out invalid afterwards. They are noted in "
                "{month}, and the fee of {month} goes down by them."
            ).format(month=month_name(sheet.month)),
            meaning="minor",
            parent=parent,
        )
        self._desk, self._sheet = desk, sheet
        measures = desk.measures
        self._kpis = tuple(dict.fromkeys((*(of.billed if of else ()), *sheet.billed)))
        self._kpi = Choice([Option(kpi, name_of(measures, kpi)) for kpi in self._kpis])
        before = sheet.month + -1
        self._of = MonthPicker(_("Month it was billed in"), of.month if of else before, last=before)
        self._count = count_input(unit_word(measures.get(self._kpis[0])), exact=True)
        self._reason = TextInput(example=_("such as a customer who called it off"))
        self._known = QVBoxLayout()
        self._name()
        self._lay_out_fields()
        self._show_known(sheet.cancellations)

    def _name(self) -> None:
        self._kpi.setObjectName("cancelling.kpi")
        self._of.setObjectName("cancelling.of")
        self._count.setObjectName("cancelling.count")
        self._reason.setObjectName("cancelling.reason")
        self._kpi.set_value(self._kpis[0])

    def _lay_out_fields(self) -> None:
        self._count_field = Field(_("How many"), self._count, width=200)
        of = Field(_("Month it was billed in"), self._of)
        self.body.addLayout(self._known)
        if len(self._kpis) > 1:
            self.add(Field(_("Which result"), self._kpi))
        self.body.addLayout(row(of, self._count_field, None, gap=16, top=True))
        self.add(Field(_("Why"), self._reason, optional=True))
        self.offer(Button(_("Close")), answer=0)
        keep = self.offer(Button(_("Note it"), "primary"))
        keep.setObjectName("cancelling.keep")
        keep.clicked.connect(self._keep)

    def _show_known(self, known: tuple[Cancellation, ...]) -> None:
        clear(self._known)
        for cancelled in known:
            entry = _Entry(cancelled, cancelled_words(cancelled, self._desk.measures))
            entry.asked.connect(self._take_away)
            self._known.addWidget(entry)
        if known:
            self._known.addWidget(Rule())

    def _keep(self) -> None:
        count = self._count.value()
        if count is None:
            if not self._count_field.error():
                self._count_field.set_error(_("Please say how many. Nothing was changed."))
            return
        kpi = self._kpi.value() or self._kpis[0]
        try:
            self._desk.months.cancel_results(
                self._sheet.month, self._of.value(), kpi, count, self._reason.value()
            )
        except Refused as refusal:
            self._count_field.set_error(sentence(refusal.problems[0], self._desk.measures))
            return
        self.said.emit(self._noted(), True)
        self.accept()

    def _noted(self) -> str:
        """Say that it is noted, and where no fee goes down by it, that too."""
        if self._desk.fees.month(self._sheet.month).uncredited:
            return _("Cancelled results noted. No fee goes down by them: that contract is over.")
        return _("Cancelled results noted")

    def _take_away(self, cancelled: Cancellation) -> None:
        try:
            self._desk.months.uncancel_results(cancelled)
        except Refused as refusal:
            self._count_field.set_error(sentence(refusal.problems[0]))
            return
        self.said.emit(_("The cancellation is taken away"), True)
        self.accept()


def _reason(cancelled: Cancellation) -> list[QWidget]:
    return [Label(cancelled.reason, "note", "muted")] if cancelled.reason else []
