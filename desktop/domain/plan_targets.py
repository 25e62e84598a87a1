"""What a goal asks of each measure: its share of every month, and the rates and prices that hold in all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from desktop.domain.funnels import Need, backwards
from desktop.domain.goals import Goal, monthly_targets, worth_of
from desktop.domain.kpis import Measure, Unit
from desktop.domain.lift import aimed_lift
from desktop.domain.month import Month
from desktop.domain.shop import Shop

INDEX, GROWTH = "branded_search", "branded_search_growth"
"""For being known: what the goal counts, and how much it grew, which is what such a plan aims at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Targets as they follow from goal, season and funnel; counts are whole, rates are fractions, prices yen."""

    kpi: str
    """What the goal is for."""
    monthly: Mapping[str, Mapping[Month, Decimal]]
    """Of the goal's measure and of each stage before it: a KPI's code → its months."""
    steady: Mapping[str, Decimal]
    """The same in every month."""
    own: frozenset[str]
    """Those of `steady` that rest on a rate of the shop's own."""

    def aims_at(self, result: str) -> bool:
        """Tell whether a plan with this result is one for the goal."""
        return result == self.kpi or (self.kpi, result) == (INDEX, GROWTH)

    def of(self, kpi: str) -> Mapping[Month, Decimal]:
        """Give what is asked of a KPI in each of the goal's months; nothing where the goal asks nothing of it."""
        if kpi in self.steady and kpi != self.kpi:
            return dict.fromkeys(self.monthly[self.kpi], self.steady[kpi])
        return self.monthly.get(kpi, {})


def asked(shop: Shop, goal: Goal, chain: Sequence[Need], measures: Mapping[str, Measure]) -> Asked:
    """Work out what a goal asks for; `chain` is what `needs` gives for it with the shop's own rates."""
    return Asked(
        goal.kpi,
        _by_month(shop, goal, chain),
        _steady(goal, chain, measures),
        frozenset(kpi for kpi, need in _shares(chain, measures) if need.own),
    )


def _steady(goal: Goal, chain: Sequence[Need], measures: Mapping[str, Measure]) -> dict[str, Decimal]:
    """Rates between two stages, the ceiling price, growth of searches."""
    shares = _shares(chain, measures)
    found = {kpi: need.rate.typical for kpi, need in shares if need.rate is not None}
    ceiling = worth_of(goal).ceiling
    if ceiling is not None:
        found["cost_per_result"] = Decimal(ceiling)
    growth = aimed_lift(goal) if goal.kpi == INDEX else None
    if growth is not None:
        found[GROWTH] = growth
    return found


def _shares(chain: Sequence[Need], measures: Mapping[str, Measure]) -> Iterator[tuple[str, Need]]:
    """Find the KPIs that are the share of one stage in the stage before it, each with the later stage."""
    stages: Mapping[tuple[tuple[str, ...], tuple[str, ...]], Need] = {
        ((after.stage.code,), (before.stage.code,)): after
        for before, after in pairwise(chain)
        if after.rate is not None
    }
    for code, measure in measures.items():
        for formula in measure.formulas:
            need = stages.get((formula.plus, formula.over))
            if need is not None and measure.unit is Unit.PERCENT:
                yield code, need


def _by_month(shop: Shop, goal: Goal, chain: Sequence[Need]) -> Mapping[str, Mapping[Month, Decimal]]:
    """The goal's share of each month, and before it what the link has to bring."""
    result = monthly_targets(goal, shop.season)
    rates = [need.rate.typical for need in chain if need.rate is not None]
    share = Decimal(goal.by_link) / goal.a_month
    found = {goal.kpi: {month: Decimal(target) for month, target in result.items()}}
    for month, target in result.items():
        by_link = int((target * share).to_integral_value(ROUND_CEILING))
        for need, count in zip(chain, backwards(rates, by_link), strict=True) if chain else ():
            found.setdefault(need.stage.code, {}).setdefault(month, Decimal(count))
    return found
