"""Rules across several answers, X1 to X7, and the two that need a candidate or the goal, X8 and X9."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.findings import CrossRule, Finding, found
from desktop.domain.contract.from_terms import base_fees, fee_on, variable_fees
from desktop.domain.contract.items import Rule
from desktop.domain.contract.rules_money import PAYMENT_DAYS, protected_contractor, subcontract
from desktop.domain.contract.rules_term import SHORT_TERM
from desktop.domain.fees.terms import Terms
from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.shop import Trade

_DAYS_A_MONTH = 30


def reduction_forbidden(rule: Rule, case: Case) -> Iterator[Finding]:
    """X1: results are taken off after the invoice, and the payee is protected from reductions."""
    protected = protected_contractor(case)
    if protected and (case.number("clawback_rule_days") or 0) > 0:
        yield found(rule, case.because("clawback_rule_days"), *protected)


def paid_too_late(rule: Rule, case: Case) -> Iterator[Finding]:
    """X2: approval and payment together take longer than the law allows."""
    protected = (*protected_contractor(case), *subcontract(case))
    approval, payment = case.number("approval_process_days"), case.number("payment_terms")
    if not protected or approval is None or payment is None or approval + payment <= PAYMENT_DAYS:
        return
    because = (case.because("approval_process_days"), case.because("payment_terms"), *protected)
    yield found(rule, *because, days=approval + payment)


def not_by_result_only(rule: Rule, case: Case) -> Iterator[Finding]:
    """X3: sold as pay by result only, and yet there is a guarantee, a set-up fee or a base fee."""
    if case.value("sold_as_full") is not True:
        return
    fixed = [x for x in (case.given("min_guarantee"), case.given("initial_fee")) if x.amount]
    base = case.given("base_free_period")
    because = tuple(x for given in fixed for x in given.because)
    if case.terms is not None and base_fees(case.terms)[0]:
        because += base_fees(case.terms)[1]
    elif base.value == "base":
        because += base.because
    if because:
        yield found(rule, case.because("sold_as_full"), *because)


def pays_for_reviews(rule: Rule, case: Case) -> Iterator[Finding]:
    """X4: a fee for each mention or review."""
    because = fee_on(case.terms, "positive_mentions")
    if because:
        yield found(rule, because)


def pays_for_patients(rule: Rule, case: Case) -> Iterator[Finding]:
    """X5: insured care or a pharmacy pays by result."""
    if case.value("trade") != Trade.MEDICAL:
        return
    if case.terms is None:
        because = tuple(x for x in case.given("result_tier").because if x.value is not None)
    else:
        because = tuple(Because(f"{key}.kpi", fee.kpi) for key, fee in variable_fees(case.terms))
    if because:
        yield found(rule, case.because("trade"), *because)


def too_short_to_judge(rule: Rule, case: Case) -> Iterator[Finding]:
    """X6: the minimum term ends before results can be judged."""
    months = case.number("min_term")
    if not months:
        return
    waits = [x for x in ("approval_process_days", "attribution_window") if case.number(x) is not None]
    days = sum(case.number(x) or 0 for x in waits)
    if days > _DAYS_A_MONTH * months:
        yield found(rule, case.because("min_term"), *(case.because(x) for x in waits))
    elif months < SHORT_TERM:
        yield found(rule, case.because("min_term"))


def may_explode(rule: Rule, case: Case) -> Iterator[Finding]:
    """X7: nothing caps a fee on views, or one whose tiers reprice every result."""
    cap, reading = case.given("cap"), case.given("tier_reading")
    views = fee_on(case.terms, "views")
    because = (*(reading.because if reading.value == "whole" else ()), *((views,) if views else ()))
    if cap.amount == 0 and because:
        yield found(rule, *cap.because, *because)


CROSSES: Mapping[str, CrossRule] = {
    "X1": reduction_forbidden,
    "X2": paid_too_late,
    "X3": not_by_result_only,
    "X4": pays_for_reviews,
    "X5": pays_for_patients,
    "X6": too_short_to_judge,
    "X7": may_explode,
}


def dearer_than_flat(rule: Rule, terms: Terms, flat: Yen) -> Finding | None:
    """X8: guarantee and base together exceed a candidate's flat monthly fee (yen)."""
    base, because = base_fees(terms)
    fixed = base + (terms.monthly_guarantee or 0)
    if fixed <= flat:
        return None
    guarantee = Because("terms.monthly_guarantee", terms.monthly_guarantee)
    return found(rule, guarantee, *because, amount=fixed, other=flat)


def outlasts_goal(rule: Rule, terms: Terms, goal_last: Month) -> Finding | None:
    """X9: the minimum term ends after the goal's last month."""
    if not terms.min_months or terms.first_month + (terms.min_months - 1) <= goal_last:
        return None
    return found(rule, Because("terms.min_months", terms.min_months))
