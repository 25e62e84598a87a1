"""The shape of a plan: how its result is spread over the months, where it is heavier later, and what is too many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.goals import SLOW_START, Goal, monthly_targets
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.shop import Shop

MANY = 8
"""More KPIs than so many are seldom looked at; references stand apart, nothing is aimed at with them."""


class Imbalance(StrEnum):
    """What makes a plan hard to look at, or one-sided."""

    MANY = "many"
    NO_RESULT = "no_result"
    NO_INTERMEDIATE = "no_intermediate"


def imbalances(tiers: Collection[Tier]) -> tuple[Imbalance, ...]:
    """Say what is out of balance in a plan, by the groups of its KPIs."""
    wrong = {
        Imbalance.MANY: sum(tier is not Tier.REFERENCE for tier in tiers) > MANY,
        Imbalance.NO_RESULT: Tier.RESULT not in tiers,
        Imbalance.NO_INTERMEDIATE: Tier.INTERMEDIATE not in tiers,
    }
    return tuple(one for one, holds in wrong.items() if holds)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the result aims at, month by month, oldest first; at least two months."""

    aims: Mapping[Month, Decimal]
    slow: tuple[Month, ...]
    """Of these: the months that aim at less because work starts slowly."""

    @property
    def halves(self) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
        """The earlier and the later half; of an odd number the later one is longer."""
        known = tuple(self.aims)
        return known[: len(known) // 2], known[len(known) // 2 :]

    @property
    def means(self) -> tuple[Decimal, Decimal]:
        """What an average month of either half aims at."""
        early, late = ([self.aims[month] for month in half] for half in self.halves)
        return sum(early, Decimal(0)) / len(early), sum(late, Decimal(0)) / len(late)

    @property
    def later(self) -> bool:
        """Whether the later half aims at more."""
        return self.means[1] > self.means[0]

    @property
    def even(self) -> bool:
        """Whether no month aims at more than another by over one."""
        return max(self.aims.values()) - min(self.aims.values()) <= 1

    @property
    def heaviest(self) -> tuple[Month, ...]:
        """The months that aim at most."""
        most = max(self.aims.values())
        return tuple(month for month, value in self.aims.items() if value == most)


def shape_of(aims: Mapping[Month, Decimal | None], goal: Goal | None, shop: Shop) -> Shape | None:
    """Give the shape of what a result aims at; None where fewer than two months have a target."""
    known = {month: value for month, value in sorted(aims.items()) if value is not None}
    if len(known) < 2:
        return None
    asked = monthly_targets(goal, shop.season) if goal and goal.slow_start else {}
    slow = [*asked][: len(SLOW_START)]
    return Shape(known, tuple(month for month in slow if known.get(month) == asked[month]))
