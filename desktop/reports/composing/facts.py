"""Everything one report is made from, looked up once: a shop's book at the end of one month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.contract.checks import Report as CheckReport
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.questions import open_report
from desktop.domain.derived import Figures
from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.from_book import FeeMonth, fee_extra, fee_month, results_through
from desktop.domain.fees.statement import MonthStatement, accounts
from desktop.domain.kpis import Measure
from desktop.domain.month import Month, months
from desktop.domain.problems import Refused
from desktop.domain.progress import Progress, progress
from desktop.domain.promises import Held, held
from desktop.domain.sheet import MonthSheet, SheetRow, countable, month_sheet
from desktop.reports.model import Audience, Figure
from desktop.wording.kpis import value_words

LOOKED_AT = 24
"""Months a report looks back over, its own included."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Account:
    """One month of the contract: what its fee is computed from, and the statement."""

    case: MonthCase
    statement: MonthStatement


@dataclass(frozen=True, slots=True)
class Facts:
    """A shop's book seen from the end of one month, for one reader."""

    book: Book
    catalog: Catalog
    month: Month
    audience: Audience
    language: str
    made: date
    figures: Figures
    sheet: MonthSheet
    fee: FeeMonth
    accounts: tuple[Account, ...]
    """Every month of the contract up to this one; none where the fee cannot be computed."""
    progress: Progress | None
    check: CheckReport | None
    held: tuple[Held, ...] = ()
    """What was promised beside the money, and what came of it in the month."""

    @property
    def for_agency(self) -> bool:
        """Whether what concerns only the shop stays out."""
        return self.audience is Audience.AGENCY

    @property
    def contract(self) -> Contract | None:
        """The contract in force."""
        return self.book.contract_in(self.month)

    @property
    def agency(self) -> str:
        """The agency's name; empty where there is none."""
        agency = self.book.agency(self.contract) if self.contract else None
        return agency.name if agency else ""

    @property
    def result(self) -> SheetRow | None:
        """The row of the plan's result."""
        return next((row for row in self.sheet.rows if row.result), None)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months looked at, oldest first: up to two years, from the first that holds a value."""
        known = self.book.months()
        first = min((*known, self.month))
        return tuple(months(max(first, self.month + -(LOOKED_AT - 1)), self.month))

    def measure(self, code: str) -> Measure | None:
        """Give what the catalogue knows of a code."""
        return self.figures.measures.get(code)

    def name(self, code: str) -> str:
        """Call a KPI, measure or cost; a code of the contract's own stands as it is."""
        measure = self.measure(code)
        return measure.name[self.language] if measure else code

    def counter(self, code: str) -> str:
        """Give the word after a number of it (件); English numbers stand alone."""
        measure = self.measure(code)
        return (measure.counter.ja if measure else "件") if self.language == "ja" else ""

    def said(self, value: Decimal | int, code: str) -> str:
        """Say a number of a measure with its word."""
        return value_words(value, self.measure(code))

    def countable(self, row: SheetRow) -> bool:
        """Whether a change of the row can be judged as counts vary."""
        return countable(row, self.book.shop.purpose)

    def value(self, month: Month, code: str) -> Figure:
        """Give a month's value; nothing after the report's month is looked at."""
        return None if month > self.month else self.figures.value(month, code)


def gather(
    book: Book,
    catalog: Catalog,
    month: Month,
    audience: Audience,
    language: str,
    made: date,
    posts: Mapping[Month, int] | None = None,
) -> Facts:
    """Look everything up; `made` is the day of the report, `posts` counts those recorded by month."""
    measures = book.known(catalog.measures)
    extra = fee_extra(book, measures)
    figures = Figures(book, measures, extra)
    return Facts(
        book=book,
        catalog=catalog,
        month=month,
        audience=audience,
        language=language,
        made=made,
        figures=figures,
        sheet=month_sheet(book, measures, month, extra, catalog.default_plans),
        fee=fee_month(book, measures, month),
        accounts=_accounts(book, catalog, month),
        progress=progress(book, _Until(figures, month)),
        check=_check(book, catalog, month),
        held=held(figures, month, posts or {}, made),
    )


@dataclass(frozen=True, slots=True)
class _Until:
    """Gives figures up to a month, as they were known at its end."""

    figures: Figures
    last: Month

    def __call__(self, month: Month, kpi: str) -> tuple[Decimal | None, bool]:
        if month > self.last:
            return None, False
        figure = self.figures.figure(month, kpi)
        return figure.value, figure.partial


def _accounts(book: Book, catalog: Catalog, month: Month) -> tuple[Account, ...]:
    contract = book.contract_in(month)
    if contract is None:
        return ()
    try:
        schedule = book.schedule(contract)
        results = results_through(book, book.known(catalog.measures), schedule, month)
        return tuple(Account(case, statement) for case, statement in accounts(schedule, results))
    except Refused:
        return ()


def _check(book: Book, catalog: Catalog, month: Month) -> CheckReport | None:
    contract = book.contract_in(month)
    if contract is None or not contract.answers:
        return None
    return open_report(book, contract, catalog.checks, book.known(catalog.measures))
