"""What leaves the account month by month: the initial fee first, nothing after the end, caps as they are used up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.outlay import outlays
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Base, Initial, PassThrough, Production
from tests.unit.domain.fees.making import APRIL, cases, months, per_result, terms

SHOP = terms(Initial(amount=50_000), Base(amount=25_000), per_result(6_000, free=2), monthly_guarantee=10_000)


def test_a_year_without_a_single_result_costs_what_is_owed_all_the_same():
    found = outlays(SHOP, {"inquiries": 8})
    assert [x.month for x in found] == [APRIL + at for at in range(12)]
    assert [x.without for x in found] == [93_500, *[38_500] * 11]
    assert [x.usual for x in found] == [122_100, *[67_100] * 11]


def test_nothing_is_paid_after_the_end():
    assert len(outlays(terms(Base(amount=25_000), end=APRIL + 2), {})) == 3


def test_a_cap_on_the_whole_is_used_up():
    capped = terms(per_result(10_000), total_cap=150_000)
    assert [x.usual for x in outlays(capped, {"inquiries": 10}, length=3)] == [110_000, 55_000, 0]


def test_costs_billed_on_are_paid_with_and_without_results():
    (found, *_rest) = outlays(terms(PassThrough(cost="ad_spend")), {}, {"ad_spend": 20_000})
    assert (found.without, found.usual) == (22_000, 22_000)


def test_the_pieces_included_are_made_every_month():
    work = Production(kpi="posts_published", unit_price=Decimal(15_000), included=4)
    paid = terms(work, per_result(1_000, kpi="posts_published"))
    (found, *_rest) = outlays(paid, {})
    assert (found.without, found.usual) == (4_400, 4_400)  # 4 x 1,000, and tax
    (more, *_rest) = outlays(paid, {"posts_published": 5})
    assert (more.without, more.usual) == (4_400, 22_000)  # 5 x 1,000 and one piece on top


@given(cases(), st.integers(0, 30))
def test_it_is_the_statement_of_a_year(case, count):
    contract, _results = case
    counts = dict.fromkeys({fee.kpi for fee in contract.fees if hasattr(fee, "kpi")}, count)
    found = outlays(contract, counts, length=4)
    same = statement(contract, months(*[counts] * len(found), first=contract.first_month))
    assert [x.usual for x in found] == [x.total for x in same.months]
