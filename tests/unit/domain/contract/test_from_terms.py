"""What the terms answer by themselves wins; what they do not know is asked."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from desktop.catalog.checks import load_checks
from desktop.catalog.kpis import load_kpis
from desktop.domain.contract.checks import check
from desktop.domain.contract.crosses import dearer_than_flat, outlasts_goal
from desktop.domain.contract.from_terms import case_of, tiers
from desktop.domain.contract.items import Severity
from desktop.domain.fees import terms as t
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.settings import resources

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@cache
def checks():
    return load_checks(resources() / "catalog" / "checks.toml")


@cache
def measures():
    return load_kpis(resources() / "catalog")


def terms(*fees, **more):
    return t.Terms(start=Month(2026, 4), fees=fees, **more)


def case(contract, purpose=Purpose.CUSTOMERS, **answers):
    return case_of(purpose, answers, contract, tiers(measures(), purpose))


def look(contract, purpose=Purpose.CUSTOMERS, **answers):
    return check(checks(), case(contract, purpose, **answers))


def per_result(kpi="inquiries"):
    return t.PerResult(kpi=kpi, unit_price=Decimal(3000))


def tiered(mode):
    return t.Tiered(kpi="inquiries", mode=mode, tiers=(t.Tier(1, Decimal(5000)), t.Tier(21, Decimal(4000))))


CAPPED = {"monthly_cap": 50_000}


@pytest.mark.parametrize(
    ("kpi", "severity"),
    [
        ("inquiries", None),
        ("qualified_inquiries", None),
        ("online_sales", None),
        ("valid_applications", None),
        ("interviews_held", None),
        ("link_clicks", MAJOR),
        ("branded_search_growth", MAJOR),
        ("views", MAJOR),
        ("new_followers", MAJOR),
        ("posts_published", MAJOR),
    ],
)
def test_the_figure_that_pays_is_in_the_terms(kpi, severity):
    found = look(terms(per_result(kpi), **CAPPED), result_tier="result").of("C02")
    assert (found and found.severity) is severity
    if found:
        assert [(x.key, x.value) for x in found.because] == [("terms.fee[1].kpi", kpi)]


def test_a_shop_that_wants_to_be_known_pays_for_growth():
    contract = terms(per_result("branded_search_growth"), **CAPPED)
    assert look(contract, Purpose.BRANDING).of("C02") is None


def test_the_lowest_tier_counts_and_weighs_more_without_a_cap():
    contract = terms(t.Base(amount=1), per_result("inquiries"), per_result("views"))
    found = look(contract).of("C02")
    assert (found.severity, found.cause) == (CRITICAL, "reference_no_cap")
    keys = {x.key: x.value for x in found.because}
    assert keys == {"terms.fee[3].kpi": "views", "terms.monthly_cap": None, "terms.total_cap": None}


@pytest.mark.parametrize(
    ("others", "typed", "tier"),
    [
        ((), "reference", "reference"),
        ((), "result", "result"),
        ((), None, None),
        ((), "unknown", "unknown"),
        (("inquiries",), None, None),
        (("inquiries",), "intermediate", "intermediate"),
        (("views",), "result", "reference"),
        (("views",), None, "reference"),
    ],
)
def test_for_a_code_of_the_contracts_own_the_typed_answer_counts(others, typed, tier):
    contract = terms(per_result("tastings"), *(per_result(x) for x in others))
    answers = {} if typed is None else {"result_tier": typed}
    assert case(contract, **answers).value("result_tier") == tier


def test_the_terms_win_and_are_not_asked():
    contract = terms(t.Initial(amount=100_000), t.Base(amount=50_000), per_result(), **CAPPED)
    answers = {
        "result_tier": "reference",
        "cap": "none",
        "initial_fee": "none",
        "min_guarantee": 9,
        "ad_cost": False,
    }
    seen = look(contract, tier_reading="unknown", base_free_period="unknown", **answers)
    assert [(x.code, x.severity) for x in seen.findings] == [("C16", MINOR)]
    assert seen.findings[0].values == {"amount": 100_000}
    assert not {"C02", "C12", "C14", "C15", "C16", "C17", "C19"} & set(seen.unanswered)


def test_a_free_period_is_in_no_terms():
    contract = terms(t.Base(amount=50_000), per_result(), **CAPPED)
    assert look(contract, base_free_period="auto_paid").of("C17").severity is CRITICAL


def test_who_pays_for_ads_is_asked_where_there_are_ads():
    ads = t.PassThrough(cost="ad_spend", handling=Decimal("0.2"))
    assert "C19" in look(terms(per_result(), ads)).unanswered
    assert look(terms(per_result(), ads), ad_cost=False).of("C19").severity is MAJOR
    assert "C19" not in look(terms(per_result(), t.PassThrough(cost="travel"))).unanswered


@pytest.mark.parametrize(
    ("minimum", "base", "rate", "severity", "amount"),
    [
        (12, 50_000, "1.00", CRITICAL, 300_000),
        (12, 50_000, "0.50", MAJOR, 150_000),
        (12, 50_000, "0.51", CRITICAL, 153_000),
        (4, 50_000, "0.60", CRITICAL, 60_000),
        (7, 50_000, "0.50", MAJOR, 100_000),
        (1, 50_000, "0.10", MAJOR, 5_000),
    ],
)
def test_leaving_halfway_is_computed(minimum, base, rate, severity, amount):
    leaving = t.Termination(base_rate=Decimal(rate))
    found = look(terms(t.Base(amount=base), leaving, min_months=minimum), termination_charge="none").of("C30")
    assert (found.severity, found.values["amount"]) == (severity, amount)


def test_a_typed_charge_is_measured_on_the_base_fee_of_the_terms():
    contract = terms(t.Base(amount=50_000), per_result(), min_months=12)
    assert look(contract, termination_charge=150_000).of("C30").severity is MAJOR
    assert look(contract, termination_charge=150_001).of("C30").severity is CRITICAL
    assert look(terms(per_result()), termination_charge=1).of("C30").severity is CRITICAL
    long = terms(t.Base(amount=50_000), per_result(), min_months=24)
    assert look(long, termination_charge=150_001).of("C30").severity is CRITICAL
    open_end = terms(t.Base(amount=50_000), per_result())
    assert look(open_end, termination_charge=100_001).of("C30").severity is MAJOR
    assert look(open_end, termination_charge=100_001, min_term=8).of("C30").severity is CRITICAL
    for no_term in (0, "none"):  # nothing is left to pay for, so that any charge is more than half of it
        assert look(open_end, termination_charge=1, min_term=no_term).of("C30").severity is CRITICAL


def test_a_charge_says_every_term_it_was_weighed_against():
    contract = terms(t.Base(amount=50_000), min_months=12)
    weighed = {x.key for x in look(contract, termination_charge=150_001).of("C30").because}
    assert weighed == {"termination_charge", "terms.fee[1].amount", "terms.min_months"}
    unweighed = look(None, termination_charge=1, min_term=6).of("C30")
    assert [x.key for x in unweighed.because] == ["termination_charge"]


def test_a_fee_on_reviews():
    assert look(terms(per_result("positive_mentions"), **CAPPED)).of("X4").severity is CRITICAL
    assert look(terms(per_result(), **CAPPED)).of("X4") is None


def test_a_clinic_may_not_pay_for_patients():
    assert look(terms(per_result()), trade="medical").of("X5").severity is CRITICAL
    assert look(terms(t.Base(amount=1)), trade="medical", result_tier="result").of("X5") is None
    assert look(terms(per_result()), trade="legal").of("X5") is None
    assert look(None, trade="medical", result_tier="result").of("X5").severity is CRITICAL
    assert look(None, trade="medical").of("X5") is None


def test_without_a_cap_some_fees_jump():
    assert look(terms(per_result("views"))).of("X7").severity is CRITICAL
    assert look(terms(tiered(t.TierMode.SLAB), tiered(t.TierMode.WHOLE))).of("X7").severity is CRITICAL
    assert look(terms(tiered(t.TierMode.SLAB))).of("X7") is None
    assert look(terms(per_result("views"), total_cap=900_000)).of("X7") is None
    assert look(None, cap="none", tier_reading="whole").of("X7").severity is CRITICAL
    assert look(None, cap="none", tier_reading="step").of("X7") is None
    assert look(None, tier_reading="whole").of("X7") is None


@pytest.mark.parametrize(
    ("answers", "fires"),
    [
        ({"freelance_law": True, "clawback_rule_days": 30}, True),
        ({"freelance_law": False, "clawback_rule_days": 30}, True),
        ({"freelance_law": True, "clawback_rule_days": 0}, False),
        ({"freelance_law": "na", "clawback_rule_days": 30}, False),
        ({"freelance_law": "unknown", "clawback_rule_days": 30}, False),
        ({"freelance_law": True, "clawback_rule_days": 30, "has_employees": False}, False),
    ],
)
def test_a_fixed_fee_may_not_be_cut(answers, fires):
    found = look(None, **answers).of("X1")
    assert (found is not None and found.severity is MAJOR) == fires


@pytest.mark.parametrize(
    ("answers", "fires"),
    [
        ({"freelance_law": True}, True),
        ({"toriteki": "yes"}, True),
        ({"toriteki": "yes", "freelance_law": True, "has_employees": False}, True),
        ({"freelance_law": True, "has_employees": False}, False),
        ({"freelance_law": "na", "toriteki": "no"}, False),
        ({"freelance_law": True, "payment_terms": 46}, False),
    ],
)
def test_approval_and_payment_within_sixty_days(answers, fires):
    days = {"approval_process": "all", "approval_process_days": 14, "payment_terms": 47}
    found = look(None, **(days | answers)).of("X2")
    assert (found is not None and found.severity is CRITICAL) == fires
    assert not fires or found.values == {"days": 61}


@pytest.mark.parametrize(
    ("answers", "fires"),
    [
        ({"min_guarantee": 1}, True),
        ({"initial_fee": 1}, True),
        ({"base_free_period": "base"}, True),
        ({"base_free_period": "none", "initial_fee": "none", "min_guarantee": 0}, False),
    ],
)
def test_sold_as_pay_by_result_only(answers, fires):
    found = look(None, sold_as_full=True, **answers).of("X3")
    assert (found is not None and found.severity is MAJOR) == fires
    assert look(None, sold_as_full=False, **answers).of("X3") is None


def test_sold_as_pay_by_result_only_with_a_base_fee_in_the_terms():
    found = look(terms(t.Base(amount=50_000), per_result(), **CAPPED), sold_as_full=True).of("X3")
    assert [x.key for x in found.because] == ["sold_as_full", "terms.fee[1].amount"]


@pytest.mark.parametrize(
    ("answers", "fires"),
    [
        ({"min_term": 2}, True),
        ({"min_term": 0, "attribution_window": 60}, False),
        ({"min_term": 3}, False),
        ({"min_term": 3, "attribution_window": 80, "approval_process_days": 10}, False),
        ({"min_term": 3, "attribution_window": 80, "approval_process_days": 11}, True),
        ({"attribution_window": 80, "approval_process_days": 11}, False),
    ],
)
def test_a_term_too_short_to_judge(answers, fires):
    found = look(None, **answers).of("X6")
    assert (found is not None and found.severity is MINOR) == fires


def test_dearer_than_a_flat_fee():
    rule = checks().rule("X8")
    contract = terms(t.Base(amount=50_000), per_result(), monthly_guarantee=40_000)
    found = dearer_than_flat(rule, contract, 80_000)
    assert (found.severity, found.values) == (MAJOR, {"amount": 90_000, "other": 80_000})
    assert dearer_than_flat(rule, contract, 90_000) is None


def test_bound_longer_than_the_goal():
    rule = checks().rule("X9")
    contract = terms(per_result(), min_months=12)
    assert outlasts_goal(rule, contract, Month(2027, 2)).severity is MINOR
    assert outlasts_goal(rule, contract, Month(2027, 3)) is None
    assert outlasts_goal(rule, terms(per_result()), Month(2026, 5)) is None


SAMPLE_TERMS = terms(
    t.Initial(amount=100_000),
    t.Base(amount=50_000),
    t.PerResult(kpi="inquiries", unit_price=Decimal(3000), free=5),
    t.PassThrough(cost="ad_spend", handling=Decimal("0.20")),
    t.Termination(base_rate=Decimal("1.00")),
    min_months=12,
    **CAPPED,
)


def test_the_sample_shop():
    answers = dict.fromkeys(
        [
            "result_definition", "measurement_source", "data_access", "exclusions", "fraud_ban", "ad_cost",
            "clawback_rule", "exit_for_cause", "account_owner", "login_control", "music_assets",
            "stealth_marketing", "personal_data", "service_scope", "pre_post_approval", "brand_guideline",
            "antisocial", "sales_promises", "records",
        ],
        True,
    ) | {
        "approval_process": "all", "approval_process_days": 5, "approval_silence": "approved",
        "attribution_window": "unknown", "ad_results": "excluded", "baseline": "na", "tail_results": "none",
        "tier_reading": "na", "calc_example_order": False, "extra_costs": False, "tax_rounding": "stated",
        "payment_terms": 30, "invoice_number": "T7123456789012", "withholding": "corporation",
        "refund_promise": "na", "min_term": 12, "auto_renewal": "yes", "auto_renewal_months": 12,
        "notice_period": 90, "notice_form": "email", "midterm_exit": False, "raw_footage": False,
        "copyright": "agency", "portrait": "us", "tiktok_disclosure": False, "ad_law_review": "us",
        "industry_gate": False, "recruitment_licence": "na", "confidentiality": "unknown",
        "posting_count": 10, "crisis": False, "reporting": "monthly_raw", "subcontracting": "consent",
        "contract_type": "quasi_mandate", "damages": False, "jurisdiction": "near",
        "unilateral_change": False, "freelance_law": "na", "toriteki": "no", "tax_method": "general",
        "trade": "other", "has_employees": True, "sold_as_full": False,
    }  # fmt: skip
    seen = look(SAMPLE_TERMS, **answers)
    by_severity = {x: [y.code for y in seen.findings if y.severity is x] for x in Severity}
    assert by_severity == {
        CRITICAL: ["C29", "C30"],
        MAJOR: "C05 C08 C13 C18 C26 C27 C28 C33 C34 C35 C39 C49 C53".split(),  # noqa: SIM905
        MINOR: ["C16"],
    }
    assert seen.unanswered == ("C44",)
    assert seen.of("C30").values["amount"] == 300_000
