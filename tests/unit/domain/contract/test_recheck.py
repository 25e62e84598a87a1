"""The check after an amendment: what is new, gone, graver, milder, or there for other reasons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop import language
from desktop.catalog.checks import load_checks
from desktop.domain.book import Book
from desktop.domain.contract.amendments import Amendment
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.contract.recheck import Turned, recheck
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.settings import resources
from desktop.wording.recheck import since, turn_words

CHECKS = load_checks(resources() / "catalog" / "checks.toml")
APRIL, JULY = Month(2026, 4), Month(2026, 7)
SHOP = Shop("s", "菓子処", Purpose.CUSTOMERS)
PRICE = PerResult(kpi="own_count", unit_price=Decimal(9_000))
TERMS = Terms(start=APRIL, fees=(PRICE,), min_months=12, monthly_cap=90_000)
ANSWERS = {"result_tier": "result", "data_access": False}


def amended(*terms: Terms, state: ContractState = ContractState.SIGNED):
    contract = Contract("c", "s", "a", TERMS, state, answers=ANSWERS)
    made = tuple(Amendment(f"m{n}", "s", "c", JULY + n, x) for n, x in enumerate(terms))
    other = Amendment("x", "s", "another", JULY + 9, replace(TERMS, monthly_cap=None))
    book = Book(SHOP, contracts=(contract,), amendments=(*made, other))
    return recheck(book, contract, CHECKS, {})


def codes(found):
    return [(x.turned, x.finding.code) for x in found.turns]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"monthly_cap": None}, [(Turned.NEW, "C14")]),
        ({"monthly_guarantee": 30_000}, [(Turned.NEW, "C15")]),
        ({"min_months": 6}, [(Turned.GONE, "C26")]),
        ({"min_months": 13}, [(Turned.GRAVER, "C26")]),
        ({"min_months": 8}, [(Turned.OTHER, "C26")]),
        ({"min_months": 2}, [(Turned.NEW, "X6"), (Turned.MILDER, "C26")]),
        ({"monthly_cap": None, "min_months": 6}, [(Turned.NEW, "C14"), (Turned.GONE, "C26")]),
        ({"monthly_cap": 70_000}, []),
        ({"fees": (Base(amount=1), PRICE)}, []),
    ],
)
def test_what_an_amendment_changes(change, expected):
    found = amended(replace(TERMS, **change))
    assert found.first == JULY
    assert codes(found) == expected


def test_the_last_amendment_is_compared_with_the_one_before():
    found = amended(replace(TERMS, min_months=6), replace(TERMS, min_months=6, monthly_cap=None))
    assert (found.first, codes(found)) == (JULY + 1, [(Turned.NEW, "C14")])


def test_without_an_amendment_or_after_the_end_there_is_nothing_to_compare():
    assert amended() is None
    assert amended(replace(TERMS, end=JULY + 1), state=ContractState.ENDED) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"monthly_cap": None}, "新しく見つかった点: 支払いの上限がありません"),
        ({"min_months": 6}, "なくなった点: 最低契約期間が12か月と長めです"),
        ({"min_months": 13}, "重くなった点(前は注意): 最低契約期間が13か月と長めです"),
        (
            {"min_months": 8},
            "変わった点: 最低契約期間が8か月と長めです(前は「最低契約期間が12か月と長めです」)",
        ),
    ],
)
def test_it_is_said_in_a_sentence(change, words):
    before = language.current()
    language.use("ja")
    found = amended(replace(TERMS, **change))
    assert turn_words(CHECKS, found.turns[0]) == words
    assert since(found) == "2026年7月の変更の前と後"
    language.use(before)
