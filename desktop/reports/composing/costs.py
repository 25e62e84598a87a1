"""What one result cost: for the agency what it was paid, for the owner all of it."""

from __future__ import annotations

from desktop.domain.month import Month
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.model import Figure

COST = "cost_per_result"
SECRET = frozenset(
    {
        COST,
        "gp_return",
        "gross_profit_attributed",
        "cost_of_goods",
        "total_cost",
        "internal_hours",
        "revenue_attributed",
        "online_sales",
        "store_sales",
        "avg_order_value",
    }
)
"""What the agency's version never shows, unless a fee of the contract rests on it."""


def hidden(facts: Facts, code: str) -> bool:
    """Whether a figure stays out of this version."""
    if not facts.for_agency or code not in SECRET:
        return False
    fees = facts.contract.terms.fees if facts.contract else ()
    return code not in {getattr(fee, "kpi", "") for fee in fees}


def cost_name(facts: Facts) -> str:
    """Call the cost of one result; the two readers see different sums, so it has two names."""
    return _("Paid per result, without tax") if facts.for_agency else facts.name(COST)


def spent(facts: Facts, month: Month) -> Figure:
    """What a month cost: fee and ads by the statement; for the owner with the shop's own hours."""
    if not facts.for_agency:
        return facts.value(month, "total_cost")
    fee, ads = facts.value(month, "fee_net"), facts.value(month, "ad_spend")
    return None if fee is None else fee + (ads or 0)


def cost_per_result(facts: Facts, month: Month) -> Figure:
    """Cost ÷ results of the present plan's result, also where an earlier plan had another."""
    result = facts.result
    cost, came = spent(facts, month), facts.value(month, result.kpi) if result else None
    return None if cost is None or not came else cost / came
