"""The set-up wizard without its window: the answers so far, which page follows, and what is missing on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from desktop.domain.fit import Fit
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal, door_problems, goal_problems
from desktop.domain.kpis import DefaultPlan, Measure
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.planning import override_problem
from desktop.domain.problems import Code, Problem
from desktop.domain.shop import Purpose, Shop, TaxMethod, Trade, figure_problems, profile_problems

_OF_SHOP = (
    "name", "place", "business", "area", "trade", "consumers", "tax_method", "has_employees", "hourly_cost",
    "gross_margin", "average_order", "average_visit", "repeat_factor",
)  # fmt: skip
_OF_GOAL = (
    "kpi", "baseline", "first", "last", "gross_profit", "close_rate", "pay_share", "slow_start", "doors"
)  # fmt: skip


class Stage(StrEnum):
    """The pages, in their order."""

    SHOP = "shop"
    PURPOSE = "purpose"
    FIT = "fit"
    GOAL = "goal"
    FUNNEL = "funnel"
    KPIS = "kpis"
    CONTRACT = "contract"
    SUMMARY = "summary"


class ContractChoice(StrEnum):
    """What to do about the contract after the set-up."""

    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class SetupDraft:
    """The answers so far, kept after each page; None is *not answered*. Rates are fractions, amounts yen."""

    at: Stage = Stage.SHOP
    """The page that was open last."""
    name: str = ""
    place: str = ""
    business: str = ""
    area: str = ""
    trade: Trade = Trade.OTHER
    consumers: bool = True
    tax_method: TaxMethod = TaxMethod.GENERAL
    has_employees: bool = True
    hourly_cost: Yen | None = None
    gross_margin: Decimal | None = None
    average_order: Yen | None = None
    average_visit: Yen | None = None
    repeat_factor: Decimal | None = None
    purpose: Purpose | None = None
    quotes: bool = False
    """Whether the shop makes quotations before a sale."""
    gates: Mapping[str, bool] = field(default_factory=dict)
    """What the owner said of the fit check's gates: a gate's code → whether it applies."""
    scores: Mapping[str, int] = field(default_factory=dict)
    """The fit check's answers: a question's code → 0 to 4. What is not in it is open."""
    kpi: str = ""
    """What should grow."""
    baseline: Decimal | None = None
    """Results a month today."""
    a_month: int | None = None
    """Results a month to be reached, on average over the goal's months."""
    target: int | None = None
    """Of a goal set before: results in all, as long as they still come to as many a month."""
    first: Month | None = None
    last: Month | None = None
    gross_profit: Yen | None = None
    close_rate: Decimal = Decimal(1)
    pay_share: Decimal = Decimal("0.40")
    slow_start: bool = False
    own_hours: Decimal | None = None
    """The shop's own hours a month for it; only for telling what is left for an agency."""
    offered: Yen | None = None
    """The price of one result that an agency asks; only for telling whether it can be worth it."""
    doors: Mapping[str, int] = field(default_factory=dict)
    """How many of a month's results come by other ways than the link: a channel's code → count."""
    views_now: int | None = None
    """Views a month today; only for telling whether links alone can do it."""
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    """The shop's own typical rates: a stage's code → share of the stage before."""
    kpis: tuple[str, ...] | None = None
    """The KPIs chosen beside the result; None: those recommended."""
    steady: Mapping[str, Decimal] = field(default_factory=dict)
    """Targets typed in place of those worked out: a KPI's code → the same value every month."""
    override_reason: str = ""
    contract: ContractChoice | None = None
    planned: bool = False
    """Whether the shop has a KPI plan already: it stays, as plans change by review only."""

    @property
    def by_link(self) -> int:
        """How many of a month's results the link has to bring, never below zero."""
        return max((self.a_month or 0) - sum(self.doors.values()), 0)


def path(draft: SetupDraft) -> tuple[Stage, ...]:
    """Give the pages these answers lead through.

    Being known has no chain to compute backwards; a plan that is there is not chosen again.
    """
    skipped = {
        Stage.FUNNEL: draft.purpose is Purpose.BRANDING,
        Stage.KPIS: draft.planned,
    }
    return tuple(stage for stage in Stage if not skipped.get(stage))


def resume_at(draft: SetupDraft, measures: Mapping[str, Measure]) -> Stage:
    """Give the page to go on with: the one left, or an earlier one on which something is missing."""
    for stage in path(draft):
        if stage is draft.at or missing(draft, stage, measures):
            return stage
    return Stage.SUMMARY


def missing(draft: SetupDraft, stage: Stage, measures: Mapping[str, Measure]) -> tuple[Problem, ...]:
    """Say what a page still lacks, `where` naming the field; none where one can go on.

    The summary lacks whatever any page before it does.
    """
    if stage is Stage.SUMMARY:
        before = (page for page in path(draft) if page is not Stage.SUMMARY)
        return tuple(problem for page in before for problem in missing(draft, page, measures))
    if stage is Stage.KPIS:
        return tuple(_kpi_problems(draft, measures))
    checks = {
        Stage.SHOP: _shop_problems,
        Stage.PURPOSE: _purpose_problems,
        Stage.FIT: _no_problems,
        Stage.GOAL: _goal_problems,
        Stage.FUNNEL: _funnel_problems,
        Stage.CONTRACT: _contract_problems,
    }
    return tuple(checks[stage](draft))


def goal_choices(plan: DefaultPlan) -> tuple[str, ...]:
    """Give what a shop of the plan's purpose can set a goal for: whatever is counted."""
    if plan.purpose is Purpose.BRANDING:
        return ("branded_search",)
    return (plan.result, *plan.alternatives)


def shop_of(draft: SetupDraft, id_: str) -> Shop:
    """Give the shop these answers describe; customers are assumed where the purpose is still open."""
    return Shop(
        id=id_,
        name=draft.name.strip(),
        purpose=draft.purpose or Purpose.CUSTOMERS,
        place=draft.place.strip(),
        business=draft.business.strip(),
        area=draft.area.strip(),
        trade=draft.trade,
        consumers=draft.consumers,
        tax_method=draft.tax_method,
        has_employees=draft.has_employees,
        hourly_cost=draft.hourly_cost,
        gross_margin=draft.gross_margin,
        average_order=draft.average_order,
        average_visit=draft.average_visit,
        repeat_factor=draft.repeat_factor,
    )


def shop_again(draft: SetupDraft, shop: Shop) -> Shop:
    """Give a shop that is there already with what these answers say of it."""
    return replace(
        shop_of(draft, shop.id),
        season=shop.season,
        sample=shop.sample,
        archived=shop.archived,
        version=shop.version,
    )


def goal_of(draft: SetupDraft, id_: str, shop: str) -> Goal | None:
    """Give the goal these answers describe; None while it is not complete."""
    if not draft.kpi or draft.a_month is None or draft.first is None or draft.last is None:
        return None
    goal = Goal(
        id=id_,
        shop=shop,
        kpi=draft.kpi,
        target=draft.a_month * max(draft.last - draft.first + 1, 1),
        first=draft.first,
        last=draft.last,
        baseline=draft.baseline,
        gross_profit=draft.gross_profit,
        close_rate=draft.close_rate,
        pay_share=draft.pay_share,
        slow_start=draft.slow_start,
        doors=draft.doors,
    )
    before = replace(goal, target=draft.target or 0)
    return before if before.a_month == goal.a_month else goal


def for_purpose(draft: SetupDraft, purpose: Purpose) -> SetupDraft:
    """Give the draft with another purpose; what was chosen for the one before is open again."""
    if draft.purpose is purpose:
        return draft
    kept = {name: getattr(draft, name) for name in (*_OF_SHOP, "gates", "scores", "contract", "planned")}
    return SetupDraft(at=draft.at, purpose=purpose, **kept)


def fit_of(draft: SetupDraft, id_: str, shop: str, answered: date) -> Fit | None:
    """Give the fit check's answers as of a day; None where nothing was answered."""
    if not draft.gates and not draft.scores:
        return None
    return Fit(id_, shop, draft.gates, draft.scores, answered)


def draft_of(
    shop: Shop,
    goal: Goal | None,
    rates: Iterable[StageRate] = (),
    fit: Fit | None = None,
    *,
    quotes: bool = False,
    planned: bool = False,
) -> SetupDraft:
    """Give the draft a shop begins with that was made without the wizard, or whose goal is set anew."""
    draft = SetupDraft(
        at=Stage.GOAL,
        purpose=shop.purpose,
        quotes=quotes,
        planned=planned,
        gates=fit.gates if fit else {},
        scores=fit.scores if fit else {},
        rates={rate.stage: rate.typical for rate in rates if not rate.left_out},
        **{name: getattr(shop, name) for name in _OF_SHOP},
    )
    if goal is None:
        return draft
    known = {name: getattr(goal, name) for name in _OF_GOAL}
    return replace(draft, a_month=goal.a_month, target=goal.target, **known)


def written(draft: SetupDraft) -> str:
    """Write a draft as JSON text; `read_again` gives the same draft."""
    return msgspec.json.encode(draft).decode()


def read_again(text: str) -> SetupDraft:
    """Read a draft that `written` wrote; raises ValueError for anything else."""
    try:
        return msgspec.json.decode(text, type=SetupDraft)
    except msgspec.MsgspecError as fault:
        raise ValueError(str(fault)) from fault


def _shop_problems(draft: SetupDraft) -> Iterator[Problem]:
    """Say what is wrong with the shop itself; its figures are asked for with the goal."""
    shop = shop_of(draft, "")
    figures = tuple(figure_problems(shop))
    yield from (problem for problem in profile_problems(shop, ()) if problem not in figures)


def _purpose_problems(draft: SetupDraft) -> Iterator[Problem]:
    if draft.purpose is None:
        yield Problem(Code.CHOICE_MISSING, where="purpose")


def _no_problems(_draft: SetupDraft) -> Iterator[Problem]:
    """Every question of the fit check may stay open."""
    yield from ()


def _goal_problems(draft: SetupDraft) -> Iterator[Problem]:
    if not draft.kpi:
        yield Problem(Code.CHOICE_MISSING, where="kpi")
    for name in ("a_month", "first", "last"):
        if getattr(draft, name) is None:
            yield Problem(Code.FIELD_EMPTY, where=name)
    for name in ("own_hours", "offered"):
        amount = getattr(draft, name)
        if amount is not None and amount < 0:
            yield Problem(Code.BELOW_ZERO, where=name)
    yield from figure_problems(shop_of(draft, ""))
    goal = goal_of(draft, "", "")
    if goal is not None:
        yield from goal_problems(goal)


def _funnel_problems(draft: SetupDraft) -> Iterator[Problem]:
    for stage, rate in draft.rates.items():
        if not 0 < rate <= 1:
            yield Problem(Code.RATE_ORDER, where=stage)
    yield from door_problems(draft.doors, draft.a_month or 0)


def _kpi_problems(draft: SetupDraft, measures: Mapping[str, Measure]) -> Iterator[Problem]:
    for kpi, target in draft.steady.items():
        if target < 0:
            yield Problem(Code.BELOW_ZERO, where=kpi)
    result = measures.get(draft.kpi)
    problem = (
        override_problem(result, draft.purpose or Purpose.CUSTOMERS, draft.override_reason)
        if result
        else None
    )
    if problem is not None:
        yield problem


def _contract_problems(draft: SetupDraft) -> Iterator[Problem]:
    if draft.contract is None:
        yield Problem(Code.CHOICE_MISSING, where="contract")
