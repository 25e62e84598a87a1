"""A goal spread over its months, what a result may cost, and what the goal is worth."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.goals import (
    Goal,
    Haste,
    break_even_close_rate,
    ceiling_price,
    first_year_profit,
    goal_problems,
    haste,
    monthly_targets,
    room_for_fee,
    spread,
    worth_of,
)
from desktop.domain.month import Month

SEASON = tuple(
    map(
        Decimal,
        ["0.95", "0.85", "1.20", "1.00", "1.10", "0.80", "0.80", "1.00", "1.05", "1.05", "1.00", "1.20"],
    )
)
GOAL = Goal(
    "g",
    "s",
    "qualified_inquiries",
    200,
    Month(2026, 5),
    Month(2027, 4),
    baseline=Decimal(3),
    gross_profit=9756,
    close_rate=Decimal("0.66"),
)
EVEN = (Decimal(1),) * 12


def test_a_goal_follows_the_season():
    targets = monthly_targets(GOAL, SEASON)
    assert list(targets) == [Month(2026, 5) + step for step in range(12)]
    assert list(targets.values()) == [18, 13, 13, 17, 18, 17, 17, 20, 16, 14, 20, 17]


def test_a_slow_start_shifts_the_goal_and_keeps_its_sum():
    slow = Goal("g", "s", "bookings", 39, Month(2026, 4), Month(2026, 9), slow_start=True)
    assert list(monthly_targets(slow, EVEN).values()) == [2, 4, 6, 9, 9, 9]


def test_a_goal_shorter_than_the_slow_start_still_adds_up():
    slow = Goal("g", "s", "bookings", 10, Month(2026, 4), Month(2026, 5), slow_start=True)
    assert list(monthly_targets(slow, EVEN).values()) == [3, 7]


def test_of_equal_remainders_the_earlier_month_gets_one_more():
    assert spread(5, EVEN[:4]) == (2, 1, 1, 1)


@given(
    st.integers(0, 100_000),
    st.lists(st.decimals(0, 3, places=2), min_size=1, max_size=36).filter(any),
)
def test_every_spread_adds_up_to_the_goal_and_stays_within_one_of_its_share(total, weights):
    shares = spread(total, weights)
    assert sum(shares) == total
    assert all(
        abs(share - total * weight / sum(weights)) < 1 + Decimal("1e-9")
        for share, weight in zip(shares, weights, strict=True)
    )


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(1), Decimal(-1)]])
def test_weights_that_cannot_be_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        spread(10, weights)


@pytest.mark.parametrize(
    ("profit", "close_rate", "share", "ceiling"),
    [
        (40_000, "0.30", "0.40", 4_800),
        (300_000, "0.18", "0.25", 13_500),
        (9_756, "0.66", "0.40", 2_575),
    ],
)
def test_what_a_result_may_cost(profit, close_rate, share, ceiling):
    assert ceiling_price(profit, Decimal(close_rate), Decimal(share)) == ceiling


def test_what_is_left_for_the_unit_price():
    assert room_for_fee(4_800, 1_800) == 3_000
    assert room_for_fee(2_575, 5_871) < 0


def test_the_close_rate_at_which_a_price_breaks_even():
    rate = break_even_close_rate(3_000, 9_756, Decimal("0.40"))
    assert rate.quantize(Decimal("0.001")) == Decimal("0.769")
    assert break_even_close_rate(3_000, 0, Decimal("0.40")) is None


def test_a_first_customer_is_worth_a_years_profit():
    assert first_year_profit(5_800, Decimal("0.58"), Decimal("2.9")) == 9_756


def test_what_a_goal_is_worth():
    goal = Goal(
        "g", "s", "qualified_inquiries", 84, Month(2026, 4), Month(2027, 3),
        baseline=Decimal(3), gross_profit=30_000, close_rate=Decimal("0.5"), pay_share=Decimal("0.5"),
    )  # fmt: skip
    worth = worth_of(goal)
    assert (worth.months, worth.a_month, worth.more_a_month, worth.unchanged) == (12, 7, 4, 36)
    assert (worth.per_result, worth.more_profit, worth.ceiling) == (15_000, 60_000, 7_500)


def test_what_is_not_known_of_a_goal_is_not_made_up():
    worth = worth_of(Goal("g", "s", "bookings", 84, Month(2026, 4), Month(2027, 3)))
    assert (worth.more_a_month, worth.unchanged, worth.per_result, worth.more_profit, worth.ceiling) == (
        None,
    ) * 5


def test_what_comes_by_other_ways_is_not_asked_of_the_link():
    goal = Goal("g", "s", "bookings", 80, Month(2026, 4), Month(2027, 3), doors={"phone_inquiries": 4})
    assert (goal.a_month, goal.by_link) == (7, 3)
    assert replace(goal, doors={"phone_inquiries": 9}).by_link == 0
    assert [x.where for x in goal_problems(replace(goal, doors={"phone_inquiries": -1}))] == [
        "phone_inquiries"
    ]


@pytest.mark.parametrize(
    ("months", "word"), [(1, "too_much"), (2, "too_much"), (3, "some"), (5, "some"), (6, "none")]
)
def test_too_little_time_is_told(months, word):
    assert haste(months) is Haste(word)
