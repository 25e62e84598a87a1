"""Amended terms: the past keeps its own, and what was counted, carried and paid goes on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.schedule import Change, Schedule
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Bonus, ClawbackOrder, Initial, PerResult, Terms, Tier, Tiered, TierMode
from desktop.domain.month import Month
from desktop.domain.problems import Refused

APRIL = Month(2026, 4)


def months(*counts: int, cancelled: tuple[Cancelled, ...] = ()) -> list[MonthResults]:
    """Months from April on; what is cancelled is so in the last one."""
    last = len(counts) - 1
    return [
        MonthResults(APRIL + at, {"inquiries": Counted(count)}, cancelled=cancelled if at == last else ())
        for at, count in enumerate(counts)
    ]


def price(amount: int, **more: object) -> Terms:
    """A price a result, and what else the terms say."""
    return Terms(start=APRIL, fees=(PerResult(kpi="inquiries", unit_price=Decimal(amount)),), **more)


def test_months_before_the_amendment_keep_their_terms():
    schedule = Schedule.of(price(5_000), [Change(APRIL + 2, price(4_000))])
    nets = [month.net for month in statement(schedule, months(10, 10, 10, 10)).months]
    assert nets == [50_000, 50_000, 40_000, 40_000]


def test_what_is_cancelled_is_worth_what_it_was_billed_by():
    schedule = Schedule.of(price(5_000), [Change(APRIL + 2, price(4_000))])
    taken = (Cancelled(APRIL, "inquiries", 2), Cancelled(APRIL + 2, "inquiries", 1))
    month = statement(schedule, months(10, 10, 10, 10, cancelled=taken)).months[-1]
    assert [line.amount for line in month.lines if line.kind is LineKind.CLAWBACK] == [-10_000, -4_000]


def test_caps_of_the_month_it_was_billed_in_are_applied_again():
    before = price(5_000, monthly_cap=30_000, clawback=ClawbackOrder.AFTER_CAPS)
    now = replace(before, monthly_cap=100_000)
    taken = (Cancelled(APRIL, "inquiries", 5),)
    month = statement(Schedule.of(before, [Change(APRIL + 1, now)]), months(10, 10, cancelled=taken)).months[
        -1
    ]
    assert [line.amount for line in month.lines if line.kind is LineKind.CLAWBACK] == [-5_000]


def test_an_initial_fee_is_not_charged_again_and_carried_money_goes_on():
    begun = Terms(
        start=APRIL,
        fees=(Initial(amount=100_000), *price(5_000).fees),
        monthly_cap=30_000,
        carry_over=True,
    )
    now = replace(begun, monthly_cap=60_000)
    first, second = statement(Schedule.of(begun, [Change(APRIL + 1, now)]), months(10, 4)).months
    assert (first.net, first.carried_out) == (130_000, 20_000)
    assert (second.net, second.carried_out) == (40_000, 0)


def test_a_cumulative_bonus_that_was_paid_or_reached_is_not_due_again():
    once = Bonus(kpi="inquiries", at_least=15, amount=50_000, cumulative=True)
    lower = replace(once, at_least=12, amount=40_000)
    later = replace(once, at_least=40, amount=90_000)
    begun, now = Terms(start=APRIL, fees=(once,)), Terms(start=APRIL, fees=(lower, once, later))
    nets = [
        x.net for x in statement(Schedule.of(begun, [Change(APRIL + 2, now)]), months(10, 10, 10, 10)).months
    ]
    assert nets == [0, 50_000, 0, 90_000]


def test_cumulative_bands_count_on():
    bands = (Tier(1, Decimal(1_000)), Tier(11, Decimal(500)))
    tiers = Tiered(kpi="inquiries", mode=TierMode.SLAB, cumulative=True, tiers=bands)
    begun = Terms(start=APRIL, fees=(tiers,))
    now = Terms(start=APRIL, fees=(replace(tiers, tiers=(Tier(1, Decimal(1_000)), Tier(11, Decimal(200)))),))
    nets = [x.net for x in statement(Schedule.of(begun, [Change(APRIL + 1, now)]), months(8, 6)).months]
    assert nets == [8_000, 2 * 1_000 + 4 * 200]


def test_an_amendment_may_move_the_end():
    ends, longer = price(5_000, end=APRIL + 1), price(5_000, end=APRIL + 3)
    schedule = Schedule.of(ends, [Change(APRIL + 1, longer)])
    assert len(statement(schedule, months(1, 1, 1, 1)).months) == 4
    assert schedule.holds(APRIL + 3)
    assert not schedule.holds(APRIL + 4)
    with pytest.raises(Refused):
        statement(ends, months(1, 1, 1))


@given(
    counts=st.lists(st.integers(0, 40), min_size=1, max_size=8),
    at=st.integers(1, 8),
    amounts=st.tuples(st.integers(0, 9_000), st.integers(0, 9_000)),
    cap=st.none() | st.integers(1, 100_000),
)
def test_an_amendment_never_moves_what_was_before(counts, at, amounts, cap):
    before, now = price(amounts[0], monthly_cap=cap), price(amounts[1], monthly_cap=cap)
    amended = statement(Schedule.of(before, [Change(APRIL + at, now)]), months(*counts)).months
    alone = statement(before, months(*counts)).months
    assert amended[:at] == alone[:at]
    assert [x.lines for x in amended[at:]] == [x.lines for x in statement(now, months(*counts)).months[at:]]


@given(counts=st.lists(st.integers(0, 40), min_size=1, max_size=8), at=st.integers(0, 8))
def test_an_amendment_that_changes_nothing_changes_nothing(counts, at):
    terms = price(3_000, monthly_cap=50_000, total_cap=200_000)
    amended = Schedule.of(terms, [Change(APRIL + at, terms)])
    assert statement(amended, months(*counts)) == statement(terms, months(*counts))
