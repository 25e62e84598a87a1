"""The worked examples of the product's domain: each line an assertion."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.fees.example import drops
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.mistakes import Mistake, check_invoice
from desktop.domain.fees.results import Counted
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    PassThrough,
    Prices,
    Production,
    Scope,
    Share,
    Termination,
    TierMode,
    Withholding,
)
from desktop.domain.fees.withholding import withholding
from desktop.domain.money import Rounding
from desktop.domain.problems import Code, Refused
from tests.unit.domain.fees.making import month, months, per_result, terms, tiered

BANDS = ((1, 20_000), (6, 15_000), (16, 12_000))


def last(contract, *given):
    return statement(contract, months(*given)).months[-1]


def amount(found, kind):
    return sum(line.amount for line in found.lines if line.kind is kind)


def test_g01_flat_price():
    found = last(terms(per_result(15_000)), 8)
    assert (found.net, found.tax, found.total) == (120_000, 12_000, 132_000)


def test_g02_slab():
    found = last(terms(tiered(TierMode.SLAB, *BANDS)), 18)
    assert (found.net, found.tax, found.total) == (286_000, 28_600, 314_600)


def test_g03_whole_volume():
    found = last(terms(tiered(TierMode.WHOLE, *BANDS)), 18)
    assert (found.net, found.tax, found.total) == (216_000, 21_600, 237_600)


@pytest.mark.parametrize(
    ("results", "slab", "whole"),
    [
        (5, 100_000, 100_000),
        (6, 115_000, 90_000),
        (15, 250_000, 225_000),
        (16, 262_000, 192_000),
        (19, 298_000, 228_000),
        (20, 310_000, 240_000),
    ],
)
def test_g03_edges_of_the_bands(results, slab, whole):
    assert last(terms(tiered(TierMode.SLAB, *BANDS)), results).net == slab
    assert last(terms(tiered(TierMode.WHOLE, *BANDS)), results).net == whole


def test_g03_one_more_result_that_costs_less_is_told():
    found = drops(terms(tiered(TierMode.WHOLE, *BANDS)))
    assert [(x.count, x.before, x.after) for x in found] == [(6, 100_000, 90_000), (16, 225_000, 192_000)]
    assert drops(terms(tiered(TierMode.SLAB, *BANDS))) == ()


def test_g04_rejected_free_clawback_and_cap():
    contract = terms(per_result(9_800, free=5), Base(amount=50_000), monthly_cap=180_000)
    found = last(contract, 20, month(Counted(31, 4), cancelled=[(0, 2)]))
    assert amount(found, LineKind.PER_RESULT) == 215_600
    assert amount(found, LineKind.CLAWBACK) == -19_600
    assert amount(found, LineKind.CAP_CUT) == -16_000
    assert (found.net, found.tax, found.total) == (230_000, 23_000, 253_000)
    assert found.carried_out == 0


def test_g05_guarantee():
    fees = (
        per_result(12_000),
        Base(amount=30_000),
        Production(kpi="posts_published", unit_price=Decimal(15_000)),
    )
    given = {"inquiries": Counted(3), "posts_published": Counted(4)}
    found = last(
        terms(*fees, monthly_guarantee=80_000),
        {"inquiries": 10, "posts_published": 0},
        month(results=given, cancelled=[(0, 1)]),
    )
    assert amount(found, LineKind.GUARANTEE_TOP_UP) == 56_000
    assert (found.net, found.tax, found.total) == (170_000, 17_000, 187_000)


@pytest.mark.parametrize(
    ("rounding", "total"), [(Rounding.DOWN, 99_950), (Rounding.HALF_UP, 99_950), (Rounding.UP, 99_951)]
)
def test_g06_share_of_sales(rounding, total):
    contract = terms(Share(kpi="online_sales", rate=Decimal("0.08")), tax_rounding=rounding)
    found = last(contract, {"online_sales": Counted(1_234_567, 98_765)})
    assert found.net == 90_864
    assert found.total == total


@pytest.mark.parametrize(
    ("rounding", "total"), [(Rounding.DOWN, 25_800), (Rounding.HALF_UP, 25_801), (Rounding.UP, 25_801)]
)
def test_g07_tax_is_rounded_once(rounding, total):
    fees = Base(amount=12_345), Base(amount=6_789), Base(amount=4_321)
    assert last(terms(*fees, tax_rounding=rounding), {}).total == total


def test_g07_tax_line_by_line_is_found_and_not_by_the_amount_alone():
    fees = Base(amount=12_345), Base(amount=6_789), Base(amount=4_321)
    found = check_invoice(terms(*fees), months({}), 25_799)
    assert [x.mistakes for x in found.explanations] == [(Mistake.TAX_PER_LINE,)]
    half_up = terms(*fees, tax_rounding=Rounding.HALF_UP)
    assert check_invoice(half_up, months({}), 25_801).explanations == ()


@pytest.mark.parametrize(("rounding", "tax"), [(Rounding.DOWN, 8_341), (Rounding.HALF_UP, 8_342)])
def test_g08_inclusive_price_below_one_yen(rounding, tax):
    contract = terms(per_result("1.1", kpi="views"), prices=Prices.TAX_INCLUSIVE, tax_rounding=rounding)
    found = last(contract, {"views": 83_417})
    assert (found.total, found.tax) == (91_758, tax)


def test_g09_contract_cap():
    contract = terms(per_result(20_000), monthly_cap=250_000, total_cap=1_500_000)
    found = last(contract, 15, 13, 20, 14, 10, 9, 14)
    assert amount(found, LineKind.CAP_CUT) + amount(found, LineKind.TOTAL_CAP_CUT) == -160_000
    assert (found.net, found.total) == (120_000, 132_000)


def test_g10_carry_over():
    contract = terms(per_result(8_000), monthly_cap=200_000, carry_over=True)
    first, second = statement(contract, months(30, 12)).months
    assert (first.total, first.carried_out) == (220_000, 40_000)
    assert (second.total, second.carried_out) == (149_600, 0)


def test_g11_withholding_on_part():
    fees = per_result(9_000, withheld=False), Base(amount=60_000), Base(amount=20_000)
    found = last(terms(*fees, withholding=Withholding.INDIVIDUAL), 10)
    assert (found.net, found.total, found.withholding, found.payable) == (170_000, 187_000, 8_168, 178_832)


def test_g11_withholding_on_all():
    fees = per_result(9_000), Base(amount=60_000), Base(amount=20_000)
    found = last(terms(*fees, withholding=Withholding.INDIVIDUAL), 10)
    assert (found.withholding, found.payable) == (17_357, 169_643)


@pytest.mark.parametrize(
    ("base", "tax"),
    [
        (80_000, 8_168),
        (187_000, 19_092),
        (1_000_000, 102_100),
        (1_000_001, 102_100),
        (1_300_000, 163_360),
        (0, 0),
    ],
)
def test_g11_withholding_rates(base, tax):
    assert withholding(base, date(2026, 10, 31)) == tax


def test_g12_hiring_full_month():
    held = "interviews_held"
    fees = (
        Base(amount=80_000),
        per_result(18_000, kpi=held),
        Bonus(kpi=held, at_least=30, amount=100_000, cumulative=True),
        PassThrough(cost="ad_spend", handling=Decimal("0.20")),
    )
    contract = terms(*fees, monthly_guarantee=100_000, monthly_cap=250_000)
    september = month(results={held: Counted(7)}, cancelled=[(1, 1, held)], costs={"ad_spend": 150_000})
    found = last(contract, {held: 18}, {held: 6}, september)
    assert found.scope_part == 208_000
    assert (found.net, found.tax, found.total) == (468_000, 46_800, 514_800)


@pytest.mark.parametrize(("taxable", "total"), [(False, 296_000), (True, 313_500)])
def test_g13_early_termination(taxable, total):
    fees = per_result(10_000), Base(amount=50_000), Termination(base_rate=Decimal("0.50"), taxable=taxable)
    found = last(terms(*fees, min_months=12), 0, 0, 0, 0, month(6, terminated=True))
    assert amount(found, LineKind.TERMINATION) == 175_000
    assert found.total == total


@pytest.mark.parametrize(
    ("order", "net"), [(ClawbackOrder.BEFORE_CAPS, 80_000), (ClawbackOrder.AFTER_CAPS, 60_000)]
)
def test_g14a_order_of_clawback_and_guarantee(order, net):
    contract = terms(per_result(10_000), monthly_guarantee=80_000, clawback=order)
    assert last(contract, 12, month(10, cancelled=[(0, 4)])).net == net


@pytest.mark.parametrize(
    ("order", "net"), [(ClawbackOrder.BEFORE_CAPS, 200_000), (ClawbackOrder.AFTER_CAPS, 120_000)]
)
def test_g14b_order_of_clawback_and_cap(order, net):
    contract = terms(per_result(10_000), monthly_cap=200_000, clawback=order)
    assert last(contract, 8, month(30, cancelled=[(0, 8)])).net == net


@pytest.mark.parametrize(
    ("cap", "scope", "total"),
    [(300_000, Scope.TOTAL, 330_000), (200_000, Scope.VARIABLE, 330_000), (300_000, Scope.VARIABLE, 363_000)],
)
def test_g16_scope_of_the_cap(cap, scope, total):
    contract = terms(per_result(10_000), Base(amount=100_000), monthly_cap=cap, cap_scope=scope)
    assert last(contract, 23).total == total


def test_g17_negative_month_is_credited():
    contract = terms(tiered(TierMode.SLAB, (1, 10_000), (11, 12_000)))
    found = statement(contract, months(13, month(2, cancelled=[(0, 3)]), 0, 5)).months
    assert [(x.net, x.credit_out) for x in found] == [(136_000, 0), (0, 16_000), (0, 16_000), (34_000, 0)]


def test_what_is_not_measured_is_never_zero():
    with pytest.raises(Refused) as refusal:
        statement(terms(per_result(5_000)), months(8, {}))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where) == (Code.UNMEASURED, "month[2].results.inquiries")
