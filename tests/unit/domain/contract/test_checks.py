"""Every item of the check: answers that trigger it, answers that do not, and what not knowing means."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.checks import load_checks
from desktop.domain.contract.answers import Case, shop_facts
from desktop.domain.contract.checks import check, may_be_signed, progress
from desktop.domain.contract.items import Kind, Severity
from desktop.domain.shop import Purpose, Shop, TaxMethod, Trade
from desktop.settings import resources

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@cache
def checks():
    return load_checks(resources() / "catalog" / "checks.toml")


def look(purpose=Purpose.CUSTOMERS, **answers):
    return check(checks(), Case(purpose, answers))


GOOD = {
    "result_definition": True,
    "result_tier": "result",
    "measurement_source": True,
    "data_access": True,
    "approval_process": "all",
    "approval_process_days": 10,
    "approval_silence": "rejected",
    "exclusions": True,
    "fraud_ban": True,
    "attribution_window": 30,
    "ad_results": "excluded",
    "baseline": True,
    "tail_results": "none",
    "tier_reading": "no_tiers",
    "calc_example_order": True,
    "cap": 50_000,
    "min_guarantee": "none",
    "initial_fee": "none",
    "base_free_period": "none",
    "extra_costs": True,
    "ad_cost": True,
    "tax_rounding": "stated",
    "clawback_rule": True,
    "payment_terms": 30,
    "invoice_number": "T7123456789012",
    "withholding": "corporation",
    "refund_promise": "na",
    "min_term": 6,
    "auto_renewal": "no",
    "notice_period": 30,
    "midterm_exit": True,
    "termination_charge": "none",
    "exit_for_cause": True,
    "account_owner": True,
    "login_control": True,
    "login_control_days": 7,
    "raw_footage": True,
    "copyright": "ours",
    "portrait": "us",
    "music_assets": True,
    "stealth_marketing": True,
    "tiktok_disclosure": True,
    "ad_law_review": "us",
    "industry_gate": False,
    "recruitment_licence": True,
    "personal_data": True,
    "confidentiality": True,
    "service_scope": True,
    "posting_count": 10,
    "pre_post_approval": True,
    "brand_guideline": True,
    "crisis": True,
    "reporting": "monthly_raw",
    "subcontracting": "consent",
    "contract_type": "quasi_mandate",
    "damages": True,
    "antisocial": True,
    "jurisdiction": "near",
    "unilateral_change": False,
    "sales_promises": True,
    "freelance_law": "na",
    "toriteki": "no",
    "records": True,
    "tax_method": "general",
    "trade": "other",
    "has_employees": True,
    "sold_as_full": False,
}

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
def test_a_bad_answer_is_found(code, severity, change):
    seen = check(checks(), Case(Purpose.HIRING, GOOD | change))
    assert seen.of(code).severity is severity
    assert [x.key for x in seen.of(code).because if x.key in change]


def test_every_item_has_a_trigger():
    assert {code for code, _, _ in TRIGGERS} == {f"C{n:02d}" for n in range(1, 61)}


def test_good_answers_find_nothing():
    seen = check(checks(), Case(Purpose.HIRING, GOOD))
    assert seen.findings == ()
    assert seen.unanswered == ()


@pytest.mark.parametrize(("code", "change"), JUST_GOOD_ENOUGH)
def test_an_answer_at_the_edge_is_not_found(code, change):
    assert check(checks(), Case(Purpose.HIRING, GOOD | change)).of(code) is None


NOT_KNOWN = {
    **dict.fromkeys(
        ["C01", "C03", "C04", "C06", "C07", "C29", "C32", "C33", "C38", "C42", "C47", "C58"], CRITICAL
    ),
    **dict.fromkeys(
        [
            "C08",
            "C09",
            "C11",
            "C12",
            "C17",
            "C20",
            "C22",
            "C24",
            "C26",
            "C27",
            "C28",
            "C30",
            "C35",
            "C36",
            "C40",
            "C50",
            "C51",
        ],
        MAJOR,
    ),
    **dict.fromkeys(["C02", "C05", "C10", "C13", "C14", "C15", "C18", "C19", "C21", "C23", "C25"], MINOR),
    **dict.fromkeys(
        ["C31", "C34", "C37", "C39", "C43", "C45", "C46", "C48", "C49", "C52", "C53", "C56", "C57"], MINOR
    ),
    **dict.fromkeys(["C16", "C41", "C44", "C54", "C55", "C59", "C60"], None),
}
"""What "unknown" weighs; None is a question without a finding."""


@pytest.mark.parametrize(("code", "severity"), NOT_KNOWN.items())
def test_not_knowing(code, severity):
    name = checks().rule(code).name
    seen = check(checks(), Case(Purpose.HIRING, GOOD | {name: "unknown"}))
    if severity is None:
        assert seen.of(code) is None
        assert seen.unanswered == (code,)
    else:
        assert seen.of(code).severity is severity
        assert seen.of(code).cause == "unknown"
        assert seen.unanswered == ()


@pytest.mark.parametrize(
    ("answers", "code", "severity"),
    [
        ({"cap": "unknown", "result_tier": "reference"}, "C14", CRITICAL),
        ({"min_guarantee": "unknown", "sold_as_full": True}, "C15", CRITICAL),
        ({"initial_fee": "unknown", "sold_as_full": True}, "C16", MINOR),
        ({"ad_law_review": "unknown", "trade": "medical"}, "C40", CRITICAL),
        ({"industry_gate": "unknown", "trade": "medical"}, "C41", CRITICAL),
        ({"industry_gate": "unknown", "trade": "legal"}, "C41", CRITICAL),
    ],
)
def test_not_knowing_where_it_weighs_more(answers, code, severity):
    assert look(**answers).of(code).severity is severity


def test_not_knowing_the_number_is_nothing_to_a_shop_that_deducts_nothing():
    seen = look(invoice_number="unknown", tax_method="exempt")
    assert seen.findings == ()
    assert "C23" in seen.unanswered


def test_every_item_is_tested_for_not_knowing():
    assert set(NOT_KNOWN) == {x.code for x in checks().items}


def test_a_missing_key_concludes_nothing():
    assert look().findings == ()
    assert len(look().unanswered) == 59
    assert len(look(Purpose.HIRING).unanswered) == 60
    assert look(result_tier="reference").of("C02").severity is MAJOR
    assert look(invoice_number="none").of("C23") is None


def test_hiring_alone_is_asked_for_a_licence():
    assert look(recruitment_licence=False).findings == ()
    assert look(Purpose.HIRING, recruitment_licence=False).of("C42").severity is CRITICAL
    assert not may_be_signed(Case(Purpose.HIRING, {}))
    assert not may_be_signed(Case(Purpose.HIRING, {"recruitment_licence": "unknown"}))
    assert may_be_signed(Case(Purpose.HIRING, {"recruitment_licence": "na"}))
    assert may_be_signed(Case(Purpose.CUSTOMERS, {}))


def test_at_most_one_finding_a_code_the_gravest():
    seen = look(approval_process="partly", approval_silence="approved", approval_process_days=3)
    assert [(x.code, x.severity, x.cause) for x in seen.findings] == [("C05", MAJOR, "silence")]


def test_silence_without_a_deadline_is_found():
    seen = look(approval_process="all", approval_silence="approved").of("C05")
    assert [(x.key, x.value) for x in seen.because] == [
        ("approval_silence", "approved"),
        ("approval_process_days", None),
    ]


def test_what_leaving_may_cost():
    terms_free = {"base_free_period": "none"}
    assert look(termination_charge=10, **terms_free).of("C30").severity is CRITICAL
    assert look(termination_charge=10).of("C30").severity is MAJOR
    assert look(termination_charge="none", **terms_free).findings == ()


def test_the_gravest_come_first_and_in_the_order_of_codes():
    seen = look(exclusions=False, result_definition=False, records=False, extra_costs=False, min_term=2)
    assert [x.code for x in seen.findings] == ["C01", "C06", "C18", "C26", "C60", "X6"]
    assert seen.findings[-1].name is None


def test_the_shops_profile_answers_for_it():
    shop = Shop(
        "1", "店", Purpose.CUSTOMERS, trade=Trade.MEDICAL, tax_method=TaxMethod.EXEMPT, has_employees=False
    )
    facts = shop_facts(shop)
    assert look(**facts, ad_law_review="nobody").of("C40").severity is CRITICAL
    assert look(**facts, invoice_number="none").of("C23") is None


def test_progress_counts_what_is_handled_group_by_group():
    case = Case(
        Purpose.CUSTOMERS, {"result_definition": "unknown", "approval_process": "all", "ad_cost": "na"}
    )
    seen = progress(checks(), case)
    assert [(x.handled, x.of) for x in seen.values()] == [
        (1, 6), (1, 7), (1, 8), (0, 6), (0, 7), (0, 7), (0, 7), (0, 7), (0, 4),
    ]  # fmt: skip
    short = progress(checks(), case, short=True)
    assert (sum(x.handled for x in short.values()), sum(x.of for x in short.values())) == (2, 12)


SAMPLE = GOOD | {
    "approval_silence": "approved",
    "approval_process_days": 5,
    "attribution_window": "unknown",
    "calc_example_order": False,
    "initial_fee": 100_000,
    "extra_costs": False,
    "min_term": 12,
    "auto_renewal": "yes",
    "auto_renewal_months": 12,
    "notice_period": 90,
    "notice_form": "email",
    "midterm_exit": False,
    "termination_charge": 300_000,
    "base_free_period": "base",
    "raw_footage": False,
    "copyright": "agency",
    "tiktok_disclosure": False,
    "confidentiality": "unknown",
    "crisis": False,
    "damages": False,
    "baseline": "na",
    "tier_reading": "na",
    "freelance_law": "na",
}
del SAMPLE["login_control_days"]


def test_the_sample_shop_without_its_terms():
    seen = check(checks(), Case(Purpose.CUSTOMERS, SAMPLE))
    assert [x.code for x in seen.findings if x.severity is CRITICAL] == ["C29"]
    assert "C30" in [x.code for x in seen.findings if x.severity is MAJOR]


def _answers():
    def values(field):
        words = [x.value for x in field.options] + ["unknown"]
        words += ["none"] if field.none else []
        words += ["na"] if field.na else []
        words += [True, False] if field.kind is Kind.YES_NO else []
        numbers = st.integers(0, 400_000) if field.kind in (Kind.NUMBER, Kind.YEN) else st.nothing()
        return st.sampled_from(words) | numbers

    return st.fixed_dictionaries({}, optional={key: values(x) for key, x in checks().fields().items()})


@settings(deadline=None, max_examples=150)
@given(_answers(), st.sampled_from(Purpose))
def test_any_answers_give_an_ordered_report_that_rests_on_them(answers, purpose):
    seen = check(checks(), Case(purpose, answers))
    assert seen.findings == check(checks(), Case(purpose, dict(reversed(answers.items())))).findings
    codes = [x.code for x in seen.findings]
    assert len(set(codes)) == len(codes)
    ranks = [(x.severity.rank, x.code) for x in seen.findings]
    assert ranks == sorted(ranks)
    assert not set(codes) & set(seen.unanswered)
    for finding in seen.findings:
        assert finding.because
        assert all(answers.get(x.key) == x.value for x in finding.because)
    for item in checks().for_purpose(purpose):
        silent = item.name not in answers
        assert not silent or item.code in (*seen.unanswered, *codes)
