"""A contract in its shop: another offer that is cheaper, and a goal that ends before one may leave."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.checks import load_checks
from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.in_book import checked
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.settings import resources

CHECKS = load_checks(resources() / "catalog" / "checks.toml")
APRIL, LAST = Month(2026, 4), Month(2027, 3)
BY_RESULT = PerResult(kpi="inquiries", unit_price=Decimal(9_000))
TERMS = Terms(
    start=APRIL, fees=(Base(amount=50_000), BY_RESULT), min_months=12,
    monthly_guarantee=30_000, monthly_cap=90_000,
)  # fmt: skip
OURS = Contract("c", "s", "a", TERMS, ContractState.SIGNED)


def report(last=LAST, *offers: Contract, ours: Contract = OURS):
    goal = Goal("g", "s", "inquiries", 84, APRIL, last)
    book = Book(Shop("s", "菓子処", Purpose.CUSTOMERS), goal=goal, contracts=(ours, *offers))
    return checked(book, ours, CHECKS, {})


def offer(amount, *fees, agency="b", state=ContractState.DRAFT, **rules):
    terms = Terms(start=APRIL, fees=(Base(amount=amount), *fees), **rules)
    return Contract("o", "s", agency, terms, state)


def test_bound_until_after_the_goal():
    assert report(Month(2027, 2)).of("X9") is not None
    assert report(Month(2027, 3)).of("X9") is None
    assert report(Month(2027, 2), ours=replace(OURS, terms=replace(TERMS, min_months=6))).of("X9") is None


@pytest.mark.parametrize(
    ("other", "flat"),
    [
        (offer(79_999), 79_999),
        (offer(80_000), None),
        (offer(40_000, BY_RESULT), None),
        (offer(40_000, monthly_guarantee=90_000), None),
        (offer(40_000, agency="a"), None),
        (offer(40_000, state=ContractState.ENDED), None),
    ],
)
def test_dearer_without_a_result_than_what_another_asks(other, flat):
    found = report(Month(2027, 3), other).of("X8")
    assert (found.values["amount"], found.values["other"]) == (80_000, flat) if flat else found is None


def test_without_other_offers_or_a_contract_there_is_nothing_to_hold_against():
    assert report().of("X8") is None
    assert checked(Book(Shop("s", "店", Purpose.CUSTOMERS)), None, CHECKS, {}).findings == ()


def test_they_stand_in_the_order_of_every_report():
    found = report(Month(2027, 2), offer(60_000)).findings
    assert {"X8", "X9"} <= {x.code for x in found}
    ranks = [(x.severity.rank, x.code) for x in found]
    assert ranks == sorted(ranks)
