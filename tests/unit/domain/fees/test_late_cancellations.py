"""Results cancelled after their contract was over: the next contract's fee neither takes them off nor fails on them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.from_book import fee_month
from desktop.domain.fees.terms import PerResult, Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.domain.results import Cancellation
from desktop.wording.amounts import plain
from desktop.wording.closing import uncredited_words
from tests.unit.domain.books import OCTOBER, book

AUGUST, SEPTEMBER = Month(2026, 8), Month(2026, 9)
FEES = (PerResult(kpi="inquiries", unit_price=Decimal(3000)),)
OVER = Contract("a", "s", "x", Terms(start=AUGUST, end=SEPTEMBER, fees=FEES), ContractState.ENDED)
NEXT = Contract("b", "s", "y", Terms(start=OCTOBER, fees=FEES), ContractState.SIGNED)
LATE = Cancellation("c", "s", OCTOBER, SEPTEMBER, "inquiries", 2)


def october(catalog, *contracts: Contract, late=(LATE,)):
    values = {month: {"inquiries": 5} for month in (AUGUST, SEPTEMBER, OCTOBER)}
    return fee_month(book(values, contracts=contracts, cancellations=late), catalog.measures, OCTOBER)


def test_the_next_agencys_fee_stays_whole(catalog):
    fee = october(catalog, OVER, NEXT)
    assert fee.statement is not None
    assert fee.statement.payable == 16_500
    assert fee.uncredited == (LATE,)


def test_after_the_end_they_are_told_beside_why_there_is_no_fee(catalog):
    fee = october(catalog, OVER)
    assert fee.problem is not None
    assert (fee.problem.code, fee.uncredited) == (Code.OUTSIDE_CONTRACT, (LATE,))


def test_within_one_contract_the_fee_goes_down(catalog):
    going_on = Contract("a", "s", "x", Terms(start=AUGUST, fees=FEES), ContractState.SIGNED)
    fee = october(catalog, going_on)
    assert fee.statement is not None
    assert (fee.statement.payable, fee.uncredited) == (9_900, ())


def test_its_own_first_month_is_taken_off(catalog):
    begun = Contract("a", "s", "x", Terms(start=SEPTEMBER, fees=FEES), ContractState.SIGNED)
    fee = october(catalog, begun)
    assert fee.statement is not None
    assert (fee.statement.payable, fee.uncredited) == (9_900, ())  # (5 - 2) x 3,000, and tax


def test_what_was_noted_in_another_month_is_told_there(catalog):
    earlier = Cancellation("c", "s", SEPTEMBER, AUGUST, "inquiries", 2)
    assert october(catalog, OVER, NEXT, late=(earlier,)).uncredited == ()


@pytest.mark.parametrize(("late", "said"), [((LATE,), "2件"), ((), "")])
def test_it_is_said_which_money_to_ask_back(catalog, late, said):
    language.use("ja")
    words = plain(uncredited_words(october(catalog, OVER, NEXT, late=late), catalog.measures))
    assert said in words
    assert bool(words) is bool(late)
