"""Consumption tax of a month, and what of it income tax is withheld on (steps 10 and 12)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fees.lines import FeeLine, LineKind
from desktop.domain.fees.terms import Fee, Prices, Terms, VariableFee
from desktop.domain.money import Rounding, Yen, to_yen

_NEVER_WITHHELD = frozenset({LineKind.PASS_THROUGH, LineKind.HANDLING, LineKind.TERMINATION})


@dataclass(frozen=True, slots=True)
class TaxRule:
    """How consumption tax is computed and added.

    Rounded once a month and rate (消費税法施行令 70条の10; 消費税法基本通達 1-8-15). `times` and
    `per_line` are what a wrong invoice may have done otherwise.
    """

    prices: Prices
    rate: Decimal
    rounding: Rounding
    times: int = 1
    """How often the tax is added (inclusive: 0 leaves it off, 2 adds net × rate on top)."""
    per_line: bool = False
    """Exclusive: the tax of each line is rounded by itself."""

    @classmethod
    def of(cls, terms: Terms) -> TaxRule:
        """Give the rule of a contract."""
        return cls(terms.prices, terms.tax_rate, terms.tax_rounding)

    @property
    def inclusive(self) -> bool:
        """Whether prices include the tax."""
        return self.prices is Prices.TAX_INCLUSIVE

    def tax(self, net: Yen, lines: Iterable[FeeLine]) -> Yen:
        """Give the tax on net, or inside it; a negative line's tax is rounded by its size."""
        if self.inclusive:
            return self.inside(net)
        if self.per_line and net > 0:
            return sum(self._on_top(line.amount) for line in lines)
        return self._on_top(net)

    def with_tax(self, net: Yen, tax: Yen) -> Yen:
        """Give net and its tax together, as the payer is asked for them."""
        if not self.inclusive:
            return net + self.times * tax
        return {0: net - tax, 1: net}.get(self.times, net + self._on_top(net))

    def inside(self, amount: Yen) -> Yen:
        """Give the tax that is inside an amount: × rate ÷ (1 + rate)."""
        return to_yen(amount * self.rate / (1 + self.rate), self.rounding)

    def without_tax(self, amount: Yen) -> Yen:
        """Give an amount of the contract without tax."""
        return amount - self.inside(amount) if self.inclusive else amount

    def _on_top(self, amount: Yen) -> Yen:
        return to_yen(amount * self.rate, self.rounding)


def withheld_on(lines: Sequence[FeeLine], fees: Iterable[Fee], net: Yen, tax: TaxRule) -> Yen:
    """Give what income tax is withheld on from an individual's fee, without consumption tax.

    The lines of fees that are withheld, never costs, handling or termination; lines of no fee (cuts,
    clawbacks …) only where every variable fee is withheld. Never below 0 or above net.
    """
    all_variable = all(fee.withheld for fee in fees if isinstance(fee, VariableFee))
    counted = sum(line.amount for line in lines if _is_withheld(line, all_variable))
    return tax.without_tax(min(max(counted, 0), net))


def _is_withheld(line: FeeLine, all_variable: bool) -> bool:
    if line.fee is None:
        return all_variable
    return line.fee.withheld and line.kind not in _NEVER_WITHHELD
