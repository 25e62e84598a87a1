"""The sample's three KPI plans with their lines and monthly targets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, row_id, said
from desktop.domain.kpis import KpiPlan, PlanLine, Target, Tier


def read_plans(
    entries: Sequence[Entry], language: str
) -> tuple[tuple[KpiPlan, ...], tuple[PlanLine, ...], tuple[Target, ...]]:
    """Read every version, oldest first."""
    plans: list[KpiPlan] = []
    lines: list[PlanLine] = []
    targets: list[Target] = []
    for number, entry in enumerate(entries, 1):
        plan = _plan(number, entry, language)
        own = _lines(plan, entry, language, len(lines))
        values = entry.words("targets")
        entry.done()
        plans.append(plan)
        lines += own
        targets += _targets(plan, next(x.kpi for x in own if x.result), values, len(targets))
    return tuple(plans), tuple(lines), tuple(targets)


def _plan(number: int, entry: Entry, language: str) -> KpiPlan:
    return KpiPlan(
        id=row_id("kpi_plan", number),
        shop=SHOP,
        number=number,
        first=entry.month("first"),
        reason=said(entry, "reason", language),
    )


def _lines(plan: KpiPlan, entry: Entry, language: str, before: int) -> list[PlanLine]:
    override = said(entry, "override", language)
    return [
        _line(plan, position, before, line, override) for position, line in enumerate(entry.entries("line"))
    ]


def _line(plan: KpiPlan, position: int, before: int, entry: Entry, override: str) -> PlanLine:
    line = PlanLine(
        id=row_id("plan_line", before + position + 1),
        shop=SHOP,
        plan=plan.id,
        kpi=entry.word("kpi"),
        tier=Tier(entry.word("tier", [tier.value for tier in Tier])),
        position=position,
        result=entry.flag("result"),
        steady_target=entry.decimal("target") if entry.has("target") else None,
        override_reason=override if entry.flag("override") else "",
    )
    entry.done()
    return line


def _targets(plan: KpiPlan, kpi: str, values: Sequence[str], before: int) -> list[Target]:
    return [
        Target(
            id=row_id("target", before + at + 1),
            shop=SHOP,
            plan=plan.id,
            kpi=kpi,
            month=plan.first + at,
            value=Decimal(value),
        )
        for at, value in enumerate(values)
    ]
