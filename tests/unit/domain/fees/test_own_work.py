"""Own hours as a part of what a result may cost, by hand-computed figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.domain.fees.ceiling import Lack
from desktop.domain.fees.own_work import OwnWork, beside_offer, own_work_of
from desktop.domain.month import Month
from desktop.domain.setup import SetupDraft
from desktop.domain.shop import Purpose


def test_own_hours_are_spread_over_the_results() -> None:
    work = OwnWork(Decimal(6), 1_500, 7)
    assert work.each == 1_286
    assert work.left(7_500) == 6_214
    assert work.left(1_000) == -286


def test_what_is_not_known_is_not_nothing() -> None:
    known = {"own_hours": Decimal(6), "hourly_cost": 1_500, "a_month": 7}
    assert own_work_of(SetupDraft(**known)) == OwnWork(Decimal(6), 1_500, 7)
    for name in known:
        assert own_work_of(SetupDraft(**{**known, name: None})) is None


def test_a_price_that_is_asked_by_the_known_example() -> None:
    draft = SetupDraft(
        purpose=Purpose.CUSTOMERS,
        kpi="qualified_inquiries",
        a_month=10,
        first=Month(2026, 12),
        last=Month(2027, 5),
        gross_profit=40_000,
        close_rate=Decimal("0.30"),
        pay_share=Decimal("0.40"),
        offered=15_000,
    )
    found = beside_offer(draft)
    assert found is not None
    assert (found.ceiling, found.each, found.over) == (4_800, 15_000, 10_200)
    assert found.close_rate == Decimal("0.9375")
    assert found.lacking == (Lack.BASE, Lack.HOURS)
    with_hours = beside_offer(replace(draft, own_hours=Decimal(10), hourly_cost=1_200))
    assert with_hours is not None
    assert (with_hours.each, with_hours.room, with_hours.lacking) == (16_200, 3_600, (Lack.BASE,))
    for without in ({"offered": None}, {"gross_profit": None}, {"purpose": Purpose.BRANDING}):
        assert beside_offer(replace(draft, **without)) is None
