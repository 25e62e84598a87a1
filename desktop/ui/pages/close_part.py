"""Closing a month, the way to its report, and opening it again with a reason; what was done when stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.closing import MonthView, Stage, StageState, stages, unexplained
from desktop.domain.problems import Code, Refused, of_month
from desktop.language import _, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.pages.check_card import lacking_words
from desktop.ui.pages.links import GoLink
from desktop.ui.pages.month_part import MonthPart, to_stage
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import month_name
from desktop.wording.closing import logged
from desktop.wording.invoices import invoice_standing
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ClosePart(MonthPart):
    """What is still open in a month, and the button that freezes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._why = TextInput(example=_("such as a count that was corrected later"))
        self._why.setObjectName("each_month.reason")
        self._field = Field(_("Why it is opened again"), self._why, width=560)
        self._open = Button(_("Open the month again"))
        self._open.setObjectName("each_month.reopen")
        self._close = Button(_("Close this month"), "primary", icon="frozen")
        self._close.setObjectName("each_month.close")
        self._report = Button(_("Make the report"), "primary", icon="reports", trailing="next")
        self._report.setObjectName("each_month.to_report")
        self._blocks = QVBoxLayout()
        self._reopening = Card(
            _("Open it again"),
            Paragraph(
                _("The figures can then be changed. The reason and every change are kept in the change log."),
                colour="muted",
            ),
            self._field,
            row(self._open, None),
        )
        self._close.clicked.connect(self._freeze)
        self._open.clicked.connect(self._reopen)
        self._report.clicked.connect(self._go_report)
        self._blocks.setSpacing(16)
        self.lines.addLayout(self._blocks)
        self.lines.addWidget(self._reopening)
        self.lines.addLayout(row(None, self._close, self._report))

    def head(self) -> tuple[str, str]:
        """Say what closing means."""
        return _("Close the month"), _(
            "A closed month is frozen: its figures stay as the fee and the report used them."
        )

    def show_view(self, view: MonthView) -> None:
        """Show what is still open, or that it is closed."""
        self.view = view
        closed = view.sheet.closed
        clear(self._blocks)
        self._blocks.addWidget(self._closed(view) if closed else self._standing(view))
        if view.sheet.closings:
            self._blocks.addWidget(self._log(view))
        self._reopening.setVisible(closed)
        self._close.setVisible(not closed)
        self._report.setVisible(closed)
        self._close.setEnabled(view.over)

    def _closed(self, view: MonthView) -> QWidget:
        return Banner(
            "good",
            _("{month} is closed").format(month=month_name(view.sheet.month)),
            _("The figures are as they were then. Notes can still be written."),
            icon="frozen",
        )

    def _standing(self, view: MonthView) -> QWidget:
        card = Card(_("Before {month} is closed").format(month=month_name(view.sheet.month)))
        if view.sheet.reopened:
            card.add(
                Paragraph(_("Opened again: {reason}").format(reason=view.sheet.reopened), "note"), Rule()
            )
        words, good = _figures(view)
        card.add(self._line(words, Stage.SHEET, _("Look at the figures"), good=good), Rule())
        words, good = invoice_standing(view.fee)
        card.add(self._line(words, Stage.FEE, _("Look at the fee"), good=good), Rule())
        good = stages(view)[Stage.REVIEW] is StageState.DONE
        words = _("The month was looked back on.") if good else _("Nothing is written in the review yet.")
        card.add(self._line(words, Stage.REVIEW, _("Look back"), good=good))
        if not view.over:
            card.add(Rule(), Paragraph(sentence(of_month(Code.MONTH_NOT_OVER, view.sheet.month)), "note"))
        return card

    def _line(self, words: str, stage: Stage, button: str, *, good: bool) -> QWidget:
        sign = Icon("done", "good", "icon_small") if good else Icon("attention", "warn", "icon_small")
        go = GoLink(button, to_stage(self.month, stage))
        go.asked.connect(self.going)
        return boxed(row(sign, Paragraph(words), go, gap=8))

    def _log(self, view: MonthView) -> Card:
        """Give closings, reopenings and what was changed since, the newest first."""
        months, measures = self.desk.months, self.desk.measures
        told = (Paragraph(logged(one, measures), "note") for one in months.change_log(view.sheet.month))
        return Card(_("Change log"), column(*told, gap=4))

    def _go_report(self) -> None:
        self.going.emit(Going("reports", self.month))

    def _freeze(self) -> None:
        try:
            step = self.desk.months.close(self.month)
        except Refused as refusal:
            self.said.emit(sentence(refusal.problems[0]), False)
            return
        if step is not None:
            self.said.emit(_("{month} is closed").format(month=month_name(self.month)), True)

    def _reopen(self) -> None:
        try:
            step = self.desk.months.reopen(self.month, self._why.value())
        except Refused as refusal:
            self._field.set_error(sentence(refusal.problems[0]))
            return
        self._field.set_error("")
        self._why.set_value("")
        if step is not None:
            self.said.emit(_("{month} is open again").format(month=month_name(self.month)), True)


def _figures(view: MonthView) -> tuple[str, bool]:
    """Say what lacks or stands out without a reason, and whether nothing does."""
    lacking, odd = lacking_words(view.sheet), len(unexplained(view.sheet))
    if lacking:
        return lacking, False
    if odd:
        text = ngettext(
            "{count} figure stands out from the months before.",
            "{count} figures stand out from the months before.",
            odd,
        )
        return text.format(count=odd), False
    return _("Every figure that is aimed at or billed is there."), True
