"""What may come, and what is compared: how many results a month can have, what one is worth, and the options.

Nothing here draws anything; `drawing` does, from these values alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from math import prod
from typing import TypeAlias

from desktop.domain.fees.terms import Base, Terms
from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month


class Case(StrEnum):
    """The plain cases, in the order of their columns: もし1件も来なければ / 悲観 / 想定 / 楽観."""

    NOTHING = "nothing"
    PESSIMISTIC = "pessimistic"
    EXPECTED = "expected"
    OPTIMISTIC = "optimistic"


@dataclass(frozen=True, slots=True)
class Measured:
    """The shop's own full months, at least one.

    Counts of results are Gamma–Poisson as everywhere in the product, widened where months vary more than
    chance. `heavy` is for views and the like, where one post can bring ten times the rest: months are
    then lognormal around a middle that the months leave uncertain.
    """

    counts: tuple[int, ...]
    heavy: bool = False
    served: Decimal | None = None
    """The sum of those months' season weights; None: each counts as one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a funnel whose rate nobody knows yet; 0 < low ≤ typical ≤ high."""

    name: str
    """Sources that share a step share its rate in every draw."""
    low: Decimal
    typical: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Ranged:
    """What a start comes to through a funnel's steps, a month, and what comes by ways beside it.

    Where in its range the shop will be is drawn for each step by itself: most likely the typical rate,
    on a log scale (a triangle), because ranges span factors of ten. That every step is at its worst end
    at once hardly ever happens, so the ends multiplied are no case to reckon with. Months then vary by
    chance around the level; `heavy` ones like views do.
    """

    steps: tuple[Step, ...]
    start: Decimal = Decimal(1)
    beside: Decimal = Decimal(0)
    heavy: bool = False

    @classmethod
    def between(cls, low: Decimal, typical: Decimal, high: Decimal, *, heavy: bool = False) -> Ranged:
        """Give a single range, without steps that are known apart."""
        return cls((Step("", low, typical, high),), heavy=heavy)

    @property
    def low(self) -> Decimal:
        """Every step at its low end."""
        return self.start * prod((x.low for x in self.steps), start=Decimal(1)) + self.beside

    @property
    def typical(self) -> Decimal:
        """Every step at its typical rate."""
        return self.start * prod((x.typical for x in self.steps), start=Decimal(1)) + self.beside

    @property
    def high(self) -> Decimal:
        """Every step at its high end."""
        return self.start * prod((x.high for x in self.steps), start=Decimal(1)) + self.beside


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same every month whatever happens: pieces of work agreed on."""

    count: int


@dataclass(frozen=True, slots=True)
class PartOf:
    """A chance part of another KPI of the prospect, such as the valid ones of the inquiries.

    The share is what the shop's own counts say of it: `became` of `trials`, Beta as everywhere in the
    product. So the two rise and fall together in every draw.
    """

    kpi: str
    became: int
    trials: int


Source: TypeAlias = Measured | Ranged | Fixed | PartOf


@dataclass(frozen=True, slots=True)
class Value:
    """What one result of a KPI brings: gross profit of a customer, and the share of results that become one."""

    kpi: str
    gross_profit: Yen
    close_rate: Decimal = Decimal(1)

    def of(self, results: Decimal) -> Yen:
        """Give the expected gross profit of so many results, half a yen up."""
        return to_yen(results * self.gross_profit * self.close_rate, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """The months ahead, the same for every option."""

    sources: Mapping[str, Source]
    """Every KPI that an option's fees count, and the one that has a value; all billable."""
    value: Value
    months: int = 12
    season: tuple[Decimal, ...] = ()
    """The weight of each month ahead, 1 for an average one; empty: all alike."""
    cancelled: Mapping[str, Decimal] = field(default_factory=dict)
    """The share of a KPI's results that is billed and found invalid the month after."""
    aim: Decimal | None = None
    """Results a month that the goal wants; None without a goal."""
    with_tax: bool = False
    """The shop cannot deduct consumption tax, so that it is a cost."""

    @property
    def in_order(self) -> tuple[tuple[str, Source], ...]:
        """The sources, parts after what they are parts of (a part has no parts of its own)."""
        return tuple(sorted(self.sources.items(), key=_is_part))

    @property
    def missed(self) -> Yen | None:
        """What the months would have brought at the goal's pace: lost while nothing works."""
        return None if self.aim is None else self.value.of(self.aim * self.months)


def _is_part(entry: tuple[str, Source]) -> bool:
    return isinstance(entry[1], PartOf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of what is compared: a contract, a flat fee, or no agency at all."""

    key: str
    terms: Terms | None = None
    costs: Mapping[str, Yen] = field(default_factory=dict)
    """Ads and other costs a month; those the contract does not bill on the shop pays itself."""
    own_work: Yen = 0
    """The shop's own hours a month at its hourly cost."""
    past: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Of a contract that is running: what each month since its first had billable of each KPI that its fees
    count. They decide bands, bonuses and what is left of a total cap; what they cost is not counted again."""

    @property
    def served(self) -> int:
        """How many months of the contract are over."""
        return max(map(len, self.past.values()), default=0)

    def before(self, kpi: str) -> tuple[int, ...]:
        """Give what those months had of a KPI."""
        return self.past.get(kpi, (0,) * self.served)

    @classmethod
    def flat(cls, key: str, amount: Yen, start: Month, own_work: Yen = 0) -> Option:
        """Give the option of paying the same every month, without tax."""
        return cls(key=key, terms=Terms(start=start, fees=(Base(amount=amount),)), own_work=own_work)

    @classmethod
    def oneself(cls, key: str, hours: Decimal, hourly_cost: Yen) -> Option:
        """Give the option of doing the work oneself, so many hours a month."""
        return cls(key=key, own_work=to_yen(hours * hourly_cost, Rounding.HALF_UP))
