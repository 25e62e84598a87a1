"""Targets that no longer follow from the goal: what it asks for now beside what a plan aims at, and taking it over.

Closed months keep their targets, and so does every cell the owner typed into.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.kpis import KpiPlan, PlanLine, Target, Tier
from desktop.domain.month import Month
from desktop.domain.plan_targets import Asked

Cell = tuple[str, Month]
"""One target of a plan: a KPI's code and a month."""


@dataclass(frozen=True, slots=True)
class Retarget:
    """One KPI of a plan in its open months: what it aims at, and what the goal asks for now."""

    kpi: str
    before: Mapping[Month, Decimal | None]
    after: Mapping[Month, Decimal | None]
    """Cells the owner typed into stay as they are."""
    typed: tuple[Month, ...]
    """Those the owner typed into and that differ from what the goal asks for."""
    expected: bool
    """Whether the plan's target is one that follows the goal, not one set beside it."""
    steady: bool
    """Whether the goal asks for the same in every month."""

    @property
    def changed(self) -> tuple[Month, ...]:
        """The months whose target becomes another."""
        return tuple(month for month, value in self.after.items() if value != self.before[month])

    @property
    def mean_before(self) -> Decimal | None:
        """What is aimed at in an average month that nobody typed into; None without any target."""
        return self._mean(self.before)

    @property
    def mean_after(self) -> Decimal | None:
        """What the goal asks for in an average of the same months."""
        return self._mean(self.after)

    def _mean(self, targets: Mapping[Month, Decimal | None]) -> Decimal | None:
        known = [value for month, value in targets.items() if value is not None and month not in self.typed]
        return sum(known, Decimal(0)) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class Drift:
    """A plan beside what the goal asks for now."""

    kpi: str = ""
    """What the goal is for."""
    retargets: tuple[Retarget, ...] = ()
    """The KPIs that differ, or that hold typed targets which do, in the plan's order."""
    result: str = ""
    """The plan's result where that is not what the goal is for, with months still open; else empty."""

    @property
    def strayed(self) -> tuple[Retarget, ...]:
        """Those that should follow the goal and do not any more."""
        return tuple(one for one in self.retargets if one.expected and one.changed)

    @property
    def goal(self) -> Retarget | None:
        """That of the goal's own measure, where it strayed."""
        return next((one for one in self.strayed if one.kpi == self.kpi), None)


def typed_cells(
    book: Book, plan: KpiPlan, by_hand: Collection[str], taken_over: Collection[str]
) -> frozenset[Cell]:
    """Give the cells of a plan the owner typed into, also where a version took them over from the one before.

    `by_hand` and `taken_over` are ids of targets, by the act that gave them their value.
    """
    found: frozenset[tuple[Cell, Decimal]] = frozenset()
    for version in book.plans[: book.plans.index(plan) + 1]:
        own = {x.id: ((x.kpi, x.month), x.value) for x in book.targets if x.plan == version.id}
        found = frozenset(
            cell for id_, cell in own.items() if id_ in by_hand or (id_ in taken_over and cell in found)
        )
    return frozenset(cell for cell, _value in found)


def recomputed(
    book: Book, plan: KpiPlan, asked: Asked, typed: Collection[Cell] = (), typed_lines: Collection[str] = ()
) -> Drift:
    """Lay what the goal asks for beside a plan's targets, in the open months that both know.

    `typed` are the cells the owner typed into, `typed_lines` the KPIs whose steady target was.
    """
    span = [month for month in asked.monthly[asked.kpi] if book.plan(month) == plan]
    months = [month for month in span if not book.closed(month)]
    lines = [line for line in book.plan_lines(plan) if line.result or line.tier is not Tier.REFERENCE]
    found = (_retarget(book, line, asked, months, typed, typed_lines) for line in lines)
    result = next((line.kpi for line in lines if line.result and months), asked.kpi)
    return Drift(
        asked.kpi,
        tuple(one for one in found if one.changed or one.typed),
        "" if asked.aims_at(result) else result,
    )


def _retarget(
    book: Book,
    line: PlanLine,
    asked: Asked,
    months: Collection[Month],
    typed: Collection[Cell],
    typed_lines: Collection[str],
) -> Retarget:
    wanted = asked.of(line.kpi)
    before = {month: book.target(month, line.kpi) for month in months if month in wanted}
    by_hand = [month for month in before if line.kpi in typed_lines or (line.kpi, month) in typed]
    after = {month: before[month] if month in by_hand else wanted[month] for month in before}
    steady = line.kpi in asked.steady and line.kpi != asked.kpi
    monthly = line.kpi == asked.kpi or (
        line.steady_target is None and any(value is not None for value in before.values())
    )
    return Retarget(
        line.kpi,
        before,
        after,
        tuple(month for month in by_hand if before[month] != wanted[month]),
        line.kpi in asked.own if steady else monthly,
        steady,
    )


def retargeted(
    book: Book, plan: KpiPlan, drift: Drift, kpis: Collection[str], new_id: Callable[[], str]
) -> Iterator[PlanLine | Target]:
    """Give the rows by which some KPIs of a plan follow the goal again."""
    fixed = any(state.closed and book.plan(state.month) == plan for state in book.states)
    lines = {line.kpi: line for line in book.plan_lines(plan)}
    rows = {(x.kpi, x.month): x for x in book.targets if x.plan == plan.id}
    for one in (one for one in drift.retargets if one.kpi in kpis and one.changed):
        if one.steady and not fixed and not any((one.kpi, month) in rows for month in one.after):
            yield replace(lines[one.kpi], steady_target=one.after[one.changed[0]])
            continue
        for month in one.changed:
            value = one.after[month]
            if value is not None:
                new = Target(new_id(), book.shop.id, plan.id, one.kpi, month, value)
                yield replace(rows.get((one.kpi, month), new), value=value)
