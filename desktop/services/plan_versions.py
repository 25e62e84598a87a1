"""A KPI plan as a whole: following the goal again, versions put away, moved and compared, another shop's plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.funnels import needs
from desktop.domain.goal_view import funnel_of
from desktop.domain.kpis import KpiPlan, PlanLine, Target
from desktop.domain.month import Month
from desktop.domain.plan_comparing import Comparison, compare
from desktop.domain.plan_copying import Candidate, candidates, copied
from desktop.domain.plan_targets import Asked, asked
from desktop.domain.plan_versions import changeable, discarded, first_open, moved
from desktop.domain.problems import Code, Refused, of_month
from desktop.domain.retargeting import Drift, recomputed, retargeted, typed_cells
from desktop.domain.shop import Shop
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Change, Step
from desktop.storage.unit import Reader

BY_HAND = frozenset({"change_target", "change_targets"})
"""Acts by which the owner types a target."""
TAKEN_OVER = frozenset({"new_plan_version", "move_plan_version"})
"""Acts by which a version takes over what the one before it aimed at."""


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """What can be done with one version of a plan."""

    drift: Drift
    changeable: bool
    """Whether it can still be put away or begin with another month."""
    first_open: Month
    """The earliest month a new version can begin with."""


@dataclass(frozen=True, slots=True)
class CopyOffer:
    """What another shop's plan has for this one."""

    candidates: tuple[Candidate, ...]
    has_plan: bool
    """Whether this shop has a plan already, so that a new version begins."""
    goal: str
    """What this shop's goal is for; empty without a goal, and then no monthly targets can follow."""
    earliest: Month
    """The earliest month it can begin with."""
    first: Month
    """The one proposed: the present month, or the earliest after it."""


@dataclass(frozen=True, slots=True)
class PlanVersions:
    """Views of and commands on whole versions of one shop's KPI plan.

    A command gives its step; None: nothing changed. Every command raises `Refused` where it cannot be
    done, and then changes nothing. Closed months never change.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def standing(self, plan: str) -> PlanStanding:
        """Tell how a version stands to the goal and what can be done with it; raises `Refused` (no such plan)."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
            chosen = self._plan(book, plan)
            drift = self._drift(reader, book, chosen)
        return PlanStanding(drift, changeable(book, chosen, self._now()), first_open(book) or self._now())

    def recompute(self, plan: str, kpis: Collection[str]) -> Step | None:
        """Let some KPIs of a version follow the goal again, in open months; typed targets stay."""
        with self.database.unit("recompute_targets", shop=self.shop) as unit:
            book = unit.book(self.shop)
            chosen = self._plan(book, plan)
            unit.put(*retargeted(book, chosen, self._drift(unit, book, chosen), kpis, new_id))
        return unit.step

    def discard(self, plan: str) -> Step | None:
        """Put a version away that has not begun; the one before it goes on."""
        with self.database.unit("discard_plan_version", shop=self.shop) as unit:
            gone, lines, targets = discarded(unit.book(self.shop), plan, self._now())
            unit.delete(*targets, *lines, gone)
        return unit.step

    def move(self, plan: str, first: Month) -> Step | None:
        """Let a version that has not begun begin with another month."""
        with self.database.unit("move_plan_version", shop=self.shop, month=first) as unit:
            change = moved(unit.book(self.shop), plan, first, self._now(), new_id)
            unit.delete(*change.lost)
            unit.put(change.plan, *change.gained)
        return unit.step

    def compare(self, first: str, second: str) -> Comparison:
        """Lay two versions side by side; raises `Refused` (no such plan)."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        return compare(book, self._plan(book, first), self._plan(book, second))

    def others(self) -> tuple[Shop, ...]:
        """Give the other shops in use that have a plan."""
        with self.database.read() as reader:
            planned = {plan.shop for plan in reader.all(KpiPlan)}
            shops = reader.all(Shop, archived=False)
        return tuple(shop for shop in shops if shop.id != self.shop and shop.id in planned)

    def offer(self, other: str) -> CopyOffer:
        """Show what another shop's plan has for this one; raises `Refused` (no such shop)."""
        with self.database.read() as reader:
            book, there = reader.book(self.shop), reader.book(other)
        begin = book.goal.first if book.goal else self._now()
        return CopyOffer(
            tuple(candidates(there, book.shop, self.catalog.measures, self._now())),
            bool(book.plans),
            book.goal.kpi if book.goal else "",
            first_open(book) or begin,
            max(first_open(book) or begin, self._now()),
        )

    def copy(self, other: str, kpis: Collection[str], first: Month, reason: str = "") -> Step | None:
        """Begin a plan, or a version of it, with some KPIs of another shop's plan."""
        with self.database.unit("copy_plan", shop=self.shop, month=first) as unit:
            book, there = unit.book(self.shop), unit.book(other)
            offered = candidates(there, book.shop, self.catalog.measures, self._now())
            chosen = [one for one in offered if one.line.kpi in kpis]
            made = copied(book, there, chosen, first, reason, self._asked(book), new_id)
            unit.put(*made.own)
            unit.put(made.plan, *made.lines, *made.targets)
        return unit.step

    def _now(self) -> Month:
        return Month.of(self.clock().date())

    def _plan(self, book: Book, plan: str) -> KpiPlan:
        chosen = next((one for one in book.plans if one.id == plan), None)
        if chosen is None:
            raise Refused(of_month(Code.NO_PLAN, self._now()))
        return chosen

    def _asked(self, book: Book) -> Asked | None:
        if book.goal is None:
            return None
        default = self.catalog.default_plans[book.shop.purpose]
        funnel = funnel_of(book, self.catalog.funnels, default)
        chain = needs(funnel, book.goal.kpi, book.goal.target, book.rates)
        return asked(book.shop, book.goal, chain, book.known(self.catalog.measures))

    def _drift(self, reader: Reader, book: Book, plan: KpiPlan) -> Drift:
        wanted = self._asked(book)
        if wanted is None:
            return Drift()
        acts = _acts(reader.log(Target, *(x.id for x in book.targets)))
        lines = book.plan_lines(plan)
        of_lines = _acts(reader.log(PlanLine, *(x.id for x in lines)))
        return recomputed(
            book,
            plan,
            wanted,
            typed_cells(book, plan, _by(BY_HAND, acts), _by(TAKEN_OVER, acts)),
            {x.kpi for x in lines if of_lines.get(x.id) in BY_HAND},
        )


def _acts(log: Collection[tuple[Step, Change]]) -> Mapping[str, str]:
    """Say of each row which act gave it its target, of those not taken back; the log is newest first."""
    undone: set[str] = set()
    known: dict[str, str] = {}
    for step, change in log:
        if step.id in undone:
            continue
        if step.undoes is not None:
            undone.add(step.undoes)
        elif not {"value", "steady_target"}.isdisjoint(change.fields):
            known.setdefault(change.row.id, step.act)
    return known


def _by(wanted: Collection[str], acts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(row for row, act in acts.items() if act in wanted)
