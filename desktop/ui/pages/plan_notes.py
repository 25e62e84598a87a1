"""What there is to say about a plan as a whole: that it left the goal, that it is many, where it is heavier later."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.kpis import Measure
from desktop.domain.plan_view import PlanView
from desktop.domain.retargeting import Drift
from desktop.language import _
from desktop.ui.widgets.banner import Banner, Note
from desktop.ui.widgets.bars import BarChart, BarValue
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import month_alone, plain
from desktop.wording.plans import drift_words, imbalance_words, shape_words


class PlanNotes(QWidget):
    """Above the table: nothing at all where a plan follows its goal and is of a good size."""

    recompute_asked = Signal()
    """The owner wants the targets worked out again."""

    def __init__(self) -> None:
        super().__init__()
        self._again = Button(_("Work the targets out again…"))
        self._again.setObjectName("kpis.recompute")
        self._drift = Banner(
            "info", _("The targets no longer follow from the goal"), "", self._again, icon="computed"
        )
        self._balance = Note("", "minor", "info")
        self._again.clicked.connect(self.recompute_asked)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self._drift)
        lines.addWidget(self._balance)

    def tell(self, view: PlanView, drift: Drift, measures: Mapping[str, Measure]) -> None:
        """Say what there is to say about a version."""
        left, balance = drift_words(drift, measures), imbalance_words(view.imbalances)
        self._drift.say(_("The targets no longer follow from the goal"), left)
        self._drift.setVisible(bool(left))
        self._again.setVisible(bool(drift.strayed))
        self._balance.say(balance)
        self._balance.setVisible(bool(balance))
        self.setVisible(bool(left or balance))


class PlanShape(Card):
    """Below the table: what the result aims at, month by month, and in words where it is heavier."""

    def __init__(self) -> None:
        super().__init__(_("How the target is spread over the months"))
        self._bars = BarChart(())
        self._bars.setAccessibleName(_("How the target is spread over the months"))
        self._words = Paragraph("", "note")
        self.add(self._words, self._bars)

    def tell(self, view: PlanView, measures: Mapping[str, Measure]) -> None:
        """Show a version; nothing at all where the result has too few targets."""
        shape = view.shape
        self.setVisible(shape is not None)
        if shape is not None:
            words = shape_words(shape, measures.get(view.result))
            self._words.set_text(words)
            self._bars.setAccessibleDescription(plain(words))
            self._bars.show_values(
                [BarValue(plain(month_alone(month)), float(value)) for month, value in shape.aims.items()]
            )
