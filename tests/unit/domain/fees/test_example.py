"""What a contract costs in examples: the typical month, the curve, where it pays off, the dearest case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.example import BreakEven, break_even, curve, typical_month
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    Initial,
    PassThrough,
    Prices,
    Production,
    Proration,
    Scope,
    Termination,
    TierMode,
)
from desktop.domain.fees.worst import Worst, worst_contract, worst_month
from desktop.domain.month import Month
from tests.unit.domain.fees.making import APRIL, cases, per_result, terms, tiered

SHOP = terms(
    Initial(amount=50_000),
    Base(amount=25_000),
    per_result(6_000, free=2),
    monthly_guarantee=10_000,
    monthly_cap=78_000,
    end=Month(2027, 3),
)


def test_a_typical_month_has_no_initial_fee():
    found = typical_month(SHOP, {"inquiries": 8})
    assert [(x.kind, x.amount) for x in found.lines] == [
        (LineKind.PER_RESULT, 36_000),
        (LineKind.BASE, 25_000),
    ]
    assert (found.net, found.tax, found.total) == (61_000, 6_100, 67_100)


def test_a_typical_month_is_a_full_one():
    cut = terms(
        Base(amount=30_000), start=date(2026, 4, 16), end=date(2026, 5, 10), proration=Proration.BY_DAY
    )
    assert typical_month(cut, {}).net == 30_000


def test_the_curve_knows_its_corners():
    found = curve(SHOP, "inquiries", 20)
    assert [found.points[n].fee for n in (0, 3, 4, 8, 15, 20)] == [
        35_000,
        35_000,
        37_000,
        61_000,
        103_000,
        103_000,
    ]
    assert (found.free_until, found.guarantee_until, found.cap_from) == (2, 3, 15)


def test_a_curve_without_corners():
    found = curve(terms(per_result(6_000)), "inquiries", 20)
    assert (found.free_until, found.guarantee_until, found.cap_from) == (None, None, None)


def test_the_free_part_ends_where_a_first_band_begins():
    found = curve(terms(tiered(TierMode.STEP, (5, 40_000))), "inquiries", 8)
    assert found.free_until == 4


def test_the_curve_of_inclusive_prices_is_told_without_tax():
    found = curve(terms(per_result(11_000), prices=Prices.TAX_INCLUSIVE), "inquiries", 2)
    assert [point.fee for point in found.points] == [0, 10_000, 20_000]


def test_where_it_pays_off():
    assert break_even(curve(SHOP, "inquiries", 20), 15_000) == BreakEven(3, None)


def test_it_never_pays_off():
    assert break_even(curve(SHOP, "inquiries", 20), 1_000) == BreakEven(None, None)


def test_it_pays_off_and_then_no_longer():
    dear = terms(per_result(6_000, free=10))
    assert break_even(curve(dear, "inquiries", 100), 5_000) == BreakEven(1, 60)


def test_the_dearest_month_and_contract():
    assert worst_month(SHOP) == Worst(net=153_000, total=168_300, months=1)
    assert worst_contract(SHOP) == Worst(net=50_000 + 12 * 103_000, total=55_000 + 12 * 113_300, months=12)


def test_without_a_cap_nothing_bounds_a_price_per_result():
    assert worst_month(terms(per_result(6_000))) is None
    assert worst_contract(terms(per_result(6_000), end=APRIL + 5)) is None


def test_lump_sums_bound_themselves_and_a_cumulative_one_comes_once():
    lump = terms(
        tiered(TierMode.STEP, (5, 40_000), (10, 70_000)),
        Bonus(kpi="inquiries", at_least=100, amount=100_000, cumulative=True),
        end=APRIL + 2,
    )
    assert worst_month(lump) == Worst(170_000, 187_000, 1)
    assert worst_contract(lump) == Worst(310_000, 341_000, 3)


def test_the_total_cap_bounds_the_contract():
    capped = terms(per_result(6_000), Base(amount=10_000), total_cap=200_000, end=APRIL + 5)
    assert worst_contract(capped) == Worst(260_000, 286_000, 6)


def test_a_contract_without_an_end_is_bounded_over_its_minimum_term():
    capped = terms(per_result(6_000), monthly_cap=50_000, min_months=6)
    assert worst_contract(capped) == Worst(300_000, 330_000, 6)
    assert worst_contract(terms(per_result(6_000), monthly_cap=50_000)) is None


def test_planned_pieces_and_costs_are_part_of_it():
    contract = terms(
        Production(kpi="posts", unit_price=Decimal(10_000), included=4),
        PassThrough(cost="ad_spend", handling=Decimal("0.10")),
    )
    assert worst_month(contract) == Worst(0, 0, 1)
    assert worst_month(contract, {"posts": 6}, {"ad_spend": 50_000}) == Worst(75_000, 82_500, 1)


def test_a_cap_on_everything_holds_base_and_production_too():
    contract = terms(per_result(6_000), Base(amount=60_000), monthly_cap=100_000, cap_scope=Scope.TOTAL)
    assert worst_month(contract) == Worst(100_000, 110_000, 1)


@given(cases(), st.data())
def test_no_month_is_dearer_than_the_dearest(case, data):
    """Cancellations, termination and unplanned costs aside, which is how the ceiling is defined."""
    contract, results = case
    contract = replace(contract, fees=tuple(x for x in contract.fees if not isinstance(x, Termination)))
    results = tuple(replace(x, cancelled=(), terminated=False) for x in results)
    pieces = {
        fee.kpi: max(month.results[fee.kpi].billable for month in results)
        for fee in contract.fees
        if isinstance(fee, Production)
    }
    costs = {cost: max(x.costs.get(cost, 0) for x in results) for cost in ("ad_spend", "props")}
    ceiling = worst_month(contract, pieces, costs)
    whole = worst_contract(replace(contract, end=results[-1].month), pieces, costs)
    found = statement(contract, results)
    if ceiling is not None:
        assert max(month.total for month in found.months) <= ceiling.total
    if whole is not None:
        assert found.total <= whole.total + 1 * len(results)
