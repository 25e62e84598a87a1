"""What the agency's returned input sheet brings beside the figures: how much of it, and cancellations to agree to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.agency_plan import NOTHING, HandedPlan, Proposed
from desktop.domain.kpis import Measure
from desktop.language import _
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.layout import clear, column
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.agency_handed import handed_sentences, proposed_remark, proposed_words


class _Cancelled(QWidget):
    """One cancellation the agency proposes; what cannot be taken says why and has no tick."""

    ticked = Signal(str, bool)
    """The id of the cancellation, and whether it is taken."""

    def __init__(self, one: Proposed, measures: Mapping[str, Measure]) -> None:
        super().__init__()
        self._id = one.cancellation.id
        words, remark = proposed_words(one, measures), proposed_remark(one, measures)
        self.setLayout(column(self._head(words, can=one.open), Paragraph(remark, "hint", "muted"), gap=0))

    def _head(self, words: str, *, can: bool) -> QWidget:
        if not can:
            return Label(words, "note", "muted")
        check = Check(words, on=True)
        check.setObjectName(f"import.cancel.{self._id}")
        check.ticked.connect(self._tick)
        return check

    def _tick(self, on: bool) -> None:
        self.ticked.emit(self._id, on)


class HandedCard(Card):
    """Reasons and claims are counted; of each cancellation the owner says whether it is taken."""

    changed = Signal()
    """Another cancellation is taken now."""

    def __init__(self) -> None:
        super().__init__(_("From the agency’s input sheet"))
        self._plan = NOTHING
        self._left: frozenset[str] = frozenset()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.setObjectName("import.handed")
        self.add(self._lines)

    def show_plan(self, plan: HandedPlan, measures: Mapping[str, Measure]) -> None:
        """Show what comes beside the figures; nothing hides the card."""
        self._plan, self._left = plan, frozenset()
        clear(self._lines)
        for words in handed_sentences(plan):
            self._lines.addWidget(Paragraph(words, "note"))
        if plan.cancellations:
            self._lines.addWidget(Label(_("Cancellations the agency proposes"), "label"))
        for one in plan.cancellations:
            line = _Cancelled(one, measures)
            line.ticked.connect(self._tick)
            self._lines.addWidget(line)
        self.setVisible(bool(plan.replies or plan.claims or plan.gone or plan.cancellations))

    def left(self) -> frozenset[str]:
        """The ids of the cancellations that are not taken."""
        return self._left

    def _tick(self, id_: str, on: bool) -> None:
        self._left = self._left - {id_} if on else self._left | {id_}
        self.changed.emit()
