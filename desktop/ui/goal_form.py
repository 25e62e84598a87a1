"""The fields of a goal: what should grow, by how much, by when, and what one result is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.problems import Problem
from desktop.domain.shop import Purpose
from desktop.language import N_, _
from desktop.ui.forms import Form
from desktop.ui.hire_helper import HireHelper
from desktop.ui.profit_helper import COST, SaleHelper
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.number_fields import (
    count_input,
    decimal_input,
    hours_input,
    percent_input,
    yen_input,
)
from desktop.ui.widgets.popover import Help
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label
from desktop.wording.goals import months_words
from desktop.wording.kpis import name_of, unit_word

_WIDE, _HALF = 576, 280
_HELPERS = frozenset({"average_order", "gross_margin", "repeat_factor"})
"""Fields of the helper, which is mostly closed."""
_CUSTOMERS = {
    "gross_profit": (
        N_("Gross profit per customer"),
        N_("Sales less what the goods cost, in the first year."),
    ),
    "close_rate": (
        N_("Share of results that become customers"),
        N_("100% where each result is a customer."),
    ),
}
_DEALS = {
    "gross_profit": (
        N_("Gross profit per order"),
        N_("Price less materials, goods and subcontracting."),
    ),
    "close_rate": (N_("Share of results that lead to an order"), N_("100% where each result is an order.")),
}
_HIRING = {
    "gross_profit": (
        N_("Worth of one hire"),
        N_("What adverts or an introduction cost you today is a good guess."),
    ),
    "close_rate": (N_("Share of results that lead to a hire"), N_("100% where you count hires.")),
}
"""Label and hint of the fields, for what the shop is after."""


class GoalForm(QWidget):
    """Fields named as in the domain.

    With `monthly` one says how many a month (`a_month`) and which own hours go into it, else in all (`target`).
    """

    edited = Signal(str, object)
    """A name and its value, with each keystroke that can be read."""
    entered = Signal(str, object)
    """A name and its value once the field is left, or something is picked."""

    def __init__(self, prefix: str, month: Month, *, monthly: bool) -> None:
        """Make the form; `month` is shown where no month is known."""
        super().__init__()
        self._month = month
        self._measures: Mapping[str, Measure] = {}
        self._aimed = "a_month" if monthly else "target"
        self._values: dict[str, object] = {}
        self._money: list[QWidget] = []
        self.form = Form(prefix, self)
        self._helping = Button(_("Help me work it out"), "text", icon="helper")
        self._sale, self._hire = SaleHelper(self.form), HireHelper(prefix)
        self._wanted = False
        self._purpose: Purpose | None = None
        self._make(monthly)
        self._helping.setObjectName(f"{prefix}.helping")
        self._connect()
        self._lay_out(monthly=monthly)

    def offer(self, kpis: Iterable[str], measures: Mapping[str, Measure]) -> None:
        """Offer what a goal can be set for, by the names there are now."""
        self._measures = measures
        self._kpi.offer([Option(kpi, name_of(self._measures, kpi)) for kpi in kpis])

    def show_values(
        self, values: Mapping[str, object], purpose: Purpose | None, *, quotes: bool = False
    ) -> None:
        """Show a goal's values; the field being typed into is left alone. `quotes`: the shop makes quotations."""
        self._values = dict(values)
        self.form.show_values({**values, "first": self._first(), "last": self._last(), "kpi": self._chosen()})
        self._call(purpose, deals=quotes or purpose is Purpose.LEADS)
        self._show_derived()

    def blame(self, problems: Iterable[Problem]) -> bool:
        """Say at its field what is wrong; a helper that holds such a field is opened."""
        found = tuple(problems)
        if any(problem.where in _HELPERS for problem in found):
            self._wanted = True
            self._show_helper()
        return self.form.blame(found)

    def _make(self, monthly: bool) -> None:
        self._kpi = Choice([], example=_("Please choose"))
        self._baseline = decimal_input("", example=_("such as {example}").format(example=3))
        self._target = count_input("", example=_("such as {example}").format(example=7))
        self._profit = yen_input(example=_("such as {example}").format(example="30,000"))
        self._rate = percent_input(example="100")
        self._share = percent_input(example="40")
        self._slow = Check(_("The work begins anew: plan fewer in the first three months"))
        add = self.form.add
        add("kpi", Field(_("What should grow"), self._kpi, width=_WIDE))
        add("baseline", Field(_("Now, a month"), self._baseline, optional=True, width=_HALF))
        aimed = _("Aimed at, a month") if monthly else _("Aimed at, in all months together")
        add(self._aimed, Field(aimed, self._target, width=_HALF))
        add("first", Field(_("First month"), MonthPicker(_("First month"), self._month), width=_HALF))
        add("last", Field(_("Until"), MonthPicker(_("Until"), self._month), width=_HALF))
        add("gross_profit", Field("", self._profit, optional=True, width=_HALF))
        add("close_rate", Field("", self._rate, width=_HALF))
        pay = _("Share of it you would pay for a result")
        add("pay_share", Field(pay, self._share, width=_HALF, help=_pay_help(pay)))
        if monthly:
            self._make_own_work()
        self.form.add_control("slow_start", self._slow)
        self.form.field("baseline").set_hint(_("The average of the last three months is enough."))

    def _make_own_work(self) -> None:
        hours = Field(_("Your own hours a month"), hours_input(), optional=True, width=_HALF)
        cost = Field(_("Cost of such an hour"), yen_input(), optional=True, width=_HALF)
        hours.set_hint(_("Meetings, filming and answering count too."))
        cost.set_hint(_("An hourly wage is a good guess."))
        asked = Field(_("Price asked for one"), yen_input(), optional=True, width=_HALF)
        asked.set_hint(_("From an offer, if you have one already."))
        self.form.add("offered", asked)
        self.form.add("own_hours", hours)
        self.form.add("hourly_cost", cost)

    def _connect(self) -> None:
        self.form.edited.connect(self._edit)
        self.form.entered.connect(self._enter)
        for helper in (self._sale, self._hire):
            helper.taken.connect(self._take)
        self._helping.clicked.connect(self._help)

    def _lay_out(self, *, monthly: bool) -> None:
        field = self.form.field
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(16)
        money = [
            boxed(_pair(field("gross_profit"), field("close_rate"))),
            boxed(_pair(field("pay_share"), boxed(column(Label("", "label"), self._helping, gap=4)))),
            self._sale,
            self._hire,
        ]
        if monthly:
            money.append(boxed(_pair(field("own_hours"), field("hourly_cost"))))
            money.append(boxed(_pair(field("offered"), QWidget())))
        self._money.extend(money)
        lines.addWidget(field("kpi"))
        lines.addLayout(_pair(field("baseline"), field(self._aimed)))
        lines.addLayout(_pair(field("first"), field("last")))
        for piece in money:
            lines.addWidget(piece)
        lines.addWidget(self._slow)

    def _first(self) -> Month:
        first = self._values.get("first")
        return first if isinstance(first, Month) else self._month

    def _last(self) -> Month:
        last = self._values.get("last")
        return last if isinstance(last, Month) else self._first() + 11

    def _chosen(self) -> object:
        return self._values.get("kpi") or None

    def _call(self, purpose: Purpose | None, *, deals: bool) -> None:
        """Name the fields for what the shop is after; being known has no price a result."""
        self._purpose = purpose
        words = _HIRING if purpose is Purpose.HIRING else _DEALS if deals else _CUSTOMERS
        for name, (label, hint) in words.items():
            self.form.field(name).rename(_(label))
            self.form.field(name).set_hint(_(hint))
        self._sale.call(deals=deals)
        for piece in self._money:
            piece.setVisible(purpose is not Purpose.BRANDING)
        self._show_helper()

    def _show_helper(self) -> None:
        hiring = self._purpose is Purpose.HIRING
        wanted = self._wanted and self._purpose is not Purpose.BRANDING
        self._sale.setVisible(wanted and not hiring)
        self._hire.setVisible(wanted and hiring)

    def _show_derived(self) -> None:
        unit = unit_word(self._measures.get(str(self._values.get("kpi") or "")))
        a_month = _("{unit} a month").format(unit=unit) if unit else ""
        self._baseline.set_unit(a_month)
        self._target.set_unit(a_month if self._aimed == "a_month" else unit)
        months = self._last() - self._first() + 1
        self.form.field("last").set_hint(months_words(months) if months > 0 else "")
        self._sale.show_profit(self._values)

    @Slot(str, object)
    def _edit(self, name: str, value: object) -> None:
        means = self._meant(name, value)
        self._show_derived()
        for each, meant in means.items():
            self.edited.emit(each, meant)

    @Slot(str, object)
    def _enter(self, name: str, value: object) -> None:
        for each, meant in self._meant(name, value).items():
            self.entered.emit(each, meant)

    def _meant(self, name: str, value: object) -> Mapping[str, object]:
        """Know what was typed and what it means; what follows from it is shown in its own field."""
        means = self._sale.meant(name, value, self._values)
        self._values.update(means)
        self.form.show_values({each: meant for each, meant in means.items() if each != name})
        if name == "gross_margin":
            self.form.show_values({COST: None})
        return means

    @Slot()
    def _help(self) -> None:
        self._wanted = not self._wanted
        self._show_helper()

    @Slot(object)
    def _take(self, profit: int) -> None:
        self.form.show_values({"gross_profit": profit})
        self.form.edited.emit("gross_profit", profit)
        self.form.entered.emit("gross_profit", profit)


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Lay two fields side by side, together as wide as the one over both."""
    return row(left, right, None, gap=16, top=True)


def _pay_help(title: str) -> Help:
    return Help(
        title,
        _("What may be spent on one result altogether: fee, base, adverts and your own hours."),
        watch=_("What is left is your profit. 40% is a careful beginning."),
    )
