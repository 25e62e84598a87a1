"""What the law of a day adds to a question: a number of a person is never called wrong, rates follow their dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop import language
from desktop.catalog.rates import load_rates
from desktop.domain.contract.answers import Case
from desktop.domain.rates import RateKind, lost_credit
from desktop.domain.shop import Purpose
from desktop.settings import resources
from desktop.wording.amounts import plain
from desktop.wording.legal_remarks import number_words, remark

RATES = load_rates(resources() / "catalog")
TODAY = date(2026, 11, 24)
WRONG = "T7123456789013"


@pytest.fixture(autouse=True)
def japanese():
    before = language.current()
    language.use("ja")
    yield
    language.use(before)


def said(name, today=TODAY, **answers):
    return plain(remark(name, Case(Purpose.CUSTOMERS, answers), RATES, today))


@pytest.mark.parametrize(
    ("day", "lost"),
    [
        (date(2026, 9, 30), 2_000),
        (date(2026, 10, 1), 3_000),
        (date(2028, 9, 30), 3_000),
        (date(2028, 10, 1), 5_000),
        (date(2030, 10, 1), 7_000),
        (date(2031, 10, 1), 10_000),
    ],
)
def test_what_a_missing_number_costs_by_the_day_of_the_service(day, lost):
    share = RATES.at(RateKind.INPUT_CREDIT, day).rate
    assert lost_credit(110_000, Decimal("0.10"), share) == lost
    assert f"消費税のうち{lost:,}円を差し引けません" in said("invoice_number", day, tax_method="general")


@pytest.mark.parametrize("number", ["T7123456789012", "T4011001098993", "T7000012050002"])
def test_a_number_that_fits_still_has_to_be_looked_up(number):
    assert "国税庁の公表サイトで確かめて" in number_words(number, corporation=True)
    assert said("invoice_number", invoice_number=number, tax_method="general") == number_words(
        number, corporation=None
    )


@pytest.mark.parametrize("number", [WRONG, "T1234567890123"])
def test_a_persons_number_gets_a_hint_and_a_companys_is_a_finding(number):
    assert "個人の番号なら正しいこともあります" in said(
        "invoice_number", invoice_number=number, withholding="decided"
    )
    assert "請求書の番号と見くらべてください" in said("invoice_number", invoice_number=number)
    assert said("invoice_number", invoice_number=number, withholding="corporation") == ""
    assert "合っています" not in number_words(number, corporation=False)


def test_a_shop_that_deducts_nothing_loses_nothing():
    for method in ("simplified", "special", "exempt"):
        assert "損はありません" in said("invoice_number", tax_method=method, invoice_number="none")


def test_withholding_is_told_for_a_person_with_its_date():
    assert "2026年12月31日まで10.21%" in said("withholding", withholding="undecided")
    assert "防衛特別所得税" in said("withholding", date(2027, 1, 1), withholding="decided")
    assert said("withholding", withholding="corporation") == ""


def test_interest_nobody_has_decided_yet_is_not_told():
    assert "2029年3月31日まで3%" in said("payment_terms")
    assert said("payment_terms", date(2029, 4, 1)) == ""


def test_other_questions_have_no_remark():
    assert said("cap") == ""
