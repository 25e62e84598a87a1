"""What an import would change: days, cells of the month sheets, posts. Pure: the same for preview and act.

Rules of the product: a newer download corrects older days and says so; a day not known never replaces a
known one; a whole month's value is the sum of its days; nothing typed is overwritten unless the owner
takes the imported value; a closed month is not touched.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b
from operator import attrgetter, itemgetter
from typing import TypeAlias

from desktop.domain.book import Book
from desktop.domain.importing import Basis, MonthValue, Outcome, kpi_values, outcome
from desktop.domain.month import Month
from desktop.domain.results import AGENCY_SHEET, IMPORTED, DayCount, Result

Metric: TypeAlias = tuple[str, str]
"""A source and one of its metrics."""
Key: TypeAlias = tuple[str, str, date]
"""A source, one of its metrics, a day."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One metric as one file brings it: a value a day, None where the service did not know."""

    source: str
    metric: str
    file: str
    at: datetime
    """When the file was downloaded."""
    days: Mapping[date, int | None]


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A figure of a month as one file gives it whole, without its days."""

    kpi: str
    month: Month
    value: MonthValue
    source: str
    file: str
    at: datetime
    """When the file was downloaded."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A day whose known value a newer download changes."""

    source: str
    metric: str
    day: date
    before: int
    after: int
    file: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an import does to one cell of a month's sheet: `now` stands there, `then` is in the files."""

    month: Month
    kpi: str
    now: Decimal | None
    now_source: str | None
    then: Decimal
    days: int
    """From how many known days `then` comes."""
    partial: bool
    basis: Basis
    source: str
    file: str
    outcome: Outcome
    at: datetime | None = None
    """When the file was downloaded, of a value it gives whole."""
    rounded: bool = False
    evidence: str = ""
    """Where an agency read it, in its words."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The rows to be kept, what they correct, and all that is then known of each metric brought."""

    rows: tuple[DayCount, ...]
    corrections: tuple[Correction, ...]
    known: Mapping[Metric, Mapping[date, int]]


def plan_days(brought: Sequence[Brought], kept: Iterable[DayCount], book: Book) -> DayPlan:
    """Put the days of files to those kept before; days of closed months are known, but not kept."""
    before = {(row.source, row.metric, row.day): row for row in kept}
    rows = dict(before)
    known: dict[Metric, dict[date, int]] = {}
    closed = {state.month for state in book.states if state.closed}
    for one in sorted(brought, key=attrgetter("at")):
        metric = one.source, one.metric
        for day, value in one.days.items():
            key = (*metric, day)
            old = rows.get(key)
            if old is None or _replaces(old, value, one):
                rows[key] = _row(old, value, day, one, book.shop.id)
    for (source, name, day), row in rows.items():
        if row.value is not None:
            known.setdefault((source, name), {})[day] = row.value
    changed = {
        key: row
        for key, row in rows.items()
        if row is not before.get(key) and Month.of(row.day) not in closed
    }
    return DayPlan(tuple(changed.values()), _corrections(changed, before), known)


def _replaces(old: DayCount, value: int | None, one: Brought) -> bool:
    """A later download corrects; *not known* replaces nothing, and anything replaces *not known*."""
    return value is not None and value != old.value and (old.value is None or one.at >= old.at)


def _row(old: DayCount | None, value: int | None, day: date, one: Brought, shop: str) -> DayCount:
    if old is not None:
        return replace(old, value=value, file=one.file, at=one.at)
    key = name_id(shop, one.source, one.metric, day.isoformat())
    return DayCount(key, shop, one.source, one.metric, day, value, one.file, one.at)


def name_id(*parts: str) -> str:
    """Make the id of a row from what names it, so that the same thing read again is the same row."""
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _corrections(changed: Mapping[Key, DayCount], before: Mapping[Key, DayCount]) -> tuple[Correction, ...]:
    found = ((before.get(key), row) for key, row in changed.items())
    return tuple(
        Correction(row.source, row.metric, row.day, old.value, row.value, row.file)
        for old, row in found
        if old is not None and old.value is not None and row.value is not None
    )


def plan_entries(
    brought: Sequence[Brought],
    plan: DayPlan,
    book: Book,
    kpis: Container[str],
    periods: Sequence[PeriodValue] = (),
) -> tuple[Entry, ...]:
    """Give what becomes of each cell the files speak of; `kpis` are the figures that may be given.

    Where two sources bring the same figure, a whole month goes before a part of one, a service's number before
    the agency's; else the newer download.
    """
    entries: dict[tuple[Month, str], Entry] = {}
    ordered = sorted(periods, key=attrgetter("at"))
    said = [x for x in ordered if x.source == AGENCY_SHEET]
    given = [x for x in ordered if x.source != AGENCY_SHEET]
    for one in (*said, *_of_days(brought, plan), *given):
        there = entries.get((one.month, one.kpi))
        if one.kpi in kpis and (there is None or there.partial or not one.value.partial):
            entries[one.month, one.kpi] = _entry(one, book)
    return tuple(entries[key] for key in sorted(entries))


def _of_days(brought: Sequence[Brought], plan: DayPlan) -> Iterator[PeriodValue]:
    """Put the days that are known of each metric together to months, for the months the files speak of."""
    files = {
        (one.source, one.metric, month): one
        for one in sorted(brought, key=attrgetter("at"))
        for month in {Month.of(day) for day, value in one.days.items() if value is not None}
    }
    for (source, metric, month), one in sorted(files.items(), key=itemgetter(0)):
        for kpi, value in kpi_values(source, metric, month, plan.known[source, metric]).items():
            yield PeriodValue(kpi, month, value, source, one.file, one.at)


def _entry(one: PeriodValue, book: Book) -> Entry:
    row, value = book.result(one.month, one.kpi), one.value
    return Entry(
        one.month,
        one.kpi,
        now=None if row is None else row.value,
        now_source=None if row is None else row.source,
        then=Decimal(value.amount),
        days=value.days,
        partial=value.partial,
        basis=value.basis,
        source=one.source,
        file=one.file,
        outcome=outcome(row, value, one.source, closed=book.closed(one.month), at=one.at),
        at=one.at if value.basis is Basis.PERIOD else None,
        rounded=value.rounded,
        evidence=value.seen,
    )


def enters(entry: Entry, take: Container[Entry], leave: Container[Entry] = ()) -> bool:
    """Tell whether an import writes a cell: the owner may `take` the file's value, or `leave` one out."""
    if entry in leave:
        return False
    if entry.outcome in (Outcome.NEW, Outcome.CORRECTED):
        return True
    return entry.outcome in (Outcome.CONFLICT, Outcome.FULLER, Outcome.OLDER) and entry in take


def source_of(entry: Entry) -> str:
    """Give the source a cell has by an import: a service's file, or the agency."""
    return entry.source if entry.source == AGENCY_SHEET else IMPORTED + entry.source


def written(entry: Entry, book: Book, at: datetime) -> Result:
    """Give the row of a cell as the import leaves it; its note stays."""
    name = name_id(book.shop.id, str(entry.month), entry.kpi)
    row = book.result(entry.month, entry.kpi) or Result(name, book.shop.id, entry.month, entry.kpi, None)
    return replace(
        row,
        value=entry.then,
        source=source_of(entry),
        file=entry.file,
        at=entry.at or at,
        rounded=entry.rounded,
        partial=entry.partial,
        evidence=row.evidence or entry.evidence,
    )
