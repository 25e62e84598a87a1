"""A shop's goal beside what its months tell: what it is worth, what results cost so far, what the way there needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.derived import Figures, Total
from desktop.domain.fees.around import around
from desktop.domain.fees.ceiling import Beside, beside_fees
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.own_work import OwnWork, own_work_now
from desktop.domain.funnels import Funnel, FunnelStage, Need, StageRate, funnel_for, needs
from desktop.domain.goals import Goal, Worth, monthly_targets, worth_of
from desktop.domain.hardness import Hardness, hardness_of
from desktop.domain.kpis import DefaultPlan, Measure
from desktop.domain.lift import LiftMonth, lift_months
from desktop.domain.month import Month
from desktop.domain.own_rates import OwnRate, own_rates_of
from desktop.domain.setup import goal_choices
from desktop.domain.shop import Shop
from desktop.domain.shop_funnel import left_out, shop_funnel

LOOKED_BACK = 3
"""Full months that today's cost and views are taken from."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A shop with its goal. What is None is not known."""

    shop: Shop
    goal: Goal | None
    choices: tuple[str, ...]
    """What a goal can be set for."""
    worth: Worth | None
    monthly: Mapping[Month, int]
    """The goal's share of each of its months."""
    funnel: Funnel
    """The shop's own chain."""
    left_out: tuple[FunnelStage, ...]
    """Stages of the catalogue's chain that the shop does not have."""
    own_rates: tuple[OwnRate, ...]
    """What the shop's months say of each step."""
    rates: tuple[StageRate, ...]
    """The shop's own."""
    chain: tuple[Need, ...]
    """What the link's results of an average month need; empty where there is no chain or nothing to bring."""
    looked_back: tuple[Month, ...]
    """The last full months."""
    cost: Total
    """Of these: cost per result in yen, everything included."""
    views_now: Decimal | None
    """Of these: views a month on average."""
    beside: Beside | None
    """The contract's fee for the goal's results, beside what one may cost."""
    lift: tuple[LiftMonth, ...]
    """For being known: the goal's months beside those before the start; else empty."""
    own_work: OwnWork | None
    """The shop's own hours, as measured last."""

    @property
    def hardness(self) -> Hardness | None:
        """How hard the goal is with today's views; None without a goal."""
        return hardness_of(self.goal, self.funnel, self.views_now, self.rates) if self.goal else None

    @property
    def too_dear(self) -> bool:
        """Whether a result costs more than it may; never where either is not known."""
        ceiling = self.worth.ceiling if self.worth else None
        return ceiling is not None and self.cost.value is not None and self.cost.value > ceiling


def goal_view(
    figures: Figures, funnels: Mapping[str, Funnel], default: DefaultPlan, month: Month
) -> GoalView:
    """Look at a shop's goal in a month that is not over yet."""
    book, past = figures.book, tuple(month + -back for back in range(LOOKED_BACK, 0, -1))
    goal, funnel = book.goal, funnel_of(book, funnels, default, figures.measures)
    choices = goal_choices(default)
    return GoalView(
        shop=book.shop,
        goal=goal,
        choices=choices if goal is None or goal.kpi in choices else (*choices, goal.kpi),
        worth=worth_of(goal) if goal else None,
        monthly=monthly_targets(goal, book.shop.season) if goal else {},
        funnel=funnel,
        left_out=left_out(catalogue_funnel(book, funnels, default), book.rates),
        own_rates=own_rates_of(figures, funnel, month + -1),
        rates=book.rates,
        chain=needs(funnel, goal.kpi, goal.by_link, book.rates) if goal and goal.by_link else (),
        looked_back=past,
        cost=figures.total(past, "cost_per_result"),
        views_now=_mean(figures, past, "views"),
        beside=_beside(book, figures.measures, month),
        lift=lift_months(figures, goal) if goal and funnel.index else (),
        own_work=own_work_now(book, month),
    )


def funnel_of(
    book: Book,
    funnels: Mapping[str, Funnel],
    default: DefaultPlan,
    measures: Mapping[str, Measure] | None = None,
) -> Funnel:
    """Give a shop's own chain: its stages left out and put in; `measures` name those put in."""
    return shop_funnel(catalogue_funnel(book, funnels, default), book.rates, measures)


def catalogue_funnel(book: Book, funnels: Mapping[str, Funnel], default: DefaultPlan) -> Funnel:
    """Choose a shop's chain: that for quotations where its plans watch what comes of them, or it has rates for it."""
    plain, quotes = (funnel_for(funnels, book.shop.purpose, quotes=one) for one in (False, True))
    before = {stage.code for stage in plain.stages}
    only = {stage.code for stage in quotes.stages if stage.code not in before}
    watched = {line.kpi for line in book.lines} | {rate.stage for rate in book.rates if not rate.after}
    return plain if watched.isdisjoint(only.union(default.quality_for_quotes)) else quotes


def _beside(book: Book, measures: Mapping[str, Measure], month: Month) -> Beside | None:
    """Give the fee of the contract in force, as agreed last: that with a bare price, if any."""
    contract = book.contract()
    if contract is None:
        return None
    terms = book.schedule(contract).latest
    shop = around(book, measures, measured_kpis(terms), month)
    found = [*beside_fees(terms, shop, book.goal, book.shop.purpose).values()]
    return next((x for x in found if x.close_rate is not None), found[0] if found else None)


def _mean(figures: Figures, months: Sequence[Month], kpi: str) -> Decimal | None:
    known = [value for month in months if (value := figures.value(month, kpi)) is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
