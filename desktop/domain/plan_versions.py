"""Versions of a plan that have not begun: putting one away, and letting it begin with another month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.book import Book
from desktop.domain.kpis import KpiPlan, PlanLine, Target
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused, of_month


@dataclass(frozen=True, slots=True)
class Moved:
    """A version with another first month: the plan, the targets it gains and those it no longer needs."""

    plan: KpiPlan
    gained: tuple[Target, ...]
    lost: tuple[Target, ...]


def changeable(book: Book, plan: KpiPlan, now: Month) -> bool:
    """Tell whether a version can still be put away or moved: it begins later than `now`, and nothing is closed."""
    closed = any(state.closed and book.plan(state.month) == plan for state in book.states)
    return plan.first > now and not closed


def first_open(book: Book) -> Month | None:
    """Give the earliest month a new version can begin with; None where there is no plan to follow."""
    if not book.plans:
        return None
    closed = [state.month for state in book.states if state.closed and book.plan(state.month)]
    taken = {plan.first for plan in book.plans}
    month = max(closed, default=book.plans[0].first) + 1
    while month in taken:
        month = month + 1
    return month


def discarded(
    book: Book, plan_id: str, now: Month
) -> tuple[KpiPlan, tuple[PlanLine, ...], tuple[Target, ...]]:
    """Give everything of a version that is put away; the one before it goes on. Raises `Refused` (begun)."""
    plan = _to_come(book, plan_id, now)
    return plan, book.plan_lines(plan), tuple(x for x in book.targets if x.plan == plan.id)


def moved(book: Book, plan_id: str, first: Month, now: Month, new_id: Callable[[], str]) -> Moved:
    """Let a version begin with another month; months it gains aim at what they aimed at before.

    Raises `Refused`: it has begun; the month is over or closed, or not between its neighbours.
    """
    plan = _to_come(book, plan_id, now)
    if book.closed(first):
        raise Refused(of_month(Code.MONTH_CLOSED, first))
    at = book.plans.index(plan)
    after_last = at == 0 or book.plans[at - 1].first < first
    before_next = at + 1 == len(book.plans) or first < book.plans[at + 1].first
    if first < now or not (after_last and before_next):
        raise Refused(of_month(Code.PLAN_ORDER, first))
    return Moved(replace(plan, first=first), *_targets(book, plan, first, new_id))


def _targets(
    book: Book, plan: KpiPlan, first: Month, new_id: Callable[[], str]
) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
    own = [target for target in book.targets if target.plan == plan.id]
    named = {(target.kpi, target.month) for target in own}
    kpis = {line.kpi for line in book.plan_lines(plan)}
    gained = tuple(
        replace(target, id=new_id(), plan=plan.id, version=0)
        for target in book.targets
        if first <= target.month < plan.first
        and target.kpi in kpis
        and (target.kpi, target.month) not in named
        and (before := book.plan(target.month)) is not None
        and target.plan == before.id
    )
    return gained, tuple(target for target in own if target.month < first)


def _to_come(book: Book, plan_id: str, now: Month) -> KpiPlan:
    plan = next((plan for plan in book.plans if plan.id == plan_id), None)
    if plan is None:
        raise Refused(of_month(Code.NO_PLAN, now))
    if not changeable(book, plan, now):
        raise Refused(Problem(Code.PLAN_BEGUN, where=plan_id))
    return plan
