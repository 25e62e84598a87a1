"""Makes reports to test with: the sample's October, and the bill of any terms and results."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.catalog.catalog import Catalog
from desktop.catalog.sample.book import read_sample
from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.fees.mistakes import check_invoice
from desktop.domain.fees.reading import read_results, read_terms
from desktop.domain.fees.results import MonthResults
from desktop.domain.fees.statement import accounts
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.reports.composing.facts import Account, gather
from desktop.reports.composing.report import compose
from desktop.reports.model import Audience, Report
from desktop.reports.workbook import write
from desktop.settings import resources

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 24)
CASES = Path(__file__).parents[2] / "data" / "fees"


def sample_book(language: str = "ja") -> Book:
    return read_sample(resources() / "catalog" / "sample", language).book


def sample_report(
    catalog: Catalog,
    audience: Audience = Audience.AGENCY,
    language: str = "ja",
    book: Book | None = None,
    month: Month = OCTOBER,
) -> Report:
    return compose(gather(book or sample_book(language), catalog, month, audience, language, TODAY))


def bill_report(
    catalog: Catalog, terms: Terms, results: tuple[MonthResults, ...], invoiced: int | None
) -> Report:
    """A report of the last month of any terms and results, an invoice of so many yen beside it."""
    contract = Contract("c", "s", "a", terms, ContractState.SIGNED)
    book = Book(Shop("s", "試しの店", Purpose.CUSTOMERS), contracts=(contract,))
    month = results[-1].month
    facts = gather(book, catalog, month, Audience.OWNER, "ja", TODAY)
    done = tuple(Account(case, statement) for case, statement in accounts(terms, results))
    check = None if invoiced is None else check_invoice(terms, results, invoiced)
    fee = FeeMonth(month, contract, done[-1].statement, None, None, check)
    return compose(replace(facts, accounts=done, fee=fee))


def fee_case(name: str) -> tuple[Terms, tuple[MonthResults, ...]]:
    """One of the stored contracts with its results."""
    terms = read_terms(tomllib.loads((CASES / f"{name}.terms.toml").read_text("utf-8")))
    return terms, read_results(tomllib.loads((CASES / f"{name}.results.toml").read_text("utf-8")))


def fee_cases() -> list[str]:
    """The names of the stored contracts that can be billed."""
    names = (path.name.removesuffix(".terms.toml") for path in CASES.glob("*.terms.toml"))
    return sorted(name for name in names if not name.startswith("X"))


def unseen(done: int, of: int) -> None:
    assert 0 <= done <= of


def written(report: Report, path: Path) -> Path:
    write(report, path, unseen)
    return path
