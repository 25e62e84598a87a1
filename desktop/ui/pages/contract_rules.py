"""The rules over all fees of a contract: guarantee and caps, cancelled results, taxes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.fees.terms import ClawbackOrder, Prices, Scope, Terms, Withholding
from desktop.domain.money import Rounding
from desktop.language import _
from desktop.ui.pages.contract_fields import TermCheck, TermField, attribute, choice, named
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.number_fields import percent_input, yen_input
from desktop.ui.widgets.text import Label
from desktop.wording.amounts import percent, yen
from desktop.wording.term_choices import (
    clawback_word,
    prices_word,
    rounding_word,
    scope_word,
    withholding_word,
)


class Rules(QWidget):
    """Three sections of fields."""

    asked = Signal(object)
    """A `Change` of the terms."""

    def __init__(self) -> None:
        super().__init__()
        self._cap, self._guarantee, self._total = (
            _amount(_("Monthly cap"), "monthly_cap"),
            _amount(_("Monthly guarantee"), "monthly_guarantee"),
            _amount(_("Cap over the whole contract"), "total_cap"),
        )
        self._cap_scope = choice(
            _("What the caps are measured on"), "cap_scope", Scope, scope_word, name="contract.cap_scope"
        )
        self._guarantee_scope = choice(
            _("What the guarantee is measured on"),
            "guarantee_scope",
            Scope,
            scope_word,
            name="contract.guarantee_scope",
        )
        carried = named(Check(_("What the monthly cap cuts moves to the next month")), "contract.carry_over")
        self._carry = TermCheck(carried, "carry_over")
        self._clawback = choice(
            _("When cancelled results are taken off"),
            "clawback",
            ClawbackOrder,
            clawback_word,
            name="contract.clawback",
        )
        self._prices = choice(
            _("How amounts are written"), "prices", Prices, prices_word, name="contract.prices"
        )
        rate = Field(_("Tax rate"), named(percent_input(example="10"), "contract.tax_rate"))
        self._rate = attribute(rate, "tax_rate", percent, needed=True)
        self._rounding = choice(
            _("Fraction of a yen"), "tax_rounding", Rounding, rounding_word, name="contract.tax_rounding"
        )
        self._withholding = choice(
            _("Income tax withheld"),
            "withholding",
            Withholding,
            withholding_word,
            name="contract.withholding",
        )
        self._withholding.field.set_hint(_("Only ever from a person, never from a company."))
        self._carried = carried
        self._connect()
        self._lay_out()

    @property
    def fields(self) -> tuple[TermField, ...]:
        """Every field."""
        return (
            self._cap, self._guarantee, self._total, self._cap_scope, self._guarantee_scope,
            self._clawback, self._prices, self._rate, self._rounding, self._withholding,
        )  # fmt: skip

    def show_terms(self, terms: Terms) -> None:
        """Show the terms; what only matters with a cap or guarantee is shown with one."""
        for field in self.fields:
            field.show_terms(terms)
        self._carry.show_terms(terms)
        capped = terms.monthly_cap is not None or terms.total_cap is not None
        self._cap_scope.field.setVisible(capped)
        self._guaranteed.setVisible(terms.monthly_guarantee is not None)
        self._carried.setVisible(terms.monthly_cap is not None or terms.carry_over)

    def _connect(self) -> None:
        for field in self.fields:
            field.asked.connect(self.asked)
        self._carry.asked.connect(self.asked)

    def _lay_out(self) -> None:
        self._guaranteed = field_row(self._guarantee_scope.field, places=2)
        limits = column(
            Label(_("Caps and guarantee"), "section"),
            field_row(self._cap.field, self._guarantee.field),
            field_row(self._total.field, self._cap_scope.field),
            self._guaranteed,
            self._carried,
            gap=12,
        )
        cancelled = column(
            Label(_("Cancelled results"), "section"), field_row(self._clawback.field, places=2), gap=12
        )
        tax = column(
            Label(_("Consumption tax"), "section"),
            field_row(self._prices.field, self._rate.field, self._rounding.field),
            field_row(self._withholding.field, places=3),
            gap=12,
        )
        self.setLayout(column(limits, cancelled, tax, gap=24))


def _amount(label: str, key: str) -> TermField:
    field = Field(label, named(yen_input(example=_("none")), f"contract.{key}"))
    return attribute(field, key, yen)
