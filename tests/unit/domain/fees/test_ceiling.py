"""What a result may cost beside what it costs all in: at each fee, and for a month with what chance allows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.book import Book
from desktop.domain.derived import Figures
from desktop.domain.fees.around import Around
from desktop.domain.fees.ceiling import Lack, MonthCost, beside_fees, month_cost
from desktop.domain.fees.terms import Base, PerResult, Terms, Tier, Tiered, TierMode
from desktop.domain.goals import Goal
from desktop.domain.kpis import Measure, Unit
from desktop.domain.kpis import Tier as KpiTier
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop
from desktop.domain.text import Text
from desktop.language import speaking
from desktop.wording.ceiling import beside_words

OCTOBER = Month(2026, 10)
GOAL = Goal(
    "g", "s", "inquiries", 84, OCTOBER, OCTOBER + 11, gross_profit=40_000,
    close_rate=Decimal("0.30"), pay_share=Decimal("0.40"),
)  # fmt: skip
TERMS = Terms(
    start=OCTOBER, fees=(Base(amount=30_000), PerResult(kpi="inquiries", unit_price=Decimal(3_000)))
)
AROUND = Around(
    hours=Decimal(8), own_work=12_000, goals_results=frozenset({"inquiries"}), usual={"inquiries": 10}
)


def test_a_fee_is_held_against_the_all_in_cost_not_the_bare_price():
    (beside,) = beside_fees(TERMS, AROUND, GOAL, Purpose.CUSTOMERS).values()
    assert beside.ceiling == 4_800  # 40,000 × 0.30 × 0.40
    assert beside.each == 7_200  # 30,000 base + 30,000 results + 12,000 own work, over 10
    assert (beside.over, beside.room) == (2_400, 600)
    assert beside.close_rate == Decimal("0.1875")


def test_the_others_may_leave_nothing_for_the_price():
    (beside,) = beside_fees(TERMS, replace(AROUND, own_work=60_000), GOAL, Purpose.CUSTOMERS).values()
    assert beside.room < 0


def test_a_fee_on_something_else_has_no_ceiling():
    assert beside_fees(TERMS, replace(AROUND, goals_results=frozenset()), GOAL, Purpose.CUSTOMERS) == {}
    assert beside_fees(TERMS, replace(AROUND, usual={}), GOAL, Purpose.CUSTOMERS) == {}
    assert beside_fees(TERMS, AROUND, replace(GOAL, gross_profit=None), Purpose.CUSTOMERS) == {}
    assert beside_fees(TERMS, AROUND, None, Purpose.CUSTOMERS) == {}


def test_bands_have_no_bare_price():
    tiers = Tiered(kpi="inquiries", mode=TierMode.SLAB, tiers=(Tier(1, Decimal(5_000)),))
    (beside,) = beside_fees(replace(TERMS, fees=(tiers,)), AROUND, GOAL, Purpose.CUSTOMERS).values()
    assert (beside.each, beside.close_rate) == (6_200, None)


@given(count=st.integers(1, 60), price=st.integers(0, 20_000), base=st.integers(0, 90_000))
def test_all_in_is_never_less_than_the_bare_price(count, price, base):
    terms = replace(TERMS, fees=(Base(amount=base), PerResult(kpi="inquiries", unit_price=Decimal(price))))
    (beside,) = beside_fees(
        terms, replace(AROUND, usual={"inquiries": count}), GOAL, Purpose.CUSTOMERS
    ).values()
    assert beside.each >= price
    assert (beside.over > 0) == (price > beside.room) or abs(price - beside.room) <= 1


def measure(code: str, unit: Unit = Unit.COUNT) -> Measure:
    text = Text(code, code)
    return Measure(
        code=code, name=text, unit=unit, tier=KpiTier.RESULT, counter=text, definition=text, where=text
    )


MEASURES = {code: measure(code) for code in ("fee_net", "ad_spend", "internal_hours", "inquiries")}


def cost(purpose=Purpose.CUSTOMERS, hourly=1_500, goal=GOAL, **values) -> MonthCost | None:
    rows = tuple(Result(f"r-{k}", "s", OCTOBER, k, Decimal(v)) for k, v in values.items())
    book = Book(Shop("s", "店", purpose, hourly_cost=hourly), goal=goal, results=rows)
    return month_cost(Figures(book, MEASURES), OCTOBER)


def test_a_months_cost_adds_up_line_by_line():
    found = cost(fee_net=100_000, ad_spend=20_000, internal_hours=8, inquiries=26)
    assert (found.fee, found.ads, found.work, found.total) == (100_000, 20_000, 12_000, 132_000)
    assert (found.each, found.ceiling) == (5_077, 4_800)
    assert found.spread.low < 5_077 < found.spread.high
    assert found.too_dear is None  # 26 may well have been 30


def test_many_results_tell_and_none_has_no_price():
    assert cost(fee_net=1_000_000, internal_hours=8, inquiries=100).too_dear is True
    assert cost(fee_net=100_000, internal_hours=8, inquiries=100).too_dear is False
    none = cost(fee_net=100_000, internal_hours=8, inquiries=0)
    assert (none.each, none.total) == (None, 112_000)


@pytest.mark.parametrize(
    ("given_", "lacking"),
    [
        ({"internal_hours": 8, "inquiries": 3}, Lack.FEE),
        ({"fee_net": 1, "inquiries": 3}, Lack.HOURS),
        ({"fee_net": 1, "internal_hours": 8}, Lack.RESULTS),
    ],
)
def test_what_is_missing_is_named_and_never_zero(given_, lacking):
    found = cost(**given_)
    assert found.lacking == (lacking,)
    assert found.each is None
    assert cost(hourly=None, fee_net=1, internal_hours=8, inquiries=3).lacking == (Lack.HOURLY_COST,)


def test_being_known_has_no_price_and_neither_has_a_shop_without_a_goal():
    assert cost(Purpose.BRANDING, fee_net=1, internal_hours=1, inquiries=1) is None
    assert cost(goal=None, fee_net=1) is None


def test_nothing_is_within_the_ceiling_while_a_part_is_not_known():
    cheap = replace(TERMS, fees=(PerResult(kpi="inquiries", unit_price=Decimal(1_000)),))
    (beside,) = beside_fees(
        cheap, replace(AROUND, hours=None, own_work=None), GOAL, Purpose.CUSTOMERS
    ).values()
    assert beside.lacking == (Lack.HOURS,)
    with speaking("en"):
        said = beside_words(beside, "10")
    assert "at least" in said
    assert "within" not in said
    (known,) = beside_fees(cheap, AROUND, GOAL, Purpose.CUSTOMERS).values()
    assert known.lacking == ()
    with speaking("en"):
        assert "within" in beside_words(known, "10")
    (hourly,) = beside_fees(cheap, replace(AROUND, own_work=None), GOAL, Purpose.CUSTOMERS).values()
    assert hourly.lacking == (Lack.HOURLY_COST,)


def test_being_known_has_no_ceiling_at_its_fees():
    assert beside_fees(TERMS, AROUND, GOAL, Purpose.BRANDING) == {}
