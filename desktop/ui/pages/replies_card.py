"""What the agency wrote of a month's figures, beside one's own review: read, never changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.kpis import Measure
from desktop.domain.reported import Reply
from desktop.domain.sheet import MonthSheet
from desktop.language import _
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, clear, column
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.agency_handed import reply_lines
from desktop.wording.amounts import month_name
from desktop.wording.kpis import name_of


class RepliesCard(Card):
    """One figure below the other, in the sheet's order; the month as a whole first."""

    def __init__(self) -> None:
        super().__init__(_("What the agency says"))
        self.setObjectName("review.replies")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.add(self._lines)

    def show_sheet(self, sheet: MonthSheet, measures: Mapping[str, Measure]) -> None:
        """Show the replies of a month; without any the card is out of sight."""
        clear(self._lines)
        order = {row.kpi: at for at, row in enumerate(sheet.rows)}
        for reply in sorted(sheet.replies, key=lambda x: order.get(x.kpi, len(order) if x.kpi else -1)):
            self._add(reply, name_of(measures, reply.kpi) if reply.kpi else month_name(sheet.month))
        self.setVisible(bool(sheet.replies))

    def _add(self, reply: Reply, subject: str) -> None:
        words = Paragraph("\n".join(reply_lines(reply)), "note")
        self._lines.addWidget(boxed(column(Label(subject, "label"), words, gap=4)))
