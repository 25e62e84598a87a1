"""Bills of many draws at once are the fee statement's, to the yen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Base, Bonus, TierMode
from desktop.domain.money import Rounding
from desktop.domain.scenarios.bills import Drawn, bills
from tests.unit.domain.fees.making import (
    APRIL,
    KPIS,
    amounts,
    contracts,
    per_result,
    prices,
    terms,
    tiered,
    tiereds,
)

MONTHS, DRAWS = 7, 5


def by_statement(contract, drawn, costs, at):
    """The same draw through the fee statement."""
    kpis = [kpi for kpi in KPIS if kpi in drawn]
    months = []
    for m in range(len(drawn[kpis[0]].counts)):
        results = {kpi: Counted(int(drawn[kpi].counts[m, at])) for kpi in kpis}
        taken = [(kpi, drawn[kpi].cancelled) for kpi in kpis if m and drawn[kpi].cancelled is not None]
        cancelled = tuple(Cancelled(APRIL + (m - 1), kpi, int(x[m - 1, at])) for kpi, x in taken)
        months.append(MonthResults(APRIL + m, results, costs, cancelled))
    last = contract.last_month
    return statement(
        replace(contract, end=None) if last and last < APRIL + (len(months) - 1) else contract, months
    )


@st.composite
def draws_for(draw, contract, most=40):
    shape = (MONTHS, DRAWS)
    found = {}
    for kpi in sorted({*measured_kpis(contract), "inquiries"}):
        rng = np.random.default_rng(draw(st.integers(0, 10**6)))
        counts = rng.integers(0, draw(st.sampled_from([2, 12, most])), shape)
        cancelled = rng.integers(0, counts + 1) if draw(st.booleans()) else None
        found[kpi] = Drawn(counts, cancelled)
    return found


def agree(contract, drawn, costs):
    found = bills(contract, drawn, costs, MONTHS)
    for at in range(DRAWS):
        expected = by_statement(contract, drawn, costs, at)
        assert found.total[:, at].tolist() == [month.total for month in expected.months]
        assert found.tax[:, at].tolist() == [month.tax for month in expected.months]


costs_given = st.dictionaries(st.sampled_from(["ad_spend", "props"]), amounts)


@settings(max_examples=300)
@given(st.data(), contracts, costs_given)
def test_every_bill_is_the_statements(data, contract, costs):
    agree(contract, data.draw(draws_for(contract)), costs)


@settings(max_examples=100)
@given(st.data(), contracts.filter(lambda x: x.total_cap or x.carry_over or x.monthly_cap), costs_given)
def test_limits_and_what_is_carried_are_the_statements(data, contract, costs):
    agree(contract, data.draw(draws_for(contract, 200)), costs)


@settings(max_examples=40)
@given(tiereds, prices, st.sampled_from(Rounding))
def test_a_thousand_counts_cost_what_the_statement_says(fee, price, rounding):
    contract = terms(fee, per_result(price, kpi=fee.kpi, free=3, rounding=rounding))
    counts = np.arange(400, dtype=np.int64)[np.newaxis, :]
    found = bills(contract, {fee.kpi: Drawn(counts)}, {}, 1)
    for count in range(0, 400, 7):
        month = MonthResults(APRIL, {fee.kpi: Counted(count)})
        assert found.total[0, count] == statement(contract, [month]).total


def test_views_by_the_hundred_million_stay_exact():
    contract = terms(per_result("0.37", kpi="views", rounding=Rounding.HALF_UP), tax_rounding=Rounding.UP)
    counts = np.array([[987_654_321, 3, 999_999_999]])
    found = bills(contract, {"views": Drawn(counts)}, {}, 1)
    for at, count in enumerate(counts[0].tolist()):
        assert (
            found.total[0, at] == statement(contract, [MonthResults(APRIL, {"views": Counted(count)})]).total
        )


@pytest.mark.parametrize(
    "fee",
    [
        per_result("1234567.891234567", kpi="views"),
        tiered(TierMode.SLAB, (1, "98765.4321987"), (800_000_000, "12345.678901"), kpi="views"),
        tiered(TierMode.WHOLE, (1, "98765.4321987"), (800_000_000, "12345.678901"), kpi="views"),
    ],
)
def test_numbers_too_large_for_the_machine_are_still_right(fee):
    contract = terms(fee)
    counts = np.array([[900_000_001]])
    found = bills(contract, {"views": Drawn(counts)}, {}, 1)
    expected = statement(contract, [MonthResults(APRIL, {"views": Counted(900_000_001)})])
    assert found.total[0, 0] == expected.total


def test_a_bonus_once_paid_is_neither_taken_back_nor_paid_again():
    once = Bonus(kpi="inquiries", at_least=10, amount=5_000, cumulative=True)
    counts, cancelled = np.array([[10], [0], [0], [5]]), np.array([[5], [0], [0], [0]])
    drawn = {"inquiries": Drawn(counts, cancelled)}
    found = bills(terms(Base(amount=10_000), once), drawn, {}, 4)
    assert (found.total - found.tax)[:, 0].tolist() == [15_000, 10_000, 10_000, 10_000]


def test_a_whole_volume_band_credits_what_was_billed_before():
    fee = tiered(TierMode.WHOLE, (1, "1000"), (10, "500"), cumulative=True)
    drawn = {"inquiries": Drawn(np.array([[9], [1], [5]]))}
    found = bills(terms(fee), drawn, {}, 3)
    assert (found.total - found.tax)[:, 0].tolist() == [9000, 0, 0]
    expected = by_statement(terms(fee), drawn, {}, 0)
    assert found.total[:, 0].tolist() == [month.total for month in expected.months]
