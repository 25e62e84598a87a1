"""What a set-up comes to beside shop and goal: the shop's own rates, how hard it is, its first KPI plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.funnels import Funnel, Need, StageRate, needs
from desktop.domain.goals import Goal
from desktop.domain.hardness import Hardness, hardness_of
from desktop.domain.kpis import DefaultPlan, KpiPlan, Measure, PlanLine, Target, Tier
from desktop.domain.plan_targets import asked
from desktop.domain.setup import SetupDraft, goal_of
from desktop.domain.shop import Purpose, Shop


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """Version 1 of a KPI plan with its lines and monthly targets."""

    plan: KpiPlan
    lines: tuple[PlanLine, ...]
    targets: tuple[Target, ...]


def chosen_kpis(
    draft: SetupDraft, default: DefaultPlan, measures: Mapping[str, Measure]
) -> tuple[tuple[str, Tier], ...]:
    """Give the plan's KPIs with their groups, the result first; those recommended where none was chosen."""
    recommended = dict(default.lines(quotes=draft.quotes))
    result = default.result if default.purpose is Purpose.BRANDING else draft.kpi or default.result
    beside = draft.kpis if draft.kpis is not None else tuple(x for x in recommended if x != default.result)
    tiers = {x: recommended.get(x) or measures[x].tier_for(default.purpose) for x in beside if x != result}
    order = {result: Tier.RESULT} | tiers
    return tuple(sorted(order.items(), key=lambda line: [*Tier].index(line[1])))


def own_rates(
    draft: SetupDraft, funnel: Funnel, shop: str, new_id: Callable[[], str]
) -> tuple[StageRate, ...]:
    """Give the stages whose typical rate the owner changed; the range stretches so as to hold it."""
    return tuple(
        StageRate(new_id(), shop, stage.code, min(rate, span.low), rate, max(rate, span.high), position)
        for position, stage in enumerate(funnel.stages)
        for rate, span in [(draft.rates.get(stage.code), stage.rate)]
        if rate is not None and span is not None and rate != span.typical
    )


def chain_of(draft: SetupDraft, funnel: Funnel) -> tuple[Need, ...]:
    """Give what a month's results by the link need at every stage, with the rates typed so far."""
    return needs(funnel, draft.kpi, draft.by_link, own_rates(draft, funnel, "", str))


def hardness_so_far(draft: SetupDraft, funnel: Funnel) -> Hardness | None:
    """Tell how hard the draft's goal is with the views and rates typed so far; None while it is not complete."""
    goal = goal_of(draft, "", "")
    if goal is None:
        return None
    views = None if draft.views_now is None else Decimal(draft.views_now)
    return hardness_of(goal, funnel, views, own_rates(draft, funnel, "", str))


def first_plan(
    draft: SetupDraft,
    shop: Shop,
    goal: Goal,
    chain: Sequence[Need],
    default: DefaultPlan,
    measures: Mapping[str, Measure],
    new_id: Callable[[], str],
) -> FirstPlan:
    """Make the first plan: the goal spread over its months, rates and counts of the chain, the ceiling price.

    `chain` is what `needs` gives for the goal with the shop's own rates. A target typed in the draft comes
    before one that was worked out.
    """
    plan = KpiPlan(new_id(), shop.id, 1, goal.first)
    wanted = asked(shop, goal, chain, measures)
    steady = {**wanted.steady, **draft.steady}
    lines = tuple(
        PlanLine(
            new_id(),
            shop.id,
            plan.id,
            kpi,
            tier,
            position,
            result=position == 0,
            steady_target=None if tier is Tier.REFERENCE or kpi == goal.kpi else steady.get(kpi),
            override_reason=_override(draft, measures[kpi]) if position == 0 else "",
        )
        for position, (kpi, tier) in enumerate(chosen_kpis(draft, default, measures))
    )
    targets = tuple(
        Target(new_id(), shop.id, plan.id, line.kpi, month, value)
        for line in lines
        if line.tier is not Tier.REFERENCE and line.steady_target is None
        for month, value in wanted.monthly.get(line.kpi, {}).items()
    )
    return FirstPlan(plan, lines, targets)


def _override(draft: SetupDraft, result: Measure) -> str:
    reference = result.tier_for(draft.purpose or Purpose.CUSTOMERS) is Tier.REFERENCE
    return draft.override_reason.strip() if reference else ""
