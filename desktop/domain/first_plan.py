"""What a finished set-up becomes beside shop and goal: the shop's own rates and its first KPI plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from desktop.domain.funnels import Funnel, Need, Span, StageRate, backwards, needs
from desktop.domain.goals import Goal, monthly_targets, worth_of
from desktop.domain.kpis import DefaultPlan, KpiPlan, Measure, PlanLine, Target, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.setup import SetupDraft
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
    steady = {**_steady_targets(goal, chain, measures), **draft.steady}
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
    monthly = _monthly_targets(shop, goal, chain)
    targets = tuple(
        Target(new_id(), shop.id, plan.id, line.kpi, month, Decimal(value))
        for line in lines
        if line.tier is not Tier.REFERENCE and line.steady_target is None
        for month, value in monthly.get(line.kpi, {}).items()
    )
    return FirstPlan(plan, lines, targets)


def _override(draft: SetupDraft, result: Measure) -> str:
    reference = result.tier_for(draft.purpose or Purpose.CUSTOMERS) is Tier.REFERENCE
    return draft.override_reason.strip() if reference else ""


def _steady_targets(goal: Goal, chain: Sequence[Need], measures: Mapping[str, Measure]) -> dict[str, Decimal]:
    """Work out targets that hold every month: rates between two stages, the ceiling price, growth of searches."""
    found = dict(_rates_between(chain, measures))
    ceiling = worth_of(goal).ceiling
    if ceiling is not None:
        found["cost_per_result"] = Decimal(ceiling)
    if goal.kpi == "branded_search" and goal.baseline:
        found["branded_search_growth"] = worth_of(goal).a_month / goal.baseline - 1
    return found


def _rates_between(chain: Sequence[Need], measures: Mapping[str, Measure]) -> Iterator[tuple[str, Decimal]]:
    """Find the KPIs that are the share of one stage in the stage before it."""
    spans: Mapping[tuple[tuple[str, ...], tuple[str, ...]], Span] = {
        ((after.stage.code,), (before.stage.code,)): after.rate
        for before, after in pairwise(chain)
        if after.rate is not None
    }
    for code, measure in measures.items():
        for formula in measure.formulas:
            span = spans.get((formula.plus, formula.over))
            if span is not None and measure.unit is Unit.PERCENT:
                yield code, span.typical


def _monthly_targets(shop: Shop, goal: Goal, chain: Sequence[Need]) -> Mapping[str, Mapping[Month, int]]:
    """Work out what each month needs: the goal's share, and before it what the link has to bring."""
    result = monthly_targets(goal, shop.season)
    rates = [need.rate.typical for need in chain if need.rate is not None]
    share = Decimal(goal.by_link) / goal.a_month
    found: dict[str, dict[Month, int]] = {goal.kpi: dict(result)}
    for month, target in result.items():
        by_link = int((target * share).to_integral_value(ROUND_CEILING))
        for need, count in zip(chain, backwards(rates, by_link), strict=True) if chain else ():
            found.setdefault(need.stage.code, {}).setdefault(month, count)
    return found
