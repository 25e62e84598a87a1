"""Laws that hold for any contract and any results."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.pricing import tier_amount
from desktop.domain.fees.reading import read_terms, terms_document
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.statement import accounts, statement
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    Initial,
    PerResult,
    Prices,
    Tiered,
    TierMode,
    Withholding,
)
from desktop.domain.money import to_yen
from tests.unit.domain.fees.making import (
    APRIL,
    amounts,
    cases,
    contracts,
    counts,
    limits,
    months,
    per_results,
    results_for,
    shares,
    terms,
    tiereds,
    tiers,
    variable_fees,
    whole_prices,
)


@given(
    per_results | shares | tiereds.filter(lambda fee: fee.mode is TierMode.SLAB),
    st.lists(counts, max_size=3),
    counts,
)
def test_one_more_result_never_lowers_its_line(fee, before, count):
    def line(last):
        given_months = months(*({fee.kpi: x} for x in [*before, last]))
        return statement(terms(fee), given_months).months[-1].lines[0].amount

    assert line(count) <= line(count + 1)


@given(cases())
def test_no_part_exceeds_its_cap_or_its_room(case):
    contract, results = case
    for month_case, month in accounts(contract, results):
        if contract.monthly_cap is not None:
            assert month.scope_part <= contract.monthly_cap
        if month_case.room is not None:
            assert month.scope_part <= month_case.room


@given(cases())
def test_a_guarantee_is_kept_where_no_cap_is_lower(case):
    contract, results = case
    unlimited = replace(contract, monthly_cap=None, total_cap=None)
    for month in statement(unlimited, results).months:
        measured = month.scope_part
        if contract.monthly_guarantee and contract.guarantee_scope is contract.cap_scope:
            assert measured >= contract.monthly_guarantee


@given(tiers, st.lists(counts, min_size=1, max_size=5), st.sampled_from(TierMode))
def test_a_cumulative_tier_pays_the_same_however_results_fall(bands, given_counts, mode):
    fee = Tiered(kpi="inquiries", mode=mode, tiers=bands, cumulative=True)
    found = statement(terms(fee), months(*given_counts))
    billed = sum(
        line.amount for month in found.months for line in month.lines if line.kind is LineKind.TIERED
    )
    assert billed == tier_amount(fee, sum(given_counts)) - tier_amount(fee, 0)


@given(cases())
def test_lines_and_sums_agree(case):
    for month in statement(*case).months:
        taxed = sum(line.amount for line in month.lines if not line.untaxed)
        assert taxed == month.net - month.credit_out
        assert month.net >= 0
        assert month.net == 0 or month.credit_out == 0
        assert month.untaxed == sum(line.amount for line in month.lines if line.untaxed)
        on_top = 0 if case[0].prices is Prices.TAX_INCLUSIVE else month.tax
        assert month.total == month.net + on_top + month.untaxed
        assert month.payable == month.total - month.withholding
        assert 0 <= month.withholding <= month.net


@given(cases())
def test_months_hand_on_what_they_say(case):
    found = statement(*case).months
    for month, following in pairwise(found):
        carried = sum(x.amount for x in following.lines if x.kind is LineKind.CARRIED_IN)
        credit = sum(x.amount for x in following.lines if x.kind is LineKind.CREDIT_IN)
        assert (carried, credit) == (month.carried_out, -month.credit_out)
        cut = sum(x.amount for x in month.lines if x.kind is LineKind.CAP_CUT)
        assert month.carried_out == (-cut if case[0].carry_over else 0)


@given(cases())
def test_a_zero_line_says_why_and_no_other_does(case):
    for month in statement(*case).months:
        for line in month.lines:
            if line.amount:
                assert line.why_zero is None
            elif not isinstance(line.fee, Initial | Base | Bonus):  # these can be agreed at 0
                assert line.why_zero is not None


@given(contracts)
def test_terms_survive_being_written(contract):
    written = json.dumps(terms_document(contract), ensure_ascii=False)
    assert read_terms(json.loads(written)) == contract


fees_of_the_month = per_results | shares | tiereds.map(lambda fee: replace(fee, cumulative=False))


@given(st.lists(fees_of_the_month, min_size=1, max_size=3).map(tuple), st.data())
def test_cancelling_later_costs_what_never_counting_costs(fees, data):
    """Without limits the months together come to the same, tax aside."""
    contract = terms(*fees)
    results = data.draw(results_for(contract))
    gone: dict[tuple[object, str], int] = {}
    for month in results:
        for one in month.cancelled:
            gone[one.month, one.kpi] = gone.get((one.month, one.kpi), 0) + one.count
    never = tuple(
        MonthResults(
            x.month,
            {
                kpi: Counted(c.counted - gone.get((x.month, kpi), 0), c.invalid)
                for kpi, c in x.results.items()
            },
        )
        for x in results
    )
    assert billed(contract, results) == billed(contract, never)


def billed(contract, results):
    return sum(
        line.amount
        for month in statement(contract, results).months
        for line in month.lines
        if line.kind is not LineKind.CREDIT_IN
    )


@given(cases(), st.data())
def test_cancelled_entries_of_one_month_can_be_split(case, data):
    """Two entries of one month and KPI are worth what one entry of their sum is."""
    contract, results = case
    last = results[-1]
    if not last.cancelled:
        return
    whole = last.cancelled[0]
    part = data.draw(st.integers(0, whole.count))
    halves = (replace(whole, count=part), replace(whole, count=whole.count - part))
    split = (*results[:-1], replace(last, cancelled=(*halves, *last.cancelled[1:])))
    assert statement(contract, split).total == statement(contract, results).total


# --- against a recomputation by hand -------------------------------------------------------------


@given(
    price=whole_prices,
    free=st.integers(0, 8),
    base=amounts,
    guarantee=limits,
    cap=limits,
    total_cap=limits,
    carry=st.booleans(),
    given_counts=st.lists(counts, min_size=1, max_size=5),
    data=st.data(),
)
def test_a_simple_contract_by_hand(price, free, base, guarantee, cap, total_cap, carry, given_counts, data):
    if guarantee and cap and guarantee > cap:
        guarantee, cap = cap, guarantee
    contract = terms(
        PerResult(kpi="inquiries", unit_price=price, free=free),
        Base(amount=base),
        monthly_guarantee=guarantee,
        monthly_cap=cap,
        total_cap=total_cap,
        carry_over=carry,
    )
    results, taken = [], []
    for at, count in enumerate(given_counts):
        back = data.draw(st.integers(0, given_counts[at - 1])) if at else 0
        taken.append(back)
        entries = (Cancelled(APRIL + (at - 1), "inquiries", back),) if at else ()
        results.append(MonthResults(APRIL + at, {"inquiries": Counted(count)}, cancelled=entries))
    found = statement(contract, results)
    assert [x.payable for x in found.months] == by_hand(
        int(price), free, base, guarantee, cap, total_cap, carry, given_counts, taken
    )


def by_hand(price, free, base, guarantee, cap, total_cap, carry, given_counts, taken):
    payables, carried, credit, spent = [], 0, 0, 0
    for at, count in enumerate(given_counts):
        part = max(0, count - free) * price + carried
        if at:
            before = given_counts[at - 1]
            part -= (max(0, before - free) - max(0, before - taken[at] - free)) * price
        if guarantee is not None and part < guarantee:
            part = guarantee
        carried = 0
        if cap is not None and part > cap:
            carried = part - cap if carry else 0
            part = cap
        if total_cap is not None and part > total_cap - spent:
            part = total_cap - spent
        spent += part
        owed = part + base - credit
        credit = max(0, -owed)
        owed = max(0, owed)
        payables.append(owed + owed // 10)
    return payables


@given(st.lists(variable_fees, min_size=1, max_size=3).map(tuple), st.data())
def test_the_order_of_clawbacks_does_not_matter_without_limits(fees, data):
    before = terms(*fees, withholding=Withholding.INDIVIDUAL)
    after = replace(before, clawback=ClawbackOrder.AFTER_CAPS)
    results = data.draw(results_for(before))
    nets = [[(x.net, x.credit_out) for x in statement(made, results).months] for made in (before, after)]
    assert nets[0] == nets[1]


@given(st.integers(0, 60), st.lists(counts, min_size=1, max_size=6), st.booleans())
def test_a_cumulative_bonus_is_paid_at_most_once(at_least, given_counts, cumulative):
    fee = Bonus(kpi="inquiries", at_least=at_least, amount=10_000, cumulative=cumulative)
    paid = [x.lines[0].amount for x in statement(terms(fee), months(*given_counts)).months]
    sums = [sum(given_counts[: at + 1]) for at in range(len(given_counts))]
    if cumulative:
        assert sum(paid) == (10_000 if sums[-1] >= at_least else 0)
    else:
        assert paid == [10_000 if count >= at_least else 0 for count in given_counts]


@given(cases())
def test_tax_is_rounded_once_from_the_net(case):
    contract, results = case
    for month in statement(contract, results).months:
        share = contract.tax_rate
        exact = month.net * share / (1 + share if contract.prices is Prices.TAX_INCLUSIVE else 1)
        assert month.tax == to_yen(exact, contract.tax_rounding)
