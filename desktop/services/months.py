"""The months of a shop: their sheets, typing into them, notes, results cancelled later, closing and reopening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from desktop.catalog.catalog import Catalog
from desktop.domain.book import Book
from desktop.domain.derived import Figures
from desktop.domain.entering import (
    Typed,
    cancel_problems,
    closing_problems,
    entered,
    entry_problems,
    known_problems,
    refuse,
    reopening_problems,
    uncancel_problems,
)
from desktop.domain.fees.from_book import fee_extra
from desktop.domain.kpis import Measure
from desktop.domain.month import Month, months
from desktop.domain.own_kpis import OwnKpi, with_own
from desktop.domain.posts import Post, posts_by_month
from desktop.domain.promises import Held, delivery_of, delivery_problems, held
from desktop.domain.recorded import recorded
from desktop.domain.reported import Delivery
from desktop.domain.results import Cancellation, Closing, Corrected, MonthState, Result
from desktop.domain.reviews import Review, ReviewKind
from desktop.domain.sheet import MonthSheet, month_sheet, review_of
from desktop.storage.database import Database
from desktop.storage.ids import new_id
from desktop.storage.journal import Change, Step
from desktop.storage.tables import Entity
from desktop.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Months:
    """Views and commands on the months of one shop. A command gives its step; None: nothing changed.

    Every command raises `Refused` with all reasons where it cannot be done, and then changes nothing.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    shop: str

    def sheet(self, month: Month) -> MonthSheet:
        """Give the sheet of a month."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        measures = book.known(self.catalog.measures)
        return month_sheet(book, measures, month, fee_extra(book, measures), self.catalog.default_plans)

    def measures(self) -> Mapping[str, Measure]:
        """Give every figure the shop may watch: the catalogue's and its own."""
        with self.database.read() as reader:
            own = reader.all(OwnKpi, shop=self.shop)
        return with_own(self.catalog.measures, own)

    def before_records(self, month: Month, kpis: Iterable[str]) -> tuple[tuple[Measure, Decimal], ...]:
        """Give the values, typed or imported, that stand before what the shop's own records come to."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        measures = book.known(self.catalog.measures)
        found = ((kpi, book.value(month, kpi), recorded(book, month, kpi)) for kpi in kpis)
        return tuple(
            (measures[kpi], value)
            for kpi, value, logged in found
            if value is not None and logged is not None and value != logged.value
        )

    def months(self) -> tuple[Month, ...]:
        """Give the months that can be looked at, oldest first: those with a value or a plan, up to this one."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
        known = (*book.months(), *(plan.first for plan in book.plans), Month.of(self.clock().date()))
        return tuple(months(min(known), max(known)))

    def enter(self, month: Month, kpi: str, typed: Typed) -> Step | None:
        """Keep a typed value; None in it is *not measured*."""
        with self.database.unit("enter_result", shop=self.shop, month=month, kpi=kpi) as unit:
            self._enter(unit, month, {kpi: typed}, {})
        return unit.step

    def clear(self, month: Month, kpi: str) -> Step | None:
        """Take a value away; its note stays."""
        with self.database.unit("clear_result", shop=self.shop, month=month, kpi=kpi) as unit:
            self._enter(unit, month, {kpi: Typed(None)}, {})
        return unit.step

    def enter_block(
        self, month: Month, cells: Mapping[str, Typed], note: str | Mapping[str, str] | None = None
    ) -> Step | None:
        """Keep several typed values in one step, or none where one is refused.

        A `note` goes to each value, or, given by KPI, to those it names.
        """
        notes = dict.fromkeys(cells, note) if isinstance(note, str) else note or {}
        count = len({*cells, *notes})
        with self.database.unit("enter_block", shop=self.shop, month=month, count=count) as unit:
            self._enter(unit, month, cells, notes)
        return unit.step

    def note(self, month: Month, kpi: str, text: str) -> Step | None:
        """Keep a note on a figure, also in a closed month."""
        with self.database.unit("note_result", shop=self.shop, month=month, kpi=kpi) as unit:
            book = unit.book(self.shop)
            refuse(known_problems(book, book.known(self.catalog.measures), kpi))
            _put(unit, book, replace(self._row(book, month, kpi), note=text.strip()))
        return unit.step

    def evidence(self, month: Month, kpi: str, text: str) -> Step | None:
        """Keep where a figure can be seen (a link, the name of a file or paper), also in a closed month."""
        with self.database.unit("keep_evidence", shop=self.shop, month=month, kpi=kpi) as unit:
            book = unit.book(self.shop)
            refuse(known_problems(book, book.known(self.catalog.measures), kpi))
            _put(unit, book, replace(self._row(book, month, kpi), evidence=text.strip()))
        return unit.step

    def cancel_results(self, month: Month, of_month: Month, kpi: str, count: int, reason: str) -> Step | None:
        """Note in `month` that results billed in `of_month` turned out invalid (for a share: yen)."""
        cancelled = Cancellation(new_id(), self.shop, month, of_month, kpi, count, reason.strip())
        with self.database.unit(
            "cancel_results", shop=self.shop, month=month, of_month=of_month, kpi=kpi, count=count
        ) as unit:
            book = unit.book(self.shop)
            refuse(cancel_problems(book, book.known(self.catalog.measures), cancelled))
            unit.put(cancelled)
        return unit.step

    def uncancel_results(self, cancellation: Cancellation) -> Step | None:
        """Take a cancellation away again."""
        of = cancellation
        with self.database.unit(
            "uncancel_results",
            shop=self.shop,
            month=of.month,
            of_month=of.of_month,
            kpi=of.kpi,
            count=of.count,
        ) as unit:
            refuse(uncancel_problems(unit.book(self.shop), cancellation))
            unit.delete(cancellation)
        return unit.step

    def close(self, month: Month) -> Step | None:
        """Freeze a month: its figures refuse from now on, its notes do not."""
        with self.database.unit("close_month", shop=self.shop, month=month) as unit:
            refuse(closing_problems(month, self.clock().date()))
            state = self._state(unit, month)
            if not state.closed:
                unit.put(replace(state, closed=True, reason=""), self._logged(month, "", closed=True))
        return unit.step

    def reopen(self, month: Month, reason: str) -> Step | None:
        """Open a closed month again; the reason is kept."""
        with self.database.unit("reopen_month", shop=self.shop, month=month) as unit:
            refuse(reopening_problems(reason))
            state = self._state(unit, month)
            if state.closed:
                why = reason.strip()
                unit.put(replace(state, closed=False, reason=why), self._logged(month, why, closed=False))
        return unit.step

    def change_log(self, month: Month) -> tuple[Closing | Corrected, ...]:
        """Give every closing and reopening, and every figure changed since the first closing, the newest first."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
            closings = reader.log(Closing, *(x.id for x in book.closings if x.month == month))
            results = reader.log(Result, *(x.id for x in book.results if x.month == month))
        told = {int(step.id): row for step, change in closings if isinstance(row := change.after, Closing)}
        log: list[tuple[int, Closing | Corrected]] = [*told.items()]
        for step, change in results:
            if told and int(step.id) > min(told) and "value" in change.fields:
                log.append((int(step.id), _corrected(change, step.at)))
        return tuple(one for _number, one in sorted(log, key=_step_number, reverse=True))

    def open_after(self, month: Month) -> Month:
        """Give the next month that is open: what turns out late is noted there."""
        with self.database.read() as reader:
            closed = {x.month for x in reader.all(MonthState, shop=self.shop) if x.closed}
        after = month + 1
        while after in closed:
            after += 1
        return after

    def review(self, month: Month, why: str, following: str) -> Step | None:
        """Keep the short review of a month, closed or not: why it came out so, and what is done next."""
        with self.database.unit("review_month", shop=self.shop, month=month) as unit:
            kept = review_of(unit.book(self.shop), month)
            told = kept or Review(new_id(), self.shop, month, ReviewKind.MONTHLY, self.clock().date())
            if kept is not None or why.strip() or following.strip():
                unit.put(replace(told, why=why.strip(), decided=following.strip()))
        return unit.step

    def promised(self, month: Month) -> tuple[Held, ...]:
        """Hold what the contract promises beside the money against what came of it in a month."""
        with self.database.read() as reader:
            book = reader.book(self.shop)
            posts = posts_by_month(reader.all(Post, shop=self.shop))
        return held(Figures(book, book.known(self.catalog.measures)), month, posts, self.clock().date())

    def deliver(self, month: Month, reported: date | None, answer_days: int | None) -> Step | None:
        """Note when a month's report came and how long answers took; None: not noted. Closed months take it too.

        Raises `Refused`: a day to come or before the month, days below zero.
        """
        refuse(delivery_problems(month, reported, answer_days, self.clock().date()))
        with self.database.unit("note_delivery", shop=self.shop, month=month) as unit:
            kept = delivery_of(unit.book(self.shop), month)
            if kept is not None or reported is not None or answer_days is not None:
                noted = kept or Delivery(new_id(), self.shop, month)
                unit.put(replace(noted, reported=reported, answer_days=answer_days))
        return unit.step

    def _logged(self, month: Month, reason: str, *, closed: bool) -> Closing:
        return Closing(new_id(), self.shop, month, closed, reason, self.clock())

    def _enter(self, unit: Unit, month: Month, cells: Mapping[str, Typed], notes: Mapping[str, str]) -> None:
        book, at = unit.book(self.shop), self.clock()
        measures = book.known(self.catalog.measures)
        values = (entry_problems(book, measures, month, kpi, typed.value) for kpi, typed in cells.items())
        refuse(chain(*values, *(known_problems(book, measures, kpi) for kpi in notes)))
        for kpi in dict.fromkeys((*cells, *notes)):
            row = self._row(book, month, kpi)
            row = entered(row, cells[kpi], at) if kpi in cells else row
            _put(unit, book, replace(row, note=notes[kpi].strip()) if kpi in notes else row)

    def _row(self, book: Book, month: Month, kpi: str) -> Result:
        return book.result(month, kpi) or Result(new_id(), self.shop, month, kpi, None)

    def _state(self, unit: Unit, month: Month) -> MonthState:
        kept = unit.one(MonthState, shop=self.shop, month=month)
        return kept or MonthState(new_id(), self.shop, month, closed=False)


def _corrected(change: Change, at: datetime) -> Corrected:
    row = change.row
    assert isinstance(row, Result)
    return Corrected(row.kpi, _value(change.before), _value(change.after), at)


def _value(row: Entity | None) -> Decimal | None:
    return row.value if isinstance(row, Result) else None


def _step_number(entry: tuple[int, object]) -> int:
    return entry[0]


def _put(unit: Unit, book: Book, row: Result) -> None:
    """Keep a row; one that says nothing and was not there is not worth a step."""
    told = row.note or row.evidence
    if row.value is not None or told or book.result(row.month, row.kpi) is not None:
        unit.put(row)
