"""Two versions of a plan side by side: which KPIs, in which groups, and what each aims at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.book import Book
from desktop.domain.kpis import KpiPlan, PlanLine, Tier
from desktop.domain.month import Month, months

YEAR = 12


class Difference(StrEnum):
    """How a KPI of one version stands in the other."""

    CHANGED = "changed"
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Side:
    """One KPI in one version."""

    tier: Tier
    result: bool
    aims: Mapping[Month, Decimal]
    """What it aims at, month by month; a month without a target is not among them."""
    steady: Decimal | None
    """The target that holds in every month without one of its own."""

    @property
    def mean(self) -> Decimal | None:
        """What it aims at in an average month; None without any target."""
        return sum(self.aims.values(), Decimal(0)) / len(self.aims) if self.aims else self.steady


@dataclass(frozen=True, slots=True)
class Compared:
    """One KPI in both versions; None where it is not in one."""

    kpi: str
    first: Side | None
    second: Side | None

    @property
    def shared(self) -> tuple[Month, ...]:
        """The months that both name a target for."""
        if self.first is None or self.second is None:
            return ()
        return tuple(month for month in self.first.aims if month in self.second.aims)

    @property
    def changed(self) -> tuple[Month, ...]:
        """The shared months whose targets differ."""
        if self.first is None or self.second is None:
            return ()
        first, second = self.first.aims, self.second.aims
        return tuple(month for month in self.shared if first[month] != second[month])

    @property
    def difference(self) -> Difference:
        """How the one stands to the other; where no month is shared, the average months are compared."""
        if self.first is None:
            return Difference.ONLY_SECOND
        if self.second is None:
            return Difference.ONLY_FIRST
        place = (self.first.tier, self.first.result) != (self.second.tier, self.second.result)
        aims = self.changed if self.shared else self.first.mean != self.second.mean
        return Difference.CHANGED if place or aims else Difference.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a plan, KPI by KPI: the differing ones first."""

    first: KpiPlan
    second: KpiPlan
    rows: tuple[Compared, ...]


def compare(book: Book, first: KpiPlan, second: KpiPlan) -> Comparison:
    """Lay two versions of a plan side by side."""
    lines = [{line.kpi: line for line in book.plan_lines(plan)} for plan in (first, second)]
    rows = [
        Compared(
            kpi,
            _side(book, first, lines[0][kpi], second) if kpi in lines[0] else None,
            _side(book, second, lines[1][kpi], first) if kpi in lines[1] else None,
        )
        for kpi in dict.fromkeys((*lines[0], *lines[1]))
    ]
    order = list(Difference)
    return Comparison(first, second, tuple(sorted(rows, key=lambda row: order.index(row.difference))))


def _side(book: Book, plan: KpiPlan, line: PlanLine, other: KpiPlan) -> Side:
    """A steady target stands for the year from the later version's first month, where both have a say."""
    aims: dict[Month, Decimal] = {}
    if line.steady_target is not None:
        begin = max(plan.first, other.first)
        aims = dict.fromkeys(months(begin, begin + (YEAR - 1)), line.steady_target)
    aims |= {x.month: x.value for x in book.targets if (x.plan, x.kpi) == (plan.id, line.kpi)}
    return Side(line.tier, line.result, dict(sorted(aims.items())), line.steady_target)
