"""Changing KPI plans: targets, KPIs, the result, and new versions; what is closed keeps its own plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.kpis import KpiPlan, Measure, PlanLine, Target, Tier
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused, of_month
from desktop.domain.shop import Purpose


def plan_in_force(book: Book, month: Month) -> KpiPlan:
    """Give the plan of a month; raises `Refused` (no plan)."""
    plan = book.plan(month)
    if plan is None:
        raise Refused(of_month(Code.NO_PLAN, month))
    return plan


def open_plan(book: Book, month: Month) -> KpiPlan:
    """Give the plan of a month where none of its months is closed; raises `Refused` (no plan, closed)."""
    plan = plan_in_force(book, month)
    if any(state.closed and book.plan(state.month) == plan for state in book.states):
        raise Refused(of_month(Code.PLAN_CLOSED, month))
    return plan


def line_of(book: Book, plan: KpiPlan, kpi: str) -> PlanLine:
    """Give a KPI's line of a plan; raises `Refused` (not in the plan)."""
    line = next((line for line in book.plan_lines(plan) if line.kpi == kpi), None)
    if line is None:
        raise Refused(Problem(Code.NOT_IN_PLAN, where=kpi))
    return line


def targets_of(book: Book, plan: KpiPlan, kpi: str) -> tuple[Target, ...]:
    """Give the monthly targets of a KPI in a plan."""
    return tuple(target for target in book.targets if (target.plan, target.kpi) == (plan.id, kpi))


def monthly_target(book: Book, month: Month, kpi: str, id_: str) -> Target:
    """Give the row of a month's target, a new one where there is none yet.

    Raises `Refused`: no plan, the KPI is not in it, the month is closed.
    """
    plan = plan_in_force(book, month)
    line_of(book, plan, kpi)
    if book.closed(month):
        raise Refused(of_month(Code.MONTH_CLOSED, month))
    known = {target.month: target for target in targets_of(book, plan, kpi)}
    return known.get(month) or Target(id_, book.shop.id, plan.id, kpi, month, Decimal(0))


def aimed(target: Target, value: Decimal) -> Target:
    """Give a target with a new value; raises `Refused` below zero."""
    return replace(target, value=_not_negative(value, target.kpi))


def steady(line: PlanLine, value: Decimal | None) -> PlanLine:
    """Give a line with the target that holds in every month; raises `Refused` below zero."""
    return replace(line, steady_target=None if value is None else _not_negative(value, line.kpi))


def _not_negative(value: Decimal, kpi: str) -> Decimal:
    if value < 0:
        raise Refused(Problem(Code.BELOW_ZERO, where=kpi))
    return value


def added(book: Book, plan: KpiPlan, measure: Measure, id_: str) -> PlanLine:
    """Give the line of a KPI that joins a plan, last of all; raises `Refused` (in the plan already)."""
    lines = book.plan_lines(plan)
    if any(line.kpi == measure.code for line in lines):
        raise Refused(Problem(Code.ALREADY_IN_PLAN, where=measure.code))
    after = max((line.position for line in lines), default=-1) + 1
    return PlanLine(
        id_, book.shop.id, plan.id, measure.code, measure.tier_for(book.shop.purpose), after, result=not lines
    )


def removable(line: PlanLine) -> PlanLine:
    """Give the line of a KPI that leaves a plan; raises `Refused`: it is the plan's result."""
    if line.result:
        raise Refused(Problem(Code.PLAN_NEEDS_RESULT, where=line.kpi))
    return line


def override_problem(measure: Measure, purpose: Purpose, reason: str) -> Problem | None:
    """Say why a KPI cannot be what a plan aims at: it is a reference and nobody wrote why all the same."""
    if measure.tier_for(purpose) is Tier.REFERENCE and not reason.strip():
        return Problem(Code.REFERENCE_RESULT, where=measure.code)
    return None


def with_result(book: Book, plan: KpiPlan, measure: Measure, reason: str, id_: str) -> tuple[PlanLine, ...]:
    """Give the lines of a plan whose result becomes this KPI, which joins the plan where it is not in it.

    Raises `Refused`: a reference without a written reason.
    """
    problem = override_problem(measure, book.shop.purpose, reason)
    if problem is not None:
        raise Refused(problem)
    lines = book.plan_lines(plan)
    if all(line.kpi != measure.code for line in lines):
        lines = (*lines, added(book, plan, measure, id_))
    override = reason.strip() if measure.tier_for(book.shop.purpose) is Tier.REFERENCE else ""
    return tuple(
        replace(line, result=True, override_reason=override)
        if line.kpi == measure.code
        else replace(line, result=False)
        for line in lines
    )


def begun(book: Book, first: Month, reason: str, id_: str) -> KpiPlan:
    """Give the head of a plan that begins with a month; only a shop's first plan needs no reason.

    Raises `Refused`: no reason, the month is closed, a version begins there already.
    """
    if book.plans and not reason.strip():
        raise Refused(Problem(Code.REASON_MISSING, where="reason"))
    if book.closed(first):
        raise Refused(of_month(Code.MONTH_CLOSED, first))
    if any(plan.first == first for plan in book.plans):
        raise Refused(of_month(Code.PLAN_EXISTS, first))
    number = max((plan.number for plan in book.plans), default=0) + 1
    return KpiPlan(id_, book.shop.id, number, first, reason.strip())


def next_version(
    book: Book, first: Month, reason: str, new_id: Callable[[], str]
) -> tuple[KpiPlan, tuple[PlanLine, ...], tuple[Target, ...]]:
    """Give a plan that follows the one in force in a month: the same KPIs and the targets from then on.

    Raises `Refused`: no plan to follow, no reason, the month is closed, a version begins there already.
    """
    old = plan_in_force(book, first)
    plan = begun(book, first, reason, new_id())
    lines = tuple(replace(line, id=new_id(), plan=plan.id, version=0) for line in book.plan_lines(old))
    targets = tuple(
        replace(target, id=new_id(), plan=plan.id, version=0)
        for target in book.targets
        if target.plan == old.id and target.month >= first
    )
    return plan, lines, targets
