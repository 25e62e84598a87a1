"""Composes the whole report of a month from what is known of the shop."""

from __future__ import annotations

from desktop import language
from desktop.language import _
from desktop.reports.composing import (
    actions,
    agencies,
    contract,
    data,
    definitions,
    fees,
    fit,
    funnel,
    goal,
    kpis,
    summary,
    trend,
)
from desktop.reports.composing.facts import Facts
from desktop.reports.model import Report
from desktop.wording.amounts import month_name


def compose(facts: Facts) -> Report:
    """Put the report together, in the reader's language and without what is not for the reader."""
    with language.speaking(facts.language):
        measures, stages = kpis.section(facts), funnel.section(facts)
        contract_ = facts.contract
        return Report(
            shop=facts.book.shop.name,
            agency=facts.agency,
            month=facts.month,
            audience=facts.audience,
            made=facts.made,
            language=facts.language,
            compared=_compared(facts),
            contract_month=facts.month - contract_.terms.first_month + 1
            if contract_ and facts.accounts
            else None,
            kpis=measures,
            data=data.section(facts, funnel.codes(facts)),
            summary=summary.section(facts, measures, stages),
            funnel=stages,
            trend=trend.section(facts),
            fees=fees.section(facts),
            goal=goal.check(facts),
            contract=contract.section(facts),
            fit=fit.section(facts),
            agencies=agencies.section(facts),
            actions=actions.section(facts),
            definitions=definitions.rows(facts),
            sample=facts.book.shop.sample,
        )


def _compared(facts: Facts) -> str:
    plan = facts.book.plan(facts.month)
    if plan is None:
        return _("Last month and the same month last year")
    return _("Targets (plan version {number}, from {month}), last month, the same month last year").format(
        number=plan.number, month=month_name(plan.first)
    )
