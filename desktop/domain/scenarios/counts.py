"""Where the counts of the months ahead come from: the shop's own full months, else the funnel's ranges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.derived import Figures
from desktop.domain.fees.around import Around
from desktop.domain.funnels import Funnel, needs
from desktop.domain.goals import Goal
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.scenarios.prospect import Fixed, Measured, PartOf, Ranged, Source, Step

LEAST = 3
"""Full months before the shop's own counts say more than a funnel's ranges."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """Every count that is looked for, as a month has it when only what may be billed is left."""

    figures: Figures
    goal: Goal
    funnel: Funnel
    around: Around
    months: tuple[Month, ...]
    """The shop's own full months that the future is taken from; fewer than `LEAST`: the funnel's ranges are."""
    views: Decimal | None
    """Views a month of late."""

    @property
    def own(self) -> bool:
        """Whether the shop's own months say how many results to expect."""
        return len(self.months) >= LEAST

    def alias(self, kpi: str) -> str:
        """Give the goal's KPI for one whose billable results are the goal's."""
        return self.goal.kpi if kpi in self.around.goals_results else kpi

    def billable(self, month: Month, kpi: str) -> int | None:
        """Give what a fee may count of a full month; None where it was not measured."""
        figure, measure = self.figures.figure(month, kpi), self.figures.measures.get(kpi)
        if figure.value is None or figure.partial:
            return None
        invalid = self.figures.value(month, measure.invalid) if measure and measure.invalid else None
        return max(0, int(figure.value) - int(invalid or 0))

    def counted(self, kpi: str) -> Mapping[Month, int]:
        """Give the own months that have a count."""
        found = ((month, self.billable(month, kpi)) for month in self.months)
        return {month: count for month, count in found if count is not None}

    def heavy(self, kpi: str) -> bool:
        """Whether one month can bring ten times the rest: views and the like, and sales in yen."""
        measure = self.figures.measures.get(kpi)
        return measure is not None and (measure.tier is Tier.REFERENCE or measure.unit is Unit.YEN)


def sources_of(counts: Counts, kpis: Iterable[str], works: Iterable[str]) -> Mapping[str, Source]:
    """Find where each KPI's months come from; one that nobody can tell is left out.

    `works` are pieces of work that fees count: as many as are usual.
    """
    found = {kpi: Fixed(counts.around.usual[kpi]) for kpi in works if kpi in counts.around.usual}
    wanted = [kpi for kpi in dict.fromkeys((counts.goal.kpi, *kpis)) if kpi not in found]
    own = {kpi: known for kpi in wanted if len(known := counts.counted(kpi)) >= LEAST} if counts.own else {}
    others = ((kpi, ranged_of(counts, kpi)) for kpi in wanted if kpi not in own)
    return {**found, **dict(_own(counts, own)), **{kpi: source for kpi, source in others if source}}


def _own(counts: Counts, own: Mapping[str, Mapping[Month, int]]) -> Iterator[tuple[str, Source]]:
    """Let what lies further down the chain be a part of the first stage, so that both rise and fall together."""
    chain = sorted((x for x in own if not counts.heavy(x) and _place(counts.funnel, x)), key=_Placed(counts))
    first = chain[0] if chain else ""
    for kpi, months in own.items():
        part = _part(first, own[first], months) if kpi in chain[1:] else None
        yield kpi, part or _measured(counts, kpi, months)


@dataclass(frozen=True, slots=True)
class _Placed:
    counts: Counts

    def __call__(self, kpi: str) -> int:
        return _place(self.counts.funnel, kpi)


def _place(funnel: Funnel, kpi: str) -> int:
    """Give how far down the chain a KPI is counted, from 1; 0 where no stage counts it."""
    return len(funnel.until(kpi))


def _part(first: str, whole: Mapping[Month, int], months: Mapping[Month, int]) -> PartOf | None:
    both = whole.keys() & months.keys()
    trials, became = sum(whole[x] for x in both), sum(months[x] for x in both)
    return PartOf(first, became, trials) if len(both) >= LEAST and became <= trials else None


def _measured(counts: Counts, kpi: str, months: Mapping[Month, int]) -> Measured:
    season = counts.figures.book.shop.season
    served = sum((season[month.month - 1] for month in months), Decimal(0))
    return Measured(tuple(months.values()), heavy=counts.heavy(kpi), served=served)


def ranged_of(counts: Counts, kpi: str) -> Ranged | None:
    """Give what the funnel's steps make of the views of late, else of those the goal needs."""
    if counts.funnel.index:
        found = _lifted(counts)
    else:
        views = counts.views or _needed(counts)
        found = _through(counts, kpi, views) if views else None
    return found if found is not None and 0 < found.low <= found.typical <= found.high else None


def _lifted(counts: Counts) -> Ranged | None:
    """An index is no chain: the baseline and the lift that is usual after half a year."""
    lift, baseline = counts.funnel.lift, counts.goal.baseline
    if lift is None or not baseline:
        return None
    return Ranged((Step("lift", 1 + lift.low, 1 + lift.typical, 1 + lift.high),), start=baseline)


def _needed(counts: Counts) -> Decimal | None:
    """Take it that as many views come as the goal needs at typical rates."""
    goal = counts.goal
    chain = needs(counts.funnel, goal.kpi, max(goal.a_month, 1), counts.figures.book.rates)
    return Decimal(chain[0].typical) if chain else None


def _through(counts: Counts, kpi: str, views: Decimal) -> Ranged | None:
    """Lead views through the steps; the goal's results also come by the ways beside them."""
    goal, chain = counts.goal, needs(counts.funnel, kpi, 1, counts.figures.book.rates)
    if not chain:
        return None
    rates = [(need.stage.code, need.rate) for need in chain if need.rate is not None]
    steps = tuple(Step(code, rate.low, rate.typical, rate.high) for code, rate in rates)
    ways = sum(goal.doors.values()) if kpi == goal.kpi and counts.views else 0
    return Ranged(steps, start=views, beside=Decimal(ways), heavy=counts.heavy(kpi))
