"""Home's month: a change is put into words where counts changed, and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.entering import Typed
from desktop.domain.goals import Goal
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.shop import Purpose
from desktop.domain.statistics import Change
from desktop.services.home import Home, MonthCard
from desktop.services.months import Months
from desktop.services.own_kpis import OwnKpis
from desktop.services.plans import Plans
from desktop.services.setup import Setup
from tests.unit.services.conftest import now

SEP, OCT = Month(2026, 9), Month(2026, 10)


@pytest.fixture
def planned(database, catalog):
    """Give a new shop that has a goal and a plan from September on."""

    def make(purpose: Purpose, kpi: str) -> str:
        setup = Setup(database, catalog, now)
        shop = setup.new_shop("白妙屋", purpose).id
        setup.change_goal(Goal("", shop, kpi, 120, SEP, SEP + 11))
        Plans(database, catalog, shop).start()
        return shop

    return make


@pytest.fixture
def month_of(database, catalog):
    """Enter September and October of some figures, and give Home's card of October."""

    def enter(shop: str, **figures: tuple[int, int]) -> MonthCard:
        for kpi, values in figures.items():
            for month, value in zip((SEP, OCT), values, strict=True):
                Months(database, catalog, now, shop).enter(month, kpi, Typed(Decimal(value)))
        card = Home(database, catalog, now, shop).view().month
        assert card is not None
        assert card.row is not None
        return card

    return enter


def test_counts_are_compared(planned, month_of):
    shop = planned(Purpose.ONLINE_SALES, "orders")
    assert month_of(shop, orders=(3, 30)).change is Change.CLEARLY_UP


def test_a_lift_has_no_word_of_counts(planned, month_of):
    """A fall from −70 % to −80 % is no increase, though a share of a count below zero would look like one."""
    shop = planned(Purpose.BRANDING, "branded_search")
    card = month_of(shop, branded_search=(30, 20), branded_search_baseline=(100, 100))
    assert card.row.value == Decimal("-0.8")
    assert card.change is None


def test_a_little_more_yen_is_no_clear_increase(database, catalog, planned, month_of):
    shop = planned(Purpose.CUSTOMERS, "qualified_inquiries")
    OwnKpis(database, catalog, shop).keep(OwnKpi("", shop, "", "店の売上", Unit.YEN, Tier.RESULT))
    plans = Plans(database, catalog, shop)
    plans.add_kpi(SEP, "own_1")
    plans.choose_result(SEP, "own_1")
    card = month_of(shop, own_1=(1_000_000, 1_005_000))
    assert card.row.kpi == "own_1"
    assert card.change is None
