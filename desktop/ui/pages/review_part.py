"""Looking back on a month: promised and delivered, what the agency says, why it came out so, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.closing import MonthView, Stage
from desktop.domain.sheet import SheetRow
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.pages.month_part import MonthPart, to_stage
from desktop.ui.pages.promise_card import PromiseCard
from desktop.ui.pages.replies_card import RepliesCard
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import LongText
from desktop.wording.amounts import month_name
from desktop.wording.kpis import achievement_words, kpi_name, value_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ReviewPart(MonthPart):
    """Two fields below what the result was, kept as soon as they are left; also of a closed month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._promised, self._replies = PromiseCard(desk), RepliesCard()
        self._outcome = Paragraph("")
        self._form = Form("review", self)
        why = LongText(example=_("such as: the fair brought many at once"))
        following = LongText(example=_("such as: two more videos of that kind"))
        self._next = Button(_("Go on to closing the month"), "primary", trailing="next")
        self._next.setObjectName("each_month.to_close")
        self._form.entered.connect(self._keep)
        self._promised.said.connect(self.said)
        self._promised.going.connect(self.going)
        self._next.clicked.connect(self._go_close)
        self.lines.addWidget(self._promised)
        self.lines.addWidget(self._replies)
        self.lines.addWidget(
            Card(
                _("Looking back"),
                self._outcome,
                self._form.add("why", Field(_("Why it came out so"), why, optional=True)),
                self._form.add("next", Field(_("What is done next"), following, optional=True)),
            )
        )
        self.lines.addLayout(row(None, self._next))

    def head(self) -> tuple[str, str]:
        """Say what the review is for."""
        return _("Short review"), _("Two sentences now save the search for reasons in half a year.")

    def show_view(self, view: MonthView) -> None:
        """Show the month's result and what was written."""
        self.view = view
        result = next((one for one in view.sheet.rows if one.result), None)
        self._outcome.setVisible(result is not None)
        if result is not None:
            self._outcome.set_text(_outcome(view, result))
        self._promised.show_month(view.sheet.month, self.desk.months.promised(view.sheet.month))
        self._replies.show_sheet(view.sheet, self.desk.measures)
        review = view.sheet.review
        self._form.show_values(
            {"why": review.why if review else "", "next": review.decided if review else ""}
        )
        self._next.setVisible(not view.sheet.closed)

    def _keep(self, _name: str, _value: object) -> None:
        month = self.month
        step = self.desk.months.review(month, self._form.value("why"), self._form.value("next"))
        if step is not None:
            self.said.emit(_("The review of {month} is kept").format(month=month_name(month)), True)

    def _go_close(self) -> None:
        self.going.emit(to_stage(self.month, Stage.CLOSE))


def _outcome(view: MonthView, result: SheetRow) -> str:
    month, name = month_name(view.sheet.month), kpi_name(result.measure, result.kpi)
    if result.value is None:
        return _("{kpi} in {month}: not measured.").format(kpi=name, month=month)
    value = value_words(result.value, result.measure)
    if result.target is None or result.achievement is None:
        return _("{kpi} in {month}: {value}.").format(kpi=name, month=month, value=value)
    text = _("{kpi} in {month}: {value}, target {target} ({achievement}).")
    return text.format(
        kpi=name,
        month=month,
        value=value,
        target=value_words(result.target, result.measure),
        achievement=achievement_words(result.achievement),
    )
