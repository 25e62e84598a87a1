"""The shops: the set-up wizard's answers and what becomes of them, profile, goal and rates, putting one aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.derived import Figures
from desktop.domain.drafts import Draft
from desktop.domain.entering import refuse
from desktop.domain.fees.from_book import fee_extra
from desktop.domain.first_plan import first_plan, own_rates
from desktop.domain.fit import Fit, FitView, answer_problems, fit_view, still_said, with_answer
from desktop.domain.funnels import Funnel, StageRate, funnel_for, needs, rate_problem
from desktop.domain.goal_view import GoalView, catalogue_funnel, funnel_of, goal_view
from desktop.domain.goals import Goal, goal_problems
from desktop.domain.kpis import DefaultPlan, Measure
from desktop.domain.month import Month
from desktop.domain.own_rates import own_rates_of
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.setup import (
    SetupDraft,
    Stage,
    draft_of,
    fit_of,
    goal_of,
    missing,
    read_again,
    shop_again,
    shop_of,
    written,
)
from desktop.domain.shop import Purpose, Shop, profile_problems
from desktop.domain.shop_funnel import (
    added_problems,
    bring_back,
    leave_out,
    put_in,
    shop_funnel,
    stage_problems,
)
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Step
from desktop.storage.unit import Reader, Unit

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

    def view(self, shop: str) -> GoalView:
        """Give the shop, its goal and its funnel beside what its months tell; raises `Refused` (no such shop)."""
        with self.database.read() as reader:
            book = reader.book(shop)
        measures, default = book.known(self.catalog.measures), self.catalog.default_plans[book.shop.purpose]
        figures = Figures(book, measures, fee_extra(book, measures))
        return goal_view(figures, self.catalog.funnels, default, Month.of(self.clock().date()))

    def fit(self, shop: str) -> FitView:
        """Give what the answers of the fit check come to; raises `Refused` (no such shop)."""
        with self.database.read() as reader:
            book = reader.book(shop)
        fit = book.fit or Fit("", shop)
        return fit_view(self.catalog.fit, fit.gates, fit.scores, self._known(book.shop), fit.answered)

    def new_shop(self, name: str, purpose: Purpose) -> Shop:
        """Make a shop of which only name and purpose are known. Undo does not take it away again."""
        shop = Shop(new_id(), name.strip(), purpose)
        with self.database.unit("new_shop", name=shop.name) as unit:
            refuse(profile_problems(shop, unit.all(Shop)))
            unit.put(shop)
        return shop

    def draft(self, shop: str = "") -> SetupDraft:
        """Give the answers of the wizard so far, for a new shop or one that is there.

        A draft that a newer release wrote begins anew. A shop that is there begins with what is known
        of it; raises `Refused` (no such shop).
        """
        with self.database.read() as reader:
            kept = _draft(reader, shop)
            book = reader.book(shop) if shop else None
        planned = bool(book and book.plans)
        try:
            if kept is not None:
                return replace(read_again(kept.content), planned=planned)
        except ValueError:
            pass
        if book is None:
            return SetupDraft()
        quotes = catalogue_funnel(book, self.catalog.funnels, self._default(book)).quotes
        return draft_of(book.shop, book.goal, book.rates, book.fit, quotes=quotes, planned=planned)

    def funnel(self, draft: SetupDraft, shop: str = "") -> Funnel:
        """Give the chain of a draft: of a shop that is there, with its stages left out and put in."""
        purpose = draft.purpose or Purpose.CUSTOMERS
        if not shop:
            return self._funnel(draft, purpose, (), self.catalog.measures)
        with self.database.read() as reader:
            book = reader.book(shop)
        return self._funnel(draft, purpose, book.rates, book.known(self.catalog.measures))

    def keep(self, draft: SetupDraft, shop: str = "") -> None:
        """Keep the answers after a page, so that leaving loses nothing."""
        with self.database.unit("keep_draft") as unit:
            kept = _draft(unit, shop) or Draft(new_id(), DRAFT, "", shop or None)
            unit.put(replace(kept, content=written(draft)))

    def finish(self, draft: SetupDraft, shop: str = "") -> Shop:
        """Make the shop with its goal, own rates and first plan, in one step; the draft is done with.

        A shop that is there gets them in place of those before; a plan it has stays, as plans change by
        review only. Raises `Refused` with everything that is missing, and where another shop has the name.
        """
        with self.database.unit("finish_setup", shop=shop or None, name=draft.name.strip()) as unit:
            book = unit.book(shop) if shop else None
            measures = book.known(self.catalog.measures) if book else self.catalog.measures
            refuse(iter(missing(draft, Stage.SUMMARY, measures)))
            made = shop_again(draft, book.shop) if book else shop_of(draft, new_id())
            refuse(profile_problems(made, unit.all(Shop)))
            goal = _goal(draft, made, book.goal if book else None)
            before = unit.all(StageRate, shop=made.id)
            funnel = self._funnel(draft, made.purpose, before, measures)
            rates = _kept(own_rates(draft, funnel, made.id, new_id), before)
            still = {x.id for x in rates} | {x.id for x in before if x.left_out or x.after}
            unit.delete(*(x for x in before if x.id not in still))
            unit.put(made, goal, *rates, *self._fit(draft, made, book.fit if book else None))
            self._bring_back_counted(unit, goal)
            if book is None or not book.plans:
                chain = needs(funnel, goal.kpi, goal.target, rates)
                default = self.catalog.default_plans[made.purpose]
                plan = first_plan(draft, made, goal, chain, default, measures, new_id)
                unit.put(plan.plan, *plan.lines, *plan.targets)
            unit.delete(*unit.all(Draft, kind=DRAFT, shop=shop or None))
        return made

    def change_shop(self, shop: Shop) -> Step | None:
        """Keep a changed profile."""
        with self.database.unit("change_shop", shop=shop.id) as unit:
            refuse(profile_problems(shop, unit.all(Shop)))
            book = unit.book(shop.id)
            unit.put(shop)
            if book.fit is not None:
                before, after = self._known(book.shop), self._known(shop)
                unit.put(replace(book.fit, gates=still_said(book.fit.gates, before, after)))
        return unit.step

    def answer_fit(self, shop: str, code: str, value: bool | int | None) -> Step | None:
        """Keep one answer of the fit check: whether a gate applies, or 0 to 4; None leaves it open again."""
        with self.database.unit("answer_fit", shop=shop) as unit:
            refuse(answer_problems(self.catalog.fit, code, value))
            before = unit.one(Fit, shop=shop) or Fit(new_id(), shop)
            after = with_answer(before, code, value, self.clock().date())
            if after != before:
                unit.put(after)
        return unit.step

    def change_goal(self, goal: Goal) -> Step | None:
        """Keep a changed goal, or the first one (with an empty id)."""
        with self.database.unit("change_goal", shop=goal.shop) as unit:
            refuse(goal_problems(goal))
            unit.put(goal if goal.id else replace(goal, id=new_id()))
            self._bring_back_counted(unit, goal)
        return unit.step

    def change_rates(self, shop: str, rates: Sequence[StageRate]) -> Step | None:
        """Keep the shop's own rates in place of those before; new ones have an empty id."""
        with self.database.unit("change_rates", shop=shop) as unit:
            refuse(problem for rate in rates if (problem := rate_problem(rate)) is not None)
            kept = {rate.id for rate in rates}
            unit.delete(*(rate for rate in unit.all(StageRate, shop=shop) if rate.id not in kept))
            unit.put(*(rate if rate.id else replace(rate, id=new_id()) for rate in rates))
        return unit.step

    def leave_out_stage(self, shop: str, stage: str) -> Step | None:
        """Take a stage out of the shop's chain; its rate goes into the next one's.

        Raises `Refused`: no such stage; the first one, or that of the goal.
        """
        with self.database.unit("leave_out_stage", shop=shop, stage=stage) as unit:
            book = unit.book(shop)
            goal = book.goal.kpi if book.goal else ""
            refuse(stage_problems(self._own_funnel(book), goal, stage))
            whole = catalogue_funnel(book, self.catalog.funnels, self._default(book))
            put, gone = leave_out(whole, book.rates, shop, stage, new_id)
            unit.delete(*gone)
            unit.put(*put)
        return unit.step

    def bring_stage_back(self, shop: str, stage: str) -> Step | None:
        """Put a stage back that was left out, with what is assumed of it; raises `Refused` (no such stage)."""
        with self.database.unit("bring_stage_back", shop=shop, stage=stage) as unit:
            book = unit.book(shop)
            whole = catalogue_funnel(book, self.catalog.funnels, self._default(book))
            if all(x.stage != stage for x in book.rates if x.left_out):
                raise Refused(Problem(Code.NO_SUCH_STAGE, where=stage))
            put, gone = bring_back(whole, book.rates, stage)
            unit.delete(*gone)
            unit.put(*put)
        return unit.step

    def add_stage(self, shop: str, stage: str, after: str) -> Step | None:
        """Put a stage into the shop's chain, counted by a KPI; at first everybody goes on to it.

        Raises `Refused`: no such KPI, no such stage before it, in the chain already.
        """
        with self.database.unit("add_stage", shop=shop, stage=stage) as unit:
            book = unit.book(shop)
            if stage not in book.known(self.catalog.measures):
                raise Refused(Problem(Code.UNKNOWN_KPI, where=stage))
            whole = catalogue_funnel(book, self.catalog.funnels, self._default(book))
            refuse(added_problems(whole, self._own_funnel(book), stage, after))
            unit.delete(*(x for x in book.rates if x.stage == stage))
            unit.put(put_in(shop, stage, after, len(book.rates), new_id))
        return unit.step

    def adopt_rates(self, shop: str, stages: Sequence[str]) -> Step | None:
        """Use what the shop's months say of these stages in place of what is assumed.

        Raises `Refused`: the months do not give a rate for one of them.
        """
        with self.database.unit("adopt_rates", shop=shop, count=len(stages)) as unit:
            book = unit.book(shop)
            measures, month = book.known(self.catalog.measures), Month.of(self.clock().date())
            figures = Figures(book, measures, fee_extra(book, measures))
            funnel = self._own_funnel(book)
            offered = {x.stage: x for x in own_rates_of(figures, funnel, month + -1) if x.span is not None}
            missing_ = [stage for stage in stages if stage not in offered]
            refuse(Problem(Code.NO_OWN_RATE, where=stage) for stage in missing_)
            kept = {x.stage: x for x in book.rates}
            places = {x.code: at for at, x in enumerate(funnel.stages)}
            unit.put(*(offered[x].rate(shop, places[x], kept.get(x), new_id()) for x in stages))
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

    def _bring_back_counted(self, unit: Unit, goal: Goal) -> None:
        """Bring the stage back that a goal is set for, where it was left out."""
        book = unit.book(goal.shop)
        whole = catalogue_funnel(book, self.catalog.funnels, self._default(book))
        counted = [x.code for x in whole.until(goal.kpi)[-1:]]
        if any(x.left_out and x.stage in counted for x in book.rates):
            put, gone = bring_back(whole, book.rates, counted[0])
            unit.delete(*gone)
            unit.put(*put)

    def _default(self, book: Book) -> DefaultPlan:
        return self.catalog.default_plans[book.shop.purpose]

    def _own_funnel(self, book: Book) -> Funnel:
        measures = book.known(self.catalog.measures)
        return funnel_of(book, self.catalog.funnels, self._default(book), measures)

    def _known(self, shop: Shop) -> Mapping[str, bool]:
        return self.catalog.fit.known(shop.trade, shop.purpose)

    def _fit(self, draft: SetupDraft, shop: Shop, before: Fit | None) -> tuple[Fit, ...]:
        """Give the answers to the fit check in place of those before; those untouched keep their day."""
        fit = fit_of(draft, before.id if before else new_id(), shop.id, self.clock().date())
        if fit is None:
            return ()
        if before is None:
            return (fit,)
        same = (fit.gates, fit.scores) == (before.gates, before.scores)
        return () if same else (replace(fit, version=before.version),)

    def _funnel(
        self,
        draft: SetupDraft,
        purpose: Purpose,
        rates: Sequence[StageRate],
        measures: Mapping[str, Measure],
    ) -> Funnel:
        return shop_funnel(funnel_for(self.catalog.funnels, purpose, quotes=draft.quotes), rates, measures)


def _goal(draft: SetupDraft, shop: Shop, before: Goal | None) -> Goal:
    """Give the goal of a draft that lacks nothing, in place of the one before."""
    goal = goal_of(draft, before.id if before else new_id(), shop.id)
    assert goal is not None
    return replace(goal, version=before.version if before else 0)


def _kept(rates: Sequence[StageRate], there: Sequence[StageRate]) -> tuple[StageRate, ...]:
    """Give typed rates in the rows there are; one that was not changed keeps its range too."""
    rows = {x.stage: x for x in there if not x.left_out}
    return tuple(_as_typed(x, rows.get(x.stage)) for x in rates)


def _as_typed(rate: StageRate, row: StageRate | None) -> StageRate:
    if row is None:
        return rate
    return (
        row
        if row.typical == rate.typical
        else replace(row, low=rate.low, typical=rate.typical, high=rate.high)
    )


def _draft(reader: Reader, shop: str) -> Draft | None:
    return reader.one(Draft, kind=DRAFT, shop=shop or None)
