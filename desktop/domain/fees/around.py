"""What stands around a fee in the shop: ads, own work, what a result is worth, and how many are usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.lines import CostBasis
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.goals import Worth, worth_of
from desktop.domain.kpis import FeeBasis, Measure, Unit
from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, TaxMethod

HOURS = "internal_hours"


@dataclass(frozen=True, slots=True)
class Around:
    """What a month costs beside the agency's fee, and what a result brings; None is *not known*."""

    ads: Yen | None = None
    """The ad spend of the last month it was measured in."""
    hours: Decimal | None = None
    """The shop's own hours of the last month they were measured in."""
    own_work: Yen | None = None
    """Those hours at the shop's hourly cost."""
    with_tax: bool = False
    """The shop cannot deduct consumption tax, so that it is a cost."""
    worth: Worth | None = None
    """What reaching the goal means; None without a goal."""
    goals_results: frozenset[str] = frozenset()
    """The KPIs whose billable results are the goal's."""
    usual: Mapping[str, int] = field(default_factory=dict)
    """How many results of a KPI a month has: planned for this month, else measured last."""

    def worth_of(self, kpi: str) -> Worth | None:
        """What results of a KPI are worth; None where they are not the goal's."""
        return self.worth if kpi in self.goals_results else None


@dataclass(frozen=True, slots=True)
class AllIn:
    """What a month costs with everything known: fee, ads, own work; with or without tax as `Around` says."""

    total: Yen
    count: int

    @property
    def per_result(self) -> Yen | None:
        """For one result, half a yen up; None without any."""
        return to_yen(Decimal(self.total) / self.count, Rounding.HALF_UP) if self.count else None


def around(book: Book, measures: Mapping[str, Measure], kpis: tuple[str, ...], now: Month) -> Around:
    """Gather it from a shop's book; `kpis` are those the fees count, `now` the month it is."""
    hours, ads, hourly = _last(book, HOURS), _last(book, ADS), book.shop.hourly_cost
    goal = book.goal
    own = None if hours is None or hourly is None else to_yen(hours * hourly, Rounding.HALF_UP)
    same = {x for x in kpis if goal and _same_results(measures, x, goal.kpi, book.shop.purpose)}
    usual = {kpi: _usual(book, kpi, now, goal.kpi if goal and kpi in same else kpi) for kpi in kpis}
    return Around(
        ads=None if ads is None else int(ads),
        hours=hours,
        own_work=own,
        with_tax=book.shop.tax_method is not TaxMethod.GENERAL,
        worth=None if goal is None else worth_of(goal),
        goals_results=frozenset(same),
        usual={kpi: count for kpi, count in usual.items() if count is not None},
    )


def all_in(month: MonthStatement, beside: Around, count: int) -> AllIn:
    """Add to a month's fee what it does not bill on: ads and own work, where they are known."""
    billed_on = any(isinstance(x.basis, CostBasis) and x.basis.cost == ADS for x in month.lines)
    fee = month.total if beside.with_tax else month.total - month.tax
    ads = 0 if billed_on else beside.ads or 0
    return AllIn(fee + ads + (beside.own_work or 0), count)


def _same_results(measures: Mapping[str, Measure], kpi: str, goal_kpi: str, purpose: Purpose) -> bool:
    """Whether what a fee bills of a KPI is what the goal counts: the same, or what is left without the invalid."""
    counted, aimed = measures.get(kpi), measures.get(goal_kpi)
    if kpi == goal_kpi:
        return True
    if counted is None or aimed is None or not counted.invalid:
        return False
    return any(
        formula.plus == (kpi,) and formula.minus == (counted.invalid,)
        for formula in aimed.formulas
        if formula.purpose in (None, purpose)
    )


def _usual(book: Book, kpi: str, now: Month, aimed: str) -> int | None:
    planned = book.target(now, aimed)
    if planned is None:
        planned = book.target(now, kpi)
    count = planned if planned is not None else _last(book, kpi)
    return None if count is None else max(0, int(count))


def _last(book: Book, code: str) -> Decimal | None:
    """Give the last full value measured."""
    rows = [x for x in book.results if x.kpi == code and x.value is not None and not x.partial]
    return max(rows, key=_month_of).value if rows else None


def _month_of(row: Result) -> Month:
    return row.month


def fee_kpis(book: Book, measures: Mapping[str, Measure], now: Month) -> tuple[str, ...]:
    """Give what a fee may count: first what the shop's goal and plan name, then what suits a fee best.

    KPIs that do not suit come last: agencies sell them all the same.
    """
    plan = book.plan(now) or (book.plans[0] if book.plans else None)
    planned = [line.kpi for line in book.plan_lines(plan)] if plan else []
    goals = [book.goal.kpi] if book.goal else []
    ours = [code for code in (*goals, *planned) if code in measures]
    offered = [code for code, measure in measures.items() if not measure.archived]
    rest = sorted(offered, key=lambda code: _SUITS.index(measures[code].fee_basis))
    return tuple(code for code in dict.fromkeys((*ours, *rest)) if _countable(measures[code]))


_SUITS = (FeeBasis.YES, FeeBasis.CONDITIONAL, FeeBasis.NO)


def _countable(measure: Measure) -> bool:
    if measure.fee_basis is FeeBasis.NO:
        return (
            measure.unit is Unit.COUNT and (measure.number is not None or measure.own) and not measure.level
        )
    return measure.unit in (Unit.COUNT, Unit.YEN)
