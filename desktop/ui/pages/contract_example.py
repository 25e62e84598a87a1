"""What the terms mean: a month in figures for any number of results, the fee as a curve, the terms read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.around import Around, all_in
from desktop.domain.fees.example import drops, telling_curve, typical_month
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.lines import Why
from desktop.domain.fees.outlay import outlays
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.fees.terms import PassThrough, Terms, VariableFee
from desktop.domain.fees.worst import bounds
from desktop.domain.kpis import Unit
from desktop.domain.money import Yen
from desktop.language import _
from desktop.ui.pages.contract_curve import CurveCard
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.contract_payments import PaymentsCard
from desktop.ui.widgets.banner import Fact, Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.layout import Rule, boxed, clear, column, row
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.stepper import Stepper
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import yen
from desktop.wording.fee_example import (
    cost_sentence,
    drop_sentence,
    included_sentence,
    worst_words,
)
from desktop.wording.fee_words import Words, catalogue_words
from desktop.wording.fees import BillRow, RowKind, bill
from desktop.wording.kpis import unit_word
from desktop.wording.terms import sentences

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_FEW, _SALES = 10, 100_000
"""How many results (or yen of sales) an example begins with where nothing is known."""


class ExampleSide(QWidget):
    """The side of the terms. It reckons by itself with what it was last shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._measures = desk, desk.measures
        self._words: Words = catalogue_words(self._measures)
        self._terms: Terms | None = None
        self._around = Around()
        self._counts: dict[str, int] = {}
        self._said: tuple[str, ...] = ()
        self._kpi = named(Choice([]), "contract.example_kpi")
        self._kpi.setAccessibleName(_("What the example counts"))
        self._stepper = named(Stepper(_("Results of the month"), 0), "contract.example_count")
        self._what, self._unit = Label("", "note", "muted"), Label("", "note", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._example = Card(_("An example month"))
        self._curve, self._payments = CurveCard(), PaymentsCard()
        self._read_back = Card(_("The terms in sentences"))
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self._kpi.picked.connect(self._other_kpi)
        self._stepper.stepped.connect(self._other_count)
        self._lay_out()

    def show_terms(self, terms: Terms, around: Around) -> None:
        """Show what these terms mean in this shop."""
        measures = self._desk.measures
        if (terms, around, measures) == (self._terms, self._around, self._measures):
            return
        self._terms, self._around, self._measures = terms, around, measures
        self._words = catalogue_words(measures)
        counted = tuple(dict.fromkeys(fee.kpi for fee in terms.fees if isinstance(fee, VariableFee)))
        for kpi in counted:
            self._counts.setdefault(kpi, around.usual.get(kpi) or self._default(kpi))
        self._kpi.offer([Option(kpi, self._words.names(kpi)) for kpi in counted])
        if self._kpi.value() is None and counted:
            self._kpi.set_value(counted[0])
        self._say_sentences(terms)
        self._show()

    def _show(self) -> None:
        """Show the example for the KPI picked."""
        self._show_head()
        self._reckon()

    def _show_head(self) -> None:
        kpi, several = self._kpi.value(), self._kpi.count() > 1
        self._head.setVisible(kpi is not None)
        if kpi is None:
            return
        self._kpi.setVisible(several)
        self._what.setVisible(not several)
        self._what.setText(self._words.names(kpi))
        self._unit.setText(_("a month in {unit}").format(unit=unit_word(self._measures.get(kpi))))
        self._stepper.set_step(_SALES // 10 if self._in_yen(kpi) else 1)
        self._stepper.set_value(self._counts[kpi])

    def _reckon(self) -> None:
        terms = self._terms
        clear(self._lines)
        if terms is None or not terms.fees:
            self._lines.addWidget(
                Paragraph(_("Enter a fee, and an example month is worked out here."), "note", "muted")
            )
            self._curve.hide()
            self._payments.hide()
            return
        costs = self._costs(terms)
        month = typical_month(terms, self._counts, costs)
        self._show_bill(month)
        self._show_cost(terms, month)
        self._show_bounds(terms)
        self._show_curve(terms, costs)
        self._payments.show_outlays(outlays(terms, self._counts, costs))
        self._payments.show()

    def _costs(self, terms: Terms) -> Mapping[str, Yen]:
        """Take the ads of last time where the contract bills them on."""
        billed = any(isinstance(fee, PassThrough) and fee.cost == ADS for fee in terms.fees)
        return {ADS: self._around.ads} if billed and self._around.ads else {}

    def _show_bill(self, month: MonthStatement) -> None:
        rows = bill(month, self._words.names, self._words.units)
        last = rows[-1]
        for one in rows:
            if one is not last and one.kind is not RowKind.SUBTOTAL and not _nothing_spent(one):
                self._lines.addWidget(Fact(one.name, yen(one.amount), note=one.how))
        self._lines.addWidget(Rule())
        self._lines.addWidget(
            named(Fact(last.name, yen(last.amount), bold=True, big=True), "contract.example_total")
        )

    def _show_cost(self, terms: Terms, month: MonthStatement) -> None:
        kpi, around = self._kpi.value(), self._around
        if kpi is None or self._in_yen(kpi):
            return
        cost, worth = all_in(month, around, self._counts[kpi]), around.worth_of(kpi)
        said = cost_sentence(cost, around, worth.ceiling if worth else None)
        bills_costs = any(isinstance(fee, PassThrough) for fee in terms.fees)
        self._lines.addWidget(named(Paragraph(said, "note"), "contract.example_each"))
        self._lines.addWidget(Paragraph(included_sentence(around, bills_costs), "hint", "muted"))

    def _show_bounds(self, terms: Terms) -> None:
        """Say what it costs at worst, and where one result more would cost less."""
        self._lines.addWidget(named(Note(worst_words(bounds(terms))), "contract.worst"))
        for drop in drops(terms):
            self._lines.addWidget(Note(drop_sentence(drop, self._words), "attention", "warn"))

    def _show_curve(self, terms: Terms, costs: Mapping[str, Yen]) -> None:
        kpi = self._kpi.value()
        self._curve.setVisible(kpi is not None and not self._in_yen(kpi))
        if kpi is None or self._in_yen(kpi):
            return
        others = {key: count for key, count in self._counts.items() if key != kpi}
        count = self._counts[kpi]
        shown = telling_curve(terms, kpi, count, others, costs)
        worth = self._around.worth_of(kpi)
        self._curve.show_curve(shown, count, worth.per_result if worth else None, self._words)

    def _say_sentences(self, terms: Terms) -> None:
        said = sentences(terms, self._words.names, self._words.units)
        if said != self._said:
            self._said = said
            clear(self._sentences)
            for sentence in said:
                self._sentences.addWidget(Paragraph(sentence, "note"))
        self._read_back.setVisible(bool(terms.fees))

    def _default(self, kpi: str) -> int:
        return _SALES if self._in_yen(kpi) else _FEW

    def _in_yen(self, kpi: str) -> bool:
        return kpi in self._measures and self._measures[kpi].unit is Unit.YEN

    def _other_kpi(self, _kpi: str) -> None:
        self._show()

    def _other_count(self, count: int) -> None:
        kpi = self._kpi.value()
        if kpi is not None:
            self._counts[kpi] = count
            self._reckon()

    def _lay_out(self) -> None:
        self._head = boxed(row(self._what, self._kpi, None, self._stepper, self._unit))
        self._example.add(self._head, self._lines)
        self._read_back.add(self._sentences)
        self.setLayout(column(self._example, self._curve, self._payments, self._read_back, None))


def _nothing_spent(row_: BillRow) -> bool:
    """A cost that nobody knows is no line of the example: it would say it is zero."""
    return row_.line is not None and row_.line.why_zero is Why.NO_COST
