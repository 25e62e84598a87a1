"""Fees put in, changed and taken out one at a time."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.editing import (
    agreed,
    with_agreed,
    with_fee,
    with_withheld,
    withheld_fees,
    without_fee,
)
from desktop.domain.fees.terms import Base, Initial, PassThrough, PerResult, Termination

from .making import per_result, terms, tiered


def test_an_agreed_amount_is_put_in_changed_and_taken_out() -> None:
    empty = terms()
    assert agreed(empty, Base) is None
    entered = with_agreed(empty, Base, 25_000)
    assert entered.fees == (Base(amount=25_000),)
    changed = with_agreed(entered, Base, 30_000)
    assert agreed(changed, Base) == 30_000
    assert with_agreed(changed, Base, None) == empty
    assert with_agreed(empty, Base, None) == empty


def test_changing_an_amount_keeps_what_else_is_said_of_the_fee() -> None:
    named = terms(Base(amount=25_000, name="運用費"))
    assert with_agreed(named, Base, 30_000).fees == (Base(amount=30_000, name="運用費"),)


def test_only_the_first_of_a_kind_is_the_agreed_one() -> None:
    two = terms(Base(amount=1), Base(amount=2))
    assert with_agreed(two, Base, 5).fees == (Base(amount=5), Base(amount=2))


def test_a_new_fee_stands_after_the_others_of_its_kind() -> None:
    known = terms(Base(amount=1), per_result(3000), PassThrough(cost="ad_spend"))
    more = with_fee(with_fee(known, per_result(500, kpi="bookings")), Initial(amount=9))
    assert [type(fee).kind for fee in more.fees] == [
        "initial",
        "base",
        "per_result",
        "per_result",
        "pass_through",
    ]
    assert more.fees[3] == PerResult(kpi="bookings", unit_price=Decimal(500))


@given(st.permutations([Base(amount=1), per_result(3000), tiered("slab", (1, 10)), Initial(amount=4)]))
def test_put_in_and_taken_out_nothing_is_left(fees) -> None:
    known, empty = terms(*fees[:3]), terms(*fees[:3])
    more = with_fee(known, fees[3])
    assert without_fee(more, more.fees.index(fees[3])) == empty


def test_income_tax_is_never_withheld_on_costs_and_on_leaving() -> None:
    fees = (
        PassThrough(cost="ad_spend"),
        Base(amount=25_000),
        Termination(base_rate=Decimal(1)),
        per_result(1),
    )
    assert [at for at, _fee in withheld_fees(terms(*fees))] == [1, 3]
    changed = with_withheld(terms(*fees), 1, False)
    assert [fee.withheld for _at, fee in withheld_fees(changed)] == [False, True]
