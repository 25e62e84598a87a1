"""The shops: the set-up wizard's answers and what becomes of them, profile, goal and rates, putting one aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.drafts import Draft
from desktop.domain.entering import refuse
from desktop.domain.first_plan import first_plan, own_rates
from desktop.domain.funnels import StageRate, funnel_for, needs, rate_problem
from desktop.domain.goals import Goal, goal_problems
from desktop.domain.setup import SetupDraft, Stage, goal_of, missing, read_again, shop_of, written
from desktop.domain.shop import Purpose, Shop, profile_problems
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step
from desktop.storage.unit import Reader

DRAFT = "setup"


@dataclass(frozen=True, slots=True)
class Setup:
    """Views and commands on the shops. A command on one gives its step; None: nothing changed.

    Every command raises `Refused` with all reasons where it cannot be done, and then changes nothing.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]

    def shops(self, *, archived: bool = False) -> tuple[Shop, ...]:
        """Give the shops in use, or those put aside, in the order they were made."""
        with self.database.read() as reader:
            return tuple(reader.all(Shop, archived=archived))

    def new_shop(self, name: str, purpose: Purpose) -> Shop:
        """Make a shop of which only name and purpose are known. Undo does not take it away again."""
        shop = Shop(new_id(), name.strip(), purpose)
        with self.database.unit("new_shop", name=shop.name) as unit:
            refuse(profile_problems(shop, unit.all(Shop)))
            unit.put(shop)
        return shop

    def draft(self) -> SetupDraft:
        """Give the answers of the wizard so far; a draft that a newer release wrote begins anew."""
        with self.database.read() as reader:
            kept = self._draft(reader)
        try:
            return read_again(kept.content) if kept else SetupDraft()
        except ValueError:
            return SetupDraft()

    def keep(self, draft: SetupDraft) -> None:
        """Keep the answers after a page, so that leaving loses nothing."""
        with self.database.unit("keep_draft") as unit:
            kept = self._draft(unit) or Draft(new_id(), DRAFT, "")
            unit.put(replace(kept, content=written(draft)))

    def finish(self, draft: SetupDraft) -> Shop:
        """Make the shop with its goal, own rates and first plan, in one step; the draft is done with.

        Raises `Refused` with everything that is missing, and where another shop has the name.
        """
        measures = self.catalog.measures
        refuse(iter(missing(draft, Stage.SUMMARY, measures)))
        shop = shop_of(draft, new_id())
        goal = goal_of(draft, new_id(), shop.id)
        assert goal is not None  # nothing is missing
        funnel = funnel_for(self.catalog.funnels, shop.purpose, quotes=draft.quotes)
        rates = own_rates(draft, funnel, shop.id, new_id)
        chain, default = needs(funnel, goal.kpi, goal.target, rates), self.catalog.default_plans[shop.purpose]
        plan = first_plan(draft, shop, goal, chain, default, measures, new_id)
        with self.database.unit("finish_setup", name=shop.name) as unit:
            refuse(profile_problems(shop, unit.all(Shop)))
            unit.put(shop, goal, *rates)
            unit.put(plan.plan, *plan.lines, *plan.targets)
            unit.delete(*unit.all(Draft, kind=DRAFT))
        return shop

    def change_shop(self, shop: Shop) -> Step | None:
        """Keep a changed profile."""
        with self.database.unit("change_shop", shop=shop.id) as unit:
            refuse(profile_problems(shop, unit.all(Shop)))
            unit.put(shop)
        return unit.step

    def change_goal(self, goal: Goal) -> Step | None:
        """Keep a changed goal, or the first one (with an empty id)."""
        with self.database.unit("change_goal", shop=goal.shop) as unit:
            refuse(goal_problems(goal))
            unit.put(goal if goal.id else replace(goal, id=new_id()))
        return unit.step

    def change_rates(self, shop: str, rates: Sequence[StageRate]) -> Step | None:
        """Keep the shop's own rates in place of those before; new ones have an empty id."""
        with self.database.unit("change_rates", shop=shop) as unit:
            refuse(problem for rate in rates if (problem := rate_problem(rate)) is not None)
            kept = {rate.id for rate in rates}
            unit.delete(*(rate for rate in unit.all(StageRate, shop=shop) if rate.id not in kept))
            unit.put(*(rate if rate.id else replace(rate, id=new_id()) for rate in rates))
        return unit.step

    def archive(self, shop: Shop) -> Step | None:
        """Put a shop aside: it is shown no more, and nothing of it is lost."""
        with self.database.unit("archive_shop", shop=shop.id) as unit:
            unit.put(replace(shop, archived=True))
        return unit.step

    def unarchive(self, shop: Shop) -> Step | None:
        """Bring a shop back that was put aside."""
        with self.database.unit("unarchive_shop", shop=shop.id) as unit:
            unit.put(replace(shop, archived=False))
        return unit.step

    def _draft(self, reader: Reader) -> Draft | None:
        return reader.one(Draft, kind=DRAFT)
