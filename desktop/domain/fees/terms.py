"""The money side of a contract, as values: what a TERMS file says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, TypeAlias

from desktop.domain.money import Rounding, Yen
from desktop.domain.month import Month


class Scope(StrEnum):
    """What a guarantee or cap is measured on: the variable part, or that and base and production."""

    VARIABLE = "variable"
    TOTAL = "total"


class Prices(StrEnum):
    """Whether the contract's prices include consumption tax."""

    TAX_EXCLUSIVE = "tax_exclusive"
    TAX_INCLUSIVE = "tax_inclusive"


class Proration(StrEnum):
    """What a month costs that the contract's start or end cuts."""

    NONE = "none"
    BY_DAY = "by_day"


class ClawbackOrder(StrEnum):
    """Whether cancelled results are taken off before or after guarantee and caps."""

    BEFORE_CAPS = "before_caps"
    AFTER_CAPS = "after_caps"


class Withholding(StrEnum):
    """Whether income tax is withheld: only ever from an individual."""

    NONE = "none"
    INDIVIDUAL = "individual"


class TierMode(StrEnum):
    """How band prices are read: each result in its band, all at the highest reached, or a lump sum."""

    SLAB = "slab"
    WHOLE = "whole"
    STEP = "step"


class PassThroughMode(StrEnum):
    """Whether a cost is billed on as the agency's supply, or reimbursed at cost outside the fee."""

    TAXABLE = "taxable"
    REIMBURSED = "reimbursed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fee:
    name: str = ""
    rounding: Rounding = Rounding.DOWN
    withheld: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial(_Fee):
    """Paid once, in the month of the start."""

    kind: ClassVar[str] = "initial"
    amount: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(_Fee):
    """Paid every month."""

    kind: ClassVar[str] = "base"
    amount: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class Production(_Fee):
    """A price a piece of work, beyond the pieces included each month."""

    kind: ClassVar[str] = "production"
    kpi: str
    unit_price: Decimal
    included: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PerResult(_Fee):
    """A price a billable result, beyond the free ones of the month."""

    kind: ClassVar[str] = "per_result"
    kpi: str
    unit_price: Decimal
    free: int = 0


@dataclass(frozen=True, slots=True)
class Tier:
    """One band: from this many results on, this price (step: this lump sum)."""

    start: int
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiered(_Fee):
    """A price that depends on how many results there are, in the month or over the contract."""

    kind: ClassVar[str] = "tiered"
    kpi: str
    mode: TierMode
    tiers: tuple[Tier, ...]
    cumulative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(_Fee):
    """A share of sales."""

    kind: ClassVar[str] = "share"
    kpi: str
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus(_Fee):
    """A lump sum where enough was reached, in the month or once over the contract."""

    kind: ClassVar[str] = "bonus"
    kpi: str
    at_least: int
    amount: Yen
    cumulative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassThrough(_Fee):
    """A cost billed on, with an optional handling share of it."""

    kind: ClassVar[str] = "pass_through"
    cost: str
    handling: Decimal | None = None
    mode: PassThroughMode = PassThroughMode.TAXABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination(_Fee):
    """A share of the base fees of the months left of the minimum term, in the month that says it ends."""

    kind: ClassVar[str] = "termination"
    base_rate: Decimal
    taxable: bool = False


Fee: TypeAlias = Initial | Base | Production | PerResult | Tiered | Share | Bonus | PassThrough | Termination
VariableFee: TypeAlias = PerResult | Tiered | Share | Bonus


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All of it. `start` and `end` are a month, or a day where the contract cuts a month."""

    start: Month | date
    fees: tuple[Fee, ...]
    end: Month | date | None = None
    min_months: int | None = None
    proration: Proration = Proration.NONE
    prices: Prices = Prices.TAX_EXCLUSIVE
    tax_rate: Decimal = Decimal("0.10")
    tax_rounding: Rounding = Rounding.DOWN
    withholding: Withholding = Withholding.NONE
    monthly_guarantee: Yen | None = None
    guarantee_scope: Scope = Scope.VARIABLE
    monthly_cap: Yen | None = None
    cap_scope: Scope = Scope.VARIABLE
    total_cap: Yen | None = None
    carry_over: bool = False
    clawback: ClawbackOrder = ClawbackOrder.BEFORE_CAPS

    @property
    def first_month(self) -> Month:
        """The month of the start."""
        return self.start if isinstance(self.start, Month) else Month.of(self.start)

    @property
    def last_month(self) -> Month | None:
        """The last month a statement may have; None where the contract has no end."""
        return Month.of(self.end) if isinstance(self.end, date) else self.end
