"""The lines of a statement: what kind, how much, what each was computed from, and why it is zero.

Each kind of line has its basis, one small value, so that a figure explains itself on screen, in the
workbook and in JSON alike; `wording.fees` says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.fees.terms import Fee, Scope, TierMode
from desktop.domain.money import Yen
from desktop.domain.month import Month


class LineKind(StrEnum):
    """What a line is for. Some are a fee's own, the others belong to no fee."""

    PER_RESULT = "per_result"
    TIERED = "tiered"
    SHARE = "share"
    BONUS = "bonus"
    CLAWBACK = "clawback"
    CARRIED_IN = "carried_in"
    GUARANTEE_TOP_UP = "guarantee_top_up"
    CAP_CUT = "cap_cut"
    TOTAL_CAP_CUT = "total_cap_cut"
    INITIAL = "initial"
    BASE = "base"
    PRODUCTION = "production"
    PASS_THROUGH = "pass_through"  # noqa: S105 - a kind of fee, no password
    HANDLING = "handling"
    TERMINATION = "termination"
    CREDIT_IN = "credit_in"


class Why(StrEnum):
    """Why a line is zero."""

    NO_RESULTS = "no_results"
    ALL_INVALID = "all_invalid"
    WITHIN_FREE = "within_free"
    WITHIN_INCLUDED = "within_included"
    BELOW_FIRST_BAND = "below_first_band"
    SAME_AS_PAID = "same_as_paid"
    NOT_REACHED = "not_reached"
    PAID_BEFORE = "paid_before"
    WORTH_NOTHING = "worth_nothing"
    NO_COST = "no_cost"
    NO_MONTHS_LEFT = "no_months_left"
    UNDER_ONE_YEN = "under_one_yen"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    """What was counted of one KPI, and how much of it the line charges (a share: yen)."""

    kpi: str
    counted: int
    invalid: int
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PerResultBasis(_Counting):
    """Results beyond the free ones × unit price."""

    free: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionBasis(_Counting):
    """Pieces beyond the included ones × unit price."""

    included: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class BandPart:
    """How many of the month's results fall into one band of a slab, and their price."""

    start: int
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TieredBasis(_Counting):
    """T(so far + quantity) − T(so far); `so_far` is 0 where each month counts for itself."""

    mode: TierMode
    cumulative: bool
    so_far: int
    first_band: int
    """From how many results on there is anything to pay."""
    worth: Yen
    """T(so far + quantity)."""
    worth_before: Yen
    """T(so far)."""
    unit_price: Decimal | None
    """whole, step: the price of the highest band reached; None below the first band and for slab."""
    bands: tuple[BandPart, ...]
    """slab: the bands that this month's results fall into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBasis(_Counting):
    """Sales × rate."""

    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusBasis(_Counting):
    """A lump sum where so far + quantity reach `at_least`."""

    at_least: int
    bonus: Yen
    cumulative: bool
    so_far: int


@dataclass(frozen=True, slots=True)
class ClawbackBasis:
    """Results of an earlier month that were cancelled."""

    month: Month
    kpi: str
    count: int
    value: Yen
    """By how much the fees of that month fall, before guarantee and caps."""
    unit_price: Decimal | None
    """Where each cancelled result was billed at this one price; else None."""
    after_caps: bool


@dataclass(frozen=True, slots=True)
class CarriedBasis:
    """What an earlier month handed on: cut by its cap (carried_in), or below zero (credit_in)."""

    month: Month


@dataclass(frozen=True, slots=True)
class GuaranteeBasis:
    """What is lacking to the guarantee."""

    guarantee: Yen
    measured: Yen
    scope: Scope


@dataclass(frozen=True, slots=True)
class CapBasis:
    """What exceeds the monthly cap."""

    cap: Yen
    measured: Yen
    scope: Scope
    carried_on: bool
    """True: the rest moves to the next month. False: it is never billed."""


@dataclass(frozen=True, slots=True)
class TotalCapBasis:
    """What exceeds what is left of the contract's total cap."""

    room: Yen
    measured: Yen
    scope: Scope


@dataclass(frozen=True, slots=True)
class FixedBasis:
    """An agreed amount; of `days` of the month, `served` are paid."""

    full: Yen
    served: int
    days: int


@dataclass(frozen=True, slots=True)
class CostBasis:
    """A cost billed on as it is."""

    cost: str


@dataclass(frozen=True, slots=True)
class HandlingBasis:
    """A share of a cost."""

    cost: str
    spent: Yen
    rate: Decimal


@dataclass(frozen=True, slots=True)
class TerminationBasis:
    """Months left of the minimum term × full base fees × rate."""

    months_left: int
    full_base: Yen
    rate: Decimal


Basis: TypeAlias = (
    PerResultBasis
    | ProductionBasis
    | TieredBasis
    | ShareBasis
    | BonusBasis
    | ClawbackBasis
    | CarriedBasis
    | GuaranteeBasis
    | CapBasis
    | TotalCapBasis
    | FixedBasis
    | CostBasis
    | HandlingBasis
    | TerminationBasis
)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line; `amount` is signed. `fee` is the fee it belongs to, None for clawbacks, cuts and the like."""

    kind: LineKind
    amount: Yen
    basis: Basis
    fee: Fee | None = None
    untaxed: bool = False
    why_zero: Why | None = None

    @property
    def name(self) -> str:
        """The contract's own name for the fee; empty where it has none."""
        return self.fee.name if self.fee else ""


def amounts(lines: tuple[FeeLine, ...]) -> Yen:
    """Give the sum of some lines."""
    return sum(line.amount for line in lines)
