"""The report: what not knowing means, what is unanswered, in which order, how far one is."""

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
def test_not_knowing(good, code, severity):
    name = checks().rule(code).name
    seen = check(checks(), Case(Purpose.HIRING, good | {name: "unknown"}))
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


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"late_interest": "0.2"}, "C22"),
        ({"notice_form": "paper"}, "C28"),
        ({"login_control_days": 30}, "C33"),
        ({"approval_silence": "approved"}, "C05"),
    ],
)
def test_a_further_key_that_is_bad_does_not_answer_the_question_itself(answers, code):
    seen = look(**answers)
    assert seen.of(code) is not None
    assert code in seen.unanswered


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


def test_sixty_days_are_in_time():
    assert look(toriteki="yes", payment_terms=60).of("C59").severity is MINOR
    assert look(toriteki="yes", payment_terms=60).of("C22") is None


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
    assert not {x.code for x in seen.findings if x.cause == "unknown"} & set(seen.unanswered)
    for finding in seen.findings:
        assert finding.because
        assert all(answers.get(x.key) == x.value for x in finding.because)
    for item in checks().for_purpose(purpose):
        assert item.name in answers or item.code in seen.unanswered
