"""What a result of the month has cost, line by line, beside what it may cost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.ceiling import Lack, MonthCost
from desktop.domain.kpis import Measure
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.links import GoLink
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Fact, Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, boxed, clear, row
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import number, yen
from desktop.wording.ceiling import lacking_words, month_verdict, spread_words
from desktop.wording.kpis import value_words

_PLACES = {
    Lack.HOURLY_COST: Going("shop_goal", part="profile"),
    Lack.PROFIT: Going("shop_goal", part="goal"),
}
"""Where what is missing is entered, where that is not on this page."""
_MARKS: dict[bool | None, tuple[str, Colour]] = {
    True: ("attention", "warn"),
    False: ("done", "good"),
    None: ("minor", "muted"),
}


class CostCard(Card):
    """Fee, adverts and own hours add up; one result is a share of them."""

    going = Signal(object)
    """A `Going` to where something is missing."""

    def __init__(self) -> None:
        super().__init__(_("What a result has cost"), note=_("with fee, adverts and your own hours"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add(self._lines)

    def show_cost(self, cost: MonthCost | None, measure: Measure | None) -> None:
        """Show a month's; hidden where a result has no price."""
        self.setVisible(cost is not None)
        clear(self._lines)
        for piece in self._pieces(cost, measure) if cost else ():
            self._lines.addWidget(piece)

    def _pieces(self, cost: MonthCost, measure: Measure | None) -> Iterator[QWidget]:
        yield Fact(_("Fee by the contract"), _amount(cost.fee))
        if cost.ads:
            yield Fact(_("Adverts"), yen(cost.ads))
        hours = "" if cost.hours is None else _("{hours} hours").format(hours=number(cost.hours))
        yield Fact(_("Your own hours"), _amount(cost.work), note=hours)
        yield Rule()
        came = "" if cost.count is None else value_words(cost.count, measure)
        yield Fact(_("Together"), _amount(cost.total), note=came, bold=True)
        yield Fact(_("One result"), _amount(cost.each), note=spread_words(cost), bold=True, big=True)
        if cost.ceiling is not None:
            yield Fact(_("It may cost"), yen(cost.ceiling), bold=True)
        if cost.lacking:
            yield Paragraph(lacking_words(cost), "note", "muted")
            yield from self._ways(cost)
        else:
            yield _verdict(cost)

    def _ways(self, cost: MonthCost) -> Iterator[QWidget]:
        names = {Lack.HOURLY_COST: _("Enter what an hour costs"), Lack.PROFIT: _("Enter the gross profit")}
        for lack in cost.lacking:
            if lack in _PLACES:
                link = GoLink(names[lack], _PLACES[lack])
                link.asked.connect(self.going)
                yield boxed(row(link, None))


def _verdict(cost: MonthCost) -> Note:
    icon, colour = _MARKS[cost.too_dear]
    return Note(month_verdict(cost), icon, colour)


def _amount(amount: int | None) -> str:
    return "–" if amount is None else yen(amount)
