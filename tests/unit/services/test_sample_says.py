"""What has to be said of the sample: its rates and costs, comparisons, outlook, prices, dates, and Home's list."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.contract.registration import Registration, registration
from desktop.domain.derived import Figures
from desktop.domain.fees.from_book import fee_extra
from desktop.domain.goals import break_even_close_rate, worth_of
from desktop.domain.home import Matter
from desktop.domain.month import Month
from desktop.domain.month import months as each_month
from desktop.domain.statistics import Change, compare
from desktop.services.home import Home
from desktop.storage.database import Database

from .conftest import now

START, OCT = Month(2025, 5), Month(2026, 10)


@pytest.fixture
def book(database: Database) -> Book:
    with database.read() as reader:
        return reader.book("sample")


@pytest.fixture
def figures(book: Book, catalog: Catalog) -> Figures:
    return Figures(book, catalog.measures, fee_extra(book, catalog.measures))


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        ("cost_per_result", "4365"),
        ("gp_return", "0.86"),
        ("results_per_10k_views", "2.68"),
        ("qualified_rate", "0.897"),
        ("profile_visit_rate", "0.0133"),
        ("link_ctr", "0.0511"),
    ],
)
def test_the_open_month(figures: Figures, kpi: str, expected: str) -> None:
    value = figures.value(OCT, kpi)
    assert value is not None
    assert round(value, -Decimal(expected).as_tuple().exponent) == Decimal(expected)  # type: ignore[operator]


def counted(figures: Figures, first: Month, last: Month) -> float:
    return float(figures.total([*each_month(first, last)], "qualified_inquiries").value or 0)


def test_cost_per_result_over_months(figures: Figures) -> None:
    whole = figures.total([*each_month(START, OCT)], "cost_per_result")
    assert (whole.numerator, whole.denominator) == (1_701_500, 225)
    assert round(whole.value or 0) == 7_562
    half = figures.total([*each_month(Month(2026, 5), OCT)], "cost_per_result")
    assert (half.numerator, round(half.value or 0)) == (593_000, 5_871)


def test_gross_profit_of_the_contract(figures: Figures) -> None:
    whole = [*each_month(START, OCT)]
    assert figures.total(whole, "gross_profit_attributed").value == pytest.approx(Decimal(904_539), abs=18)
    assert round(figures.total(whole, "gp_return").value or 0, 2) == Decimal("0.53")


@pytest.mark.parametrize(
    ("earlier", "later", "months", "up", "change"),
    [
        (Month(2025, 8), Month(2026, 8), 3, 0.99999, Change.CLEARLY_UP),
        (Month(2026, 5), Month(2026, 8), 3, 0.9819, Change.CLEARLY_UP),
        (Month(2025, 7), Month(2026, 7), 1, 0.9344, Change.POSSIBLY_UP),
        (Month(2026, 6), Month(2026, 7), 1, 0.5860, Change.CANNOT_TELL),
        (Month(2026, 2), Month(2026, 5), 3, 0.2266, Change.CANNOT_TELL),
    ],
)
def test_comparisons(
    figures: Figures, earlier: Month, later: Month, months: int, up: float, change: Change
) -> None:
    before, after = (counted(figures, first, first + (months - 1)) for first in (earlier, later))
    compared = compare(before, months, after, months)
    assert compared.up == pytest.approx(up, abs=1e-4)
    assert compared.change is change


def test_prices(book: Book, figures: Figures) -> None:
    goal = book.goal
    assert goal is not None
    assert worth_of(goal).ceiling == 2_575
    assert round(break_even_close_rate(3_000, goal.gross_profit or 0, goal.pay_share) or 0, 3) == Decimal(
        "0.769"
    )
    bookings = figures.total([*each_month(START, OCT)], "bookings").value or 0
    assert round(bookings / Decimal(225), 3) == Decimal("0.658")


def test_registration_numbers_of_the_candidates(book: Book) -> None:
    assert registration(book.agencies[0].registration) is Registration.FITS
    assert [agency.registration for agency in book.agencies[1:]] == ["", ""]


def test_home(database: Database, catalog: Catalog) -> None:
    view = Home(database, catalog, now, "sample").view()
    found = [
        (thing.matter, thing.month, thing.due and thing.due.isoformat(), thing.count) for thing in view.things
    ]
    assert [(x[0], x[1]) for x in found] == [
        (Matter.WRONG_INVOICE, OCT),
        (Matter.DISPUTED_INVOICE, Month(2026, 6)),
        (Matter.MONTH_NOT_CLOSED, OCT),
        (Matter.CRITICAL_FINDINGS, None),
        (Matter.REVIEW_DUE, Month(2026, 11)),
        (Matter.ACTIONS_OPEN, None),
        (Matter.PROMISES_OPEN, None),
        (Matter.NOTICE_DAY, None),
    ]
    assert (found[0][2], found[-1][2]) == ("2026-11-30", "2027-01-29")
    assert view.progress is not None
    assert view.progress.reached == 101
    assert view.progress.outlook is not None
    assert view.progress.outlook.forecast.chance == pytest.approx(0.5702, abs=1e-4)
    assert view.progress.outlook.change is not None
    assert view.progress.outlook.change.up == pytest.approx(0.9901, abs=1e-4)
    assert view.progress.outlook.widened is None
    assert view.progress.season is not None
    assert view.progress.season.chance == pytest.approx(0.7417, abs=1e-4)
