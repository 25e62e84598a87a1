"""One version of a KPI plan as a table: its KPIs by tier, what it aims at month by month, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.kpis import DefaultPlan, DefaultPlans, KpiPlan, Measure, PlanLine, Tier, Unit
from desktop.domain.month import Month, months
from desktop.domain.pairing import with_partners
from desktop.domain.plan_shape import Imbalance, Shape, imbalances, shape_of
from desktop.domain.shop import Shop

YEAR = 12


_SHARES = (Unit.PERCENT, Unit.RATIO)
"""A share or a growth holds in each month by itself; it is not spread over them."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a plan aims at for one KPI in one month; None is no target."""

    month: Month
    value: Decimal | None
    closed: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One KPI of a plan, or a reference figure that is always in sight."""

    kpi: str
    measure: Measure | None
    tier: Tier
    """The group it stands in."""
    planned: bool
    """Whether it is in the plan."""
    result: bool
    override_reason: str
    aims: tuple[Aim, ...]
    aimable: bool
    """Whether targets make sense: not for what is only a reference."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What a version changed against the one before it."""

    joined: tuple[str, ...]
    left: tuple[str, ...]
    result_before: str
    """The result before, where it is another now; else empty."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan version. Without any plan `plan` is None and everything else empty."""

    shop: Shop
    plans: tuple[KpiPlan, ...]
    plan: KpiPlan | None
    months: tuple[Month, ...]
    """Those it is in force in; the newest is shown for a year, or until the goal's last month."""
    rows: tuple[PlanRow, ...]
    changes: PlanChanges | None
    """None for the first version."""
    has_goal: bool
    shape: Shape | None = None
    """How the result is spread over the months; None where it has too few targets."""

    @property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """What is out of balance among its KPIs; nothing without a plan."""
        return imbalances([row.tier for row in self.rows if row.planned]) if self.plan else ()

    @property
    def result(self) -> str:
        """The KPI it aims at; empty without a plan."""
        return next((row.kpi for row in self.rows if row.result), "")

    @property
    def fixed(self) -> bool:
        """Whether closed months rest on it, so that its KPIs cannot change any more."""
        return any(aim.closed for row in self.rows[:1] for aim in row.aims)

    def row(self, kpi: str) -> PlanRow | None:
        """Give the row of a KPI."""
        return next((row for row in self.rows if row.kpi == kpi), None)


def plan_view(
    book: Book,
    measures: Mapping[str, Measure],
    defaults: DefaultPlans,
    month: Month,
    plan: str = "",
) -> PlanView:
    """Lay a plan version out; without an id (or with one nobody knows) the one in force in `month`, else the last."""
    known = {x.id: x for x in book.plans}
    chosen = known.get(plan) or book.plan(month) or (book.plans[-1] if book.plans else None)
    if chosen is None:
        return PlanView(book.shop, (), None, (), (), None, book.goal is not None)
    span = _span(book, chosen, month)
    rows = tuple(_paired(book, measures, defaults, chosen, span))
    return PlanView(
        shop=book.shop,
        plans=book.plans,
        plan=chosen,
        months=span,
        rows=tuple(row for tier in Tier for row in rows if row.tier is tier),
        changes=_changes(book, chosen),
        has_goal=book.goal is not None,
        shape=_shape(book, rows),
    )


def _shape(book: Book, rows: tuple[PlanRow, ...]) -> Shape | None:
    result = next((row for row in rows if row.result), None)
    if result is None or (result.measure is not None and result.measure.unit in _SHARES):
        return None
    return shape_of({aim.month: aim.value for aim in result.aims}, book.goal, book.shop)


def _span(book: Book, plan: KpiPlan, month: Month) -> tuple[Month, ...]:
    at = book.plans.index(plan)
    if at + 1 < len(book.plans):
        return tuple(months(plan.first, book.plans[at + 1].first + -1))
    last = max(plan.first + (YEAR - 1), month, book.goal.last if book.goal else month)
    return tuple(months(plan.first, last))


def _rows(
    book: Book,
    measures: Mapping[str, Measure],
    default: DefaultPlan,
    plan: KpiPlan,
    span: tuple[Month, ...],
) -> Iterator[PlanRow]:
    lines = book.plan_lines(plan)
    for line in sorted(lines, key=_result_first):
        aims = tuple(Aim(month, book.target(month, line.kpi), book.closed(month)) for month in span)
        tier = Tier.RESULT if line.result else line.tier
        aimed = tier is not Tier.REFERENCE or any(aim.value is not None for aim in aims)
        yield PlanRow(
            line.kpi, measures.get(line.kpi), tier, True, line.result, line.override_reason, aims, aimed
        )
    named = {line.kpi for line in lines}
    for kpi in default.reference:
        if kpi not in named:
            none = tuple(Aim(month, None, book.closed(month)) for month in span)
            yield PlanRow(kpi, measures.get(kpi), Tier.REFERENCE, False, False, "", none, False)


def _paired(
    book: Book,
    measures: Mapping[str, Measure],
    defaults: DefaultPlans,
    plan: KpiPlan,
    span: tuple[Month, ...],
) -> Iterator[PlanRow]:
    """Put below each count the share that says how good it is, also where the plan does not name it."""
    rows = tuple(_rows(book, measures, defaults[book.shop.purpose], plan, span))

    def beside(count: PlanRow, kpi: str, row: PlanRow | None) -> PlanRow:
        none = tuple(replace(aim, value=None) for aim in count.aims)
        made = PlanRow(kpi, measures.get(kpi), count.tier, False, False, "", none, False)
        return replace(row or made, tier=count.tier)

    result = next((row.kpi for row in rows if row.result), "")
    yield from with_partners(rows, defaults.pairs, _kpi, beside, result=result)


def _kpi(row: PlanRow) -> str:
    return row.kpi


def _result_first(line: PlanLine) -> tuple[bool, int]:
    return not line.result, line.position


def _changes(book: Book, plan: KpiPlan) -> PlanChanges | None:
    at = book.plans.index(plan)
    if at == 0:
        return None
    before, after = book.plan_lines(book.plans[at - 1]), book.plan_lines(plan)
    old, new = [line.kpi for line in before], [line.kpi for line in after]
    result = next((line.kpi for line in before if line.result), "")
    same = any(line.kpi == result for line in after if line.result)
    return PlanChanges(
        joined=tuple(kpi for kpi in new if kpi not in old),
        left=tuple(kpi for kpi in old if kpi not in new),
        result_before="" if same else result,
    )
