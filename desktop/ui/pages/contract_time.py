"""How long the contract runs and binds: start, end, minimum term, days of notice, what a broken month costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.contracts import ContractState
from desktop.domain.fees.terms import Proration, Terms
from desktop.domain.home import notice_day
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.pages.contract_fields import attribute, choice, named
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.month_input import MonthInput
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import count, day_in_full
from desktop.wording.days import month_or_day
from desktop.wording.fee_example import binding_sentence
from desktop.wording.problems import sentence
from desktop.wording.term_choices import proration_word

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView
    from desktop.ui.desk import Desk


class TimeSection(QWidget):
    """Start and end take a month, or a day where the contract cuts a month."""

    asked = Signal(object)
    """A `Change` of the terms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        near = Month.of(desk.today())
        start = named(MonthInput(near), "contract.start")
        end = named(MonthInput(near + 12, example=_("no fixed end")), "contract.end")
        bound = named(count_input(_("months"), example=_("none")), "contract.min_months")
        self._notice = named(count_input(_("days before")), "contract.notice_days")
        self._notice_field = Field(_("Notice to leave"), self._notice)
        self._bound = Paragraph("", "hint", "muted")
        self._proration = choice(
            _("A broken month"), "proration", Proration, proration_word, name="contract.proration"
        )
        self.fields = (
            attribute(Field(_("Start"), start), "start", _at, needed=True),
            attribute(Field(_("End"), end), "end", _at),
            attribute(Field(_("Minimum term"), bound), "min_months", _months),
            self._proration,
        )
        self._notice.entered.connect(self._give_notice)
        for field in self.fields:
            field.asked.connect(self.asked)
        self._lay_out()

    def show_view(self, view: DeskView, terms: Terms) -> None:
        """Show the terms, and until when notice has to be given."""
        for field in self.fields:
            field.show_terms(terms)
        if not self._notice.standing():
            self._notice.set_value(view.contract.notice_days if view.contract else None)
        broken = isinstance(terms.start, date) or isinstance(terms.end, date)
        self._broken.setVisible(broken or terms.proration is Proration.BY_DAY)
        ended = view.contract is not None and view.contract.state is ContractState.ENDED
        days = view.contract.notice_days if view.contract and not ended else None
        last = notice_day(terms.end, days, _never)
        self._bound.set_text(binding_sentence(terms.min_months, day_in_full(last[0]) if last else ""))
        self._bound.setVisible(bool(self._bound.words()))

    def _lay_out(self) -> None:
        start, end, bound, proration = (x.field for x in self.fields)
        self._broken = field_row(proration, places=2)
        lines = column(
            Label(_("Period"), "section"),
            field_row(start, end),
            field_row(bound, self._notice_field),
            self._bound,
            self._broken,
            gap=12,
        )
        self.setLayout(lines)

    def _give_notice(self, days: int | None) -> None:
        try:
            self._desk.contract.answer("notice_period", days)
        except Refused as refusal:
            self._notice.refuse(sentence(refusal.problems[0]))


def _at(at: Any) -> str:  # noqa: ANN401 - a Month or a day
    return month_or_day(at)


def _months(months: int) -> str:
    return count(months, _("months"))


def _never(_day: date) -> bool:
    return False
