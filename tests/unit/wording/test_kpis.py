"""KPIs in words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.kpis import FeeBasis, Tier
from desktop.domain.sheet import State
from desktop.wording.amounts import plain
from desktop.wording.kpis import (
    achievement_words,
    fee_basis_word,
    name_of,
    service_word,
    source_word,
    state_word,
    tier_meaning,
    tier_word,
    unit_word,
    value_words,
)


@pytest.fixture
def japanese() -> Iterator[None]:
    yield from _spoken("ja")


@pytest.fixture
def english() -> Iterator[None]:
    yield from _spoken("en")


def _spoken(name: str) -> Iterator[None]:
    before = language.current()
    language.use(name)
    yield
    language.use(before)


@pytest.mark.parametrize(
    ("kpi", "value", "said"),
    [
        ("qualified_inquiries", "26", "26件"),
        ("store_visits", "38", "38人"),
        ("profile_views", "1291", "1,291回"),
        ("net_followers", "-12", "−12人"),
        ("cost_per_result", "4365.38", "4,365円"),
        ("link_ctr", "0.0511", "5.1%"),
        ("gp_return", "0.863", "0.86倍"),
        ("internal_hours", "8.5", "8.5時間"),
    ],
)
def test_values_carry_their_unit(catalog, japanese, kpi, value, said):
    assert plain(value_words(Decimal(value), catalog.measures[kpi])) == said


@pytest.mark.parametrize(
    ("kpi", "value", "said"),
    [
        ("qualified_inquiries", "1", "1"),
        ("cost_per_result", "4365.38", "¥4,365"),
        ("link_ctr", "0.0511", "5.1%"),
        ("internal_hours", "8.5", "8.5 h"),
    ],
)
def test_english_counts_stand_alone_beside_their_name(catalog, english, kpi, value, said):
    assert plain(value_words(Decimal(value), catalog.measures[kpi])) == said


def test_what_only_the_contract_knows_is_called_by_its_code(catalog, japanese):
    assert name_of(catalog.measures, "site_surveys") == "site_surveys"
    assert name_of(catalog.measures, "store_visits") == "来店(きっかけがTikTok)"
    assert value_words(3, None) == "3"
    assert unit_word(None) == ""


@pytest.mark.parametrize(
    ("achievement", "said"),
    [
        ("1.375", "138%"),
        ("1", "100%"),
        ("0.9999", "99%"),
        ("0.996", "99%"),
        ("0.974", "97%"),
        ("0.7999", "79%"),
        ("0.796", "79%"),
        ("0.8", "80%"),
        ("12.5", "1,250%"),
    ],
)
def test_an_achievement_is_never_rounded_over_a_step(achievement, said):
    assert achievement_words(Decimal(achievement)) == said


def test_nothing_to_judge_is_a_dash():
    assert achievement_words(None) == "–"


def test_where_a_value_came_from(japanese):
    assert source_word("typed") == "手入力"
    assert source_word("computed") == "計算"
    assert source_word("agency_sheet") == "代行会社の記入シート"
    assert source_word("imported:search_console.queries") == "Search Console「クエリ」"
    assert source_word("imported:tiktok_studio.overview").startswith("TikTok Studio")
    assert source_word(None) == ""
    assert service_word("agency_sheet") == "代行会社"
    assert service_word("imported:tiktok_studio.overview") == "TikTok"
    assert service_word("typed") == "手入力"


def test_tiers_and_fee_basis_in_the_words_of_the_screens(japanese):
    assert [tier_word(tier) for tier in Tier] == ["成果", "中間", "参考"]
    assert tier_meaning(Tier.RESULT) == "お店の売上に直接つながる数"
    assert [fee_basis_word(basis) for basis in FeeBasis] == ["使える", "条件つき", "向かない"]


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_word(japanese, state):
    assert state_word(state)
    assert state_word(state) != state.value
