"""One contract after another: each month is billed by the one that had begun."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.book import Book
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.from_book import fee_month, statements
from desktop.domain.fees.terms import PerResult, Terms
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop

APRIL, JULY = Month(2026, 4), Month(2026, 7)
SHOP = Shop("s", "菓子処", Purpose.CUSTOMERS)


def contract(name: str, start: Month, price: int, state: ContractState) -> Contract:
    terms = Terms(start=start, fees=(PerResult(kpi="orders", unit_price=Decimal(price)),))
    return Contract(name, "s", f"agency-{name}", terms, state)


OLD = contract("old", APRIL, 1_000, ContractState.ENDED)
NEW = contract("new", JULY, 2_000, ContractState.SIGNED)
IDEA = contract("idea", JULY, 9_000, ContractState.DRAFT)
MONTHS = tuple(Result(f"r{at}", "s", APRIL + at, "orders", Decimal(10)) for at in range(6))
BOOK = Book(SHOP, results=MONTHS, contracts=(NEW, IDEA, OLD))


def test_each_month_is_billed_by_the_contract_that_had_begun():
    assert [one.net for one in statements(BOOK, {}).values()] == [10_000] * 3 + [20_000] * 3
    assert fee_month(BOOK, {}, Month(2026, 6)).contract == OLD
    assert fee_month(BOOK, {}, JULY).contract == NEW


def test_before_the_first_contract_there_is_none_to_bill_by():
    assert fee_month(BOOK, {}, Month(2026, 3)).problem.code is Code.OUTSIDE_CONTRACT


def test_the_contract_in_force_is_the_signed_one_then_a_draft_with_the_chosen_agency():
    assert BOOK.contract() == NEW
    assert BOOK.contract("idea") == IDEA
    other = contract("other", JULY, 3_000, ContractState.DRAFT)
    chosen = Agency("agency-other", "s", "", AgencyState.CHOSEN)
    drafts = replace(BOOK, contracts=(IDEA, other), agencies=(chosen,))
    assert drafts.contract() == other
    assert drafts.deals() == (other,)
    assert Book(SHOP).contract() is None


def test_amended_terms_bill_the_months_from_then_on():
    cheaper = replace(NEW.terms, fees=(PerResult(kpi="orders", unit_price=Decimal(500)),))
    amended = replace(BOOK, amendments=(Amendment("a", "s", "new", JULY + 1, cheaper),))
    assert [one.net for one in statements(amended, {}).values()] == [10_000] * 3 + [20_000] + [5_000] * 2
