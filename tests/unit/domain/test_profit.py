"""What a purchase leaves and what a hire is worth, by hand, and as exact as the yen that was typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.goals import first_year_profit
from desktop.domain.profit import hire_by_other_ways, margin_of, saved_in_a_year


@pytest.mark.parametrize(
    ("order", "cost", "margin"),
    [
        (5_800, 2_436, "0.58"),
        (1_000, 0, "1"),
        (1_000, 1_000, "0"),
        (1_000, 1_500, "-0.5"),
        (3, 1, "0.666667"),
    ],
)
def test_a_cost_leaves_a_margin(order: int, cost: int, margin: str) -> None:
    assert margin_of(order, cost) == Decimal(margin)


def test_nothing_paid_has_no_margin() -> None:
    assert margin_of(0, 100) is None


@given(st.integers(1, 499_999), st.data())
def test_the_margin_gives_the_yen_back(order: int, data: st.DataObject) -> None:
    cost = data.draw(st.integers(0, order))
    margin = margin_of(order, cost)
    assert margin is not None
    assert first_year_profit(order, margin) == order - cost


def test_a_hire() -> None:
    assert hire_by_other_ways(900_000, 3) == 300_000
    assert hire_by_other_ways(100_000, 3) == 33_333
    assert hire_by_other_ways(900_000, 0) is None
    assert saved_in_a_year(40_000) == 480_000
