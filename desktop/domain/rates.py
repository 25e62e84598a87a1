"""Rates of law that change by date: consumption tax, input credit, withholding, statutory interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.text import Text


class RateKind(StrEnum):
    """What a rate is for."""

    CONSUMPTION_TAX = "consumption_tax"
    INPUT_CREDIT = "input_credit"
    """The share of tax still creditable on purchases from unregistered suppliers."""
    WITHHOLDING = "withholding"
    """On the part up to 1,000,000 yen."""
    WITHHOLDING_ABOVE = "withholding_above"
    """On the part above 1,000,000 yen."""
    STATUTORY_INTEREST = "statutory_interest"
    """A year."""


@dataclass(frozen=True, slots=True)
class DatedRate:
    """A rate as a fraction, from its first day; `last` None holds until the next of its kind."""

    kind: RateKind
    first: date
    rate: Decimal
    name: Text
    source: Text
    checked: date
    """The day somebody looked it up."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """Every rate known, in order of date."""

    rates: Sequence[DatedRate]

    def at(self, kind: RateKind, day: date) -> DatedRate | None:
        """Give the rate in force on a day; None where the law has not decided it yet.

        For purchases the day is that on which all of the service is done, not that of the invoice.
        """
        begun = [x for x in self.rates if x.kind is kind and x.first <= day]
        latest = max(begun, key=lambda x: x.first, default=None)
        return None if latest is None or (latest.last and day > latest.last) else latest


def lost_credit(gross: Yen, tax: Decimal, share: Decimal) -> Yen:
    """Give the tax of a payment to an unregistered supplier that cannot be deducted, yen.

    `gross` is the payment with tax at the rate `tax`; `share` of that tax is creditable. One rounding of
    the credit, downwards; good for comparing offers (the exact credit parts national and local tax).
    """
    inside = Decimal(gross) * tax / (1 + tax)
    return to_yen(inside, Rounding.DOWN) - to_yen(inside * share, Rounding.DOWN)
