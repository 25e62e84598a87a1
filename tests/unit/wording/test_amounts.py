"""Numbers, yen, months and days as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.month import Month
from desktop.wording import amounts


@pytest.fixture
def japanese():
    language.use("ja")


@pytest.fixture
def english():
    language.use("en")
    yield
    language.use("ja")


def test_in_japanese(japanese):
    assert amounts.yen(1234) == "1,234\u2060円"
    assert amounts.yen(-1234) == "\u22121,234\u2060円"
    assert amounts.yen(Decimal("1.10")) == "1.1\u2060円"
    assert amounts.yen(Decimal("5000")) == "5,000\u2060円"
    assert amounts.count(26, "件") == "26\u2060件"
    assert amounts.month_name(Month(2026, 10)) == "2026年10月"
    assert amounts.month_alone(Month(2026, 10)) == "10月"
    assert amounts.day_name(date(2026, 11, 5)) == "11月5日(木)"
    assert amounts.day_in_full(date(2026, 11, 5)) == "2026年11月5日"


def test_in_english(english):
    assert amounts.yen(1234) == "¥1,234"
    assert amounts.yen(-1234) == "\u2212¥1,234"
    assert amounts.count(26, "views") == "26\u00a0views"
    assert amounts.month_name(Month(2026, 10)) == "October 2026"
    assert amounts.month_alone(Month(2026, 10)) == "October"
    assert amounts.day_name(date(2026, 11, 5)) == "Thu 5 Nov"
    assert amounts.day_in_full(date(2026, 11, 5)) == "5 November 2026"


def test_differences_carry_their_sign(japanese):
    assert [amounts.plain(amounts.signed_yen(x)) for x in (18_000, 0, -18_000)] == [
        "+18,000円",
        "0円",
        "−18,000円",
    ]


@pytest.mark.parametrize(
    ("fraction", "digits", "said"),
    [
        ("0.10", None, "10%"),
        ("0.155", None, "15.5%"),
        ("0.1021", None, "10.21%"),
        ("0.145", 0, "15%"),
        ("0.0045", 1, "0.5%"),
        ("-0.12", 0, "−12%"),
        ("-0.001", 0, "0%"),
        ("1", 0, "100%"),
    ],
)
def test_shares(fraction, digits, said):
    assert amounts.percent(Decimal(fraction), digits) == said


def test_numbers():
    assert [amounts.number(x) for x in (0, 83_417, -5, Decimal("1234.50"))] == [
        "0",
        "83,417",
        "−5",
        "1,234.5",
    ]


def test_plain_takes_the_joiners_out(japanese):
    assert amounts.plain(amounts.yen(5)) == "5円"
