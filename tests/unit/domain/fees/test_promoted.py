"""A fee on views counts what the contract says of those that adverts bought, and the sheet says which number that is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.from_book import fee_month
from desktop.domain.fees.mistakes import Mistake
from desktop.domain.fees.terms import PerResult, Terms
from desktop.domain.invoices import Invoice
from desktop.domain.problems import Code
from desktop.domain.reported import AdDay
from desktop.domain.sheet import month_sheet
from desktop.wording.fees import line_text
from desktop.wording.mistakes import title
from tests.unit.domain.books import OCTOBER, book

ADS = (AdDay("a", "s", date(2026, 10, 3), 3_000, 4_000),)


def viewed(says: str | None, ads=ADS, views=10_000, invoices=(), **values):
    fee = PerResult(kpi="views", unit_price=Decimal(2))
    answers = {} if says is None else {"ad_results": says}
    deal = Contract("c", "s", "a", Terms(start=OCTOBER, fees=(fee,)), ContractState.SIGNED, answers=answers)
    return book({OCTOBER: {"views": views} | values}, contracts=(deal,), ad_days=ads, invoices=invoices)


@pytest.mark.parametrize(
    ("says", "ads", "payable"),
    [
        ("excluded", ADS, 13_200),  # 6,000 views
        ("counted", ADS, 22_000),
        ("unknown", ADS, 22_000),
        (None, ADS, 22_000),
        ("excluded", (), 22_000),  # no adverts were noted
    ],
)
def test_the_fee_counts_what_the_contract_says(catalog, says, ads, payable):
    of = viewed(says, ads)
    statement = fee_month(of, catalog.measures, OCTOBER).statement
    assert statement is not None
    assert statement.payable == payable


@pytest.mark.parametrize(("says", "billed"), [("excluded", "organic_views"), ("counted", "views")])
def test_the_sheet_has_both_numbers_and_says_which_one_is_billed(catalog, says, billed):
    sheet = month_sheet(viewed(says), catalog.measures, OCTOBER, {}, catalog.default_plans)
    both = ("views", "promoted_views", "organic_views")
    rows = {row.kpi: row for row in sheet.rows if row.kpi in both}
    assert {kpi: row.value for kpi, row in rows.items()} == {
        "views": 10_000,
        "promoted_views": 4_000,
        "organic_views": 6_000,
    }
    assert [kpi for kpi, row in rows.items() if row.billed] == [billed]
    assert rows["organic_views"].part_of == "views"


def test_without_adverts_there_is_one_number_of_views(catalog):
    sheet = month_sheet(viewed("counted", ()), catalog.measures, OCTOBER, {}, catalog.default_plans)
    assert sheet.row("organic_views") is None


def test_a_typed_number_of_bought_views_comes_first(catalog):
    of = viewed("excluded", promoted_views=1_000)
    statement = fee_month(of, catalog.measures, OCTOBER).statement
    assert statement is not None
    assert statement.payable == 19_800


@pytest.mark.parametrize(
    ("ads", "values"),
    [
        ((AdDay("a", "s", date(2026, 10, 3), 3_000, None),), {}),
        ((*ADS, AdDay("b", "s", date(2026, 10, 4), 3_000, None)), {}),
        ((), {"ad_spend": 3_000}),
    ],
    ids=["no day is known", "a day is not known", "only the spend is known"],
)
def test_what_adverts_bought_is_never_taken_as_nothing(catalog, ads, values):
    fee = fee_month(viewed("excluded", ads, **values), catalog.measures, OCTOBER)
    assert fee.statement is None
    assert fee.problem is not None
    assert (fee.problem.code, fee.problem.values["kpi"]) == (Code.UNMEASURED, "promoted_views")
    counted = fee_month(viewed("counted", ads, **values), catalog.measures, OCTOBER)
    assert counted.statement is not None


def test_a_typed_number_settles_what_days_leave_open(catalog):
    of = viewed("excluded", (AdDay("a", "s", date(2026, 10, 3), 3_000),), promoted_views=1_000)
    statement = fee_month(of, catalog.measures, OCTOBER).statement
    assert statement is not None
    assert statement.payable == 19_800


def test_that_adverts_bought_none_is_known_too(catalog):
    of = viewed("excluded", (AdDay("a", "s", date(2026, 10, 3), 3_000),), promoted_views=0)
    statement = fee_month(of, catalog.measures, OCTOBER).statement
    assert statement is not None
    assert statement.payable == 22_000  # all 10,000 views at 2 yen, and tax


def test_spend_typed_beside_days_that_are_known_leaves_nothing_open(catalog):
    statement = fee_month(viewed("excluded", ad_spend=3_000), catalog.measures, OCTOBER).statement
    assert statement is not None
    assert statement.payable == 13_200  # 6,000 views


def test_an_invoice_that_counts_bought_views_is_explained_in_those_words(catalog):
    language.use("ja")
    of = viewed("excluded", invoices=(Invoice("i", "s", "c", OCTOBER, 22_000),))
    fee = fee_month(of, catalog.measures, OCTOBER)
    assert fee.check is not None
    assert fee.statement is not None
    (mistake,) = fee.check.explanations[0].mistakes
    assert mistake is Mistake.INVALID_COUNTED
    assert "広告で流した4,000" in title(mistake, fee.statement)
    assert "広告で流した4,000" in line_text(fee.statement.lines[0])
