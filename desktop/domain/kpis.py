"""KPIs: what is measured, in which tier, and the plan that says what is aimed at in which month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.domain.text import Text


class Tier(StrEnum):
    """How close a measure is to money: 成果 / 中間 / 参考."""

    RESULT = "result"
    INTERMEDIATE = "intermediate"
    REFERENCE = "reference"


class Unit(StrEnum):
    """What a value is counted in. Percentages are kept as fractions: 0.48 is 48 %."""

    COUNT = "count"
    YEN = "yen"
    PERCENT = "percent"
    RATIO = "ratio"
    SECONDS = "seconds"
    HOURS = "hours"


class Direction(StrEnum):
    """Which way is good: more, less, or staying in a band."""

    UP = "up"
    DOWN = "down"
    BAND = "band"


class FeeBasis(StrEnum):
    """Whether a fee may rest on it: 使える / 条件つき / 向かない."""

    YES = "yes"
    CONDITIONAL = "conditional"
    NO = "no"


class Cadence(StrEnum):
    """How often it is worth looking at."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Origin(StrEnum):
    """Where a month's value comes from."""

    MEASURED = "measured"
    """Typed or imported."""
    COMPUTED = "computed"
    """Always worked out from other values, never typed."""
    EITHER = "either"
    """Typed or imported; where it is not, worked out."""
    RECORDS = "records"
    """Given by the contract, the plan or the shop's profile; never typed."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A month's value: (sum of plus − sum of minus − sum of before, one month earlier) × times ÷ sum of over.

    `in_use` sums only those of its codes that the shop counts at all (its channels). `purpose` limits
    the formula to shops of that purpose.
    """

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    in_use: tuple[str, ...] = ()
    times: int = 1
    purpose: Purpose | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code it reads, each once."""
        return tuple(dict.fromkeys(self.plus + self.minus + self.before + self.over + self.in_use))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One KPI of the catalogue (`number` 1–74) or a measure that KPIs are made of (`number` None)."""

    code: str
    name: Text
    unit: Unit
    tier: Tier
    counter: Text
    """The word after the number: 件, 人, 本, 円, %."""
    definition: Text
    where: Text
    """Where it is read or how it is tallied."""
    number: int | None = None
    direction: Direction = Direction.UP
    origin: Origin = Origin.MEASURED
    formulas: tuple[Formula, ...] = ()
    """Tried in order; the first whose parts are all known is used."""
    needs: tuple[str, ...] = ()
    """What a value that the records give is made of."""
    purposes: frozenset[Purpose] = frozenset()
    """Whom it serves; measures serve nobody by themselves."""
    branding_tier: Tier | None = None
    """The tier for a shop that wants to be known, where it differs."""
    cadence: Cadence = Cadence.MONTHLY
    fee_basis: FeeBasis = FeeBasis.NO
    reason: Text | None = None
    """Why a fee may or may not rest on it."""
    gaming: Text | None = None
    """How it can be made to look larger than it is."""
    invalid: str = ""
    """The measure that holds how many of it were found invalid."""
    weight: str = ""
    """What a value read from a screen is weighted by when months are put together."""
    level: bool = False
    """A state on the last day, such as followers: months do not add up."""
    signed: bool = False
    """May be below zero."""
    own: bool = False
    """Made by the owner; not in the catalogue."""
    archived: bool = False
    """An own one that is no longer offered."""

    @property
    def typed(self) -> bool:
        """Whether people or files may give its value."""
        return self.origin in (Origin.MEASURED, Origin.EITHER)

    def tier_for(self, purpose: Purpose) -> Tier:
        """How close it is to money for a shop of that purpose."""
        return self.branding_tier or self.tier if purpose is Purpose.BRANDING else self.tier

    def parts(self, purpose: Purpose) -> tuple[str, ...]:
        """The codes it is worked out from, in the order of its first formula for the purpose."""
        for formula in self.formulas:
            if formula.purpose in (None, purpose):
                return formula.codes
        return self.needs


@dataclass(frozen=True, slots=True)
class DefaultPlan:
    """The KPIs recommended for a purpose: one result, what guards its quality, what leads to it, what steers."""

    purpose: Purpose
    result: str
    alternatives: tuple[str, ...]
    """Results that fit as well, where the shop counts those."""
    quality: tuple[str, ...]
    quality_for_quotes: tuple[str, ...]
    """Added where the shop makes quotations before a sale."""
    intermediate: tuple[str, ...]
    steering: tuple[str, ...]
    reference: tuple[str, ...]

    def lines(self, *, quotes: bool = False) -> Iterator[tuple[str, Tier]]:
        """Each KPI with the group it stands in, the result first."""
        for code in (
            self.result,
            *self.quality,
            *(self.quality_for_quotes if quotes else ()),
            *self.steering,
        ):
            yield code, Tier.RESULT
        for code in self.intermediate:
            yield code, Tier.INTERMEDIATE
        for code in self.reference:
            yield code, Tier.REFERENCE


@dataclass(frozen=True, slots=True)
class DefaultPlans:
    """The recommended plan of every purpose."""

    by_purpose: Mapping[Purpose, DefaultPlan]
    pairs: Mapping[str, str]
    """A count → the share that says how good it is; always shown together."""

    def __getitem__(self, purpose: Purpose) -> DefaultPlan:
        return self.by_purpose[purpose]


@dataclass(frozen=True, slots=True)
class KpiPlan:
    """One version of the KPI plan, in force from a month until the next version begins."""

    id: str
    shop: str
    number: int
    first: Month
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One KPI of a plan version. Exactly one line of a plan is its result (`result=True`)."""

    id: str
    shop: str
    plan: str
    kpi: str
    tier: Tier
    position: int
    result: bool = False
    steady_target: Decimal | None = None
    """A target that is the same in every month (rates, ceilings); None where targets are monthly or absent."""
    override_reason: str = ""
    """What the owner typed to make a reference figure a result in spite of the warning."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan version aims at for one KPI in one month."""

    id: str
    shop: str
    plan: str
    kpi: str
    month: Month
    value: Decimal
    version: int = 0
