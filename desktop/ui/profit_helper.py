"""Works out the gross profit of one customer or order, from what an owner knows by heart."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.goals import first_year_profit
from desktop.domain.money import Rounding, to_yen
from desktop.domain.profit import margin_of
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import clear, grid, row
from desktop.ui.widgets.number_fields import decimal_input, percent_input, yen_input
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import percent, yen

COST = "unit_cost"
"""What the goods of one purchase cost; kept as the margin it means."""


class Found(QWidget):
    """An amount that was worked out, and the button that uses it."""

    taken = Signal(object)
    """The amount, yen."""

    def __init__(self, title: str, name: str) -> None:
        """Make it; `name` is the object name of the button."""
        super().__init__()
        self._title = title
        self._amount: int | None = None
        self._said = QVBoxLayout()
        self._said.setSpacing(8)
        self._take = Button(_("Use this amount"), size="small")
        self._take.setObjectName(name)
        self._take.clicked.connect(self._use)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(self._said)
        lines.addLayout(row(self._take, None))

    def show_amount(self, amount: int | None, *below: QWidget) -> None:
        """Show the amount, None where it is not known, and pieces below it."""
        self._amount = amount
        clear(self._said)
        for piece in (Fact(self._title, "–" if amount is None else yen(amount), bold=True), *below):
            self._said.addWidget(piece)
        self._take.setEnabled(amount is not None)

    @Slot()
    def _use(self) -> None:
        self.taken.emit(self._amount)


class SaleHelper(Card):
    """A purchase, its margin or its cost, and how often one comes."""

    taken = Signal(object)
    """The amount to be used."""

    def __init__(self, form: Form) -> None:
        """Make it with fields of `form`; `show_profit` says what they come to."""
        title = _("Gross profit of one customer, first year")
        super().__init__(name=title)
        self._cost: int | None = None
        self._deals = False
        self._remark = Paragraph("", "hint", "muted")
        self._found = Found(title, "goal_helper.take")
        self._found.taken.connect(self.taken)
        self._order = form.add("average_order", Field("", yen_input()))
        self._times = form.add("repeat_factor", Field("", decimal_input(_("times a year"), example="1")))
        margin = form.add("gross_margin", Field(_("Gross margin"), percent_input()))
        cost = form.add(COST, Field(_("Or what the goods for it cost"), yen_input()))
        self.add(grid([[self._order, self._times], [margin, cost]]), self._remark, self._found)

    def call(self, *, deals: bool) -> None:
        """Speak of customers who come again, or of deals that are quoted for."""
        self._deals = deals
        self._order.rename(_("One order, on average") if deals else _("One purchase, on average"))
        self._times.rename(_("Orders of one customer") if deals else _("Purchases"))
        self._remark.set_text(
            _("Follow-up orders are an assumption: put in what your own records show, else 1.")
            if deals
            else _("Coming again is an assumption: put in what your own records show, else 1.")
        )

    def meant(self, name: str, value: object, values: Mapping[str, object]) -> Mapping[str, object]:
        """Give what a typed field means for shop and goal: a cost is the margin it leaves."""
        if name == "gross_margin":
            self._cost = None
        elif name == COST:
            self._cost = value if isinstance(value, int) else None
        means = {} if name == COST else {name: value}
        order = value if name == "average_order" else values.get("average_order")
        if name in (COST, "average_order") and self._cost is not None and isinstance(order, int):
            means["gross_margin"] = margin_of(order, self._cost)
        return means

    def show_profit(self, values: Mapping[str, object]) -> None:
        """Say what the numbers come to."""
        order, margin = values.get("average_order"), values.get("gross_margin")
        times, rate = values.get("repeat_factor"), values.get("close_rate")
        if not isinstance(order, int) or not isinstance(margin, Decimal):
            self._found.show_amount(None)
            return
        profit = first_year_profit(order, margin, times if isinstance(times, Decimal) else Decimal(1))
        quoted = self._deals and isinstance(rate, Decimal)
        self._found.show_amount(profit, *([_result(profit, rate)] if quoted else []))  # type: ignore[arg-type]


def _result(profit: int, rate: Decimal) -> Fact:
    """What a result is worth of which only a share leads to an order."""
    made = _("{profit} × {share} of them lead to an order").format(profit=yen(profit), share=percent(rate))
    return Fact(_("So one result is worth"), yen(to_yen(profit * rate, Rounding.HALF_UP)), note=made)
