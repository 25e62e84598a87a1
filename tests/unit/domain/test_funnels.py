"""A goal computed backwards through a chain, exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.funnels import (
    StageRate,
    backwards,
    forwards,
    funnel_for,
    links_unlikely,
    needs,
    views_needed,
)
from desktop.domain.shop import Purpose

rates = st.lists(st.decimals("0.001", 1, places=3), max_size=8)


def test_exact_where_binary_floats_are_not():
    assert backwards([Decimal("0.4")], 20) == (50, 20)
    assert backwards([Decimal("0.07")], 7) == (100, 7)


@given(rates, st.integers(0, 1000))
def test_backwards_and_forwards_again_gives_at_least_the_target(chain, target):
    start = backwards(chain, target)[0]
    assert forwards(chain, start)[-1] >= target - Decimal("1e-9")


@given(rates, st.integers(1, 1000))
def test_rounding_at_each_stage_never_asks_for_less(chain, target):
    counts = backwards(chain, target)
    assert counts[0] >= views_needed(chain, target)
    assert list(counts) == sorted(counts, reverse=True)
    assert all(
        need * rate >= following > (need - 1) * rate
        for need, following, rate in zip(counts, counts[1:], chain, strict=False)
    )


@pytest.mark.parametrize("rate", ["0", "-0.1"])
def test_a_rate_of_nothing_leads_nowhere(rate):
    with pytest.raises(ValueError, match="rate"):
        backwards([Decimal(rate)], 1)


def test_each_stage_shows_few_to_many(catalog):
    found = needs(catalog.funnels["visits"], "qualified_inquiries", 1)
    assert [(x.stage.code, x.low, x.typical, x.high) for x in found][-3:] == [
        ("form_starts", 4, 5, 7),
        ("inquiries", 2, 2, 2),
        ("qualified_inquiries", 1, 1, 1),
    ]
    assert found[0].stage.code == "views"
    assert found[0].low < found[0].typical < found[0].high
    assert found[0].rate is None
    assert not any(x.own for x in found)


def test_the_shops_own_rate_replaces_the_range(catalog):
    own = StageRate("r", "s", "profile_views", Decimal("0.02"), Decimal("0.02"), Decimal("0.02"))
    before = needs(catalog.funnels["visits"], "inquiries", 20)
    after = needs(catalog.funnels["visits"], "inquiries", 20, [own])
    assert after[0].typical == before[0].typical // 2
    assert [x.stage.code for x in after if x.own] == ["profile_views"]


def test_a_stage_may_be_counted_another_way(catalog):
    bookings = needs(catalog.funnels["visits"], "bookings", 5)
    assert bookings == needs(catalog.funnels["visits"], "store_visits", 5)


def test_there_is_nothing_to_compute_for_an_index_or_an_unknown_figure(catalog):
    assert needs(catalog.funnels["branding"], "branded_search", 100) == ()
    assert needs(catalog.funnels["visits"], "hires_joined", 2) == ()


def test_links_alone_are_unlikely_above_ten_times_todays_views():
    assert links_unlikely(100_001, Decimal(10_000))
    assert not links_unlikely(100_000, Decimal(10_000))
    assert not links_unlikely(10**9, None)


def test_the_chain_fits_the_purpose(catalog):
    assert funnel_for(catalog.funnels, Purpose.CUSTOMERS, quotes=False).code == "visits"
    assert funnel_for(catalog.funnels, Purpose.CUSTOMERS, quotes=True).code == "quotes"
    assert funnel_for(catalog.funnels, Purpose.HIRING, quotes=True).code == "hiring"
