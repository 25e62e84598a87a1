"""The search for what explains an invoice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees.mistakes import NEVER_TOGETHER, Mistake, Verdict, as_if, check_invoice
from desktop.domain.fees.results import Counted
from desktop.domain.fees.statement import accounts, month_statement, statement
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    Initial,
    PassThrough,
    PerResult,
    Prices,
    Production,
    Scope,
    Tiered,
    TierMode,
    Withholding,
)
from desktop.domain.money import Rounding
from tests.unit.domain.fees.making import cases, month, months, per_result, terms, tiered


def sets(contract, results, invoiced):
    return [x.mistakes for x in check_invoice(contract, results, invoiced).explanations]


# --- each mistake, alone -------------------------------------------------------------------------

SLAB = tiered(TierMode.SLAB, (1, 5_000), (11, 3_000))
WHOLE = tiered(TierMode.WHOLE, (1, 5_000), (11, 3_000))
COST = PassThrough(cost="ad_spend", handling=Decimal("0.20"))
ODD = terms(Base(amount=12_345), Base(amount=6_789), Base(amount=4_321))


@pytest.mark.parametrize(
    ("mistake", "contract", "results", "invoiced"),
    [
        ("cap_ignored", terms(per_result(5_000), monthly_cap=50_000), months(20), 110_000),
        ("guarantee_ignored", terms(per_result(5_000), monthly_guarantee=50_000), months(2), 11_000),
        ("total_cap_ignored", terms(per_result(5_000), total_cap=90_000), months(10, 10), 55_000),
        ("free_ignored", terms(per_result(5_000, free=3)), months(10), 55_000),
        (
            "free_ignored",
            terms(Production(kpi="posts", unit_price=Decimal(9_000), included=2)),
            months({"posts": 3}),
            29_700,
        ),
        (
            "invalid_counted",
            terms(per_result(5_000)),
            months({"inquiries": Counted(10, 4)}),
            55_000,
        ),
        ("clawback_ignored", terms(per_result(5_000)), months(8, month(10, cancelled=[(0, 3)])), 55_000),
        ("initial_again", terms(Initial(amount=70_000), Base(amount=30_000)), months({}, {}), 110_000),
        ("initial_again", terms(Initial(amount=70_000), Base(amount=30_000)), months({}), 187_000),
        ("tier_mode_whole", terms(SLAB), months(20), 66_000),
        ("tier_mode_slab", terms(WHOLE), months(20), 88_000),
        ("tax_twice", terms(per_result(5_000)), months(10), 60_000),
        ("tax_missing", terms(per_result(5_000)), months(10), 50_000),
        ("tax_twice", terms(per_result(5_500), prices=Prices.TAX_INCLUSIVE), months(10), 60_500),
        ("tax_missing", terms(per_result(5_500), prices=Prices.TAX_INCLUSIVE), months(10), 50_000),
        ("tax_per_line", ODD, months({}), 25_799),
        ("tax_rounding_up", terms(Base(amount=12_341)), months({}), 13_576),
        ("handling_missing", terms(COST), months(month(results={}, costs={"ad_spend": 30_000})), 33_000),
        ("handling_twice", terms(COST), months(month(results={}, costs={"ad_spend": 30_000})), 46_200),
        (
            "withholding_ignored",
            terms(per_result(5_000), withholding=Withholding.INDIVIDUAL),
            months(10),
            55_000,
        ),
        ("base_twice", terms(Base(amount=30_000), per_result(5_000)), months(1), 71_500),
        (
            "carry_over_ignored",
            terms(per_result(5_000), monthly_cap=50_000, carry_over=True),
            months(12, 3),
            16_500,
        ),
        (
            "bonus_unearned",
            terms(Bonus(kpi="inquiries", at_least=20, amount=40_000), per_result(1_000)),
            months(5),
            49_500,
        ),
        (
            "cap_scope_other",
            terms(per_result(5_000), Base(amount=30_000), monthly_cap=50_000, cap_scope=Scope.TOTAL),
            months(8),
            77_000,
        ),
        (
            "clawback_order_other",
            terms(per_result(5_000), monthly_guarantee=40_000, monthly_cap=60_000),
            months(12, month(14, cancelled=[(0, 2)])),
            55_000,
        ),
    ],
)
def test_a_mistake_is_recognised(mistake, contract, results, invoiced):
    assert (Mistake(mistake),) in sets(contract, results, invoiced)


def test_half_up_is_recognised():
    contract = terms(Base(amount=12_345))
    assert sets(contract, months({}), 13_580) == [
        (Mistake.TAX_ROUNDING_UP,),
        (Mistake.TAX_ROUNDING_HALF_UP,),
    ]


def test_base_twice_counts_towards_a_cap_on_everything_but_not_in_a_termination():
    contract = terms(
        Base(amount=30_000), per_result(5_000), monthly_cap=80_000, cap_scope=Scope.TOTAL, min_months=3
    )
    found = check_invoice(contract, months(8), 88_000)
    assert (Mistake.BASE_TWICE,) in [x.mistakes for x in found.explanations]


def test_a_clawback_left_out_does_not_lower_what_was_counted_so_far():
    contract = terms(tiered(TierMode.SLAB, (1, 5_000), (21, 1_000), cumulative=True))
    results = months(20, month(5, cancelled=[(0, 5)]))
    assert check_invoice(contract, results, 5_500).expected == 0
    assert sets(contract, results, 5_500) == [(Mistake.CLAWBACK_IGNORED,)]


def test_whole_and_slab_are_swapped_when_both_are_mistaken():
    contract = terms(
        tiered(TierMode.SLAB, (1, 5_000), (11, 3_000)),
        tiered(TierMode.WHOLE, (1, 7_000), (6, 4_000), kpi="orders"),
    )
    results = months({"inquiries": 20, "orders": 10})
    both = 20 * 3_000 + 5 * 7_000 + 5 * 4_000
    found = check_invoice(contract, results, both * 11 // 10)
    assert (Mistake.TIER_MODE_WHOLE, Mistake.TIER_MODE_SLAB) in [x.mistakes for x in found.explanations]


def test_an_inclusive_price_with_the_tax_on_top_rounds_as_mistaken():
    contract = terms(Base(amount=12_345), prices=Prices.TAX_INCLUSIVE)
    assert sets(contract, months({}), 12_345 + 1_234) == [(Mistake.TAX_TWICE,)]
    assert sets(contract, months({}), 12_345 + 1_235) == [
        (Mistake.TAX_TWICE, Mistake.TAX_ROUNDING_UP),
        (Mistake.TAX_TWICE, Mistake.TAX_ROUNDING_HALF_UP),
    ]


def test_earlier_months_stay_right():
    """The cap is ignored in May only: what April carried over stays."""
    contract = terms(per_result(5_000), monthly_cap=50_000, carry_over=True)
    assert sets(contract, months(14, 9), 71_500) == [(Mistake.CAP_IGNORED,)]


# --- laws ----------------------------------------------------------------------------------------


@given(cases())
def test_the_right_amount_is_a_match(case):
    contract, results = case
    right = statement(contract, results).months[-1]
    found = check_invoice(contract, results, right.payable)
    assert (found.verdict, found.difference, found.explanations) == (Verdict.MATCH, 0, ())
    assert found.month == right


@given(cases(), st.sets(st.sampled_from(Mistake), min_size=1, max_size=2))
def test_what_was_mistaken_is_found(case, made):
    """Make at most two mistakes on purpose: the search names them, or a simpler or equal reason."""
    contract, results = case
    right, wrong = invoice_with(contract, results, made)
    found = check_invoice(contract, results, wrong.payable)
    if wrong.payable == right.payable:
        assert found.verdict is Verdict.MATCH
        return
    named = [set(x.mistakes) for x in found.explanations]
    together = tuple(x for x in Mistake if x in made)
    if together not in NEVER_TOGETHER:
        assert made in named or any(one < made for one in named)
    for explanation in found.explanations:
        assert explanation.amount == wrong.payable
        assert explanation.month.payable == wrong.payable
        assert sum(explanation.effects) in (0, found.difference)
        again = invoice_with(contract, results, set(explanation.mistakes))[1]
        assert again == explanation.month


@given(cases(), st.integers(-50_000, 50_000))
def test_explanations_are_minimal_ordered_and_to_the_yen(case, off):
    contract, results = case
    expected = statement(contract, results).months[-1].payable
    found = check_invoice(contract, results, max(0, expected + off))
    named = [x.mistakes for x in found.explanations]
    ranks = [(len(x), [list(Mistake).index(one) for one in x]) for x in named]
    assert ranks == sorted(ranks)
    singles = {x[0] for x in named if len(x) == 1}
    assert not any(singles & set(x) for x in named if len(x) == 2)
    assert len(set(named)) == len(named)


def invoice_with(contract, results, made):
    *_earlier, (case, right) = accounts(contract, results)
    return right, month_statement(as_if(case, sorted(made)))


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_can_be_made(mistake):
    *_earlier, (case, _right) = accounts(terms(per_result(5_000)), months(3))
    assert month_statement(as_if(case, [mistake])).month == case.month


# --- against contracts that really say so --------------------------------------------------------


def free_of(contract):
    fees = tuple(
        replace(fee, free=0)
        if isinstance(fee, PerResult)
        else replace(fee, included=0)
        if isinstance(fee, Production)
        else fee
        for fee in contract.fees
    )
    return replace(contract, fees=fees)


def tiers_as(contract, written, read):
    return replace(
        contract,
        fees=tuple(
            replace(fee, mode=read) if isinstance(fee, Tiered) and fee.mode is written else fee
            for fee in contract.fees
        ),
    )


def handling_gone(contract):
    return replace(
        contract,
        fees=tuple(replace(x, handling=None) if isinstance(x, PassThrough) else x for x in contract.fees),
    )


OTHER_CONTRACTS = {
    Mistake.CAP_IGNORED: lambda x: replace(x, monthly_cap=None),
    Mistake.GUARANTEE_IGNORED: lambda x: replace(x, monthly_guarantee=None),
    Mistake.TOTAL_CAP_IGNORED: lambda x: replace(x, total_cap=None),
    Mistake.FREE_IGNORED: free_of,
    Mistake.TIER_MODE_WHOLE: lambda x: tiers_as(x, TierMode.SLAB, TierMode.WHOLE),
    Mistake.TIER_MODE_SLAB: lambda x: tiers_as(x, TierMode.WHOLE, TierMode.SLAB),
    Mistake.TAX_ROUNDING_UP: lambda x: replace(x, tax_rounding=Rounding.UP),
    Mistake.TAX_ROUNDING_HALF_UP: lambda x: replace(x, tax_rounding=Rounding.HALF_UP),
    Mistake.HANDLING_MISSING: handling_gone,
    Mistake.WITHHOLDING_IGNORED: lambda x: replace(x, withholding=Withholding.NONE),
    Mistake.CAP_SCOPE_OTHER: lambda x: replace(
        x, total_cap=None, cap_scope=Scope.TOTAL if x.cap_scope is Scope.VARIABLE else Scope.VARIABLE
    ),
    Mistake.CLAWBACK_ORDER_OTHER: lambda x: replace(x, clawback=ClawbackOrder.AFTER_CAPS),
}


@given(cases(most=1), st.sampled_from(list(OTHER_CONTRACTS)))
def test_a_first_month_by_another_contract_is_that_mistake(case, mistake):
    """In a first month nothing is handed on, so the mistake is the statement of a contract that says so."""
    contract, results = case
    if mistake is Mistake.CAP_SCOPE_OTHER:
        contract = replace(contract, total_cap=None)
    wrong = statement(OTHER_CONTRACTS[mistake](contract), results).months[-1].payable
    found = check_invoice(contract, results, wrong)
    assert found.verdict is Verdict.MATCH or (mistake,) in [x.mistakes for x in found.explanations]
