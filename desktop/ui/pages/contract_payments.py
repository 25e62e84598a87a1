"""What a contract takes out of the account: the sums of its first year, and each of its months in a table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.fees.outlay import Outlay
from desktop.language import _, ngettext
from desktop.ui.pages.contract_fields import named
from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import clear, row
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, number
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import month_name, plain, yen


class PaymentsCard(Card):
    """Two sums at first; the months behind a link."""

    def __init__(self) -> None:
        super().__init__(_("Payments month by month"), note=_("with tax"))
        self._sums = QVBoxLayout()
        self._sums.setSpacing(8)
        self._table = named(Sheet(_("Payments month by month")), "contract.payments")
        self._turn = named(Link(_("Show each month"), trailing=""), "contract.payments_turn")
        self._turn.clicked.connect(self._toggle)
        self._table.hide()
        self.add(self._sums, self._table, row(self._turn, None))

    def show_outlays(self, months: tuple[Outlay, ...]) -> None:
        """Show what these months cost."""
        alike = all(x.without == x.usual for x in months)
        clear(self._sums)
        for fact in _facts(months, alike=alike):
            self._sums.addWidget(fact)
        count = len(months)
        span = ngettext("{months} month from {first}.", "{months} months from {first}.", count).format(
            months=count, first=month_name(months[0].month)
        )
        self._sums.addWidget(Paragraph(span, "hint", "muted"))
        self._table.show_lines(_lines(months, alike=alike))

    @Slot()
    def _toggle(self) -> None:
        shown = self._table.isHidden()
        self._table.setVisible(shown)
        self._turn.say(_("Show the sums only") if shown else _("Show each month"))


def _facts(months: tuple[Outlay, ...], *, alike: bool) -> Iterator[Fact]:
    without, usual = sum(x.without for x in months), sum(x.usual for x in months)
    if alike:
        yield named(Fact(_("Whatever comes"), yen(without), bold=True), "contract.paid_without")
        return
    yield named(Fact(_("Without a single result"), yen(without), bold=True), "contract.paid_without")
    yield Fact(_("With the example’s results every month"), yen(usual))


def _lines(months: tuple[Outlay, ...], *, alike: bool) -> Lines:
    columns = (
        Column("month", _("Month"), stretch=True),
        Column("without", _("Whatever comes") if alike else _("No result"), right=True),
        *(() if alike else (Column("usual", _("As in the example"), right=True),)),
    )
    return Lines(columns, tuple(_row(x, alike=alike) for x in months))


def _row(one: Outlay, *, alike: bool) -> Row:
    amounts = (one.without,) if alike else (one.without, one.usual)
    return Row(str(one.month), (Cell(month_name(one.month)), *(number(plain(yen(x))) for x in amounts)))
