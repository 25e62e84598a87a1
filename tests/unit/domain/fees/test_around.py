"""What a month costs all in, and which results are the goal's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.catalog.catalog import Catalog
from desktop.domain.fees.around import all_in, around, fee_kpis
from desktop.domain.fees.example import typical_month
from desktop.domain.fees.terms import Base, PassThrough
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.domain.shop import TaxMethod
from tests.unit.domain.books import OCTOBER, book

from .making import per_result, terms

GOAL = Goal(
    "g", "s", "qualified_inquiries", 84, Month(2026, 4), Month(2027, 3), gross_profit=20_000, close_rate=Decimal("0.75")
)  # fmt: skip
BEFORE = {OCTOBER: {"internal_hours": 9, "ad_spend": 4000, "inquiries": 29}}


def test_all_in_adds_ads_and_own_hours(catalog: Catalog) -> None:
    beside = around(
        book(BEFORE, goal=GOAL, facts={"hourly_cost": 1500}), catalog.measures, ("inquiries",), OCTOBER
    )
    month = typical_month(terms(Base(amount=25_000), per_result(6000, free=2)), {"inquiries": 8})
    assert beside.own_work == 13_500
    assert all_in(month, beside, 8).total == 61_000 + 4000 + 13_500
    assert all_in(month, beside, 8).per_result == 9813  # 78,500 ÷ 8, half a yen up
    assert all_in(month, beside, 0).per_result is None


def test_ads_the_agency_bills_on_are_not_counted_twice(catalog: Catalog) -> None:
    beside = around(book(BEFORE, goal=GOAL), catalog.measures, ("inquiries",), OCTOBER)
    contract = terms(per_result(1000), PassThrough(cost="ad_spend"))
    month = typical_month(contract, {"inquiries": 4}, {"ad_spend": beside.ads})
    assert all_in(month, beside, 4).total == 8000


def test_tax_is_a_cost_only_where_it_cannot_be_deducted(catalog: Catalog) -> None:
    month = typical_month(terms(per_result(1000)), {"inquiries": 10})
    deducting = around(book({}), catalog.measures, (), OCTOBER)
    assert all_in(month, deducting, 10).total == 10_000
    assert all_in(month, replace(deducting, with_tax=True), 10).total == 11_000
    exempt = book({}, facts={"tax_method": TaxMethod.EXEMPT})
    assert around(exempt, catalog.measures, (), OCTOBER).with_tax


def test_hours_nobody_gave_or_priced_are_not_known(catalog: Catalog) -> None:
    assert around(book({}), catalog.measures, (), OCTOBER).own_work is None
    assert around(book(BEFORE), catalog.measures, (), OCTOBER).own_work is None


def test_what_is_left_of_inquiries_is_what_the_goal_counts(catalog: Catalog) -> None:
    beside = around(book({}, goal=GOAL), catalog.measures, ("inquiries", "views"), OCTOBER)
    assert beside.goals_results == {"inquiries"}
    worth = beside.worth_of("inquiries")
    assert worth is not None
    assert (worth.per_result, worth.ceiling) == (15_000, 6000)
    assert beside.worth_of("views") is None


def test_a_usual_month_is_the_last_one_where_nothing_is_planned(catalog: Catalog) -> None:
    beside = around(book(BEFORE), catalog.measures, ("inquiries", "views"), OCTOBER)
    assert beside.usual == {"inquiries": 29}


def test_a_fee_counts_things_and_yen_the_goals_first(catalog: Catalog) -> None:
    offered = fee_kpis(book({}, goal=GOAL), catalog.measures, OCTOBER)
    assert offered[0] == "qualified_inquiries"
    assert "online_sales" in offered
    assert "views" in offered
    assert "link_ctr" not in offered
    assert "qualified_rate" not in offered
    assert offered.index("inquiries") < offered.index("views")
