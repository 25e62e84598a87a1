"""What may be entered into a month: which figures, which numbers, cancelled results, closing and reopening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.derived import Figures
from desktop.domain.fees.checks import counted_codes
from desktop.domain.fees.promoted import not_counted
from desktop.domain.kpis import Measure, Unit
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused, of_month
from desktop.domain.results import TYPED, Cancellation, Result


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed; `value` None clears what stood there."""

    value: Decimal | None
    rounded: bool = False
    """Written as 1.2万: never billed to the yen."""


def entry_problems(
    book: Book, measures: Mapping[str, Measure], month: Month, kpi: str, value: Decimal | None
) -> Iterator[Problem]:
    """Say why a value cannot be entered; none where it can. None clears a value.

    Counts and yen are whole and, but for differences, not below zero; shares are at most 1.
    """
    if book.closed(month):
        yield of_month(Code.MONTH_CLOSED, month)
        return
    yield from figure_problems(book, measures, kpi)
    if value is not None:
        yield from _number_problems(measures.get(kpi), kpi, value)


def known_problems(book: Book, measures: Mapping[str, Measure], kpi: str) -> Iterator[Problem]:
    """Say why there is nothing to note about a figure: nobody knows it."""
    if kpi not in measures and kpi not in contract_codes(book):
        yield Problem(Code.UNKNOWN_KPI, where=kpi)


def figure_problems(book: Book, measures: Mapping[str, Measure], kpi: str) -> Iterator[Problem]:
    """Say why a figure is not one that people give: nobody knows it, or it is worked out."""
    yield from known_problems(book, measures, kpi)
    if kpi in measures and not measures[kpi].typed:
        yield Problem(Code.COMPUTED_KPI, where=kpi)


def contract_codes(book: Book) -> frozenset[str]:
    """Give the counts and costs that fees of the contract name, also where the catalogue knows them not."""
    schedules = [book.schedule(contract) for contract in book.deals()]
    versions = [terms for x in schedules for terms in (x.terms, *(change.terms for change in x.changes))]
    return frozenset(code for terms in versions for code in counted_codes(terms))


def _number_problems(measure: Measure | None, kpi: str, value: Decimal) -> Iterator[Problem]:
    unit = Unit.COUNT if measure is None else measure.unit
    if value < 0 and not (measure is not None and measure.signed):
        yield Problem(Code.BELOW_ZERO, where=kpi)
    elif unit in (Unit.COUNT, Unit.YEN) and value != value.to_integral_value():
        yield Problem(Code.NOT_WHOLE, where=kpi)
    elif unit is Unit.PERCENT and value > 1:
        yield Problem(Code.ABOVE_WHOLE, where=kpi)


def entered(row: Result, typed: Typed, at: datetime) -> Result:
    """Give the row with a typed value; the same value again changes nothing, and the note stays."""
    if row.value == typed.value and row.rounded == typed.rounded and not row.partial:
        return row
    if typed.value is None:
        return replace(row, value=None, source=None, file=None, at=None, rounded=False, partial=False)
    return replace(
        row, value=typed.value, source=TYPED, file=None, at=at, rounded=typed.rounded, partial=False
    )


def cancel_problems(
    book: Book, measures: Mapping[str, Measure], cancelled: Cancellation
) -> Iterator[Problem]:
    """Say why results cannot be cancelled later: the month is closed, they are not earlier, or not so many are left."""
    if book.closed(cancelled.month):
        yield of_month(Code.MONTH_CLOSED, cancelled.month)
        return
    yield from figure_problems(book, measures, cancelled.kpi)
    if cancelled.of_month >= cancelled.month:
        yield of_month(Code.CANCEL_EARLIER, cancelled.month)
        return
    left = left_to_cancel(book, measures, cancelled.of_month, cancelled.kpi)
    if not 0 < cancelled.count <= left:
        yield of_month(Code.CANCEL_TOO_MANY, cancelled.of_month, left=left)


def uncancel_problems(book: Book, cancelled: Cancellation) -> Iterator[Problem]:
    """Say why a cancellation cannot be taken away: its month is closed."""
    if book.closed(cancelled.month):
        yield of_month(Code.MONTH_CLOSED, cancelled.month)


def left_to_cancel(book: Book, measures: Mapping[str, Measure], month: Month, kpi: str) -> int:
    """Give how many of a month's results count still: what came, less invalid and cancelled ones."""
    figures, rejected = Figures(book, measures), not_counted(book.contract_in(month), measures, kpi)
    counted = figures.value(month, kpi) or Decimal(0)
    invalid = figures.value(month, rejected) if rejected else None
    gone = sum(x.count for x in book.cancellations if (x.of_month, x.kpi) == (month, kpi))
    return int(counted) - int(invalid or 0) - gone


def refuse(problems: Iterator[Problem]) -> None:
    """Raise `Refused` with every problem, where there is one."""
    found = tuple(problems)
    if found:
        raise Refused(*found)


def closing_problems(month: Month, today: date) -> Iterator[Problem]:
    """Say why a month cannot be closed: it is not over."""
    if today <= month.last:
        yield of_month(Code.MONTH_NOT_OVER, month)


def reopening_problems(reason: str) -> Iterator[Problem]:
    """Say why a month cannot be reopened: nobody said what for."""
    if not reason.strip():
        yield Problem(Code.REASON_MISSING, where="reason")
