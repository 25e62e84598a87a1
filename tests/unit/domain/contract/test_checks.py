"""Every item of the check: answers that trigger it, and answers that do not."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from desktop.catalog.checks import load_checks
from desktop.domain.contract.answers import Case
from desktop.domain.contract.checks import check
from desktop.domain.contract.items import Severity
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.settings import resources

APRIL = Month(2026, 4)
CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@cache
def checks():
    return load_checks(resources() / "catalog" / "checks.toml")


NO = False
TRIGGERS = [
    ("C01", CRITICAL, {"result_definition": NO}),
    ("C02", MAJOR, {"result_tier": "intermediate"}),
    ("C02", MAJOR, {"result_tier": "reference"}),
    ("C02", CRITICAL, {"result_tier": "reference", "cap": "none"}),
    ("C03", CRITICAL, {"measurement_source": NO}),
    ("C04", CRITICAL, {"data_access": NO}),
    ("C05", MAJOR, {"approval_process": "none"}),
    ("C05", MINOR, {"approval_process": "partly"}),
    ("C05", MAJOR, {"approval_silence": "approved", "approval_process_days": 9}),
    ("C06", CRITICAL, {"exclusions": NO}),
    ("C07", CRITICAL, {"fraud_ban": NO}),
    ("C08", MAJOR, {"attribution_window": "none"}),
    ("C08", MAJOR, {"attribution_window": 91}),
    ("C09", MAJOR, {"ad_results": "counted"}),
    ("C10", MAJOR, {"baseline": NO}),
    ("C11", MAJOR, {"tail_results": "continues"}),
    ("C11", MAJOR, {"tail_results": "continues", "tail_results_months": 2}),
    ("C12", MAJOR, {"tier_reading": "unknown"}),
    ("C13", MAJOR, {"calc_example_order": NO}),
    ("C14", MAJOR, {"cap": "none"}),
    ("C14", MAJOR, {"cap": 0}),
    ("C14", CRITICAL, {"cap": "none", "result_tier": "intermediate"}),
    ("C15", MAJOR, {"min_guarantee": 1}),
    ("C15", CRITICAL, {"min_guarantee": 1, "sold_as_full": True}),
    ("C16", MINOR, {"initial_fee": 100_000}),
    ("C16", MAJOR, {"initial_fee": 100_000, "sold_as_full": True}),
    ("C17", CRITICAL, {"base_free_period": "auto_paid"}),
    ("C18", MAJOR, {"extra_costs": NO}),
    ("C19", MAJOR, {"ad_cost": NO}),
    ("C20", MAJOR, {"tax_rounding": "neither"}),
    ("C20", MINOR, {"tax_rounding": "no_rounding"}),
    ("C21", MAJOR, {"clawback_rule": NO}),
    ("C22", MAJOR, {"late_interest": "0.147"}),
    ("C22", CRITICAL, {"payment_terms": 61, "freelance_law": True}),
    ("C22", CRITICAL, {"payment_terms": 61, "toriteki": "yes"}),
    ("C22", MAJOR, {"transfer_fee": "agency", "toriteki": "yes"}),
    ("C22", MINOR, {"transfer_fee": "agency", "freelance_law": True}),
    ("C23", MAJOR, {"invoice_number": "none"}),
    ("C23", MAJOR, {"invoice_number": "T123"}),
    ("C23", MAJOR, {"invoice_number": "T7123456789013"}),
    ("C24", MAJOR, {"withholding": "undecided"}),
    ("C25", MAJOR, {"refund_promise": NO}),
    ("C26", MINOR, {"min_term": 1}),
    ("C26", MINOR, {"min_term": 2}),
    ("C26", MAJOR, {"min_term": 7}),
    ("C26", MAJOR, {"min_term": 12}),
    ("C26", CRITICAL, {"min_term": 13}),
    ("C27", MAJOR, {"auto_renewal": "yes"}),
    ("C27", MAJOR, {"auto_renewal": "yes", "auto_renewal_months": 6}),
    ("C28", MAJOR, {"notice_period": 61}),
    ("C28", MAJOR, {"notice_period": 90}),
    ("C28", CRITICAL, {"notice_period": 91}),
    ("C28", MINOR, {"notice_form": "paper"}),
    ("C29", CRITICAL, {"midterm_exit": NO}),
    ("C30", CRITICAL, {"termination_charge": 1}),
    ("C30", MAJOR, {"termination_charge": 1, "base_free_period": "base"}),
    ("C31", MAJOR, {"exit_for_cause": NO}),
    ("C32", CRITICAL, {"account_owner": NO}),
    ("C33", CRITICAL, {"login_control": NO}),
    ("C33", MAJOR, {"login_control_days": 15}),
    ("C34", MAJOR, {"raw_footage": NO}),
    ("C35", MAJOR, {"copyright": "agency"}),
    ("C35", MINOR, {"rights_27_28": NO}),
    ("C36", MAJOR, {"portrait": "nobody"}),
    ("C37", MAJOR, {"music_assets": NO}),
    ("C38", CRITICAL, {"stealth_marketing": NO}),
    ("C39", MAJOR, {"tiktok_disclosure": NO}),
    ("C40", MAJOR, {"ad_law_review": "nobody"}),
    ("C40", CRITICAL, {"ad_law_review": "nobody", "trade": "regulated_ads"}),
    ("C41", CRITICAL, {"industry_gate": True}),
    ("C42", CRITICAL, {"recruitment_licence": NO}),
    ("C43", MAJOR, {"personal_data": NO}),
    ("C44", MINOR, {"confidentiality": NO}),
    ("C45", MAJOR, {"service_scope": NO}),
    ("C46", MAJOR, {"posting_count": "none"}),
    ("C47", CRITICAL, {"pre_post_approval": NO}),
    ("C48", MAJOR, {"brand_guideline": NO}),
    ("C49", MAJOR, {"crisis": NO}),
    ("C50", MAJOR, {"reporting": "monthly"}),
    ("C50", MAJOR, {"reporting": "rarer"}),
    ("C51", MAJOR, {"subcontracting": "free"}),
    ("C51", MAJOR, {"subcontracting": "none"}),
    ("C52", MINOR, {"contract_type": "unknown"}),
    ("C53", MAJOR, {"damages": NO}),
    ("C54", MINOR, {"antisocial": NO}),
    ("C55", MINOR, {"jurisdiction": "far"}),
    ("C56", MAJOR, {"unilateral_change": True}),
    ("C57", MAJOR, {"sales_promises": NO}),
    ("C58", CRITICAL, {"freelance_law": NO}),
    ("C59", MINOR, {"toriteki": "yes"}),
    ("C59", MAJOR, {"toriteki": "yes", "payment_terms": 61}),
    ("C60", MINOR, {"records": NO}),
]

JUST_GOOD_ENOUGH = [
    ("C02", {"result_tier": "result", "cap": "none"}),
    ("C05", {"approval_silence": "approved", "approval_process_days": 10}),
    ("C05", {"approval_silence": "unstated"}),
    ("C08", {"attribution_window": 90}),
    ("C10", {"baseline": "na"}),
    ("C11", {"tail_results": "continues", "tail_results_months": 1}),
    ("C12", {"tier_reading": "whole"}),
    ("C15", {"min_guarantee": 0}),
    ("C17", {"base_free_period": "base"}),
    ("C19", {"ad_cost": "na"}),
    ("C22", {"late_interest": "0.146", "transfer_fee": "agency"}),
    ("C22", {"payment_terms": 75}),
    ("C22", {"payment_terms": 60, "freelance_law": True}),
    ("C22", {"payment_terms": 75, "freelance_law": True, "has_employees": False}),
    ("C23", {"invoice_number": "none", "tax_method": "simplified"}),
    ("C23", {"invoice_number": "T7123456789013", "withholding": "decided"}),
    ("C26", {"min_term": 0}),
    ("C26", {"min_term": 3}),
    ("C27", {"auto_renewal": "yes", "auto_renewal_months": 5}),
    ("C28", {"notice_period": 60, "notice_form": "email"}),
    ("C30", {"termination_charge": 0}),
    ("C33", {"login_control_days": 14}),
    ("C35", {"copyright": "licence", "rights_27_28": False}),
    ("C41", {"industry_gate": False, "trade": "medical"}),
    ("C51", {"subcontracting": "forbidden"}),
    ("C58", {"freelance_law": True}),
]


@pytest.mark.parametrize(("code", "severity", "change"), TRIGGERS)
def test_a_bad_answer_is_found(good, code, severity, change):
    seen = check(checks(), Case(Purpose.HIRING, good | change))
    assert seen.of(code).severity is severity
    assert set(change) - {"base_free_period"} <= {x.key for x in seen.of(code).because}


def test_every_item_has_a_trigger():
    assert {code for code, _, _ in TRIGGERS} == {f"C{n:02d}" for n in range(1, 61)}


def test_good_answers_find_nothing(good):
    seen = check(checks(), Case(Purpose.HIRING, good))
    assert seen.findings == ()
    assert seen.unanswered == ()


@pytest.mark.parametrize(("code", "change"), JUST_GOOD_ENOUGH)
def test_an_answer_at_the_edge_is_not_found(good, code, change):
    assert check(checks(), Case(Purpose.HIRING, good | change)).of(code) is None


def test_that_only_fixed_amounts_are_agreed_is_said_where_the_terms_are_known():
    per_result = PerResult(kpi="inquiries", unit_price=Decimal(3_000))
    told = {
        known: check(checks(), Case(Purpose.CUSTOMERS, {"cap": "none"}, terms)).of("C14").cause
        for known, terms in {
            "nothing": None,
            "fixed": Terms(start=APRIL, fees=(Base(amount=50_000),)),
            "results": Terms(start=APRIL, fees=(per_result,)),
        }.items()
    }
    assert told == {"nothing": "", "fixed": "fixed", "results": ""}
