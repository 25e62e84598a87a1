"""Income tax withheld from an individual's fee, by the rates in force when the month's work was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.money import Rounding, Yen, to_yen

FIRST_BAND = 1_000_000
"""Yen: the lower rate holds up to here (所得税法 205条)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The rates from a day on: up to the first band, and on the part above it."""

    first: date
    rate: Decimal
    above: Decimal

    def on(self, base: Yen) -> Yen:
        """Give the tax on a base without consumption tax; yen are dropped."""
        above = max(0, base - FIRST_BAND)
        return to_yen((base - above) * self.rate + above * self.above, Rounding.DOWN)


SCALES = (
    Scale(date(2013, 1, 1), Decimal("0.1021"), Decimal("0.2042")),
    Scale(date(2027, 1, 1), Decimal("0.1021"), Decimal("0.2042")),
)
"""所得税法 204・205条 with 復興財源確保法 28条; from 2027 with 令和8年法律第12号: other taxes, the same rates."""


def scale_on(day: date) -> Scale:
    """Give the scale in force on a day; before the first one known, that one."""
    begun = [x for x in SCALES if x.first <= day]
    return begun[-1] if begun else SCALES[0]


def withholding(base: Yen, day: date) -> Yen:
    """Give the tax withheld on a base of a day's work."""
    return scale_on(day).on(base)
