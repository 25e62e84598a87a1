"""The KPI plans of a shop: targets, KPIs, the result, and new versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.first_plan import first_plan
from desktop.domain.funnels import needs
from desktop.domain.goal_view import funnel_of
from desktop.domain.kpis import Measure, PlanLine
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi, with_own
from desktop.domain.plan_view import PlanView, plan_view
from desktop.domain.planning import (
    added,
    aimed,
    line_of,
    monthly_target,
    next_version,
    open_plan,
    override_problem,
    removable,
    steady,
    targets_of,
    with_result,
)
from desktop.domain.problems import Code, Problem, Refused, of_month
from desktop.domain.setup import SetupDraft
from desktop.domain.shop import Purpose
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step
from desktop.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Plans:
    """The view of the KPI plans of one shop and commands on them; the plan is that in force in a month.

    A command gives its step; None: nothing changed. Every command raises `Refused` where there is no
    plan, where a KPI is unknown or not in it, and where closed months would change.
    """

    database: Database
    catalog: Catalog
    shop: str

    def view(self, month: Month, plan: str = "") -> PlanView:
        """Give a version of the plan by its id, else the one in force in the month, else the last."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        return plan_view(book, book.known(self.catalog.measures), self.catalog.default_plans, month, plan)

    def measures(self) -> Mapping[str, Measure]:
        """Give every figure the shop may watch: the catalogue's and its own."""
        with self.database.read() as reader:
            own = reader.all(OwnKpi, shop=self.shop)
        return with_own(self.catalog.measures, own)

    def purpose(self) -> Purpose:
        """Give what the shop wants to reach."""
        with self.database.read() as reader:
            return reader.book(self.shop).shop.purpose

    def start(self, reason: str = "") -> Step | None:
        """Make the first plan, as recommended for the shop's purpose, from the goal and its first month.

        Raises `Refused`: no goal; there is a plan already; the goal is only a reference and has no reason.
        """
        with self.database.unit("start_plan", shop=self.shop) as unit:
            book = unit.book(self.shop)
            if book.goal is None:
                raise Refused(Problem(Code.NO_GOAL))
            if book.plans:
                raise Refused(of_month(Code.PLAN_EXISTS, book.plans[0].first))
            purpose, goal = book.shop.purpose, book.goal
            problem = override_problem(self._measure(book, goal.kpi), purpose, reason)
            if problem is not None:
                raise Refused(problem)
            default = self.catalog.default_plans[purpose]
            funnel = funnel_of(book, self.catalog.funnels, default)
            draft = SetupDraft(purpose=purpose, quotes=funnel.quotes, kpi=goal.kpi, override_reason=reason)
            chain = needs(funnel, goal.kpi, goal.target, book.rates)
            plan = first_plan(
                draft, book.shop, goal, chain, default, book.known(self.catalog.measures), new_id
            )
            unit.put(plan.plan, *plan.lines, *plan.targets)
        return unit.step

    def change_target(self, month: Month, kpi: str, value: Decimal | None) -> Step | None:
        """Aim at a value of a KPI in a month; None: at none."""
        with self.database.unit("change_target", shop=self.shop, month=month, kpi=kpi) as unit:
            self._aim(unit, {(kpi, month): value})
        return unit.step

    def change_targets(self, aims: Mapping[tuple[str, Month], Decimal | None]) -> Step | None:
        """Aim at values of several KPIs and months, in one step: all of them or none."""
        with self.database.unit("change_targets", shop=self.shop, count=len(aims)) as unit:
            self._aim(unit, aims)
        return unit.step

    def change_steady_target(self, month: Month, kpi: str, value: Decimal | None) -> Step | None:
        """Aim at one value of a KPI in every month of the plan; None: at none."""
        with self.database.unit("change_target", shop=self.shop, kpi=kpi) as unit:
            book = unit.book(self.shop)
            unit.put(steady(line_of(book, open_plan(book, month), kpi), value))
        return unit.step

    def add_kpi(self, month: Month, kpi: str) -> Step | None:
        """Let a KPI join the plan, last of all; a count brings the share that says how good it is."""
        with self.database.unit("add_kpi", shop=self.shop, kpi=kpi) as unit:
            book = unit.book(self.shop)
            line = added(book, open_plan(book, month), self._measure(book, kpi), new_id())
            unit.put(line, *self._partner(book, line))
        return unit.step

    def remove_kpi(self, month: Month, kpi: str) -> Step | None:
        """Let a KPI leave the plan with its targets; refuses the plan's result."""
        with self.database.unit("remove_kpi", shop=self.shop, kpi=kpi) as unit:
            book = unit.book(self.shop)
            plan = open_plan(book, month)
            unit.delete(removable(line_of(book, plan, kpi)), *targets_of(book, plan, kpi))
        return unit.step

    def choose_result(self, month: Month, kpi: str, reason: str = "") -> Step | None:
        """Make a KPI the plan's result; one that is only a reference needs a written reason."""
        with self.database.unit("choose_result", shop=self.shop, kpi=kpi) as unit:
            book = unit.book(self.shop)
            measure = self._measure(book, kpi)
            lines = with_result(book, open_plan(book, month), measure, reason, new_id())
            unit.put(*lines, *(x for line in lines if line.kpi == kpi for x in self._partner(book, line)))
        return unit.step

    def new_version(self, first: Month, reason: str) -> Step | None:
        """Begin a new version with a month: the same KPIs and targets, to be changed from there on."""
        with self.database.unit("new_plan_version", shop=self.shop, month=first) as unit:
            plan, lines, targets = next_version(unit.book(self.shop), first, reason, new_id)
            unit.put(plan, *lines, *targets)
        return unit.step

    def _aim(self, unit: Unit, aims: Mapping[tuple[str, Month], Decimal | None]) -> None:
        book = unit.book(self.shop)
        rows = [(monthly_target(book, month, kpi, new_id()), value) for (kpi, month), value in aims.items()]
        unit.put(*(aimed(target, value) for target, value in rows if value is not None))
        unit.delete(*(target for target, value in rows if value is None and target.version))

    def _partner(self, book: Book, line: PlanLine) -> tuple[PlanLine, ...]:
        """Give the line of the share that belongs to a count, where the plan has none yet."""
        partner = self.catalog.default_plans.pairs.get(line.kpi, "")
        there = {x.kpi for x in book.lines if x.plan == line.plan}
        if not partner or partner in there:
            return ()
        beside = replace(line, id=new_id(), kpi=partner, position=line.position + 1)
        return (replace(beside, result=False, override_reason="", steady_target=None, version=0),)

    def _measure(self, book: Book, kpi: str) -> Measure:
        measure = book.known(self.catalog.measures).get(kpi)
        if measure is None:
            raise Refused(Problem(Code.UNKNOWN_KPI, where=kpi))
        return measure
