"""Options meet the same draws: figures are those of a plain loop over the fee statement, and of arithmetic."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest

from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Base, Initial, PassThrough, TierMode
from desktop.domain.scenarios.breaking_even import break_even_close_rate
from desktop.domain.scenarios.drawing import draw
from desktop.domain.scenarios.playing import play
from desktop.domain.scenarios.prospect import Case, Option, Value
from tests.unit.domain.fees.making import APRIL, per_result, tiered
from tests.unit.domain.scenarios.making import FUNNEL, NOW, OFFER, OWN, contract, option, prospect


def plain_loop(terms, counts, worth):
    """One draw, month by month, through the fee statement: fee, left, worst month."""
    months = [MonthResults(APRIL + m, {"inquiries": Counted(int(n))}) for m, n in enumerate(counts)]
    fees = [month.total - month.tax for month in statement(terms, months).months]
    cash = [int(n) * worth - fee for n, fee in zip(counts, fees, strict=True)]
    return sum(fees), sum(cash), min(cash)


@pytest.mark.parametrize("terms", [NOW, OFFER])
def test_every_figure_is_that_of_a_plain_loop_over_the_same_draws(terms):
    drawn = draw(prospect(FUNNEL), draws=300).kpis["inquiries"].counts
    rows = np.array([plain_loop(terms, drawn[:, at], 15_000) for at in range(300)])
    (found,) = play([option(terms)], prospect(FUNNEL), draws=300).options
    for values, shown in zip(rows.T, (found.fee, found.left, found.worst_month), strict=True):
        low, middle, high = np.quantile(values, [0.05, 0.5, 0.95], method="inverted_cdf")
        assert (shown.low, shown.median, shown.high) == (low, middle, high)
    assert found.loss == np.mean(rows[:, 1] < 0)
    assert found.expected_fee == pytest.approx(rows[:, 0].mean())


def test_an_independent_brute_force_agrees_within_three_standard_errors():
    chance = np.random.default_rng(99)
    rates = chance.gamma(OWN_SHAPE, 1 / 7, 1500)
    rows = np.array([plain_loop(NOW, chance.poisson(rate, 12), 15_000) for rate in rates])
    (found,) = play([option(NOW)], prospect()).options
    error = rows.std(axis=0) / math.sqrt(len(rows)) * math.sqrt(1 + len(rows) / 10_000)
    assert abs(found.expected_fee - rows[:, 0].mean()) < 3 * error[0]
    assert abs(found.expected_left - rows[:, 1].mean()) < 3 * error[1]


OWN_SHAPE = 0.5 + sum(OWN.counts)


def test_a_flat_price_costs_price_times_what_is_expected():
    (found,) = play([option(OFFER)], prospect()).options
    expected, variance = OWN_SHAPE * 12 / 7, OWN_SHAPE * 12 / 7 * (1 + 12 / 7)
    assert abs(found.expected_fee - 9_000 * expected) < 3 * 9_000 * math.sqrt(variance / 10_000)


def test_a_flat_fee_is_always_the_same():
    flat = Option.flat("flat", 100_000, APRIL)
    (found,) = play([flat], prospect()).options
    assert found.fee.always_same
    assert found.fee.median == 1_200_000
    assert found.cases[Case.NOTHING].left == -1_200_000
    assert found.break_even.first == 7


def test_doing_it_oneself_costs_hours_and_no_cash():
    own = Option.oneself("own", Decimal(10), 1_200)
    (found,) = play([own], prospect()).options
    nothing = found.cases[Case.NOTHING]
    assert found.fee.median == 0
    assert nothing.left == -144_000
    assert {month.cash for month in nothing.months} == {0}


def test_options_are_compared_within_each_draw():
    """Ranges that overlap nearly everywhere, and still one is better every single time."""
    cheap, dear = option(OFFER, "cheap"), option(contract(Base(amount=1), per_result("9000")), "dear")
    found = play([cheap, dear], prospect())
    first, second = found.options
    assert second.left.high > first.left.low
    assert found.versus("cheap", "dear").more == 1
    assert found.versus("dear", "cheap").more == 0
    assert found.best.key == "cheap"
    with pytest.raises(KeyError):
        found.versus("cheap", "none")


def test_adding_an_option_does_not_move_another():
    alone = play([option(NOW)], prospect()).options[0]
    assert play([option(NOW), option(OFFER, "offer")], prospect()).options[0] == alone


def test_ads_are_paid_once_whether_billed_on_or_not():
    costs = {"ad_spend": 20_000}
    billed = option(contract(Base(amount=10_000), PassThrough(cost="ad_spend")), "billed", costs=costs)
    paid = option(contract(Base(amount=10_000)), "paid", costs=costs)
    found = play([billed, paid], prospect(), draws=10)
    assert found.options[0].left == found.options[1].left
    assert found.options[0].fee.median - found.options[1].fee.median == 240_000


def test_a_running_contract_goes_on_where_it_stands():
    """Bands count on from the months before, the total cap has less room, the initial fee is paid."""
    fees = (Initial(amount=90_000), tiered(TierMode.SLAB, (1, "9000"), (40, "3000"), cumulative=True))
    terms = contract(*fees, total_cap=700_000)
    past = (12, 9, 15)
    drawn = draw(prospect(), draws=60).kpis["inquiries"].counts
    expected = []
    for at in range(60):
        counts = [*past, *drawn[:, at].tolist()]
        months = [MonthResults(APRIL + m, {"inquiries": Counted(n)}) for m, n in enumerate(counts)]
        expected.append(sum(month.net for month in statement(terms, months).months[len(past) :]))
    running = option(terms, past={"inquiries": past})
    (found,) = play([running], prospect(), draws=60).options
    assert found.expected_fee == pytest.approx(np.mean(expected))
    assert found.fee.high == np.quantile(expected, 0.95, method="inverted_cdf")
    assert found.cases[Case.NOTHING].fee == 0
    assert len(found.cases[Case.NOTHING].months) == 12


def test_tax_is_a_cost_to_a_shop_that_cannot_deduct_it():
    flat = Option.flat("flat", 100_000, APRIL)
    assert play([flat], prospect(with_tax=True), draws=10).options[0].fee.median == 1_320_000


def test_the_initial_fee_makes_the_first_month_the_worst():
    terms = contract(Initial(amount=500_000), per_result("1000"))
    (found,) = play([option(terms)], prospect()).options
    assert found.worst_month.high < -250_000


def test_nothing_works_and_what_is_missed():
    found = play(
        [option(NOW)], prospect(aim=Decimal("6.5"), value=Value("inquiries", 40_000, Decimal("0.3")))
    )
    assert found.missed == 12 * 78_000
    nothing = found.options[0].cases[Case.NOTHING]
    assert (nothing.results, nothing.fee, nothing.left) == (0, 360_000, -360_000)


def test_break_even_close_rate_is_rounded_against_the_shop():
    assert break_even_close_rate(100_000, 7, 40_000) == Decimal("0.358")
    assert break_even_close_rate(100_000, 1, 40_000) == Decimal("2.500")
    assert break_even_close_rate(100_000, 0, 40_000) is None


def test_a_cap_can_be_left_behind_but_a_dear_result_never_pays():
    (found,) = play([option(contract(per_result("20000")))], prospect()).options
    assert found.break_even.first is None
    rising = contract(per_result("1000"), per_result("30000", free=10))
    (found,) = play([option(rising)], prospect()).options
    assert (found.break_even.first, found.break_even.lost_again) == (1, 19)
