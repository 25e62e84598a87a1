"""What a finding rests on, in words: every key the rules may name has its own, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.domain.contract.answers import Because, Case
from desktop.domain.contract.checks import check
from desktop.domain.contract.from_terms import case_of
from desktop.domain.fees import terms as t
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.wording.amounts import plain
from desktop.wording.answers import answer_words, because_words

TERMS = t.Terms(
    start=Month(2026, 4),
    min_months=14,
    monthly_guarantee=30_000,
    fees=(
        t.Initial(amount=100_000),
        t.Base(amount=50_000, name="運用費"),
        t.Tiered(kpi="views", mode=t.TierMode.WHOLE, tiers=(t.Tier(1, Decimal(5)),)),
        t.PerResult(kpi="positive_mentions", unit_price=Decimal(900)),
        t.Termination(base_rate=Decimal("0.5")),
    ),
)


@pytest.fixture(params=language.LANGUAGES)
def spoken(request):
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


def because(catalog: Catalog, case: Case, key: str, value) -> str:
    return plain(because_words(catalog.checks, case, Because(key, value), lambda kpi: f"<{kpi}>"))


def test_terms_are_called_as_in_the_contract(catalog: Catalog) -> None:
    language.use("ja")
    case = Case(Purpose.CUSTOMERS, {}, TERMS)
    assert because(catalog, case, "terms.monthly_cap", None) == "月の上限: なし"
    assert because(catalog, case, "terms.monthly_guarantee", 30_000) == "最低保証: 30,000円"
    assert because(catalog, case, "terms.min_months", 14) == "最低契約期間: 14か月"
    assert because(catalog, case, "terms.fee[2].amount", 50_000) == "運用費: 50,000円"
    assert because(catalog, case, "terms.fee[3].mode", "whole").endswith(": 全件に新しい単価")
    assert because(catalog, case, "terms.fee[3].kpi", "views").endswith(": <views>")
    assert because(catalog, case, "terms.fee[5].base_rate", Decimal("0.5")) == "中途解約金: 50%"


def test_answers_are_said_as_they_were_given(catalog: Catalog) -> None:
    language.use("ja")
    fields, case = catalog.checks.fields(), Case(Purpose.CUSTOMERS, {})
    assert because(catalog, case, "midterm_exit", False) == "期間の途中での解約: いいえ"
    assert because(catalog, case, "approval_process_days", None) == "返事の期限: 答えなし"
    assert plain(answer_words(fields["late_interest"], "0.146")) == "14.6%"
    assert plain(answer_words(fields["cap"], 50_000)) == "50,000円"
    assert answer_words(fields["cap"], "none") == "上限なし"
    assert answer_words(fields["baseline"], "na") == "当てはまらない"
    assert answer_words(fields["cap"], "unknown") == "分からない"
    assert answer_words(fields["invoice_number"], "T7123456789012") == "T7123456789012"
    assert answer_words(fields["copyright"], "ours") == "お店に移る"


def test_whatever_a_finding_rests_on_can_be_said(catalog: Catalog, spoken) -> None:
    answers = {x.name: "unknown" for x in catalog.checks.items} | {"trade": "medical", "sold_as_full": True}
    case = case_of(Purpose.CUSTOMERS, answers, TERMS, lambda _kpi: Tier.REFERENCE)
    said = [
        because_words(catalog.checks, case, reason)
        for finding in check(catalog.checks, case).findings
        for reason in finding.because
    ]
    assert len(said) > 40
    for words in said:
        assert "terms." not in words
        assert "{" not in words
