"""Improvements in words: every change has its figures in the right unit, and a question without holes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.contract.asked import NEGOTIATION
from desktop.domain.fees.terms import (
    Base,
    ClawbackOrder,
    Initial,
    PassThrough,
    Scope,
    Share,
    TierMode,
)
from desktop.domain.scenarios.improvements import Change, Usual, improvements
from desktop.wording.amounts import plain
from desktop.wording.fee_words import catalogue_words
from desktop.wording.negotiation import code_of, improvement_name, question
from tests.unit.domain.fees.making import per_result, tiered
from tests.unit.domain.scenarios.making import contract

USUAL = Usual({"inquiries": 20, "views": 50_000, "sales": 400_000}, 12, ceiling=2000, result="inquiries")
TERMS = (
    contract(per_result("3000"), Base(amount=50_000), Initial(amount=100_000), min_months=12),
    contract(per_result("3000"), Base(amount=50_000), monthly_cap=90_000, carry_over=True),
    contract(per_result("3000"), Base(amount=1), monthly_cap=90_000, cap_scope=Scope.VARIABLE),
    contract(per_result("3000"), monthly_guarantee=20_000, clawback=ClawbackOrder.AFTER_CAPS),
    contract(tiered(TierMode.WHOLE, (1, "4000"), (10, "3000"))),
    contract(
        PassThrough(cost="ad_spend", handling=Decimal("0.20")), Share(kpi="sales", rate=Decimal("0.05"))
    ),
    contract(per_result("0.5", kpi="views")),
)
FOUND = [x for terms in TERMS for x in improvements(terms, USUAL)]


@pytest.fixture
def words(catalog):
    return catalogue_words(catalog.measures)


def of(change, terms) -> list:
    return [x for x in improvements(terms, USUAL) if x.change is change]


def test_every_change_is_tried_here():
    assert {x.change for x in FOUND} == set(Change)


def test_no_name_and_no_question_has_a_hole(catalog, words):
    for improvement in FOUND:
        for said in (improvement_name(improvement, words), question(improvement, catalog.checks, words)):
            assert said
            assert not {"{", "「」", "をから", "月から", "はは"} & {
                said[at : at + 2] for at in range(len(said))
            }
            assert "{" not in said


def test_a_price_of_half_a_yen_is_no_share_and_a_share_is_no_price(words):
    views = plain(improvement_name(of(Change.LOWER_PRICE, TERMS[6])[0], words))
    sales = plain(improvement_name(of(Change.LOWER_PRICE, TERMS[5])[0], words))
    assert "0.5円から0.45円" in views
    assert "5%から4.5%" in sales


def test_bands_have_no_single_price(words, catalog):
    lower = of(Change.LOWER_PRICE, TERMS[4])[0]
    assert "1割" in improvement_name(lower, words)
    assert "1割" in question(lower, catalog.checks, words)


def test_a_question_is_kept_for_each_fee():
    two = contract(per_result("3000"), per_result("0.5", kpi="views"))
    codes = [code_of(x) for x in of(Change.LOWER_PRICE, two)]
    assert len(set(codes)) == 2
    assert all(code.startswith(f"{NEGOTIATION}lower_price") for code in codes)
