"""Findings in words: every cause has its own, filled with the numbers of the contract, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

from desktop import language
from desktop.catalog.checks import load_checks
from desktop.domain.contract.answers import Case
from desktop.domain.contract.checks import check
from desktop.domain.contract.crosses import dearer_than_flat, outlasts_goal
from desktop.domain.contract.from_terms import case_of
from desktop.domain.contract.items import Basis, CheckItem
from desktop.domain.fees import terms as t
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.settings import resources
from desktop.wording.amounts import day_in_full
from desktop.wording.findings import ask, basis, severity_word, title, whole, why


@cache
def checks():
    return load_checks(resources() / "catalog" / "checks.toml")


@pytest.fixture(params=language.LANGUAGES)
def spoken(request):
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


PLAIN_NO = dict.fromkeys(
    [x.name for x in checks().items if x.answer.kind == "yes_no"], False
) | {"industry_gate": True, "unilateral_change": True}  # fmt: skip
BAD = [
    PLAIN_NO
    | {
        "result_tier": "intermediate", "approval_process": "none", "attribution_window": 120, "cap": "none",
        "ad_results": "counted", "tail_results": "continues", "tail_results_months": 6, "sold_as_full": True,
        "min_guarantee": 30_000, "initial_fee": 200_000, "base_free_period": "auto_paid", "tier_reading": "whole",
        "tax_rounding": "neither", "payment_terms": 75, "toriteki": "yes", "tax_method": "general",
        "invoice_number": "none", "withholding": "undecided", "min_term": 12, "auto_renewal": "yes",
        "auto_renewal_months": 12, "notice_period": 95, "termination_charge": 300_000, "copyright": "agency",
        "portrait": "nobody", "ad_law_review": "nobody", "posting_count": "none", "reporting": "rarer",
        "subcontracting": "free", "jurisdiction": "far", "clawback_rule_days": 30, "approval_process_days": 5,
        "trade": "medical",
    },
    {
        "result_tier": "reference", "cap": 9, "approval_process": "partly", "attribution_window": "none",
        "tail_results": "continues", "min_guarantee": 30_000, "initial_fee": 200_000,
        "tax_rounding": "no_rounding", "late_interest": "0.18", "tax_method": "general", "toriteki": "yes",
        "invoice_number": "T1", "min_term": 2, "auto_renewal": "yes", "notice_form": "paper",
        "login_control": True, "copyright": "ours", "rights_27_28": False, "reporting": "monthly",
        "subcontracting": "none",
    },
    {
        "result_tier": "reference", "cap": "none", "approval_silence": "approved", "approval_process_days": 5,
        "transfer_fee": "agency", "freelance_law": True, "tax_method": "general", "login_control_days": 60,
        "invoice_number": "T7123456789013", "withholding": "corporation",
    },
    {"approval_process": "all", "approval_silence": "approved", "toriteki": "yes", "payment_terms": 70},
    dict.fromkeys((x.name for x in checks().items), "unknown") | {"tax_method": "general", "trade": "legal"},
]  # fmt: skip


def all_findings():
    """Every cause that answers, terms, a candidate or the goal can bring up."""
    seen = [x for answers in BAD for x in check(checks(), Case(Purpose.HIRING, answers)).findings]
    per_review = t.PerResult(kpi="positive_mentions", unit_price=Decimal(500))
    terms = t.Terms(start=Month(2026, 4), fees=(t.Base(amount=50_000), per_review), min_months=24)
    seen += check(checks(), case_of(Purpose.BRANDING, {}, terms, lambda code: None)).findings
    flat = t.Terms(start=Month(2026, 4), fees=(t.Base(amount=50_000),))
    seen += check(checks(), case_of(Purpose.BRANDING, {}, flat, lambda code: None)).findings
    seen += [dearer_than_flat(checks().rule("X8"), terms, 30_000)]
    seen += [outlasts_goal(checks().rule("X9"), terms, Month(2026, 9))]
    return list({(x.code, x.cause): x for x in seen}.values())


def test_the_findings_below_are_all_there_are():
    causes = {(x.code, x.cause) for x in all_findings()}
    written = {(x.code, case) for x in (*checks().items, *checks().crosses) for case in x.cases}
    assert written <= causes
    only_by_not_knowing = {"C12", "C52"}
    plain = {code for code, cause in causes if cause != "unknown" and (code, cause) not in written}
    assert plain == {x.code for x in (*checks().items, *checks().crosses)} - only_by_not_knowing


@pytest.mark.parametrize("finding", all_findings(), ids=lambda x: f"{x.code}-{x.cause}")
def test_every_finding_is_said(spoken, finding):
    texts = [title(checks(), finding), why(checks(), finding), ask(checks(), finding)]
    assert all(texts)
    assert not [x for x in texts if re.search(r"[{}]", x)]
    assert whole(checks(), finding).startswith(texts[0])
    japanese = [bool(re.search("[ぁ-んァ-ヶ一-龠]", x)) for x in texts]
    assert japanese == [spoken == "ja"] * 3


@pytest.mark.parametrize("spoken", ["ja"], indirect=True)
def test_the_numbers_of_the_case_are_in_the_words(spoken):
    said = {(x.code, x.cause): title(checks(), x).replace("\u2060", "") for x in all_findings()}
    assert said["C15", "contradicts"] == "「完全成果報酬」なのに、最低保証があります(月30,000円)"
    assert said["C26", ""].startswith("最低契約期間が12か月")
    assert said["C22", "interest"] == "遅れたときの利率が年18%と高めです"
    assert said["C05", "silence"].startswith("5日間返事をしないと")
    assert said["C01", "unknown"] == "成果1件の定義が、まだ分かりません"
    assert said["X8", ""] == "固定の支払い50,000円が、ほかの候補の月額30,000円より高くなっています"


def test_severities_and_basis(spoken):
    rules = (*checks().items, *checks().crosses)
    words = {severity_word(x.severity) for x in rules}
    assert words == ({"重大", "注意", "軽微"} if spoken == "ja" else {"Critical", "Major", "Minor"})
    assert all(basis(checks(), x) for x in rules)
    assert "2024" in basis(checks(), checks().item("freelance_law"))


def test_what_is_said_of_the_law_has_its_source_and_the_day_it_was_looked_up(spoken):
    looked = day_in_full(checks().checked)
    for rule in (*checks().items, *checks().crosses):
        if {Basis.LAW, Basis.RULE} & {*rule.basis}:
            assert rule.law[spoken] in basis(checks(), rule), rule.code
            assert looked in basis(checks(), rule), rule.code


def test_a_law_is_named_where_one_is_claimed():
    for rule in (*checks().items, *checks().crosses):
        assert (rule.law is not None) == bool({"LAW", "RULE"} & {x.value for x in rule.basis}), rule.code


def test_titles_are_short_and_fit_a_line():
    for rule in (*checks().items, *checks().crosses):
        for words in (rule.words, *rule.cases.values()):
            assert len(words.title.ja) <= 42, words.title.ja
            assert not words.title.ja.endswith("。"), words.title.ja
            assert words.why.ja.endswith("。"), words.why.ja
        if isinstance(rule, CheckItem):
            assert len(rule.question.ja) <= 50, rule.question.ja
